import CampaignKit

extension DonorReader {
    /// What sources say of a donor otherwise than what is known, by part and source.
    ///
    /// What has come to be the same since is not a difference any more.
    func differences(of line: DonorLine) throws -> [DonorRecord.Difference] {
        let said = try SaidOfDonors(connection: connection, batch: 0).latest(of: line.id)
        return try said.compactMap { said -> DonorRecord.Difference? in
            guard let part = DonorPart(rawValue: said.part) else { return nil }
            var details = DonorDetails()
            for (field, text) in zip(part.fields, EntryText.unpack(said.words)) {
                details[keyPath: field] = text
            }
            let merge = DonorMerge(details, of: said.day, into: DatedDetails(line.details))
            guard merge.kept.contains(part) else { return nil }
            let source = try connection.first(
                "SELECT name FROM source WHERE id = $1", [.int(said.source)]
            ) { $0.text(0) }
            return DonorRecord.Difference(part: part, details: details, source: source ?? "", day: said.day)
        }
    }

    /// The others of a donor's household, by number.
    func household(of donor: Int64) throws -> [DonorRecord.Member] {
        let named = try DonorBasics(connection, knownOn: knownOn).households
        let map = try HouseholdMap(connection, named, aliases)
        let others = (map.members[map.unit(of: donor)] ?? []).filter { $0 != donor }
        return try others.compactMap { other -> DonorRecord.Member? in
            try line(other).map { DonorRecord.Member(donor: other, details: $0.details) }
        }
    }
}
