import CampaignKit
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
        let name = "\(path)/\(label).\(printer == nil ? "html" : "pdf")"
        try SafeFile.write(bytes, to: session.writer.destination.own(name))
    }
}
