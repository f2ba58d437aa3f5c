public import CampaignKit

extension Ledger {
    /// Two donors who may be one, with what lists show of them.
    public struct DonorDuplicate: Sendable, Equatable {
        public var pair: DuplicateFinder.Pair
        public var name: String
        public var otherName: String
    }

    /// Everyone who may be on file twice, the likeliest first.
    ///
    /// Those who were merged before and taken apart again are not listed: someone looked at them. Nor is who
    /// is only known by a gift that is hidden from staff.
    public func duplicateDonors() throws(LedgerError) -> [DonorDuplicate] {
        try reading { connection in
            let aliases = try DonorAliases(connection)
            let hidden = try HiddenGifts.strangers(connection)
            var finder = DuplicateFinder()
            try connection.rows(
                "SELECT p.donor, \(DonorColumns.columns("p")) FROM donor_personal p ORDER BY p.donor"
            ) { row in
                guard !hidden.contains(row.int(0)) else { return }
                finder.add(row.int(0), DonorColumns.details(row, from: 1))
            }
            let pairs = finder.pairs().filter { pair in
                let family = aliases.family(of: pair.donor)
                return family == nil || family != aliases.family(of: pair.other)
            }
            let names = try Self.names(Set(pairs.flatMap { [$0.donor, $0.other] }), connection)
            return pairs.map {
                DonorDuplicate(pair: $0, name: names[$0.donor] ?? "", otherName: names[$0.other] ?? "")
            }
        }
    }

    private static func names(
        _ donors: Set<Int64>, _ connection: any LedgerConnection
    ) throws -> [Int64: String] {
        var names: [Int64: String] = [:]
        guard !donors.isEmpty else { return names }
        try connection.rows(
            "SELECT p.donor, \(DonorColumns.displayName("p")) FROM donor_personal p ORDER BY p.donor"
        ) { row in
            if donors.contains(row.int(0)) { names[row.int(0)] = DonorColumns.displayName(row, from: 1) }
        }
        return names
    }
}
