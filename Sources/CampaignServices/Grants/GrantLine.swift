public import CampaignKit
public import CampaignLedger

/// A grant as it is at the end of a day, at one point of knowledge.
public struct GrantLine: Sendable {
    /// A place that the money would go to, with its weight among them.
    public struct Share: Sendable, Equatable {
        public var place: Designation
        public var weight: Int64
        /// Its part of the weighted pipeline.
        public var weighted: Int64
    }

    public let record: GrantRecord
    public let asOf: CalendarDate
    /// The last batch that counts.
    public let knownOn: Int64
    /// The move in force.
    public let move: GrantHistory.Row
    public let words: GrantWords
    /// The funder's donor number; after a merge, the number that remains; nil where no one is named.
    public let funder: Int64?
    /// The number that the grant keeps: what is posted for the funder goes to it, so that taking a merge
    /// apart gives that back too.
    public let postedFunder: Int64?
    public let funderName: String
    public let figures: GrantPipeline.Figures?
    public let shares: [Share]
    /// What the agreement said, and what changed it since.
    public let terms: [SaidOfGrant<GrantTerm>]
    /// The promises of its award, the oldest first.
    public let pledges: [PledgeLine]
    public let money: GrantMoney
    public let deadlines: [GrantDeadline]
    /// All that was posted of its costs; nil where nothing was.
    public let spending: GrantSpending?
    /// What of its money was passed on to grantees.
    public let transfers: [GrantTransfer]

    /// Nil for a grant that was not there on that day, or not known.
    init?(_ record: GrantRecord, in book: GrantBook, asOf day: CalendarDate, knownOn batch: Int64) throws {
        guard record.isKnown(on: batch), let move = record.history.standing(asOf: day, knownOn: batch)
        else { return nil }
        (self.record, asOf, knownOn, self.move) = (record, day, batch, move)
        words = record.said(\.words, asOf: day, knownOn: batch).last?.value ?? GrantWords()
        postedFunder = record.said(\.funders, asOf: day, knownOn: batch).last?.value
        funder = postedFunder.map { book.owners[$0] ?? $0 }
        funderName = postedFunder.map { book.funders[$0] ?? "" } ?? ""
        figures = record.pipeline.figures(asOf: day, knownOn: batch)
        let weighted = record.pipeline.weighted(asOf: day, knownOn: batch)
        let shares = record.pipeline.shares(asOf: day, knownOn: batch)
        let parts = shares.map { Allocation.spread(weighted, over: $0.weights) } ?? []
        self.shares = zip(zip(shares?.places ?? [], shares?.weights ?? []), parts).map { share, part in
            Share(place: book.places[share.0] ?? Designation(), weight: share.1, weighted: part)
        }
        terms = record.said(\.terms, asOf: day, knownOn: batch)
        let entries = record.said(\.promises, asOf: day, knownOn: batch).map(\.value)
        pledges = entries.sorted().compactMap { book.pledges[$0] }
        deadlines = record.deadlines(knownOn: batch)
        money = try GrantMoney(pledges, asOf: day)
        spending = book.spending[record.number]
        transfers = GrantTransfer.all(book, from: entries, asOf: day, knownOn: batch)
    }

    public var number: Int64 { record.number }
    public var stage: GrantStage { move.stage }
    public var term: GrantTerm? { terms.last?.value }
    /// Whether the funder has yet to decide.
    public var isOpen: Bool { stage.isOpen }
    /// Base-currency minor units; 0 once it is decided.
    public var weighted: Int64 { record.pipeline.weighted(asOf: asOf, knownOn: knownOn) }

    /// What people read: an award's stage follows from its period.
    public var phase: GrantPhase {
        let isReportOpen = due.contains { $0.isReport && $0.status.isOpen }
        return GrantPhase(
            stage, period: term?.period, isOpen: isReportOpen || money.outstanding > 0, on: asOf)
    }

    /// The end of the first period that was agreed, where it was extended.
    public var firstEnd: CalendarDate? {
        let ends = terms.compactMap { $0.value.period?.upperBound }
        guard let first = ends.first, first != ends.last else { return nil }
        return first
    }

    /// Its deadlines, and the installments of its award, by day.
    public var due: [GrantDue] {
        let installments = pledges.flatMap { pledge in
            zip(1..., pledge.standing.installments).compactMap { ord, installment in
                GrantDue(installment, ord: ord, of: pledge, self)
            }
        }
        return (deadlines.map { GrantDue($0, of: self) } + installments).sorted {
            ($0.due, $0.deadline?.number ?? .max) < ($1.due, $1.deadline?.number ?? .max)
        }
    }

    /// What is due next of it.
    public var nextDue: GrantDue? { due.first { $0.status.isOpen } }

    /// The gate of an installment: the newest deadline that it waits for.
    func gate(of entry: Int64, ord: Int) -> GrantDeadline? {
        deadlines.last { $0.gatesEntry == entry && $0.gates == ord }
    }
}

/// What came of a grant's award, in base-currency minor units.
public struct GrantMoney: Sendable, Equatable {
    /// What is promised, less what was written off; with what waits for a condition.
    public var awarded: Int64 = 0
    public var received: Int64 = 0
    public var outstanding: Int64 = 0
    public var conditional: Int64 = 0
    /// Received before its condition is met.
    public var advance: Int64 = 0
    public var dueBack: Int64 = 0
    public var fxDifference: Int64 = 0
    /// Past due, without what waits for a report of ours.
    public var overdue: Int64 = 0
    /// Open installments that the funder holds until our report is there.
    public var waiting: Int64 = 0

    /// Nothing is left of the award, and nothing that came is still here.
    public var isGivenBack: Bool {
        [awarded, received, outstanding, conditional, advance, dueBack].allSatisfy { $0 == 0 }
    }

    init(_ pledges: [PledgeLine], asOf day: CalendarDate) throws(MoneyError) {
        for pledge in pledges {
            let standing = pledge.standing
            awarded = try Checked.add(awarded, try Checked.add(standing.committed, standing.conditional))
            received = try Checked.add(
                received, try Checked.add(standing.paid, standing.fxDifference))
            outstanding = try Checked.add(outstanding, standing.outstanding)
            conditional = try Checked.add(conditional, standing.conditional)
            advance = try Checked.add(advance, standing.advance)
            dueBack = try Checked.add(dueBack, standing.dueBack)
            fxDifference = try Checked.add(fxDifference, standing.fxDifference)
            waiting = try Checked.add(waiting, standing.waiting)
            overdue = try Checked.add(overdue, standing.overdue(on: day))
        }
    }
}

/// One day of a grant on which something is due, by us or by the funder.
public struct GrantDue: Sendable {
    public let grant: Int64
    public let title: String
    public let funder: Int64?
    public let funderName: String
    /// Who of us sees to it.
    public let owner: String
    /// Nil for an installment.
    public let deadline: GrantDeadline?
    /// The number in `P-12` of an installment's promise, and its position, from 1.
    public let pledge: Int64?
    public let ord: Int?
    public let due: CalendarDate
    public let status: Deadline.Status
    /// How often its day moved.
    public let moves: Int
    /// What is open of an installment, or of the one that waits for this report.
    public let stake: Int64?
    /// The report of ours that an installment waits for.
    public let waitsFor: Int64?

    init(_ deadline: GrantDeadline, of line: GrantLine) {
        (grant, title, funder, funderName) = (line.number, line.words.title, line.funder, line.funderName)
        owner = deadline.owner.isEmpty ? line.words.owner : deadline.owner
        self.deadline = deadline
        (pledge, ord, waitsFor) = (nil, nil, nil)
        due = deadline.deadline.due(asOf: line.asOf, knownOn: line.knownOn)
        status = deadline.deadline.status(asOf: line.asOf, knownOn: line.knownOn)
        moves = deadline.deadline.moves(asOf: line.asOf, knownOn: line.knownOn)
        let gated = line.pledges.first { $0.line.id == deadline.gatesEntry }
        stake = zip(1..., gated?.standing.installments ?? []).first { $0.0 == deadline.gates }?.1.open
    }

    /// Nil for an installment that is paid, or that has no day.
    init?(_ installment: InstallmentStanding, ord: Int, of pledge: PledgeLine, _ line: GrantLine) {
        guard installment.open > 0, let day = installment.due else { return nil }
        (grant, title, funder, funderName) = (line.number, line.words.title, line.funder, line.funderName)
        owner = line.words.owner
        (deadline, self.pledge, self.ord, moves, stake) = (nil, pledge.number, ord, 0, installment.open)
        waitsFor = installment.waits ? line.gate(of: pledge.line.id, ord: ord)?.number : nil
        due = day
        let isLate = !installment.waits && day < line.asOf
        status =
            isLate
            ? .overdue(days: due.days(until: line.asOf)) : .open(days: max(0, line.asOf.days(until: due)))
    }

    public var kind: String { deadline?.deadline.kind.name ?? "installment" }
    public var isReport: Bool { deadline?.deadline.kind.isReport ?? false }
    /// Whether the funder acts, and not we.
    public var isTheirs: Bool { deadline?.deadline.kind.isTheirs ?? true }
    /// The day that was agreed first.
    public var first: CalendarDate { deadline?.deadline.due ?? due }
}
