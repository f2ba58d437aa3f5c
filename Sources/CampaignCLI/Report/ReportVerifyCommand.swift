import ArgumentParser
import CampaignKit
import CampaignReports
import CampaignServices
import System
import Terminal

/// `campaign report verify`: whether a page still says what the ledger says.
struct ReportVerifyCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the figures of an old page with the ledger of today.",
        discussion: """
            FILE is a page that 'campaign report build' wrote. Its figures are counted again for its own \
            day, with all that has been posted since. Exits with 0 when every figure holds, else with 1 and \
            a list of those that changed: old, new, and the change. Pages for the board and staff are \
            compared to the cent, those for the public by what they say; a page whose words and exact \
            amounts differ was edited, and does not hold. Numbers of tables that 'campaign explain' has no \
            name for are listed as not checked. --as-of compares with another day.

            EXAMPLES
              campaign report verify build/board.html
              campaign report verify board-2026-06-30.html --json
              campaign report verify board-2026-06-30.html --as-of 2026-09-30 -o changed.csv
            """)

    @Argument(help: ArgumentHelp("A page that report build wrote.", valueName: "file"))
    var file: String

    @OptionGroup var time: TimeOptions

    @OptionGroup var options: GlobalOptions

    /// In bytes: more than any report has.
    private static let largest = 64 << 20

    func run() throws {
        let session = try Session(options, reading: [file])
        let page = try read(session)
        // A page of what was known then is held against what was known then.
        let known = time.knownOn ?? page.knownOn.flatMap { KnownOn($0) }
        let books = try LedgerView(session, knownOn: known).closed
        let verification = try ReportVerification(page, books, on: time.day)
        let document = ReportVerifyDocument(verification, file: file)
        try session.writer.write(document.document)
        guard verification.changed.isEmpty else { throw AnswerIsNo() }
    }

    private func read(_ session: Session) throws -> BuiltPage {
        let name = TerminalText.safe(file)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try InputFile.bytes(session.context.absolute(file), limit: Self.largest + 1)
        } catch {
            throw CommandError.failed(
                "file-unreadable", "cannot read \(name): \(error.reason)",
                hint: "name a page that campaign report build wrote")
        }
        guard bytes.count <= Self.largest else {
            throw CommandError.failed("file-unreadable", "\(name) is larger than any report")
        }
        guard let page = BuiltPage(String(decoding: bytes, as: UTF8.self)) else {
            throw CommandError.failed(
                "not-a-report", "\(name) does not say of which day its figures are",
                hint: "name an HTML page that campaign report build wrote with version 0.2 or later")
        }
        guard !page.figures.isEmpty else {
            throw CommandError.failed("not-a-report", "\(name) has no figures to compare")
        }
        return page
    }
}

/// What became of a page's figures, in every format.
struct ReportVerifyDocument {
    private let verification: ReportVerification
    private let file: String
    private typealias Line = ReportVerification.Line

    init(_ verification: ReportVerification, file: String) {
        (self.verification, self.file) = (verification, file)
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
        if !verification.changed.isEmpty {
            lines += [""] + look.render(fields.people(verification.changed).forPeople).lines + [""]
            let name = TerminalText.safe(verification.changed[0].then.name)
            lines.append("to see why: campaign explain \(name) --as-of \(verification.provenance.asOf)")
        }
        for remark in [altered, unchecked].compactMap({ $0 }) { lines += look.wrapped(remark) }
        return lines.map { $0 + "\n" }.joined()
    }

    private var json: JSONValue {
        verification.provenance.document(
            "campaign.report_verify/1",
            [
                "page_as_of": .date(verification.page.asOf), "rows": fields.json(verification.lines),
                "changed": .number(Int64(verification.changed.count)),
                "unchecked": .array(
                    verification.page.unnamed.map {
                        .object(["table": .string($0.table), "numbers": .number(Int64($0.numbers))])
                    }),
            ])
    }
}
