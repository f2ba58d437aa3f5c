import CampaignFiles
public import CampaignKit
import CampaignLedger
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
        let network = Ledger.networkFileSystem(of: directory + "/" + Ledger.fileName)
        let ledger = try network == nil ? context.ledger(in: directory) : nil
        var subject = CheckSubject(
            loaded: loaded, reports: try WorkspaceSource.readReports(directory: directory),
            letters: try WorkspaceSource.readLetters(directory: directory), ledger: ledger,
            today: try context.today(loaded.partialPlan), isDeep: isDeep, head: head)
        subject.directory = HeadMemory(of: directory, environment: environment).folder
        subject.home = environment["HOME"]
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
