import CampaignKit

/// Who the donors of another copy are here: the same number where both have the posting that made them, else
/// whoever has the same id of a source or is the same by `rules.md §5`, else somebody new.
final class AdoptedDonors {
    private let ours: any LedgerConnection
    private let theirs: any LedgerConnection
    /// Donors made up to this batch are the same in both.
    private let lastShared: Int64
    private let context: PostingContext
    private var known: [Int64: Int64] = [:]

    init(
        ours: any LedgerConnection, theirs: any LedgerConnection, lastShared: Int64, context: PostingContext
    ) {
        self.ours = ours
        self.theirs = theirs
        self.lastShared = lastShared
        self.context = context
    }

    /// What a batch of the other copy says of donors: new ones, more of known ones, and their ids.
    func take(batch: Int64, as here: Int64, _ registry: Registry) throws {
        let writer = try DonorWriter(ours, batch: here, context: context)
        let own = try registry.source(ImportSession.manualSource)
        for (donor, day) in try changes(of: batch) {
            let details = try details(donor)
            if let present = try find(donor) {
                try writer.merge(details, of: day, from: own, into: present)
                known[donor] = present
            } else {
                let next = try ours.integer("SELECT max(id) FROM donor") + 1
                try writer.create(next, details: details, of: day)
                known[donor] = next
            }
        }
        for link in try links("l.batch = $1", batch) {
            guard let donor = known[link.donor] ?? shared(link.donor) else { continue }
            let source = try registry.source(link.source)
            let taken = try ours.integer(
                "SELECT EXISTS (SELECT 1 FROM donor_link WHERE source = $1 AND external_id = $2)",
                [.int(source), .text(link.id)])
            if taken == 0 { try writer.link(donor, source: source, ext: link.id) }
        }
        try DonorWriter.postChanges(ours, batch: here)
    }

    /// The donor's number here; nil for one that is not.
    func number(_ donor: Int64) throws -> Int64? { try known[donor] ?? find(donor) }

    /// After a batch could not be posted: who was made for it is gone again.
    func forget(after last: Int64) { known = known.filter { $0.value <= last } }

    private func shared(_ donor: Int64) -> Int64? { known[donor] }

    private func find(_ donor: Int64) throws -> Int64? {
        if let found = known[donor] { return found }
        let made = try theirs.integer("SELECT batch FROM donor WHERE id = $1", [.int(donor)])
        if made > 0, made <= lastShared { return donor }
        for link in try links("l.donor = $1", donor) {
            let found = try ours.integer(
                """
                SELECT l.donor FROM donor_link l JOIN source s ON s.id = l.source \
                WHERE s.name = $1 AND l.external_id = $2
                """, [.text(link.source), .text(link.id)])
            if found > 0 { return found }
        }
        let traits = DonorTraits(try details(donor))
        let candidates = DonorCandidates(ours, isStaged: false)
        return try candidates.verdict(traits, source: 0, ext: "").match?.donor
    }

    private struct Link {
        var source: String
        var id: String
        var donor: Int64
    }

    /// Ids in other systems.
    ///
    /// Our own numbers are none: beyond the shared batches they name other people here.
    private func links(_ condition: String, _ number: Int64) throws -> [Link] {
        var links: [Link] = []
        try theirs.rows(
            """
            SELECT s.name, l.external_id, l.donor FROM donor_link l JOIN source s ON s.id = l.source \
            WHERE \(condition) ORDER BY s.name, l.external_id
            """, [.int(number)]
        ) { row in
            let link = Link(source: row.text(0), id: row.text(1), donor: row.int(2))
            let isOwn = link.source == ImportSession.manualSource && Self.isOurNumber(link.id)
            if !isOwn { links.append(link) }
        }
        return links
    }

    private static func isOurNumber(_ id: String) -> Bool {
        id.uppercased().hasPrefix("D-") && Int64(id.dropFirst(2)) != nil
    }

    private func changes(of batch: Int64) throws -> [(donor: Int64, day: CalendarDate)] {
        var changes: [(donor: Int64, day: CalendarDate)] = []
        try theirs.rows("SELECT donor, day FROM donor_change WHERE batch = $1 ORDER BY donor", [.int(batch)]) {
            changes.append(($0.int(0), CalendarDate(dayNumber: Int($0.int(1)))))
        }
        return changes
    }

    private func details(_ donor: Int64) throws -> DonorDetails {
        try theirs.first(
            "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1", [.int(donor)]
        ) { DonorColumns.details($0, from: 0) } ?? DonorDetails()
    }
}
