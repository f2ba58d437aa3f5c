/// An unambiguous byte form of values: each with a tag, texts with their length.
///
/// Format 1; never change it, add another.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func null() { bytes.append(0) }

    mutating func int(_ value: Int64) {
        bytes.append(1)
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func optional(_ value: Int64?) {
        if let value { int(value) } else { null() }
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8(tag: 2, $0) }
    }

    mutating func blob(_ value: [UInt8]) { value.withUnsafeBufferPointer { utf8(tag: 3, $0) } }

    mutating func column(_ row: any LedgerRow, _ index: Int) {
        switch row.kind(index) {
        case .null: null()
        case .int: int(row.int(index))
        case .text: row.withBytes(index) { utf8(tag: 2, $0) }
        case .bytes: row.withBytes(index) { utf8(tag: 3, $0) }
        }
    }

    private mutating func utf8(tag: UInt8, _ buffer: UnsafeBufferPointer<UInt8>) {
        bytes.append(tag)
        withUnsafeBytes(of: Int64(buffer.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: buffer)
    }
}
