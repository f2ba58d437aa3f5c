import CampaignKit

/// A move takes what it says, unless something dated before it took it first.
///
/// `rules.md §2`: within one file such rows are refused; a refund that is learned of later is a fact.
enum ShortMoveCheck: LedgerCheck {
    static let code = "short-move"
    static let title = "A move found less than it says"
    static let isDeep = false
    static let explanation = """
        A part of a gift or pledge was moved, and later a refund, a cut or another move with an earlier day was posted: \
        on the day of the move less was there than it says, and it took what was left. The totals are right. Void the \
        move (`campaign gift void`) and move what should stand elsewhere now.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let loader = CommitmentLoader(connection: connection)
        var found = CappedFindings(code: code)
        try connection.portions(
            "SELECT DISTINCT unit FROM entry e WHERE \(MovedGifts.isMove("e")) AND e.amount > 0 ORDER BY unit",
            [], read: { $0.int(0) }
        ) { unit in
            guard let commitment = try loader.load(unit)?.commitment else { return }
            for move in try commitment.shortMoves(from: 0) {
                found.add(
                    Finding(
                        code: code, severity: .warning,
                        message: "less was there to move than it says: something dated before it took it",
                        subject: "G-\(move)",
                        hint: "campaign gift show G-\(unit); void the move, and move what is left"))
            }
        }
        return found.all
    }
}
