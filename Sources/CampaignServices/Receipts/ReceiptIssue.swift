public import CampaignKit
import CampaignLedger
import CampaignReports

/// Issuing receipts: planned from the ledger as it is, and posted before anything else can be.
public struct ReceiptIssue {
    /// What was planned, and what gets no page.
    public let plan: ReceiptPlan
    /// What was issued, or would be, in the order of numbers; empty where nothing was to be.
    public let records: [ReceiptRecord]
    /// Nil where nothing was kept.
    public let batch: Int64?

    /// How often a plan is made again because something was posted in between.
    private static let attempts = 50

    /// Issues what was chosen, all or nothing.
    ///
    /// Gifts that something holds up keep the others back, unless `partial`; what was asked for
    /// by number and cannot be had keeps everything back.
    public init(
        _ context: some ServiceContext, _ choice: ReceiptChoice, partial: Bool, dryRun: Bool, command: String
    ) throws {
        for _ in 0..<Self.attempts {
            let desk = try ReceiptDesk(context)
            let head = try desk.ledger.head()?.batch ?? 0
            var planner = try ReceiptPlanner(
                desk, ReceiptTemplates(directory: desk.directory, plan: desk.plan))
            try planner.run(choice)
            let plan = planner.plan
            guard !plan.pieces.isEmpty, !plan.isRefused, partial || plan.withheld.isEmpty else {
                (self.plan, records, batch) = (plan, [], nil)
                return
            }
            let pages = try ReceiptPages(desk, plan)
            let posted = try context.ledgerForPosting(in: desk.directory).issueReceipts(
                plan.pieces.map(\.draft), on: desk.today, numbering: desk.numbering, after: head,
                desk.postingContext(context, command: command), dryRun: dryRun, render: pages.page)
            guard let posted else { continue }
            self.plan = plan
            (records, batch) = posted
            context.note(.posted(batch: posted.batch, entries: []))
            return
        }
        throw ServiceError.ledgerBusy
    }
}

/// The pages of a plan, checked before the first number is taken.
struct ReceiptPages {
    private let run: LetterRun

    init(_ desk: ReceiptDesk, _ plan: ReceiptPlan) throws {
        let items = plan.pieces.map { LetterRun.Item(letter: $0.letter.numbered("R"), template: $0.template) }
        run = LetterRun(facts: LetterFacts(plan: desk.plan, appeal: nil, today: desk.today), items: items)
        let findings = run.findings()
        guard findings.isEmpty else { throw ServiceError.letters(findings) }
    }

    func page(_ piece: Int, _ label: String) -> [UInt8] {
        let item = run.items[piece]
        return run.page(of: LetterRun.Item(letter: item.letter.numbered(label), template: item.template))
    }
}

extension Letter {
    /// The letter under a receipt's number, which also names its file.
    fileprivate func numbered(_ label: String) -> Letter {
        var letter = self
        letter.receipt?.number = label
        letter.row.letterID = label
        return letter
    }
}
