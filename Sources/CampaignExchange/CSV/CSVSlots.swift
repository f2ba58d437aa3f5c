import Glibc

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
