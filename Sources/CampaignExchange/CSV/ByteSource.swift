/// A stream of bytes that can be read twice.
///
/// The CSV reader looks through the whole input once before it parses (to know the encoding and to refuse
/// what is not text), so a source must be able to start again from its first byte.
public protocol ByteSource: AnyObject {
    /// The number of bytes in all, where it is known beforehand.
    var size: Int64? { get }

    /// Fills a part of the buffer and returns how many bytes it wrote; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int

    /// Goes back to the first byte.
    func rewind() throws(ByteSourceError)
}
