import CampaignKit
import CampaignServices
import Terminal

/// What came back on an appeal, in every format, next to last year's on the same day of its run.
struct AppealResultDocument {
    let now: AppealReport
    /// Last year's on the same day of its run.
    let then: AppealReport?
    /// Last year's as it ended; nil while it still runs.
    let ended: AppealReport?
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }

    var document: Document {
        var document = Document(
            title: now.appeal.name, data: data, people: segments, json: json, screen: screen)
        if hasKeycodes { document.others.append(table(now.result.keycodes, .plain, hasKeycodes: true)) }
        if let then { document.others.append(comparison(then, .plain)) }
        return document
    }

    private var hasKeycodes: Bool { now.result.keycodes.contains { !$0.keycode.isEmpty } }

    /// A line of the document, told apart from others by its kind.
    private struct Row {
        let kind: String
        let standing: AppealReport
        let line: AppealResult.Line
    }

    private var fields: FieldList<Row> {
        FieldList(
            [
                Field("row") { .text($0.kind) },
                Field("appeal") { .text($0.standing.appeal.id) },
                Field("as_of") { .date($0.standing.asOf) },
                Field("segment") { .text($0.line.segment) },
                Field("keycode") { .text($0.line.keycode) },
            ] + YieldFields(currency: currency).all.map { $0.of(\.line.yield) })
    }

    private func rows(_ kind: String, _ lines: [AppealResult.Line]) -> [Row] {
        lines.map { Row(kind: kind, standing: now, line: $0) }
    }

    private var segmentRows: [Row] { rows("segment", now.result.segments) }
    private var keycodeRows: [Row] { rows("keycode", now.result.keycodes) }

    private func total(_ kind: String, _ standing: AppealReport) -> Row {
        Row(kind: kind, standing: standing, line: AppealResult.Line(yield: standing.result.total))
    }

    private var data: Table {
        var all = segmentRows + keycodeRows + [total("total", now)]
        if let loose = now.unattributed {
            let yield = AppealPerformance(gifts: loose.gifts, grossMinor: loose.minorUnits)
            all.append(Row(kind: "unattributed", standing: now, line: AppealResult.Line(yield: yield)))
        }
        if let then { all.append(total("last_year", then)) }
        if let ended { all.append(total("last_year_ended", ended)) }
        return fields.data(all)
    }

    private var segments: (ScreenLook) -> Table { { table(now.result.segments, $0, hasKeycodes: false) } }

    private func table(_ lines: [AppealResult.Line], _ look: ScreenLook, hasKeycodes: Bool) -> Table {
        let column =
            hasKeycodes
            ? TableColumn("Keycode", key: "keycode", shrinks: true)
            : TableColumn("Segment", key: "segment", shrinks: true)
        let name = Field<AppealResult.Line>.shown(column) { line in
            let name = hasKeycodes ? line.keycode : line.segment
            let none = hasKeycodes ? "(no keycode)" : "(no matching mailing)"
            return name.isEmpty ? Cell(none, tone: .faint) : Cell(name)
        }
        let yields = FieldList(YieldFields(currency: currency, none: look.none).all)
        let fields = FieldList([name] + yields.fields.map { $0.of(\.yield) })
        var table = fields.people(lines, caption: now.appeal.name)
        table.append(
            TableRow(
                [Cell("Total")] + yields.people(now.result.total).cells, emphasis: true, ruleBefore: true))
        return table
    }

    /// The appeal and last year's, one row each.
    private func comparison(_ then: AppealReport, _ look: ScreenLook) -> Table {
        var rows = [(now, "\(now.appeal.id) on \(now.asOf)"), (then, "\(then.appeal.id) on \(then.asOf)")]
        if let ended { rows.append((ended, "\(ended.appeal.id) final")) }
        let yields = FieldList(YieldFields(currency: currency, none: look.none).all)
        return Table(
            columns: [TableColumn("Compared with last year", key: "appeal", shrinks: true)] + yields.people,
            rows: rows.map { TableRow([Cell($1)] + yields.people($0.result.total).cells) })
    }

    private func screen(_ look: ScreenLook) -> String {
        let title = "\(TerminalText.safe(now.appeal.name))    appeal of \(now.campaign.id)"
        var text = look.edges(title, provenance.when) + "\n\n"
        text += look.render(segments(look)).text
        if hasKeycodes {
            text += "\n" + look.render(table(now.result.keycodes, look, hasKeycodes: true)).text
        }
        if let then { text += "\n" + look.render(comparison(then, look)).text }
        for note in notes { text += "\n" + Words.wrapped(note) + "\n" }
        return text
    }

    private var notes: [String] {
        var notes: [String] = []
        let total = now.result.total
        if total.pieces == 0 {
            notes.append(
                "No mailing is recorded yet, so there is no response rate. Record it: campaign appeal sent \(now.appeal.id)"
            )
        } else {
            notes += [besidePieces, countedTwice].compactMap { $0 }
        }
        if let loose = now.unattributed, loose.gifts > 0 {
            let sum = Money(minorUnits: loose.minorUnits, currency: currency).text
            notes.append(
                "Not counted here: \(Words.count(loose.gifts, "gift")) of \(sum) to \(now.campaign.id) in that time name no appeal."
            )
        }
        return notes
    }

    /// What came back on a code and is not an answer to its piece.
    private var besidePieces: String? {
        func words(_ count: KeyPath<AppealPerformance, Int>, _ what: String) -> String? {
            let lines = now.result.keycodes.filter { !$0.segment.isEmpty && $0.yield[keyPath: count] > 0 }
            guard !lines.isEmpty else { return nil }
            let sum = lines.reduce(0) { $0 + $1.yield[keyPath: count] }
            let codes = lines.map { "\($0.keycode) \(Words.grouped($0.yield[keyPath: count]))" }
            return "\(Words.count(sum, "gift")) \(what) (\(codes.joined(separator: ", ")))"
        }
        let kinds = [
            words(\.unaskedGifts, "by people who were not sent a piece with that code"),
            words(\.earlyGifts, "from before the donor's piece was mailed"),
        ].compactMap { $0 }
        return kinds.isEmpty
            ? nil : "In gross but not counted as responders: " + kinds.joined(separator: ", ") + "."
    }

    /// Why rows need not sum to the total.
    private var countedTwice: String? {
        let total = now.result.total
        let differs = [now.result.segments, now.result.keycodes].contains { lines in
            let (responders, gifts) = lines.reduce((0, 0)) {
                ($0.0 + $1.yield.responders, $0.1 + $1.yield.gifts)
            }
            return responders != total.responders || gifts != total.gifts
        }
        return differs
            ? "A donor or a split gift that matches two rows is in both, but counts once in the total; a donor who answered "
                + "with the code of another mailing is a responder in the total only." : nil
    }

    private var json: JSONValue {
        func sum(_ kind: String, _ standing: AppealReport?) -> JSONValue {
            standing.map { fields.json(total(kind, $0)) } ?? .null
        }
        let loose = now.unattributed.map { loose in
            JSONValue.object([
                "gifts": .number(Int64(loose.gifts)), "gross": .money(loose.minorUnits, currency),
            ])
        }
        return provenance.document(
            "campaign.appeal/1",
            [
                "appeal": .string(now.appeal.id), "name": .string(now.appeal.name),
                "campaign": .string(now.campaign.id), "total": sum("total", now),
                "rows": fields.json(segmentRows),
                "keycodes": fields.json(keycodeRows), "unattributed": loose ?? .null,
                "last_year": sum("last_year", then),
                "last_year_ended": sum("last_year_ended", ended),
            ])
    }
}

/// The fields that say what pieces of an appeal brought.
struct YieldFields {
    let currency: Currency
    /// What people see where a figure does not exist.
    var none = ""

    var all: [Field<AppealPerformance>] {
        let unit = currency.symbol ?? currency.code + " "
        return [
            Field(.figure("Pieces", "pieces")) { .count($0.pieces) },
            figure("Responders", "responders", isSecondary: true) {
                $0.pieces > 0 ? .count($0.responders) : .none
            },
            figure("Rate", "response_rate") { .percent($0.responseRate) },
            Field(.figure("Gifts", "gifts")) { .count($0.gifts) },
            figure("Gross", "gross") { .money($0.grossMinor, currency) },
            figure("Average", "average", isSecondary: true) { .money($0.averageMinor, currency) },
            figure("Cost", "cost") { .money($0.costMinor, currency) },
            figure("Per \(unit)1", "cost_per_unit") { .money($0.costPerUnit(in: currency), currency) },
            figure("ROI", "roi", isSecondary: true) { .percent($0.returnOnInvestment) },
            Field("gifts_without_piece") { .count($0.unaskedGifts) },
            Field("gifts_before_mailing") { .count($0.earlyGifts) },
        ]
    }

    private func figure(
        _ title: String, _ key: String, isSecondary: Bool = false,
        _ value: @escaping (AppealPerformance) -> FieldValue
    ) -> Field<AppealPerformance> {
        Field(
            .figure(title, key, isSecondary: isSecondary),
            people: { yield in
                let cell = value(yield).cell
                return cell.value == .none ? .blank(none) : cell
            }, value)
    }
}
