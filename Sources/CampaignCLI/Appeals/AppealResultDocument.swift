import CampaignKit
import CampaignServices
import Terminal

/// What came back on an appeal, in every format, next to last year's on the same day of its run.
struct AppealResultDocument {
    let now: AppealStanding
    /// Last year's on the same day of its run.
    let then: AppealStanding?
    /// Last year's as it ended; nil while it still runs.
    let ended: AppealStanding?
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }
    private var cells: YieldCells { YieldCells(currency: currency) }

    var document: Document {
        Document(title: now.appeal.name, data: data, people: segments, json: json, screen: screen)
    }

    /// Every line, told apart by `row`.
    private var data: Table {
        let names = ["row", "appeal", "as_of", "segment", "keycode"].map { TableColumn($0, key: $0) }
        var table = Table(columns: names + YieldCells.columns(currency) + YieldCells.dataColumns)
        func append(_ row: String, _ standing: AppealStanding, _ line: AppealResult.Line) {
            let head = [row, standing.appeal.id, standing.asOf.description, line.segment, line.keycode]
            table.append(TableRow(head.map { Cell($0) } + cells.data(line.yield)))
        }
        func total(_ standing: AppealStanding) -> AppealResult.Line {
            AppealResult.Line(yield: standing.result.total)
        }
        for line in now.result.segments { append("segment", now, line) }
        for line in now.result.keycodes { append("keycode", now, line) }
        append("total", now, total(now))
        if let loose = now.unattributed {
            let yield = AppealYield(gifts: loose.gifts, grossMinor: loose.minorUnits)
            append("unattributed", now, AppealResult.Line(yield: yield))
        }
        if let then { append("last_year", then, total(then)) }
        if let ended { append("last_year_ended", ended, total(ended)) }
        return table
    }

    private var segments: (ScreenLook) -> Table { { table(now.result.segments, $0, hasKeycodes: false) } }

    private func table(_ lines: [AppealResult.Line], _ look: ScreenLook, hasKeycodes: Bool) -> Table {
        let title =
            hasKeycodes
            ? TableColumn("Keycode", key: "keycode", shrinks: true)
            : TableColumn("Segment", key: "segment", shrinks: true)
        var table = Table(
            caption: now.appeal.name, columns: [title] + YieldCells.columns(currency),
            rows: lines.map { line in
                let name = hasKeycodes ? line.keycode : line.segment
                let none = hasKeycodes ? "(no keycode)" : "(no matching mailing)"
                let cell = name.isEmpty ? Cell(none, tone: .faint) : Cell(name)
                return TableRow([cell] + cells.cells(line.yield, none: look.none))
            })
        table.append(
            TableRow(
                [Cell("Total")] + cells.cells(now.result.total, none: look.none), emphasis: true,
                ruleBefore: true))
        return table
    }

    /// The appeal and last year's, one row each.
    private func comparison(_ then: AppealStanding, _ look: ScreenLook) -> Table {
        var rows = [(now, "\(now.appeal.id) on \(now.asOf)"), (then, "\(then.appeal.id) on \(then.asOf)")]
        if let ended { rows.append((ended, "\(ended.appeal.id) final")) }
        return Table(
            columns: [TableColumn("Compared with last year", key: "appeal", shrinks: true)]
                + YieldCells.columns(currency),
            rows: rows.map { standing, name in
                TableRow([Cell(name)] + cells.cells(standing.result.total, none: look.none))
            })
    }

    private func screen(_ look: ScreenLook) -> String {
        let title = "\(TerminalText.safe(now.appeal.name))    appeal of \(now.campaign.id)"
        var text = look.edges(title, provenance.when) + "\n\n"
        text += look.render(segments(look)).text
        if now.result.keycodes.contains(where: { !$0.keycode.isEmpty }) {
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
                "Nothing is recorded as sent, so there is no response rate: campaign appeal sent \(now.appeal.id)"
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
        func words(_ count: KeyPath<AppealYield, Int>, _ what: String) -> String? {
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
        func total(_ standing: AppealStanding?) -> JSONValue {
            guard let standing else { return .null }
            let known: [String: JSONValue] = [
                "appeal": .string(standing.appeal.id), "as_of": .date(standing.asOf),
            ]
            return .object(cells.json(standing.result.total).merging(known) { $1 })
        }
        func lines(_ lines: [AppealResult.Line], hasKeycodes: Bool) -> JSONValue {
            .array(
                lines.map { line in
                    var members = cells.json(line.yield)
                    members["segment"] = line.segment.isEmpty ? .null : .string(line.segment)
                    if hasKeycodes {
                        members["keycode"] = line.keycode.isEmpty ? .null : .string(line.keycode)
                    }
                    return .object(members)
                })
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
                "campaign": .string(now.campaign.id), "total": total(now),
                "rows": lines(now.result.segments, hasKeycodes: false),
                "keycodes": lines(now.result.keycodes, hasKeycodes: true), "unattributed": loose ?? .null,
                "last_year": total(then), "last_year_ended": total(ended),
            ])
    }
}
