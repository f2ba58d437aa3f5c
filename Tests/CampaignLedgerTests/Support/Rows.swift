import CampaignKit

/// Short ways to write rows in tests.
///
/// Amounts are in dollars as text, so that a test reads like the rule.
enum Rows {
    static func row(
        _ type: EntryType, _ amount: String, on date: String, id: String = "", donor: String? = "d1",
        to place: Designation = .a,
        pledge: String = "", reverses: String = "", matches: String = "", line: Int = 0
    ) -> ImportedEntry {
        var row = ImportedEntry(
            line: line, source: "csv", type: type, date: .day(date), day: .day(date), basis: .stated,
            minorUnits: cents(amount))
        row.giftID = id
        row.place = place
        row.pledgeID = pledge
        row.reverses = reverses
        row.matches = matches.isEmpty ? [] : matches.split(separator: ";").map(String.init)
        row.donor = donor.map { DonorReference(externalID: $0, details: details($0)) }
        return row
    }

    static func gift(
        _ amount: String, on date: String, id: String = "", donor: String? = "d1", to place: Designation = .a
    ) -> ImportedEntry {
        row(.gift, amount, on: date, id: id, donor: donor, to: place)
    }

    static func pledge(
        _ amount: String, on date: String, named name: String, donor: String? = "d1",
        to place: Designation = .a
    ) -> ImportedEntry {
        row(.pledge, amount, on: date, id: "row-" + name, donor: donor, to: place, pledge: name)
    }

    static func payment(
        _ amount: String, on date: String, of pledge: String, id: String = "", donor: String? = "d1"
    ) -> ImportedEntry {
        row(.gift, amount, on: date, id: id, donor: donor, pledge: pledge)
    }

    static func refund(_ amount: String, on date: String, of gift: String, id: String = "") -> ImportedEntry {
        row(.refund, amount, on: date, id: id, donor: nil, to: .unassigned, reverses: gift)
    }

    static func details(_ id: String) -> DonorDetails {
        var details = DonorDetails()
        details.kind = id.hasPrefix("gov") ? .government : .person
        details.lastName = "Donor " + id
        return details
    }

    static func cents(_ text: String) -> Int64 {
        (try? AmountParser.minorUnits(text, currency: .usd)) ?? Int64.min
    }
}

extension Designation {
    static let a = Designation(campaign: "a")
    static let b = Designation(campaign: "b")
    static let c = Designation(campaign: "c")

    static func project(_ id: String) -> Designation {
        Designation(campaign: String(id.prefix(1)), project: id)
    }
}
