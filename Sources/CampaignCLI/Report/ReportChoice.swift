import CampaignFiles
import CampaignKit
import CampaignServices

extension ReportFiles {
    /// Which reports there are, or how to make the first.
    var choice: String { Self.choice(all.map(\.stem)) }

    static func choice(_ ids: [String]) -> String {
        ids.isEmpty
            ? "Reports/ has none yet: campaign report new board"
            : "there are \(ids.joined(separator: ", "))"
    }
}

extension CommandError {
    /// Reports are named that are not there.
    static func unknownReports(_ unknown: [String], among ids: [String]) -> CommandError {
        .failed(
            "unknown-report",
            "no report \(unknown.map { "'\(TerminalText.safe($0))'" }.joined(separator: ", "))",
            hint: unknown.first.flatMap { DidYouMean.nearest($0, in: ids) }.map(DidYouMean.question)
                ?? ReportFiles.choice(ids))
    }
}
