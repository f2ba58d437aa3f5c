import CampaignKit

/// Who the donors of another copy are here: the same number where both have the posting that made them, else
/// whoever has the same id of a source or is the same by `rules.md §5`, else someone new.
final class AdoptedDonors {
    private let ours: any LedgerConnection
    private let theirs: any LedgerConnection
    /// Donors made up to this batch are the same in both.
    private let lastShared: Int64
    private var known: [Int64: Int64] = [:]

    init(ours: any LedgerConnection, theirs: any LedgerConnection, lastShared: Int64) {
        self.ours = ours
        self.theirs = theirs
        self.lastShared = lastShared
    }

    /// What a batch of the other copy says of donors: new ones, more of known ones, and their ids; written,
    /// and not yet posted.
    ///
    /// Returns the other's donors of whom it could not be taken: they are no one there any more.
    func take(
        batch: Int64, as here: Int64, _ context: PostingContext, _ registry: Registry
    ) throws -> [Int64] {
        let writer = try DonorWriter(ours, batch: here, context: context)
        var gone: [Int64] = []
        for (donor, day) in try changed(in: batch) {
            // Someone who was erased there has to be erased here too, by the same command.
            guard let dated = try dated(donor, theirs, knownOn: batch), !dated.details.isErased else {
                gone.append(donor)
                continue
            }
            if let present = try find(donor) {
                let before = try self.dated(donor, theirs, knownOn: batch - 1)
                if let now = try self.dated(present, ours, knownOn: .max) {
                    let merged = Self.merged(dated, before: before, into: now, on: day)
                    try writer.replace(present, with: merged, on: day)
                }
                known[donor] = present
            } else {
                let next = try ours.integer("SELECT max(id) FROM donor") + 1
                try writer.create(next, details: dated.details, of: day)
                known[donor] = next
            }
        }
        try takeLinks(batch, writer, registry)
        try takeSayings(batch, as: here, registry)
        return gone
    }

    /// What the other copy changed of a donor, on top of what is known here; where both changed the same
    /// part, the later stands.
    private static func merged(
        _ theirs: DatedDetails, before: DatedDetails?, into ours: DatedDetails, on day: CalendarDate
    ) -> DatedDetails {
        guard let before else { return DonorMerge(theirs.details, of: day, into: ours).result }
        var merged = ours
        for part in DonorPart.allCases
        where part.values(in: theirs.details) != part.values(in: before.details) {
            let isOurs = part.values(in: ours.details) != part.values(in: before.details)
            let isLater = ours.days[part].map { theirs.days[part] ?? day >= $0 } ?? true
            if !isOurs || isLater { merged.take(part, from: theirs.details, on: theirs.days[part]) }
        }
        if theirs.details.kind != before.details.kind { merged.details.kind = theirs.details.kind }
        merged.details.suppressions.formUnion(
            theirs.details.suppressions.subtracting(before.details.suppressions))
        merged.details.suppressions.subtract(
            before.details.suppressions.subtracting(theirs.details.suppressions))
        return merged
    }

    private func takeLinks(_ batch: Int64, _ writer: DonorWriter, _ registry: Registry) throws {
        for link in try links("l.batch = $1", batch) {
            guard let donor = try number(link.donor) else { continue }
            let source = try registry.source(link.source)
            let isTaken = try ours.holds(
                "SELECT 1 FROM donor_link WHERE source = $1 AND external_id = $2",
                [.int(source), .text(link.id)])
            if !isTaken { try writer.link(donor, source: source, ext: link.id) }
        }
    }

    /// What sources said there and was not taken.
    private func takeSayings(_ batch: Int64, as here: Int64, _ registry: Registry) throws {
        var said: [(donor: Int64, part: Int, source: String, day: Int64, words: String?)] = []
        try theirs.rows(
            """
            SELECT s.donor, s.part, n.name, s.day, w.words FROM donor_said s JOIN source n ON n.id = s.source \
            LEFT JOIN donor_said_words w ON w.donor = s.donor AND w.part = s.part AND w.source = s.source \
            AND w.batch = s.batch WHERE s.batch = $1
            """, [.int(batch)]
        ) { row in
            said.append(
                (row.int(0), Int(row.int(1)), row.text(2), row.int(3), row.isNull(4) ? nil : row.text(4)))
        }
        let heard = SaidOfDonors(connection: ours, batch: here)
        for row in said {
            guard let donor = try number(row.donor) else { continue }
            try heard.hear(
                donor, part: row.part, source: try registry.source(row.source),
                day: CalendarDate(dayNumber: Int(row.day)), words: row.words)
        }
    }

    /// The donor's number here; nil for one that is not.
    func number(_ donor: Int64) throws -> Int64? { try known[donor] ?? find(donor) }

    /// Keeps who a donor of a batch that was adopted before is here.
    func know(_ donor: Int64, as here: Int64) { known[donor] = known[donor] ?? here }

    /// After a batch could not be posted: who was made for it is gone again.
    func forget(after last: Int64) { known = known.filter { $0.value <= last } }

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
        guard let dated = try dated(donor, theirs, knownOn: .max) else { return nil }
        let candidates = try DonorCandidates(ours, isStaged: false)
        return try candidates.verdict(DonorTraits(dated.details), dated.details, source: 0, ext: "").match?
            .donor
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
            WHERE \(condition) ORDER BY \(Portable.byBytes("s.name")), \(Portable.byBytes("l.external_id"))
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

    /// The donors that a batch says something of, with the day of it.
    private func changed(in batch: Int64) throws -> [(donor: Int64, day: CalendarDate)] {
        var donors: [(donor: Int64, day: CalendarDate)] = []
        try theirs.rows(
            "SELECT donor, day FROM donor_change WHERE batch = $1 ORDER BY donor", [.int(batch)]
        ) { donors.append(($0.int(0), CalendarDate(dayNumber: Int($0.int(1))))) }
        return donors
    }

    /// What is known of a donor after a batch of a ledger; nil when nothing is.
    private func dated(
        _ donor: Int64, _ ledger: any LedgerConnection, knownOn batch: Int64
    ) throws -> DatedDetails? {
        let table = DonorColumns.table(knownOn: batch)
        return try ledger.first(
            "SELECT \(DonorColumns.dated("p")) FROM \(table) p WHERE p.donor = $1", [.int(donor)]
        ) { DonorColumns.dated($0, from: 0) }
    }
}
