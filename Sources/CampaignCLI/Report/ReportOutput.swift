import CampaignServices
import System

/// Where finished reports go: to `-o`, else into `build/` of the workspace.
struct ReportOutput {
    /// What `-o` says.
    let file: String?
    let session: Session
    let directory: String

    init(to file: String?, session: Session, directory: String) {
        self.file = file
        self.session = session
        self.directory = directory
    }

    /// Writes a report and says so; its path is the result.
    func write(_ report: ReportRun.Report, _ form: ReportForm) throws -> String {
        let bytes =
            try form == .pdf ? PDFPrinter(context: session.context).pdf(report.text) : Array(report.text.utf8)
        if let file {
            if form == .pdf {
                try session.writer.stream { try $0(bytes) }
            } else {
                try session.writer.write(report.text)
            }
            if file != "-" { session.say("wrote \(file)") }
            return session.context.absolute(file)
        }
        let path = directory + "/build/\(report.name).\(form.ending)"
        try Folders.make(directory + "/build", mode: 0o700)
        try SafeFile.write(bytes, to: session.writer.destination.own(path))
        try session.context.output.write("wrote \(session.shown(path))\n")
        return path
    }
}
