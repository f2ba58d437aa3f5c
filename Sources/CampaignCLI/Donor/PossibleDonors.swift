import CampaignKit
import CampaignLedger
import CampaignServices

/// Donors who may be the one that was typed as someone new: said, never decided.
///
/// Source: `rules.md §5`. Says no more of anyone than was typed, and a number.
struct PossibleDonors {
    let ledger: Ledger
    let today: CalendarDate

    /// A line about a new donor; nil when no one has the name or e-mail.
    func remark(on cells: TypedEntry<Session>.Cells, _ outcome: ImportOutcome) throws -> String? {
        guard outcome.isAccepted, let firstNew = outcome.firstNewDonor,
            let donor = outcome.entries.first?.line.donor, donor >= firstNew
        else { return nil }
        func typed(_ column: String) -> String { cells.first { $0.column == column }?.value ?? "" }
        var details = DonorDetails()
        details.name = typed("donor_name")
        details.organization = typed("organization")
        details.firstName = typed("first_name")
        details.lastName = typed("last_name")
        let name = NameFolding.fold(details.displayName)
        let named = try numbers(details.displayName, below: firstNew) {
            NameFolding.agree(NameFolding.fold($0.displayName), name)
        }
        if let line = Self.line(named, "name") { return line }
        let email = NameFolding.email(typed("email"))
        let addressed = try numbers(typed("email"), below: firstNew) {
            NameFolding.agree(NameFolding.email($0.email), email)
        }
        return Self.line(addressed, "e-mail")
    }

    private func numbers(
        _ text: String, below firstNew: Int64, where isAlike: (DonorDetails) -> Bool
    ) throws -> [Int64] {
        guard !text.isEmpty else { return [] }
        var found: [Int64] = []
        try ledger.donors(matching: text, asOf: today) { line in
            if line.id < firstNew, isAlike(line.details) { found.append(line.id) }
        }
        return found
    }

    static func line(_ donors: [Int64], _ what: String) -> String? {
        guard let first = donors.first else { return nil }
        guard donors.count > 1 else {
            return "D-\(first) has this \(what): use --donor D-\(first) if it is the same person"
        }
        let shown = donors.prefix(3).map { "D-\($0)" }.joined(separator: ", ")
        let more = donors.count > 3 ? " and \(donors.count - 3) more" : ""
        return "\(shown)\(more) have this \(what): use --donor if it is one of them"
    }
}
