import CampaignKit

/// Whether an id of the form `D-7` is our number of a donor.
///
/// `rules.md §5`: in the column `donor` always, in `donor_id` where the row has no name, or the donor's.
///
/// `D-7` of another system is not ours.
final class OurNumbers {
    enum Answer {
        case donor(Int64)
        /// It is ours by its form, and nobody has it.
        case nobody
        /// The row names somebody else.
        case somebodyElse
        case notOurs
    }

    private let session: ImportSession
    private var connection: any LedgerConnection { session.connection }
    private let hasDonors: Bool
    private let typed: Int64
    private var ownNumbers: [Int64: Bool] = [:]

    init(session: ImportSession) throws {
        self.session = session
        hasDonors = session.firstNewDonor > 1
        typed = try session.connection.integer(
            "SELECT id FROM source WHERE name = $1", [.text(ImportSession.manualSource)])
    }

    /// The number that an id has the form of, -1 for one that nobody can have (`D-01`); nil for any other id.
    static func number(_ id: String) -> Int64? {
        let digits = id.dropFirst(2)
        guard id.lowercased().hasPrefix("d-"), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return digits.hasPrefix("0") ? -1 : Int64(digits) ?? -1
    }

    func answer(_ ext: String, isOurs: Bool, source: Int64, key: Int64) throws -> Answer {
        guard let number = Self.number(ext) else { return isOurs ? .nobody : .notOurs }
        let isKnown =
            try number < session.firstNewDonor
            && connection.integer(
                "SELECT EXISTS (SELECT 1 FROM donor_personal WHERE donor = $1)", [.int(number)]) == 1
        if isOurs { return isKnown ? .donor(number) : .nobody }
        if source != typed {
            guard hasDonors, !session.options.theirIDs else { return .notOurs }
            guard try !hasOwnNumbers(source) else { return .notOurs }
        }
        let names = try names(key)
        guard isKnown else { return names.isEmpty || source == typed ? .nobody : .notOurs }
        let known = try connection.first(
            "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1", [.int(number)]
        ) { DonorTraits(DonorColumns.details($0, from: 0)) }
        let isSame = names.allSatisfy { name in known.map { name.sharesName(with: $0) } ?? false }
        return isSame ? .donor(number) : .somebodyElse
    }

    /// What the file's rows of an id say who it is.
    private func names(_ key: Int64) throws -> [DonorTraits] {
        var names: [DonorTraits] = []
        try connection.rows(
            "SELECT \(DonorDetailsSQL.columns("d")) FROM stage_donor d WHERE d.donor64 = $1 AND d.has_details = 1",
            [.int(key)]
        ) { row in
            let traits = DonorTraits(DonorColumns.details(row, from: 0))
            if traits.hasName { names.append(traits) }
        }
        return names
    }

    /// Whether a source has numbered its own people in this form before.
    private func hasOwnNumbers(_ source: Int64) throws -> Bool {
        if let known = ownNumbers[source] { return known }
        let has =
            try connection.integer(
                "SELECT EXISTS (SELECT 1 FROM donor_link WHERE source = $1 AND upper(external_id) GLOB 'D-[0-9]*')",
                [.int(source)]) == 1
        ownNumbers[source] = has
        return has
    }
}
