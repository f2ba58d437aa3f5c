import CampaignFiles
import CampaignKit
import CampaignReports
import Terminal

/// The letter templates of a workspace that a run of letters may need.
struct LetterFiles {
    private let files: [PlanFile]
    private let plan: Plan

    init(directory: String, plan: Plan) throws {
        files = try WorkspaceSource.readLetters(directory: directory)
        self.plan = plan
    }

    /// The letters at some paths below `Reports/`, and their translations; throws with all that is wrong in
    /// them.
    func read(
        _ paths: Set<String>, of kind: LetterDraft.Kind, fallsBack: Bool
    ) throws(CommandError) -> (LetterSet, [Finding]) {
        var findings: [Finding] = []
        var templates: [LetterTemplate] = []
        for path in paths.sorted() {
            guard files.contains(where: { Self.below($0) == path }) else { throw missing(path) }
            for file in files where Self.isTranslation(Self.below(file), of: path) {
                let (template, found) = LetterTemplate.read(file, plan: plan)
                findings += found
                guard let template else { continue }
                guard template.kind == kind else { throw Self.wrongKind(template) }
                templates.append(template)
            }
        }
        guard !findings.contains(where: { $0.severity == .error }) else { throw .letters(findings) }
        return (LetterSet(templates, fallsBack: fallsBack), findings)
    }

    private static func below(_ file: PlanFile) -> String {
        String(file.path.dropFirst(WorkspaceSource.reportsFolder.count + 1))
    }

    /// `letters/year-end.md` itself and `letters/year-end.he.md`.
    private static func isTranslation(_ path: String, of first: String) -> Bool {
        path == first
            || LetterLanguage.allCases.contains { path == LetterSet.path(first, in: $0.rawValue) }
    }

    /// A thank-you has no ask, and an appeal's letter says nothing of the gift.
    private static func wrongKind(_ template: LetterTemplate) -> CommandError {
        let isThanks = template.kind == .thankYou
        return .failed(
            "wrong-letter",
            "\(WorkspaceSource.reportsFolder)/\(TerminalText.safe(template.path)) is "
                + (isThanks ? "a thank-you letter, not an appeal's" : "an appeal's letter, not a thank-you")
                + "; no letter was written",
            hint: isThanks
                ? "name the appeal's own in the campaign's file: letter: letters/year-end.md"
                : "write kind: thank-you between its --- lines, and what thanks say: campaign help letters")
    }

    private func missing(_ path: String) -> CommandError {
        let near = DidYouMean.nearest(path, in: files.map(Self.below))
        return .failed(
            "no-letter", "there is no letter \(WorkspaceSource.reportsFolder)/\(TerminalText.safe(path))",
            hint: near.map { "\(DidYouMean.question($0)) It is named in the campaign's file" }
                ?? "write it; campaign help letters says how")
    }
}

extension CommandError {
    /// Letters have errors or lack something, so none was written.
    static func letters(_ findings: [Finding]) -> CommandError {
        errors("letter-errors", findings, so: "no letter was written", next: " and run the command again")
    }
}
