public import CampaignFiles
public import CampaignKit
public import CampaignReports

/// The letter templates of a workspace that a run of letters may need.
public struct LetterFiles {
    private let files: [PlanFile]
    private let plan: Plan

    public init(directory: String, plan: Plan) throws {
        files = try WorkspaceSource.readLetters(directory: directory)
        self.plan = plan
    }

    /// The letters at some paths below `Reports/`, and their translations; throws with all that is wrong in
    /// them.
    public func read(
        _ paths: Set<String>, of kind: LetterDraft.Kind, fallsBack: Bool
    ) throws(ServiceError) -> (LetterSet, [Finding]) {
        var findings: [Finding] = []
        var templates: [LetterTemplate] = []
        for path in paths.sorted() {
            guard files.contains(where: { Self.below($0) == path }) else { throw missing(path) }
            for file in files where Self.isTranslation(Self.below(file), of: path) {
                let (template, found) = LetterTemplate.read(file, plan: plan)
                findings += found
                guard let template else { continue }
                guard template.kind == kind else {
                    throw .wrongLetter(template.path, isThanks: template.kind == .thankYou)
                }
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

    private func missing(_ path: String) -> ServiceError {
        .missingLetter(path, nearest: DidYouMean.nearest(path, in: files.map(Self.below)))
    }
}
