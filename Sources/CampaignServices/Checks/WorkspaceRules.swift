import CampaignFiles
public import CampaignKit
import CampaignLedger
import CampaignReports

/// What the plan's files say and should not.
public struct PlanFilesRule: CheckRule {
    public var guides: [CheckGuide] {
        PlanFindingCode.allCases.map {
            CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
        }
    }

    public func findings(_ subject: CheckSubject) -> [Finding] { subject.loaded.findings }
}

/// What the mappings of files to import say and should not; their codes are those of the plan's files.
public struct ImportMappingsRule: CheckRule {
    public let guides: [CheckGuide] = []

    public func findings(_ subject: CheckSubject) -> [Finding] {
        MappingLoader.load(subject.mappings, plan: subject.plan, .ours).findings
    }
}

/// What the templates of reports and letters name and should not: unknown figures, blocks, options and links.
public struct ReportTemplatesRule: CheckRule {
    public var guides: [CheckGuide] {
        ReportFindingCode.allCases.map {
            CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
        }
    }

    /// Needs the whole plan: what a template may name depends on it.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan else { return [] }
        let parts = TemplateParts(subject.parts)
        return subject.reports.flatMap { ReportTemplate.read($0, plan: plan, parts: parts).findings }
            + subject.letters.flatMap { LetterTemplate.read($0, plan: plan, parts: parts).findings }
    }
}

/// The pictures of signatures that the plan names: that each is there and may go into a letter.
public struct SignaturesRule: CheckRule {
    /// The code is explained with those of letters.
    public let guides: [CheckGuide] = []

    public func findings(_ subject: CheckSubject) throws -> [Finding] {
        guard let plan = subject.loaded.plan, let directory = subject.directory else { return [] }
        return try SignaturePictures.inWorkspace(directory, plan.organization).findings
    }
}

/// Money posted to campaigns that the plan no longer has.
public struct VanishedCampaignsRule: CheckRule {
    public let guides = [
        CheckGuide(
            code: "vanished-campaign", title: "A campaign's file is missing, but it has money",
            explanation: """
                Gifts are posted to a campaign whose file is no longer in Campaigns/. They stay in every \
                total, on a row of their own, but without a goal, name or policy. Restore the file, or \
                create it again with the same id.
                """)
    ]

    /// Needs the whole plan: a campaign whose file cannot be read has not vanished.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return [] }
        // A ledger that gives no figures, and figures that disagree, are the ledger rule's to report.
        guard let tallies = try? ledger.tallies(plan: plan, asOf: subject.today, knownOn: nil) else {
            return []
        }
        return (try? StatusReport.build(plan: plan, tallies: tallies, asOf: subject.today).findings) ?? []
    }
}

/// Letters that an appeal or a segment names and that no one has written.
public struct AppealLettersRule: CheckRule {
    /// The code is explained with those of letters.
    public let guides: [CheckGuide] = []

    public func findings(_ subject: CheckSubject) -> [Finding] {
        let there = Set(subject.letters.map(\.path))
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
