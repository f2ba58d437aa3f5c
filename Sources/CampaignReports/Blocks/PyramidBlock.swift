import CampaignKit
import Terminal

/// A campaign's gift table: boxes for the gifts that are committed and those still needed.
struct PyramidBlock: ReportBlock {
    static let name = "pyramid"
    static let summary = "the gift table: gifts committed, gifts still needed, how many to ask"
    static let optionKeys = ["of", "width", "caption"]
    static let isForInsiders = true

    let campaign: String
    let isHalf: Bool
    let caption: String
    var needs: Set<ReportNeed> { [.pyramid(campaign: campaign)] }

    init(_ options: inout BlockOptions) {
        campaign = options.campaign()
        isHalf = options.isHalf()
        caption = options.caption("Gifts committed and still needed")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let pyramid = figures.pyramid(of: campaign), !pyramid.tiers.isEmpty else {
            let name = figures.name(ofCampaign: campaign)
            let words: Phrase = "\(name) has neither a goal nor a gift table with tiers."
            return [.paragraph(figures.texts.say(words))]
        }
        var table = ReportTable(
            caption: caption,
            columns: [
                .init("Gift of"), .init("Committed", isNumber: true), .init("To ask", isNumber: true),
            ])
        table.isHalf = isHalf
        let hasEnded = figures.hasEnded(campaign)
        let words = PyramidWords(pyramid: pyramid, texts: figures.texts)
        let isMet = figures.status.row(campaign)?.isMet ?? false
        table.finding = hasEnded ? words.ended : isMet ? words.met : words.finding
        table.rows = pyramid.tiers.map { row($0, figures.texts) } + [total(pyramid.tiers, figures.texts)]
        if hasEnded {
            // The campaign is over: no more donors are asked.
            table.columns.removeLast()
            for index in table.rows.indices { table.rows[index].cells.removeLast() }
        }
        return [.table(table)]
    }

    private func row(_ tier: GiftPyramid.Tier, _ texts: FigureTexts) -> ReportTable.Row {
        var committed = ReportText(texts.say("\(tier.filled) of \(tier.needed)"))
        committed.boxes = ReportBoxes(
            filled: Int(clamping: tier.filled), of: Int(clamping: tier.needed))
        return .init([
            ReportText(tier.row.amount.shortText), committed,
            ReportText(Words.grouped(tier.toAsk)),
        ])
    }

    private func total(_ tiers: [GiftPyramid.Tier], _ texts: FigureTexts) -> ReportTable.Row {
        func sum(_ part: (GiftPyramid.Tier) -> Int64) -> String {
            Words.grouped(tiers.reduce(0) { $0 &+ part($1) })
        }
        return .init(
            [
                ReportText("Total"), ReportText(texts.say("\(sum(\.filled)) of \(sum(\.needed))")),
                ReportText(sum(\.toAsk)),
            ], kind: .total)
    }
}

/// What a gift table shows: the largest gift that is still needed, and how many in all.
struct PyramidWords {
    let pyramid: GiftPyramid
    let texts: FigureTexts

    var finding: [ReportText] {
        let tiers = pyramid.tiers
        let missing = tiers.reduce(0) { $0 &+ $1.missing }
        guard missing > 0, let first = tiers.first(where: { $0.missing > 0 }) else {
            return texts.parts("Every gift of the table is committed.")
        }
        let ask: Phrase = "\(tiers.reduce(0) { $0 &+ $1.toAsk }, "prospect") to ask"
        let top = top(first, isLead: first.row == tiers[0].row)
        // Of a single gift all has been said.
        if missing == 1 { return texts.parts(top) }
        return texts.parts("\(top) In all, \(missing, "gift") are still needed, with \(ask).")
    }

    /// Of a campaign that needs no more, though boxes may be empty.
    var met: [ReportText] {
        let missing = pyramid.tiers.reduce(0) { $0 &+ $1.missing }
        return missing > 0
            ? texts.parts("The goal is met; \(missing, "gift") of the table did not come.")
            : texts.parts("Every gift of the table is committed.")
    }

    /// Of a campaign whose last day is past.
    var ended: [ReportText] {
        let missing = pyramid.tiers.reduce(0) { $0 &+ $1.missing }
        return missing > 0
            ? texts.parts("The campaign has ended; \(missing, "gift") of the table did not come.")
            : texts.parts("Every gift of the table is committed.")
    }

    private func top(_ tier: GiftPyramid.Tier, isLead: Bool) -> Phrase {
        let amount = tier.row.amount.shortText
        let ask: Phrase = "\(tier.toAsk, "prospect") to ask"
        if isLead, tier.needed == 1 { return "The lead gift of \(amount) is still needed: \(ask)." }
        return tier.missing == 1
            ? "\(tier.missing, "gift") of \(amount) is still needed: \(ask)."
            : "\(tier.missing, "gift") of \(amount) are still needed: \(ask)."
    }
}

extension ReportFigures {
    /// Whether a campaign's last day is past on the report's day.
    func hasEnded(_ campaign: String) -> Bool { status.row(campaign)?.hasEnded(by: asOf) ?? false }
}
