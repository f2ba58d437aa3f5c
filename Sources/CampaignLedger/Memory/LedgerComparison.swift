/// Two ledgers' batches side by side: what they share from the first on, and what only one of them has.
public struct LedgerComparison: Sendable, Equatable {
    /// Shared batches, oldest first.
    public let common: [BatchSummary]
    /// Only in the first ledger, oldest first.
    public let onlyInFirst: [BatchSummary]
    /// Only in the second, oldest first.
    public let onlyInSecond: [BatchSummary]
    /// The batches of the second that the first has adopted, by their hashes.
    private let adopted: Set<String>

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
        adopted = Set(onlyInFirst.compactMap(\.adoptedHash))
    }

    public var isSame: Bool { onlyInFirst.isEmpty && onlyInSecond.isEmpty }

    /// Whether the first ledger has taken over a batch of the second.
    public func isAdopted(_ batch: BatchSummary) -> Bool { adopted.contains(batch.hash) }

    /// What the first ledger has neither posted nor adopted of the second.
    public var missingInFirst: [BatchSummary] { onlyInSecond.filter { !isAdopted($0) } }
}
