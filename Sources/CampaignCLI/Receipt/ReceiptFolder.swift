import CampaignKit
import Foundation
import System
import Terminal

/// The folder that issued pages are written into, one file each.
struct ReceiptFolder {
    /// As people see it.
    let shown: String
    private let session: Session
    private let path: String
    private let printer: PDFPrinter?

    /// Opened before anything is issued; a folder of the plan is refused.
    init(_ session: Session, _ folder: String, isPDF: Bool, makes: Bool) throws {
        self.session = session
        path = session.context.absolute(folder)
        shown = session.shown(path)
        try session.writer.destination.refuse(FileIdentity(path + "/receipt.html"))
        printer = isPDF ? try PDFPrinter(context: session.context) : nil
        if makes { try Folders.make(path, mode: 0o700) }
    }

    func write(_ page: [UInt8], named label: String) throws {
        let bytes = try printer?.pdf { try $0(page) } ?? page
        let name = "\(path)/\(label).\(ending)"
        // The same page again changes nothing.
        if FileStatus(name) != nil, try InputFile.bytes(name, limit: 16 << 20) == bytes { return }
        try SafeFile.write(bytes, to: session.writer.destination.named(name))
    }

    private var ending: String { printer == nil ? "html" : "pdf" }

    /// Throws where a page is there under a number that no receipt has yet: it is of another register, and
    /// what is issued next may have its name.
    func refuseOthers(than known: some Collection<String>, _ numbering: ReceiptNumbering) throws {
        guard !session.writer.destination.force else { return }
        let known = Set(known.map { "\($0).\(ending)" })
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let others = names.filter {
            $0.hasPrefix(numbering.prefix + "-") && $0.hasSuffix("." + ending) && !known.contains($0)
        }
        guard let first = others.min() else { return }
        throw CommandError.failed(
            "output-exists", "\(shown) has a page of another register: \(TerminalText.safe(first))",
            hint: "nothing was issued; use an empty folder, or --force to replace pages")
    }
}
