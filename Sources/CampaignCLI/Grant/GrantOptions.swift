import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `floor-3`, `floor-3/equipment`, `year-end-2026`: where a grant's money would go.
enum PlaceArgument {
    static func read(_ text: String, _ plan: Plan) throws(CommandError) -> Designation {
        let lookup = IDLookup(plan)
        let index = lookup.index
        let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let id = names.first ?? ""
        if names.count <= 2, let campaign = index.campaign(ofProject: id) {
            var place = Designation(campaign: campaign, project: id)
            guard names.count == 2 else { return place }
            if index.hasLine(names[1], in: id) {
                place.line = names[1]
            } else if index.hasUnit(names[1], in: id) {
                place.unit = names[1]
            } else {
                let project = plan.campaign(campaign)?.projects.first { $0.id == id }
                let known = (project?.lines.map(\.id) ?? []) + (project?.units.map(\.id) ?? [])
                throw lookup.unknown(
                    names[1], kind: "budget line or naming opportunity of \(id)", among: known)
            }
            return place
        }
        if names.count == 1 {
            if id == "unassigned" { return .unassigned }
            if index.campaign(id) != nil { return Designation(campaign: id) }
            if let campaign = index.campaign(ofAppeal: id) {
                return Designation(campaign: campaign, appeal: id)
            }
        }
        throw lookup.unknown(
            names.count > 2 ? text : id, kind: "campaign, appeal or project",
            among: index.campaignIDs + index.projectIDs + index.appealIDs)
    }
}

/// `--for PLACE`, `--for PLACE=AMOUNT`, `--for PLACE=60%`: the places of a grant and what each gets.
struct GrantShares {
    private let parts: [(place: Designation, amount: Int64?, percent: Int64?)]
    private let currency: Currency

    init(_ texts: [String], plan: Plan) throws(CommandError) {
        currency = plan.organization.currency
        var parts: [(place: Designation, amount: Int64?, percent: Int64?)] = []
        for text in texts {
            guard let equals = text.lastIndex(of: "=") else {
                parts.append((try PlaceArgument.read(text, plan), nil, nil))
                continue
            }
            let place = try PlaceArgument.read(String(text[..<equals]), plan)
            let share = String(text[text.index(after: equals)...])
            if share.hasSuffix("%"), let percent = PercentArgument(argument: share) {
                parts.append((place, nil, percent.percent.tenths))
            } else {
                parts.append((place, try AmountArgument.minorUnits(share, currency), nil))
            }
        }
        if let double = parts.indices.first(where: { index in
            parts[..<index].contains { $0.place == parts[index].place }
        }) {
            throw .usage(
                "option-conflict", "--for names \(GiftWords.place(parts[double].place)) twice",
                hint: "give each place once")
        }
        self.parts = parts
    }

    /// The shares, which have to sum to the whole where they are amounts, and to 100% where they are shares.
    func shares(of whole: Int64?) throws(CommandError) -> [GrantChange.Share]? {
        guard !parts.isEmpty else { return nil }
        if parts.count == 1, parts[0].percent == nil, parts[0].amount == nil {
            return [GrantChange.Share(place: parts[0].place, weight: 1)]
        }
        let (amounts, percents) = (parts.compactMap(\.amount), parts.compactMap(\.percent))
        guard amounts.count == parts.count || percents.count == parts.count else {
            throw .usage(
                "split-sum", "say of each place how much of the grant is for it",
                hint: "--for floor-3=60,000 --for trial-training=40,000, or =60% and =40%")
        }
        guard (amounts + percents).allSatisfy({ $0 > 0 }) else {
            throw .usage("bad-value", "each part must be above zero", hint: "leave it out")
        }
        if amounts.isEmpty {
            guard percents.reduce(0, +) == 1000 else {
                throw .usage("split-sum", "the parts do not add up to 100%", hint: "such as =60% and =40%")
            }
            return zip(parts, percents).map { GrantChange.Share(place: $0.place, weight: $1) }
        }
        guard let sum = try? amounts.reduce(Int64(0), Checked.add) else {
            throw .failed("amount-overflow", "the amounts are too large to add up")
        }
        if let whole, sum != whole {
            throw .usage(
                "split-sum", "the parts are \(currency.text(sum)), the grant is \(currency.text(whole))",
                hint: "they must add up to the grant")
        }
        return zip(parts, amounts).map { GrantChange.Share(place: $0.place, weight: $1) }
    }

    /// What the places come to where every one has an amount; nil else.
    var sum: Int64? {
        let amounts = parts.compactMap(\.amount)
        return amounts.isEmpty || amounts.count < parts.count ? nil : amounts.reduce(0) { $0 &+ $1 }
    }
}

/// A funder on the command line: `D-7`, a source's id, or a whole name.
struct FunderArgument {
    let row: TypedEntry<Session>

    /// The number of the donor whom a text names without doubt; throws with the nearest.
    func donor(_ text: String, orNewWith option: String) throws -> Int64 {
        guard let ledger = try row.session.ledger(in: row.directory) else {
            throw CommandError.failed(
                "unknown-donor", "there are no donors yet", hint: "\(option) adds the funder")
        }
        if let known = try? ledger.donor(text, asOf: row.today) { return known.line.id }
        let found = try named(text, ledger)
        guard found.count != 1 else { return found[0] }
        guard found.isEmpty else {
            throw CommandError.failed(
                "unknown-donor", "several donors have this name",
                hint: "use one of \(found.prefix(5).map { "D-\($0)" }.joined(separator: ", "))")
        }
        let near = try ledger.donors(near: text).prefix(3).map { "D-\($0)" }
        let other = near.isEmpty ? "" : DidYouMean.question(Words.alternatives(Array(near))) + " "
        throw CommandError.failed(
            "unknown-donor", "no donor has this id or name",
            hint: other + "\(option) adds one; campaign donor list TEXT finds them")
    }

    /// The donors with exactly this name, however it is capitalized.
    func named(_ text: String, _ ledger: Ledger) throws -> [Int64] {
        let folded = NameFolding.fold(text)
        var found: [Int64] = []
        try ledger.donors(matching: text, asOf: row.today, limit: 50) { line in
            if folded != nil, NameFolding.fold(line.details.displayName) == folded { found.append(line.id) }
        }
        return found
    }

    /// The details of a funder who is not a donor yet.
    func new(_ name: String, kind: String?) throws -> DonorDetails {
        try StoredText.check(name, "--funder")
        var details = DonorDetails()
        details.organization = name
        details.kind = .foundation
        if let kind {
            guard let known = DonorKind(name: kind) else {
                throw IDLookup(row.loaded.plan).unknown(
                    kind, kind: "kind of donor", among: DonorKind.allCases.map(\.name))
            }
            details.kind = known
        }
        if let ledger = try row.session.ledger(in: row.directory),
            let known = try named(name, ledger).first
        {
            throw CommandError.failed(
                "known-donor", "D-\(known) has this name already",
                hint: "--funder D-\(known) without --new-funder")
        }
        return details
    }
}
