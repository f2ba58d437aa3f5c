import CampaignKit

/// A promise in another currency that was paid in dollars should not stay open by a small difference.
///
/// `rules.md §2.7`: a payment in some other currency settles its base value.
enum ForeignResidueCheck: LedgerCheck {
    static let code = "fx-residue"
    static let title = "A small part of a promise in another currency is still outstanding"
    static let isDeep = false
    static let explanation = """
        A promise in another currency was paid, in part or whole, in some other one, and less than a tenth of \
        it is outstanding: perhaps only the rate changed. If all of it came, cut the promise by what is left. If \
        the bank converted it, correct the payment to the amount and currency that the funder sent.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var promises: [Int64: (number: Int64, currency: String)] = [:]
        try connection.rows(
            """
            SELECT DISTINCT r.entry, r.id, u.currency FROM promise r JOIN entry u ON u.id = r.entry \
            JOIN entry e ON e.unit = u.id AND e.unit <> e.id AND e.payment = e.id \
            WHERE u.currency IS NOT NULL AND e.day <= $1 AND (e.currency IS NULL OR e.currency <> u.currency)
            """, [.day(context.asOf)]
        ) { promises[$0.int(0)] = ($0.int(1), $0.text(2)) }
        let units = promises.keys.sorted()
        return try CommitmentLoader(connection: connection).load(units).compactMap { loaded in
            let standing = try loaded.commitment.standing(on: context.asOf)
            let rest = standing.outstanding
            guard rest > 0, rest <= standing.committed / 10, let promise = promises[loaded.unit] else {
                return nil
            }
            let plain = Money(minorUnits: rest, currency: context.plan.organization.currency).plainText
            return Finding(
                code: code, severity: .warning,
                message:
                    "\(context.text(rest)) stays outstanding of a promise in \(promise.currency) that was "
                    + "paid in another currency", subject: "P-\(promise.number)",
                hint: "if all of it came: campaign pledge change P-\(promise.number) --amount -\(plain)")
        }
    }
}
