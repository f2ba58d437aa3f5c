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
