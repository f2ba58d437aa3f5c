import CampaignKit

/// Writes how a batch changed the number of distinct donors of every node, by day.
struct NodeDonorPass {
    let connection: any LedgerConnection
    let structure: CountingStructure
    let places: DesignationMap

    /// The donors whose money a batch touched.
    func collect(firstEntry: Int64, lastEntry: Int64, batch: Int64) throws {
        try connection.run("DELETE FROM touched_donor")
        try connection.run(
            """
            INSERT INTO touched_donor(donor) SELECT donor FROM entry WHERE id >= $1 AND id <= $2 AND simple = 1 \
            AND donor IS NOT NULL UNION SELECT donor FROM commitment_delta WHERE batch = $3 AND donor IS NOT NULL
            """, [.int(firstEntry), .int(lastEntry), .int(batch)])
        try collectFamilies(batch)
    }

    /// Whoever was merged with one of them is counted again with them, as are those whom the batch merged.
    private func collectFamilies(_ batch: Int64) throws {
        let aliases = try DonorAliases(connection)
        var families: Set<Int64> = []
        try connection.rows(
            """
            SELECT t.donor FROM touched_donor t WHERE t.donor IN (SELECT alias FROM donor_merge UNION \
            SELECT donor FROM donor_merge WHERE donor IS NOT NULL) UNION SELECT alias FROM donor_merge WHERE batch = $1
            """, [.int(batch)]
        ) { row in if let family = aliases.family(of: row.int(0)) { families.insert(family) } }
        for donor in families.sorted().flatMap(aliases.members) {
            try connection.run(
                """
                INSERT INTO touched_donor(donor) SELECT d.id FROM donor d WHERE d.id = $1 \
                AND NOT EXISTS (SELECT 1 FROM touched_donor t WHERE t.donor = d.id)
                """, [.int(donor)])
        }
    }

    /// Writes the changes of the touched donors from batch `first` on; of all donors when `everyone`.
    func write(from first: Int64, everyone: Bool) throws {
        let sums = try changes(from: first, touchedOnly: !everyone)
        let writer = try connection.bulk("node_delta", ["node", "day", "batch", "donors", "first_time"])
        for (key, change) in sums.sorted(by: { $0.key < $1.key }) {
            writer.text(structure.nodes[key.node].key)
            writer.int(key.day)
            writer.int(key.batch)
            writer.int(change.donors)
            writer.int(change.firstTime)
            try writer.endRow()
        }
        try writer.finish()
    }

    /// Distinct donors by node at a day and a batch, from the rows themselves: for plans other than the
    /// ledger's last.
    func count(asOf: CalendarDate, knownOn: Int64, into accumulator: inout NodeAccumulator) throws {
        var donors: [Int: DonorPresence.Change] = [:]
        let presence = DonorPresence(total: structure.nodes.count - 1)
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        func add(_ events: [DonorPresence.Event]) {
            for (step, change) in presence.steps(events) {
                donors[step.node, default: DonorPresence.Change()].donors += change.donors
                donors[step.node, default: DonorPresence.Change()].firstTime += change.firstTime
            }
        }
        var merged: [Int64: [DonorPresence.Event]] = [:]
        try eachDonor(touchedOnly: false, until: asOf, knownOn: knownOn) { donor, events in
            if aliases.family(of: donor) == nil {
                add(events)
            } else {
                merged[aliases.of(donor), default: []] += events
            }
        }
        for events in merged.values { add(events) }
        for (node, change) in donors {
            accumulator.addDonors(change.donors, firstTime: change.firstTime, to: structure.nodes[node])
        }
    }

    /// One row of `node_delta`.
    struct Key: Hashable, Comparable {
        var batch: Int64
        /// Its position in the structure's nodes.
        var node: Int
        var day: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.day, left.node, left.batch) < (right.day, right.node, right.batch)
        }
    }

    /// What `node_delta` must hold from batch `first` on, summed over donors from their rows.
    func changes(from first: Int64, touchedOnly: Bool) throws -> [Key: DonorPresence.Change] {
        let presence = DonorPresence(total: structure.nodes.count - 1)
        let aliases = try DonorAliases(connection)
        var sums: [Key: DonorPresence.Change] = [:]
        func add(_ changes: [(batch: Int64, changes: [DonorPresence.Step: DonorPresence.Change])]) {
            for (batch, changes) in changes {
                for (step, change) in changes {
                    let key = Key(batch: batch, node: step.node, day: step.day)
                    sums[key, default: DonorPresence.Change()].donors += change.donors
                    sums[key, default: DonorPresence.Change()].firstTime += change.firstTime
                }
            }
        }
        var families: [Int64: [Int64: [DonorPresence.Event]]] = [:]
        try eachDonor(touchedOnly: touchedOnly, until: nil, knownOn: nil) { donor, events in
            if let family = aliases.family(of: donor) {
                families[family, default: [:]][donor] = events
            } else {
                add(presence.changes(events, from: first))
            }
        }
        for (family, events) in families {
            let merges = aliases.batches(ofFamily: family)
            add(
                presence.changes(ofFamily: events, merges: merges, from: first) { aliases.of($0, after: $1) })
        }
        return sums.filter { $0.value != DonorPresence.Change() }
    }

    /// Hands over each donor's counted money, donor by donor.
    private func eachDonor(
        touchedOnly: Bool, until: CalendarDate?, knownOn: Int64?,
        _ body: (_ donor: Int64, [DonorPresence.Event]) -> Void
    ) throws {
        var current: Int64 = 0
        var events: [DonorPresence.Event] = []
        try places.load()
        let (sql, arguments) = Self.scan(touchedOnly: touchedOnly, until: until, knownOn: knownOn)
        try connection.rows(sql, arguments) { row in
            if row.int(0) != current {
                if !events.isEmpty { body(current, events) }
                events.removeAll(keepingCapacity: true)
                current = row.int(0)
            }
            guard let countClass = CountClass(rawValue: Int(row.int(3))) else { return }
            for campaign in try places.campaigns(of: row.int(2)) {
                let rule = structure.rule(ofCampaign: campaign)
                let outside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(4))))
                guard Tally.counts(countClass, under: rule.policy, outside: outside) else { continue }
                events.append(
                    DonorPresence.Event(
                        nodes: structure.nodes(ofCampaign: campaign), day: Int(row.int(1)), batch: row.int(6),
                        raised: row.int(5), unit: row.int(7)))
            }
        }
        if !events.isEmpty { body(current, events) }
    }

    private static func scan(
        touchedOnly: Bool, until: CalendarDate?, knownOn: Int64?
    ) -> (String, [LedgerValue]) {
        var limits = ""
        var arguments: [LedgerValue] = []
        if let until {
            arguments.append(.day(until))
            limits += " AND x.day <= $\(arguments.count)"
        }
        if let knownOn {
            arguments.append(.int(knownOn))
            limits += " AND x.batch <= $\(arguments.count)"
        }
        let entries = touchedOnly ? "touched_donor t JOIN entry x ON x.donor = t.donor" : "entry x"
        let deltas =
            touchedOnly
            ? "touched_donor t JOIN commitment_delta x ON x.donor = t.donor" : "commitment_delta x"
        let sql = """
            SELECT donor, day, place, class, origin, raised, batch, unit FROM (SELECT x.donor, x.day, x.place, x.class, \
            x.day AS origin, x.effect AS raised, x.batch, x.id AS unit FROM \(entries) WHERE x.simple = 1 AND x.donor IS NOT NULL\(limits) \
            UNION ALL SELECT x.donor, x.day, x.place, x.class, x.origin, x.raised, x.batch, x.unit FROM \(deltas) \
            WHERE x.donor IS NOT NULL AND x.raised <> 0\(limits)) c ORDER BY donor
            """
        return (sql, arguments)
    }
}
