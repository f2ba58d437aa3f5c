import Digests
import System

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
    /// What takes the bytes, where they are hashed later.
    private var spool: Spool?
    /// How many bytes the spool has, and why it took no more.
    private var spooled = 0
    private var failure: (any Error)?

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
        guard text.count <= capacity else { return emit(UnsafeRawBufferPointer(text)) }
        (bytes + count).copyMemory(from: start, byteCount: text.count)
        count += text.count
    }

    private func flush() {
        emit(UnsafeRawBufferPointer(start: bytes, count: count))
        count = 0
    }

    private func emit(_ bytes: UnsafeRawBufferPointer) {
        guard let spool else { return hasher.update(bytes) }
        spooled += bytes.count
        guard failure == nil else { return }
        do { try spool.append { $0.append(contentsOf: bytes) } } catch { failure = error }
    }

    // MARK: Bytes that are hashed later

    /// From here on bytes wait, because others come between them.
    func beginWaiting() {
        flush()
        spool = Spool()
        spooled = 0
    }

    /// How many bytes wait.
    var waiting: Int { spooled + count }

    /// Ends the waiting: `hash` takes the bytes from what it is handed, with others between them.
    func endWaiting() throws -> Spool.Reader? {
        flush()
        if let failure { throw failure }
        defer { spool = nil }
        return spool?.reader()
    }

    /// Takes bytes that waited.
    func hash(_ reader: Spool.Reader, upTo end: Int) throws {
        flush()
        try reader.read(upTo: end) { hasher.update($0) }
    }
}
