import CampaignKit

/// Writes donors: hashed rows without words, and the words apart, where they can be erased.
///
/// Every change names its batch: what was known before is kept as it was, and ends with that batch.
final class DonorWriter {
    private let connection: any LedgerConnection
    private let batch: Int64
    private let context: PostingContext
    /// Whether what differs is taken from a later row.
    private let takesLater: Bool
    private let donors: any BulkWriter
    private let personal: any BulkWriter
    private let versions: any BulkWriter
    private let links: [any BulkWriter]
    private let said: SaidOfDonors
    private let aliases: DonorAliases
    private var salts = SaltPool()
    let keys: DonorKeyWriter
    /// What rows said and was not taken, the first so many, and how much in all.
    private(set) var differences: [DonorDifference] = []
    private(set) var differenceCount = 0

    init(
        _ connection: any LedgerConnection, batch: Int64, context: PostingContext, takesLater: Bool = false
    ) throws {
        self.connection = connection
        self.batch = batch
        self.context = context
        self.takesLater = takesLater
        said = SaidOfDonors(connection: connection, batch: batch)
        aliases = try DonorAliases(connection)
        donors = try connection.single("donor", ["id", "batch"])
        personal = try connection.single("donor_personal", DonorColumns.version)
        versions = try connection.single("donor_version", Self.changeColumns)
        links = try ["donor_link", "donor_link_change"].map { table in
            try connection.single(table, ["source", "external_id", "donor", "batch"])
        }
        keys = try DonorKeyWriter(connection)
    }

    /// `traits` are those of the words, where they are known.
    func create(
        _ donor: Int64, details: DonorDetails, of date: CalendarDate, from source: Int64? = nil,
        traits: DonorTraits? = nil
    ) throws {
        donors.int(donor)
        donors.int(batch)
        try donors.endRow()
        let day = said(on: date)
        try write(donor, DatedDetails(details, on: day), day, traits)
        if let source { try hear(details.suppressions, of: donor, from: source, day) }
    }

    /// Which source says that someone has died or wants no mail: said again it is not news, and what another
    /// says stays when one is reversed.
    private func hear(
        _ suppressions: DonorDetails.Suppressions, of donor: Int64, from source: Int64, _ day: CalendarDate
    ) throws {
        guard !suppressions.isEmpty else { return }
        try said.hear(
            donor, part: SaidOfDonors.suppressions, source: source, day: day,
            words: "\(suppressions.rawValue)")
    }

    func link(_ donor: Int64, source: Int64, ext: String) throws {
        for links in links {
            links.int(source)
            links.text(ext)
            links.int(donor)
            links.int(batch)
            try links.endRow()
        }
    }

    /// Takes what a row of a source says of a donor, as `DonorMerge` does; nothing new writes nothing.
    ///
    /// With `hears` it is remembered that it says what others said before, for the day when that is taken
    /// back.
    func merge(
        _ new: DonorDetails, of date: CalendarDate, from source: Int64, into number: Int64,
        hears: Bool = false
    ) throws {
        // What a row says of someone who was merged is said of the one donor.
        let donor = aliases.of(number)
        guard let old = try known(donor), !old.dated.details.isErased else { return }
        let day = said(on: date)
        let merge = DonorMerge(new, of: day, into: old.dated, takesLater: takesLater)
        for part in merge.kept {
            try keep(
                DonorDifference(donor: donor, part: part, new, kept: merge.result.details), new, day, source)
        }
        try hear(
            new.suppressions.intersection(merge.result.details.suppressions), of: donor, from: source, day)
        for part in hears ? merge.agreed : [] {
            try said.hear(
                donor, part: part.rawValue, source: source, day: day,
                words: EntryText.pack(part.values(in: new)), agrees: true)
        }
        guard merge.result != old.dated else { return }
        try replace(donor, of: old.batch, with: merge.result, day)
    }

    /// Puts other details in the place of what is known.
    func replace(_ donor: Int64, with dated: DatedDetails, on day: CalendarDate) throws {
        guard let old = try known(donor), old.dated != dated, !old.dated.details.isErased else { return }
        try replace(donor, of: old.batch, with: dated, day)
    }

    /// What stays of a donor whose words are gone; nil for a number that stood for another's.
    func erase(_ donor: Int64, leaving dated: DatedDetails?, on day: CalendarDate) throws {
        for table in ["donor_personal", "donor_past", "donor_said_words", "donor_key", "donor_version"] {
            try connection.run("DELETE FROM \(table) WHERE donor = $1", [.int(donor)])
        }
        guard let dated else { return try postVersion(donor, DonorDetails().erased(), day, digest: nil) }
        try write(donor, dated, day, DonorTraits(dated.details))
    }

    /// The donor is no one from this batch on; what was known stays in the past.
    func remove(_ donor: Int64) throws {
        guard let old = try known(donor) else { return }
        try end(donor, of: old.batch)
        try postVersion(donor, DonorDetails(), said(on: context.postedOn), digest: nil)
    }

    /// Someone who was an alias is someone again.
    func putBack(_ donor: Int64, _ dated: DatedDetails, on day: CalendarDate) throws {
        try keys.remove(donor)
        let names = try PastNames.traits(of: donor, called: dated.details, connection)
        try write(donor, dated, day, past: names)
    }

    /// Who is known by a number, and the batch that said so; nil where the words are gone.
    private func known(_ donor: Int64) throws -> (batch: Int64, dated: DatedDetails)? {
        let sql = "SELECT p.batch, \(DonorColumns.dated("p")) FROM donor_personal p WHERE p.donor = $1"
        return try connection.first(sql, [.int(donor)]) { ($0.int(0), DonorColumns.dated($0, from: 1)) }
    }

    private func replace(
        _ donor: Int64, of past: Int64, with dated: DatedDetails, _ day: CalendarDate
    ) throws {
        try end(donor, of: past)
        let names = try PastNames.traits(of: donor, called: dated.details, connection)
        try write(donor, dated, day, past: names)
    }

    /// Within a batch the last word stands; what an earlier one said is kept until this batch.
    private func end(_ donor: Int64, of past: Int64) throws {
        if past < batch {
            let columns = DonorColumns.version.joined(separator: ", ")
            try connection.run(
                """
                INSERT INTO donor_past(\(columns), until) SELECT \(columns), CAST($1 AS BIGINT) FROM donor_personal \
                WHERE donor = $2
                """, [.int(batch), .int(donor)])
        }
        try connection.run("DELETE FROM donor_personal WHERE donor = $1", [.int(donor)])
        try keys.remove(donor)
        try connection.run("DELETE FROM donor_version WHERE donor = $1", [.int(donor)])
    }

    /// The words, and the donor as of this batch.
    private func write(
        _ donor: Int64, _ dated: DatedDetails, _ day: CalendarDate, _ traits: DonorTraits? = nil,
        past: [DonorTraits] = []
    ) throws {
        let details = dated.details
        let texts = DonorColumns.texts(details)
        let days = DonorColumns.days(dated)
        let salt = salts.next()
        personal.int(donor)
        personal.int(batch)
        personal.int(day.dayNumber)
        personal.optional(details.kind?.rawValue)
        personal.int(details.suppressions.rawValue)
        personal.bytes(salt)
        for text in texts { personal.text(text) }
        for day in days { personal.optional(day) }
        try personal.endRow()
        try keys.write(donor, traits ?? DonorTraits(details), past: past)
        try postVersion(donor, details, day, digest: Self.digest(texts, days, salt))
    }

    private func postVersion(
        _ donor: Int64, _ details: DonorDetails, _ day: CalendarDate, digest: [UInt8]?
    ) throws {
        versions.int(donor)
        versions.int(batch)
        versions.int(day.dayNumber)
        versions.optional(details.kind?.rawValue)
        versions.int(details.suppressions.rawValue)
        if let digest { versions.bytes(digest) } else { versions.null() }
        try versions.endRow()
    }

    /// A row of a day to come says something from the day on that it was posted.
    private func said(on date: CalendarDate) -> CalendarDate {
        min(date, context.todayOverride ?? context.postedOn)
    }

    private static let changeColumns = ["donor", "batch", "day", "kind", "suppressions", "personal_digest"]

    /// Posts what was recorded: one row for each donor, and what they were said to be and are not.
    static func postChanges(_ connection: any LedgerConnection, batch: Int64) throws {
        let columns = changeColumns.joined(separator: ", ")
        try connection.run(
            "INSERT INTO donor_change(\(columns)) SELECT \(columns) FROM donor_version")
        try SaidOfDonors(connection: connection, batch: batch).post()
    }

    static func digest(_ dated: DatedDetails, _ salt: [UInt8]) -> [UInt8] {
        digest(DonorColumns.texts(dated.details), DonorColumns.days(dated), salt)
    }

    private static func digest(_ texts: [String], _ days: [Int64?], _ salt: [UInt8]) -> [UInt8] {
        let hasher = CanonicalHasher()
        hasher.blob(salt)
        for text in texts { hasher.text(text) }
        for day in days { hasher.optional(day) }
        return hasher.digest()
    }
}

extension DonorWriter {
    /// How many differences a summary may list.
    static let listedDifferences = 1000

    /// Remembers what a row said and was not taken.
    private func keep(
        _ difference: DonorDifference, _ new: DonorDetails, _ day: CalendarDate, _ source: Int64
    ) throws {
        differenceCount += 1
        if differences.count < Self.listedDifferences { differences.append(difference) }
        try said.hear(
            difference.donor, part: difference.part.rawValue, source: source, day: day,
            words: EntryText.pack(difference.part.values(in: new)))
    }
}
