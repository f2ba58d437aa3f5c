public import CampaignKit
import Terminal

/// The options of one directive, read key by key; what is wrong is collected.
struct BlockOptions {
    let directive: BlockDirective
    let plan: Plan
    private(set) var findings: [Finding] = []
    private let values: [String: BlockDirective.Option]

    /// Takes the options that a block knows; unknown and repeated ones are findings.
    init(_ directive: BlockDirective, plan: Plan, keys: [String]) {
        self.directive = directive
        self.plan = plan
        var values: [String: BlockDirective.Option] = [:]
        for option in directive.options where keys.contains(option.key) && values[option.key] == nil {
            values[option.key] = option
        }
        self.values = values
        var seen: Set<String> = []
        for option in directive.options {
            if !keys.contains(option.key) {
                refuseUnknown(option, keys: keys)
            } else if !seen.insert(option.key).inserted {
                refuse(
                    option, code: .repeatedOption, at: option.keyLocation,
                    "\(option.key) is given twice in {\(directive.name)}", hint: "keep one of them")
            }
        }
    }

    /// The option as written; nil when it is left out.
    func option(_ key: String) -> BlockDirective.Option? { values[key] }

    /// Records what is wrong with an option.
    mutating func refuse(
        _ option: BlockDirective.Option, code: ReportFindingCode = .badOption,
        at location: SourceLocation? = nil,
        _ message: String, hint: String?
    ) {
        findings.append(
            Finding(
                code: code.rawValue, severity: code.severity, message: message,
                location: location ?? option.valueLocation, hint: hint))
    }

    /// Records that a block cannot do without an option.
    mutating func require(_ key: String, _ message: String, hint: String) {
        findings.append(
            Finding(
                code: ReportFindingCode.missingOption.rawValue, severity: .error, message: message,
                location: directive.location, hint: hint))
    }

    private mutating func refuseUnknown(_ option: BlockDirective.Option, keys: [String]) {
        let near = DidYouMean.hint(for: option.key, in: keys)
        refuse(
            option, code: .unknownOption, at: option.keyLocation,
            "{\(directive.name)} has no option '\(option.key)'",
            hint: near ?? "it takes \(keys.joined(separator: ", "))")
    }
}

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

    /// How many rows to show before the rest is taken together.
    mutating func top() -> RowLimit {
        guard let option = option("top") else { return .usual }
        if option.value == "all" { return .all }
        guard let count = Int(option.value), (1...1000).contains(count) else {
            refuse(option, "top is not a number from 1 to 1000", hint: "write top: 10, or top: all")
            return .usual
        }
        return .largest(count)
    }

    /// How many days ahead an option says; nil when it is left out.
    mutating func days(_ key: String) -> Int? {
        guard let option = option(key) else { return nil }
        guard let days = Int(option.value), (0...3660).contains(days) else {
            refuse(option, "\(key) is not a number of days from 0 to 3660", hint: "write \(key): 90")
            return nil
        }
        return days
    }

    /// The campaign that an option names; nil when it is left out, or wrong.
    mutating func otherCampaign(_ key: String = "with") -> String? {
        guard let option = option(key) else { return nil }
        let known = PlanIndex(plan).campaignIDs
        if known.contains(option.value) { return option.value }
        refuse(
            option, code: .unknownID, "no campaign has the id '\(option.value)'",
            hint: DidYouMean.hint(for: option.value, in: known) ?? "'campaign list' shows the ids")
        return nil
    }

    /// How many rows to show before the rest is one: twelve unless told otherwise, a thousand for `all`.
    mutating func limit() -> Int { top().limit(of: .max) ?? 1000 }

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

    /// The day that changes are told from: the option's, else the front matter's.
    mutating func since() -> CalendarDate? {
        guard let option = option("since") else { return directive.defaultSince }
        guard let day = CalendarDate(option.value) else {
            refuse(option, "since is not a day", hint: "write since: 2026-06-30")
            return nil
        }
        return day
    }

    /// The campaign that a block is about, which cannot be about all of them.
    mutating func campaign() -> String {
        let id = subject(of: [.campaign]).campaign ?? ""
        if id.isEmpty, option("of") == nil {
            require(
                "of", "{\(directive.name)} does not say which campaign to show",
                hint: "add of: with a campaign's id, or add campaign: to the front matter")
        }
        return id
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

    /// Whether the block takes half of the page's width, next to another that does.
    mutating func isHalf() -> Bool { choice("width", Width.full) == .half }

    private enum Width: String, CaseIterable { case full, half }

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

/// How many rows of a table stay on their own.
enum RowLimit: Equatable {
    /// A few more are a table that no one reads to its end.
    case usual
    case largest(Int)
    case all

    /// Whether someone asked for every row.
    var isAll: Bool { if case .all = self { true } else { false } }

    /// Nil where all of so many are shown.
    func limit(of count: Int) -> Int? {
        switch self {
        case .usual: count > 12 ? 12 : nil
        case .largest(let limit): limit
        case .all: nil
        }
    }
}

/// A block as it is written: fenced code whose info string is a name in braces, options inside.
public struct BlockDirective: Sendable {
    public struct Option: Sendable {
        public var key: String
        public var value: String
        public var keyLocation: SourceLocation
        public var valueLocation: SourceLocation

        public init(
            key: String, value: String, keyLocation: SourceLocation, valueLocation: SourceLocation
        ) {
            self.key = key
            self.value = value
            self.keyLocation = keyLocation
            self.valueLocation = valueLocation
        }
    }

    /// Without braces: `status`.
    public var name: String
    public var options: [Option]
    /// Where the name stands.
    public var location: SourceLocation
    /// The front matter's campaign: what `of` is when it is left out; nil for all of them.
    public var defaultCampaign: String?
    /// The front matter's `since`.
    public var defaultSince: CalendarDate?

    public init(
        name: String, options: [Option], location: SourceLocation, defaultCampaign: String?,
        defaultSince: CalendarDate? = nil
    ) {
        self.name = name
        self.options = options
        self.location = location
        self.defaultCampaign = defaultCampaign
        self.defaultSince = defaultSince
    }
}
