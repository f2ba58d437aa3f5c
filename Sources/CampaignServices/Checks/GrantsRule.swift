import CampaignFiles
public import CampaignKit
import CampaignLedger

/// What is late or missing of grants: reports, decisions, conditions, and what an award should say.
public struct GrantsRule: CheckRule {
    /// One thing to look for, and what to do about it.
    private enum Code: String, CaseIterable {
        case reportOverdue = "report-overdue"
        case gateOverdue = "gate-overdue"
        case conditionPassed = "condition-deadline-passed"
        case staleApplication = "stale-application"
        case noAmount = "no-amount"
        case noPeriod = "award-without-period"
        case noDeadline = "award-without-deadline"
        case noOwner = "grant-without-owner"
        case noRenewal = "renewal-not-started"
        case closedPayment = "payment-on-closed-grant"
        case challengeOvermet = "challenge-overmet"
        case stageIllegal = "stage-illegal"
        case afterDecision = "deadline-after-decision"

        var severity: Finding.Severity {
            switch self {
            case .reportOverdue, .gateOverdue, .conditionPassed, .closedPayment, .challengeOvermet:
                .warning
            case .stageIllegal: .error
            default: .note
            }
        }

        var title: String {
            switch self {
            case .reportOverdue: "A report to a funder is overdue"
            case .gateOverdue: "A payment waits for an overdue report"
            case .conditionPassed: "The day of a condition has passed"
            case .staleApplication: "Nothing has happened to an application"
            case .noAmount: "An application has no amount"
            case .noPeriod: "An award has no period"
            case .noDeadline: "An award has no report to come"
            case .noOwner: "No one sees to an open grant"
            case .noRenewal: "An award ends soon and nothing renews it"
            case .closedPayment: "A payment came on a grant that had ended"
            case .challengeOvermet: "More of a challenge is met than others' gifts release"
            case .afterDecision: "An application is due after the funder decides"
            case .stageIllegal: "A grant moved between stages that may not follow each other"
            }
        }

        var explanation: String {
            switch self {
            case .reportOverdue:
                """
                Send it and say so (`campaign grant due done DL-3`), or agree on another day with the funder \
                (`campaign grant due move DL-3 DATE --reason`). A report that is no longer asked for is waived.
                """
            case .gateOverdue:
                """
                The funder pays the installment once the report is there. The money is late because of us, so \
                `campaign grant due` does not count it as overdue.
                """
            case .conditionPassed:
                """
                The award depends on something that should have happened by now. If it has: `campaign grant \
                met`. If the funder gave more time: `campaign grant due move`. If it never will: `campaign \
                grant cancel`.
                """
            case .staleApplication:
                """
                The funder's day of decision passed more than 90 days ago, or no stage was posted for 180 \
                days. It still weighs in the pipeline: ask the funder, then `campaign grant advance`.
                """
            case .noAmount:
                "It adds nothing to the weighted pipeline until it says what is asked: `campaign grant edit`."
            case .noPeriod:
                """
                Without the period no one sees when it is active and when its reports are due: `campaign grant \
                term GR-3 --period FROM..TO --reason`.
                """
            case .noDeadline:
                "Most awards ask for a report: `campaign grant due add GR-3 final-report 'period-end +1m'`."
            case .noOwner: "`campaign grant edit GR-3 --owner NAME` says who does."
            case .noRenewal:
                """
                The period ends within 120 days. `campaign grant add --renews GR-3` starts the next \
                application; where none is wanted, leave it.
                """
            case .afterDecision:
                """
                A letter of inquiry or a proposal is due later than the day on which the funder decides, so one of the \
                two days is wrong: `campaign grant due move DL-3 DATE --reason`, or `campaign grant edit GR-3 \
                --decision DATE`.
                """
            case .stageIllegal:
                """
                Such a move is refused when it is posted, so it is of older data, or was taken in with another copy of \
                the ledger. Void the wrong one (`campaign grant advance GR-3 --void-last --reason`), and say how it was.
                """
            case .challengeOvermet:
                """
                A gift that met a challenge was refunded or voided, so the funder owes less. It is never \
                corrected without you: `campaign grant unmet GR-3 --amount A --reason`.
                """
            case .closedPayment:
                """
                The grant was declined, withdrawn, closed or given back, and money came on it since. It is \
                counted. Was another grant meant, or does this one go on? Then correct the gift, or \
                `campaign grant award GR-3 --further --reason`.
                """
            }
        }
    }

    public let guides = Code.allCases.map {
        CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
    }

    public init() {}

    /// Needs the whole plan; a ledger that cannot be read is the ledger rule's to report.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return [] }
        let query = PledgeQuery(asOf: subject.today, plan: plan)
        guard let book = try? ledger.grants(query) else { return [] }
        let lines = book.records.compactMap {
            try? GrantLine($0, in: book, asOf: subject.today, knownOn: .max)
        }
        let renewed = Set(lines.compactMap(\.record.renews))
        let challenges = (try? ChallengeStanding.all(lines, plan, ledger)) ?? [:]
        return lines.flatMap { line in
            Self.stages(line.record.history, of: line.number) + due(line, plan.organization.currency)
                + (line.isOpen ? application(line) : award(line, renewed))
                + closedPayment(line, plan, ledger)
                + overmet(line, challenges[line.number], plan.organization.currency)
        }
    }

    /// Moves that may not follow each other: only old data and merged ledgers have them.
    public static func stages(_ history: GrantHistory, of grant: Int64) -> [Finding] {
        history.problems().map { problem in
            let why = problem.wantsReason ? "and no reason is given" : "which no grant may do"
            return Finding(
                code: Code.stageIllegal.rawValue, severity: Code.stageIllegal.severity,
                message:
                    "\(problem.from.stage.name) on \(problem.from.day), then \(problem.to.stage.name) on "
                    + "\(problem.to.day), \(why)",
                subject: "GR-\(grant)", hint: "campaign grant advance GR-\(grant) --void-last --reason '…'")
        }
    }

    private func overmet(
        _ line: GrantLine, _ standing: ChallengeStanding?, _ currency: Currency
    ) -> [Finding] {
        guard let standing, standing.over > 0 else { return [] }
        let over = currency.text(standing.over)
        let plain = Money(minorUnits: standing.over, currency: currency).plainText
        return [
            finding(
                .challengeOvermet, line,
                "\(currency.text(standing.met)) is met, \(over) more than others' gifts release",
                "campaign grant unmet GR-\(line.number) --amount \(plain) --reason '…'")
        ]
    }

    /// What was received on the grant's promises after the day on which it ended.
    private func closedPayment(_ line: GrantLine, _ plan: Plan, _ ledger: Ledger) -> [Finding] {
        guard [.declined, .withdrawn, .closed, .returned].contains(line.stage), !line.pledges.isEmpty else {
            return []
        }
        let then = PledgeQuery(asOf: line.move.day, plan: plan)
        guard let book = try? ledger.grants(then, only: line.number) else { return [] }
        let before = book.pledges.values.reduce(Int128(0)) { $0 + Self.cash($1) }
        let since = line.pledges.reduce(Int128(0)) { $0 + Self.cash($1) } - before
        guard since > 0 else { return [] }
        let text = plan.organization.currency.text(Int64(clamping: since))
        return [
            finding(
                .closedPayment, line, "\(text) came after it was \(line.stage.name) on \(line.move.day)",
                "campaign grant show GR-\(line.number)")
        ]
    }

    /// All money that came and was not refunded, whatever it counts as.
    private static func cash(_ pledge: PledgeLine) -> Int128 {
        Int128(pledge.standing.paid) + Int128(pledge.standing.advance) + Int128(pledge.standing.dueBack)
    }

    private func finding(_ code: Code, _ line: GrantLine, _ message: String, _ hint: String) -> Finding {
        Finding(
            code: code.rawValue, severity: code.severity, message: message, subject: "GR-\(line.number)",
            hint: hint)
    }

    private func due(_ line: GrantLine, _ currency: Currency) -> [Finding] {
        line.due.compactMap { due in
            guard let deadline = due.deadline, case .overdue(let days) = due.status else { return nil }
            let id = "DL-\(deadline.number)"
            let late = "\(due.kind) \(id) was due on \(due.due), \(Words.count(days, "day")) ago"
            if due.isReport, let stake = due.stake, stake > 0 {
                return finding(
                    .gateOverdue, line, "an installment of \(currency.text(stake)) waits: \(late)",
                    "campaign grant due done \(id)")
            }
            if due.isReport { return finding(.reportOverdue, line, late, "campaign grant due done \(id)") }
            guard deadline.deadline.kind == .condition, line.money.conditional > 0 else { return nil }
            return finding(
                .conditionPassed, line, "\(currency.text(line.money.conditional)) is not met: \(late)",
                "campaign grant met GR-\(line.number) --all")
        }
    }

    private func application(_ line: GrantLine) -> [Finding] {
        var found: [Finding] = []
        let number = "GR-\(line.number)"
        let isLate = line.figures?.decision.map { $0.days(until: line.asOf) > 90 } ?? false
        if isLate || line.move.day.days(until: line.asOf) > 180 {
            found.append(
                finding(
                    .staleApplication, line,
                    "in \(line.stage.name) since \(line.move.day), and nothing since",
                    "campaign grant advance \(number) STAGE"))
        }
        if line.figures?.hasAmount != true {
            found.append(
                finding(.noAmount, line, "no amount is asked yet", "campaign grant edit \(number) --ask A"))
        }
        return found + late(line) + owner(line)
    }

    /// What has to be sent cannot be due after the decision on it.
    private func late(_ line: GrantLine) -> [Finding] {
        guard let decision = line.figures?.decision else { return [] }
        return line.due.compactMap { due in
            guard let deadline = due.deadline, [.loi, .proposal].contains(deadline.deadline.kind),
                due.status.isOpen, due.due > decision
            else { return nil }
            return finding(
                .afterDecision, line,
                "the \(due.kind) DL-\(deadline.number) is due on \(due.due), and the decision on \(decision)",
                "campaign grant due move DL-\(deadline.number) DATE --reason '…'")
        }
    }

    private func owner(_ line: GrantLine) -> [Finding] {
        guard line.words.owner.isEmpty else { return [] }
        return [
            finding(
                .noOwner, line, "no one sees to it", "campaign grant edit GR-\(line.number) --owner NAME")
        ]
    }

    private func award(_ line: GrantLine, _ renewed: Set<Int64>) -> [Finding] {
        guard line.stage == .awarded else { return [] }
        var found: [Finding] = []
        let number = "GR-\(line.number)"
        if let end = line.term?.period?.upperBound {
            let left = line.asOf.days(until: end)
            let funder = line.funder.map { "D-\($0)" } ?? "NAME"
            if (0...120).contains(left), !renewed.contains(line.number) {
                found.append(
                    finding(
                        .noRenewal, line, "its period ends on \(end), in \(Words.count(left, "day"))",
                        "campaign grant add --renews \(number) --funder \(funder) --title '…'"))
            }
        } else {
            found.append(
                finding(
                    .noPeriod, line, "the award says no period",
                    "campaign grant term \(number) --period FROM..TO --reason '…'"))
        }
        if !line.deadlines.contains(where: { $0.deadline.kind.isReport }) {
            found.append(
                finding(
                    .noDeadline, line, "no report is due",
                    "campaign grant due add \(number) final-report 'period-end +1m'"))
        }
        return found
    }
}
