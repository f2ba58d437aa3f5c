/// What this computer has seen of a ledger, for those who post to it.
///
/// A ledger that does not hold the newest batch that was seen has been replaced by an older or a forked copy:
/// posting to it would bury what is lost.
public struct LedgerMemory: Sendable {
    /// The newest batch that was seen here, read before the ledger was; nil when none was.
    public var seen: BatchMark?
    /// Whether a new ledger was begun here since: then only the old one's own earlier copies are refused.
    public var isBegun: Bool
    /// `batch B-41 (Ana, 29 Nov 2026 14:02, 1 row, $1,000.00)`.
    public var words: String
    /// Why a ledger without that batch is posted to all the same.
    public var acceptFork: String?
    /// Hears of the newest batch once it is kept.
    public var remember: @Sendable (BatchMark) -> Void

    public init(
        seen: BatchMark?, isBegun: Bool = false, words: String = "", acceptFork: String? = nil,
        remember: @escaping @Sendable (BatchMark) -> Void
    ) {
        self.seen = seen
        self.isBegun = isBegun
        self.words = words
        self.acceptFork = acceptFork
        self.remember = remember
    }
}

extension PostingContext {
    /// Throws where a ledger does not hold what was seen of it.
    func requireSeen(_ connection: any LedgerConnection) throws {
        var context = self
        context.memory?.acceptFork = nil
        _ = try context.admitted(connection)
    }

    /// The context for posting to a ledger: one that has lost a batch is refused, or says why it is accepted.
    func admitted(_ connection: any LedgerConnection) throws -> PostingContext {
        guard let memory, let seen = memory.seen,
            try !SightingReader(connection: connection).holds(seen, isBegun: memory.isBegun)
        else { return self }
        guard let reason = memory.acceptFork else {
            throw LedgerError(
                .forked,
                "this ledger does not contain \(memory.words) that this computer has seen; nothing was posted",
                hint: """
                    campaign ledger compare OTHER\(LedgerPlace.fileEnding) shows what another copy has and campaign ledger adopt \
                    brings it in; --accept-fork REASON goes on without that batch
                    """)
        }
        var context = self
        context.fork = "accepted without B-\(seen.batch) \(seen.hash): \(reason)"
        return context
    }
}

extension Ledger {
    /// Tells this computer's memory of the newest batch: after it is kept, so that nothing lost is known.
    func remember(_ context: PostingContext) {
        guard let memory = context.memory, let newest = try? sighting(of: nil).newest else { return }
        memory.remember(newest)
    }
}

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
