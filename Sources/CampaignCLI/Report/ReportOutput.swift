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

    /// Writes reports and remembers their days; their paths are the result.
    func write(_ reports: [ReportRun.Report], _ form: ReportForm) throws -> [String] {
        let paths = try reports.map { try write($0, form) }
        // On the screen it was a look.
        guard file != "-" else { return paths }
        do { try BuiltDays.add(reports.compactMap(\.built), in: directory) } catch {
            session.say(
                "the day is not remembered, as build/ cannot be written: the next page will not know it; "
                    + "write since: in its template")
        }
        return paths
    }

    /// Writes a report and says so; its path is the result.
    private func write(_ report: ReportRun.Report, _ form: ReportForm) throws -> String {
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
