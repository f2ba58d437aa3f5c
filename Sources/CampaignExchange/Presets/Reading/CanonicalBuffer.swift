import CampaignKit

/// Canonical rows that one row of a platform's file became, in memory that is used again for each.
final class CanonicalBuffer {
    /// The canonical columns that rows may have, in order; columns that are kept as they are come after
    /// them.
    let columns: [CanonicalColumn]
    let width: Int
    private(set) var count = 0

    private var slots: UnsafeMutablePointer<CSVSlot>
    private var rows = 2
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 4096
    private var used = 0
    /// The field of each canonical column by its tag; -1 for one that rows do not have.
    private let fields: [Int]

    init(columns: [CanonicalColumn], others: Int) {
        self.columns = columns
        width = columns.count + others
        var fields = [Int](repeating: -1, count: 256)
        for (field, column) in columns.enumerated() { fields[Self.tag(column)] = field }
        self.fields = fields
        slots = UnsafeMutablePointer<CSVSlot>.allocate(capacity: rows * width)
        bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        clearRow()
    }

    deinit {
        slots.deallocate()
        bytes.deallocate()
    }

    /// A case of an enumeration of fewer than 256 without payloads is one byte.
    private static func tag(_ column: CanonicalColumn) -> Int {
        withUnsafeBytes(of: column) { Int($0[0]) }
    }

    func field(_ column: CanonicalColumn) -> Int { fields[Self.tag(column)] }

    /// Forgets all rows.
    func begin() {
        count = 0
        used = 0
        clearRow()
    }

    /// Keeps the row that was written, and begins another one.
    func endRow() {
        count += 1
        if count == rows {
            let larger = UnsafeMutablePointer<CSVSlot>.allocate(capacity: rows * 2 * width)
            larger.update(from: slots, count: rows * width)
            slots.deallocate()
            (slots, rows) = (larger, rows * 2)
        }
        clearRow()
    }

    /// Begins the row again.
    func clearRow() {
        let blank = CSVSlot(rawStart: 0, start: 0, end: 0, isEscaped: false, inScratch: false)
        (slots + count * width).update(repeating: blank, count: width)
    }

    func isEmpty(_ field: Int) -> Bool {
        let slot = slots[count * width + field]
        return slot.start == slot.end
    }

    func set(_ field: Int, _ content: Bytes) {
        guard field >= 0, let start = content.baseAddress else { return }
        reserve(content.count)
        (bytes + used).update(from: start, count: content.count)
        close(field, content.count)
    }

    func set(_ field: Int, _ content: some Sequence<UInt8>) {
        guard field >= 0 else { return }
        let begin = used
        for byte in content {
            reserve(1)
            bytes[used] = byte
            used += 1
        }
        let count = used - begin
        used = begin
        close(field, count)
    }

    private func close(_ field: Int, _ count: Int) {
        let begin = Int32(truncatingIfNeeded: used)
        slots[self.count * width + field] = CSVSlot(
            rawStart: begin, start: begin, end: begin + Int32(truncatingIfNeeded: count), isEscaped: false,
            inScratch: false)
        used += count
    }

    private func reserve(_ more: Int) {
        guard used + more > capacity else { return }
        let size = max(capacity * 2, used + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        larger.update(from: bytes, count: used)
        bytes.deallocate()
        (bytes, capacity) = (larger, size)
    }

    /// A row as a record of the platform's line; valid until the next `begin`.
    func record(_ row: Int, line: Int) -> CSVRecord {
        CSVRecord(
            count: width, line: line, rawBytes: Bytes(start: bytes, count: used), isComplete: true,
            slots: UnsafePointer(slots + row * width), scratch: UnsafePointer(bytes), encoding: .utf8)
    }
}
