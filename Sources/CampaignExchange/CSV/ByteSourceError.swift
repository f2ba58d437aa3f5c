/// Why bytes could not be had.
public enum ByteSourceError: Error, Equatable, Sendable {
    /// There is nothing at this path.
    case noSuchFile(path: String)
    /// The path names a folder.
    case isDirectory(path: String)
    /// The file is there but may not be read; the reason is the system's own text.
    case notReadable(path: String, reason: String)
    /// Reading began and failed; the reason is the system's own text.
    case inputOutput(path: String, reason: String)
    /// A pipe gave more than so many bytes.
    case tooLong(path: String, limit: Int64)
    /// A byte that the encoding that was named does not have.
    case notInEncoding(name: String, offset: Int64)
}

extension ByteSourceError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .noSuchFile(let path): "\(path): no such file"
        case .isDirectory(let path): "\(path): is a folder, not a file"
        case .notReadable(let path, let reason): "\(path): cannot be read (\(reason))"
        case .inputOutput(let path, let reason): "\(path): reading failed (\(reason))"
        case .tooLong(let path, let limit):
            "\(path): more than \(limit >> 30) GiB came from this pipe; a longer input must be a file"
        case .notInEncoding(let name, let offset):
            "byte \(offset + 1) of the file is not in the encoding \(name): give another one with --encoding"
        }
    }
}
