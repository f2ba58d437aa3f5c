import CampaignKit
import Terminal

/// What has come together for each project.
struct ProjectsBlock: ReportBlock {
    static let name = "projects"
    static let summary = "what each project (or one) has raised"
    static let optionKeys = ["of", "top", "caption"]

    let subject: FigureSubject
    let top: RowLimit
    let caption: String

    var needs: Set<ReportNeed> { [.breakdown(.project), .projects] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .project])
        top = options.top()
        caption = options.caption("Projects and what has been raised for them")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let redaction = figures.redaction
        let parts = try BreakdownParts(
            figures.breakdown(.project), of: subject, plan: figures.plan, redaction: redaction, top: top,
            isRanked: top.isAll)
        guard !parts.isWithheld else { return [Redaction.withheld] }
        guard !parts.isEmpty else { return [.paragraph("There are no projects yet.")] }
        let index = PlanIndex(figures.plan)
        let (texts, isPublic) = (figures.texts, redaction.isPublic)
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Project")]
                + (["Goal", "Raised"] + (isPublic ? [] : ["Received"]) + ["To go"]).map {
                    ReportTable.Column($0, isNumber: true)
                } + [ReportTable.Column("Progress")])
        table.rows = parts.own.map { part in
            row(index.project(part.key)?.name ?? part.key, part, index.project(part.key), figures, isPublic)
        }
        if let others = parts.others {
            table.rows.append(
                plain(
                    texts.speech.count(others.keys.count, "other"), others.tally, nil, .body, figures,
                    isPublic))
        }
        if let unnamed = parts.unnamed {
            table.rows.append(plain("No project", unnamed, nil, .body, figures, isPublic))
        }
        if let tally = total(figures) {
            table.rows.append(plain("Total", tally, subject.figurePrefix, .total, figures, isPublic))
        }
        var notes = parts.own.compactMap { index.project($0.key) }.compactMap { partners($0, texts) }
        notes += isPublic ? [Redaction.note] : parts.own.compactMap { lines(of: $0.key, figures) }
        return [.table(table)] + (notes.isEmpty ? [] : [.notes(notes.map { [ReportText($0)] })])
    }

    private func row(
        _ name: String, _ part: BreakdownParts.Part, _ project: FundedProject?, _ figures: ReportFigures,
        _ isPublic: Bool
    ) -> ReportTable.Row {
        let texts = figures.texts
        let tally = part.tally
        let figure = part.figure
        let goal = project?.goal?.minorUnits
        let bar = ReportBar(value: tally.raised, part: isPublic ? nil : tally.received, whole: goal ?? 0)
        let gap = goal.map { GoalGap.toGo(goal: $0, raised: tally.raised) }
        return ReportTable.Row(
            [
                ReportText(project?.withdrawn == nil ? name : texts.say("\(name) (withdrawn)")),
                texts.money(goal, figure.map { $0 + ".goal" }, short: true),
                texts.money(tally.raised, figure.map { $0 + ".raised" }),
            ]
                + (isPublic ? [] : [texts.money(tally.received, figure.map { $0 + ".received" })])
                + [
                    texts.toGo(gap, figure.map { $0 + ".to_go" }),
                    texts.progress(
                        bar, goal.flatMap { Percent(tally.raised, of: $0) },
                        figure.map { $0 + ".percent_raised" }),
                ])
    }

    /// A row that has no goal of its own.
    private func plain(
        _ name: String, _ tally: Tally, _ prefix: String?, _ kind: ReportTable.Row.Kind,
        _ figures: ReportFigures, _ isPublic: Bool
    ) -> ReportTable.Row {
        let texts = figures.texts
        let received = texts.money(tally.received, prefix.map { $0 + ".received" })
        return ReportTable.Row(
            [
                ReportText(name, tone: kind == .total ? .plain : .faint), .none,
                texts.money(tally.raised, prefix.map { $0 + ".raised" }),
            ] + (isPublic ? [] : [received]) + [.none, .blank], kind: kind)
    }

    /// The campaign's own figures, or everything's: what the rows add up to.
    private func total(_ figures: ReportFigures) -> Tally? {
        if case .project = subject { return nil }
        return subject.campaign.map { figures.status.row($0)?.tally } ?? figures.status.total?.tally
    }

    /// `Third floor: 2 of 4 lines funded, $310,000 missing.`: an over-funded line hides no gap.
    private func lines(of project: String, _ figures: ReportFigures) -> String? {
        guard let found = figures.projects.first(where: { $0.project.id == project }),
            found.standing.linesWithGoal > 0
        else { return nil }
        let (all, funded) = (found.standing.linesWithGoal, found.standing.linesFunded)
        let gap = found.standing.gap
        let texts = figures.texts
        let met: Phrase = "\(found.project.name): \(funded) of \(all, "line") funded"
        let lines = texts.say(gap == 0 ? "\(met)." : "\(met), \(texts.whole(gap, .up)) missing.")
        // What is missing is less than it seems while money of the project is for no line.
        let flexible = found.standing.flexible.raised
        guard gap > 0, flexible > 0 else { return lines }
        let amount = texts.whole(flexible)
        return lines + " " + texts.say("\(amount) raised for it is not assigned to a line yet.")
    }

    /// `Third floor: Hospital 60%, University 40%`.
    private func partners(_ project: FundedProject, _ texts: FigureTexts) -> String? {
        guard !project.partners.isEmpty else { return nil }
        let shares = project.partners.map { partner in
            let share = Percent(tenths: partner.shareTenths)
            return "\(partner.name) \(partner.shareTenths % 10 == 0 ? share.shortText : share.text)"
        }
        return texts.say("Partners in \(project.name): \(texts.speech.list(shares)).")
    }
}
