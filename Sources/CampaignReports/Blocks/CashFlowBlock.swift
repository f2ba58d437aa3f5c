import CampaignKit
import Terminal

/// When pledges will be paid: overdue ones, the quarters to come, and all that is later.
struct CashFlowBlock: ReportBlock {
    static let name = "cash-flow"
    static let summary = "when pledges will be paid, by quarter, and what is overdue"
    static let optionKeys = ["of", "width", "caption"]
    static let isForInsiders = true

    let subject: FigureSubject
    let isHalf: Bool
    let caption: String
    var needs: Set<ReportNeed> { [.cash(campaign: subject.campaign)] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        isHalf = options.isHalf()
        caption = options.caption("When pledges will be paid")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let schedule = figures.cash(of: subject.campaign)
        guard let schedule, case let total = try schedule.total(), total > 0 else {
            return [.paragraph("Nothing is pledged that is still to be paid.")]
        }
        let parts = CashParts(
            schedule, fiscalYearStart: figures.plan.organization.fiscalYearStart, figures.texts.speech)
        let chart = CashChart(
            schedule: schedule, parts: parts, total: total, prefix: subject.figurePrefix, texts: figures.texts
        )
        var drawn = chart.chart(caption)
        drawn.isHalf = isHalf
        return [.chart(drawn)]
    }
}

/// What is to come, in the columns of a chart: quarters to the end of next year, then all together.
struct CashParts {
    struct Part: Equatable {
        /// `Q4`.
        var label: String
        /// `2026`.
        var year: String
        var minorUnits: Int64

        var name: String { year.isEmpty ? label : "\(label) \(year)" }
    }

    private(set) var quarters: [Part] = []
    /// `after 2027`; nil when there is nothing.
    private(set) var later: Part?

    init(
        _ schedule: CashSchedule, fiscalYearStart: MonthDay, _ speech: Speech = .english
    ) {
        let first = MonthSeries.start(
            of: .quarter, containing: schedule.asOf, fiscalYearStart: fiscalYearStart)
        let year = MonthSeries.start(of: .year, containing: schedule.asOf, fiscalYearStart: fiscalYearStart)
        let end = year.adding(months: 24)
        var start = first
        var name = ""
        while start < end {
            let point = MonthSeries.point(.quarter, start, fiscalYearStart, speech)
            let months = schedule.months.filter { $0.key >= start && $0.key < start.adding(months: 3) }
            quarters.append(
                Part(label: point.label, year: point.year, minorUnits: months.values.reduce(0, +)))
            name = point.year
            start = start.adding(months: 3)
        }
        // Quarters beyond the last promise say nothing.
        let last = schedule.months.keys.max()
        while quarters.count > 1, quarters.last?.minorUnits == 0, last.map({ $0 < end }) ?? true {
            quarters.removeLast()
        }
        let rest = schedule.months.filter { $0.key >= end }.values.reduce(0, +)
        if rest != 0 { later = Part(label: speech.say("after \(name)"), year: "", minorUnits: rest) }
    }
}

/// Pledged money as columns, with its words and its table.
struct CashChart {
    let schedule: CashSchedule
    let parts: CashParts
    let total: Int64
    /// What the names of its figures begin with.
    let prefix: String
    let texts: FigureTexts

    func chart(_ title: String) -> ReportChart {
        var keys = [ReportChart.Key(.hatched, "Pledged")]
        if schedule.overdue != 0 { keys.append(.init(.overdue, "Pledged, and overdue")) }
        var chart = ReportChart(
            shape: .columns(columns, series: ["Pledged"], currency: texts.currency), title: title,
            description: finding.map(\.text).joined(), keys: keys, data: data(title))
        chart.finding = finding
        return chart
    }

    private var columns: [ReportChart.Column] {
        var columns: [ReportChart.Column] = []
        if schedule.overdue != 0 {
            columns.append(column(texts.say("overdue"), schedule.overdue, .overdue, .up))
        }
        columns += parts.quarters.map { part in
            var column = column(part.label, part.minorUnits, .pledged)
            column.group = part.year
            return column
        }
        for part in [parts.later, undated].compactMap({ $0 }) {
            columns += [.gap, column(part.name, part.minorUnits, .pledged)]
        }
        return columns
    }

    private var undated: CashParts.Part? {
        schedule.undated == 0
            ? nil : CashParts.Part(label: texts.say("no day set"), year: "", minorUnits: schedule.undated)
    }

    private func column(
        _ label: String, _ minor: Int64, _ look: ReportChart.Column.Look, _ way: Money.Shortening = .down
    ) -> ReportChart.Column {
        var column = ReportChart.Column(
            label: label, values: [minor], text: texts.say("\(label): \(texts.whole(minor, .up))"))
        column.above = minor == 0 ? "" : texts.short(minor, way)
        column.look = look
        return column
    }

    /// What is due to the end of next year and later, and how much of it is late, for how long.
    private var finding: [ReportText] {
        let open = texts.wholeMoney(total, prefix + ".outstanding", .up)
        var words: Phrase = "\(open) is pledged and still to be paid"
        if let next = parts.quarters.first(where: { $0.minorUnits > 0 }) {
            words = "\(words), \(texts.short(next.minorUnits)) of it in \(next.name)"
        }
        guard schedule.overdue != 0 else { return texts.parts("\(words); nothing is overdue.") }
        let late = texts.wholeMoney(schedule.overdue, prefix + ".overdue", .up)
        guard let old = schedule.overdueByAge[.over120], old != 0 else {
            return texts.parts("\(words). \(late) is overdue.")
        }
        return texts.parts(
            "\(words). \(late) is overdue, \(texts.short(old, .up)) of it for more than 120 days.")
    }

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption, columns: [.init("Due"), .init("Pledged", isNumber: true)])
        func add(_ name: String, _ minor: Int64, depth: Int = 0) {
            table.rows.append(.init([ReportText(name), texts.money(minor, nil)], depth: depth))
        }
        if schedule.overdue != 0 {
            add(texts.say("Overdue"), schedule.overdue)
            for age in AgeingBucket.allCases {
                if let minor = schedule.overdueByAge[age], minor != 0 {
                    add(texts.say(age.words), minor, depth: 1)
                }
            }
        }
        for part in parts.quarters + [parts.later, undated].compactMap({ $0 }) {
            add(part.name, part.minorUnits)
        }
        table.rows.append(
            .init([ReportText("Total"), texts.money(total, prefix + ".outstanding")], kind: .total))
        return table
    }
}

extension AgeingBucket {
    /// How long something is due, as people read it.
    fileprivate var words: Phrase {
        switch self {
        case .current: "not yet due"
        case .over120: "for more than 120 days"
        default: "for \(name.replacing("-", with: "–")) days"
        }
    }
}
