import CampaignKit
import CampaignServices
import Terminal

/// `--split floor-3=600 --split library=40%`: one gift for several places, as rows that share an id.
struct GiftSplits {
    private struct Part {
        let cells: TypedEntry<Session>.Cells
        let share: Share
    }

    private enum Share {
        case amount(Int64)
        /// In millionths of a percent: 33.33 % is 33,330,000.
        case percent(millionths: Int64)
    }

    private let parts: [Part]
    private let currency: Currency

    /// Reads what `--split` says: a campaign, an appeal or a project, a budget line behind a slash.
    init(_ texts: [String], plan: Plan) throws(CommandError) {
        currency = plan.organization.currency
        var parts: [Part] = []
        for text in texts {
            guard let equals = text.lastIndex(of: "=") else {
                throw .usage(
                    "bad-value", "'\(TerminalText.safe(text))' is not DESIGNATION=AMOUNT",
                    hint: "--split floor-3=600")
            }
            let place = String(text[..<equals])
            let share = try Self.share(String(text[text.index(after: equals)...]), currency)
            parts.append(Part(cells: try Self.place(place, plan), share: share))
        }
        guard parts.count != 1 else {
            throw .usage(
                "one-split", "--split needs at least two parts",
                hint: "add the other parts, or use --campaign or --project")
        }
        self.parts = parts
    }

    /// The rows of a gift: the first has everything, the others what makes them parts of it.
    ///
    /// Percentages are spread by largest remainder; amounts have to sum to the gift.
    ///
    /// Source: `rules.md §1.3`.
    func rows(of cells: TypedEntry<Session>.Cells, id: String) throws(CommandError) -> [TypedEntry<Session>
        .Cells]
    {
        guard !parts.isEmpty else { return [cells] }
        let own: Set = ["campaign", "appeal", "project", "line", "unit", "amount"]
        if let double = cells.first(where: { own.contains($0.column) && $0.column != "amount" }) {
            throw .usage("option-conflict", "\(double.column) and --split cannot be combined")
        }
        if cells.contains(where: { $0.column == "currency" && $0.value != currency.code }) {
            throw .usage(
                "option-conflict", "a gift in another currency cannot be split here",
                hint: "import it from a file, with the amount in both currencies in each row")
        }
        let written = cells.first { $0.column == "amount" }?.value ?? ""
        let amounts = try spread(try AmountArgument.minorUnits(written, currency))
        var shared = cells.filter { !own.contains($0.column) }
        if !cells.contains(where: { $0.column == "gift_id" }) { shared.append(("gift_id", id)) }
        let common: Set = [
            "gift_id", "type", "date", "donor", "donor_id", "donor_name", "email", "method", "pledge_id",
            // Whatever says who gave it: the parts of a gift are one donor's.
            "donor_kind", "first_name", "last_name", "organization", "household_id", "salutation",
            "addressee", "phone", "address1", "address2", "city", "state", "postal_code", "country",
            "language", "org_id",
        ]
        return zip(parts, amounts).enumerated().map { index, pair in
            let money = Money(minorUnits: pair.1, currency: currency).plainText
            return shared.filter { index == 0 || common.contains($0.column) } + pair.0.cells
                + [("amount", money)]
        }
    }

    private func spread(_ total: Int64) throws(CommandError) -> [Int64] {
        let percents = parts.compactMap {
            if case .percent(let millionths) = $0.share { millionths } else { nil }
        }
        if percents.count == parts.count {
            guard percents.reduce(0, +) == 100_000_000 else {
                throw .usage(
                    "split-sum", "the parts do not add up to 100%",
                    hint: "for thirds write 33.33%, 33.33% and 33.34%")
            }
            return Allocation.spread(total, over: percents)
        }
        let amounts = parts.compactMap { if case .amount(let minor) = $0.share { minor } else { nil } }
        guard amounts.count == parts.count else {
            throw .usage(
                "split-sum", "amounts and percentages are mixed", hint: "use one or the other")
        }
        guard let sum = try? amounts.reduce(Int64(0), Checked.add), sum == total else {
            let gift = currency.text(total)
            let words =
                (try? amounts.reduce(Int64(0), Checked.add))
                .map { Money(minorUnits: $0, currency: currency).text } ?? "too much"
            throw .usage(
                "split-sum", "the parts are \(words), the gift is \(gift)",
                hint: "they must add up to the gift")
        }
        return amounts
    }

    private static func share(_ text: String, _ currency: Currency) throws(CommandError) -> Share {
        if text.hasSuffix("%") {
            guard let millionths = millionths(text.dropLast()), millionths > 0 else {
                throw .usage(
                    "bad-value", "'\(TerminalText.safe(text))' is not a percentage",
                    hint: "such as 60% or 33.33%, with at most six decimals")
            }
            return .percent(millionths: millionths)
        }
        let minor = try AmountArgument.minorUnits(text, currency)
        guard minor > 0 else {
            throw .usage("bad-value", "each part must be above zero", hint: "leave it out")
        }
        return .amount(minor)
    }

    /// `33.33` in millionths; nil when it is not a number from 0 to 100 with at most six decimals.
    private static func millionths(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, (1...3).contains(whole.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let decimals = parts.count == 2 ? String(parts[1]) : "0"
        guard (1...6).contains(decimals.count) else { return nil }
        return Int64(whole + decimals + String(repeating: "0", count: 6 - decimals.count))
    }

    /// `floor-3`, `floor-3/equipment`, `year-end-2026`, `unassigned`.
    private static func place(_ text: String, _ plan: Plan) throws(CommandError) -> TypedEntry<Session>.Cells
    {
        let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let lookup = IDLookup(plan)
        let index = lookup.index
        let id = names[0]
        let line: TypedEntry<Session>.Cells = names.count > 1 ? [("line", names[1])] : []
        if names.count <= 2, let campaign = index.campaign(ofProject: id) {
            return [("campaign", campaign), ("project", id)] + line
        }
        if names.count == 1 {
            if id == "unassigned" { return [] }
            if index.campaign(id) != nil { return [("campaign", id)] }
            if let campaign = index.campaign(ofAppeal: id) {
                return [("campaign", campaign), ("appeal", id)]
            }
        }
        let known = index.campaignIDs + index.projectIDs + index.appealIDs
        throw lookup.unknown(names.count > 2 ? text : id, kind: "campaign, appeal or project", among: known)
    }
}
