import CampaignFiles
import CampaignKit
import CampaignReports
import Foundation
import System
import Terminal

/// Where letters go: one page for all, a file for each, or a PDF.
struct LetterDestination {
    let session: Session
    let directory: String
    /// As `-o` says; nil for `build/`.
    let output: String?
    /// As `--each` says.
    let folder: String?
    let isPDF: Bool
    /// The file that `-o` names, opened before any letter is written.
    private let opened: SafeFile?

    init(_ session: Session, directory: String, output: String?, each folder: String?, isPDF: Bool) throws {
        self.session = session
        self.directory = directory
        self.output = output
        self.folder = folder
        self.isPDF = isPDF || output?.hasSuffix(".pdf") == true
        if let output, folder != nil {
            throw CommandError.usage(
                "option-conflict", "-o writes one file and --each one file per letter",
                hint: "use either -o \(TerminalText.safe(output)) or --each")
        }
        guard let output, output != "-" else {
            opened = nil
            return
        }
        let isPage = output.hasSuffix(".html") || output.hasSuffix(".htm")
        guard isPage != self.isPDF, isPage || self.isPDF else {
            throw CommandError.usage(
                "unknown-ending", "letters cannot be written as '\(TerminalText.safe(output))'",
                hint: "end it in .html or .pdf")
        }
        opened = try session.writer.destination.named(output)
    }

    /// Where letters went.
    enum Written: Equatable {
        /// A file or a folder, as people see its name.
        case to(String)
        /// Standard output: they are the answer, and nothing else goes there.
        case answer

        var place: String? { if case .to(let place) = self { place } else { nil } }
    }

    /// Writes the letters.
    func write(_ run: LetterRun, name: String, title: String) throws -> Written {
        if let folder { return try writeEach(run, to: session.context.absolute(folder)) }
        return try writePage(name: name) { write in try run.write(title: title, to: write) }
    }

    /// Writes a page piece by piece, or a PDF of it.
    func writePage(
        name: String, _ body: ((_ bytes: [UInt8]) throws -> Void) throws -> Void
    ) throws -> Written {
        let context = session.context
        if output == "-", !isPDF {
            try body { try context.output.write(bytes: $0) }
            return .answer
        }
        let bytes = isPDF ? try PDFPrinter(context: context).pdf(body) : nil
        if output == "-" {
            try context.output.write(bytes: bytes ?? [])
            return .answer
        }
        let file = try opened ?? own(name)
        try file.fill { write in
            if let bytes { return try write(bytes) }
            try withoutActuallyEscaping(write) { write in try body { try write($0) } }
        }
        return .to(session.shown(file.path))
    }

    /// The page's own file in `build/`.
    private func own(_ name: String) throws -> SafeFile {
        try Folders.make(directory + "/build", mode: 0o700)
        return try session.writer.destination.own("\(directory)/build/\(name).\(isPDF ? "pdf" : "html")")
    }

    /// One file a letter, named by its number; refused where pages lie that are none of them.
    private func writeEach(_ run: LetterRun, to folder: String) throws -> Written {
        let context = session.context
        try session.writer.destination.refuse(FileIdentity(folder + "/letter.html"))
        let names = run.items.map { "\($0.letter.row.letterID).\(isPDF ? "pdf" : "html")" }
        try refuseOthers(in: folder, than: Set(names))
        try Folders.make(folder, mode: 0o700)
        let printer = isPDF ? try PDFPrinter(context: context) : nil
        for (item, name) in zip(run.items, names) {
            let page = run.page(of: item)
            let bytes = try printer?.pdf { try $0(page) } ?? page
            try SafeFile.write(bytes, to: session.writer.destination.own("\(folder)/\(name)"))
        }
        return .to(session.shown(folder))
    }

    /// Letters of an earlier run would be mailed by mistake, and a file that we did not write is not ours to
    /// remove.
    private func refuseOthers(in folder: String, than names: Set<String>) throws(CommandError) {
        let pages = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            [".html", ".htm", ".pdf"].contains(where: name.hasSuffix) && !names.contains(name)
        }
        guard let first = pages.min() else { return }
        let count = Words.count(pages.count, "page")
        throw .failed(
            "other-letters",
            "\(session.shown(folder)) already contains \(count) from another run, such as \(TerminalText.safe(first))",
            hint: "nothing was written; use an empty folder, or remove those pages first")
    }
}
