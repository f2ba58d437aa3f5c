import CampaignKit

/// Walks the donors of a row, one after the other, and hands over what each has raised in it.
///
/// What is hidden from staff is in no donor's part, or the part less what lists show would tell it; donors
/// who have nothing else come last, without their place in the order of numbers.
struct DonorScan {
    let connection: any LedgerConnection
    let query: FigureQuery
    private let places: DesignationMap
    private let counter: PartCounter

    init(_ query: FigureQuery, _ connection: any LedgerConnection) throws {
        self.connection = connection
        self.query = query
        places = DesignationMap(connection)
        counter = PartCounter(
            places: try ScopePlaces(query.scope, connection), structure: try places.structure(query.plan),
            ended: [], figure: .raised)
    }

    /// What is known of one donor while their rows go by.
    private struct Standing {
        var events: [DonorPresence.Event] = []
        var counted = PartCounter.Counted()
        var laterRule: ExclusionReason?
        var later: Int64 = 0
        var isHere = false
        /// Of all this, what is hidden from staff.
        var hidden = PartCounter.Counted()
        var laterHidden: Int64 = 0
        var hasHidden = false
        var isSeen = false
    }

    /// What is told after all who can be named.
    private struct Unnamed {
        var parts: [ExplainedPart] = []
        var sum: Int64 = 0
        var isThere = false
    }

    /// What was raised of one donor at one place on one day.
    private struct Row {
        let donor, place, countClass, raised, batch, unit: Int64
        let day, origin: CalendarDate
        let isHidden: Bool

        init(_ row: any LedgerRow) {
            (donor, place, countClass) = (row.int(0), row.int(2), row.int(3))
            day = CalendarDate(dayNumber: Int(row.int(1)))
            origin = CalendarDate(dayNumber: Int(row.int(4)))
            (raised, batch, unit) = (row.int(5), row.int(6), row.int(7))
            isHidden = row.int(8) == 1
        }
    }

    func run(_ body: (ExplainedPart) throws -> Void) throws {
        var current: Int64 = 0
        var standing = Standing()
        var unnamed = Unnamed()
        try places.load()
        let aliases = try DonorAliases(connection, knownOn: query.knownOn)
        let sql = Self.donorRows(aliases.entries, aliases.deltas)
        try connection.portions(sql, [], read: { Row($0) }) { row in
            if row.donor != current {
                try close(current, standing, &unnamed, body)
                current = row.donor
                standing = Standing()
            }
            try add(row, to: &standing)
        }
        try close(current, standing, &unnamed, body)
        for part in unnamed.parts { try body(part) }
        if unnamed.isThere { try body(ExplainedPart(id: 0, part: unnamed.sum, rule: .hidden)) }
        try nameless(body)
    }

    /// All rows of a donor together, by index: nothing is sorted.
    static func donorRows(_ entries: String = "entry", _ deltas: String = "commitment_delta") -> String {
        """
        SELECT donor, day, place, class, origin, raised, batch, unit, hidden FROM (SELECT donor, day, place, class, \
        day AS origin, effect AS raised, batch, id AS unit, CASE WHEN anonymity IN (\(HiddenGifts.levels)) THEN 1 \
        ELSE 0 END AS hidden FROM \(entries) x WHERE simple = 1 AND donor IS NOT NULL \
        UNION ALL SELECT donor, day, place, class, origin, raised, batch, unit, CASE WHEN EXISTS (SELECT 1 \
        FROM entry h WHERE h.id = d.unit AND h.anonymity IN (\(HiddenGifts.levels))) THEN 1 ELSE 0 END AS hidden \
        FROM \(deltas) d WHERE donor IS NOT NULL AND raised <> 0) c ORDER BY donor
        """
    }

    private func add(_ row: Row, to standing: inout Standing) throws {
        guard let countClass = CountClass(rawValue: Int(row.countClass)) else { return }
        let (day, origin, isHidden) = (row.day, row.origin, row.isHidden)
        let change = PartCounter.Change(
            places: [row.place], countClass: countClass, figures: CommitmentFigures(raised: row.raised))
        let isHere = counter.places.campaign(of: row.place) != nil
        let counted = try counter.count([change], origin: origin)
        if isHere { if isHidden { standing.hasHidden = true } else { standing.isSeen = true } }
        guard row.batch <= query.knownOn, day <= query.asOf else {
            guard counted.value != 0 else { return }
            standing.laterRule = row.batch > query.knownOn ? .postedLater : .datedAfter
            standing.later = try Checked.add(standing.later, counted.value)
            if isHidden { standing.laterHidden = try Checked.add(standing.laterHidden, counted.value) }
            return
        }
        if isHere {
            standing.isHere = true
            standing.counted.value = try Checked.add(standing.counted.value, counted.value)
            standing.counted.aside = try standing.counted.aside.adding(counted.aside)
            if isHidden {
                standing.hidden.value = try Checked.add(standing.hidden.value, counted.value)
                standing.hidden.aside = try standing.hidden.aside.adding(counted.aside)
            }
        }
        for campaign in try places.campaigns(of: row.place) {
            let rule = counter.structure.rule(ofCampaign: campaign)
            guard Tally.counts(countClass, under: rule.policy, outside: rule.isOutside(origin)) else {
                continue
            }
            standing.events.append(
                DonorPresence.Event(
                    nodes: isHere ? [0, 1] : [0], day: day.dayNumber, batch: row.batch, raised: row.raised,
                    unit: row.unit))
        }
    }

    private func close(
        _ donor: Int64, _ standing: Standing, _ unnamed: inout Unnamed, _ body: (ExplainedPart) throws -> Void
    ) throws {
        guard let (part, hidden) = try part(of: donor, standing) else { return }
        guard standing.hasHidden else { return try body(part) }
        let seen = try Checked.subtract(part.part, hidden)
        // Who only hidden gifts make one of the row is told of by nothing else either.
        guard standing.isSeen, part.rule != nil || seen > 0 else {
            unnamed.isThere = true
            unnamed.sum = try Checked.add(unnamed.sum, part.part)
            unnamed.parts.append(ExplainedPart(id: donor, part: 0, rule: part.rule, isHidden: true))
            return
        }
        if hidden != 0 { unnamed.isThere = true }
        unnamed.sum = try Checked.add(unnamed.sum, hidden)
        try body(ExplainedPart(id: donor, part: seen, rule: part.rule))
    }

    /// A sum above zero; nil for any other.
    private func positive(_ left: Int64, _ right: Int64) throws(MoneyError) -> Int64? {
        let sum = try Checked.add(left, right)
        return sum > 0 ? sum : nil
    }

    /// A donor's part of the row, and how much of it is hidden from staff.
    private func part(
        of donor: Int64, _ standing: Standing
    ) throws(MoneyError) -> (ExplainedPart, hidden: Int64)? {
        guard donor != 0, standing.isHere || standing.laterRule != nil else { return nil }
        var here = DonorPresence.Change()
        for (step, change) in DonorPresence(total: 0).steps(standing.events) where step.node == 1 {
            here.donors += change.donors
            here.firstTime += change.firstTime
        }
        let raised = standing.counted.value
        if here.donors > 0 {
            let isCounted = query.figure == .donors || here.firstTime > 0
            let rule: ExclusionReason? = isCounted ? nil : .gaveBefore
            return (ExplainedPart(id: donor, part: raised, rule: rule), standing.hidden.value)
        } else if let rule = standing.laterRule, let sum = try positive(raised, standing.later) {
            let hidden = try Checked.add(standing.hidden.value, standing.laterHidden)
            return (ExplainedPart(id: donor, part: sum, rule: rule), hidden)
        } else if let (rule, amount) = standing.counted.linesAside.first(where: { $0.1 != 0 }) {
            let hidden = standing.hidden.linesAside.first { $0.0 == rule }?.1 ?? 0
            return (ExplainedPart(id: donor, part: amount, rule: rule), hidden)
        } else if standing.isHere {
            return (ExplainedPart(id: donor, part: raised, rule: .settled), standing.hidden.value)
        }
        return nil
    }

    /// What was raised here by rows that name no donor.
    private func nameless(_ body: (ExplainedPart) throws -> Void) throws {
        var sum: Int64 = 0
        try connection.rows(
            """
            SELECT place, class, origin, \(Portable.sum("raised")) FROM (SELECT place, class, day AS origin, effect AS raised \
            FROM entry WHERE simple = 1 AND donor IS NULL AND day <= $1 AND batch <= $2 UNION ALL \
            SELECT place, class, origin, raised FROM commitment_delta WHERE donor IS NULL AND raised <> 0 \
            AND day <= $1 AND batch <= $2) c GROUP BY place, class, origin
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
