import CampaignKit

/// Posts of a file's refunds what did not go back before, where it is certain that they cannot all be new.
///
/// 70 of 100 were refunded by hand, and the file has refunds of 60 and 40: all of the first is here, of the
/// second 10, and 30 are posted.
struct RestOfRefunds {
    let session: ImportSession

    /// What went back by a posted row.
    struct Known: Equatable {
        var entry: Int64
        var minorUnits: Int64
    }

    /// A row of the file that is here in part.
    struct Rest {
        var row: Int64
        var line: Int
        var said: Int64
        var known: Known
    }

    /// What of each amount is here, the earliest first; nil where more would be new than is left of the gift.
    static func parts(of amounts: [Int64], in known: [Known], left: Int64) -> [Known?]? {
        let all = amounts.reduce(0) { $0 + Int128($1) }
        let sum = known.reduce(0) { $0 + Int128($1.minorUnits) }
        guard sum > 0, all - min(all, sum) <= Int128(left) else { return nil }
        var rest = known[...]
        return amounts.map { amount in
            var part: Known?
            var open = amount
            while open > 0, let first = rest.first {
                let taken = min(open, first.minorUnits)
                open -= taken
                part = Known(entry: part?.entry ?? first.entry, minorUnits: (part?.minorUnits ?? 0) + taken)
                rest[rest.startIndex].minorUnits -= taken
                if rest[rest.startIndex].minorUnits == 0 { rest.removeFirst() }
            }
            return part
        }
    }

    /// Whether what a refund returned is there again: a dispute that was won.
    func isReversed(_ entry: Int64) throws -> Bool {
        try session.connection.holds(
            """
            SELECT 1 FROM entry r WHERE r.target = $1 AND r.type IN \(KnownReturns.list) AND \
            \(Withdrawal.void(of: "r")) IS NULL
            """, [.int(entry)])
    }

    /// Makes of a row its rest, and says so; a refund of splits stays whole, and is judged by what is left.
    func keep(_ rest: Rest, _ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        let isSplit = try connection.holds(
            "SELECT 1 FROM stage WHERE leader = $1 AND row <> $1", [.int(rest.row)])
        guard !isSplit else { return }
        let new = rest.said - rest.known.minorUnits
        try connection.run(
            """
            UPDATE stage SET amount = $1, effect = CASE WHEN effect < 0 THEN $2 ELSE $1 END \
            WHERE row = $3 AND original IS NULL
            """, [.int(new), .int(-new), .int(rest.row)])
        let currency = session.context.plan.organization.currency
        let name = try KnownReturns(connection: connection, currency: currency).name(rest.known.entry)
        // Of a hidden gift no sum is said.
        let sums =
            try HiddenGifts.holds(rest.known.entry, connection)
            ? "" : ": \(currency.text(rest.known.minorUnits)) of \(currency.text(rest.said))"
        outcome.add(
            RowProblem(
                code: "already-here-differs", severity: .warning, line: rest.line,
                message: "part of the refund is already here from \(name)\(sums)",
                hint: "only the rest is posted"))
    }
}
