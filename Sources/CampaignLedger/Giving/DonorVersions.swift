import CampaignKit

/// Who donors were on a day, as known after a batch.
///
/// Of what was known then the last that was said by the day; where all of it is later, the first. Without a
/// batch what is known today counts of those who may not be written to: no one is written to who has died
/// since.
struct DonorVersions {
    let connection: any LedgerConnection
    var asOf: CalendarDate?
    var knownOn: Int64?

    private struct Version {
        var batch: Int64
        var day: Int64
        var details: DonorDetails
    }

    /// Hands over those of some donors of whom something was known.
    func each(of donors: Set<Int64>, _ body: (Int64, DonorDetails) -> Void) throws {
        let (lastBatch, lastDay) = (knownOn ?? Int64.max, asOf.map { Int64($0.dayNumber) } ?? Int64.max)
        var open: [Int64: [Version]] = [:]
        var present: [Int64: DonorDetails] = [:]
        var settled: Set<Int64> = []
        let which = Self.isFew(donors) ? Portable.among("p.donor", donors) : "1 = 1"
        try versions(in: "donor_personal", which) { donor, version in
            guard donors.contains(donor) else { return }
            if version.batch <= lastBatch, version.day <= lastDay {
                settled.insert(donor)
                return body(donor, version.details)
            }
            if version.batch <= lastBatch { open[donor, default: []].append(version) }
            if knownOn == nil { present[donor] = version.details }
        }
        guard settled.count < donors.count else { return }
        try versions(in: "donor_past", which) { donor, version in
            guard donors.contains(donor), !settled.contains(donor), version.batch <= lastBatch else { return }
            // Who an undone import made is no one now, and was someone then.
            if knownOn != nil || present[donor] != nil { open[donor, default: []].append(version) }
        }
        for (donor, list) in open {
            let known = list.sorted { $0.batch < $1.batch }
            guard let version = known.last(where: { $0.day <= lastDay }) ?? known.first else { continue }
            body(donor, Self.cautious(version.details, present[donor]))
        }
    }

    /// Whether donors are found one by one; of more, all are read.
    static func isFew(_ donors: Set<Int64>) -> Bool { donors.count <= 1000 }

    private func versions(
        in table: String, _ condition: String, _ body: (Int64, Version) -> Void
    ) throws {
        try connection.rows(
            """
            SELECT p.donor, p.batch, p.day, \(DonorColumns.columns("p")) FROM \(table) p WHERE \(condition) ORDER BY p.donor
            """
        ) { row in
            body(
                row.int(0),
                Version(batch: row.int(1), day: row.int(2), details: DonorColumns.details(row, from: 3)))
        }
    }

    private static func cautious(_ details: DonorDetails, _ present: DonorDetails?) -> DonorDetails {
        guard let present else { return details }
        var details = details
        var raised = present.suppressions
        let address = DonorPart.address.values(in:)
        if address(details) != address(present) { raised.remove(.returnedMail) }
        details.suppressions.formUnion(raised)
        return details
    }
}
