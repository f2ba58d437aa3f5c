import CampaignKit

/// The expected matches of people, posted and of the file, with what is still open of each.
final class ExpectedMatches {
    private let session: ImportSession
    private let connection: any LedgerConnection
    private var known: [Int64: Int64] = [:]
    private var staged: [Match]?

    /// An expected match: whose it is and who will pay it, as keys of donors.
    private struct Match {
        var entry: Int64
        var day: Int64
        var payer: String?
        var people: Set<String>
    }

    init(session: ImportSession) {
        self.session = session
        connection = session.connection
    }

    /// What of a matching gift is credited to whom; nil for no amount of their own.
    func credits(ofRow row: Int64) throws -> [(person: String, amount: Int64?)] {
        var credits: [(person: String, amount: Int64?)] = []
        try connection.rows(
            """
            SELECT \(Self.key("m", "f")), f.amount FROM stage_soft f JOIN stage s ON s.row = f.row \
            LEFT JOIN donor_map m ON m.donor64 = f.donor64 AND m.source = f.source AND m.ext = f.donor_ext \
            WHERE s.leader = $1 AND f.kind = $2 ORDER BY f.row, f.ord
            """, [.int(row), .int(SoftCreditKind.matchedEmployee.rawValue)]
        ) { credits.append(($0.text(0), $0.optionalInt(1))) }
        return credits
    }

    func donor(ofRow row: Int64) throws -> String? {
        try connection.first("SELECT \(Self.donor) WHERE s.row = $1", [.int(row)]) {
            $0.isNull(0) ? nil : $0.text(0)
        } ?? nil
    }

    /// Expected matches of some people that a payer may pay, oldest first.
    func waiting(for people: [String], from payer: String?) throws -> [Int64] {
        var found = try stagedMatches().filter { !$0.people.isDisjoint(with: people) }
        for person in people {
            guard let number = Int64(person) else { continue }
            found += try posted(of: number)
        }
        let fitting = found.filter { match in
            guard let payer, let theirs = match.payer else { return true }
            return theirs == payer || match.people.contains(theirs)
        }
        var seen: Set<Int64> = []
        return fitting.sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }.map(\.entry)
            .filter { seen.insert($0).inserted }
    }

    /// What of an expected match has not come yet, with what the file closed so far.
    func open(_ match: Int64) throws -> Int64 {
        if let open = known[match] { return max(0, open) }
        let open: Int64
        if match > session.baseEntry {
            open = try connection.integer(
                "SELECT amount FROM stage WHERE row = $1", [.int(match - session.baseEntry)])
        } else {
            let events = try CommitmentLoader(connection: connection).load(match)?.commitment.events ?? []
            open = events.reduce(Int64(0)) { sum, event in
                switch event.measure {
                case .committed: sum + event.effect
                case .met, .writtenOff: sum - event.effect
                case .paid, .moved: sum
                }
            }
        }
        known[match] = open
        return max(0, open)
    }

    /// Takes an amount off what is open, or puts a negative one back; below zero where more came than
    /// expected.
    func close(_ match: Int64, _ amount: Int64) throws {
        let open = try open(match)
        known[match] = (known[match] ?? open) - amount
    }

    private func posted(of donor: Int64) throws -> [Match] {
        var matches: [Match] = []
        let type = EntryType.matchExpected.rawValue
        let aliases = try DonorAliases(connection)
        func own(_ column: String) -> String { aliases.isOwn(column, of: donor) }
        try connection.rows(
            """
            SELECT e.id, e.day, e.donor FROM entry e WHERE \(own("e.donor")) AND e.type = \(type) \
            UNION SELECT e.id, e.day, e.donor FROM soft_credit f JOIN entry e ON e.id = f.entry \
            WHERE \(own("f.donor")) AND e.type = \(type) \
            UNION SELECT x.id, x.day, x.donor FROM entry t JOIN entry x ON x.target = t.id \
            WHERE \(own("t.donor")) AND x.type = \(type)
            """
        ) { row in
            matches.append(
                Match(
                    entry: row.int(0), day: row.int(1),
                    payer: aliases.of(row.optionalInt(2)).map(String.init),
                    people: ["\(donor)"]))
        }
        return matches
    }

    /// The expected matches of the file: few, and read once.
    private func stagedMatches() throws -> [Match] {
        if let staged { return staged }
        var matches: [Match] = []
        try connection.portions(
            """
            SELECT s.row, s.day, s.target, \(Self.donor) WHERE s.type = $1 AND s.state = 0 AND s.leader = s.row
            """, [.int(EntryType.matchExpected.rawValue)]
        ) { row in
            (
                row: row.int(0), day: row.int(1), target: row.optionalInt(2),
                payer: row.isNull(3) ? nil : row.text(3)
            )
        } _: { row in
            var people = Set([row.payer].compactMap { $0 })
            try people.formUnion(credits(ofRow: row.row).map(\.person))
            if let target = row.target, let giver = try donor(ofEntry: target) {
                people.insert(giver)
            }
            matches.append(
                Match(
                    entry: session.baseEntry + row.row, day: row.day, payer: row.payer, people: people))
        }
        staged = matches
        return matches
    }

    private func donor(ofEntry entry: Int64) throws -> String? {
        if entry > session.baseEntry { return try donor(ofRow: entry - session.baseEntry) }
        let owner = DonorAliases.owner("e.donor", knownOn: nil)
        let donor = try connection.integer("SELECT \(owner) FROM entry e WHERE e.id = $1", [.int(entry)])
        return donor > 0 ? "\(donor)" : nil
    }

    /// Our number of a donor; of one that is new, the key of the file.
    private static func key(_ map: String, _ row: String) -> String {
        "coalesce(CAST(\(DonorAliases.owner("\(map).donor", knownOn: nil)) AS TEXT), '#' || \(row).source || ':' || \(row).donor_ext)"
    }

    private static let donor = """
        CASE WHEN s.donor IS NOT NULL THEN CAST(\(DonorAliases.owner("s.donor", knownOn: nil)) AS TEXT) WHEN s.donor64 IS NULL THEN NULL \
        ELSE \(key("m", "s")) END FROM stage s \
        LEFT JOIN donor_map m ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext
        """
}
