/// Two ledgers' batches side by side: what they share from the first on, and what only one of them has.
public struct LedgerComparison: Sendable, Equatable {
    /// Shared batches, oldest first.
    public let common: [BatchSummary]
    /// Only in the first ledger, oldest first.
    public let onlyInFirst: [BatchSummary]
    /// Only in the second, oldest first.
    public let onlyInSecond: [BatchSummary]
    /// The batches by which the first has adopted others of the second, by the hashes of those.
    private let adopted: [String: BatchSummary]

    /// Takes the batches of both in any order.
    ///
    /// A batch's hash covers everything before it, so ledgers that differ once differ from there on.
    public init(_ first: [BatchSummary], _ second: [BatchSummary]) {
        let first = first.sorted { $0.id < $1.id }
        let second = second.sorted { $0.id < $1.id }
        let count = zip(first, second).prefix { $0.hash == $1.hash }.count
        common = Array(first[..<count])
        onlyInFirst = Array(first[count...])
        onlyInSecond = Array(second[count...])
        adopted = Dictionary(
            onlyInFirst.compactMap { batch in batch.adoptedHash.map { ($0, batch) } },
            uniquingKeysWith: { first, _ in first })
    }

    public var isSame: Bool { onlyInFirst.isEmpty && onlyInSecond.isEmpty }

    /// Whether the first ledger has taken over a batch of the second.
    public func isAdopted(_ batch: BatchSummary) -> Bool { adoption(of: batch) != nil }

    /// The first's own batch that took over one of the second; nil where none did.
    public func adoption(of batch: BatchSummary) -> BatchSummary? { adopted[batch.hash] }

    /// What the first took over of the second without some of its rows, and by which batch of its own: the
    /// second may be the only place that has those.
    public var partlyAdopted: [AdoptionOutcome.Partly] {
        onlyInSecond.compactMap { batch in
            adoption(of: batch).flatMap { $0.leftOut > 0 ? AdoptionOutcome.Partly(batch, $0) : nil }
        }
    }

    /// What the first ledger has neither posted nor adopted of the second.
    public var missingInFirst: [BatchSummary] { onlyInSecond.filter { !isAdopted($0) } }
}
