import CampaignKit
import Terminal

/// A series as columns: received next to raised; the public sees raised alone.
struct MonthChart {
    let series: MonthSeries
    let figures: ReportFigures
    let isPublic: Bool
    /// What the names of its figures begin with.
    let prefix: String

    private var texts: FigureTexts { figures.texts }

    func elements(_ title: String) -> [ReportElement] {
        if let nothing { return [nothing] }
        let columns = series.points.map { point in
            ReportChart.Column(
                label: point.label + (point.isOpen ? "*" : ""), group: point.year,
                values: point.isHidden ? [] : values(point.tally), text: words(point))
        }
        let names = isPublic ? ["Raised"] : ["Received", "Pledged, less what was paid"]
        let keys =
            isPublic
            ? [ReportChart.Key(.solid, "Raised")]
            : [.init(.solid, "Received"), .init(.hatched, "Pledged, less what was paid")]
        let chart = ReportChart(
            shape: .columns(columns, series: names, currency: figures.status.currency), title: title,
            description: description, keys: keys, data: data(title))
        let open =
            series.points.contains(where: \.isOpen) ? [texts.parts("* So far, by \(figures.asOf).")] : []
        let notes = open + (series.others == nil ? [] : [[ReportText(Redaction.note)]])
        return [.chart(chart)] + (notes.isEmpty ? [] : [.notes(notes)])
    }

    /// In place of columns without any height; nil where there is something.
    private var nothing: ReportElement? {
        guard let first = series.points.first, let last = series.points.last,
            series.points.allSatisfy({ $0.tally == Tally() })
        else { return nil }
        return .paragraph(texts.say("Nothing was raised from \(name(first)) to \(name(last))."))
    }

    /// Received, and by how much what is pledged and not paid grew; the public sees raised alone.
    private func values(_ tally: Tally) -> [Int64] {
        isPublic ? [tally.raised] : [tally.received, tally.outstanding]
    }

    private func name(_ point: MonthSeries.Point) -> String {
        let name = point.year.isEmpty ? point.label : "\(point.label) \(point.year)"
        return point.isOpen ? texts.say("\(name) (so far)") : name
    }

    private func words(_ point: MonthSeries.Point) -> String {
        if point.isHidden { return texts.say("\(name(point)): too few donors to show") }
        let (raised, received) = (texts.whole(point.tally.raised), texts.whole(point.tally.received))
        return isPublic
            ? texts.say("\(name(point)): \(raised) raised")
            : texts.say("\(name(point)): \(received) received, \(raised) raised")
    }

    private var description: String {
        let shown = series.points.filter { !$0.isHidden }
        guard let first = series.points.first, let last = series.points.last else {
            return texts.say("Nothing yet.")
        }
        let raised = texts.whole(series.total.raised)
        let sum: Phrase =
            isPublic
            ? "\(name(first)) to \(name(last)): \(raised) raised"
            : "\(name(first)) to \(name(last)): \(raised) raised and \(texts.whole(series.total.received)) received"
        guard let best = shown.max(by: { values($0.tally)[0] < values($1.tally)[0] }),
            values(best.tally)[0] > 0
        else { return texts.say("\(sum).") }
        let most = texts.whole(values(best.tally)[0])
        return texts.say(
            isPublic
                ? "\(sum); most in \(name(best)), \(most)."
                : "\(sum); most was received in \(name(best)), \(most).")
    }

    private func data(_ caption: String) -> ReportTable {
        let titles =
            (isPublic ? ["Raised"] : ["Raised", "Received", "Change in outstanding"])
            + (series.countsGifts ? ["Gifts"] : [])
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Period")] + titles.map { ReportTable.Column($0, isNumber: true) })
        table.rows = series.points.filter { !$0.isHidden }.map { point in
            ReportTable.Row([ReportText(name(point))] + cells(point.tally, "\(prefix).\(point.key)"))
        }
        if let others = series.others {
            table.rows.append(
                ReportTable.Row([ReportText("Other", tone: .faint)] + cells(others, nil)))
        }
        table.rows.append(
            ReportTable.Row([ReportText("Total")] + cells(series.total, nil), kind: .total))
        return table
    }

    private func cells(_ tally: Tally, _ prefix: String?) -> [ReportText] {
        let money: (Int64, String) -> ReportText = { minor, measure in
            texts.money(minor, prefix.map { "\($0).\(measure)" })
        }
        let gifts = ReportText(Words.grouped(tally.gifts), figure: prefix.map { $0 + ".gifts" })
        let sums =
            isPublic
            ? [money(tally.raised, "raised")]
            : [
                money(tally.raised, "raised"), money(tally.received, "received"),
                money(tally.outstanding, "outstanding"),
            ]
        return sums + (series.countsGifts ? [gifts] : [])
    }
}
