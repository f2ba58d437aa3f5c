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
        case .returnedAbovePaid:
            problem(
                "returned-above-paid", "this says that more goes back than was paid", nil,
                else: "surplus all is for money that was paid: use return for a cut of what is still to come")
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

/// How much a row that breaks a limit could have said without breaking it.
struct LimitRoom {
    let commitment: Commitment
    let entry: Int64

    /// `broken` are all rows that break a limit: what holds for one is what the good ones leave.
    init(_ commitment: Commitment, _ violation: CommitmentLimits.Violation, broken: Set<Int64>) {
        entry = violation.entry
        self.commitment = commitment.without(broken.subtracting([violation.entry]))
    }

    /// What the row says, without its sign; nil where it says no amount.
    var said: Int64? {
        guard let event = commitment.events.first(where: { $0.entry == entry }) else { return nil }
        if let destination = commitment.destinations[entry] { return destination.minorUnits }
        return Int64(clamping: event.effect.magnitude)
    }

    /// The most that breaks nothing, from nothing up to what the row says; nil where no amount is at fault.
    var most: Int64? {
        guard let said else { return nil }
        guard said > 0, fits(0) else { return 0 }
        var (low, high) = (Int64(0), said)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }

    private func fits(_ amount: Int64) -> Bool {
        var tried = commitment
        for index in tried.events.indices where tried.events[index].entry == entry {
            guard tried.destinations[entry] == nil else {
                tried.destinations[entry]?.minorUnits = amount
                continue
            }
            let event = tried.events[index]
            tried.events[index].effect = event.effect < 0 ? -amount : amount
            // In another currency as much of it.
            if event.original != 0, event.effect != 0 {
                let share = Int128(event.original) * Int128(amount) / Int128(event.effect.magnitude)
                tried.events[index].original = Int64(clamping: share)
            }
        }
        return !CommitmentLimits.violations(in: tried, from: entry).contains { $0.entry == entry }
    }
}

/// Leaves out rows that break a rule once references are settled, and all that refers to what is left out.
struct LimitRejection {
    let session: ImportSession

    func run(_ violations: [CommitmentLimits.Violation], _ outcome: inout ImportOutcome) throws {
        for violation in violations {
            try StageTable.mark(violation.entry - session.baseEntry, .rejected, session.connection)
        }
        try cascade(&outcome)
    }

    /// Leaves out what refers to rows that are left out, and what refers to that.
    func cascade(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        let rejected = StageTable.State.rejected.rawValue
        var changed = true
        while changed {
            var lines: [Int] = []
            let condition = """
                state = 0 AND needs = 1 AND EXISTS (SELECT 1 FROM stage t WHERE t.state = \(rejected) AND \
                t.row <> stage.row AND (t.row IN (stage.unit - $1, stage.target - $1) OR stage.matches IS NOT NULL \
                AND t.row IN (SELECT c.expected - $1 FROM stage_closing c WHERE c.entry = $1 + stage.row)))
                """
            try connection.rows("SELECT line FROM stage WHERE \(condition)", [.int(session.baseEntry)]) {
                lines.append(Int($0.int(0)))
            }
            for line in lines {
                outcome.add(
                    RowProblem(
                        code: "refers-to-rejected", line: line,
                        message: "it refers to a row that is left out",
                        hint: "fix that row first"))
            }
            try connection.run(
                "UPDATE stage SET state = \(rejected) WHERE \(condition)", [.int(session.baseEntry)])
            changed = !lines.isEmpty
        }
    }
}
