import Glibc

/// The fields of one record, as a view: valid until the reader's next `next()`.
public struct CSVRecord {
    /// The number of fields.
    public let count: Int
    /// The physical line of the record's first byte, from 1.
    public let line: Int
    /// The record exactly as in the file, with its line end (or without, at the end of the file).
    public let rawBytes: UnsafeBufferPointer<UInt8>
    /// False when the record was longer than the limit and `rawBytes` holds only its beginning.
    public let isComplete: Bool

    let slots: UnsafePointer<CSVSlot>
    let scratch: UnsafePointer<UInt8>
    let encoding: CSVEncoding

    /// The content of a field as UTF-8, without its quotes; empty for a field that is not there.
    public func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index >= 0 && index < count, let raw = rawBytes.baseAddress else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        let slot = slots[index]
        let start = (slot.inScratch ? scratch : raw) + Int(slot.start)
        return UnsafeBufferPointer(start: start, count: Int(slot.end &- slot.start))
    }

    /// The content of a field as a string.
    public func string(_ index: Int) -> String {
        String(decoding: field(index), as: UTF8.self)
    }

    /// Whether a field holds nothing, or is not there.
    public func isEmpty(_ index: Int) -> Bool {
        index < 0 || index >= count || slots[index].start == slots[index].end
    }

    /// Whether every field holds nothing: the `,,,,` lines spreadsheets leave behind.
    public var isBlank: Bool {
        for index in 0..<count where !isEmpty(index) { return false }
        return true
    }

    /// All fields as strings.
    public var strings: [String] {
        (0..<count).map { string($0) }
    }

    /// The column (character, from 1) at which a field starts in its own line.
    public func column(_ index: Int) -> Int {
        place(of: index).column
    }

    /// The physical line on which a field starts, from 1.
    public func line(of index: Int) -> Int {
        place(of: index).line
    }

    private func place(of index: Int) -> CSVPlace {
        var place = CSVPlace(line: line)
        guard index >= 0 && index < count else { return place }
        for byte in rawBytes.prefix(Int(slots[index].rawStart)) {
            place.advance(over: byte, encoding: encoding)
        }
        return place
    }
}

/// Where one field is.
struct CSVSlot {
    /// First byte of the field as written (its opening quote, if it has one), from the start of the record.
    var rawStart: Int32
    /// The content, from the start of the record, or of the scratch bytes.
    var start: Int32
    var end: Int32
    var isEscaped: Bool
    var inScratch: Bool
}

/// The fields of the current record; the memory is used again for each record.
final class CSVSlots {
    private(set) var base: UnsafeMutablePointer<CSVSlot>
    private(set) var capacity = 64
    private(set) var scratch: UnsafeMutablePointer<UInt8>
    private var scratchCapacity = 1024

    init() {
        base = UnsafeMutablePointer<CSVSlot>.allocate(capacity: capacity)
        scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: scratchCapacity)
    }

    deinit {
        base.deallocate()
        scratch.deallocate()
    }

    /// Makes room for at least one more slot.
    func grow() {
        let larger = UnsafeMutablePointer<CSVSlot>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: capacity)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    /// Makes the scratch at least this large; its content is lost.
    func reserveScratch(_ count: Int) {
        guard count > scratchCapacity else { return }
        scratch.deallocate()
        scratchCapacity = max(count, scratchCapacity * 2)
        scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: scratchCapacity)
    }
}
