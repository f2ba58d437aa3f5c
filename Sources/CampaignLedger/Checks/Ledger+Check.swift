public import CampaignKit

extension Ledger {
    /// Every rule that `check` knows about ledgers: its code and what it means.
    public static let checkExplanations: [(code: String, explanation: String, isDeep: Bool)] =
        LedgerChecks.all.map { ($0.code, $0.explanation, $0.isDeep) }

    /// Findings of all checks, or of the one with a code.
    ///
    /// `deep` recomputes every hash and every commitment.
    public func check(plan: Plan, deep: Bool, only code: String? = nil) throws(LedgerError) -> [Finding] {
        try reading { connection in
            let context = LedgerCheckContext(plan: plan, engine: self.engine)
            return try LedgerChecks.all
                .filter { code == nil ? deep || !$0.isDeep : $0.code == code }
                .flatMap { try $0.findings(connection, context) }
        }
    }
}
