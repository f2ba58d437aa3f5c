public import CampaignKit

extension Ledger {
    /// Every rule that `check` knows about ledgers: its code and what it means.
    public static let checkExplanations: [(code: String, title: String, explanation: String)] =
        LedgerChecks.all.map { ($0.code, $0.title, $0.explanation) }

    /// Findings of all checks on a day.
    ///
    /// `deep` recomputes every hash and every commitment too.
    public func check(plan: Plan, asOf: CalendarDate, deep: Bool) throws(LedgerError) -> [Finding] {
        try checkup(LedgerCheckQuestion(plan: plan, asOf: asOf, isDeep: deep)).findings
    }

    /// Findings of all checks, and what was looked at.
    public func checkup(_ question: LedgerCheckQuestion) throws(LedgerError) -> LedgerCheckup {
        try reading { connection in
            let context = LedgerCheckContext(
                plan: question.plan, asOf: question.asOf, engine: self.engine,
                postedPlan: question.postedPlan, head: question.head
            )
            let findings = try LedgerChecks.all.filter { question.isDeep || !$0.isDeep }.flatMap {
                try $0.findings(connection, context)
            }
            return LedgerCheckup(
                findings: findings, rows: try connection.integer("SELECT \(Portable.sum("rows")) FROM batch"),
                batches: try connection.integer("SELECT count(*) FROM batch"), isDeep: question.isDeep)
        }
    }

    /// What `check --head` says where there is no ledger at all.
    public static func missingHead(_ head: String) -> Finding { HeadCheck.missing(head) }
}
