/// One row of a result, read by position; valid only while it is handed over.
protocol LedgerRow {
    var count: Int { get }
    func isNull(_ index: Int) -> Bool
    func kind(_ index: Int) -> LedgerColumnKind
    /// 0 for NULL.
    func int(_ index: Int) -> Int64
    /// Empty for NULL.
    func text(_ index: Int) -> String
    /// The bytes of a text or a blob, in place.
    func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R
}

/// The storage class of a value.
enum LedgerColumnKind {
    case null, int, text, bytes
}

extension LedgerRow {
    func optionalInt(_ index: Int) -> Int64? { isNull(index) ? nil : int(index) }
    func bytes(_ index: Int) -> [UInt8] { withBytes(index) { Array($0) } }
}
