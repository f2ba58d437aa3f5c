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
        var found: [Finding] = []
        let loader = CommitmentLoader(connection: connection)
        try connection.portions(
            """
            SELECT e.unit, (SELECT p.id FROM promise p WHERE p.entry = e.unit) FROM entry e \
            WHERE e.measure = \(EffectKind.writtenOff.rawValue) GROUP BY e.unit HAVING \(Portable.sum("e.effect")) > 0 ORDER BY e.unit
            """, [], read: { (unit: $0.int(0), promise: $0.int(1)) }
        ) { row in
            guard found.count < 1000,
                let standing = try loader.load(row.unit)?.commitment.standing(on: context.asOf),
                standing.writtenOff > 0, standing.excess > 0
            else { return }
            found.append(
                Finding(
                    code: code, severity: .warning, message: "more was paid than is left after the write-off",
                    subject: "P-\(row.promise)",
                    hint: "void the write-off if the pledge was good after all"
                ))
        }
        return found
    }
}
