import CampaignKit

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
        let old = past.flatMap(\.keys).filter { [.emailAndSurname, .streetAndSurname].contains($0.kind) }
        var known = Set(traits.keys)
        return traits.keys + old.filter { known.insert($0).inserted }
    }
}
