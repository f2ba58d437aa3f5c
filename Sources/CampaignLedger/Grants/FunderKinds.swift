import CampaignKit

/// What merging funders, or taking them apart, changes of grants: whether a funder is a government.
///
/// The weighted pipeline of governments stands apart, so such a change is a dated row of the grant, and moves
/// its applications from one class to the other (`rules.md §7`).
struct FunderKinds {
    let posting: NonMonetaryPosting
    let day: CalendarDate

    private var connection: any LedgerConnection { posting.connection }

    /// Says it of the grants whose funder has one of these numbers, and not as it is now.
    func settle(_ numbers: [Int64], isGovernment: Bool) throws {
        let reader = GrantReader(connection: connection)
        for number in numbers.sorted() {
            let grants = try connection.integers(
                "SELECT DISTINCT grant_award FROM grant_funder WHERE donor = $1 ORDER BY grant_award",
                [.int(number)])
            for grant in grants {
                guard let record = try reader.record(grant),
                    record.said(\.funders, asOf: day).last?.value == number,
                    record.pipeline.isGovernment(asOf: day) != isGovernment
                else { continue }
                let writer = GrantWriter(posting, grant: grant, day: day)
                try writer.write(funder: number, isGovernment: isGovernment)
                try writer.writeDeltas()
            }
        }
    }
}
