public import CampaignKit

/// Reads what each gift brought for a project, line by line, and what of it was passed on or spent.
struct ProjectFundReader {
    let connection: any LedgerConnection
    let plan: Plan
    let asOf: CalendarDate
    let knownOn: Int64

    struct Key: Hashable {
        var entry: Int64
        var line: String
    }

    /// By entry, then line; what brought nothing and passed nothing on is left out.
    func funds(of project: String, in campaign: String) throws -> [ProjectFund] {
        let lines = try lines(of: project, in: campaign)
        var funds: [Key: ProjectFund] = [:]
        try money(.project(project, campaign: campaign)) { try Self.take($0, lines, &funds) }
        try takeTransfers(of: project, &funds)
        try takeCosts(ProjectCosts(connection, asOf: asOf, knownOn: knownOn, project, lines), &funds)
        return Self.list(funds, try expiries())
    }

    static func take(_ part: Part, _ lines: [Int64: String], _ funds: inout [Key: ProjectFund]) throws {
        let line = lines[part.place] ?? ""
        let key = Key(entry: part.entry, line: line)
        var fund =
            funds[key] ?? ProjectFund(entry: part.entry, day: part.day, line: line, raised: 0, received: 0)
        fund.raised = try Checked.add(fund.raised, part.raised)
        fund.received = try Checked.add(fund.received, part.received)
        funds[key] = fund
    }

    static func list(_ funds: [Key: ProjectFund], _ ends: [Int64: CalendarDate]) -> [ProjectFund] {
        funds.values.filter { fund in
            fund.raised != 0 || fund.received != 0 || !fund.transferred.isEmpty || !fund.spent.isEmpty
        }
        .map { fund in
            var fund = fund
            fund.expires = ends[fund.entry]
            return fund
        }
        .sorted { ($0.entry, $0.line) < ($1.entry, $1.line) }
    }

    func takeTransfers(of project: String, _ funds: inout [Key: ProjectFund]) throws {
        for transfer in try TransferReader(connection: connection).records(of: project)
        where transfer.stands(asOf: asOf, knownOn: knownOn) {
            let sources = transfer.sources(knownOn: knownOn)
            let left = TransferSources.left(
                of: sources, returned: transfer.returned(asOf: asOf, knownOn: knownOn))
            for (source, amount) in zip(sources, left) where amount != 0 {
                let key = Key(entry: source.entry, line: source.line)
                // A gift that was moved away since is none of the project's any more, and its money went on.
                var fund =
                    funds[key]
                    ?? ProjectFund(
                        entry: source.entry, day: transfer.day, line: source.line, raised: 0, received: 0)
                fund.transferred[transfer.place.line, default: 0] += amount
                funds[key] = fund
            }
        }
    }

    func lines(of project: String, in campaign: String) throws -> [Int64: String] {
        var lines: [Int64: String] = [:]
        try connection.rows(
            "SELECT id, line FROM place WHERE campaign = $1 AND project = $2",
            [.text(campaign), .text(project)]
        ) { lines[$0.int(0)] = $0.text(1) }
        return lines
    }

    /// What a row of money counts at one place.
    struct Part {
        var entry: Int64
        var place: Int64
        var day: CalendarDate
        var raised: Int64
        var received: Int64
    }

    /// Hands over the money of a scope as a status counts it, piece by piece.
    func money(_ scope: FigureScope, _ body: (Part) throws -> Void) throws {
        let places = try ScopePlaces(scope, connection)
        guard let subquery = places.subquery else { return }
        let structure = try DesignationMap(connection).structure(plan)
        let (day, batch) = (places.arguments.count + 1, places.arguments.count + 2)
        try connection.rows(
            """
            SELECT e.id, e.place, e.class, e.day, e.effect, e.effect FROM entry e WHERE e.simple = 1 \
            AND e.place IN (\(subquery)) AND e.day <= $\(day) AND e.batch <= $\(batch) \
            UNION ALL SELECT d.unit, d.place, d.class, d.origin, d.raised, d.received FROM commitment_delta d \
            WHERE d.place IN (\(subquery)) AND d.day <= $\(day) AND d.batch <= $\(batch)
            """, places.arguments + [.day(asOf), .int(knownOn)]
        ) { row in
            if let part = Self.part(row, places, structure) { try body(part) }
        }
    }

    /// The same of some rows alone.
    func money(_ scope: FigureScope, of entries: [Int64], _ body: (Part) throws -> Void) throws {
        let places = try ScopePlaces(scope, connection)
        let structure = try DesignationMap(connection).structure(plan)
        for start in stride(from: 0, to: entries.count, by: UnitList.most) {
            let list = UnitList(Array(entries[start..<min(start + UnitList.most, entries.count)]))
            let (day, batch) = (list.arguments.count + 1, list.arguments.count + 2)
            try connection.rows(
                """
                SELECT e.id, e.place, e.class, e.day, e.effect, e.effect FROM entry e WHERE e.simple = 1 \
                AND e.id \(list.condition) AND e.day <= $\(day) AND e.batch <= $\(batch) \
                UNION ALL SELECT d.unit, d.place, d.class, d.origin, d.raised, d.received \
                FROM commitment_delta d WHERE d.unit \(list.condition) AND d.day <= $\(day) \
                AND d.batch <= $\(batch)
                """, list.arguments + [.day(asOf), .int(knownOn)]
            ) { row in
                if let part = Self.part(row, places, structure) { try body(part) }
            }
        }
    }

    /// What a row counts; nil where it is of another place or is not counted.
    private static func part(
        _ row: any LedgerRow, _ places: ScopePlaces, _ structure: CountingStructure
    ) -> Part? {
        guard let countClass = CountClass(rawValue: Int(row.int(2))),
            let campaign = places.campaign(of: row.int(1))
        else { return nil }
        let rule = structure.rule(ofCampaign: campaign)
        let origin = CalendarDate(dayNumber: Int(row.int(3)))
        guard Tally.counts(countClass, under: rule.policy, outside: rule.isOutside(origin)) else {
            return nil
        }
        return Part(
            entry: row.int(0), place: row.int(1), day: origin, raised: row.int(4), received: row.int(5))
    }

    /// The end of the period of each promise that is a grant's.
    func expiries() throws -> [Int64: CalendarDate] {
        let inForce = try Withdrawal.inForce(connection)
        var ends: [Int64: CalendarDate] = [:]
        try connection.rows(
            """
            SELECT p.entry, p.batch, t.batch, t.ends FROM grant_promise p \
            JOIN grant_term t ON t.grant_award = p.grant_award WHERE t.day <= $1 \
            ORDER BY t.day, t.batch, t.seq
            """, [.day(asOf)]
        ) { row in
            guard inForce.holds(row.int(1), knownOn: knownOn), inForce.holds(row.int(2), knownOn: knownOn)
            else { return }
            ends[row.int(0)] = row.optionalInt(3).map { CalendarDate(dayNumber: Int($0)) }
        }
        return ends
    }
}

extension ProjectFundReader {
    /// The places of a unit with what was posted of them, and what each gift raised for it.
    func board(of unit: NamingOpportunity, of project: String, in campaign: String) throws -> UnitBoard {
        UnitBoard(
            count: unit.count, price: unit.price.minorUnits,
            events: try events(of: unit.id, of: project, in: campaign),
            commitments: try commitments(to: unit.id, of: project, in: campaign), asOf: asOf)
    }

    /// Those that were known, in the order of posting.
    func events(of unit: String, of project: String, in campaign: String) throws -> [UnitEvent] {
        let inForce = try Withdrawal.inForce(connection)
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        var words: [Int64: String] = [:]
        try connection.rows("SELECT id, words FROM grant_personal WHERE object = 'unit_event'") {
            words[$0.int(0)] = $0.text(1)
        }
        var events: [UnitEvent] = []
        try connection.rows(
            """
            SELECT u.id, u.batch, u.day, u.ordinal, u.kind, u.donor, u.entry, u.until_day, u.personal_digest \
            FROM unit_event u JOIN place p ON p.id = u.place WHERE p.campaign = $1 AND p.project = $2 \
            AND p.unit = $3 ORDER BY u.id
            """, [.text(campaign), .text(project), .text(unit)]
        ) { row in
            guard let kind = UnitEvent.Kind(rawValue: Int(row.int(4))),
                inForce.holds(row.int(1), knownOn: knownOn)
            else { return }
            events.append(
                UnitEvent(
                    id: row.int(0), batch: row.int(1), day: CalendarDate(dayNumber: Int(row.int(2))),
                    ordinal: Int(row.int(3)), kind: kind, donor: aliases.of(row.optionalInt(5)),
                    entry: row.optionalInt(6),
                    until: row.optionalInt(7).map { CalendarDate(dayNumber: Int($0)) },
                    words: words[row.int(0)] ?? (row.isNull(8) ? "" : "(erased)")))
        }
        return events
    }

    /// What each gift or promise has raised for a unit, by day and row.
    func commitments(
        to unit: String, of project: String, in campaign: String
    ) throws -> [UnitCommitment] {
        var raised: [Int64: (day: CalendarDate, sum: Int64)] = [:]
        try money(.unit(unit, project: project, campaign: campaign)) { part in
            let sum = try Checked.add(raised[part.entry]?.sum ?? 0, part.raised)
            raised[part.entry] = (part.day, sum)
        }
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        let donors = try EntryDonors(connection: connection).donors(of: raised.keys.sorted())
        return raised.filter { $0.value.sum > 0 }.map { entry, value in
            UnitCommitment(entry: entry, day: value.day, donor: aliases.of(donors[entry]), raised: value.sum)
        }
        .sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }
    }
}

/// Finds who made some rows.
struct EntryDonors {
    let connection: any LedgerConnection

    func donors(of entries: [Int64]) throws -> [Int64: Int64] {
        var donors: [Int64: Int64] = [:]
        for start in stride(from: 0, to: entries.count, by: UnitList.most) {
            let list = UnitList(Array(entries[start..<min(start + UnitList.most, entries.count)]))
            try connection.rows("SELECT id, donor FROM entry WHERE id \(list.condition)", list.arguments) {
                row in
                donors[row.int(0)] = row.optionalInt(1)
            }
        }
        return donors
    }
}

extension Ledger {
    /// What each gift brought for a project on a day, and what of it was passed on.
    public func projectFunds(
        of project: String, in campaign: String, plan: Plan, asOf day: CalendarDate, knownOn batch: Int64?
    ) throws(LedgerError) -> [ProjectFund] {
        try projects(plan, asOf: day, knownOn: batch) { try $0.funds(of: project, in: campaign) }
    }

    /// The same where no one asks for each gift: those of which nothing was promised by a grant, passed on or
    /// spent are one sum for each line.
    public func projectSums(
        of project: String, in campaign: String, plan: Plan, asOf day: CalendarDate, knownOn batch: Int64?
    ) throws(LedgerError) -> [ProjectFund] {
        try projects(plan, asOf: day, knownOn: batch) { try $0.sums(of: project, in: campaign) }
    }

    /// The places of a unit on a day.
    public func unitBoard(
        of unit: NamingOpportunity, of project: String, in campaign: String, plan: Plan,
        asOf day: CalendarDate, knownOn batch: Int64?
    ) throws(LedgerError) -> UnitBoard {
        try projects(plan, asOf: day, knownOn: batch) { try $0.board(of: unit, of: project, in: campaign) }
    }

    private func projects<T>(
        _ plan: Plan, asOf day: CalendarDate, knownOn batch: Int64?, _ read: (ProjectFundReader) throws -> T
    ) throws(LedgerError) -> T {
        try reading { connection in
            try read(
                ProjectFundReader(connection: connection, plan: plan, asOf: day, knownOn: batch ?? .max))
        }
    }

    /// Every transfer, or those of a project, with what was said of it; also those that were undone.
    public func transfers(of project: String? = nil) throws(LedgerError) -> [TransferRecord] {
        try reading { try TransferReader(connection: $0).records(of: project) }
    }
}
