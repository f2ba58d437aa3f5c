import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign import --inbox DIR`: every file of a folder, each whole or not at all, moved with its report.
struct InboxImport {
    let session: Session
    let folder: String
    let isDryRun: Bool
    let currency: Currency
    let provenance: Provenance
    /// Imports one file, of gifts or of grants.
    ///
    /// `later` is where it will be when someone reads what is wrong with it.
    let run: (_ path: String, _ name: String, _ later: String) throws -> Taken

    /// What one file brought.
    enum Taken {
        case gifts(ImportRun.Result)
        case grants(GrantFileReport)
    }

    /// What came of one file.
    struct Item {
        let name: String
        /// The first line of its report.
        let headline: String
        let rows: Int
        let batch: Int64?
        let isFailed: Bool
        /// Whether it came in and says that earlier gifts did not arrive after all.
        var isDoubtful = false
        /// Where it is now, below the folder.
        let place: String
    }

    /// Imports what is there; throws `AnswerIsNo` when someone must look at one of the files.
    func importAll() throws {
        let path = session.context.absolute(folder)
        guard FileIdentity(path).kind == .folder else {
            throw CommandError.failed(
                "file-missing", "no folder \(session.shown(path))",
                hint: "make it, and put files into it")
        }
        guard let inbox = try Inbox(path) else {
            throw CommandError.failed(
                "inbox-busy", "another import is working in \(session.shown(path))",
                hint: "it takes what is there; run this again when it has ended")
        }
        if !isDryRun { try inbox.prepare() }
        var items: [Item] = []
        do {
            for name in inbox.names() { items.append(try take(name, inbox)) }
        } catch {
            // The rest stays for the next time; what is done is said.
            if !items.isEmpty {
                try? session.writer.write(InboxDocument(items: items, isDryRun: isDryRun).document)
            }
            throw error
        }
        try session.writer.write(InboxDocument(items: items, isDryRun: isDryRun).document)
        guard !items.contains(where: { $0.isFailed || $0.isDoubtful }) else {
            if !isDryRun {
                session.say("the reports next to the files say why: \(session.shown(path))")
            }
            throw AnswerIsNo()
        }
    }

    private func take(_ name: String, _ inbox: Inbox) throws -> Item {
        let taken: Taken
        let later = isDryRun ? name : inbox.place(of: name, on: .failed)
        do { taken = try run(inbox.path(of: name), name, folder + "/" + later) } catch {
            guard let reason = Self.reason(error) else { throw error }
            let headline = "Did not import \(name); nothing was written"
            return try settle(
                name, inbox,
                Item(name: name, headline: headline, rows: 0, batch: nil, isFailed: true, place: name),
                report: TerminalText.safe(headline) + "\n\n" + reason + "\n")
        }
        guard case .gifts(let result) = taken else { return try settle(taken, name, inbox) }
        let report = ImportReport(
            outcome: result.outcome, subject: name, currency: currency, isDryRun: isDryRun, isPartial: false,
            skipsPossible: false, leftOut: result.leftOut, leftOutRows: result.leftOutRows,
            preset: result.preset)
        let item = Item(
            name: name, headline: report.headline, rows: report.rowsRead, batch: result.outcome.batch,
            isFailed: report.isRefused,
            isDoubtful: result.outcome.problems.contains { $0.code == "changed" }, place: name)
        return try settle(name, inbox, item, report: text(report, result.remarks))
    }

    /// A file of grants is posted whole, or it was refused.
    private func settle(_ taken: Taken, _ name: String, _ inbox: Inbox) throws -> Item {
        guard case .grants(let report) = taken else { throw AnswerIsNo() }
        let item = Item(
            name: name, headline: report.headline, rows: report.rows, batch: report.outcome.batch,
            isFailed: false, isDoubtful: !report.outcome.differences.isEmpty, place: name)
        return try settle(name, inbox, item, report: report.screen(.plain))
    }

    private func text(_ report: ImportReport, _ remarks: [String]) -> String {
        let document = ImportDocument(report: report, provenance: provenance)
        let notes = remarks.map { "\nnote: " + TerminalText.safe($0) }.joined()
        return document.screen(.plain) + (notes.isEmpty ? "" : notes + "\n")
    }

    private func settle(_ name: String, _ inbox: Inbox, _ item: Item, report: String) throws -> Item {
        guard !isDryRun else { return item }
        let place = try inbox.shelve(name, on: item.isFailed ? .failed : .done, report: report)
        return Item(
            name: name, headline: item.headline, rows: item.rows, batch: item.batch, isFailed: item.isFailed,
            isDoubtful: item.isDoubtful, place: place)
    }

    /// Why a file cannot be read, in words; nil where it is not the file's fault.
    private static func reason(_ error: any Error) -> String? {
        let said: (String, String?)
        switch error {
        case let error as GiftFileError where error.code != "csv-changed-while-reading":
            said = (error.line > 0 ? "line \(error.line): \(error.message)" : error.message, error.hint)
        case let error as ByteSourceError: said = (error.description, nil)
        case let error as CommandError where error.code == CommandError.refusedList:
            let rows = error.findings.map { finding in
                "line \(finding.location?.line ?? 0): \(finding.message)"
                    + (finding.hint.map { " (\($0))" } ?? "")
            }
            said = (([error.message] + rows).joined(separator: "\n"), error.hint)
        default: return nil
        }
        let hint = said.1.flatMap { $0.isEmpty ? nil : "hint: \($0)" }
        let lines = ["error: \(said.0)", hint].compactMap(\.self).joined(separator: "\n")
        return lines.split(separator: "\n").map { TerminalText.safe(String($0)) }.joined(separator: "\n")
    }
}

/// The files of an inbox and what came of them, in every format.
struct InboxDocument {
    let items: [InboxImport.Item]
    let isDryRun: Bool

    var document: Document {
        Document(
            title: headline, data: fields.data(items), people: fields.people(items).forPeople,
            json: .object([
                "schema": .string("campaign.import_inbox/1"), "dry_run": .bool(isDryRun),
                "failed": .number(Int64(failed)), "to_look_at": .number(Int64(toLookAt)),
                "rows": fields.json(items),
            ]), screen: items.isEmpty ? { _ in headline + "\n" } : nil)
    }

    private var failed: Int { items.count(where: \.isFailed) }
    private var toLookAt: Int { items.count { $0.isFailed || $0.isDoubtful } }

    private var headline: String {
        guard !items.isEmpty else { return "Nothing to import" }
        let files = Words.count(items.count, "file")
        return toLookAt == 0 ? "\(files), all imported" : "\(files), \(Words.grouped(toLookAt)) to look at"
    }

    private var fields: FieldList<InboxImport.Item> {
        FieldList([
            Field(TableColumn("File", key: "file", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Result", key: "result")) { .text(result($0)) },
            Field(.figure("Rows", "rows")) { .count($0.rows) },
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.batch) },
            Field(TableColumn("Now at", key: "place", shrinks: true)) { .text($0.place) },
            Field("headline") { .text($0.headline) },
        ])
    }

    private func result(_ item: InboxImport.Item) -> String {
        if item.isFailed { return "failed" }
        let word = item.batch != nil ? "imported" : isDryRun ? "good" : "nothing new"
        return item.isDoubtful ? word + ", look" : word
    }
}
