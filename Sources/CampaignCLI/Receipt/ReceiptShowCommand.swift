import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt show`: a page exactly as it was issued.
struct ReceiptShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Write the page of a receipt exactly as it was issued.",
        discussion: """
            The answer is the kept page, byte for byte. --json, or another --format than html, writes what the \
            register says of it instead. \
            To send a receipt again, use 'campaign receipt reprint', which marks it as a copy.

            EXAMPLES
              campaign receipt show R-2027-0012 -o receipt.html
              campaign receipt show R-2027-0012 --pdf -o receipt.pdf
              campaign receipt show R-2027-0012 --json
            """)

    @Argument(help: ArgumentHelp("The number: R-2027-0012.", valueName: "number")) var number: String
    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let page = try ReceiptPage(options, isPDF: pdf)
        let desk = try ReceiptDesk(page.session)
        let record = try desk.record(number)
        guard !page.isRow else { return try page.write(record, desk) }
        try page.write(desk.content(record))
    }
}

/// `campaign receipt reprint`: the same page with COPY on it.
struct ReceiptReprintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprint", abstract: "Write a receipt again, marked COPY.",
        discussion: """
            It takes no new number, and the kept page stays as it is. A voided receipt is not written again: \
            its replacement is the one to send.

            EXAMPLES
              campaign receipt reprint R-2027-0012 -o copy.html
              campaign receipt reprint R-2027-0012 --pdf -o copy.pdf
            """)

    @Argument(help: ArgumentHelp("The number: R-2027-0012.", valueName: "number")) var number: String
    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let page = try ReceiptPage(options, isPDF: pdf)
        guard !page.isRow else {
            throw CommandError.usage(
                "format-conflict", "a copy is a page", hint: "campaign receipt show \(number) --json")
        }
        let desk = try ReceiptDesk(page.session)
        let record = try desk.record(number)
        guard record.stands else {
            let replacement = record.replacedBy.flatMap { id in
                (try? desk.labels())?[id]
            }
            throw CommandError.failed(
                "receipt-voided", "\(record.label) is void: \(record.void?.reason ?? "")",
                hint: replacement.map { "campaign receipt reprint \($0)" }
                    ?? "campaign receipt due lists what replaces it")
        }
        try page.write(desk.copy(record))
    }
}

/// Where a receipt's page goes: standard output, or the file that `-o` names.
struct ReceiptPage {
    let session: Session
    /// Whether the answer is what the register says of it.
    let isRow: Bool
    private let isPDF: Bool
    private let file: String?

    init(_ options: GlobalOptions, isPDF: Bool) throws {
        let file = options.output == "-" ? nil : options.output
        self.isPDF = isPDF || file?.hasSuffix(".pdf") == true
        isRow = options.json || options.format.map { $0 != .html } ?? false
        guard !(self.isPDF && isRow) else {
            throw CommandError.usage(
                "format-conflict", "\(options.json ? "--json" : "--format") and a PDF cannot be combined")
        }
        let isPage = file.map { $0.hasSuffix(".html") || $0.hasSuffix(".htm") } ?? true
        let isRight = self.isPDF ? file.map { $0.hasSuffix(".pdf") } ?? true : isPage
        guard isRow || isRight else {
            throw CommandError.usage(
                "unknown-ending", "a receipt cannot be written as '\(TerminalText.safe(file ?? ""))'",
                hint: "end it in .html or .pdf")
        }
        var options = options
        if !isRow { options.output = nil }
        self.file = isRow ? nil : file
        session = try Session(options)
    }

    func write(_ page: [UInt8]) throws {
        let bytes = isPDF ? try PDFPrinter(context: session.context).pdf { try $0(page) } : page
        guard let file else { return try session.writer.stream { try $0(bytes) } }
        let destination = try session.writer.destination.named(file)
        try destination.fill { try $0(bytes) }
    }

    /// What the register says of it.
    func write(_ record: ReceiptRecord, _ desk: ReceiptDesk) throws {
        let rows = ReceiptRow.rows(of: record, try desk.labels())
        let fields = ReceiptRow.fields(desk.plan.organization.currency)
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: record.label, data: fields.data(rows),
                json: provenance.document(
                    "campaign.receipts/1",
                    ["rows": fields.json(rows), "year": .number(Int64(record.giftYear))])))
    }
}
