import CampaignKit

/// Posts the rows of a file of grants within one posting: what is here already is left out.
final class GrantFilePosting {
    static let always = CalendarDate(dayNumber: Int(Int32.max))

    let posting: NonMonetaryPosting
    let context: PostingContext
    private let file: GrantFile
    private let reopens: Bool
    /// Grants by what files call them.
    private var numbers: [GrantName: Int64] = [:]
    /// The transfers of the file that are here, by their ids in it.
    private var transfers: [String: Int64] = [:]
    /// Transfers and steps of older batches that no row of the file was found to be yet.
    private var older: [TransferRecord]
    private var taken: Set<Int64> = []
    private var takenEvents: Set<[Int64]> = []
    /// The lines of transfers that were known: a report on the same line is the same row.
    private var knownLines: Set<Int> = []
    /// Donors that the file added, by their folded names.
    private var donors: [String: Int64] = [:]
    private var touched: Set<Int64> = []
    /// The stages that the file says of each grant and day.
    private lazy var stages: [GrantName: [CalendarDate: Set<GrantStage>]] = {
        var stages: [GrantName: [CalendarDate: Set<GrantStage>]] = [:]
        for row in file.rows {
            guard case .application(let name, let change) = row.act, let move = change.move else { continue }
            stages[name, default: [:]][change.day, default: []].insert(move.stage)
        }
        return stages
    }()
    private(set) var rows = 0
    var outcome = GrantFileOutcome()
    /// By grant and the file's own number, the costs that are here.
    var costs: [Int64: [Int64: Int64]] = [:]

    init(
        _ posting: NonMonetaryPosting, _ context: PostingContext, _ file: GrantFile, reopens: Bool
    ) throws {
        (self.posting, self.context, self.file, self.reopens) = (posting, context, file, reopens)
        older = try TransferReader(connection: posting.connection).records().filter {
            $0.stands(asOf: Self.always)
        }
        numbers = try GrantNames(connection: posting.connection).numbers()
    }

    var connection: any LedgerConnection { posting.connection }
    var reader: GrantReader { GrantReader(connection: connection) }
    var today: CalendarDate { context.todayOverride ?? context.postedOn }

    func run() throws {
        for row in file.rows {
            switch row.act {
            case .application(let name, let change): try take(change, of: name, row.line)
            case .deadline(let name, let deadline, let end): try take(deadline, end, of: name, row.line)
            case .spending(let name, let spends): try take(spends, of: name, row.line)
            case .budget(let name, let day, let budget): try take(budget, on: day, of: name, row.line)
            case .match(let name, let match, let gift): try take(match, gift: gift, of: name, row.line)
            case .transfer(let id, let transfer): try take(transfer, id, row.line)
            case .step(let id, let step): try take(step, of: id, row.line)
            }
        }
        guard outcome.refusals.isEmpty else { return }
        try DonorWriter.postChanges(connection, batch: posting.batch)
        for grant in touched.sorted() {
            try GrantWriter(posting, grant: grant, day: context.postedOn).writeDeltas()
        }
    }

    func refuse(_ refusal: GrantFileOutcome.Refusal, _ grant: String, _ line: Int) {
        outcome.refusals.append((line, grant, refusal))
    }

    /// By the file's own name, by a name of our exports, or by our number.
    func number(_ name: GrantName) throws -> Int64? {
        if let known = numbers[name] { return known }
        let own = file.ownMark.isEmpty ? [] : [String(GrantFile.ownID(file.ownMark, 0).dropLast())]
        let prefixes = ["GR-"] + own
        for prefix in prefixes where name.id.hasPrefix(prefix) {
            if let number = Int64(name.id.dropFirst(prefix.count)), try reader.exists(number) {
                return number
            }
        }
        return nil
    }

    func step(_ change: GrantChange, on grant: Int64?) throws -> GrantOutcome {
        let result = try GrantStep(
            posting: posting, context: context, grant: grant, change: change, reopens: reopens, isPart: true
        ).post()
        rows += result.rows
        if result.outcome.refusal == nil { touched.insert(result.outcome.grant) }
        return result.outcome
    }
}

// MARK: - Grants

extension GrantFilePosting {
    private func take(_ asked: GrantChange, of name: GrantName, _ line: Int) throws {
        var change = asked
        change.promises = []
        let known = try number(name)
        let record = try known.flatMap { try reader.record($0) }
        if let record {
            try leaveOutKnown(&change, record, name, line)
            guard change != GrantChange(day: change.day) else {
                outcome.known += 1
                return
            }
        } else {
            guard !name.id.hasPrefix("GR-") else { return refuse(.unknownGrant(name.id), name.id, line) }
            change.name = name
            reuseDonor(&change)
        }
        let link = AwardLink(posting: posting, context: context, reopens: reopens)
        let isAwarded = record?.history.moves().contains { $0.stage == .awarded } ?? false
        let awards = isAwarded ? [] : try link.waiting(name, or: asked.promises)
        if change.term?.kind == .outright, awards.first?.type == .conditional {
            change.term?.kind = .conditional
        }
        if change.move?.stage == .awarded, !isAwarded {
            // The stage follows from the money, on whose day it is.
            guard let first = awards.first else { return refuse(.awardMissing, name.id, line) }
            change.day = first.day
        }
        let posted = try step(change, on: known)
        if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
        if let donor = posted.newFunder { added(donor, asked.newFunder) }
        numbers[name] = posted.grant
        if known == nil { outcome.newGrants.append(posted.grant) } else { outcome.moves += 1 }
        for award in awards {
            guard let refusal = try link.tie(award, to: posted.grant) else { continue }
            return refuse(.grant(refusal), name.id, line)
        }
    }

    /// Takes off what was said before, and notes what differs from it.
    private func leaveOutKnown(
        _ change: inout GrantChange, _ record: GrantRecord, _ name: GrantName, _ line: Int
    ) throws {
        let (day, moves) = (change.day, record.history.moves())
        func differs(_ what: String) {
            outcome.differences.append(.init(line: line, grant: record.number, what: what))
        }
        // An award row of money dates the award; the file's day of it may differ.
        var isKnown = moves.contains { move in
            move.stage == change.move?.stage && (move.day == day || move.stage == .awarded)
        }
        if !isKnown, saysOtherwise(change, of: name, moves) {
            differs("stage")
            isKnown = true
        }
        // The same stage on another day says something of its figures.
        if isKnown || record.history.stage(asOf: day) == change.move?.stage { change.move = nil }
        if let title = change.words?.title, !title.isEmpty,
            title != record.said(\.words, asOf: Self.always).last?.value.title
        {
            differs("title")
        }
        (change.words, change.funder, change.newFunder, change.shares) = (nil, nil, nil, nil)
        if let asked = change.figures {
            let (merged, others) = merge(asked, record, on: day)
            if isKnown { others.forEach(differs) }
            change.figures = isKnown || others.isEmpty ? nil : merged
        }
        if let term = change.term, let now = record.said(\.terms, asOf: day).last?.value {
            if now.period == term.period { change.term = nil } else { change.term?.kind = now.kind }
        }
        if let terms = change.spending.terms { try leaveOutKnown(terms, &change, record.number) }
    }

    /// What a row says of the amounts, with what it leaves out as known; and which columns say otherwise.
    private func merge(
        _ asked: GrantChange.Figures, _ record: GrantRecord, on day: CalendarDate
    ) -> (merged: GrantChange.Figures, others: [String]) {
        let now = record.pipeline.figures(asOf: day, knownOn: .max)
        let merged = GrantChange.Figures(
            requested: asked.requested ?? now?.requested, expected: asked.expected ?? now?.expected,
            decision: asked.decision ?? now?.decision)
        var others: [String] = []
        if merged.requested != now?.requested { others.append("requested") }
        if merged.expected != now?.expected { others.append("expected") }
        if merged.decision != now?.decision { others.append("decision_date") }
        return (merged, others)
    }

    /// Whether another stage is known of the day, which the file does not say too: that is a difference.
    private func saysOtherwise(
        _ change: GrantChange, of name: GrantName, _ moves: [GrantHistory.Row]
    ) -> Bool {
        guard let stage = change.move?.stage, stage != .awarded else { return false }
        let known = moves.filter { $0.day == change.day && $0.stage != .awarded }.map(\.stage)
        let said = stages[name]?[change.day] ?? []
        return !known.isEmpty && !known.contains(where: said.contains)
    }

    /// A funder whom an earlier row of the file added is that donor.
    private func reuseDonor(_ change: inout GrantChange) {
        guard let details = change.newFunder, let known = donors[Self.key(details)] else { return }
        (change.newFunder, change.funder) = (nil, known)
    }

    private static func key(_ details: DonorDetails) -> String {
        NameFolding.fold(details.displayName) ?? details.displayName
    }

    private func added(_ donor: Int64, _ details: DonorDetails?) {
        outcome.newDonors += 1
        if let details { donors[Self.key(details)] = donor }
    }

    private func take(
        _ deadline: NewDeadline, _ end: GrantFile.End?, of name: GrantName, _ line: Int
    ) throws {
        guard let grant = try number(name), let record = try reader.record(grant) else {
            return refuse(.unknownGrant(name.id), name.id, line)
        }
        let same = record.deadlines().first { known in
            known.deadline.kind == deadline.kind
                && [known.deadline.due, known.deadline.due(asOf: Self.always)].contains(deadline.due)
        }
        var number = same?.number
        if number == nil {
            var change = GrantChange(day: today)
            change.deadlines = [deadline]
            let posted = try step(change, on: grant)
            if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
            number = posted.deadlines.first
            outcome.deadlines += 1
        }
        guard let end, let number, same?.deadline.takes(end.kind, asOf: Self.always) ?? true else {
            if same != nil { outcome.known += 1 }
            return
        }
        var change = GrantChange(day: end.day)
        change.steps = [DeadlineStep(number, end.kind, words: end.words)]
        let posted = try step(change, on: grant)
        if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
        if same != nil { outcome.deadlines += 1 }
    }
}

// MARK: - Money that was passed on

extension GrantFilePosting {
    private func take(_ asked: NewTransfer, _ id: String, _ line: Int) throws {
        var transfer = asked
        if let details = transfer.newGrantee, let known = donors[Self.key(details)] {
            (transfer.newGrantee, transfer.grantee) = (nil, known)
        }
        let same = older.first { record in
            !taken.contains(record.number) && record.day == transfer.day
                && record.amount == transfer.amount && record.grantee == transfer.grantee
                && record.place.project == transfer.project && record.place.line == transfer.line
        }
        if let same {
            taken.insert(same.number)
            if !id.isEmpty { transfers[id] = same.number }
            outcome.known += 1
            knownLines.insert(line)
            return
        }
        var project = ProjectPosting(posting, context, reopens: reopens, isPart: true)
        try project.take(transfer)
        if let refusal = project.outcome.refusal { return refuse(.project(refusal), transfer.project, line) }
        rows += project.rows
        if let donor = project.outcome.newGrantee { added(donor, transfer.newGrantee) }
        if let number = project.outcome.transfer, !id.isEmpty { transfers[id] = number }
        outcome.transfers += 1
        outcome.transferredMinor = try Checked.add(outcome.transferredMinor, transfer.amount)
    }

    private func take(_ asked: TransferStep, of id: String, _ line: Int) throws {
        guard let number = transfers[id] else { return refuse(.unknownTransfer(id), id, line) }
        var step = asked
        step.transfer = number
        let events = older.first { $0.number == number }?.events(asOf: Self.always) ?? []
        let same = events.first { event in
            !takenEvents.contains([number, event.seq]) && event.kind == step.kind && event.day == step.day
                && (step.kind != .returned || event.amount == step.amount)
        }
        if let same {
            takenEvents.insert([number, same.seq])
            if !knownLines.contains(line) { outcome.known += 1 }
            return
        }
        var project = ProjectPosting(posting, context, reopens: reopens, isPart: true)
        try project.take(step)
        if let refusal = project.outcome.refusal { return refuse(.project(refusal), id, line) }
        rows += project.rows
        outcome.steps += 1
    }
}

/// Reads what files call grants.
struct GrantNames {
    let connection: any LedgerConnection

    /// The grants that are there, by their names; of two with one name the newer.
    func numbers() throws -> [GrantName: Int64] {
        let inForce = try Withdrawal.inForce(connection)
        var numbers: [GrantName: Int64] = [:]
        try connection.rows(
            """
            SELECT g.id, g.batch, s.name, g.name FROM grant_award g JOIN source s ON s.id = g.source \
            WHERE g.name IS NOT NULL ORDER BY g.id
            """
        ) { row in
            guard inForce.holds(row.int(1), knownOn: .max) else { return }
            numbers[GrantName(source: row.text(2), id: row.text(3))] = row.int(0)
        }
        return numbers
    }
}
