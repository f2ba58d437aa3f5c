import CampaignKit

/// Papers of donors who have died: they go to the estate, which files the donor's last tax return.
extension AppealPerson {
    private static let lead = "Estate of "

    var isDead: Bool { details.suppressions.contains(.deceased) }

    /// The estate of a donor who would be written to by a name; nil for the living.
    ///
    /// What someone wrote for the estate already stays as it is.
    func estate(named name: String) -> AppealPerson? {
        guard isDead, !name.isEmpty else { return nil }
        var estate = self
        let isWritten = name.lowercased().contains(Self.lead.lowercased())
        estate.details.kind = .organization
        estate.details.organization = isWritten ? name : Self.lead + name
        (estate.details.name, estate.details.firstName, estate.details.lastName) = ("", "", "")
        (estate.details.addressee, estate.details.salutation) = ("", "")
        return estate
    }

    /// A letter to whoever opens its envelope: the donor, or of one who has died the estate.
    func letter(_ write: (AppealPerson) throws -> Letter) rethrows -> Letter {
        let letter = try write(self)
        return try estate(named: letter.row.addressee).map(write) ?? letter
    }
}

extension ReceiptDue {
    /// Addresses the paper of a donor who has died to the estate.
    mutating func addEstate(_ people: [Int64: AppealPerson]) {
        guard [.acknowledgment, .disclosure, .statement, .replace].contains(kind),
            let donor, people[donor]?.isDead == true
        else { return }
        reason += "; the donor has died: it is addressed to the estate"
    }
}
