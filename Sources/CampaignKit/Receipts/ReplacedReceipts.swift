/// The papers whose place a new one takes: it names the number and the day of each.
public struct ReplacedReceipts: Sendable {
    /// Each once, in the order of numbers.
    public let records: [ReceiptRecord]

    public init(_ records: [ReceiptRecord]) {
        var seen: Set<Int64> = []
        self.records = records.sorted { $0.id < $1.id }.filter { seen.insert($0.id).inserted }
    }

    /// Of a statement that holds some gifts: every statement that they are on, or were on when it was voided,
    /// and the voided receipt of a gift that has no other now.
    ///
    /// Two stand where two donors were merged after each had a statement.
    public init(by entries: [ReceiptBook.Entry]) {
        self.init(entries.flatMap { [$0.statement, $0.voidedStatement, $0.voidedSingle].compactMap(\.self) })
    }

    /// The ones that are in effect, which the new one makes void.
    public var standing: [ReceiptRecord] { records.filter(\.stands) }

    /// The newest of those that are void already, of the new one's kind where there is one.
    public var voided: ReceiptRecord? {
        let gone = records.filter { !$0.stands }
        return gone.last { $0.kind == .statement } ?? gone.last
    }

    /// In a sentence; empty for none.
    public func sentence(for kind: ReceiptRecord.Kind) -> String {
        guard !records.isEmpty else { return "" }
        let noun = kind == .single ? "receipt" : "statement"
        let names = Words.together(records.map { "\($0.label) of \(LetterLanguage.en.text($0.day))" })
        return "This \(noun) replaces \(names), which \(records.count == 1 ? "is" : "are") void."
    }
}
