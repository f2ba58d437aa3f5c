import CampaignKit

/// A broken limit in words, with what the row says and how much there is.
struct LimitProblem {
    let line: Int
    /// The posted row that the row at fault names.
    let target: Int64?
    let currency: Currency
    let room: LimitRoom?

    func problem(_ violation: CommitmentLimits.Violation) -> RowProblem {
        switch violation {
        case .takenTwice:
            problem(
                "taken-twice", "this reverses more than the gift's amount",
                most.map { $0 == 0 ? "nothing is left to reverse" : "at most \(text($0)) is left" },
                see: target.map { "campaign gift show G-\($0)" },
                else: "the reversals of a gift can total at most the gift")
        case .cutBelowZero:
            problem(
                "cut-below-zero", "this would reduce the pledge below zero",
                most.map { "a cut is at most \(text($0)), what is promised and not written off" },
                else: "a cut is at most what is promised and not written off")
        case .writeOffAboveOutstanding:
            problem(
                "write-off-above-outstanding", "this writes off more than is outstanding on that day",
                most.map {
                    $0 == 0 ? "nothing is outstanding on that day" : "at most \(text($0)) is outstanding"
                },
                else: "write off at most what is promised and not paid by its date")
        case .metAbovePromise:
            problem(
                "met-above-promise", "this meets more of the condition than was promised",
                most.map { "at most \(text($0)) is promised and not met" }, else: "check the amount")
        case .unmetAboveMet:
            problem(
                "unmet-above-met", "this un-meets more of the condition than was met",
                most.map { "at most \(text($0)) is met and not written off" }, else: "check the amount")
        case .surplusUnsaid(_, let paid, let surplus):
            RowProblem(
                code: "surplus-unsaid", line: line, column: "surplus",
                message: "this would reduce the pledge below the \(text(paid)) already paid",
                value: room?.said.map(text),
                hint: """
                    is \(text(surplus)) to be returned (surplus return, or --due-back) or was it a gift beyond the \
                    promise (surplus gift, or --as-gift)?
                    """)
        case .movedAboveLeft:
            problem(
                "moved-above-left", "this moves more than there is to move on that day",
                most.map { "at most \(text($0)) can be moved; leave the amount empty to move everything" },
                else: "leave the amount empty to move everything")
        case .overflow:
            RowProblem(
                code: "amount-overflow", line: line, column: "amount",
                message: "the amounts are too large to add up",
                hint: "check the amount")
        }
    }

    private var most: Int64? { room?.most }

    private func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }

    private func problem(
        _ code: String, _ message: String, _ left: String?, see command: String? = nil, else hint: String
    ) -> RowProblem {
        let hints = [left, command].compactMap { $0 }
        return RowProblem(
            code: code, line: line, column: "amount", message: message, value: room?.said.map(text),
            hint: hints.isEmpty ? hint : hints.joined(separator: ": "))
    }
}
