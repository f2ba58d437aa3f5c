import CampaignKit

/// Groups dated changes by what their place names, or by month.
struct BreakdownReader {
    let connection: any LedgerConnection
    private let places: DesignationMap
    private let structure: CountingStructure
    /// Campaigns that ended before the day asked for: promises to them without a schedule are due.
    private let ended: Set<String>
    private let limits: [LedgerValue]
    private let aliases: DonorAliases

    private struct Key: Hashable {
        var campaign: String
        var key: String
    }

    /// Reads changes up to a day and a batch, nil for all that there are.
    init(_ connection: any LedgerConnection, plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws {
        self.connection = connection
        places = DesignationMap(connection)
        structure = try places.structure(plan)
        ended = Set(plan.campaigns.filter { $0.ends.map { $0 < asOf } ?? false }.map(\.id))
        limits = [.day(asOf), .int(knownOn ?? Int64.max)]
        aliases = try DonorAliases(connection, knownOn: knownOn ?? .max)
    }

    /// The rows of each kind, made of one reading of the dated changes.
    func rows(by kinds: Set<Breakdown>, countingDonors: Bool) throws -> [Breakdown: [BreakdownRow]] {
        let grain = DatedSums.Grain(
            months: kinds.contains(.month), boundedPlaces: try places.boundedPlaces(structure))
        let sums = try DatedSums(connection, where: "day <= $1 AND batch <= $2", limits, by: grain)
        var rows: [Breakdown: [BreakdownRow]] = [:]
        for kind in kinds { rows[kind] = try self.rows(by: kind, of: sums, countingDonors) }
        return rows
    }

    private func rows(
        by kind: Breakdown, of sums: DatedSums, _ countingDonors: Bool
    ) throws -> [BreakdownRow] {
        var tallies: [Key: Tally] = [:]
        let members = try placeKeys(kind)
        for (part, figures) in sums.sums {
            // An application stands until it is decided; what a month changed of it is no figure.
            guard kind != .month || !part.countClass.isPipeline else { continue }
            for var key in members[part.place] ?? [] {
                if kind == .month { key.key = part.month.monthText }
                let rule = structure.rule(ofCampaign: key.campaign)
                try tallies[key, default: Tally()].add(
                    figures, of: part.countClass, under: rule.policy, outside: rule.isOutside(part.origin))
            }
        }
        if countingDonors { try addDonors(by: kind, members, &tallies) }
        if kind != .month {
            for (key, tally) in tallies where ended.contains(key.campaign) {
                tallies[key]?.overdue = try Checked.add(tally.overdue, tally.unscheduled)
            }
        }
        return tallies.filter { $0.value != Tally() }
            .map { BreakdownRow(campaign: $0.key.campaign, key: $0.key.key, tally: $0.value) }
            .sorted { ($0.campaign, $0.key) < ($1.campaign, $1.key) }
    }

    /// The key of each place, and of the places of each set.
    private func placeKeys(_ kind: Breakdown) throws -> [Int64: [Key]] {
        var keys: [Int64: [Key]] = [:]
        try connection.rows("SELECT id, campaign, appeal, project, unit, line FROM place") { row in
            let text: String =
                switch kind {
                case .project: row.text(3)
                case .appeal: row.text(2)
                case .line: row.text(5).isEmpty ? "" : row.text(3) + "/" + row.text(5)
                case .unit: row.text(4).isEmpty ? "" : row.text(3) + "/" + row.text(4)
                case .month: ""
                }
            keys[row.int(0)] = [Key(campaign: row.text(1), key: text)]
        }
        var sets: [Int64: [Key]] = [:]
        try connection.rows("SELECT place_set, place FROM place_member") { row in
            for key in keys[row.int(1)] ?? [] where sets[row.int(0)]?.contains(key) != true {
                sets[row.int(0), default: []].append(key)
            }
        }
        return keys.merging(sets) { first, _ in first }
    }

    /// The month of a day as text, from its civil date.
    private func month(_ day: Int64) -> String { CalendarDate(dayNumber: Int(day)).monthText }

    /// Distinct donors whose raised in a row is above zero; by month, those whose raised of that month is.
    ///
    /// The rows stand for nodes other than the total, which tells a donor's first day with the charity.
    private func addDonors(
        by kind: Breakdown, _ members: [Int64: [Key]], _ tallies: inout [Key: Tally]
    ) throws {
        let presence = DonorPresence(total: 0)
        var numbers: [Key: Int] = [:]
        var keys: [Key] = []
        var events: [DonorPresence.Event] = []
        var current: Int64 = 0
        var sums = tallies
        func close() {
            for (step, change) in presence.steps(events) where step.node > 0 {
                let key = keys[step.node - 1]
                sums[key, default: Tally()].donors += change.donors
                // A month's new donors are those whose first day is in it.
                guard kind != .month || month(Int64(step.day)) == key.key else { continue }
                sums[key, default: Tally()].firstTimeDonors += change.firstTime
            }
            events.removeAll(keepingCapacity: true)
        }
        try connection.rows(donorRows, limits) { row in
            if row.int(0) != current {
                close()
                current = row.int(0)
            }
            guard let countClass = CountClass(rawValue: Int(row.int(3))) else { return }
            for var key in members[row.int(2)] ?? [] {
                if kind == .month { key.key = month(row.int(1)) }
                let rule = structure.rule(ofCampaign: key.campaign)
                let outside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(4))))
                guard Tally.counts(countClass, under: rule.policy, outside: outside) else { continue }
                if numbers[key] == nil {
                    keys.append(key)
                    numbers[key] = keys.count
                }
                // By month, a gift that was moved is not a new donor of that month.
                events.append(
                    DonorPresence.Event(
                        nodes: [0, numbers[key] ?? 0], day: Int(row.int(1)), batch: 0, raised: row.int(5),
                        unit: kind == .month ? 0 : row.int(6)))
            }
        }
        close()
        tallies = sums
    }

    private var donorRows: String {
        """
        SELECT donor, day, place, class, origin, raised, unit FROM (SELECT donor, day, place, class, day AS origin, \
        effect AS raised, id AS unit FROM \(aliases.entries) x WHERE simple = 1 AND donor IS NOT NULL AND day <= $1 AND batch <= $2 \
        UNION ALL SELECT donor, day, place, class, origin, raised, unit FROM \(aliases.deltas) d WHERE donor IS NOT NULL \
        AND raised <> 0 AND day <= $1 AND batch <= $2) c ORDER BY donor
        """
    }
}
