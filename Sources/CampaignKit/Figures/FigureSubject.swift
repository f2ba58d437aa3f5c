/// What a figure is about.
public enum FigureSubject: Hashable, Sendable {
    case campaign(String)
    /// A campaign without those below it.
    case own(String)
    case project(String, campaign: String)
    case appeal(String, campaign: String)
    case line(String, project: String, campaign: String)
    case unit(String, project: String, campaign: String)
    /// All campaigns and what has none.
    case total
    /// What has no campaign.
    case unassigned
    case organization
    /// A report itself.
    case report

    /// Kinds of subjects: which of them have a figure.
    public struct Kinds: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let campaign = Kinds(rawValue: 1)
        public static let own = Kinds(rawValue: 2)
        /// A project, an appeal, a budget line or a unit.
        public static let part = Kinds(rawValue: 4)
        public static let appeal = Kinds(rawValue: 8)
        public static let total = Kinds(rawValue: 16)
        public static let unassigned = Kinds(rawValue: 32)
        public static let organization = Kinds(rawValue: 64)
        public static let report = Kinds(rawValue: 128)

        /// Every sum of money.
        public static let money: Kinds = [.campaign, .own, .part, .total, .unassigned]
        /// Every sum that can have a goal.
        public static let goals: Kinds = [.campaign, .part, .total]
    }

    /// The kinds that it is of: an appeal is a part, too.
    public var kinds: Kinds {
        switch self {
        case .campaign: .campaign
        case .own: .own
        case .appeal: [.part, .appeal]
        case .project, .line, .unit: .part
        case .total: .total
        case .unassigned: .unassigned
        case .organization: .organization
        case .report: .report
        }
    }

    public func has(_ figure: Figure) -> Bool { !kinds.isDisjoint(with: figure.subjects) }

    /// As it appears in front of a figure's name: `center-for-innovation.floor-3`.
    public var path: String? {
        switch self {
        case .campaign(let id): id
        case .own(let id): id + ".own"
        case .project(let id, let campaign), .appeal(let id, let campaign): "\(campaign).\(id)"
        case .line(let id, let project, _), .unit(let id, let project, _): "\(project)/\(id)"
        case .total: "total"
        case .unassigned: "unassigned"
        case .organization: "organization"
        case .report: nil
        }
    }

    /// For messages.
    public var words: String {
        switch self {
        case .campaign: "a campaign"
        case .own: "a campaign's own money"
        case .project: "a project"
        case .appeal: "an appeal"
        case .line: "a budget line"
        case .unit: "a naming opportunity"
        case .total: "the whole charity"
        case .unassigned: "unassigned money"
        case .organization: "the organization"
        case .report: "the report"
        }
    }

    /// The campaign that it is or is in; nil for everything else.
    public var campaign: String? {
        switch self {
        case .campaign(let id), .own(let id): id
        case .project(_, let campaign), .appeal(_, let campaign): campaign
        case .line(_, _, let campaign), .unit(_, _, let campaign): campaign
        case .total, .unassigned, .organization, .report: nil
        }
    }

    /// The places that its money is in; nil for what is not a sum of money.
    public func scope(in tree: CampaignTree) -> FigureScope? {
        switch self {
        case .campaign(let id): .campaigns([id] + tree.descendants(of: id))
        case .own(let id): .campaigns([id])
        case .project(let id, let campaign): .project(id, campaign: campaign)
        case .appeal(let id, let campaign): .appeal(id, campaign: campaign)
        case .line(let id, let project, let campaign): .line(id, project: project, campaign: campaign)
        case .unit(let id, let project, let campaign): .unit(id, project: project, campaign: campaign)
        case .total: .total
        case .unassigned: .campaigns([""])
        case .organization, .report: nil
        }
    }
}

extension PlanIndex {
    /// Words that name a subject and that no campaign may have as its id.
    public static let subjectWords = ["total", "unassigned", "organization"]

    /// What has this id: campaigns first, then projects and appeals, `project/unit` and `project/line`.
    public func subject(_ id: String) -> FigureSubject? {
        switch id {
        case "total": return .total
        case "unassigned": return .unassigned
        case "organization": return .organization
        default: break
        }
        if campaign(id) != nil { return .campaign(id) }
        if let campaign = campaign(ofProject: id) { return .project(id, campaign: campaign) }
        if let campaign = campaign(ofAppeal: id) { return .appeal(id, campaign: campaign) }
        let parts = id.split(separator: "/").map(String.init)
        guard parts.count == 2, let campaign = campaign(ofProject: parts[0]) else { return nil }
        // Where a budget line has the same id as a unit, the unit is meant.
        if hasUnit(parts[1], in: parts[0]) { return .unit(parts[1], project: parts[0], campaign: campaign) }
        if hasLine(parts[1], in: parts[0]) { return .line(parts[1], project: parts[0], campaign: campaign) }
        return nil
    }

    /// A project or an appeal of a campaign.
    public func part(_ id: String, of campaign: String) -> FigureSubject? {
        if self.campaign(ofProject: id) == campaign { return .project(id, campaign: campaign) }
        return self.campaign(ofAppeal: id) == campaign ? .appeal(id, campaign: campaign) : nil
    }

    /// The ids of a campaign's projects and appeals.
    public func partIDs(of campaign: String) -> [String] {
        (self.campaign(campaign)?.projects.map(\.id) ?? [])
            + (self.campaign(campaign)?.appeals.map(\.id) ?? [])
    }
}

/// The row of a status or a breakdown that a figure is in.
public enum FigureScope: Hashable, Sendable {
    case total
    /// Some campaigns without what is below them; the empty id is *unassigned*.
    case campaigns([String])
    case appeal(String, campaign: String)
    case project(String, campaign: String)
    case line(String, project: String, campaign: String)
    case unit(String, project: String, campaign: String)

    /// Whether money of a place is in the row.
    public func holds(_ place: Designation) -> Bool {
        switch self {
        case .total: true
        case .campaigns(let ids): ids.contains(place.campaign)
        case .appeal(let id, let campaign): place.appeal == id && place.campaign == campaign
        case .project(let id, let campaign): place.project == id && place.campaign == campaign
        case .line(let id, let project, let campaign):
            place.line == id && place.project == project && place.campaign == campaign
        case .unit(let id, let project, let campaign):
            place.unit == id && place.project == project && place.campaign == campaign
        }
    }
}
