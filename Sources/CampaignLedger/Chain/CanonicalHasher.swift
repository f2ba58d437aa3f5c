import Digests

/// SHA-256 over an unambiguous byte form of values: each with a tag, texts with their length.
///
/// NULL and the empty text differ.
/// Never change it, add another format. Bytes are gathered before they are hashed, because a row is many
/// small values.
final class CanonicalHasher: ValueWriter {
    private let hasher = SHA256()
    private let capacity: Int
    private let bytes: UnsafeMutableRawPointer
    private var count = 0

    /// Gathers up to `capacity` bytes, at least 16, at a time.
    init(capacity: Int = 2048) {
        self.capacity = capacity
        bytes = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { bytes.deallocate() }

    func null() {
        if count == capacity { flush() }
        bytes.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    func int(_ value: Int64) { put(tag: 1, value) }

    func optional(_ value: Int64?) {
        if let value { int(value) } else { null() }
    }

    func optional(_ value: String?) {
        if let value { text(value) } else { null() }
    }

    func optional(_ value: [UInt8]?) {
        if let value { blob(value) } else { null() }
    }

    func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8(tag: 2, $0) }
    }

    func bytes(_ value: [UInt8]) { blob(value) }

    func blob(_ value: [UInt8]) { value.withUnsafeBufferPointer { utf8(tag: 3, $0) } }

    func column(_ row: any LedgerRow, _ index: Int) {
        switch row.kind(index) {
        case .null: null()
        case .int: int(row.int(index))
        case .text: row.withBytes(index) { utf8(tag: 2, $0) }
        case .bytes: row.withBytes(index) { utf8(tag: 3, $0) }
        }
    }

    /// The 32 bytes over everything since the last digest; begins again.
    func digest() -> [UInt8] {
        flush()
        return hasher.finish()
    }

    /// The first eight bytes of the digest as a number; begins again.
    func digest64() -> Int64 {
        flush()
        return hasher.finish64()
    }

    private func put(tag: UInt8, _ value: Int64) {
        if count + 9 > capacity { flush() }
        bytes.storeBytes(of: tag, toByteOffset: count, as: UInt8.self)
        bytes.storeBytes(of: value.littleEndian, toByteOffset: count + 1, as: Int64.self)
        count += 9
    }

    private func utf8(tag: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
        put(tag: tag, Int64(text.count))
        guard let start = text.baseAddress, text.count > 0 else { return }
        if count + text.count > capacity { flush() }
        guard text.count <= capacity else { return hasher.update(UnsafeRawBufferPointer(text)) }
        (bytes + count).copyMemory(from: start, byteCount: text.count)
        count += text.count
    }

    private func flush() {
        hasher.update(UnsafeRawBufferPointer(start: bytes, count: count))
        count = 0
    }
}
