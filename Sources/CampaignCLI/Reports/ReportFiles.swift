import CampaignFiles
import CampaignKit
import Terminal

/// The report templates of a workspace, and those that a command line names.
struct ReportFiles {
    let all: [PlanFile]

    init(directory: String) throws { all = try WorkspaceSource.readReports(directory: directory) }

    /// The files with these ids, each once, in the order named; every id that is none is in one error.
    func named(_ names: [String]) throws(CommandError) -> [PlanFile] {
        let ids = names.map(Self.id)
        let unknown = ids.filter { id in !all.contains { $0.stem == id } }
        if let first = unknown.first {
            let near = DidYouMean.nearest(first, in: all.map(\.stem))
            throw .failed(
                "unknown-report",
                "no report \(unknown.map { "'\(TerminalText.safe($0))'" }.joined(separator: ", "))",
                hint: near.map(DidYouMean.question) ?? choice)
        }
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }.compactMap { id in all.first { $0.stem == id } }
    }

    /// `board` for `Reports/board.md`, which a shell completes to.
    private static func id(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        return file.hasSuffix(".md") ? String(file.dropLast(3)) : name
    }

    /// Which reports there are, or how to make the first.
    var choice: String {
        all.isEmpty
            ? "Reports/ has none yet: campaign report new board"
            : "there are \(all.map(\.stem).joined(separator: ", "))"
    }
}
