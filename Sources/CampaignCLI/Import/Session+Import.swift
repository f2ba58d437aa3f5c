import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

extension Session {
    /// Who posts, when, and under which plan.
    ///
    /// `command` is the command's name and the names of its options, never their values.
    func postingContext(
        _ loaded: LoadedPlan, _ planText: [UInt8], command: String
    ) throws -> PostingContext {
        let zone = loaded.plan.organization.timeZone
        var posting = PostingContext(
            nowUTC: context.nowUTC().description, postedOn: context.civilDay(zone: zone), zone: zone,
            todayOverride: try context.todayOverride(), actor: context.actor, command: command,
            planText: planText, plan: loaded.plan)
        posting.memory = try memory(loaded.plan.organization.currency)
        posting.approval = try approval()
        if posting.approval?.request == nil, posting.approval != nil {
            let (asking, location) = (posting, try location(in: directory()))
            context.requests.note { try Ledger.open(location, access: .write)?.ask(asking) }
        }
        return posting
    }

    /// What was unusual about the file.
    func say(_ result: ImportRun.Result) {
        if !result.extraColumns.isEmpty {
            let names = result.extraColumns.prefix(12).joined(separator: ", ")
            let more = result.extraColumns.count > 12 ? ", …" : ""
            say(
                "note: columns kept with each gift but not recognized: \(names)\(more); campaign help csv lists the columns"
            )
        }
        if result.encoding == .windows1252 {
            say("note: the file is not UTF-8; it was read as Windows-1252")
        }
        if writer.format != .table { sayProblems(result.outcome) }
        if result.delimiter == .semicolon || result.delimiter == .tab {
            detail("the cells are separated by \(result.delimiter == .tab ? "tabs" : "semicolons")")
        }
    }
}

extension Session {
    /// The problems, where the answer's format has no room for them.
    private func sayProblems(_ outcome: ImportOutcome) {
        for problem in outcome.problems.prefix(20) {
            let place = ["line \(problem.line)", problem.column].filter { !$0.isEmpty }
            say("\(problem.severity.rawValue): \(place.joined(separator: ", ")): \(problem.message)")
        }
        let count = outcome.errorCount + outcome.warningCount
        if count > 20 { say("… \(Words.grouped(count)) in all; --json lists every one") }
    }
}
