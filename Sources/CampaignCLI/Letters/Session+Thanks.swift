import CampaignKit
import CampaignLedger

extension Session {
    /// Records that thanks for some gifts went out on a day, each gift once.
    ///
    /// `recorded` is how many were new; the batch is nil where nothing was kept.
    func recordThanks(
        for gifts: [Int64], on day: CalendarDate, in directory: String, under plan: (LoadedPlan, [UInt8]),
        command: String, dryRun: Bool
    ) throws -> (recorded: Int, batch: Int64?) {
        guard let ledger = try Ledger.open(path: directory + "/" + Ledger.fileName, access: .write) else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let context = try postingContext(plan.0, plan.1, command: command)
        let outcome = try ledger.recordThanks(for: gifts, on: day, context, dryRun: dryRun)
        self.context.posted.note(batch: outcome.batch)
        return outcome
    }
}
