import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One appeal: what it brought, what it cost, who it asks.
struct AppealDetail {
    private let appeal: Appeal
    private let campaign: String
    private let figures: Snapshot
    private let row: FigureRow
    private let table: PartTable

    init(appeal: Appeal, campaign: String, figures: Snapshot) throws {
        self.appeal = appeal
        self.campaign = campaign
        self.figures = figures
        row = try figures.row(of: .appeal(appeal.id, campaign: campaign))
        table = PartTable(
            title: "Appeal", key: "appeal", parts: [PartTable.Part(id: appeal.id, row: row)],
            currency: figures.plan.organization.currency, hasCosts: true)
    }

    func document() -> Document {
        let currency = figures.plan.organization.currency
        var members = FigureFields(.parts, currency).json(row)
        members["id"] = .string(appeal.id)
        members["name"] = .string(appeal.name)
        members["campaign"] = .string(campaign)
        members["channel"] = .optional(appeal.channel?.rawValue)
        members["starts"] = .date(appeal.starts)
        members["ends"] = .date(appeal.ends)
        members["cost"] = .money(appeal.cost?.minorUnits, currency)
        members["segments"] = .array(appeal.segments.map { .string($0.id) })
        return Document(
            title: appeal.name, data: table.data, people: table.table,
            json: figures.provenance.document(
                "campaign.show/1", ["kind": .string("appeal"), "appeal": .object(members)]), screen: screen)
    }

    private func screen(_ look: ScreenLook) -> String {
        let name = "\(TerminalText.safe(appeal.name))    appeal of \(campaign)"
        var lines = [look.edges(name, figures.provenance.when), ""]
        lines += PartHeadline(goal: appeal.goal, tally: row.tally, look: look).lines(figures)
        var facts = [appeal.channel.map { "by \($0.rawValue)" }]
        facts.append(appeal.starts.map { "from \($0.longText)" })
        facts.append(appeal.ends.map { "to \($0.longText)" })
        facts.append(appeal.cost.map { "cost \($0.shortText)" })
        facts.append(appeal.letter.map { "letter Reports/\(TerminalText.safe($0))" })
        lines += look.flowed(facts.compactMap { $0 }, separator: look.dot, indent: 2)
        for segment in appeal.segments {
            let ask = segment.ask.map { ", ask \(TerminalText.safe($0))" } ?? ""
            let words = "segment \(segment.id): \(TerminalText.safe(segment.pick))\(ask)"
            lines += look.wrapped(words, indent: 2, hanging: 2).map { "  " + $0 }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
