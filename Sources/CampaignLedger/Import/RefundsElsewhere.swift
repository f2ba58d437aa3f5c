import CampaignKit

/// Finds refunds and chargebacks of a file that are here already from another source, once it is known which
/// gift each reverses.
///
/// `docs/csv.md`. The same id on the same gift is the same refund. So is one that the gift's own row told of,
/// in whatever parts the file has it. The same amount, in one row or in several, is a possible duplicate, and
/// certainly the same where not enough of the gift is left for another.
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
        /// Whether its amount is in the base currency.
        var isBase: Bool

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
            isBase = minorUnits == Int64(clamping: row.int(3).magnitude)
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
        /// What has not gone back yet, in the gift's currency; nil where it is not known.
        var left: Int64?

        /// Whether rows that are not known by their ids cannot all be new: more would go back than was given.
        ///
        /// False where the file alone says more than the gift can be: that is wrong in itself.
        func isHere(_ open: [Row]) -> Bool {
            guard let left, !open.contains(where: \.isTyped) else { return false }
            let standing = RefundsElsewhere.sum(posted.filter { !$0.isVoided }.map(\.minorUnits))
            return RefundsElsewhere.sum(open.map(\.minorUnits)) > Int128(left)
                && RefundsElsewhere.sum(rows.map(\.minorUnits)) <= Int128(left) + standing
        }
    }

    /// A row of the file that is a posted one, or part of it.
    private struct Found {
        var row: Row
        var entry: Int64
        /// What was posted where that is more than the row says.
        var whole: Int64?
    }

    func run(_ outcome: inout ImportOutcome) throws {
        guard try DuplicatePass.hasOtherSources(connection) else { return }
        let gifts = try self.gifts()
        guard !gifts.isEmpty else { return }
        var here: [Found] = []
        var possible: [DuplicatePass.Pair] = []
        var rests: [RestOfRefunds.Rest] = []
        for (target, var gift) in gifts.sorted(by: { $0.key < $1.key }) {
            gift.left = try left(of: target)
            try judge(gift, &here, &possible, &rests)
        }
        let keeper = RestOfRefunds(session: session)
        for rest in rests { try keeper.keep(rest, &outcome) }
        for found in here.sorted(by: { $0.row.pair.row < $1.row.pair.row }) {
            let row = found.row.pair.row
            try note(found, &outcome)
            try StageTable.mark(row, .elsewhere, connection)
            try redirect(row, to: found.entry)
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

    private func note(_ found: Found, _ outcome: inout ImportOutcome) throws {
        let (row, entry) = (found.row, found.entry)
        let currency = session.context.plan.organization.currency
        let returns = KnownReturns(connection: connection, currency: currency)
        let isHidden = try HiddenGifts.holds(entry, connection)
        var message = "the refund is already here from \(try returns.name(entry))"
        if let whole = found.whole, row.isBase, !isHidden {
            message += ": \(currency.text(row.minorUnits)) of its \(currency.text(whole))"
        }
        outcome.add(
            RowProblem(
                code: "already-here", severity: .warning, line: row.pair.duplicate.line, message: message,
                value: row.id.isEmpty ? nil : row.id,
                hint: "not posted again" + (isHidden ? "" : ": campaign gift show G-\(entry)")))
    }

    /// What is left of a gift or payment after all that acts on it, in its own currency; nil where rows in
    /// several currencies leave that open.
    private func left(of gift: Int64) throws -> Int64? {
        let unit = try connection.integer("SELECT unit FROM entry WHERE id = $1", [.int(gift)])
        guard let commitment = try CommitmentLoader(connection: connection).load(unit)?.commitment,
            let payment = commitment.events.first(where: { $0.entry == gift })?.payment, payment > 0
        else { return nil }
        let events = commitment.events.filter { $0.payment == payment }
        if try events.map(\.effect).sum() <= 0 { return 0 }
        let isForeign = events.contains { $0.original != 0 }
        guard isForeign else { return try events.map(\.effect).sum() }
        guard events.allSatisfy({ $0.original != 0 }) else { return nil }
        return max(0, try events.map(\.original).sum())
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
        _ gift: Gift, _ here: inout [Found], _ possible: inout [DuplicatePass.Pair],
        _ rests: inout [RestOfRefunds.Rest]
    ) throws {
        var claimed: [Int64: [Int64]] = [:]
        var open: [Row] = []
        for row in gift.rows {
            if let same = gift.posted.first(where: { $0.isSame(row) }) {
                here.append(Found(row: row, entry: same.entry))
                claimed[same.entry, default: []].append(row.minorUnits)
            } else {
                open.append(row)
            }
        }
        guard session.options.possibleDuplicates != .post else { return }
        let free = gift.posted.filter { !$0.isVoided && claimed[$0.entry] == nil }
        let told = free.filter(\.isTold)
        let isWhole =
            told.allSatisfy { $0.copies.isEmpty } && !open.contains(where: \.isTyped)
            && Self.sum(open.map(\.minorUnits)) == Self.sum(told.map(\.minorUnits))
        if let first = told.first, isWhole {
            here += open.map { Found(row: $0, entry: first.entry) }
            return
        }
        let isHere = gift.isHere(open)
        var comparison = Comparison(open: open, free: free, isCertain: isHere)
        comparison.run()
        here += comparison.here
        possible += comparison.possible
        // Nothing is left that could have gone back besides.
        guard isHere, let first = gift.posted.first(where: { !$0.isVoided }) else { return }
        guard gift.left != 0 else {
            here += comparison.open.map { Found(row: $0, entry: first.entry, whole: first.minorUnits) }
            return
        }
        try keepRest(gift, comparison, claimed, &here, &rests)
    }

    /// Rows that cannot all be new are what went back before, and the rest of them is new.
    private func keepRest(
        _ gift: Gift, _ comparison: Comparison, _ claimed: [Int64: [Int64]], _ here: inout [Found],
        _ rests: inout [RestOfRefunds.Rest]
    ) throws {
        let open = comparison.open
        guard let left = gift.left, open.allSatisfy({ $0.isBase && !$0.isTyped }) else { return }
        var pool: [RestOfRefunds.Known] = []
        for posted in gift.posted where !posted.isVoided {
            let rows = claimed[posted.entry] ?? []
            let isFree = rows.isEmpty && comparison.free.contains { $0.entry == posted.entry }
            // What rows of other files were in it is not known.
            guard isFree || !rows.isEmpty, posted.copies.count <= rows.count,
                try !RestOfRefunds(session: session).isReversed(posted.entry)
            else { continue }
            let rest = Int128(posted.minorUnits) - Self.sum(rows)
            if rest > 0 { pool.append(.init(entry: posted.entry, minorUnits: Int64(clamping: rest))) }
        }
        let amounts = open.map(\.minorUnits)
        guard let parts = RestOfRefunds.parts(of: amounts, in: pool, left: left) else { return }
        for (row, part) in zip(open, parts) {
            guard let part else { continue }
            let whole = gift.posted.first { $0.entry == part.entry }?.minorUnits
            if part.minorUnits == row.minorUnits {
                here.append(Found(row: row, entry: part.entry, whole: whole))
            } else {
                rests.append(
                    .init(
                        row: row.pair.row, line: row.pair.duplicate.line, said: row.minorUnits,
                        known: part))
            }
        }
    }

    fileprivate static func sum(_ amounts: [Int64]) -> Int128 { amounts.reduce(0) { $0 + Int128($1) } }
}

extension RefundsElsewhere {
    /// Rows of the file on one gift, and posted rows that none of them is by its id.
    ///
    /// Each posted row is one of the file at most; one that the gift's row told of may be several, and what
    /// one system has in a sum the other may have in parts.
    private struct Comparison {
        /// Rows for which nothing is found stay here.
        var open: [Row]
        var free: [Posted]
        /// Whether the rows cannot all be new.
        let isCertain: Bool
        var here: [Found] = []
        var possible: [DuplicatePass.Pair] = []

        mutating func run() {
            takeAlike()
            takeSums()
            takeParts()
        }

        private mutating func take(_ row: Row, _ found: Posted, isCertain: Bool) {
            guard !isCertain else {
                let whole = found.minorUnits > row.minorUnits ? found.minorUnits : nil
                return here.append(Found(row: row, entry: found.entry, whole: whole))
            }
            var pair = row.pair
            pair.duplicate.gift = found.entry
            possible.append(pair)
        }

        private mutating func takeAlike() {
            let rows = open
            open = []
            for row in rows {
                let told = row.isTyped ? nil : free.firstIndex(where: \.isTold)
                guard let index = free.firstIndex(where: { Self.isAlike(row, $0) }) ?? told else {
                    open.append(row)
                    continue
                }
                let found = free[index]
                let isSame = !row.isTyped && found.minorUnits == row.minorUnits
                let isTold = found.isTold && found.copies.isEmpty && isSame
                take(row, found, isCertain: isTold || isCertain && isSame)
                // A sum that a gift's row told may have this row in it and others besides.
                if isTold || !found.isTold { free.remove(at: index) }
            }
        }

        /// Rows of the file that together are a posted one.
        private mutating func takeSums() {
            for found in free where !found.isTold {
                let files = open.filter { !$0.isTyped }
                guard let parts = Parts.of(found.minorUnits, in: files.map(\.minorUnits)) else { continue }
                for row in parts.map({ files[$0] }) { take(row, found, isCertain: isCertain) }
                let taken = Set(parts.map { files[$0].pair.row })
                open.removeAll { taken.contains($0.pair.row) }
                free.removeAll { $0.entry == found.entry }
            }
        }

        /// Rows of the file that are several posted ones together.
        private mutating func takeParts() {
            for row in open where !row.isTyped {
                let sums = free.filter { !$0.isTold }
                guard let parts = Parts.of(row.minorUnits, in: sums.map(\.minorUnits)) else { continue }
                take(row, sums[parts[0]], isCertain: isCertain)
                let taken = Set(parts.map { sums[$0].entry })
                free.removeAll { taken.contains($0.entry) }
                open.removeAll { $0.pair.row == row.pair.row }
            }
        }

        /// The same amount: of a file on any day, as two systems date a refund differently; of typed rows
        /// nearby.
        private static func isAlike(_ row: Row, _ posted: Posted) -> Bool {
            guard posted.amount == row.pair.duplicate.minorUnits || posted.minorUnits == row.minorUnits else {
                return false
            }
            let isNear = (row.day - Int64(DuplicatePass.days)...row.day + Int64(DuplicatePass.days))
                .contains(posted.day)
            return !row.isTyped || isNear
        }
    }
}

/// Which of several amounts add up to one.
private enum Parts {
    /// More amounts are not tried: the ways to add them up double with each.
    private static let most = 12

    /// The indexes of two or more amounts that make the sum, the earliest first; nil where none do.
    static func of(_ sum: Int64, in amounts: [Int64]) -> [Int]? {
        guard amounts.count > 1 else { return nil }
        return search(Int128(sum), Array(amounts.prefix(most)), from: 0, taken: [])
    }

    private static func search(_ rest: Int128, _ amounts: [Int64], from: Int, taken: [Int]) -> [Int]? {
        if rest == 0 { return taken.count > 1 ? taken : nil }
        guard rest > 0, from < amounts.count else { return nil }
        return search(rest - Int128(amounts[from]), amounts, from: from + 1, taken: taken + [from])
            ?? search(rest, amounts, from: from + 1, taken: taken)
    }
}
