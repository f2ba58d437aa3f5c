import Glibc

/// Looks through bytes once for what decides how a file is read: the first byte that is not UTF-8, the first
/// NUL.
struct UTF8Checker {
    /// Bytes seen.
    private(set) var offset: Int64 = 0
    /// Where the first ill-formed sequence starts.
    private(set) var invalidAt: Int64?
    /// Where the first NUL stands; nothing after it is looked at.
    private(set) var nulAt: Int64?

    private var needed = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF
    private var sequenceStart: Int64 = 0

    mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        guard nulAt == nil else { return }
        var index = 0
        while index < bytes.count && invalidAt == nil && nulAt == nil {
            if needed == 0 { index = skipASCII(bytes, from: index) }
            if index < bytes.count { step(bytes[index], at: offset + Int64(index)) }
            index += 1
        }
        // Once the file is known not to be UTF-8, only a NUL can still change anything.
        if invalidAt != nil && nulAt == nil && index < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + index, 0, bytes.count - index)
        {
            nulAt = offset + Int64(UnsafeRawPointer(found) - base)
        }
        offset += Int64(bytes.count)
    }

    mutating func finish() {
        if needed > 0 && invalidAt == nil { invalidAt = sequenceStart }
    }

    /// Eight bytes at a time while none of them is NUL or above 0x7F.
    private func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index &+ 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A byte of zero borrows from its top bit, a byte above 0x7F has it set.
            if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
            index &+= 8
        }
        return index
    }

    private mutating func step(_ byte: UInt8, at place: Int64) {
        if needed > 0 {
            if byte < lower || byte > upper {
                invalidAt = sequenceStart
                if byte == 0 { nulAt = place }
                return
            }
            needed -= 1
            lower = 0x80
            upper = 0xBF
            return
        }
        if byte < 0x80 {
            if byte == 0 { nulAt = place }
            return
        }
        sequenceStart = place
        switch byte {
        case 0xC2...0xDF: needed = 1
        case 0xE0...0xEF:
            needed = 2
            if byte == 0xE0 { lower = 0xA0 }
            if byte == 0xED { upper = 0x9F }
        case 0xF0...0xF4:
            needed = 3
            if byte == 0xF0 { lower = 0x90 }
            if byte == 0xF4 { upper = 0x8F }
        default: invalidAt = place
        }
    }
}
