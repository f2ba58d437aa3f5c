import CampaignKit

/// Which donors were merged into which: the rows of an alias are read as those of the donor it stands for.
///
/// `rules.md §5`. A row keeps the number that it was posted to, so that taking a merge apart gives it back. A
/// merge names its batch: before that, and from the batch on that takes it apart, the two are two.
struct DonorAliases {
    private typealias Step = (batch: Int64, donor: Int64?)

    private let knownOn: Int64
    /// By alias, whom it stands for from a batch on, oldest first; nil for itself again.
    private var history: [Int64: [Step]] = [:]
    private var owners: [Int64: Int64] = [:]
    /// Everyone who was ever merged, under the lowest number of those whom that links.
    private var families: [Int64: Int64] = [:]

    init(_ connection: any LedgerConnection, knownOn: Int64 = .max) throws {
        self.knownOn = knownOn
        try connection.rows("SELECT alias, batch, donor FROM donor_merge ORDER BY alias, batch") { row in
            history[row.int(0), default: []].append((row.int(1), row.optionalInt(2)))
        }
        guard !history.isEmpty else { return }
        for alias in history.keys { owners[alias] = owner(of: alias, after: knownOn) }
        for (alias, steps) in history {
            for step in steps { if let donor = step.donor { join(alias, donor) } }
        }
    }

    private func owner(of alias: Int64, after batch: Int64) -> Int64? {
        history[alias]?.last { $0.batch <= batch }?.donor
    }

    private mutating func join(_ left: Int64, _ right: Int64) {
        let (one, other) = (families[left] ?? left, families[right] ?? right)
        for donor in [left, right] where families[donor] == nil { families[donor] = donor }
        for (donor, family) in families where family == max(one, other) { families[donor] = min(one, other) }
    }

    /// Whether no donor stands for another.
    var isEmpty: Bool { owners.isEmpty }

    /// Whom a donor stands for: themselves, if they were not merged.
    func of(_ donor: Int64) -> Int64 { owners[donor] ?? donor }

    func of(_ donor: Int64?) -> Int64? { donor.map { of($0) } }

    /// Whom a donor stood for after a batch.
    func of(_ donor: Int64, after batch: Int64) -> Int64 { owner(of: donor, after: batch) ?? donor }

    /// A donor and those who stand for them, by number.
    func all(of donor: Int64) -> [Int64] {
        [donor] + owners.filter { $0.value == donor }.keys.sorted()
    }

    /// The batch from which a donor has stood for another; nil for one who does not.
    func batch(of alias: Int64) -> Int64? { owners[alias] == nil ? nil : history[alias]?.last?.batch }

    /// Those who came to the donor of today by way of an alias: they go with it.
    func followers(of alias: Int64) -> [Int64] {
        all(of: of(alias)).filter { donor in
            guard donor != alias, let steps = history[donor] else { return false }
            let last = steps.lastIndex { $0.donor == nil }.map { $0 + 1 } ?? 0
            return steps[last...].contains { $0.donor == alias }
        }
    }

    /// The donors that are merged into another now, with that one.
    var present: [Int64: Int64] { owners }

    // MARK: Families

    /// Whose counts hang together; nil for a donor who was never merged.
    func family(of donor: Int64) -> Int64? { families[donor] }

    func members(ofFamily family: Int64) -> [Int64] {
        families.filter { $0.value == family }.keys.sorted()
    }

    /// The batches that merged someone of a family or took them apart.
    func batches(ofFamily family: Int64) -> Set<Int64> {
        Set(members(ofFamily: family).flatMap { (history[$0] ?? []).map(\.batch) })
    }
}

/// The same in SQL; where no one was merged, the statements are as if there were no aliases.
extension DonorAliases {
    /// The donor whom the one in a column stands for.
    func owner(_ column: String) -> String { isEmpty ? column : Self.owner(column, knownOn: knownOn) }

    static func owner(_ column: String, knownOn: Int64?) -> String {
        """
        coalesce((SELECT dm.donor FROM donor_merge dm WHERE dm.alias = \(column) \
        AND dm.batch <= \(knownOn ?? .max) ORDER BY dm.batch DESC LIMIT 1), \(column))
        """
    }

    /// Whether a column has a donor or who stands for them; `donor` is a number or another column.
    func isOwn(_ column: String, of donor: String) -> String {
        isEmpty ? "\(column) = \(donor)" : Self.isOwn(column, of: donor, knownOn: knownOn)
    }

    static func isOwn(_ column: String, of donor: String, knownOn: Int64?) -> String {
        let last = knownOn ?? .max
        return """
            \(column) IN (SELECT d.id FROM donor d WHERE d.id = \(donor) UNION ALL \
            SELECT dm.alias FROM donor_merge dm WHERE dm.donor = \(donor) AND dm.batch <= \(last) AND NOT EXISTS \
            (SELECT 1 FROM donor_merge dn WHERE dn.alias = dm.alias AND dn.batch > dm.batch AND dn.batch <= \(last)))
            """
    }

    /// The same of one donor.
    func isOwn(_ column: String, of donor: Int64) -> String {
        "\(column) IN (\(all(of: donor).map(String.init).joined(separator: ", ")))"
    }

    /// The table `entry` with whom its donors stand for, to be in a FROM with a name.
    var entries: String { table("entry", EntryColumns.names) }

    /// The table `commitment_delta` with whom its donors stand for.
    var deltas: String {
        table(
            "commitment_delta",
            [
                "unit", "donor", "place", "day", "batch", "class", "origin", "raised", "received",
                "outstanding", "gifts", "commitments",
            ])
    }

    private func table(_ name: String, _ columns: [String]) -> String {
        guard !isEmpty else { return name }
        let all = columns.map { $0 == "donor" ? "\(owner("raw.donor")) AS donor" : "raw.\($0) AS \($0)" }
        return "(SELECT \(all.joined(separator: ", ")) FROM \(name) raw)"
    }
}
