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
