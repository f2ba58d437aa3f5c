import CampaignKit

/// A payment on what was written off is a recovery.
///
/// `rules.md §2`.
enum RecoveryCheck: LedgerCheck {
    static let code = "recovery"
    static let title = "Money came in on a pledge that was written off"
    static let isDeep = false
    static let explanation = """
        More was paid on a pledge than is left of it after a write-off. The excess is in raised and \
        received. If the write-off was premature, void it.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found = CappedFindings(code: code)
        try CommitmentLoader(connection: connection).each(
            """
            SELECT e.unit FROM entry e WHERE e.measure = \(EffectKind.writtenOff.rawValue) GROUP BY e.unit \
            HAVING \(Portable.sum("e.effect")) > 0 ORDER BY e.unit
            """
        ) { loaded in
            let standing = try loaded.commitment.standing(on: context.asOf)
            guard standing.writtenOff > 0, standing.excess > 0 else { return }
            let promise = try connection.integer(
                "SELECT id FROM promise WHERE entry = $1", [.int(loaded.unit)])
            found.add(
                Finding(
                    code: code, severity: .warning, message: "more was paid than is left after the write-off",
                    subject: "P-\(promise)", hint: "void the write-off if the pledge was good after all"))
        }
        return found.all
    }
}
