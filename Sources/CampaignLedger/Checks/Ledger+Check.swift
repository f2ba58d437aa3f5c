public import CampaignKit

extension Ledger {
    /// Every rule that `check` knows about ledgers: its code and what it means.
    public static let checkExplanations: [(code: String, title: String, explanation: String)] =
        LedgerChecks.all.map { ($0.code, $0.title, $0.explanation) }

    /// Findings of all checks on a day.
    ///
    /// `deep` recomputes every hash and every commitment too.
    public func check(plan: Plan, asOf: CalendarDate, deep: Bool) throws(LedgerError) -> [Finding] {
        try reading { connection in
            let context = LedgerCheckContext(plan: plan, asOf: asOf, engine: self.engine)
            return try LedgerChecks.all.filter { deep || !$0.isDeep }.flatMap {
                try $0.findings(connection, context)
            }
        }
    }
}
