import CampaignKit
import CampaignLedger
import CampaignServices

/// What a grant's costs are as labels and values.
extension GrantFacts {
    var costs: [Fact] {
        guard let spent = try? line.spent() else { return [] }
        return [
            ("Spent", used(spent)), ("Time", time(spent)), ("At this speed", speed(spent)),
            ("On hand", onHand(spent)), ("Overhead", overhead(spent)),
            ("Match", match(spent)), ("Claimed", claimed(spent)),
        ]
    }

    private func used(_ spent: GrantSpent) -> String {
        guard !spent.spending.spends.isEmpty else { return "" }
        let share = Percent(spent.costs.spent, of: spent.award).map { ", \($0.text)" } ?? ""
        return "\(currency.text(spent.costs.spent)) of \(currency.text(spent.award))\(share)"
    }

    private func time(_ spent: GrantSpent) -> String {
        guard let burn = spent.burn, !spent.spending.spends.isEmpty else { return "" }
        return "\(burn.elapsed) of \(Words.count(burn.days, "day")), \(burn.timeShare.text)"
    }

    private func speed(_ spent: GrantSpent) -> String {
        guard let burn = spent.burn, (1..<burn.days).contains(burn.elapsed), spent.costs.spent > 0,
            let projected = try? burn.projected()
        else { return "" }
        let tenths = abs(burn.ahead)
        let points = "\(tenths / 10).\(tenths % 10) points \(burn.ahead < 0 ? "behind" : "ahead")"
        return "\(currency.text(projected)) by the end" + (tenths == 0 ? "" : ", \(points)")
    }

    /// What came in and was not spent; for a reimbursement it is normal that we paid ahead.
    private func onHand(_ spent: GrantSpent) -> String {
        guard !spent.spending.spends.isEmpty || !line.transfers.isEmpty else { return "" }
        return spent.onHand < 0
            ? "\(currency.text(-spent.onHand)) paid ahead of the funder" : currency.text(spent.onHand)
    }

    private func overhead(_ spent: GrantSpent) -> String {
        guard let term = spent.spending.indirect else { return "" }
        var text = term.text(in: currency)
        guard term.base != .sum, term.base != .none else { return text }
        if term.base != .mtdc, spent.award > 0, let most = try? term.parts(of: spent.award).indirect {
            text += ", at most \(currency.text(most)) of the award"
        }
        if let allowed = try? spent.indirectAllowed(), allowed > 0 {
            text += "; \(currency.text(allowed)) so far"
        }
        if !spent.unknownCategories.isEmpty {
            let names = spent.unknownCategories.map { $0.isEmpty ? "costs without a category" : "'\($0)'" }
            text += "; is it charged on \(names.joined(separator: ", "))?"
        }
        return text
    }

    private func match(_ spent: GrantSpent) -> String {
        guard let required = spent.matchRequired else {
            return spent.matchFound == 0 ? "" : "\(currency.text(spent.matchFound)) found, none asked"
        }
        let left = max(0, required - spent.matchFound)
        return "\(currency.text(required)) asked, \(currency.text(spent.matchFound)) found"
            + (left == 0 ? "" : ", \(currency.text(left)) left")
    }

    private func claimed(_ spent: GrantSpent) -> String {
        guard !spent.spending.claims.isEmpty else { return "" }
        let open = spent.costs.spent - spent.claimed
        return currency.text(spent.claimed)
            + (open > 0 ? ", \(currency.text(open)) spent and not claimed" : "")
    }
}

extension SpendingOutcome {
    /// What was made, by its numbers; nil where nothing was.
    var numbers: String? {
        if let claim { return "It is C-\(claim)" }
        if let version { return "It is version \(version)" }
        guard let first = spends.first, let last = spends.last else {
            return known == 0 ? nil : "recorded before: \(Words.count(known, "row"))"
        }
        let left = known == 0 ? "" : "; recorded before: \(Words.count(known, "row"))"
        return (spends.count == 1 ? "It is S-\(first)" : "They are S-\(first) to S-\(last)") + left
    }
}
