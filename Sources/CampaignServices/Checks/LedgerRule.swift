import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// What the ledger finds when it recomputes its figures from its rows; `--deep` recomputes every hash too.
public struct LedgerRule: CheckRule {
    public let guides = Ledger.checkExplanations.map { check in
        CheckGuide(code: check.code, title: check.title, explanation: check.explanation)
    }

    public func findings(_ subject: CheckSubject) -> [Finding] {
        if subject.ledger == nil, let head = subject.head { return [Ledger.missingHead(head)] }
        return subject.checkup?.findings ?? []
    }

    /// Asks the ledger; nil without one.
    ///
    /// Needs the whole plan: what is counted depends on it.
    public static func checkup(_ subject: CheckSubject) throws -> LedgerCheckup? {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return nil }
        return try ledger.checkup(
            LedgerCheckQuestion(
                plan: plan, asOf: subject.today, postedPlan: try postedPlan(ledger), isDeep: subject.isDeep,
                head: subject.head))
    }

    /// The plan of the last posting, where this program still reads it.
    private static func postedPlan(_ ledger: Ledger) throws -> Plan? {
        guard let head = try ledger.head(), let text = try ledger.planText(atBatch: head.batch),
            let source = try? WorkspaceSource(bundle: text)
        else { return nil }
        return PlanLoader.load(source).plan
    }
}
