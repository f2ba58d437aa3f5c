import CampaignKit

/// Finds those who may be a row's donor, by keys, and lets `DonorVerdict` decide.
///
/// Never a walk over all donors: each key is looked up by its index.
final class DonorCandidates {
    /// More of one key are not looked at: a file in which thousands share name and ZIP would never end.
    private static let most = 200

    private let connection: any LedgerConnection
    private let identity = DonorIdentity()
    /// Whether donors of the file are in `StageTable` until they are made.
    private let isStaged: Bool
    private let aliases: DonorAliases
    /// Keys that are known, where all of them are; nil where the ledger has to be asked.
    var filter: KeyFilter?

    init(_ connection: any LedgerConnection, isStaged: Bool) throws {
        self.connection = connection
        self.isStaged = isStaged
        aliases = try DonorAliases(connection)
    }

    /// Who the row's donor is; `ext` is their id within the source, `said` what the row says of them.
    func verdict(
        _ traits: DonorTraits, _ said: DonorDetails, source: Int64, ext: String
    ) throws -> DonorVerdict {
        var donors: Set<Int64> = []
        for key in traits.lookups { try find(key) { donors.insert($0) } }
        guard !donors.isEmpty else { return DonorVerdict(traits, among: []) }
        let hasID = !DonorIdentity.isMade(ext) && !WordID.isMade(ext, of: said)
        var candidates: [Int64: DonorVerdict.Candidate] = [:]
        for donor in donors.sorted() {
            guard let details = try details(donor) else { continue }
            let candidate = DonorVerdict.Candidate(
                donor: aliases.of(donor), traits: DonorTraits(details),
                past: isStaged ? try PastNames.traits(of: donor, called: details, connection) : [],
                isOther: try hasID && hasOther(donor, details, source: source, ext: ext))
            if let other = candidates[candidate.donor], !Self.fits(traits, candidate, betterThan: other) {
                continue
            }
            candidates[candidate.donor] = candidate
        }
        return DonorVerdict(traits, among: Array(candidates.values))
    }

    /// Of the words that one donor was known by under several numbers, those count that fit the row best.
    private static func fits(
        _ row: DonorTraits, _ one: DonorVerdict.Candidate, betterThan other: DonorVerdict.Candidate
    ) -> Bool {
        guard let match = DonorMatch.between(row, one.traits) else { return false }
        return DonorMatch.between(row, other.traits).map { match < $0 } ?? true
    }

    /// The kind that a fund's or platform's row gives to a new donor; nil where the name may be a person's.
    func kind(implied: DonorKind?, of details: DonorDetails, _ traits: DonorTraits) throws -> DonorKind? {
        guard let implied, details.kind == nil || details.kind == .organization else { return details.kind }
        guard details.organization.isEmpty else { return implied }
        var isPerson = false
        if let key = traits.personNameKey { try find(key) { _ in isPerson = true } }
        return isPerson ? details.kind : implied
    }

    private func find(_ key: DonorKey, _ body: (Int64) -> Void) throws {
        let digest = identity.digest(key)
        if let filter, !filter.contains(digest) { return }
        try connection.rows(isStaged ? Self.staged : Self.posted, [.int(digest)]) { body($0.int(0)) }
    }

    private static let posted =
        "SELECT donor FROM donor_key WHERE key64 = $1 ORDER BY donor LIMIT \(most)"
    private static let staged = """
        SELECT donor FROM donor_key WHERE key64 = $1 UNION SELECT donor FROM file_key WHERE key64 = $1 \
        ORDER BY donor LIMIT \(most)
        """

    /// What is known of a donor, with what the file said so far.
    func details(_ donor: Int64) throws -> DonorDetails? {
        for table in isStaged ? ["file_donor", "donor_personal"] : ["donor_personal"] {
            let sql = "SELECT \(DonorColumns.columns("p")) FROM \(table) p WHERE p.donor = $1"
            if let details = try connection.first(sql, [.int(donor)], { DonorColumns.details($0, from: 0) }) {
                return details
            }
        }
        return aliases.of(donor) == donor ? nil : try Self.lastWords(of: donor, connection)
    }

    /// By what a donor was known until they were merged.
    static func lastWords(of alias: Int64, _ connection: any LedgerConnection) throws -> DonorDetails? {
        try connection.first(
            "SELECT \(DonorColumns.columns("p")) FROM donor_past p WHERE p.donor = $1 ORDER BY p.batch DESC LIMIT 1",
            [.int(alias)]
        ) { DonorColumns.details($0, from: 0) }
    }

    /// Whether a source gave the donor another id: it knows its own people apart.
    ///
    /// - Parameter details: what is known of the donor; an id that was made of it is none of the source's.
    func hasOther(_ donor: Int64, _ details: DonorDetails?, source: Int64, ext: String) throws -> Bool {
        var ids: [String] = []
        for sql in isStaged ? [Self.otherPosted, Self.otherStaged] : [Self.otherPosted] {
            try connection.rows(sql, [.int(donor), .int(source), .text(ext)]) { ids.append($0.text(0)) }
        }
        return ids.contains { id in
            !DonorIdentity.isMade(id) && details.map { !WordID.isMade(id, of: $0) } ?? true
        }
    }

    private static let otherPosted = """
        SELECT external_id FROM donor_link WHERE donor = $1 AND source = $2 AND external_id <> $3
        """
    private static let otherStaged = """
        SELECT ext FROM file_id WHERE donor = $1 AND source = $2 AND ext <> $3
        """
}

/// What donors were called before, with what is known of them now: a row that still says so may mean them.
///
/// `rules.md §5`. Never a match by itself: a possible duplicate, found by the keys of the old surname.
enum PastNames {
    /// One for each name that a donor had and has no more.
    static func traits(
        of donor: Int64, called now: DonorDetails, _ connection: any LedgerConnection
    ) throws -> [DonorTraits] {
        var seen = [DonorPart.name.values(in: now)]
        var found: [DonorTraits] = []
        try connection.rows(
            "SELECT \(DonorColumns.columns("p")) FROM donor_past p WHERE p.donor = $1 ORDER BY p.batch",
            [.int(donor)]
        ) { row in
            let past = DonorColumns.details(row, from: 0)
            let name = DonorPart.name.values(in: past)
            guard !DonorPart.name.isEmpty(in: past), !seen.contains(name) else { return }
            seen.append(name)
            var details = now
            for field in DonorPart.name.fields { details[keyPath: field] = past[keyPath: field] }
            found.append(DonorTraits(details))
        }
        return found
    }

    /// The keys that a donor is found by, with those of past names.
    static func keys(_ traits: DonorTraits, past: [DonorTraits]) -> [DonorKey] {
        guard !past.isEmpty else { return traits.keys }
        let old = past.flatMap(\.keys).filter { [.emailAndSurname, .streetAndSurname].contains($0.kind) }
        let keys = traits.keys
        var known = Set(keys)
        return keys + old.filter { known.insert($0).inserted }
    }
}
