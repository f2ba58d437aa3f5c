public import CampaignFiles
public import CampaignKit
import CampaignLedger
import Digests

/// A plan that can be trusted, with the digest that every document carries.
public struct LoadedPlan {
    public let plan: Plan
    /// SHA-256 of the plan's files in canonical form, in hexadecimal.
    public let digest: String
    /// Warnings and notes; errors would have refused it.
    public let findings: [Finding]

    /// Loads a plan; refuses one with errors, and says all of them.
    public init(_ source: WorkspaceSource) throws(ServiceError) {
        let result = PlanLoader.load(source)
        guard let plan = result.plan else { throw .plan(result.findings) }
        self.plan = plan
        findings = result.findings
        digest = SHA256.hex(SHA256.digest(source.bundle))
    }
}
