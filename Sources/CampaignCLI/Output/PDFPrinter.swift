import CampaignKit
import Foundation
import System
import Terminal

/// Makes PDFs of pages with a program of this machine.
///
/// Page and PDF are in a private folder for as long as that takes: they name donors.
struct PDFPrinter {
    let context: CommandContext
    private let program: PDFProgram

    /// Throws when no such program is installed.
    init(context: CommandContext) throws(CommandError) {
        guard let program = PDFProgram.find(environment: context.environment) else {
            throw .failed(
                "no-pdf-program", "no program that writes PDFs is installed",
                hint: "sudo apt install \(PDFProgram.packages[0]), or \(PDFProgram.packages[1]); "
                    + "or print the .html page from a browser")
        }
        self.context = context
        self.program = program
    }

    /// The PDF of a page.
    func pdf(_ page: String) throws -> [UInt8] { try pdf { try $0(Array(page.utf8)) } }

    /// The PDF of what `body` writes.
    func pdf(_ body: ((_ bytes: [UInt8]) throws -> Void) throws -> Void) throws -> [UInt8] {
        let parent = context.environment["TMPDIR"] ?? "/tmp"
        // Gone with the process too, when it is interrupted; after a kill with the next one.
        Temporary.sweep(parent, prefix: "campaign-letters")
        let scratch = try Temporary(folderIn: parent, prefix: "campaign-letters")
        defer { scratch.remove() }
        let (folder, page, pdf) = (scratch.path, scratch.path + "/page.html", scratch.path + "/page.pdf")
        try SafeFile(page, replacing: false).fill { write in
            try withoutActuallyEscaping(write) { write in try body { try write($0) } }
        }
        guard program.makePDF(page: page, to: pdf, scratch: folder, environment: context.environment),
            let bytes = FileManager.default.contents(atPath: pdf), bytes.starts(with: Array("%PDF".utf8))
        else {
            throw CommandError.failed(
                "no-pdf", "\(TerminalText.safe(program.path)) did not write a PDF",
                hint: "write the .html page and print it from a browser, or install another: "
                    + Words.alternatives(PDFProgram.packages))
        }
        return Array(bytes)
    }
}
