import CampaignKit

/// A cut below what was paid says whether the rest goes back or was a gift.
///
/// `rules.md §2.6`: such a cut is refused, but a payment can be recorded later that was made before it.
enum CutBelowPaidCheck: LedgerCheck {
    static let code = "award-cut-below-paid"
    static let title = "A promise was cut below what was paid"
    static let isDeep = false
    static let explanation = """
        What was paid beyond the promise counts as a gift, though it was never recorded as one. If it goes back, \
        say so: void the cut and record it again with `campaign pledge change P-3 --amount -A --due-back`; \
        if it was a gift, with `--as-gift`.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var numbers: [(unit: Int64, number: Int64)] = []
        try connection.rows(
            """
            SELECT DISTINCT r.entry, r.id FROM entry e JOIN promise r ON r.entry = e.unit WHERE e.type = $1 \
            AND e.effect < 0 AND e.day <= $2 AND NOT EXISTS (SELECT 1 FROM surplus s WHERE s.entry = e.id) \
            ORDER BY r.id
            """, [.int(EntryType.pledgeChange.rawValue), .day(context.asOf)]
        ) { numbers.append(($0.int(0), $0.int(1))) }
        let promises = Dictionary(numbers.map { ($0.unit, $0.number) }) { first, _ in first }
        return try CommitmentLoader(connection: connection).load(numbers.map(\.unit)).compactMap { loaded in
            guard let cut = try loaded.commitment.unsaidCut(asOf: context.asOf) else { return nil }
            let number = "P-\(promises[loaded.unit] ?? 0)"
            return Finding(
                code: code, severity: .warning,
                message: "the cut of \(cut.day) is \(context.text(cut.beyond)) below what was paid: is that "
                    + "due back, or a gift?", subject: number, hint: "campaign pledge show \(number)")
        }
    }
}
