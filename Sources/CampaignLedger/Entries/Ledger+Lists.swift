public import CampaignKit

extension Ledger {
    /// Hands over the rows of a query, newest first; memory does not grow with the list.
    public func gifts(_ query: EntryQuery, _ body: (EntrySummary) throws -> Void) throws {
        try engine.read { try EntryReader(connection: $0, moves: query.moves).lines(query, body) }
    }

    /// How many rows a query finds, and what money of them was paid by a day, less what was reversed.
    ///
    /// Post-dated gifts are held until their day; gifts in kind are not money.
    public func giftTotals(
        _ query: EntryQuery, plan: Plan, asOf: CalendarDate
    ) throws(LedgerError) -> EntryTotals {
        try reading { try EntryTotalsReader(connection: $0, plan: plan, asOf: asOf).totals(query) }
    }

    /// The row that `G-12`, `source:id` or a source's id names, in full.
    ///
    /// As known after a batch, with what acted on it by a day; nil for all of both.
    public func gift(
        _ id: String, knownOn: Int64? = nil, until: CalendarDate? = nil
    ) throws(LedgerError) -> EntryDetail {
        try reading { connection in
            let moves = MovedGifts(knownOn: knownOn, until: until)
            let reader = try EntryReader(connection: connection, moves: moves)
            func isKnown(_ line: EntrySummary) -> Bool { knownOn.map { line.batch <= $0 } ?? true }
            let found = try reader.find(id).filter { try reader.line($0).map(isKnown) ?? false }
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "G-\($0)" }.joined(separator: ", ")
                throw LedgerError(
                    .unknownGift, "several gifts have the id '\(id)'", hint: "use one of \(ids)")
            }
            guard let number = found.first, let line = try reader.line(number) else {
                throw LedgerError(.unknownGift, "no gift '\(id)'", hint: try Self.hint(id, reader))
            }
            let related = try reader.related(to: number).filter { other in
                isKnown(other) && until.map { other.day <= $0 } ?? true
            }
            return try EntryDetailReader(connection: connection, moves: moves).record(line, related: related)
        }
    }

    /// What was probably meant: our number without its letter, or a pledge.
    private static func hint(_ id: String, _ reader: EntryReader) throws -> String {
        if let number = Int64(id), try reader.line(number) != nil {
            return DidYouMean.question("G-\(number)")
        }
        if id.uppercased().hasPrefix("P-"), let number = Int64(id.dropFirst(2)),
            let entry = try reader.entry(ofPromise: number)
        {
            return "the row of that pledge is G-\(entry)"
        }
        return "campaign gift list shows them; gift numbers look like G-1042"
    }
}

extension Ledger {
    /// Hands over pledges and awards as they are on the query's day, the newest first.
    public func pledges(_ query: PledgeQuery, _ body: (PledgeLine) throws -> Void) throws {
        try engine.read { try PledgeReader(connection: $0, query: query).lines(body) }
    }

    /// The pledge that `P-12`, its row's number, or a source's id names.
    public func pledge(_ id: String, _ query: PledgeQuery) throws(LedgerError) -> PledgeRecord {
        try reading { connection in
            let reader = try PledgeReader(connection: connection, query: query)
            let moves = MovedGifts(knownOn: query.knownOn, until: query.asOf)
            let gifts = try EntryReader(connection: connection, moves: moves)
            let found = try reader.find(id)
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "G-\($0)" }.joined(separator: ", ")
                throw LedgerError(
                    .unknownPledge, "several pledges have the id '\(id)'", hint: "use one of \(ids)")
            }
            guard let number = found.first, let line = try gifts.line(number) else {
                throw LedgerError(
                    .unknownPledge, "no pledge '\(id)'", hint: try Self.pledgeHint(id, gifts))
            }
            guard let pledge = try reader.pledge(line) else {
                let isPayment = line.type.family != .promise
                let hint =
                    line.promise.flatMap { isPayment ? "its pledge is P-\($0)" : nil }
                    ?? "campaign gift show G-\(number)"
                throw LedgerError(
                    .unknownPledge, "G-\(number) is a \(line.type.name), not a pledge", hint: hint)
            }
            let acts = try gifts.related(to: number).filter { act in
                act.day <= query.asOf && act.batch <= query.knownOn ?? Int64.max
            }
            return PledgeRecord(
                pledge: pledge,
                gift: try EntryDetailReader(connection: connection, moves: moves).record(line, related: []),
                acts: acts)
        }
    }

    private static func pledgeHint(_ id: String, _ gifts: EntryReader) throws -> String {
        if let number = Int64(id), try gifts.entry(ofPromise: number) != nil {
            return DidYouMean.question("P-\(number)")
        }
        return "campaign pledge list shows them; pledge numbers look like P-12"
    }
}

extension Ledger {
    /// Hands over the donors of a list, in its order.
    public func donors(_ query: DonorListQuery, _ body: (DonorLine) throws -> Void) throws {
        try engine.read {
            try DonorReader(
                connection: $0, asOf: query.asOf, knownOn: query.knownOn ?? Int64.max, since: query.since
            )
            .lines(query, body)
        }
    }

    /// Hands over donors whose name, organization, e-mail or source id holds the text (all when it is empty).
    public func donors(
        matching text: String, asOf: CalendarDate, knownOn: Int64? = nil, limit: Int? = nil,
        _ body: (DonorLine) throws -> Void
    ) throws {
        var query = DonorListQuery(asOf: asOf)
        (query.text, query.knownOn, query.limit) = (text, knownOn, limit)
        try donors(query, body)
    }

    /// Numbers of the donors whose name is nearest to a text that finds no one.
    public func donors(near text: String, knownOn: Int64? = nil) throws(LedgerError) -> [Int64] {
        try reading { connection in
            try DonorReader(
                connection: connection, asOf: CalendarDate(dayNumber: 0), knownOn: knownOn ?? Int64.max
            )
            .nearest(text, byWords: true)
        }
    }

    /// The number under which rows keep a donor whom `D-77`, `source:id` or a source's id names.
    ///
    /// That of a donor who was merged is their own: taking the merge apart gives such rows back. Where a
    /// source's id is of several numbers, it is that of the donor whom they stand for.
    public func postingNumber(ofDonor id: String, asOf: CalendarDate) throws(LedgerError) -> Int64 {
        let number = try donor(id, asOf: asOf).line.id
        return try reading { connection in
            let written = try DonorReader(connection: connection, asOf: asOf, knownOn: .max).written(id)
            return written.count == 1 ? written[0] : number
        }
    }

    /// The donor that `D-77`, `source:id` or a source's id names.
    ///
    /// As known after a batch (nil: now); `until` leaves out rows of a later day. Years begin on
    /// `yearStart`.
    public func donor(
        _ id: String, asOf: CalendarDate, knownOn: Int64? = nil, until: CalendarDate? = nil,
        yearStart: MonthDay = .newYear
    ) throws(LedgerError) -> DonorRecord {
        try reading { connection in
            let reader = try DonorReader(
                connection: connection, asOf: asOf, knownOn: knownOn ?? Int64.max)
            let found = try reader.find(id)
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "D-\($0)" }.joined(separator: ", ")
                throw LedgerError(.unknownDonor, "several donors have this id", hint: "use one of \(ids)")
            }
            guard let number = found.first, let line = try reader.line(number) else {
                let near = try reader.nearest(id).map { "D-\($0)" }
                let shown =
                    near.count > 1
                    ? near.dropLast().joined(separator: ", ") + " or " + near[near.count - 1] : near.first
                throw LedgerError(
                    .unknownDonor, "no donor has the id \(id)",
                    hint: shown.map { "\(DidYouMean.question($0)) campaign donor show \(near[0])" }
                        ?? "campaign donor list TEXT finds them by name")
            }
            var query = EntryQuery()
            query.donor = number
            query.limit = 100
            query.knownOn = knownOn
            query.until = until
            query.standsOn = until
            var recent: [EntrySummary] = []
            try EntryReader(connection: connection, moves: query.moves).lines(query) { recent.append($0) }
            let aliases = reader.aliases
            let others =
                aliases.isEmpty ? "" : " AND (e.donor IS NULL OR NOT \(aliases.isOwn("e.donor", of: number)))"
            let credits = try connection.integer(
                """
                SELECT count(DISTINCT c.entry) FROM soft_credit c JOIN entry e ON e.id = c.entry \
                WHERE \(aliases.isOwn("c.donor", of: number))\(others) AND e.batch <= $1 AND e.day <= $2 AND NOT \(HiddenGifts.condition("e")) \
                AND \(LiveRows.isLeft("e", limits: " AND x.batch <= $1 AND x.day <= $2"))
                """,
                [.int(knownOn ?? Int64.max), .int(until?.dayNumber ?? Int.max)])
            var record = DonorRecord(
                line: line, years: try reader.years(number, startingOn: yearStart), recent: recent,
                softCredits: Int(credits))
            if knownOn == nil { record.differences = try reader.differences(of: line) }
            record.household = try reader.household(of: number)
            return record
        }
    }
}

extension Ledger {
    /// Hands over what was posted, one transaction's matter after the other, by date.
    ///
    /// Memory does not grow with it. `knownOn` is a batch: what it names stays the same however often it is
    /// read.
    public func journal(
        asOf: CalendarDate, knownOn: Int64, namesDonors: Bool = false,
        _ body: (JournalSource) throws -> Void
    ) throws {
        try engine.read {
            try JournalReader(
                connection: $0, namesDonors: namesDonors, asOf: asOf, knownOn: knownOn
            ).matters(body)
        }
    }
}
