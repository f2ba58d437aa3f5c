public import CampaignKit
import CampaignLedger
import CampaignReports

/// Issuing receipts: planned from the ledger as it is, and posted before anything else can be.
///
/// What is chosen is looked through before the first number is taken. Then pages are written and posted for
/// some donors at a time, in the order in which the post sorts: each portion is one batch, there whole or not
/// at all. Whoever is interrupted runs the same again, which goes on with those that have no page yet.
/// Memory holds the pages of one portion, whatever their number.
public struct ReceiptIssue {
    /// What gets no page, and what is noteworthy.
    public private(set) var plan: ReceiptPlan
    /// How many pages were issued, or would be.
    public private(set) var count = 0
    /// The first page that was issued or would be, and the last.
    public private(set) var ends: (first: ReceiptRecord, last: ReceiptRecord)?
    /// The batches in which they were; empty where nothing was kept.
    public private(set) var batches: [Int64] = []

    private let desk: ReceiptDesk
    private let choice: ReceiptChoice
    private let templates: ReceiptTemplates
    /// Where the pages are in the register; in a dry run they are in none.
    private var issued: [ClosedRange<Int64>] = []
    /// Whose pages a dry run would issue.
    private var previewed: [ReceiptGivers] = []

    /// How often a portion is planned again because something was posted in between.
    private static let attempts = 50
    /// How many donors' pages are one batch: of a large run a hundredth, as closing a batch reads tables that
    /// grow with the ledger, and never so many that their pages need much memory.
    static func portion(of donors: Int) -> Int { min(max(200, donors / 100), 1000) }

    /// Issues what was chosen.
    ///
    /// Gifts that something holds up keep the others back, unless `partial`; what was asked for
    /// by number and cannot be had keeps everything back. `each` is called with the pages of a portion once
    /// they are in the register.
    public init(
        _ context: some ServiceContext, _ choice: ReceiptChoice, partial: Bool, dryRun: Bool, command: String,
        each: (_ desk: ReceiptDesk, _ records: [ReceiptRecord]) throws -> Void = { _, _ in }
    ) throws {
        desk = try ReceiptDesk(context)
        self.choice = choice
        templates = try ReceiptTemplates(directory: desk.directory, plan: desk.plan)
        let survey = try ReceiptSurvey(desk, templates, choice)
        plan = survey.plan
        guard !plan.isRefused, partial || plan.withheld.isEmpty else { return }
        guard !survey.portions.isEmpty else { return }
        let ledger = try context.ledgerForPosting(in: desk.directory)
        for givers in survey.portions {
            guard let records = try post(givers, to: ledger, context, dryRun: dryRun, command: command),
                let first = records.first, let last = records.last
            else { continue }
            count += records.count
            ends = (ends?.first ?? first, last)
            if dryRun {
                previewed.append(givers)
            } else {
                issued.append(first.id...last.id)
                try each(desk, records)
            }
        }
    }

    /// Posts the pages of some donors; nil where nothing is left to post.
    private mutating func post(
        _ givers: ReceiptGivers, to ledger: Ledger, _ context: some ServiceContext, dryRun: Bool,
        command: String
    ) throws -> [ReceiptRecord]? {
        for _ in 0..<Self.attempts {
            let head = try desk.ledger.head()?.batch ?? 0
            var planner = ReceiptPlanner(desk, templates)
            try planner.run(choice, from: givers)
            let pieces = planner.plan.pieces
            plan.add(withheld: planner.plan.withheld)
            guard !pieces.isEmpty else { return nil }
            let pages = ReceiptPages(desk, pieces, templates)
            let findings = pages.findings()
            guard findings.isEmpty else { throw ServiceError.letters(findings) }
            let posted = try ledger.issueReceipts(
                pieces.map(\.draft), on: desk.today, numbering: desk.numbering, after: head,
                desk.postingContext(context, command: command), dryRun: dryRun,
                preceding: dryRun ? count : 0, render: pages.page)
            guard let posted else { continue }
            if let batch = posted.batch { batches.append(batch) }
            context.note(.issued(batch: posted.batch))
            return posted.records
        }
        throw ServiceError.ledgerBusy
    }

    /// Hands over what was issued or would be, in the order of numbers.
    public func records(_ body: (ReceiptRecord) throws -> Void) throws {
        try previews(body)
        for range in issued {
            for record in try desk.ledger.receipts(range) { try body(record) }
        }
    }
}

extension ReceiptIssue {
    /// What a dry run would issue, planned again some donors at a time: no more is held than of one portion.
    private func previews(_ body: (ReceiptRecord) throws -> Void) throws {
        guard let first = ends?.first else { return }
        var offset = 0
        for givers in previewed {
            var planner = ReceiptPlanner(desk, templates)
            try planner.run(choice, from: givers)
            for piece in planner.plan.pieces {
                let (draft, number) = (piece.draft, first.number + offset)
                var record = ReceiptRecord(
                    id: first.id + Int64(offset), label: desk.numbering.label(first.year, number),
                    year: first.year, number: number, kind: draft.kind, giftYear: draft.giftYear,
                    donor: draft.donor, day: first.day, lines: draft.lines)
                record.replaces = draft.voids.first ?? draft.replaces
                record.isHidden = piece.isHidden
                try body(record)
                offset += 1
            }
        }
    }
}

/// What a choice comes to, looked through before the first number is taken: who is in which portion, and
/// everything that gets no page.
struct ReceiptSurvey {
    /// Without pages.
    private(set) var plan = ReceiptPlan()
    /// In the order in which the post sorts.
    private(set) var portions: [ReceiptGivers] = []

    /// Throws with all that is missing for a page.
    init(_ desk: ReceiptDesk, _ templates: ReceiptTemplates, _ choice: ReceiptChoice) throws {
        var findings: [Finding] = []
        var mail: [MailOrder] = []
        for givers in try Self.givers(choice, desk) {
            var planner = ReceiptPlanner(desk, templates)
            try planner.run(choice, from: givers)
            findings += ReceiptPages(desk, planner.plan.pieces, templates).findings()
            mail += planner.plan.pieces.map { $0.letter.row.mailOrder }
            plan.absorb(planner.plan)
        }
        guard findings.isEmpty else { throw ServiceError.letters(findings) }
        var seen: Set<Int64> = []
        let donors = mail.sorted().map(\.donor).filter { seen.insert($0).inserted }
        portions =
            switch choice {
            // What was asked for by number is one posting.
            case .gifts: donors.isEmpty ? [] : [.donors(donors)]
            case .singles, .statements:
                donors.portions(of: ReceiptIssue.portion(of: donors.count)).map { ReceiptGivers.donors($0) }
            }
    }

    /// Whose gifts are looked at, some donors at a time.
    private static func givers(_ choice: ReceiptChoice, _ desk: ReceiptDesk) throws -> [ReceiptGivers] {
        switch choice {
        case .gifts: [.all]
        case .statements(_, let donor?): [.donors([donor])]
        case .singles(let year, _), .statements(let year, nil):
            try desk.ledger.receiptableDonors(of: year).portions(of: ReceiptDesk.portion)
                .map { ReceiptGivers.donors($0) }
        }
    }
}

/// The pages of a portion.
struct ReceiptPages {
    private let run: LetterRun

    init(_ desk: ReceiptDesk, _ pieces: [ReceiptPlan.Piece], _ templates: ReceiptTemplates) {
        let items = pieces.map { LetterRun.Item(letter: $0.letter.numbered("R"), template: $0.template) }
        let facts = LetterFacts(
            plan: desk.plan, appeal: nil, today: desk.today, signatures: templates.signatures)
        run = LetterRun(facts: facts, items: items)
    }

    /// What keeps them from being written.
    func findings() -> [Finding] { run.findings() }

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

extension Array {
    /// Its parts of so many in a row; the last may have fewer.
    func portions(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
