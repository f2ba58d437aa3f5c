import CampaignKit

/// Whether an id of the form `D-7` is our number of a donor.
///
/// `rules.md §5`: in the column `donor`, unless the row's name shares no word with any that the donor has or
/// had; in `donor_id` where the row has no name, or the donor's. Judged row by row: a row of another name is
/// refused, the others of its number go on.
///
/// `D-7` of another system is not ours.
final class OurNumbers {
    enum Answer {
        case donor(Int64)
        /// It is this ledger's by its form, and no one has it.
        case nobody
        case notOurs
    }

    /// A row that names another than whose number it writes.
    struct OtherName {
        var line: Int
        var number: Int64
        /// What the donor is called here; empty without a name.
        var known: String
        var said: String
        /// Whether it is in the column `donor`.
        var isOurs: Bool
    }

    /// A row that names two of our donors, by our number and by its own system's.
    struct TwoDonors {
        var number: Int64
        var externalID: String
        var other: Int64

        init?(
            _ number: Int64, _ externalID: String, _ source: Int64, _ connection: any LedgerConnection
        ) throws {
            let linked = try connection.first(
                "SELECT donor FROM donor_link WHERE source = $1 AND external_id = $2",
                [.int(source), .text(externalID)]
            ) { $0.int(0) }
            let aliases = try DonorAliases(connection)
            let number = aliases.of(number)
            guard let other = aliases.of(linked ?? OurNumbers.number(externalID)), other != number,
                try OurNumbers.isKnown(other, connection), try OurNumbers.isKnown(number, connection)
            else { return nil }
            (self.number, self.externalID, self.other) = (number, externalID, other)
        }
    }

    private let session: ImportSession
    private var connection: any LedgerConnection { session.connection }
    private let hasDonors: Bool
    private let typed: Int64
    private let aliases: DonorAliases
    private var ownNumbers: [Int64: Bool] = [:]

    init(session: ImportSession) throws {
        self.session = session
        hasDonors = session.firstNewDonor > 1
        aliases = try DonorAliases(session.connection)
        typed = try session.connection.integer(
            "SELECT id FROM source WHERE name = $1", [.text(ImportSession.manualSource)])
    }

    /// The number that an id has the form of, -1 for one that no one can have (`D-01`); nil for any other id.
    static func number(_ id: String) -> Int64? {
        let digits = id.dropFirst(2)
        guard id.lowercased().hasPrefix("d-"), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return digits.hasPrefix("0") ? -1 : Int64(digits) ?? -1
    }

    func answer(_ ext: String, isOurs: Bool, source: Int64, key: Int64) throws -> Answer {
        // A row keeps the number that it names: taking a merge apart gives it back.
        guard let written = Self.number(ext) else { return isOurs ? .nobody : .notOurs }
        let number = aliases.of(written)
        let isKnown = try number < session.firstNewDonor && Self.isKnown(number, connection)
        if isOurs {
            guard isKnown else { return .nobody }
            _ = try judge(key, number, isOurs: true)
            return .donor(written)
        }
        if source != typed {
            guard hasDonors, !session.options.theirIDs else { return .notOurs }
            guard try !hasOwnNumbers(source) else { return .notOurs }
        }
        let hasNames = try judge(key, isKnown ? number : nil, isOurs: false)
        guard isKnown else { return !hasNames || source == typed ? .nobody : .notOurs }
        return .donor(written)
    }

    static func isKnown(_ number: Int64, _ connection: any LedgerConnection) throws -> Bool {
        try connection.holds(
            "SELECT 1 FROM donor_personal WHERE donor = $1", [.int(number)])
    }

    /// Notes the rows of an id that name someone else than the donor of this number; whether any has a name.
    private func judge(_ key: Int64, _ number: Int64?, isOurs: Bool) throws -> Bool {
        let known = try number.map { try details($0, in: "donor_personal") } ?? []
        let numbers = isOurs ? number.map(aliases.all) ?? [] : []
        let past = try numbers.flatMap { try details($0, in: "donor_past") }
        let (present, all) = (known.map { DonorTraits($0) }, (known + past).map { DonorTraits($0) })
        var hasNames = false
        var last: OtherName?
        try connection.rows(
            """
            SELECT d.row, d.line, d.has_details, d.repeats, \(DonorColumns.columns("d")) FROM stage_donor d \
            WHERE d.donor64 = $1 AND (d.has_details = 1 OR d.repeats = 1) ORDER BY d.ord
            """, [.int(key)]
        ) { row in
            if row.int(2) == 1 {
                let details = DonorColumns.details(row, from: 4)
                let traits = DonorTraits(details)
                if traits.hasName { hasNames = true }
                let isOther =
                    isOurs
                    ? traits.sharesNoWord(with: all)
                    : traits.hasName && !present.contains { traits.sharesName(with: $0) }
                last = isOther ? other(number, known, details, isOurs) : nil
            }
            // The same cells again are given once.
            last?.line = Int(row.int(1))
            if let last { session.otherNames[row.int(0)] = last }
        }
        return hasNames
    }

    private func other(
        _ number: Int64?, _ known: [DonorDetails], _ said: DonorDetails, _ isOurs: Bool
    ) -> OtherName? {
        number.map {
            OtherName(
                line: 0, number: $0, known: known.first?.displayName ?? "", said: said.displayName,
                isOurs: isOurs)
        }
    }

    private func details(_ donor: Int64, in table: String) throws -> [DonorDetails] {
        var found: [DonorDetails] = []
        try connection.rows(
            "SELECT \(DonorColumns.columns("p")) FROM \(table) p WHERE p.donor = $1", [.int(donor)]
        ) { found.append(DonorColumns.details($0, from: 0)) }
        return found
    }

    /// Whether a source has numbered its own people in this form before.
    private func hasOwnNumbers(_ source: Int64) throws -> Bool {
        if let known = ownNumbers[source] { return known }
        let has = try connection.holds(
            "SELECT 1 FROM donor_link WHERE source = $1 AND \(Self.isInOurForm)", [.int(source)])
        ownNumbers[source] = has
        return has
    }

    private static let isInOurForm = """
        (\(Portable.begins("external_id", with: "D-")) OR \(Portable.begins("external_id", with: "d-"))) \
        AND \(Portable.isDigit("external_id", at: 3))
        """
}
