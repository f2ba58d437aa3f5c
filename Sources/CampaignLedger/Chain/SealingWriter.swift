/// Writes rows and takes each into a digest at the same time, so that nothing has to be read back to be
/// sealed.
///
/// The digest is that of `Chain` over the same rows in the same order.
final class SealingWriter: BulkWriter {
    private let writer: any BulkWriter
    private let hasher = CanonicalHasher(capacity: 1 << 16)

    init(_ writer: any BulkWriter) { self.writer = writer }

    func int(_ value: Int64) {
        hasher.int(value)
        writer.int(value)
    }

    func null() {
        hasher.null()
        writer.null()
    }

    func text(_ value: String) {
        hasher.text(value)
        writer.text(value)
    }

    func bytes(_ value: [UInt8]) {
        hasher.blob(value)
        writer.bytes(value)
    }

    func endRow() throws { try writer.endRow() }

    func finish() throws { try writer.finish() }

    /// The digest over all rows; to be asked for once.
    func digest() -> [UInt8] { hasher.digest() }
}
