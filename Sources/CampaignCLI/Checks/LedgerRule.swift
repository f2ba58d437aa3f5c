import CampaignFiles
import CampaignKit
import CampaignLedger

/// What the ledger finds when it recomputes its figures from its rows; `--deep` recomputes every hash too.
struct LedgerRule: CheckRule {
    let guides = Ledger.checkExplanations.map { check in
        CheckGuide(code: check.code, title: check.title, explanation: check.explanation)
    }

    /// Needs the whole plan: what is counted depends on it.
    func findings(_ subject: CheckSubject) throws -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return [] }
        return try ledger.check(plan: plan, asOf: subject.today, deep: subject.isDeep)
    }
}
