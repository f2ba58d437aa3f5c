/// What a charity intends: its organization and every campaign, as its files say.
public struct Plan: Sendable {
    public let organization: Organization
    /// Ordered by id.
    public let campaigns: [Campaign]

    public init(organization: Organization, campaigns: [Campaign]) {
        self.organization = organization
        self.campaigns = campaigns.sorted { $0.id < $1.id }
    }

    /// The campaign with this id.
    public func campaign(_ id: String) -> Campaign? { campaigns.first { $0.id == id } }

    /// The campaigns directly below one, ordered by id.
    public func children(of id: String) -> [Campaign] { campaigns.filter { $0.parent == id } }
}

/// Looks up where a gift may go: campaigns, appeals, projects, budget lines and units by id.
public struct PlanIndex: Sendable {
    public let plan: Plan
    private let campaigns: [String: Campaign]
    private let appeals: [String: String]
    private let projects: [String: String]
    private let lines: Set<String>
    private let units: Set<String>

    public init(_ plan: Plan) {
        self.plan = plan
        campaigns = Dictionary(plan.campaigns.map { ($0.id, $0) }) { first, _ in first }
        var appeals: [String: String] = [:]
        var projects: [String: String] = [:]
        var lines: Set<String> = []
        var units: Set<String> = []
        for campaign in plan.campaigns {
            for appeal in campaign.appeals { appeals[appeal.id] = campaign.id }
            for project in campaign.projects {
                projects[project.id] = campaign.id
                for line in project.lines { lines.insert(project.id + "/" + line.id) }
                for unit in project.units { units.insert(project.id + "/" + unit.id) }
            }
        }
        self.appeals = appeals
        self.projects = projects
        self.lines = lines
        self.units = units
    }

    public func campaign(_ id: String) -> Campaign? { campaigns[id] }
    /// The campaign that an appeal belongs to.
    public func campaign(ofAppeal id: String) -> String? { appeals[id] }
    /// The campaign that a project belongs to.
    public func campaign(ofProject id: String) -> String? { projects[id] }
    public func hasLine(_ line: String, in project: String) -> Bool { lines.contains(project + "/" + line) }
    public func hasUnit(_ unit: String, in project: String) -> Bool { units.contains(project + "/" + unit) }

    /// Every id of a kind, sorted, for suggestions.
    public var campaignIDs: [String] { campaigns.keys.sorted() }
    public var appealIDs: [String] { appeals.keys.sorted() }
    public var projectIDs: [String] { projects.keys.sorted() }

    /// The appeal itself.
    public func appeal(_ id: String) -> Appeal? {
        appeals[id].flatMap { campaigns[$0] }?.appeals.first { $0.id == id }
    }

    /// The project itself.
    public func project(_ id: String) -> FundedProject? {
        projects[id].flatMap { campaigns[$0] }?.projects.first { $0.id == id }
    }
}
