import CampaignFiles
public import CampaignKit
import CampaignLedger

/// The board's control over what is passed on, and what grantees owe us.
public struct ProjectsRule: CheckRule {
    private enum Code: String, CaseIterable {
        case overCap = "transfer-over-cap"
        case beforeApproval = "transfer-before-approval"
        case sourceGone = "transfer-source-refunded"
        case reportOverdue = "use-report-overdue"
        case noAgreement = "no-agreement"
        case partGifts = "unit-part-gifts"

        var severity: Finding.Severity {
            switch self {
            case .overCap, .beforeApproval, .sourceGone: .error
            case .reportOverdue: .warning
            case .noAgreement, .partGifts: .note
            }
        }

        var title: String {
            switch self {
            case .overCap: "More was passed on than the board approved"
            case .beforeApproval: "Money was passed on before the board approved the project"
            case .sourceGone: "A gift went back after it was passed on"
            case .reportOverdue: "A grantee has not reported what it spent"
            case .noAgreement: "Money was passed on without an agreement"
            case .partGifts: "Several gifts together could name a place"
            }
        }

        var explanation: String {
            switch self {
            case .overCap:
                """
                The grants to the hospital are above the cap of the approval in force. Ask the board for a \
                higher cap and write it below `approvals:` of the project; from its date on all is well.
                """
            case .beforeApproval:
                """
                A friends-of charity decides what its money pays for before it passes any on. This grant is \
                dated before the approval, or after it was withdrawn. Correct the plan, or have the board \
                ratify it and write that below `approvals:`.
                """
            case .sourceGone:
                """
                A gift was refunded or moved, and more of it was passed on than is left. Let another gift stand \
                for it (`campaign project transfer reassign T-3 --from G-1 --to G-2`), or ask for the money back \
                (`campaign project transfer return`).
                """
            case .reportOverdue:
                """
                The grantee was to say by now what the money paid for. Ask for it, then `campaign project \
                transfer report T-3 --spent equipment=380,000`.
                """
            case .noAgreement:
                "A written agreement says what the money is for. It was posted without one, with a reason."
            case .partGifts:
                """
                Gifts below the price of a place, or beyond it, add up to a whole one. No place is shown in \
                part: ask the donors whether they would name one together.
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
        let all = (try? ledger.transfers()) ?? []
        let standing = Dictionary(
            grouping: all.filter { $0.stands(asOf: subject.today) }, by: \.place.project)
        return plan.campaigns.flatMap { campaign in
            campaign.projects.flatMap { project in
                transfers(standing[project.id] ?? [], of: project, in: campaign.id, subject, plan, ledger)
                    + parts(of: project, in: campaign.id, subject, plan, ledger)
            }
        }
    }

    private func finding(_ code: Code, _ subject: String, _ message: String, _ hint: String) -> Finding {
        Finding(
            code: code.rawValue, severity: code.severity, message: message, subject: subject, hint: hint)
    }

    /// A sum that an amount cannot hold is said so, and not cut.
    private func text(_ sum: Int128, _ currency: Currency) -> String {
        Int64(exactly: sum).map { currency.text($0) } ?? "more than an amount can hold"
    }

    private func transfers(
        _ transfers: [TransferRecord], of project: FundedProject, in campaign: String,
        _ subject: CheckSubject, _ plan: Plan, _ ledger: Ledger
    ) -> [Finding] {
        guard !transfers.isEmpty else { return [] }
        let currency = plan.organization.currency
        var found = transfers.flatMap { one($0, of: project, on: subject.today) }
        let passed = transfers.reduce(Int128(0)) { $0 + Int128($1.net(asOf: subject.today)) }
        if let approval = project.approval(on: subject.today), let cap = approval.cap?.minorUnits,
            passed > Int128(cap)
        {
            let resolution = approval.resolution.map { " of resolution \($0)" } ?? ""
            found.append(
                finding(
                    .overCap, project.id,
                    "\(text(passed, currency)) was passed on, \(text(passed - Int128(cap), currency)) above the cap\(resolution)",
                    "campaign project transfer list \(project.id)"))
        }
        let funds =
            (try? ledger.projectFunds(
                of: project.id, in: campaign, plan: plan, asOf: subject.today, knownOn: nil)) ?? []
        for fund in funds where fund.received < fund.passedOn {
            found.append(
                finding(
                    .sourceGone, "G-\(fund.entry)",
                    "\(currency.text(fund.passedOn)) of it was passed on for \(project.id), and "
                        + "\(currency.text(max(0, fund.received))) is left",
                    "campaign project transfer list \(project.id)"))
        }
        return found
    }

    private func one(_ transfer: TransferRecord, of project: FundedProject, on day: CalendarDate) -> [Finding]
    {
        var found: [Finding] = []
        let number = "T-\(transfer.number)"
        let isWithdrawn = project.withdrawn.map { $0 <= transfer.day } ?? false
        if project.approval(on: transfer.day) == nil || isWithdrawn {
            let when = project.approved.map { "the board approved \(project.id) on \($0.on)" }
            let why =
                isWithdrawn
                ? "the approval was withdrawn" : when ?? "no approval of \(project.id) is recorded"
            found.append(
                finding(
                    .beforeApproval, number, "dated \(transfer.day), and \(why)",
                    "campaign project transfer show \(number)"))
        }
        if let due = transfer.reportDue, due < day, transfer.reported(asOf: day) == nil {
            found.append(
                finding(
                    .reportOverdue, number, "the report on its use was due on \(due)",
                    "campaign project transfer report \(number) --spent LINE=AMOUNT"))
        }
        if transfer.exceptions.contains(.beforeAgreement) {
            found.append(
                finding(
                    .noAgreement, number, "it was passed on without an agreement",
                    "campaign project transfer show \(number)"))
        }
        return found
    }

    private func parts(
        of project: FundedProject, in campaign: String, _ subject: CheckSubject, _ plan: Plan,
        _ ledger: Ledger
    ) -> [Finding] {
        project.units.compactMap { unit in
            let board = try? ledger.unitBoard(
                of: unit, of: project.id, in: campaign, plan: plan, asOf: subject.today, knownOn: nil)
            guard let board, board.partGifts.count > 1, board.price > 0,
                board.places.contains(where: \.isOpen)
            else { return nil }
            let sum = board.partGifts.reduce(Int128(0)) { $0 + Int128($1.raised) }
            guard sum >= Int128(board.price) else { return nil }
            let text = text(sum, plan.organization.currency)
            return finding(
                .partGifts, "\(project.id)/\(unit.id)",
                "\(board.partGifts.count) gifts in part are \(text) together, and one costs \(unit.price.text)",
                "campaign project unit list \(project.id)")
        }
    }
}
