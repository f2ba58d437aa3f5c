import CampaignKit
import Yams

/// Reads one campaign file.
///
/// A new key of a campaign is a line in `campaign(id:body:)` and a property of `Campaign`.
struct CampaignReader {
    let fields: Fields

    /// The campaign in `file`; nil when nothing of it can be read.
    static func read(
        _ file: PlanFile, of organization: OrganizationDraft, sink: FindingSink
    ) -> CampaignDraft? {
        guard file.bytes.count <= WorkspaceSource.largestFile else {
            PlanLoader.reportSize(of: file, sink: sink)
            return nil
        }
        let source = SourceText(file)
        let check = TextCheck(source: source, sink: sink)
        check.checkEncoding()
        guard let frontMatter = FrontMatter(source, sink: sink) else { return nil }
        check.checkBody(fromLine: frontMatter.bodyLine)
        let context = ReadingContext(
            source: source, sink: sink, currency: organization.value.currency, lineOffset: 1,
            isCurrencyCertain: organization.isCurrencyCertain)
        let yaml = YAMLReader(source: source, sink: sink, lines: frontMatter.lines)
        let fence = TextPosition(source, line: 1, column: 1, length: 3)
        let mapping: Node.Mapping
        switch yaml.read() {
        case .unreadable: return nil
        case .empty: mapping = [:]
        case .mapping(let read): mapping = read
        }
        let fields = Fields(mapping, describing: "campaign", at: fence, in: context)
        let reader = CampaignReader(fields: fields)
        return reader.draft(id: file.stem, body: source, fromLine: frontMatter.bodyLine)
    }

    private func draft(id: String, body: SourceText, fromLine line: Int) -> CampaignDraft {
        let projects = ProjectReader.projects(in: fields)
        let appeals = AppealReader.appeals(in: fields)
        var campaign = Campaign(
            id: id,
            name: fields.requiredText("name", example: "Year-end appeal 2026", fallback: id),
            goal: fields.goal(),
            starts: fields.date("starts"),
            ends: fields.date("ends"),
            parent: fields.name("parent"),
            counting: CountingReader.policy(in: fields),
            pace: PaceReader(fields: fields).rule(),
            projects: projects.map(\.value),
            appeals: appeals.map(\.value),
            giftTable: GiftTableReader.rule(in: fields),
            caseForSupport: body.text(fromLine: line),
            caseLine: line)
        campaign.publicName = fields.publicName()
        campaign.ends = checkedEnd(of: campaign)
        campaign.phases = PhaseReader.phases(in: fields, of: campaign)
        fields.finish()
        return CampaignDraft(
            campaign: campaign,
            sites: CampaignDraft.Sites(
                goal: fields.valuePlace("goal"), parent: fields.valuePlace("parent"),
                pace: fields.valuePlace("pace"), appeals: appeals.map(\.place),
                projects: projects.map(\.place)))
    }

    private func checkedEnd(of campaign: Campaign) -> CalendarDate? {
        fields.checkedOrder(from: campaign.starts, "starts", to: campaign.ends, "ends")
    }
}

extension Fields {
    /// `last`, or nil with a finding when it is before `first`.
    func checkedOrder(
        from first: CalendarDate?, _ firstKey: String, to last: CalendarDate?, _ lastKey: String
    ) -> CalendarDate? {
        guard let first, let last, last < first else { return last }
        context.report(
            .dateOrder, at: valuePlace(lastKey), "\(lastKey) (\(last)) is before \(firstKey) (\(first))",
            hint: "swap the two dates, or correct the year")
        return nil
    }
}

/// A campaign as read, with the places that checks across files point at.
struct CampaignDraft {
    var campaign: Campaign
    let sites: Sites

    /// Where things are written.
    struct Sites {
        var goal: TextPosition
        var parent: TextPosition
        /// The id in `pace: like:ID`.
        var pace: TextPosition
        /// In the order of the campaign's appeals and projects.
        var appeals: [TextPosition]
        var projects: [TextPosition]
    }
}

/// Reads `counting:`; a new key is a line here and a property of `CountingPolicy`.
enum CountingReader {
    static func policy(in fields: Fields) -> CountingPolicy {
        let normal = CountingPolicy()
        guard
            let counting = fields.record(
                "counting", describing: "counting policy", example: "{in_kind: include}")
        else { return normal }
        defer { counting.finish() }
        return CountingPolicy(
            inKind: counting.choice("in_kind", of: CountingPolicy.Choice.self) ?? normal.inKind,
            revocable: counting.choice("revocable", of: CountingPolicy.Revocable.self) ?? normal.revocable,
            outsidePeriod: counting.choice("outside_period", of: CountingPolicy.Choice.self)
                ?? normal.outsidePeriod,
            government: counting.choice("government", of: CountingPolicy.Choice.self) ?? normal.government,
            exchange: counting.choice("exchange", of: CountingPolicy.Choice.self) ?? normal.exchange,
            pledgeYears: counting.number("pledge_years", in: 1...50) ?? normal.pledgeYears,
            recurring: counting.choice("recurring", of: CountingPolicy.Recurring.self) ?? normal.recurring)
    }
}

/// Reads `phases:`, which follow one another.
enum PhaseReader {
    static func phases(in fields: Fields, of campaign: Campaign) -> [Phase] {
        let example = "{name: quiet, ends: 2026-03-31}"
        let read = fields.records("phases", each: "phase", example: example) { fields in
            let name = fields.requiredText("name", example: "quiet", fallback: "")
            return (phase: Phase(name: name, ends: fields.date("ends")), fields: fields)
        }
        var previous = campaign.starts
        for (index, (phase, fields)) in read.enumerated() {
            if let problem = problem(
                phase, isLast: index == read.count - 1, after: previous, of: campaign, fields)
            {
                fields.context.report(
                    .phaseOrder, at: phase.ends == nil ? fields.place : fields.valuePlace("ends"), problem,
                    hint: "order the phases by their ends; only the last may have no end")
            }
            previous = phase.ends ?? previous
        }
        return read.map(\.phase)
    }

    private static func problem(
        _ phase: Phase, isLast: Bool, after previous: CalendarDate?, of campaign: Campaign, _ fields: Fields
    ) -> String? {
        guard let ends = phase.ends else {
            // A date that could not be read is already reported.
            guard !isLast, fields.value("ends") == nil else { return nil }
            return "the phase '\(phase.name)' has no end, but another follows"
        }
        if let previous, ends < previous { return "this phase ends before it begins" }
        if let last = campaign.ends, ends > last { return "this phase ends after the campaign (\(last))" }
        return nil
    }
}
