public import CampaignKit
import Terminal

/// The numbers of a year's donors in sentences: what is printed below lists, on the screen and in reports.
public struct LifecycleWords {
    let report: LifecycleReport
    let currency: Currency

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
            "\(year) is not over: it is compared through \(day.longText) with all of \(before), "
                + "and ends on \(ends.longText)"
        ]
    }

    /// The sums that anyone can add up, and what belongs to none of them.
    public var checks: [String] {
        report.checks.map(text) + others.map { "not in it: \($0)" }
    }

    private func text(_ check: LifecyclePartition.Check) -> String {
        func sum(_ names: [String]) -> String {
            zip(check.parts, names).map { "\(Words.grouped($0)) \($1)" }.joined(separator: " + ")
        }
        switch check.kind {
        case .donorsThisYear:
            let names = ["new", "recaptured", "upgraded", "same", "downgraded"]
            return "\(Words.count(check.whole, "donor")) in \(year) = \(sum(names))"
        case .donorsLastYear:
            let names = ["upgraded", "same", "downgraded", "lapsed-new", "lapsed-repeat"]
            return "\(Words.count(check.whole, "donor")) in \(before) = \(sum(names))"
        case .money:
            let parts = "\(money(report.gains.totalMinor)) gains − \(money(report.losses.totalMinor)) losses"
            return
                "\(money(check.whole)) in \(year) = \(money(report.partition.totalLastYearMinor)) in \(before) + \(parts)"
        }
    }

    /// Refunds that name no gift leave someone below zero in a year: no donor, but money.
    private var others: [String] {
        let partition = report.partition
        return [(partition.otherThisYearMinor, year), (partition.otherLastYearMinor, before)]
            .filter { $0.0 != 0 }
            .map { "\(money($0)) in \($1), of donors whose total there is zero" }
    }

    /// Labels and sentences; a sentence without a label goes on with the one before.
    public var facts: [(label: String, value: String)] {
        [
            ("Retention", share(report.retention.overall, "the donors of \(before) gave again")),
            ("", share(report.retention.newDonors, "those whose first year was \(before)")),
            ("", share(report.retention.repeatDonors, "those who had given before \(before)")),
            ("", revenue), ("Gains", gains), ("Losses", losses), ("Gifts", sizes),
            ("Concentration", concentration),
        ].filter { !$0.1.isEmpty }
    }

    private func share(_ share: Retention.Share, _ whom: String) -> String {
        guard let percent = share.percent else { return "" }
        return "\(percent.text) of \(whom) (\(Words.grouped(share.kept)) of \(Words.grouped(share.of)))"
    }

    private var revenue: String {
        let revenue = report.retention.revenue
        guard let percent = revenue.percent else { return "" }
        return
            "\(percent.text) of the money of \(before): they gave \(money(revenue.kept)) of \(money(revenue.of))"
    }

    private var gains: String {
        let gains = report.gains
        return "\(money(gains.totalMinor)) = \(money(gains.newMinor)) new + "
            + "\(money(gains.recapturedMinor)) recaptured + \(money(gains.increasesMinor)) increases"
    }

    private var losses: String {
        let losses = report.losses
        return "\(money(losses.totalMinor)) = \(money(losses.lapsedNewMinor)) lapsed-new + "
            + "\(money(losses.lapsedRepeatMinor)) lapsed-repeat + \(money(losses.decreasesMinor)) decreases"
    }

    private var sizes: String {
        guard let average = report.sizes.averageMinor, let median = report.sizes.medianMinor else {
            return ""
        }
        return "\(Words.count(report.sizes.count, "gift")) in \(year), average \(money(average)), "
            + "median \(money(median))"
    }

    private var concentration: String {
        let concentration = report.concentration
        guard let top = concentration.topTenth, let gini = concentration.giniText else { return "" }
        let largest =
            concentration.topDonors == 1 ? "largest donor" : "\(concentration.topDonors) largest donors"
        return "the \(largest) of \(Words.grouped(concentration.donors)) gave \(top.text); Gini \(gini)"
    }
}
