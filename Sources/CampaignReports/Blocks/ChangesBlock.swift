import CampaignKit
import Terminal

/// What changed since the last meeting, by reason, and the rows that changed most.
struct ChangesBlock: ReportBlock {
    static let name = "changes"
    static let summary = "what changed since a day: new, paid, cut, corrected, and the largest"
    static let optionKeys = ["of", "since", "top", "caption"]
    static let isForInsiders = true

    private let span: ChangeSpan
    var needs: Set<ReportNeed> { [span.need] }

    init(_ options: inout BlockOptions) { span = ChangeSpan(&options) }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        guard let summary = figures.changes(span.need) else { return [] }
        let texts = figures.texts
        if let nothing = ChangeWords.nothing(summary) { return [.paragraph(texts.say(nothing))] }
        let words = ChangeWords(summary: summary, texts: texts)
        let table = ChangeTable(summary: summary, texts: figures.texts, prefix: span.subject.figurePrefix)
        let title = span.caption.isEmpty ? texts.say("What changed since \(summary.since)") : span.caption
        let rows = EntryTable(entries: summary.largest, figures: figures)
        return [
            table.element(title, finding: words.finding),
            .table(rows.table("The largest changes", rest: try rows.rest(of: summary))),
            .notes(words.notes),
        ]
    }
}

/// Of what, and since when, a block shows changes.
struct ChangeSpan {
    let subject: FigureSubject
    let caption: String
    let need: ReportNeed

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        let since = options.since()
        need = .changes(campaign: subject.campaign, since: since, largest: options.limit())
        caption = options.caption("")
    }
}

/// What changed, in sentences: every reason with its amount, corrections among them.
struct ChangeWords {
    let summary: ChangeSummary
    let texts: FigureTexts

    var finding: [ReportText] { texts.parts("\(raised) \(received)") }

    /// Why there is nothing to show; nil where there is.
    static func nothing(_ summary: ChangeSummary) -> Phrase? {
        let day = summary.since
        if day == summary.asOf { return "\(day) is the day of this report, so nothing is compared." }
        if summary.isBackward {
            return "\(day) is not before \(summary.asOf), so nothing is compared."
        }
        return summary.lines.isEmpty ? "Nothing has changed since \(day)." : nil
    }

    /// How raised changed, and why: `Since 30 Jun 2026 raised grew by $10,500: …`.
    var raised: Phrase {
        let change = summary.now.raised.subtractingClamped(summary.then.raised)
        let day = summary.since
        let whole: Phrase =
            if change == 0 {
                "Since \(day) raised is as it was"
            } else if change > 0 {
                "Since \(day) raised grew by \(size(change))"
            } else {
                "Since \(day) raised fell by \(size(change))"
            }
        return parts.map { "\(whole): \($0)." } ?? "\(whole)."
    }

    private var received: Phrase {
        let change = summary.now.received.subtractingClamped(summary.then.received)
        return change < 0
            ? "\(size(change)) more was returned than received." : "\(size(change)) was received."
    }

    /// What was added, less what was taken away: `$29,500 new, less $15,000 cut, $4,000 written off`.
    var parts: Phrase? {
        func words(_ lines: [ChangeSummary.Line]) -> Phrase? {
            lines.map { line -> Phrase in
                "\(size(line.sums.raised)) \(Phrase(word: line.reason.participle))"
            }.reduce(nil) { list, next in list.map { "\($0), \(next)" } ?? next }
        }
        let added = words(summary.lines.filter { $0.sums.raised > 0 })
        guard let taken = words(summary.lines.filter { $0.sums.raised < 0 }) else { return added }
        return added.map { "\($0), less \(taken)" } ?? "less \(taken)"
    }

    /// Without its sign, in whole units; to the cent where whole ones would not make up the change.
    private func size(_ minor: Int64) -> String {
        guard isWhole else { return texts.text(minor.magnitudeClamped, short: true) }
        return texts.whole(minor.magnitudeClamped, minor < 0 ? .up : .down)
    }

    /// Whether the reasons, each in whole units, add up to the change in whole units.
    private var isWhole: Bool {
        func units(_ minor: Int128) -> Int128 {
            let unit = Int128(texts.currency.minorPerUnit)
            return minor >= 0 ? minor / unit : -((-minor + unit - 1) / unit)
        }
        let parts = summary.lines.reduce(Int128(0)) { $0 + units(Int128($1.sums.raised)) }
        return parts == units(Int128(summary.now.raised) - Int128(summary.then.raised))
    }

    var notes: [[ReportText]] {
        let day = summary.since
        var notes: [[ReportText]] = []
        if summary.isAsKnownThen {
            notes.append(texts.parts("Then is what was known on \(day)."))
            if summary.late != .init() {
                let (raised, received) = (summary.late.raised, summary.late.received)
                notes.append(
                    texts.parts(
                        "Of the changes, \(texts.whole(raised)) raised and \(texts.whole(received)) received are dated by \(day) and were posted later."
                    ))
            }
        } else {
            notes.append(
                texts.parts("Nothing was posted by \(day): its figures are what is known of it now."))
        }
        if summary.settledDifference != 0 {
            let amount = texts.money(summary.settledDifference, nil)
            notes.append(texts.parts("Within raised, rates of exchange made a difference of \(amount)."))
        }
        if summary.refundDifference != 0 {
            let amount = texts.money(summary.refundDifference, nil)
            notes.append(
                texts.parts("Outside raised, rates of exchange of refunds made a difference of \(amount)."))
        }
        return notes
    }
}

/// The reasons as columns and as a table from then to now.
struct ChangeTable {
    let summary: ChangeSummary
    let texts: FigureTexts
    /// What the names of its figures begin with.
    let prefix: String

    /// A chart; the table alone where nothing changed what is raised.
    func element(_ title: String, finding: [ReportText]) -> ReportElement {
        guard summary.lines.allSatisfy({ $0.sums.raised == 0 }) else {
            return .chart(chart(title, finding: finding))
        }
        var table = data(title)
        table.finding = finding
        return .table(table)
    }

    private func chart(_ title: String, finding: [ReportText]) -> ReportChart {
        let columns = summary.lines.filter { $0.sums.raised != 0 }.map { line in
            let name = texts.speech.word(line.reason.title)
            var column = ReportChart.Column(
                label: name, values: [line.sums.raised],
                text: texts.say("\(name): \(texts.whole(line.sums.raised))"))
            column.above = texts.short(line.sums.raised)
            column.look = line.reason.isOfPromises ? .pledged : .series
            return column
        }
        let looks = columns.map(\.look)
        var keys: [ReportChart.Key] = []
        if looks.contains(.series) { keys.append(.init(.solid, "Money")) }
        if looks.contains(.pledged) { keys.append(.init(.hatched, "Pledges")) }
        var chart = ReportChart(
            shape: .columns(columns, series: ["Raised"], currency: texts.currency), title: title,
            description: finding.map(\.text).joined(), keys: keys, data: data(title))
        chart.finding = finding
        return chart
    }

    private func data(_ title: String) -> ReportTable {
        var table = ReportTable(
            caption: title,
            columns: [
                .init(""), .init("Raised", isNumber: true), .init("Received", isNumber: true),
                .init("Still to be paid", isNumber: true), .init("Entries", isNumber: true),
            ])
        table.columns[0].title = "Change"
        table.rows = [row(texts.say("On \(summary.since)"), summary.then, nil)]
        table.rows += summary.lines.map {
            row(texts.speech.word($0.reason.title), $0.sums, $0.rows, depth: 1)
        }
        table.rows.append(row(texts.say("On \(summary.asOf)"), summary.now, nil, kind: .total))
        return table
    }

    private func row(
        _ name: String, _ sums: ChangeSummary.Sums, _ count: Int?, depth: Int = 0,
        kind: ReportTable.Row.Kind = .body
    ) -> ReportTable.Row {
        let figure = { (measure: String) in kind == .total ? "\(prefix).\(measure)" : nil }
        return .init(
            [
                ReportText(name), texts.money(sums.raised, figure("raised")),
                texts.money(sums.received, figure("received")),
                texts.money(sums.outstanding, figure("outstanding")),
                count.map { ReportText(Words.grouped($0)) } ?? .blank,
            ], kind: kind, depth: depth)
    }
}

extension Int64 {
    /// The difference; the nearest amount there is where it is too large.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        Int64(clamping: Int128(self) - Int128(other))
    }
}
