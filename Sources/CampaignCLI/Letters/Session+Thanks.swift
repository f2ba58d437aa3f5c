import CampaignKit
import CampaignLedger

extension Session {
    /// Records that thanks for some gifts went out on a day, each gift once.
    ///
    /// `recorded` is how many were new; the batch is nil where nothing was kept.
    func recordThanks(
        for gifts: [Int64], on day: CalendarDate, in directory: String, command: String, dryRun: Bool
    ) throws -> (recorded: Int, batch: Int64?) {
        let (loaded, text) = try planWithText(in: directory)
        guard let ledger = try Ledger.open(path: directory + "/" + Ledger.fileName, access: .write) else {
            throw CommandError.failed(
                "ledger-missing", "nothing was posted yet", hint: "campaign import FILE")
        }
        let context = try postingContext(loaded, text, command: command)
        return try ledger.recordThanks(for: gifts, on: day, context, dryRun: dryRun)
    }
}
