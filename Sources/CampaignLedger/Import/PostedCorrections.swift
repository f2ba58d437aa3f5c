import CampaignKit

/// What became of posted rows by hand: adjusted, moved to another place, or posted again under another donor.
///
/// `docs/csv.md`: a file that has the row again is held against that, not against what it once said.
struct PostedCorrections {
    private let connection: any LedgerConnection
    private let replacements: [Int64: [Replacement]]
    private let moves: MovedGifts

    init(_ connection: any LedgerConnection) throws {
        self.connection = connection
        replacements = try Replacement.all(connection)
        moves = try MovedGifts().known(to: connection)
    }

    /// The row that is there for a voided one, however often it was moved to another donor; nil for none.
    func present(of entry: Int64) throws -> Int64? {
        var open = [entry]
        var seen: Set<Int64> = []
        while let here = open.popLast() {
            for replacement in replacements[here] ?? [] where seen.insert(replacement.new).inserted {
                guard try replacement.isInForce(connection) else { continue }
                let isVoided = try connection.holds(
                    "SELECT 1 FROM entry e WHERE e.id = $1 AND \(Withdrawal.void(of: "e")) IS NOT NULL",
                    [.int(replacement.new)])
                if !isVoided { return replacement.new }
                open.append(replacement.new)
            }
        }
        return nil
    }

    /// Whether a staged row says what a posted one was corrected to: its type, day, place, and amount.
    func explain(_ row: Int64, _ entry: Int64, isMoved: Bool) throws -> Bool {
        let place = moves.lastPlace(ofUnit: "e.unit")
        let found = try connection.first(
            """
            SELECT coalesce(s.original, s.amount), coalesce(e.original, e.amount), s.original, \
            CASE WHEN s.place = e.place THEN 1 ELSE 0 END, \(place) FROM stage s JOIN entry e ON e.id = $1 \
            WHERE s.row = $2 AND s.type = e.type AND s.date = e.date \
            AND coalesce(s.currency, '') = coalesce(e.currency, '') AND (s.place = e.place OR s.place = \(place))
            """, [.int(entry), .int(row)]
        ) { ($0.int(0), $0.int(1), $0.isNull(2), $0.int(3) == 1, $0.isNull(4)) }
        guard let (said, posted, isBase, isSamePlace, isNotMoved) = found else { return false }
        let (count, sum) = try adjusted(entry, isBase: isBase)
        guard try Checked.add(posted, sum) == said else { return false }
        return isMoved || count > 0 || !isNotMoved && !isSamePlace
    }

    /// How many adjustments of a row hold, and what they come to in the row's own currency.
    private func adjusted(_ entry: Int64, isBase: Bool) throws -> (count: Int, sum: Int64) {
        var sums: [Int64] = []
        try connection.rows(
            """
            SELECT a.effect, a.original FROM entry a WHERE a.target = $1 AND a.type = $2 \
            AND \(Withdrawal.void(of: "a")) IS NULL
            """, [.int(entry), .int(EntryType.adjustment.rawValue)]
        ) { sums.append(isBase ? $0.int(0) : $0.optionalInt(1) ?? 0) }
        return (sums.count, try sums.sum())
    }
}
