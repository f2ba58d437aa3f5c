import CampaignKit
import CampaignLedger
import Terminal

/// The lines at the top of a campaign's detail.
struct CampaignHeadline {
    let row: StatusRow
    let asOf: CalendarDate
    let currency: Currency
    let look: ScreenLook
    var statistics: GiftStatistics?

    /// `1 Oct 2026 – 31 Dec 2026, day 51 of 92`; nil when it has no dates.
    var period: String? {
        switch (row.starts, row.ends) {
        case (nil, nil): return nil
        case (let starts?, nil): return "since \(starts.longText), open-ended"
        case (nil, let ends?): return "until \(ends.longText)"
        case (let starts?, let ends?):
            let first = starts.year == ends.year ? starts.shortText : starts.longText
            let days = starts.days(until: ends) + 1
            let day = starts.days(until: asOf) + 1
            let progress =
                day < 1
                ? Words.count(days, "day") + " from \(starts.shortText)"
                : asOf > ends ? "ended after \(Words.count(days, "day"))" : "day \(day) of \(days)"
            return "\(first) \(look.dash) \(ends.longText), \(progress)"
        }
    }

    var lines: [String] {
        ["  " + money] + look.flowed(people, separator: "   ", indent: 2)
            + look.flowed(schedule, separator: look.dot, indent: 2)
    }

    private var money: String {
        let raised = currency.text(row.tally.raised)
        guard let goal = row.goal, let percent = row.percentRaised else { return "\(raised) raised, no goal" }
        let of = "\(raised) of \(Money(minorUnits: goal, currency: currency).shortText)"
        let words = DisplayWidth.of("  \(of)     \(percent.shortText)")
        let bar = look.bar(row.tally.raised, of: goal, width: 34, besides: words)
        return "\(of)   \(bar)  \(percent.shortText)"
    }

    private var people: [String] {
        let tally = row.tally
        let gifts = Words.count(tally.gifts, "gift")
        let donors = Words.count(tally.donors, "donor")
        let first = tally.firstTimeDonors > 0 ? ", \(Words.grouped(tally.firstTimeDonors)) of them new" : ""
        var parts = ["\(gifts) from \(donors)\(first)"]
        if tally.outstanding != 0 { parts.append("\(currency.text(tally.received)) received") }
        // A payment that does not count yet, such as an advance, is not a gift.
        if let statistics, tally.gifts > 0 {
            parts.append("median \(currency.text(statistics.medianMinor))")
            parts.append("largest \(currency.text(statistics.largestMinor))")
        }
        return parts
    }

    private var schedule: [String] {
        var parts: [String] = []
        if let share = row.pace.share { parts.append("schedule \(share.percent.shortText)") }
        if let expected = row.expected { parts.append("expected \(currency.text(expected))") }
        if row.pace.pace != nil {
            parts.append(StatusCells(currency: currency, look: look).pace(row, asOf: asOf).text)
        }
        if let required = row.requiredPerDay, let left = row.pace.daysLeft {
            parts.append("\(currency.text(required)) a day for \(Words.count(left, "day"))")
        }
        return parts
    }
}
