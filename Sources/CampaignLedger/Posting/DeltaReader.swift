import CampaignKit

/// Sums dated changes into the tallies of nodes.
struct DeltaReader {
    let connection: any LedgerConnection
    let places: DesignationMap

    /// Adds the rows of a table of changes that meet a condition.
    func add(
        from table: String, where condition: String, _ arguments: [LedgerValue],
        to accumulator: inout NodeAccumulator
    ) throws {
        let bounded = try places.boundedPlaces(accumulator.structure)
        let dated = try DatedSums(
            connection, from: table, where: condition, arguments, by: DatedSums.Grain(boundedPlaces: bounded))
        for (key, figures) in dated.sums {
            let campaigns = try places.campaigns(of: key.place)
            if key.place < 0 {
                accumulator.addCounts(
                    figures, of: key.countClass, origin: key.origin, campaigns: campaigns)
            } else {
                try accumulator.add(
                    figures, of: key.countClass, origin: key.origin, campaign: campaigns.first ?? "")
            }
        }
    }

    /// Adds the distinct donors of the changes that meet a condition: those of a few days, found by it.
    func addDonors(
        where condition: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        let sums = ["donors", "first_time"].map(Portable.sum).joined(separator: ", ")
        try addDonors(
            "SELECT node, \(sums) FROM node_delta WHERE \(condition) GROUP BY node", arguments,
            to: &accumulator)
    }

    /// The same where most changes do: all are read in the order of their nodes, and nothing is sorted.
    func addDonors(
        amongAll condition: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        let sums = ["donors", "first_time"].map {
            Portable.sum("CASE WHEN \(condition) THEN \($0) ELSE 0 END")
        }
        .joined(separator: ", ")
        try addDonors("SELECT node, \(sums) FROM node_delta GROUP BY node", arguments, to: &accumulator)
    }

    private func addDonors(
        _ sql: String, _ arguments: [LedgerValue], to accumulator: inout NodeAccumulator
    ) throws {
        var sums = accumulator
        try connection.rows(sql, arguments) { row in
            guard let node = CountingNode(key: row.text(0)) else { return }
            sums.addDonors(row.int(1), firstTime: row.int(2), to: node)
        }
        accumulator = sums
    }
}

/// Dated changes of a ledger, summed by what decides how they count.
///
/// Every figure of a day is made of them. The rows are added up here, as they are in the table: to group
/// them, an engine has to sort them first, which takes five times as long.
struct DatedSums {
    /// Changes that count alike.
    struct Key: Hashable {
        var place: Int64
        var countClass: CountClass
        /// The day of the commitment where a campaign's policy asks for it, else one for all.
        var origin: CalendarDate
        /// The first day of the month of the change where months are asked for, else one for all.
        var month: CalendarDate

        static let anyDay = CalendarDate(dayNumber: 0)

        /// All parts in one word: hashing each costs more than adding the row.
        func hash(into hasher: inout Hasher) {
            let days = Int64(origin.dayNumber) << 20 ^ Int64(month.dayNumber)
            hasher.combine(days << 20 ^ place << 5 ^ Int64(countClass.rawValue))
        }
    }

    /// Which parts of a key are told apart.
    struct Grain {
        var months = false
        /// Places with a campaign that leaves out what is outside its period.
        var boundedPlaces: Set<Int64> = []
    }

    private(set) var sums: [Key: CommitmentFigures] = [:]

    /// Sums the rows of a table of changes that meet a condition on `day`, `batch` and `place`.
    init(
        _ connection: any LedgerConnection, from table: String = "day_delta", where condition: String,
        _ arguments: [LedgerValue], by grain: Grain
    ) throws {
        var sums: [Key: CommitmentFigures] = [:]
        var month = (day: Int64.min, start: Key.anyDay)
        // Each column of each row costs: what no one asks for is not read.
        let origin = grain.boundedPlaces.isEmpty ? "" : ", origin"
        try connection.rows(
            """
            SELECT place, class, day, raised, received, gifts, commitments\(origin) FROM \(table) \
            WHERE \(condition)
            """, arguments
        ) { row in
            guard let countClass = CountClass(rawValue: Int(row.int(1))) else { return }
            let place = row.int(0)
            if grain.months, row.int(2) != month.day {
                month = (row.int(2), CalendarDate(dayNumber: Int(row.int(2))).startOfMonth)
            }
            let isBounded = !grain.boundedPlaces.isEmpty && grain.boundedPlaces.contains(place)
            let key = Key(
                place: place, countClass: countClass,
                origin: isBounded ? CalendarDate(dayNumber: Int(row.int(7))) : Key.anyDay, month: month.start)
            try Self.add(row, to: &sums[key, default: CommitmentFigures()])
        }
        self.sums = sums
    }

    private static func add(_ row: any LedgerRow, to sum: inout CommitmentFigures) throws(MoneyError) {
        sum.raised = try Checked.add(sum.raised, row.int(3))
        sum.received = try Checked.add(sum.received, row.int(4))
        // The table holds no row of which this is not so.
        sum.outstanding = try Checked.subtract(sum.raised, sum.received)
        sum.gifts = try Checked.add(sum.gifts, row.int(5))
        sum.commitments = try Checked.add(sum.commitments, row.int(6))
    }
}
