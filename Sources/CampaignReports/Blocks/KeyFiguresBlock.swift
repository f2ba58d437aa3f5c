import CampaignKit
import Terminal

/// A board's figures at a glance: raised and received with their change, what is still to be paid, and the
/// largest gift still needed.
struct KeyFiguresBlock: ReportBlock {
    static let name = "key-figures"
    static let summary = "large figures with their change since a day"
    static let optionKeys = ["of", "since"]
    static let isForInsiders = true

    let subject: FigureSubject
    private let since: CalendarDate?

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        since = options.since()
    }

    private var changes: ReportNeed { .changes(campaign: subject.campaign, since: since, largest: 0) }

    var needs: Set<ReportNeed> {
        let pyramid = subject.campaign.map { ReportNeed.pyramid(campaign: $0) }
        return Set([changes] + [pyramid].compactMap { $0 })
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let tally =
            subject.campaign.map { figures.status.row($0)?.tally } ?? figures.status.total?.tally
        guard let summary = figures.changes(changes), let tally else { return [] }
        var keys = summary.isBackward ? [] : [try sinceThen(summary, figures.texts)]
        keys += [try received(tally, summary, figures.texts), outstanding(tally, figures)]
        if let id = subject.campaign, !figures.hasEnded(id), let pyramid = figures.pyramid(of: id) {
            let isMet = figures.status.row(id)?.isMet ?? false
            keys.append(isMet ? nothingNeeded(figures.texts) : nextGift(pyramid, figures.texts))
        }
        return [.keyFigures(keys)]
    }

    private var prefix: String { subject.figurePrefix }

    private func sinceThen(_ summary: ChangeSummary, _ texts: FigureTexts) throws -> ReportKeyFigure {
        let words = ChangeWords(summary: summary, texts: texts).parts.map(texts.say)
        return ReportKeyFigure(
            label: texts.say("Since \(summary.since)"),
            value: ReportText(texts.speech.isolated(signed(try summary.change().raised, texts))),
            detail: words ?? texts.say("nothing was added to raised"))
    }

    private func received(
        _ tally: Tally, _ summary: ChangeSummary, _ texts: FigureTexts
    ) throws -> ReportKeyFigure {
        let change = try summary.change().received
        let words: Phrase =
            change == 0
            ? "nothing since \(summary.since)" : "\(signed(change, texts)) since \(summary.since)"
        return ReportKeyFigure(
            label: "Received", value: texts.large(tally.received, prefix + ".received"),
            detail: summary.isBackward ? "" : texts.say(words))
    }

    private func outstanding(_ tally: Tally, _ figures: ReportFigures) -> ReportKeyFigure {
        let overdue =
            subject.campaign.map { figures.status.row($0)?.overdue } ?? figures.status.total?.overdue
        let texts = figures.texts
        return ReportKeyFigure(
            label: "Pledged, still to be paid",
            value: texts.large(tally.outstanding, prefix + ".outstanding", .up),
            detail: (overdue ?? 0) == 0
                ? texts.say("nothing is overdue")
                : texts.say("\(texts.whole(overdue ?? 0, .up)) of it overdue"))
    }

    /// The largest gift of the table that no one has committed yet.
    private func nextGift(_ pyramid: GiftPyramid, _ texts: FigureTexts) -> ReportKeyFigure {
        let tiers = pyramid.tiers
        guard let tier = tiers.first(where: { $0.missing > 0 }) else {
            return ReportKeyFigure(
                label: "Gifts still needed", value: ReportText(texts.say("none"), tone: .good))
        }
        let isLead = tier.row == tiers[0].row && tier.needed == 1
        let ask: Phrase = "\(tier.toAsk, "prospect") to ask"
        return ReportKeyFigure(
            label: isLead ? "Lead gift still needed" : "Largest gift still needed",
            value: ReportText(tier.row.amount.shortText),
            detail: tier.missing > 1
                ? texts.say("\(tier.missing, "gift") of this size, \(ask)") : texts.say(ask))
    }

    /// Boxes of the table may be empty where larger gifts have met the goal.
    private func nothingNeeded(_ texts: FigureTexts) -> ReportKeyFigure {
        ReportKeyFigure(
            label: "Gifts still needed", value: ReportText(texts.say("none"), tone: .good),
            detail: texts.say("the goal is met"))
    }

    private func signed(_ minor: Int64, _ texts: FigureTexts) -> String {
        (minor > 0 ? "+" : "") + texts.whole(minor)
    }
}
