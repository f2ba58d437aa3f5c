import CampaignKit

/// The stored steps of every commitment, recomputed posting by posting from the rows posted on it.
enum CommitmentDeltaCheck: LedgerCheck {
    static let code = "commitment-steps"
    static let proof = LedgerProof.sums
    static let title = "A pledge's count differs from its entries"
    static let isDeep = true
    static let explanation = """
        What a pledge or a corrected gift counts on each day is stored when it is posted. Recomputed from \
        its entries it must be the same; a difference means that the file was changed outside the program. \
        Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let comparison = try Comparison(connection)
        var found = CappedFindings(code: code)
        var units: [Int64] = []
        func compare() throws {
            for unit in try comparison.differing(units) {
                found.add(
                    Finding(
                        code: code, severity: .error, message: "its count differs from its entries",
                        subject: "G-\(unit)", hint: "restore a backup"))
            }
            units.removeAll(keepingCapacity: true)
        }
        try connection.portions(
            """
            SELECT unit FROM commitment_delta UNION SELECT unit FROM entry WHERE simple = 0 ORDER BY unit
            """, [], read: { $0.int(0) }
        ) { unit in
            units.append(unit)
            if units.count == UnitList.most { try compare() }
        }
        try compare()
        for grant in try GrantRows.wrongSteps(connection) {
            found.add(
                Finding(
                    code: code, severity: .error, message: "its weighted pipeline differs from its stages",
                    subject: "GR-\(grant)", hint: "restore a backup"))
        }
        return found.all
    }

    /// One stored row.
    ///
    /// Rows are compared one by one, not by their sums: two that cancel out were not posted either.
    private struct Step: Hashable {
        var batch: Int64
        var day: Int64
        var countClass: Int64
        var place: Int64
        var figures: CommitmentFigures
    }

    /// How often each row is there.
    private typealias Steps = [Step: Int]

    /// Who gave and since when, as each stored row says it.
    private struct Root: Hashable {
        var donor: Int64?
        var origin: Int64
    }

    /// What is stored of one commitment.
    private struct Stored {
        var steps: Steps = [:]
        var roots: Set<Root> = []
    }

    /// Compares many commitments at a time: one statement reads what is stored of all of them.
    private struct Comparison {
        private struct Batch {
            var id: Int64
            var first: Int64
            var last: Int64
        }

        private let connection: any LedgerConnection
        private let loader: CommitmentLoader
        /// In their order, those too that wrote no entry.
        private let batches: [Batch]

        init(_ connection: any LedgerConnection) throws {
            self.connection = connection
            loader = CommitmentLoader(connection: connection)
            var list: [Batch] = []
            try connection.rows(
                "SELECT id, first_entry, last_entry FROM batch ORDER BY id"
            ) { list.append(Batch(id: $0.int(0), first: $0.int(1), last: $0.int(2))) }
            batches = list
        }

        /// Those of some commitments, of which at most `UnitList.most` are given, that do not agree.
        func differing(_ units: [Int64]) throws -> [Int64] {
            guard !units.isEmpty else { return [] }
            let stored = try stored(units)
            let loaded = Dictionary(uniqueKeysWithValues: try loader.load(units).map { ($0.unit, $0) })
            return try units.filter { try !agrees(stored[$0] ?? Stored(), loaded[$0]) }
        }

        private func agrees(_ stored: Stored, _ loaded: CommitmentLoader.Loaded?) throws -> Bool {
            // Steps of what no row opened.
            guard let loaded else { return stored.steps.isEmpty }
            let root = Root(donor: loaded.donor, origin: Int64(loaded.commitment.origin.dayNumber))
            return try stored.roots.isSubset(of: [root]) && stored.steps == expected(loaded)
        }

        private func expected(_ loaded: CommitmentLoader.Loaded) throws -> Steps {
            var result: Steps = [:]
            for batch in batches(of: loaded) {
                // What is said of reports comes after the rows, and is written apart from them.
                let end = batch.last + 1
                let deltas =
                    try loaded.deltas(from: batch.first, before: end, batch: batch.id)
                    + loaded.gateDeltas(before: end, batch: batch.id)
                for delta in deltas {
                    let step = Step(
                        batch: batch.id, day: Int64(delta.key.day.dayNumber),
                        countClass: Int64(delta.key.countClass.rawValue),
                        place: try place(delta.key, loaded.places), figures: delta.figures)
                    result[step, default: 0] += 1
                }
            }
            return result
        }

        /// The postings that brought a row of a commitment, in their order.
        private func batches(of loaded: CommitmentLoader.Loaded) -> [Batch] {
            let entries = [loaded.unit] + loaded.commitment.events.map(\.entry)
            let said = loaded.commitment.gateBatches
            let indices = Set(entries.compactMap(batch))
                .union(said.isEmpty ? [] : batches.indices.filter { said.contains(batches[$0].id) })
            return indices.sorted().map { batches[$0] }
        }

        /// The index of the batch that an entry is of: entries are numbered as batches follow each other.
        private func batch(of entry: Int64) -> Int? {
            var (low, high) = (0, batches.count)
            while low < high {
                let middle = (low + high) / 2
                if batches[middle].last < entry { low = middle + 1 } else { high = middle }
            }
            guard batches.indices.contains(low), batches[low].first <= entry else { return nil }
            return low
        }

        /// A place, or the number of a set of places; 0 for one that is not there.
        private func place(_ key: CommitmentDelta.Key, _ places: [Int64]) throws -> Int64 {
            func place(_ ordinal: Int) -> Int64 { places.indices.contains(ordinal) ? places[ordinal] : 0 }
            guard key.ordinal == CommitmentDelta.wholeGift else { return place(key.ordinal) }
            let members = Registry.members(key.group.map(place))
            return try connection.integer(
                "SELECT id FROM place_set WHERE members = $1", [.text(members.text)])
        }

        private func stored(_ units: [Int64]) throws -> [Int64: Stored] {
            var result: [Int64: Stored] = [:]
            let list = UnitList(units)
            try connection.rows(
                """
                SELECT unit, batch, day, class, place, raised, received, outstanding, gifts, commitments, \
                donor, origin FROM commitment_delta WHERE unit \(list.condition)
                """, list.arguments
            ) { row in
                let figures = CommitmentFigures(
                    raised: row.int(5), received: row.int(6), outstanding: row.int(7), gifts: row.int(8),
                    commitments: row.int(9))
                let step = Step(
                    batch: row.int(1), day: row.int(2), countClass: row.int(3), place: row.int(4),
                    figures: figures)
                result[row.int(0), default: Stored()].steps[step, default: 0] += 1
                result[row.int(0)]?.roots.insert(Root(donor: row.optionalInt(10), origin: row.int(11)))
            }
            return result
        }
    }
}
