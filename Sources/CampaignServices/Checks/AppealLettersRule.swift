import CampaignFiles
public import CampaignKit
import CampaignReports

/// Letters that an appeal or a segment names and that no one has written.
public struct AppealLettersRule: CheckRule {
    /// The code is explained with those of letters.
    public let guides: [CheckGuide] = []

    public func findings(_ subject: CheckSubject) -> [Finding] {
        let there = Set(subject.letters.map(\.path))
        // A charity that writes its letters elsewhere has none here.
        guard !there.isEmpty else { return [] }
        return (subject.loaded.plan?.campaigns ?? []).flatMap { campaign in
            campaign.appeals.flatMap { appeal -> [Finding] in
                let named = [appeal.letter] + appeal.segments.map(\.letter)
                let paths = Set(named.compactMap { $0 }).sorted().map {
                    WorkspaceSource.reportsFolder + "/" + $0
                }
                return paths.filter { !there.contains($0) }.map { path in
                    Finding(
                        code: ReportFindingCode.missingLetter.rawValue, severity: .warning,
                        message: "the appeal '\(appeal.id)' names a letter that does not exist: \(path)",
                        location: SourceLocation(file: "Campaigns/\(campaign.id).md", line: appeal.line),
                        hint: Self.hint(path, there))
                }
            }
        }
    }

    private static func hint(_ path: String, _ there: Set<String>) -> String {
        DidYouMean.hint(for: path, in: there.sorted())
            ?? "write it before its letters are due: campaign help letters"
    }
}
