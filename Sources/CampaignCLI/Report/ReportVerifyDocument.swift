import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// What became of a page's figures, in every format.
struct ReportVerifyDocument {
    private let verification: ReportVerification
    private let words: PageRebuildWords
    private let file: String
    private typealias Line = ReportVerification.Line

    init(_ verification: ReportVerification, _ rebuild: PageRebuild, file: String) {
        (self.verification, self.file) = (verification, file)
        words = PageRebuildWords(rebuild, verification.page.integrity)
    }

    var document: Document {
        Document(
            title: "Figures of \(file)", data: fields.data(verification.lines),
            people: { _ in fields.people(verification.changed, caption: summary) }, json: json, screen: screen
        )
    }

    private var currency: Currency { verification.provenance.plan.organization.currency }

    private var fields: FieldList<Line> {
        FieldList([
            Field(TableColumn("Figure", key: "figure", shrinks: true)) { .text($0.then.name) },
            Field(.figure("On the page", "then"), people: { Cell(self.then($0)) }) { line in
                exact(line).map { .money($0, currency) } ?? .text(line.then.text)
            },
            Field(.figure("Now", "now"), people: { Cell($0.now == nil ? "no value" : $0.nowText) }) { line in
                guard line.then.minor != nil, case .money(let minor)? = line.now else {
                    return .text(line.nowText)
                }
                return .money(minor, currency)
            },
            Field(.figure("Change", "change")) { .money($0.change, currency) },
            Field("holds") { .flag($0.holds) },
        ])
    }

    private func then(_ line: Line) -> String {
        exact(line).map { Money(minorUnits: $0, currency: currency).text } ?? line.then.text
    }

    /// What an edited page says counts, not what is behind it.
    private func exact(_ line: Line) -> Int64? { line.isAltered ? nil : line.then.minor }

    /// What it comes to, in a sentence.
    private var summary: String {
        let (all, changed) = (verification.lines.count, verification.changed.count)
        let page = TerminalText.safe(file)
        let figures = Words.count(all, "figure")
        guard changed == 0 else { return "\(Words.grouped(changed)) of \(figures) of \(page) changed" }
        // Charts and sentences have numbers too, such as 58%, that no name is on.
        if all == 1 { return "The one named figure of \(page) holds" }
        return "All \(Words.grouped(all)) named figures of \(page) hold"
    }

    /// What matters most where someone changed the page, whatever its figures say.
    private var edited: String {
        let what = verification.page.integrity == .looksChanged ? "A chart, a link, or the style" : "The text"
        return "\(what) of \(TerminalText.safe(file)) was changed after it was built"
    }

    /// What cannot be compared: the numbers of lists, for which `explain` has no name.
    private var unchecked: String? {
        let tables = verification.page.unnamed
        guard !tables.isEmpty else { return nil }
        let list = tables.map { "\(TerminalText.safe($0.table)) (\($0.numbers))" }.joined(separator: "; ")
        let all = tables.reduce(0) { $0 + $1.numbers }
        return "not checked: \(Words.count(all, "number")) without a name, in \(list)"
    }

    /// That someone edited the page, when its words and its exact amounts differ.
    private var altered: String? {
        let count = verification.altered.count
        guard count > 0 else { return nil }
        return "edited: \(Words.count(count, "figure")) of the page \(count == 1 ? "does" : "do") not say "
            + "what the page has behind \(count == 1 ? "it" : "them")"
    }

    private func screen(_ look: ScreenLook) -> String {
        var lines = [look.edges(summary, verification.provenance.when, isBold: true)]
        if words.isEdited {
            lines = [look.edges(edited, verification.provenance.when, isBold: true), ""]
            lines += words.edits.flatMap { look.wrapped($0) } + look.wrapped(words.text) + ["", summary]
        }
        if !verification.changed.isEmpty {
            lines += [""] + look.render(fields.people(verification.changed).forPeople).lines + [""]
            let name = TerminalText.safe(verification.changed[0].then.name)
            lines.append("to see why: campaign explain \(name) --as-of \(verification.provenance.asOf)")
        }
        let last = words.isEdited ? nil : words.text
        for remark in [altered, unchecked, last].compactMap({ $0 }) { lines += look.wrapped(remark) }
        return lines.map { $0 + "\n" }.joined()
    }

    private var json: JSONValue {
        verification.provenance.document(
            "campaign.report_verify/1",
            [
                "page_as_of": .date(verification.page.asOf), "rows": fields.json(verification.lines),
                "changed": .number(Int64(verification.changed.count)), "text": words.json,
                "unchecked": .array(
                    verification.page.unnamed.map {
                        .object(["table": .string($0.table), "numbers": .number(Int64($0.numbers))])
                    }),
            ])
    }
}
