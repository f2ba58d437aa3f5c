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

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let summary = figures.changes(span.need) else { return [] }
        let day = summary.since.longText
        if let nothing = ChangeWords.nothing(summary) { return [.paragraph(nothing)] }
        let words = ChangeWords(summary: summary, texts: figures.texts)
        let table = ChangeTable(summary: summary, texts: figures.texts, prefix: span.subject.figurePrefix)
        let title = span.caption.isEmpty ? "What changed since \(day)" : span.caption
        let rows = EntryTable(entries: summary.largest, figures: figures)
        return [
            table.element(title, finding: words.finding),
            .table(rows.table("The largest changes", rest: try? rows.rest(of: summary))),
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

    var finding: [ReportText] { [ReportText(raised), ReportText(" "), ReportText(received)] }

    /// Why there is nothing to show; nil where there is.
    static func nothing(_ summary: ChangeSummary) -> String? {
        let day = summary.since.longText
        if summary.isBackward {
            return "\(day) is not before \(summary.asOf.longText), so nothing is compared."
        }
        return summary.lines.isEmpty ? "Nothing has changed since \(day)." : nil
    }

    /// How raised changed, and why: `Since 30 Jun 2026 raised grew by $10,500: …`.
    var raised: String {
        let change = summary.now.raised.subtractingClamped(summary.then.raised)
        let day = summary.since.longText
        let how = parts.isEmpty ? "." : ": \(parts)."
        if change == 0 { return "Since \(day) raised is as it was\(how)" }
        return "Since \(day) raised \(change > 0 ? "grew" : "fell") by \(size(change))\(how)"
    }

    private var received: String {
        let change = summary.now.received.subtractingClamped(summary.then.received)
        return change < 0
            ? "\(size(change)) more was returned than received." : "\(size(change)) was received."
    }

    /// What was added, less what was taken away: `$29,500 new, less $15,000 cut, $4,000 written off`.
    var parts: String {
        func words(_ lines: [ChangeSummary.Line]) -> String {
            lines.map { "\(size($0.sums.raised)) \($0.reason.participle)" }.joined(separator: ", ")
        }
        let added = words(summary.lines.filter { $0.sums.raised > 0 })
        let taken = words(summary.lines.filter { $0.sums.raised < 0 })
        return [added, taken.isEmpty ? "" : "less \(taken)"].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    /// Without its sign.
    private func size(_ minor: Int64) -> String { texts.text(minor.magnitudeClamped, short: true) }

    var notes: [[ReportText]] {
        let day = summary.since.longText
        var notes: [[ReportText]] = []
        if summary.isAsKnownThen {
            notes.append([ReportText("Then is what was known on \(day).")])
            if summary.late != .init() {
                notes.append([
                    ReportText(
                        "Of the changes, \(texts.text(summary.late.raised, short: true)) raised and "
                            + "\(texts.text(summary.late.received, short: true)) received are dated by "
                            + "\(day) and were posted later.")
                ])
            }
        } else {
            notes.append([
                ReportText("Nothing was posted by \(day): its figures are what is known of it now.")
            ])
        }
        if summary.fxDifference != 0 {
            notes.append([
                ReportText("Outside raised, rates of exchange made a difference of "),
                texts.money(summary.fxDifference, nil), ReportText("."),
            ])
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
            let name = line.reason.title
            var column = ReportChart.Column(
                label: name, values: [line.sums.raised], text: "\(name): \(texts.text(line.sums.raised))")
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
        table.rows = [row("On \(summary.since.longText)", summary.then, nil)]
        table.rows += summary.lines.map { row($0.reason.title, $0.sums, $0.rows, depth: 1) }
        table.rows.append(row("On \(summary.asOf.longText)", summary.now, nil, kind: .total))
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
