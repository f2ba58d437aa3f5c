public import CampaignKit

extension Ledger {
    /// The names of some donors, and the ids that sources gave them: when asked for, and where there is no
    /// name.
    public func donorNames(
        _ donors: Set<Int64>, withIDs: Bool
    ) throws(LedgerError) -> [Int64: DonorName] {
        try reading { connection in
            var names: [Int64: DonorName] = [:]
            let aliases = try DonorAliases(connection)
            for donor in donors.sorted() {
                names[donor] = try connection.first(
                    "SELECT \(DonorColumns.displayName("p")) FROM donor_personal p WHERE p.donor = $1",
                    [.int(aliases.of(donor))]
                ) { DonorName(displayName: DonorColumns.displayName($0, from: 0)) }
            }
            let nameless = donors.filter { names[$0]?.displayName.isEmpty != false }
            let wanted = withIDs ? donors : nameless
            guard !wanted.isEmpty else { return names }
            // No index leads from donors to their ids: one walk over all of them is the short way.
            try connection.rows(
                """
                SELECT l.donor, s.name, l.external_id FROM donor_link l JOIN source s ON s.id = l.source \
                WHERE \(DonorReader.isTheirs("l")) ORDER BY l.batch, s.id, \(Portable.byBytes("l.external_id"))
                """
            ) { row in
                for donor in Set([row.int(0), aliases.of(row.int(0))]) where wanted.contains(donor) {
                    names[donor, default: DonorName()].externalIDs.append("\(row.text(1)):\(row.text(2))")
                }
            }
            return names
        }
    }

    /// Whose gifts staff see and others may not, with the strictest of their levels: one walk over all rows.
    public func anonymousDonors() throws(LedgerError) -> [Int64: Anonymity] {
        try reading { connection in
            var levels: [Int64: Anonymity] = [:]
            let aliases = try DonorAliases(connection)
            try connection.rows(
                """
                SELECT e.donor, max(e.anonymity) FROM entry e WHERE e.anonymity <> 0 \
                AND e.anonymity NOT IN (\(HiddenGifts.levels)) AND e.donor IS NOT NULL GROUP BY e.donor
                """
            ) { row in
                let level = Anonymity(rawValue: Int(row.int(1))) ?? .none
                let known = levels[aliases.of(row.int(0))] ?? .none
                levels[aliases.of(row.int(0))] = level.rawValue > known.rawValue ? level : known
            }
            return levels
        }
    }

    /// Whether any gift is hidden from staff.
    public func hidesGifts() throws(LedgerError) -> Bool { try !donorsWithHiddenGifts().isEmpty }

    /// Donors no one would know but for a gift that is hidden from staff: they are in no list.
    public func hiddenStrangers() throws(LedgerError) -> Set<Int64> {
        try reading { try HiddenGifts.strangers($0) }
    }

    /// Donors with a gift, or a payment on a promise, that is hidden from staff.
    ///
    /// Whoever is recognized for such a gift is one of them.
    func donorsWithHiddenGifts() throws(LedgerError) -> Set<Int64> {
        try reading { connection in
            var donors: Set<Int64> = []
            let aliases = try DonorAliases(connection)
            try connection.rows(HiddenGifts.donors) { row in
                if let donor = row.optionalInt(0) { donors.insert(aliases.of(donor)) }
            }
            return donors
        }
    }
}

/// What a list calls a donor by.
public struct DonorName: Sendable, Equatable {
    /// For screens; empty where only an id is known.
    public var displayName: String
    /// `source:id`, in the order they became known; only where they were asked for.
    public var externalIDs: [String]

    public init(displayName: String = "", externalIDs: [String] = []) {
        self.displayName = displayName
        self.externalIDs = externalIDs
    }

    /// A placeholder has no name yet; its source's id says who is meant.
    public var shown: String {
        displayName.isEmpty ? externalIDs.first.map { "(\($0))" } ?? "(no name)" : displayName
    }
}
