import CampaignKit

/// A broken limit in words.
enum LimitProblem {
    /// `target` is the posted row that the row at fault names.
    static func problem(_ violation: CommitmentLimits.Violation, line: Int, target: Int64?) -> RowProblem {
        switch violation {
        case .takenTwice:
            RowProblem(
                code: "taken-twice", line: line, column: "amount",
                message: "more would be taken back than was given",
                hint: target.map { "what was taken back before: campaign gift show G-\($0)" }
                    ?? "what is taken back from a gift is together at most the gift")
        case .cutBelowZero:
            RowProblem(
                code: "cut-below-zero", line: line, column: "amount",
                message: "the promise would be cut below nothing",
                hint: "a cut is at most what is promised and not written off")
        case .writeOffAboveOutstanding:
            RowProblem(
                code: "write-off-above-outstanding", line: line, column: "amount",
                message: "more would be written off than is outstanding on that day",
                hint: "write off at most what is promised and not paid by its date")
        case .metAbovePromise:
            RowProblem(
                code: "met-above-promise", line: line, column: "amount",
                message: "more of the condition would be met than was promised", hint: "check the amount")
        case .movedAboveLeft:
            RowProblem(
                code: "moved-above-left", line: line, column: "amount",
                message: "more would be moved than is there to move on that day",
                hint: "leave the amount empty to move everything")
        case .overflow:
            RowProblem(
                code: "amount-overflow", line: line, column: "amount",
                message: "the amounts are too large to be summed",
                hint: "check the amount")
        }
    }
}
