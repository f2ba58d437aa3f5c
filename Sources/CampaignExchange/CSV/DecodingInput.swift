/// The bytes of a source that are still to be decoded: what is left of a character waits for the next ones.
struct DecodingInput {
    private let source: any ByteSource
    private(set) var bytes = [UInt8](repeating: 0, count: FileByteSource.chunkSize)
    /// Where the bytes begin that are still to be decoded.
    private(set) var start = 0
    private(set) var end = 0
    /// How many bytes of the source were before `bytes`.
    private(set) var before: Int64 = 0
    private(set) var isAtEnd = false

    init(_ source: any ByteSource) { self.source = source }

    var count: Int { end - start }
    var isEmpty: Bool { start == end }
    var unread: ArraySlice<UInt8> { bytes[start..<end] }

    mutating func rewind() throws(ByteSourceError) {
        try source.rewind()
        (start, end, before, isAtEnd) = (0, 0, 0, false)
    }

    mutating func consume(_ count: Int) { start += count }

    /// Reads more behind what is left; at the end there is none.
    mutating func fill() throws(ByteSourceError) {
        if start > 0 {
            before += Int64(start)
            bytes.replaceSubrange(0..<count, with: Array(unread))
            (start, end) = (0, count)
        }
        var failure: ByteSourceError?
        let read = bytes.withUnsafeMutableBytes { buffer -> Int in
            do throws(ByteSourceError) {
                return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        isAtEnd = read == 0
        end += read
    }

    /// Hands over the unread bytes; returns what `body` returns, which says how many it consumed.
    mutating func decode<T>(_ body: (UnsafeMutableRawBufferPointer) -> (consumed: Int, T)) -> T {
        let range = start..<end
        let (consumed, value) = bytes.withUnsafeMutableBytes { buffer in
            body(UnsafeMutableRawBufferPointer(rebasing: buffer[range]))
        }
        start += consumed
        return value
    }
}
