import CampaignKit
import CampaignLedger
import Terminal

/// How gifts are named on screens.
enum GiftWords {
    static func id(_ id: Int64) -> String { "G-\(id)" }
    static func promise(_ id: Int64?) -> String { id.map { "P-\($0)" } ?? "" }

    /// The donor as staff may see them.
    static func donor(_ line: EntrySummary) -> String {
        if line.anonymity.hides(from: .staff) { return "anonymous" }
        guard let donor = line.donor else { return "" }
        return line.donorName.isEmpty ? "D-\(donor)" : line.donorName
    }

    /// The mark next to a name that staff may see and others may not, as a column of its own.
    static let markColumn = TableColumn("Anonymous", key: "anonymous", shrinks: true, isRare: true)

    static func mark(_ anonymity: Anonymity) -> Cell { Cell(anonymity.mark(for: .staff)) }

    /// The campaign with the appeal or project within it.
    static func place(_ place: Designation) -> String {
        let parts = [place.campaign, place.project, place.line, place.unit, place.appeal].filter {
            !$0.isEmpty
        }
        return parts.isEmpty ? "unassigned" : parts.joined(separator: " / ")
    }
}

/// What money came in, in words, and why it is not the figure `received` of a campaign.
struct PaidWords {
    let totals: EntryTotals
    let currency: Currency

    /// What of the sum `received` leaves out; empty where there is none.
    var bridge: String {
        var parts: [String] = []
        if totals.purchaseMinor != 0 {
            parts.append("\(currency.text(totals.purchaseMinor)) for goods and services")
        }
        if totals.governmentMinor != 0 {
            parts.append("\(currency.text(totals.governmentMinor)) from governments")
        }
        return parts.isEmpty ? "" : " (including \(parts.joined(separator: ", ")))"
    }

    /// What a list says below itself after its count.
    var footer: String {
        var text = totals.paidMinor == 0 ? "" : "; paid in all: \(currency.text(totals.paidMinor))\(bridge)"
        if totals.postDatedCount > 0 {
            let gifts = Words.count(totals.postDatedCount, "post-dated gift")
            let verb = totals.postDatedCount == 1 ? "is" : "are"
            text += "; \(gifts) of \(currency.text(totals.postDatedMinor)) \(verb) not counted yet"
        }
        return text
    }
}
