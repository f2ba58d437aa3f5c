import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One funded project: what it has, its approval and partners, and what of it can be named.
struct ProjectDetail {
    private let project: FundedProject
    private let campaign: String
    private let figures: Snapshot
    private let row: FigureRow
    private let lines: PartTable
    private let units: PartTable

    init(project: FundedProject, campaign: String, figures: Snapshot) throws {
        self.project = project
        self.campaign = campaign
        self.figures = figures
        row = try figures.row(of: .project(project.id, campaign: campaign))
        lines = try Self.parts(.line, title: "Budget line", of: project, in: campaign, figures)
        units = try Self.parts(.unit, title: "Naming opportunity", of: project, in: campaign, figures)
    }

    private static func parts(
        _ kind: Breakdown, title: String, of project: FundedProject, in campaign: String, _ figures: Snapshot
    ) throws -> PartTable {
        let report = try figures.report(by: kind, of: campaign)
        let own = report.rows.filter { $0.key.hasPrefix(project.id + "/") }
        return PartTable(
            title: title, key: kind.rawValue,
            parts: own.map {
                PartTable.Part(
                    id: String($0.key.dropFirst(project.id.count + 1)), row: figures.row($0, in: report))
            }, currency: figures.plan.organization.currency)
    }

    func document() -> Document {
        let currency = figures.plan.organization.currency
        var members = FigureFields(.parts, currency).json(row)
        members["id"] = .string(project.id)
        members["name"] = .string(project.name)
        members["campaign"] = .string(campaign)
        members["approved_on"] = .date(project.approved?.on)
        members["withdrawn_on"] = .date(project.withdrawn)
        var document = Document(
            title: project.name, data: units.data, people: units.table,
            json: figures.provenance.document(
                "campaign.show/1",
                [
                    "kind": .string("project"), "project": .object(members), "lines": lines.json,
                    "units": units.json,
                ]),
            screen: screen)
        if !lines.parts.isEmpty { document.others = [lines.table(.plain)] }
        return document
    }

    private func screen(_ look: ScreenLook) -> String {
        let part = PartHeadline(goal: project.goal, tally: row.tally, look: look)
        let name = "\(TerminalText.safe(project.name))    project of \(campaign)"
        var lines = [look.edges(name, figures.provenance.when), ""] + part.lines(figures)
        if let approval = project.approved {
            let number = approval.resolution.map { ", resolution \(TerminalText.safe($0))" } ?? ""
            let cap = approval.cap.map { ", at most \($0.shortText)" } ?? ""
            let words = "approved \(approval.on.longText)\(number)\(cap)"
            lines += look.wrapped(words, indent: 2, hanging: 2).map { "  " + $0 }
        }
        if let withdrawn = project.withdrawn {
            lines.append("  \(look.warning) approval withdrawn \(withdrawn.longText)")
        }
        for partner in project.partners {
            let words = "\(Percent(tenths: partner.shareTenths).text) \(TerminalText.safe(partner.name))"
            lines += look.wrapped(words, indent: 2, hanging: 2).map { "  " + $0 }
        }
        if !self.lines.parts.isEmpty { lines += [""] + look.render(self.lines.table(look)).lines }
        if !units.parts.isEmpty { lines += [""] + look.render(units.table(look)).lines }
        return lines.map { $0 + "\n" }.joined()
    }
}
