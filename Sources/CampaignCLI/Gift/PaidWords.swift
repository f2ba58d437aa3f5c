import CampaignKit
import CampaignLedger
import Terminal

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
