import CampaignKit

/// The small print of a status: what of raised is still open, what is not counted in it, how it is counted.
struct StatusNotes {
    let figures: ReportFigures
    let redaction: Redaction
    let rows: [StatusRow]
    /// What is shown.
    let subject: FigureSubject

    init(figures: ReportFigures, redaction: Redaction, rows: [StatusRow], of subject: FigureSubject) {
        self.figures = figures
        self.redaction = redaction
        self.rows = rows
        self.subject = subject
    }

    var lines: [[ReportText]] {
        if redaction.isPublic { return short + counting + [[ReportText(Redaction.note)]] }
        let money = sums.map { [open($0, $1), beside($0)].compactMap { $0 } } ?? []
        return money + short + overfunded + legend + counting
    }

    /// The total's figures, or those of the campaign that is shown.
    private var sums: (Tally, Int64)? {
        guard let id = subject.campaign else {
            return figures.status.total.map { ($0.tally, $0.overdue) }
        }
        return figures.status.row(id).map { ($0.tally, $0.overdue) }
    }

    private func open(_ tally: Tally, _ overdue: Int64) -> [ReportText]? {
        guard tally.outstanding != 0 else { return nil }
        let prefix = subject.figurePrefix
        let open = money(tally.outstanding, prefix + ".outstanding", .up)
        guard overdue > 0 else {
            return texts.parts("Of raised, \(open) is pledged and not yet received.")
        }
        let late = money(overdue, prefix + ".overdue", .up)
        return texts.parts("Of raised, \(open) is pledged and not yet received; \(late) of it is overdue.")
    }

    private func beside(_ tally: Tally) -> [ReportText]? {
        let parts = tally.notCountedInRaised(in: figures.status.currency)
        guard let first = parts.first else { return nil }
        func words(_ part: Tally.NotCounted) -> Phrase {
            let amount = money(part.amount, nil)
            return part.isPipeline ? pipeline(tally, amount) : "\(amount) \(Phrase(word: part.name))"
        }
        let list = parts.dropFirst().reduce(words(first)) { "\($0), \(words($1))" }
        return texts.parts("Not counted in raised: \(list).")
    }

    /// What applications may bring, with how many there are and what they ask.
    private func pipeline(_ tally: Tally, _ amount: ReportText) -> Phrase {
        let asked = texts.whole(tally.pipelineAsked)
        let count: Phrase = "\(tally.applications, "application")"
        guard tally.applicationsWithoutAmount > 0 else {
            return "\(amount) in the weighted pipeline (\(count), \(asked) asked)"
        }
        let without = tally.applicationsWithoutAmount
        return "\(amount) in the weighted pipeline (\(count), \(without) without an amount, \(asked) asked)"
    }

    /// What nothing will close any more: it is in no "to go".
    private var short: [[ReportText]] {
        guard subject == .total, !redaction.hidesTotalGap, let total = figures.status.total,
            let sum = total.endedShort, sum > 0
        else { return [] }
        let names = texts.speech.list(total.shortfalls.map { figures.name(ofCampaign: $0.id) })
        return [texts.parts("Ended short, not in to go: \(money(sum, "total.ended_short", .up)) (\(names)).")]
    }

    private var overfunded: [[ReportText]] {
        guard subject == .total, let total = figures.status.total, let over = total.overGoal, over > 0,
            total.toGo != 0
        else { return [] }
        let amount = money(over, "total.over_goal")
        return [
            texts.parts("\(amount) is surplus in one campaign; it does not reduce another's shortfall.")
        ]
    }

    private var legend: [[ReportText]] {
        guard rows.contains(where: { $0.expected != nil }) else { return [] }
        return [[ReportText("Pace and the mark on a bar compare with each campaign's own schedule.")]]
    }

    private var counting: [[ReportText]] {
        let shown = rows.compactMap { figures.plan.campaign($0.id) }
        return PolicyWords.lines(shown).map { texts.parts("Counted differently in \($0).") }
    }

    private var texts: FigureTexts { figures.texts }

    /// In whole units, as sentences have them, with the exact amount behind it.
    private func money(
        _ minor: Int64, _ figure: String?, _ way: Money.Shortening = .down
    ) -> ReportText { texts.wholeMoney(minor, figure, way) }
}

/// Deviations from the usual counting policy, as a board member reads them.
enum PolicyWords {
    /// One clause for each; none for the defaults.
    static func deviations(_ policy: CountingPolicy) -> [Phrase] {
        let usual = CountingPolicy()
        var words: [Phrase] = []
        if policy.inKind != usual.inKind { words.append("gifts in kind are counted in raised") }
        if policy.revocable != usual.revocable { words.append("revocable promises are counted in raised") }
        if policy.outsidePeriod != usual.outsidePeriod {
            words.append("promises and gifts dated outside its period are left out")
        }
        if policy.government != usual.government {
            words.append("money from governments is counted in raised")
        }
        if policy.exchange != usual.exchange {
            words.append("the price of goods and services is counted in raised")
        }
        if policy.pledgeYears != usual.pledgeYears {
            words.append("pledges may run for \(policy.pledgeYears) years (usually \(usual.pledgeYears))")
        }
        return words
    }

    /// One line for each campaign that counts differently: `REACT 2026: gifts in kind are counted in raised`.
    static func lines(_ campaigns: [Campaign]) -> [Phrase] {
        campaigns.compactMap { campaign in
            let words = deviations(campaign.counting)
            guard let first = words.first else { return nil }
            return "\(campaign.name): \(words.dropFirst().reduce(first) { "\($0); \($1)" })"
        }
    }
}
