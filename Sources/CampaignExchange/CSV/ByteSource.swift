/// A stream of bytes that can be read twice.
///
/// The CSV reader looks through the whole input once before it parses (to know the encoding and to refuse
/// what is not text), so a source must be able to start again from its first byte.
public protocol ByteSource: AnyObject {
    /// The number of bytes in all, where it is known beforehand.
    var size: Int64? { get }

    /// Fills a part of the buffer and returns how many bytes it wrote; 0 only at the end.
    ///
    /// The buffer has room for one character at least, which is four bytes.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int

    /// Goes back to the first byte.
    func rewind() throws(ByteSourceError)
}

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
    /// A pipe gave more than this many bytes.
    case tooLong(path: String, limit: Int64)
    /// A byte that the encoding that was named does not have.
    case notInEncoding(name: String, offset: Int64)
    /// Half a character, where the encoding is known and the place too.
    case brokenText(CSVFault)
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
        case .brokenText(let fault): fault.description
        }
    }
}

/// Bytes that are in memory already.
public final class MemoryByteSource: ByteSource {
    private let bytes: [UInt8]
    private let chunk: Int
    private var position = 0

    /// Serves the bytes, at most `chunk` of them per read (so that tests can put a boundary anywhere).
    public init(_ bytes: [UInt8], chunk: Int = 256 * 1024) {
        self.bytes = bytes
        self.chunk = max(1, chunk)
    }

    /// Serves the UTF-8 bytes of a text.
    public convenience init(_ text: String, chunk: Int = 256 * 1024) {
        self.init(Array(text.utf8), chunk: chunk)
    }

    public var size: Int64? { Int64(bytes.count) }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        let count = min(buffer.count, chunk, bytes.count - position)
        guard count > 0 else { return 0 }
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }

    public func rewind() throws(ByteSourceError) {
        position = 0
    }
}
