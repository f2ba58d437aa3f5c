public import CampaignKit
import Terminal

/// The numbers of a year's donors in sentences: what is printed below lists, on the screen and in reports.
public struct LifecycleWords {
    let report: LifecycleReport
    let currency: Currency
    /// Screens are in English.
    var speech = Speech.english

    public init(report: LifecycleReport, currency: Currency) {
        self.report = report
        self.currency = currency
    }

    private var year: String { report.year.text }
    private var before: String { report.year.lastText }

    private func money(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }

    /// That a year is not over: whoever gave late last year may still give this year.
    public func notes(asOf day: CalendarDate) -> [String] {
        let ends = report.year.this.ends
        guard day < ends else { return [] }
        return [
            speech.say(
                "\(year) is not over: it is compared through \(day) with all of \(before), and ends on \(ends)"
            )
        ]
    }

    /// The sums that anyone can add up, and what belongs to none of them.
    public var checks: [String] {
        report.checks.map { speech.say(text($0)) } + others.map { speech.say("not in it: \($0)") }
    }

    private func text(_ check: LifecyclePartition.Check) -> Phrase {
        func sum(_ names: [String]) -> Phrase {
            zip(check.parts, names).map { number, name -> Phrase in "\(number) \(Phrase(word: name))" }
                .reduce(nil) { sum, next -> Phrase? in sum.map { "\($0) + \(next)" } ?? next } ?? ""
        }
        switch check.kind {
        case .donorsThisYear:
            let names = ["new", "recaptured", "upgraded", "same", "downgraded"]
            return "\(check.whole, "donor") in \(year) = \(sum(names))"
        case .donorsLastYear:
            let names = ["upgraded", "same", "downgraded", "lapsed-new", "lapsed-repeat"]
            return "\(check.whole, "donor") in \(before) = \(sum(names))"
        case .money:
            let gains: Phrase = "\(money(report.gains.totalMinor)) gains"
            let losses: Phrase = "\(money(report.losses.totalMinor)) losses"
            let last = money(report.partition.totalLastYearMinor)
            return "\(money(check.whole)) in \(year) = \(last) in \(before) + \(gains) − \(losses)"
        }
    }

    /// Refunds that name no gift leave someone below zero in a year: no donor, but money.
    private var others: [Phrase] {
        let partition = report.partition
        return [(partition.otherThisYearMinor, year), (partition.otherLastYearMinor, before)]
            .filter { $0.0 != 0 }
            .map { "\(money($0)) in \($1), of donors whose total there is zero" }
    }

    /// Labels and sentences; a sentence without a label goes on with the one before.
    public var facts: [(label: String, value: String)] {
        let kept = report.retention
        let facts: [(String, Phrase?)] = [
            ("Retention", share(kept.overall, "the donors of \(before) gave again")),
            ("", share(kept.newDonors, "those whose first year was \(before)")),
            ("", share(kept.repeatDonors, "those who had given before \(before)")),
            ("", revenue), ("Gains", gains), ("Losses", losses), ("Gifts", sizes),
            ("Concentration", concentration),
        ]
        return facts.compactMap { label, value in value.map { (speech.word(label), speech.say($0)) } }
    }

    private func share(_ share: Retention.Share, _ whom: Phrase) -> Phrase? {
        guard let percent = share.percent else { return nil }
        let parts: Phrase = "\(share.kept) of \(share.of)"
        return "\(percent.text) of \(whom) (\(parts))"
    }

    private var revenue: Phrase? {
        let revenue = report.retention.revenue
        guard let percent = revenue.percent else { return nil }
        let parts: Phrase = "\(money(revenue.kept)) of \(money(revenue.of))"
        return "\(percent.text) of the money of \(before): they gave \(parts)"
    }

    private var gains: Phrase? {
        let gains = report.gains
        let parts: Phrase = "\(money(gains.newMinor)) new + \(money(gains.recapturedMinor)) recaptured"
        return "\(money(gains.totalMinor)) = \(parts) + \(money(gains.increasesMinor)) increases"
    }

    private var losses: Phrase? {
        let losses = report.losses
        let new: Phrase = "\(money(losses.lapsedNewMinor)) lapsed-new"
        let parts: Phrase = "\(new) + \(money(losses.lapsedRepeatMinor)) lapsed-repeat"
        return "\(money(losses.totalMinor)) = \(parts) + \(money(losses.decreasesMinor)) decreases"
    }

    private var sizes: Phrase? {
        guard let average = report.sizes.averageMinor, let median = report.sizes.medianMinor else {
            return nil
        }
        let size: Phrase = "average \(money(average)), median \(money(median))"
        return "\(report.sizes.count, "gift") in \(year), \(size)"
    }

    private var concentration: Phrase? {
        let concentration = report.concentration
        guard let top = concentration.topTenth, let gini = concentration.giniText else { return nil }
        let largest: Phrase =
            concentration.topDonors == 1
            ? "largest donor" : "\("\(concentration.topDonors)") largest donors"
        return "the \(largest) of \(concentration.donors) gave \(top.text); Gini \(gini)"
    }
}
