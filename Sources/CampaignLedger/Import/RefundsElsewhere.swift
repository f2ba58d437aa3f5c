import CampaignKit

/// Finds refunds and chargebacks of a file that are here already from another source, once it is known which
/// gift each reverses.
///
/// `docs/csv.md`. The same id on the same gift is the same refund. So is one that the gift's own row told of,
/// in whatever parts the file has it. The same amount is a possible duplicate.
struct RefundsElsewhere {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    /// A row of the file.
    private struct Row {
        var pair: DuplicatePass.Pair
        var minorUnits: Int64
        var id: String
        var key: Int64?
        var day: Int64
        var isTyped: Bool

        /// From the first ten columns of `gifts()`.
        init(_ row: any LedgerRow) {
            let duplicate = ImportOutcome.PossibleDuplicate(
                line: Int(row.int(2)), minorUnits: row.int(3),
                date: CalendarDate(dayNumber: Int(row.int(4))), gift: 0)
            pair = DuplicatePass.Pair(row: row.int(1), duplicate: duplicate, distance: 0)
            minorUnits = Int64(clamping: row.int(5).magnitude)
            id = row.text(6)
            key = row.optionalInt(7)
            day = row.int(8)
            isTyped = row.text(9) == ImportSession.manualSource
        }
    }

    /// A posted row of another source that acts on the same gift.
    private struct Posted {
        var entry: Int64
        var amount: Int64
        var minorUnits: Int64
        var id: String
        var day: Int64
        var isVoided: Bool
        /// The keys of rows that were found to be this one before.
        var copies: Set<Int64>

        /// From the other columns of `gifts()`.
        init(_ row: any LedgerRow, _ copies: [Int64: Set<Int64>]) {
            entry = row.int(10)
            amount = row.int(11)
            minorUnits = Int64(clamping: row.int(12).magnitude)
            id = row.text(13)
            day = row.int(14)
            isVoided = row.optionalInt(15) != nil
            self.copies = copies[entry] ?? []
        }

        var isTold: Bool { id.contains(ImportedEntry.toldRefundMark) }

        func isSame(_ row: Row) -> Bool {
            !row.id.isEmpty && row.id == id || row.key.map { copies.contains($0) } == true
        }
    }

    private struct Gift {
        var rows: [Row] = []
        var posted: [Posted] = []
    }

    func run(_ outcome: inout ImportOutcome) throws {
        guard try DuplicatePass.hasOtherSources(connection) else { return }
        let gifts = try self.gifts()
        guard !gifts.isEmpty else { return }
        var here: [(Row, Int64)] = []
        var possible: [DuplicatePass.Pair] = []
        for (_, gift) in gifts.sorted(by: { $0.key < $1.key }) { judge(gift, &here, &possible) }
        for (row, entry) in here.sorted(by: { $0.0.pair.row < $1.0.pair.row }) {
            try note(row, entry, &outcome)
            try StageTable.mark(row.pair.row, .elsewhere, connection)
            try redirect(row.pair.row, to: entry)
            outcome.elsewhereRows += 1
        }
        guard session.options.possibleDuplicates != .post else { return }
        try DuplicatePass(session: session).leaveOut(possible.sorted { $0.row < $1.row }, &outcome)
        guard session.options.possibleDuplicates == .skip else { return }
        for pair in possible { try redirect(pair.row, to: pair.duplicate.gift) }
    }

    /// What acts on a row that is left out acts on the one that is here.
    private func redirect(_ row: Int64, to entry: Int64) throws {
        try connection.run("UPDATE stage SET target = $1 WHERE row = $2", [.int(entry), .int(row)])
        try connection.run(
            "UPDATE stage SET target = $1 WHERE target = $2",
            [.int(entry), .int(session.baseEntry + row)])
    }

    private func note(_ row: Row, _ entry: Int64, _ outcome: inout ImportOutcome) throws {
        let returns = KnownReturns(
            connection: connection, currency: session.context.plan.organization.currency)
        let isHidden = try HiddenGifts.holds(entry, connection)
        outcome.add(
            RowProblem(
                code: "already-here", severity: .warning, line: row.pair.duplicate.line,
                message: "the refund is already here from \(try returns.name(entry))",
                value: row.id.isEmpty ? nil : row.id,
                hint: "not posted again" + (isHidden ? "" : ": campaign gift show G-\(entry)")))
    }

    /// The rows of the file whose gifts another source has reversed, with what it posted.
    private func gifts() throws -> [Int64: Gift] {
        let copies = try LeftOutCopy.keys(ofTypes: KnownReturns.list, connection)
        var gifts: [Int64: Gift] = [:]
        try connection.rows(
            """
            SELECT s.target, s.row, s.line, s.amount, s.date, coalesce(s.original, s.amount), s.external_id, s.key64, \
            s.day, o.name, e.id, e.amount, coalesce(e.original, e.amount), e.external_id, e.day, \
            \(Withdrawal.void(of: "e")) FROM stage s JOIN entry e ON e.target = s.target AND e.source <> s.source \
            JOIN source o ON o.id = s.source WHERE s.type IN \(KnownReturns.list) AND e.type IN \(KnownReturns.list) \
            AND s.target IS NOT NULL AND s.state = 0 AND s.leader = s.row \
            AND NOT \(try Withdrawal(connection).isUndone("e")) ORDER BY s.target, s.day, s.row, e.id
            """
        ) { row in
            let staged = Row(row)
            let posted = Posted(row, copies)
            // What a gift's row tells was compared when the gift was found.
            guard !staged.id.contains(ImportedEntry.toldRefundMark) else { return }
            var gift = gifts[row.int(0)] ?? Gift()
            if gift.rows.last?.pair.row != staged.pair.row { gift.rows.append(staged) }
            if !gift.posted.contains(where: { $0.entry == posted.entry }) { gift.posted.append(posted) }
            gifts[row.int(0)] = gift
        }
        return gifts
    }

    /// The rows that are the same by their id go first; what they leave is compared.
    private func judge(
        _ gift: Gift, _ here: inout [(Row, Int64)], _ possible: inout [DuplicatePass.Pair]
    ) {
        var claimed: Set<Int64> = []
        var open: [Row] = []
        for row in gift.rows {
            if let same = gift.posted.first(where: { $0.isSame(row) }) {
                here.append((row, same.entry))
                claimed.insert(same.entry)
            } else {
                open.append(row)
            }
        }
        guard session.options.possibleDuplicates != .post else { return }
        let free = gift.posted.filter { !$0.isVoided && !claimed.contains($0.entry) }
        let told = free.filter(\.isTold)
        let isWhole =
            told.allSatisfy { $0.copies.isEmpty } && !open.contains(where: \.isTyped)
            && Self.sum(open.map(\.minorUnits)) == Self.sum(told.map(\.minorUnits))
        if let first = told.first, isWhole {
            here += open.map { ($0, first.entry) }
        } else {
            compare(open, free, &here, &possible)
        }
    }

    /// Each posted row is one of the file at most; one that the gift's row told of may be several.
    private func compare(
        _ rows: [Row], _ posted: [Posted], _ here: inout [(Row, Int64)],
        _ possible: inout [DuplicatePass.Pair]
    ) {
        var free = posted
        for row in rows {
            let told = row.isTyped ? nil : free.firstIndex(where: \.isTold)
            guard let index = free.firstIndex(where: { isAlike(row, $0) }) ?? told else { continue }
            let found = free[index]
            let isCertain =
                found.isTold && found.copies.isEmpty && !row.isTyped && found.minorUnits == row.minorUnits
            if isCertain {
                here.append((row, found.entry))
            } else {
                var pair = row.pair
                pair.duplicate.gift = found.entry
                possible.append(pair)
            }
            // A sum that a gift's row told may have this row in it and others besides.
            if isCertain || !found.isTold { free.remove(at: index) }
        }
    }

    /// The same amount: of a file on any day, as two systems date a refund differently; of typed rows nearby.
    private func isAlike(_ row: Row, _ posted: Posted) -> Bool {
        guard posted.amount == row.pair.duplicate.minorUnits || posted.minorUnits == row.minorUnits else {
            return false
        }
        let isNear = (row.day - Int64(DuplicatePass.days)...row.day + Int64(DuplicatePass.days))
            .contains(posted.day)
        return !row.isTyped || isNear
    }

    private static func sum(_ amounts: [Int64]) -> Int128 { amounts.reduce(0) { $0 + Int128($1) } }
}
