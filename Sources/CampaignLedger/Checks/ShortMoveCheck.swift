import CampaignKit

/// A move takes what it says, unless something dated before it took it first.
///
/// `rules.md §2`: within one file such rows are refused; a refund that is learned of later is a fact.
enum ShortMoveCheck: LedgerCheck {
    static let code = "short-move"
    static let title = "A move had less to move than it says"
    static let isDeep = false
    static let explanation = """
        Part of a gift or pledge was moved, and later a refund, a cut or another move with an earlier date \
        was posted: on the day of the move less was there than the move says, so it took what was left. The \
        totals are right. Void the move (`campaign gift void`) and move what should count elsewhere now.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found = CappedFindings(code: code)
        try CommitmentLoader(connection: connection).each(
            "SELECT DISTINCT unit FROM entry e WHERE \(MovedGifts.isMove("e")) AND e.amount > 0 ORDER BY unit"
        ) { loaded in
            for move in try loaded.commitment.shortMoves(from: 0) {
                found.add(
                    Finding(
                        code: code, severity: .warning,
                        message: "less was left to move than it says: an entry dated before it used it",
                        subject: "G-\(move)",
                        hint: "campaign gift show G-\(loaded.unit); void the move, and move what is left"))
            }
        }
        return found.all
    }
}
