import CampaignKit

/// Walks the donors of a row, one after the other, and hands over what each has raised in it.
struct DonorScan {
    let connection: any LedgerConnection
    let query: FigureQuery
    private let places: PlaceMap
    private let counter: PartCounter

    init(_ query: FigureQuery, _ connection: any LedgerConnection) throws {
        self.connection = connection
        self.query = query
        places = PlaceMap(connection)
        counter = PartCounter(
            places: try ScopePlaces(query.scope, connection), structure: try places.structure(query.plan),
            ended: [], figure: .raised)
    }

    /// What is known of one donor while their rows go by.
    private struct Standing {
        var events: [DonorPresence.Event] = []
        var counted = PartCounter.Counted()
        var laterRule: LeftOutRule?
        var later: Int64 = 0
        var isHere = false
    }

    func run(_ body: (ExplainedPart) throws -> Void) throws {
        var current: Int64 = 0
        var standing = Standing()
        try connection.rows(Self.donorRows) { row in
            if row.int(0) != current {
                try close(current, standing, body)
                current = row.int(0)
                standing = Standing()
            }
            try add(row, to: &standing)
        }
        try close(current, standing, body)
        try nameless(body)
    }

    /// All rows of a donor together, by index: nothing is sorted.
    static let donorRows = """
        SELECT donor, day, place, class, origin, raised, batch, unit FROM (SELECT donor, day, place, class, \
        day AS origin, effect AS raised, batch, id AS unit FROM entry WHERE simple = 1 AND donor IS NOT NULL \
        UNION ALL SELECT donor, day, place, class, origin, raised, batch, unit FROM commitment_delta \
        WHERE donor IS NOT NULL AND raised <> 0) ORDER BY donor
        """

    private func add(_ row: any LedgerRow, to standing: inout Standing) throws {
        guard let countClass = CountClass(rawValue: Int(row.int(3))) else { return }
        let (day, origin) = (
            CalendarDate(dayNumber: Int(row.int(1))), CalendarDate(dayNumber: Int(row.int(4)))
        )
        let change = PartCounter.Change(
            places: [row.int(2)], countClass: countClass, figures: CommitmentFigures(raised: row.int(5)))
        let isHere = counter.places.campaign(of: row.int(2)) != nil
        let counted = try counter.count([change], origin: origin)
        guard row.int(6) <= query.knownOn, day <= query.asOf else {
            guard counted.value != 0 else { return }
            standing.laterRule = row.int(6) > query.knownOn ? .postedLater : .datedAfter
            standing.later = try Checked.add(standing.later, counted.value)
            return
        }
        if isHere {
            standing.isHere = true
            standing.counted.value = try Checked.add(standing.counted.value, counted.value)
            standing.counted.aside = try standing.counted.aside.adding(counted.aside)
        }
        for campaign in try places.campaigns(of: row.int(2)) {
            let rule = counter.structure.rule(ofCampaign: campaign)
            guard Tally.counts(countClass, under: rule.policy, outside: rule.isOutside(origin)) else {
                continue
            }
            standing.events.append(
                DonorPresence.Event(
                    nodes: isHere ? [0, 1] : [0], day: Int(row.int(1)), batch: row.int(6), raised: row.int(5),
                    unit: row.int(7))
            )
        }
    }

    private func close(_ donor: Int64, _ standing: Standing, _ body: (ExplainedPart) throws -> Void) throws {
        guard donor != 0, standing.isHere || standing.laterRule != nil else { return }
        var here = DonorPresence.Change()
        for (step, change) in DonorPresence(total: 0).steps(standing.events) where step.node == 1 {
            here.donors += change.donors
            here.firstTime += change.firstTime
        }
        let raised = standing.counted.value
        if here.donors > 0 {
            let isCounted = query.figure == .donors || here.firstTime > 0
            try body(ExplainedPart(id: donor, part: raised, rule: isCounted ? nil : .gaveBefore))
        } else if let rule = standing.laterRule, raised &+ standing.later > 0 {
            try body(ExplainedPart(id: donor, part: raised &+ standing.later, rule: rule))
        } else if let (rule, amount) = standing.counted.linesAside.first(where: { $0.1 != 0 }) {
            try body(ExplainedPart(id: donor, part: amount, rule: rule))
        } else if standing.isHere {
            try body(ExplainedPart(id: donor, part: raised, rule: .settled))
        }
    }

    /// What was raised here by rows that name no donor.
    private func nameless(_ body: (ExplainedPart) throws -> Void) throws {
        var sum: Int64 = 0
        try connection.rows(
            """
            SELECT place, class, origin, sum(raised) FROM (SELECT place, class, day AS origin, effect AS raised \
            FROM entry WHERE simple = 1 AND donor IS NULL AND day <= $1 AND batch <= $2 UNION ALL \
            SELECT place, class, origin, raised FROM commitment_delta WHERE donor IS NULL AND raised <> 0 \
            AND day <= $1 AND batch <= $2) GROUP BY place, class, origin
            """, [.day(query.asOf), .int(query.knownOn)]
        ) { row in
            guard let countClass = CountClass(rawValue: Int(row.int(1))) else { return }
            let change = PartCounter.Change(
                places: [row.int(0)], countClass: countClass, figures: CommitmentFigures(raised: row.int(3)))
            let origin = CalendarDate(dayNumber: Int(row.int(2)))
            sum = try Checked.add(sum, try counter.count([change], origin: origin).value)
        }
        if sum != 0 { try body(ExplainedPart(id: 0, part: sum, rule: .noDonor)) }
    }
}
