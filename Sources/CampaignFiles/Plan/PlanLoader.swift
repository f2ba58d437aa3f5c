public import CampaignKit

/// Turns the plan's files into values and findings: all findings of all files at once.
public enum PlanLoader {
    /// Reads the whole plan.
    public static func load(_ source: WorkspaceSource) -> PlanResult {
        load(source, zones: ZoneDatabase.system)
    }

    static func load(_ source: WorkspaceSource, zones: ZoneDatabase) -> PlanResult {
        let sink = FindingSink()
        let organization = organization(of: source, zones: zones, sink: sink)
        var drafts: [CampaignDraft] = []
        for file in source.campaigns {
            checkName(of: file, sink: sink)
            if let draft = CampaignReader.read(file, of: organization, sink: sink) {
                drafts.append(draft)
            }
        }
        for path in source.unread {
            sink.report(
                .fileUnread, about: path, "this is not read: a campaign is a file Campaigns/ID.md",
                hint: "rename it to end in .md and keep it in Campaigns/ itself, or move it elsewhere")
        }
        let known = Set(source.campaigns.map(\.stem))
        TreeChecks(sink: sink, known: known).run(&drafts)
        IDChecks(drafts: drafts, sink: sink).run()
        GoalChecks(drafts: drafts, sink: sink).run()
        ApprovalChecks(drafts: drafts, sink: sink).run()
        let plan = Plan(organization: organization.value, campaigns: drafts.map(\.campaign))
        return PlanResult(plan: sink.hasErrors ? nil : plan, partialPlan: plan, findings: sink.sorted)
    }

    private static func organization(
        of source: WorkspaceSource, zones: ZoneDatabase, sink: FindingSink
    ) -> OrganizationDraft {
        if let file = source.organization {
            return OrganizationReader.read(file, zones: zones, sink: sink) ?? .unknown
        }
        sink.report(
            .organizationMissing, about: WorkspaceSource.organizationPath,
            "the workspace has no organization",
            hint: "create \(WorkspaceSource.organizationPath) with a line name: …; 'campaign init' writes one"
        )
        return .unknown
    }

    /// The file's name is the campaign's id.
    private static func checkName(of file: PlanFile, sink: FindingSink) {
        guard !CampaignID.isValid(file.stem) else { return }
        let better = CampaignID.kebabCase(file.stem).map { "rename it to \($0).md" }
        sink.report(
            .campaignFileName, about: file.path,
            "the file's name is the campaign's id, but this name cannot be an id",
            hint: CampaignID.reserved.contains(file.stem)
                ? "'\(file.stem)' is reserved; rename the file to \(file.stem)-fund.md"
                : better ?? "use lowercase letters, digits and single hyphens, at most \(CampaignID.longest)")
    }

    static func reportSize(of file: PlanFile, sink: FindingSink) {
        sink.report(
            .fileTooLarge, about: file.path, "the file has more than 1 MiB",
            hint: "a campaign's text is short; keep images and data elsewhere")
    }
}

/// What loading a plan gave: the plan when it can be trusted, and everything that was found.
public struct PlanResult: Sendable {
    /// The plan; nil when any finding is an error, so that no figure is ever computed from half a plan.
    public let plan: Plan?
    /// Whatever could be read, for `check` and for suggestions; never for figures.
    ///
    /// A reference that leads nowhere or in a circle is left out of it, and a text that is missing is empty.
    public let partialPlan: Plan
    /// Everything found in all files, ordered by file, line and column.
    public let findings: [Finding]
}
