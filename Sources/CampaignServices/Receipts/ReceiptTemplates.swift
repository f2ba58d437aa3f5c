import CampaignFiles
public import CampaignKit
import CampaignReports

/// The receipt templates of a workspace, checked as a whole before anything is written by one.
public struct ReceiptTemplates {
    /// What is wrong or noteworthy in any of them.
    public let findings: [Finding]
    /// What donors look for on a receipt and the charity's file does not have; it holds nothing up.
    public let notes: [Finding]
    /// Templates that are not there: what they are for cannot be issued.
    public let missing: [Finding]
    /// How many files there are.
    public let count: Int
    /// Whose pictures sign receipts.
    let signatures: SignaturePictures
    private let set: LetterSet

    /// Below `Reports/`.
    public static let single = "letters/receipts/single.md"
    public static let statement = "letters/receipts/statement.md"

    public init(directory: String, plan: Plan) throws {
        let files = try WorkspaceSource.readReceipts(directory: directory)
        let parts = TemplateParts(try WorkspaceSource.readParts(directory: directory))
        var findings: [Finding] = []
        var templates: [LetterTemplate] = []
        for file in files {
            let (template, found) = LetterTemplate.read(file, plan: plan, parts: parts)
            findings += found
            guard let template else { continue }
            if let wrong = Self.wrongKind(template) {
                findings.append(wrong)
            } else {
                templates.append(template)
            }
        }
        let (signatures, unsigned) = try SignaturePictures.inWorkspace(directory, plan.organization)
        self.signatures = signatures
        count = files.count
        missing = Self.missing(files)
        notes = Self.notes(plan.organization)
        self.findings =
            findings + templates.compactMap { $0.findingWithoutSignatory(plan.organization) }
            + unsigned + Self.stateTexts(plan.organization)
        // The legal sentence is English in every language: a donor of another gets the first template.
        set = LetterSet(templates, fallsBack: true)
    }

    /// The template of a kind in a donor's language; throws with all that is wrong in any, or where it is
    /// missing.
    func template(_ kind: ReceiptRecord.Kind, language: String) throws(ServiceError) -> LetterTemplate {
        guard !findings.contains(where: { $0.severity == .error }) else { throw .letters(findings) }
        let path = kind == .single ? Self.single : Self.statement
        guard let template = set.template(path, language: language) else {
            throw .missingLetter(path, nearest: nil)
        }
        return template
    }

    private static func missing(_ files: [PlanFile]) -> [Finding] {
        // One in another language is of no use without the one that all others get.
        let names = Set(files.compactMap { $0.path.split(separator: "/").last.map(String.init) })
        return [(single, "receipt for a gift"), (statement, "statement")].compactMap { path, paper in
            guard !names.contains(where: { path.hasSuffix("/\($0)") }) else { return nil }
            return Finding(
                code: ReportFindingCode.receiptWording.rawValue, severity: .error,
                message: "it is not there, and no \(paper) can be written without it",
                subject: WorkspaceSource.reportsFolder + "/" + path,
                hint: "campaign init in an empty folder writes it; copy it here")
        }
    }

    /// `single` of `single.he.md`.
    private static func stem(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return name.split(separator: ".").first.map(String.init) ?? ""
    }

    private static func notes(_ organization: Organization) -> [Finding] {
        func note(_ message: String, _ hint: String) -> Finding {
            Finding(
                code: ReportFindingCode.missingDonorField.rawValue, severity: .warning, message: message,
                subject: WorkspaceSource.organizationPath, hint: hint)
        }
        var notes: [Finding] = []
        if organization.registeredEIN == nil {
            notes.append(
                note(
                    organization.ein == nil ? "no EIN is set" : "the EIN is a placeholder",
                    "write ein: with the number of your determination letter"))
        }
        if organization.address.isEmpty {
            notes.append(note("no address is set", "write address: with the lines of your letterhead"))
        }
        return notes
    }

    /// States whose law wants their text in capitals (Florida § 496.411, New Jersey).
    private static let inCapitals = ["FL", "NJ"]
    /// What a law wants verbatim: of Pennsylvania, title 10, § 162.13(c).
    private static let verbatim = [
        "PA": [
            "The official registration and financial information of",
            "Registration does not imply endorsement.",
        ]
    ]

    /// What is wrong with the texts that states want on receipts.
    private static func stateTexts(_ organization: Organization) -> [Finding] {
        func text(_ state: String) -> String {
            var person = DonorDetails()
            person.state = state
            return organization.disclosure(for: person, on: .receipt)
        }
        let small = inCapitals.filter { text($0) != text($0).uppercased() }.map { state in
            Finding(
                code: ReportFindingCode.receiptWording.rawValue, severity: .error,
                message: "the text for donors in \(state) must be in capitals",
                subject: WorkspaceSource.organizationPath,
                hint: "write it in capitals below disclosures, or below receipts: states")
        }
        let changed = verbatim.keys.sorted().compactMap { state -> Finding? in
            let written = text(state).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !written.isEmpty, let missing = verbatim[state]?.first(where: { !written.contains($0) })
            else { return nil }
            return Finding(
                code: ReportFindingCode.receiptWording.rawValue, severity: .warning,
                message: "the law of \(state) gives the words of its text, and '\(missing)' is not in it",
                subject: WorkspaceSource.organizationPath,
                hint: "copy the state's text word for word: 10 P.S. § 162.13(c)")
        }
        return small + changed
    }

    /// The files named single are receipts, those named statement are statements, and nothing else is in
    /// the folder.
    private static func wrongKind(_ template: LetterTemplate) -> Finding? {
        let stem = Self.stem(template.path)
        let wanted: LetterDraft.Kind? = stem == "single" ? .receipt : stem == "statement" ? .statement : nil
        guard wanted != template.kind else { return nil }
        return Finding(
            code: ReportFindingCode.receiptWording.rawValue, severity: .error,
            message: wanted.map { "this must be kind: \($0.rawValue)" }
                ?? "receipts are written by single.md and statement.md only",
            subject: WorkspaceSource.reportsFolder + "/" + template.path,
            hint: wanted == nil
                ? "rename it, or move it out of the folder" : "correct kind: in the front matter")
    }
}
