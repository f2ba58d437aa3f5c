/// Why a file cannot be read at all, in contrast to a fault in one record.
public enum CSVError: Error, Equatable, Sendable {
    /// The bytes could not be had.
    case source(ByteSourceError)
    /// The bytes are not a CSV file: a workbook, UTF-16, a NUL byte…
    case refused(CSVFault)
}

extension CSVError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .source(let error): error.description
        case .refused(let fault): fault.description
        }
    }
}
