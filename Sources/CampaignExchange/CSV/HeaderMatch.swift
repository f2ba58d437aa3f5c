/// Which field of a file is which known column.
public struct HeaderMatch: Equatable, Sendable {
    /// For each known column, in the order given, the index of its field.
    public let indexes: [Int?]
    /// Columns that are not known.
    public let extras: [HeaderExtra]
    /// Known columns found twice, required ones not found.
    public let faults: [CSVFault]

    let positions: [String: Int]

    /// The field of a known column, by its name.
    public func index(of known: String) -> Int? {
        positions[known]
    }
}
