import CampaignKit

/// What went back of a gift by rows of other sources, or by hand.
///
/// `docs/csv.md`: a gift's own row that says how much went back so far says it of all of them.
struct KnownReturns {
    let connection: any LedgerConnection
    let currency: Currency

    static let types: [EntryType] = [.refund, .chargeback]
    /// `types` as the list of an SQL condition.
    static let list = "(" + types.map { "\($0.rawValue)" }.joined(separator: ", ") + ")"

    /// A posted refund or chargeback that was not voided.
    struct Return {
        var entry: Int64
        /// In the currency of the row, without a sign.
        var minorUnits: Int64
    }

    /// What went back of a posted gift by other sources than that of a row, in the order of posting; a refund
    /// that was itself reversed did not go back.
    func others(of gift: Int64, besides source: Int64) throws -> [Return] {
        var returns: [Return] = []
        try connection.rows(
            """
            SELECT e.id, coalesce(e.original, e.amount) FROM entry e WHERE e.target = $1 AND e.source <> $2 \
            AND e.type IN \(Self.list) AND \(Withdrawal.void(of: "e")) IS NULL AND NOT EXISTS (SELECT 1 FROM entry r \
            WHERE r.target = e.id AND r.type IN \(Self.list) AND \(Withdrawal.void(of: "r")) IS NULL) ORDER BY e.id
            """, [.int(gift), .int(source)]
        ) { returns.append(Return(entry: $0.int(0), minorUnits: Int64(clamping: $0.int(1).magnitude))) }
        return returns
    }

    func sum(_ returns: [Return]) -> Int64 {
        returns.reduce(0) { Int64(clamping: Int128($0) + Int128($1.minorUnits)) }
    }

    /// The void that is in force against a row.
    func void(of entry: Int64) throws -> Int64? {
        try connection.first(
            "SELECT \(Withdrawal.void(of: "e")) FROM entry e WHERE e.id = $1", [.int(entry)]
        ) { $0.optionalInt(0) } ?? nil
    }

    /// The same, where another source than that of a row has it, or someone typed it.
    func void(of entry: Int64, besides source: Int64) throws -> Int64? {
        guard let void = try void(of: entry) else { return nil }
        let isOther = try connection.holds(
            "SELECT 1 FROM entry WHERE id = $1 AND source <> $2", [.int(void), .int(source)])
        return isOther ? void : nil
    }

    static func voided(_ void: Int64) -> String { "its gift was voided by G-\(void): not posted" }

    /// Says what of a refund is here already; nil where nothing is.
    func note(_ staged: StagedRow, _ others: [Return]) throws -> RowProblem? {
        guard let first = others.first else { return nil }
        let before = sum(others)
        let name = try name(first.entry) + (others.count > 1 ? " and \(others.count - 1) more" : "")
        if before == staged.said {
            return staged.warning(
                "already-here", "the refund is already here from \(name)",
                "not posted again; was this another refund? --post-possible posts it")
        }
        let isBase = staged.original == nil
        guard before < staged.said else {
            let sums = isBase ? ": \(text(before)), where this is \(text(staged.said))" : ""
            return staged.warning(
                "already-here-differs", "more than this refund is already here from \(name)\(sums)",
                "not posted; was this another refund? --post-possible posts it")
        }
        let sums = isBase ? ": \(text(before)) of \(text(staged.said))" : ""
        return staged.warning(
            "already-here-differs", "part of the refund is already here from \(name)\(sums)",
            "only the rest is posted; was this another refund? --post-possible posts all of it")
    }

    /// `stripe-payouts:re_1`, or our number of a row without an id, which would show whose gift it is.
    func name(_ entry: Int64) throws -> String {
        if try HiddenGifts.holds(entry, connection) { return HiddenGifts.words }
        return try connection.first(
            "SELECT s.name, e.external_id FROM entry e JOIN source s ON s.id = e.source WHERE e.id = $1",
            [.int(entry)]
        ) { row in
            row.text(1).isEmpty ? "G-\(entry) of \(row.text(0))" : "\(row.text(0)):\(row.text(1))"
        } ?? "G-\(entry)"
    }

    private func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }
}
