public import CampaignExchange
import CampaignKit
import CampaignLedger

/// A workspace's grants and what was passed on, in the columns that `import` reads.
///
/// What came in as money is not in it: gifts and awards have files of their own. Imported into the same
/// ledger it changes nothing.
public struct GrantFileExport {
    public private(set) var writer = GrantFileWriter()
    public private(set) var rows = 0

    /// What no row can carry, such as a claim.
    public private(set) var leftOut = 0

    private let reading: GrantReading
    private let mark: String

    public init(_ context: some ServiceContext) throws {
        reading = try GrantReading(context, asOf: nil, knownOn: nil)
        mark = try reading.ledger?.grantMark() ?? ""
        for line in try reading.lines() {
            try writeStages(line)
            writeDeadlines(line)
            try writeCosts(line)
            try writeBudgets(line)
            try writeMatches(line)
        }
        for transfer in try ProjectReading(context, asOf: nil, knownOn: nil).transfers() { write(transfer) }
    }

    private typealias Cells = [GrantFileColumn: String]

    private mutating func write(_ type: GrantFileType, _ cells: Cells) {
        writer.write(type, cells)
        rows += 1
    }

    private func text(_ minor: Int64?) -> String {
        minor.map { Money(minorUnits: $0, currency: reading.currency).plainText } ?? ""
    }

    private func name(_ line: GrantLine) -> Cells {
        [
            .grantID: line.record.name?.id ?? GrantFile.ownID(mark, line.number),
            .sourceSystem: line.record.name?.source ?? "",
        ]
    }

    // MARK: Grants

    /// A row for each day on which its stage, its figures or its period changed.
    private mutating func writeStages(_ line: GrantLine) throws {
        let record = line.record
        let moves = record.history.moves().filter { $0.day <= line.asOf }
        guard let first = moves.first else { return }
        let said = record.pipeline.figures.filter { record.pipeline.inForce.holds($0.batch, knownOn: .max) }
        let costs = try line.costs().spending.terms.map(\.day)
        let days = Set(moves.map(\.day) + said.map(\.day) + line.terms.map(\.day) + costs)
            .filter { $0 >= first.day }
        for day in days.sorted() where day <= line.asOf {
            let today = moves.filter { $0.day == day }
            guard let standing = record.history.standing(asOf: day) else { continue }
            for move in today.isEmpty ? [standing] : today {
                write(.application, try stage(line, move, on: day))
            }
        }
    }

    private func stage(_ line: GrantLine, _ move: GrantHistory.Row, on day: CalendarDate) throws -> Cells {
        let figures = line.record.pipeline.figures(asOf: day, knownOn: .max)
        let term = line.record.said(\.terms, asOf: day).last?.value
        let period = term?.period
        var cells = name(line).merging(try agreed(line, on: day)) { own, _ in own }
        cells[.awardKind] = term?.kind.name
        cells[.condition] = term?.words
        if move.stage == .awarded { cells[.giftID] = awards(of: line) }
        cells[.date] = day.description
        cells[.title] = line.words.title
        cells[.owner] = line.words.owner
        cells[.stage] = move.stage.name
        cells[.requested] = text(figures?.requested)
        cells[.expected] = text(figures?.expected)
        cells[.probability] = move.stage.isOpen ? Percent(tenths: move.likelihood).text : ""
        cells[.decisionDate] = figures?.decision?.description
        cells[.periodStart] = period?.lowerBound.description
        cells[.periodEnd] = period?.upperBound.description
        cells[.donorName] = line.funderName
        cells[.places] = places(line)
        cells[.note] = line.record.reasons[move.seq] ?? ""
        return cells
    }

    /// What files of gifts call its awards, where that is another name than the grant's.
    private func awards(of line: GrantLine) -> String {
        line.pledges.map(\.name).filter { !$0.isEmpty && $0 != line.record.name?.id }.joined(separator: "; ")
    }

    /// What the agreement says of overhead and match on a day.
    private func agreed(_ line: GrantLine, on day: CalendarDate) throws -> Cells {
        let terms = try line.costs().spending.at(day, knownOn: line.knownOn)
        var cells: Cells = [:]
        if let indirect = terms.indirect {
            let rate = "\(Percent(tenths: indirect.rate / 1000).text)/\(indirect.base.name)"
            cells[.indirect] =
                switch indirect.base {
                case .mtdc: "\(rate)/\(text(indirect.equipment))/\(text(indirect.subaward))"
                case .direct, .total: rate
                case .sum: text(indirect.rate)
                case .none: "none"
                }
        }
        if let match = terms.match {
            cells[.match] =
                match.amount.map { text($0) } ?? "\(Percent(tenths: match.tenths ?? 0).text)/total"
            cells[.matchKind] = match.kind.name
            cells[.matchBy] = match.by?.description
        }
        return cells
    }

    /// `floor-3=60.0%; trial-training=40.0%`; of one place its name alone.
    private func places(_ line: GrantLine) -> String {
        let names = line.shares.map { $0.place.shortName }
        guard names.count > 1 else { return names.first ?? "" }
        let tenths = Allocation.spread(1000, over: line.shares.map(\.weight))
        return zip(names, tenths).map { "\($0)=\(Percent(tenths: $1).text)" }.joined(separator: "; ")
    }

    private mutating func writeDeadlines(_ line: GrantLine) {
        for deadline in line.deadlines {
            var cells = name(line)
            let last = deadline.deadline.changes.filter { $0.day <= line.asOf }.last
            let words = last.flatMap { deadline.words[$0.seq] }
            switch deadline.deadline.status(asOf: line.asOf) {
            case .waived(let day): (cells[.waived], cells[.note]) = (day.description, words)
            case .done(let day): (cells[.done], cells[.reference]) = (day.description, words)
            case .overdue, .open: break
            }
            cells[.deadlineKind] = deadline.deadline.kind.name
            cells[.due] = deadline.deadline.due(asOf: line.asOf).description
            cells[.owner] = deadline.owner
            cells[.gates] = deadline.gates.map(String.init)
            write(.deadline, cells)
        }
    }

    private mutating func writeCosts(_ line: GrantLine) throws {
        let spends = try line.costs().spending.spends
        for spend in spends {
            var cells = name(line)
            cells[.number] = "S-\(spend.number)"
            cells[.reverses] = spend.reverses.map { "S-\($0)" }
            cells[.giftID] = spend.externalID
            cells[.date] = spend.day.description
            cells[.amount] = text(spend.amount)
            cells[.category] = spend.category
            cells[.costKind] =
                spend.flags.contains(.indirect)
                ? "indirect"
                : spend.flags.contains(.costShare)
                    ? "cost-share" : spend.flags.contains(.preAward) ? "pre-award" : ""
            cells[.paid] = spend.paid?.description
            (cells[.payee], cells[.reference]) = (spend.words.payee, spend.words.reference)
            (cells[.project], cells[.line]) = (spend.place?.project, spend.place?.line)
            cells[.note] = spend.words.note
            write(.spend, cells)
        }
        leftOut += try line.costs().spending.claims.count
    }

    private mutating func writeBudgets(_ line: GrantLine) throws {
        for budget in try line.costs().spending.budgets {
            for row in budget.rows {
                var cells = name(line)
                cells[.date] = budget.day.description
                cells[.number] = String(budget.version)
                (cells[.category], cells[.amount]) = (row.category, text(row.amount))
                cells[.approved] = budget.isApproved ? "yes" : ""
                cells[.note] = budget.words
                write(.budget, cells)
            }
        }
    }

    /// A gift without an id of its own has a number of this ledger only, so its match is left out.
    private mutating func writeMatches(_ line: GrantLine) throws {
        for match in try line.costs().spending.matches {
            var cells = name(line)
            cells[.date] = match.day.description
            cells[.amount] = text(match.amount)
            cells[.note] = match.words
            cells[.reverses] = match.spend.map { "S-\($0)" }
            if let entry = match.entry, let gift = try reading.ledger?.gift("G-\(entry)").line {
                guard !gift.externalID.isEmpty else {
                    leftOut += 1
                    continue
                }
                cells[.giftID] = "\(gift.source):\(gift.externalID)"
            }
            write(.match, cells)
        }
    }

    // MARK: Money that was passed on

    private mutating func write(_ transfer: TransferRecord) {
        let id = "T-\(transfer.number)"
        let events = transfer.events(asOf: reading.asOf)
        let partners = PlanIndex(reading.plan).project(transfer.place.project)?.partners ?? []
        let partner = partners.first { transfer.went(to: $0.name) }
        let spent = events.filter { $0.kind == .spent }.map { "\($0.line)=\(text($0.amount))" }
        write(
            .transfer,
            [
                .giftID: id, .date: transfer.day.description, .amount: text(transfer.amount),
                .project: transfer.place.project, .line: transfer.place.line,
                .grantee: partner?.grantee ?? transfer.granteeName,
                .agreementDate: transfer.agreement?.description ?? "",
                .reportDue: transfer.reportDue?.description ?? "",
                .reportedOn: transfer.reported(asOf: reading.asOf)?.description ?? "",
                .spent: spent.joined(separator: "; "), .note: transfer.words,
            ])
        for event in events where event.kind == .returned {
            write(
                .transfer,
                [
                    .reverses: id, .date: event.day.description, .amount: text(-event.amount),
                    .note: event.words,
                ])
        }
    }
}

extension Designation {
    /// The nearest part of a place, as `--for` has it: `floor-3/equipment`, a campaign, an appeal.
    fileprivate var shortName: String {
        guard !project.isEmpty else {
            return [campaign, appeal].last { !$0.isEmpty } ?? "unassigned"
        }
        let part = [line, unit].first { !$0.isEmpty }
        return project + (part.map { "/" + $0 } ?? "")
    }
}
