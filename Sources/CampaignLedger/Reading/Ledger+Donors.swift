public import CampaignKit

extension Ledger {
    /// Hands over donors whose name, organization, e-mail or source id holds the text (all when it is empty).
    public func donors(
        matching text: String, asOf: CalendarDate, knownOn: Int64? = nil, limit: Int? = nil,
        _ body: (DonorLine) throws -> Void
    ) throws {
        try engine.read {
            try DonorReader(connection: $0, asOf: asOf, knownOn: knownOn ?? Int64.max)
                .lines(matching: text, limit: limit, body)
        }
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

    /// The donor that `D-77`, `source:id` or a source's id names.
    ///
    /// As known after a batch (nil: now); `until` leaves out rows of a later day, nil none of them.
    public func donor(
        _ id: String, asOf: CalendarDate, knownOn: Int64? = nil, until: CalendarDate? = nil
    ) throws(LedgerError) -> DonorRecord {
        try reading { connection in
            let reader = DonorReader(
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
            let credits = try connection.integer(
                """
                SELECT count(DISTINCT c.entry) FROM soft_credit c JOIN entry e ON e.id = c.entry WHERE c.donor = $1 \
                AND e.batch <= $2 AND e.day <= $3 AND NOT \(HiddenGifts.condition("e")) \
                AND \(LiveRows.isLeft("e", limits: " AND x.batch <= $2 AND x.day <= $3"))
                """,
                [.int(number), .int(knownOn ?? Int64.max), .int(until?.dayNumber ?? Int.max)])
            var record = DonorRecord(
                line: line, years: try reader.years(number), recent: recent, softCredits: Int(credits))
            if knownOn == nil { record.differences = try reader.differences(of: line) }
            record.household = try reader.household(of: number)
            return record
        }
    }
}
