import CampaignKit
import CampaignLedger
import CampaignServices

/// Why nothing was posted of a grant, in the words of the command line.
extension CommandError {
    /// `grant` is its number, as people write it.
    static func grant(_ refusal: GrantRefusal, of grant: String, in currency: Currency) -> CommandError {
        switch refusal {
        case .unknownGrant(let number):
            .failed("unknown-grant", "no grant GR-\(number)", hint: "campaign grant list shows them")
        case .unknownFunder(let donor):
            .failed(
                "unknown-donor", "no donor has the id D-\(donor)", hint: "campaign donor list TEXT finds them"
            )
        case .unknownDeadline(let number):
            .failed(
                "unknown-deadline", "\(grant) has no deadline DL-\(number)",
                hint: "campaign grant due \(grant) lists them")
        case .deadlineStands(let number, let status): stands(number, status)
        case .move(let problem): move(problem, of: grant)
        case .nothingToVoid:
            .failed("nothing-to-do", "\(grant) has no move to void", hint: "campaign grant show \(grant)")
        case .movedMoney(let stage, let batch):
            .failed(
                "posted-with-money", "the move of \(grant) to \(stage.name) was posted with money",
                hint: "campaign import undo B-\(batch) undoes both")
        case .future(let day):
            .usage(
                "bad-value", "\(day) is in the future",
                hint: "post it on that day; for a plan: campaign grant due add \(grant)")
        case .booksClosed(let day):
            .failed(
                "books-closed", "the books are closed up to \(day)",
                hint: "--reopen REASON posts it and records the reason")
        case .spending(let refusal): spending(refusal, of: grant, in: currency)
        }
    }

    private static func stands(_ number: Int64, _ status: Deadline.Status) -> CommandError {
        let (words, hint): (String, String) =
            switch status {
            case .done(let day):
                ("was done on \(day)", "campaign grant due reopen DL-\(number) --reason '…'")
            case .waived(let day):
                ("was waived on \(day)", "campaign grant due reopen DL-\(number) --reason '…'")
            case .overdue, .open: ("is open", "campaign grant due done DL-\(number)")
            }
        return .failed("nothing-to-do", "DL-\(number) \(words)", hint: hint)
    }

    private static func move(_ problem: GrantHistory.Problem, of grant: String) -> CommandError {
        let (from, to) = (problem.from.stage, problem.to.stage)
        if from == to {
            return .failed(
                "illegal-move", "the stage of \(grant) has been \(from.name) since \(problem.from.day)",
                hint: "campaign grant show \(grant)")
        }
        let days = "\(from.name) on \(problem.from.day) to \(to.name) on \(problem.to.day)"
        guard problem.wantsReason else {
            let next = GrantMove.next(after: from, hadAward: from.rawValue > GrantStage.verbal.rawValue)
                .map(\.name)
            return .failed(
                "illegal-move", "\(grant) cannot go from \(days)",
                hint: next.isEmpty
                    ? "campaign grant show \(grant)" : "after \(from.name) comes \(Words.alternatives(next))")
        }
        let skipped = GrantStage.allCases.filter { $0.rawValue > from.rawValue && $0.rawValue < to.rawValue }
            .filter { $0.isOpen && from.isOpen }
        guard let last = skipped.last, to.rawValue > from.rawValue else {
            return .failed("reason-missing", "\(grant) goes from \(days): say why", hint: "--reason '…'")
        }
        let names = skipped.map(\.name).joined(separator: " and ")
        return .failed(
            "reason-missing", "\(grant) goes from \(days) and skips \(names)",
            hint: "give --reason '…', or first: campaign grant advance \(grant) \(last.name)")
    }

    /// Nothing has this number; `prefix` is GR or DL.
    static func unknown(_ id: String, _ noun: String, _ prefix: String, among numbers: [Int64])
        -> CommandError
    {
        let names = numbers.map { "\(prefix)-\($0)" }
        let list =
            names.isEmpty
            ? "there are none yet: campaign grant add"
            : names.count <= 8
                ? "there are \(names.joined(separator: ", "))" : "campaign grant list shows them"
        return .failed(
            "unknown-\(noun)", "no \(noun) '\(TerminalText.safe(id))'",
            hint: DidYouMean.hint(for: id, in: names, otherwise: list))
    }
}
