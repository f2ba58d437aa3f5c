import CampaignKit
import Terminal

/// The kinds of values that options have: the same everywhere.
extension BlockOptions {
    /// What a block can be about.
    enum Subject: String, CaseIterable { case campaign, project, appeal }

    /// What `of` names; without it the template's campaign, else everything.
    mutating func subject(of kinds: [Subject]) -> FigureSubject {
        guard let option = option("of") else {
            return directive.defaultCampaign.map { .campaign($0) } ?? .total
        }
        let index = PlanIndex(plan)
        let id = option.value
        if kinds.contains(.campaign), index.campaign(id) != nil { return .campaign(id) }
        if kinds.contains(.project), let campaign = index.campaign(ofProject: id) {
            return .project(id, campaign: campaign)
        }
        if kinds.contains(.appeal), let campaign = index.campaign(ofAppeal: id) {
            return .appeal(id, campaign: campaign)
        }
        let known = kinds.flatMap { kind in
            switch kind {
            case .campaign: index.campaignIDs
            case .project: index.projectIDs
            case .appeal: index.appealIDs
            }
        }
        let near = elsewhere(id, index) ?? DidYouMean.hint(for: id, in: known)
        refuse(
            option, code: .unknownID,
            "no \(Words.alternatives(kinds.map(\.rawValue))) has the id '\(id)'",
            hint: near ?? (known.isEmpty ? "the plan has none yet" : "known: \(list(known))"))
        return .total
    }

    /// What the id is, when it is something that this block cannot be about.
    private func elsewhere(_ id: String, _ index: PlanIndex) -> String? {
        let kinds = [
            ("a project", index.campaign(ofProject: id)), ("an appeal", index.campaign(ofAppeal: id)),
        ]
        if index.campaign(id) != nil { return "it is a campaign" }
        return kinds.lazy.compactMap { kind, campaign in
            campaign.map { "it is \(kind) of the campaign \($0)" }
        }.first
    }

    /// How many rows to show before the rest is taken together; nil for all.
    mutating func top() -> Int? {
        guard let option = option("top") else { return nil }
        guard let count = Int(option.value), (1...1000).contains(count) else {
            refuse(option, "top is not a number from 1 to 1000", hint: "write top: 10")
            return nil
        }
        return count
    }

    /// The first day of the month that an option names, as `2026-11` or any day of it.
    mutating func month(_ key: String) -> CalendarDate? {
        guard let option = option(key) else { return nil }
        let day = CalendarDate(option.value.count == 7 ? option.value + "-01" : option.value)
        guard let day else {
            refuse(option, "\(key) is not a month", hint: "write \(key): 2026-11")
            return nil
        }
        return day.startOfMonth
    }

    /// One of a few words; the first when it is left out.
    mutating func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ key: String, _ first: Choice
    ) -> Choice where Choice.RawValue == String {
        guard let option = option(key) else { return first }
        if let choice = Choice(rawValue: option.value) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let near = DidYouMean.hint(for: option.value, in: words)
        refuse(
            option, "\(key) is not \(Words.alternatives(words))", hint: near ?? "write \(key): \(words[0])")
        return first
    }

    /// The words above the block; `standard` when they are left out.
    mutating func caption(_ standard: String) -> String {
        guard let option = option("caption") else { return standard }
        guard !option.value.isEmpty, option.value.count <= 200 else {
            refuse(
                option, "caption is empty or longer than 200 characters",
                hint: "write a few words, or leave out caption")
            return standard
        }
        return option.value
    }

    /// A few ids, so that a plan with hundreds does not fill the screen.
    private func list(_ ids: [String]) -> String {
        let shown = Array(Set(ids)).sorted()
        return shown.prefix(8).joined(separator: ", ") + (shown.count > 8 ? ", …" : "")
    }
}
