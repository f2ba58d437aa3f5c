import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign receipt audit`: every number explained, every kept byte compared.
struct ReceiptAuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Explain every receipt number, and find any page that was changed.",
        discussion: """
            Goes through the numbers of a year of issue, or of all: none may be missing, and every kept page, \
            name, address and line must be what was issued. Receipts for gifts of 2026 are mostly issued in \
            2027, so --year also prints how gifts add up for each calendar year that the receipts of that \
            year are for. The answer is no (exit status 1) when something is not explained. 'campaign check \
            --deep' proves the register itself.

            EXAMPLES
              campaign receipt audit
              campaign receipt audit --year 2027
              campaign receipt audit --json
            """)

    @Option(help: ArgumentHelp("Only receipts that were issued in this year.", valueName: "year")) var year:
        Int?
    @OptionGroup var shown: ReceiptFiguresOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        let desk = try ReceiptDesk(session)
        let (count, faults) = try desk.audit(year)
        var (voided, giftYears) = (0, Set([year].compactMap(\.self)))
        try desk.register(year) { record in
            voided += record.stands ? 0 : 1
            giftYears.insert(record.giftYear)
        }
        let figures = try year == nil ? [] : figures(desk, giftYears)
        let fields = Self.fields
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        let headline =
            "\(Words.count(count, "number"))\(year.map { " of \($0)" } ?? ""), "
            + "\(Words.grouped(voided)) voided: "
            + (faults.isEmpty ? "all explained" : "\(Words.grouped(faults.count)) not explained")
        try session.writer.write(
            Document(
                title: "Receipt audit", data: fields.data(faults),
                people: fields.people(faults, caption: headline),
                json: provenance.document(
                    "campaign.receipts_audit/1",
                    (figures.first { $0.totals.year == year }?.members ?? ["year": .null]).merging([
                        "gift_years": .array(figures.map { .object($0.members) }),
                        "rows": fields.json(faults), "numbers": .number(Int64(count)),
                        "voided": .number(Int64(voided)), "explained": .bool(faults.isEmpty),
                    ]) { $1 }),
                screen: { look in
                    var text = look.headline(headline)
                    if !faults.isEmpty { text += "\n" + look.render(fields.people(faults)).text }
                    for one in figures.withGifts { text += "\n" + one.screen(look) }
                    return text
                }))
        if !faults.isEmpty { throw AnswerIsNo() }
    }

    /// How the gifts of each calendar year add up.
    private func figures(_ desk: ReceiptDesk, _ years: Set<Int>) throws -> [ReceiptFigures] {
        try years.sorted().map { shown.figures(try desk.totals($0), desk.plan.organization.currency) }
    }

    private static var fields: FieldList<ReceiptDesk.Fault> {
        FieldList([
            Field(TableColumn("Number", key: "number")) { .text($0.label) },
            Field(TableColumn("What is wrong", key: "message", shrinks: true)) { .text($0.message) },
        ])
    }
}

extension [ReceiptFigures] {
    /// Those with any gift, for people; the last where none has one.
    fileprivate var withGifts: [ReceiptFigures] {
        let filled = filter { $0.totals.count > 0 }
        return filled.isEmpty ? suffix(1) : filled
    }
}

/// `campaign receipt verify`: whether a page is a receipt of ours, unchanged.
struct ReceiptVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Tell whether a page is one of your receipts, unchanged.",
        discussion: """
            Compares a file with every page that was issued, byte for byte; a copy made by 'campaign receipt \
            reprint' is recognized. With a number, the kept page itself is compared with what was issued. The \
            answer is no (exit status 1) for a page that was changed, and for one that was voided.

            EXAMPLES
              campaign receipt verify receipt.html
              campaign receipt verify R-2027-0012
            """)

    @Argument(help: ArgumentHelp("A page, or a number: R-2027-0012.", valueName: "file|number"))
    var page: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: [page])
        let desk = try ReceiptDesk(session)
        let path = session.context.absolute(page)
        let bytes =
            FileStatus(path) == nil
            ? try desk.content(desk.record(page)) : try InputFile.bytes(path, limit: 16 << 20)
        guard let (record, isCopy) = try desk.owner(of: bytes) else {
            try session.writer.write("not a receipt that was issued here, or one that was changed since\n")
            throw AnswerIsNo()
        }
        let kind = (isCopy ? "a copy of " : "") + record.label
        guard record.stands else {
            try session.writer.write("\(kind), which is void: \(record.void?.reason ?? "")\n")
            throw AnswerIsNo()
        }
        try session.writer.write("\(kind) of \(record.day), unchanged\n")
    }
}

/// `campaign receipt lint`: whether the templates say what the law wants.
struct ReceiptLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Check the receipt templates without issuing anything.",
        discussion: """
            Reads Reports/letters/receipts/. A template must show its number, which receipt it replaces, and \
            for each gift the day, what was given and whether anything was given in return; it must not give \
            a value of property nor name someone else as the recipient. The same runs before every issue.

            EXAMPLES
              campaign receipt lint
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let templates = try ReceiptTemplates(
            directory: directory, plan: session.plan(in: directory).plan)
        guard templates.count > 0 else {
            throw CommandError.failed(
                "no-letter", "there are no templates in Reports/letters/receipts/",
                hint: "campaign init in an empty folder writes them; copy that folder here")
        }
        let findings = templates.findings + templates.missing
        session.say(findings + templates.notes)
        let errors = findings.count { $0.severity == .error }
        let count = Words.count(templates.count, "template")
        try session.writer.write(
            errors == 0 ? "\(count), no errors\n" : "\(count), \(Words.count(errors, "error"))\n")
        if errors > 0 { throw AnswerIsNo() }
    }
}
