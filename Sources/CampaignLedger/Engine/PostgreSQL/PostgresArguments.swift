/// The arguments of a statement as the server takes them: in its binary form, each with its type.
struct PostgresArguments {
    /// The server's numbers of types; 0 where the statement alone says which it is.
    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    private var places: [Int?] = []
    private var lengths: [CInt] = []

    init(_ values: [LedgerValue]) {
        for value in values {
            places.append(value == .null ? nil : bytes.count)
            let start = bytes.count
            switch value {
            case .null: types.append(0)
            case .int(let number):
                types.append(PostgresType.int8)
                withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
            case .text(let text):
                types.append(PostgresType.text)
                bytes.append(contentsOf: text.utf8)
            case .bytes(let blob):
                types.append(PostgresType.bytea)
                bytes.append(contentsOf: blob)
            }
            lengths.append(CInt(bytes.count - start))
        }
        // An empty value has an address, too: without one it would be NULL.
        bytes.append(0)
    }

    /// The types as text, which tells apart what is sent under one wording.
    var signature: String { types.isEmpty ? "" : "|" + types.map(String.init).joined(separator: ",") }

    func withPointers<R>(
        _ body: (
            CInt, UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?,
            UnsafePointer<CInt>?
        ) -> R
    ) -> R {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = places.map { place in place.flatMap { start?.advanced(by: $0) } }
            let formats = [CInt](repeating: 1, count: places.count)
            return values.withUnsafeBufferPointer { values in
                types.withUnsafeBufferPointer { types in
                    lengths.withUnsafeBufferPointer { lengths in
                        formats.withUnsafeBufferPointer { formats in
                            body(
                                CInt(places.count), types.baseAddress, values.baseAddress,
                                lengths.baseAddress,
                                formats.baseAddress)
                        }
                    }
                }
            }
        }
    }
}

/// The server's numbers of the types that a ledger has.
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
}

/// The row that an answer is on.
struct PostgresRow: LedgerRow {
    let library: PostgresLibrary
    let result: OpaquePointer
    let row: CInt

    var count: Int { Int(library.columnCount(result)) }

    func isNull(_ index: Int) -> Bool { library.isNull(result, row, CInt(index)) == 1 }

    func kind(_ index: Int) -> LedgerColumnKind {
        if isNull(index) { return .null }
        return switch library.columnType(result, CInt(index)) {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.bool: .int
        case PostgresType.bytea: .bytes
        default: .text
        }
    }

    /// Whole numbers come with their first byte first, in as many bytes as their type has.
    func int(_ index: Int) -> Int64 {
        let bytes = value(index)
        guard let first = bytes.first else { return 0 }
        switch library.columnType(result, CInt(index)) {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2:
            return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
        case PostgresType.bool: return Int64(first)
        default: return Int64(String(decoding: bytes, as: UTF8.self)) ?? 0
        }
    }

    /// A whole number as its digits.
    func text(_ index: Int) -> String {
        kind(index) == .int ? String(int(index)) : String(decoding: value(index), as: UTF8.self)
    }

    func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try body(value(index))
    }

    /// Empty for NULL.
    private func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let index = CInt(index)
        return UnsafeBufferPointer(
            start: library.value(result, row, index), count: Int(library.length(result, row, index)))
    }
}
