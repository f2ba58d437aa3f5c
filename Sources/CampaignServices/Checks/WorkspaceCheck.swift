public import CampaignFiles
public import CampaignKit
public import CampaignLedger
import Digests

/// Everything that is wrong in a workspace's plan, templates and ledger, at once.
public struct WorkspaceCheck {
    /// What was looked at.
    public let subject: CheckSubject
    /// In the order of the rules.
    public let findings: [Finding]
    public let provenance: Provenance
    /// How many campaigns' files there are.
    public let campaigns: Int

    /// - Parameters:
    ///   - isDeep: recompute every hash and every commitment too.
    ///   - head: the start of a posting's hash that the ledger must hold.
    ///   - environment: says where this computer's memory and its user's home are.
    ///   - watch: of the context, which knows afterwards how the ledger stands to what was seen.
    public init(
        _ context: some ServiceContext, isDeep: Bool = false, head: String? = nil,
        environment: [String: String] = [:], watch: LedgerWatch = LedgerWatch()
    ) throws {
        let directory = try context.directory()
        let source = try WorkspaceSource.read(directory: directory)
        let loaded = PlanLoader.load(source)
        // Where locks do not hold it is not opened.
        let location = try context.location(in: directory)
        let network = location.file.flatMap(Ledger.networkFileSystem(of:))
        let ledger = try network == nil ? context.ledger(in: directory) : nil
        var subject = CheckSubject(
            loaded: loaded, reports: try WorkspaceSource.readReports(directory: directory),
            letters: try WorkspaceSource.readLetters(directory: directory),
            parts: try WorkspaceSource.readParts(directory: directory),
            mappings: try WorkspaceSource.readMappings(directory: directory), ledger: ledger,
            today: try context.today(loaded.partialPlan), isDeep: isDeep, head: head)
        subject.directory = HeadMemory(of: directory, environment: environment).folder
        subject.home = environment["HOME"]
        subject.location = location
        subject.standing = watch.standing
        subject.checkup = try LedgerRule.checkup(subject)
        let checked = subject
        findings = try CheckRules.all.flatMap { try $0.findings(checked) }
        self.subject = subject
        provenance = Provenance(
            asOf: subject.today, planDigest: SHA256.hex(SHA256.digest(source.bundle)),
            ledgerHead: try ledger?.head()?.hash, plan: subject.plan)
        campaigns = source.campaigns.count
    }
}

/// One thing that `campaign check` looks into; a new one is a file of its own and a line in `CheckRules.all`.
public protocol CheckRule: Sendable {
    /// The codes that it may report, with what `--explain` says of each.
    var guides: [CheckGuide] { get }

    /// Everything it finds.
    func findings(_ subject: CheckSubject) throws -> [Finding]
}

/// What `--explain CODE` tells about a code.
public struct CheckGuide: Equatable, Sendable {
    public let code: String
    /// A few words.
    public let title: String
    /// Why it matters and what to do.
    public let explanation: String
}

/// Every rule, in the order of their findings.
public enum CheckRules {
    public static let all: [any CheckRule] = [
        PlanFilesRule(), ImportMappingsRule(), ReportTemplatesRule(), AppealLettersRule(), SignaturesRule(),
        LostPostingsRule(),
        LedgerRule(), VanishedCampaignsRule(), GrantsRule(), SpendingRule(), ProjectsRule(),
        SecondLedgerRule(),
        SharedFolderRule(),
    ]

    public static var guides: [CheckGuide] { all.flatMap(\.guides) }
}

/// What is checked: the plan as loaded, and the ledger when there is one.
public struct CheckSubject: Sendable {
    public let loaded: PlanResult
    /// The report templates.
    public var reports: [PlanFile] = []
    /// The letter templates.
    public var letters: [PlanFile] = []
    /// The texts that templates share.
    public var parts: [PlanFile] = []
    /// The mappings of files to import.
    public var mappings: [PlanFile] = []
    public let ledger: Ledger?
    public let today: CalendarDate
    /// Recompute every hash and every commitment too.
    public var isDeep = false
    /// The start of a posting's hash that the ledger must hold.
    public var head: String?
    /// The workspace's folder, by its real path; nil where only a plan is checked.
    public var directory: String?
    /// Where the ledger is; nil where only a plan is checked.
    public var location: LedgerLocation?
    /// The account's home folder.
    public var home: String?
    /// How the ledger stands to what this computer has seen.
    public var standing = LedgerWatch.State.whole
    /// What the ledger says of itself; nil when it was not asked.
    public var checkup: LedgerCheckup?

    /// The plan, even one with errors; for figures use `loaded.plan`.
    public var plan: Plan { loaded.partialPlan }
}
