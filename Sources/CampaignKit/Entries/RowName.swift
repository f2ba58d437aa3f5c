/// What names a row of a file: where it is from, and its id there.
///
/// Two systems may count their gifts alike; a row without an id has no name.
public struct RowName: Hashable, Comparable, Sendable {
    public var source: String
    public var id: String

    /// The name of a row of a source.
    public init(source: String, id: String) {
        self.source = source
        self.id = id
    }

    public static func < (left: RowName, right: RowName) -> Bool {
        (left.source, left.id) < (right.source, right.id)
    }
}
