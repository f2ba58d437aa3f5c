public import CampaignKit

/// What a check of the ledger looked at, and what it found.
public struct LedgerCheckup: Sendable, Equatable {
    public var findings: [Finding]
    /// Rows of files and commands that were posted.
    public var rows: Int64
    public var batches: Int64
    /// Whether every hash was recomputed.
    public var isDeep: Bool

    public init(findings: [Finding] = [], rows: Int64 = 0, batches: Int64 = 0, isDeep: Bool = false) {
        self.findings = findings
        self.rows = rows
        self.batches = batches
        self.isDeep = isDeep
    }

    /// Whether every sum equals the rows that it was summed from.
    public var sumsAgree: Bool { proves(.sums) }

    /// Whether every batch is what was posted; nil when no one looked.
    public var hashesAgree: Bool? { isDeep ? proves(.hashes) : nil }

    private func proves(_ proof: LedgerProof) -> Bool {
        let codes = LedgerChecks.all.filter { $0.proof == proof }.map { $0.code }
        return !findings.contains { $0.severity == .error && codes.contains($0.code) }
    }
}
