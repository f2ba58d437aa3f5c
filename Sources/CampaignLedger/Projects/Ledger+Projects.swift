import CampaignKit

extension Ledger {
    /// Reserves, names or releases a naming place as one batch, or writes nothing.
    ///
    /// Counted within the posting, which no other overlaps: of two that ask for the last place one gets it.
    public func post(
        _ change: UnitChange, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> ProjectOutcome {
        try postProject(context, reopen: nil, dryRun: dryRun) { try $0.take(change) }
    }

    /// Posts a transfer to a grantee from money that was received for it, or writes nothing.
    public func post(
        _ transfer: NewTransfer, _ context: PostingContext, reopen: String?, dryRun: Bool
    ) throws(LedgerError) -> ProjectOutcome {
        try postProject(context, reopen: reopen, dryRun: dryRun) { try $0.take(transfer) }
    }

    /// Posts what came of a transfer: a report, money that came back, a void.
    public func post(
        _ step: TransferStep, _ context: PostingContext, reopen: String?, dryRun: Bool
    ) throws(LedgerError) -> ProjectOutcome {
        try postProject(context, reopen: reopen, dryRun: dryRun) { try $0.take(step) }
    }

    private func postProject(
        _ context: PostingContext, reopen: String?, dryRun: Bool,
        _ body: (inout ProjectPosting) throws -> Void
    ) throws(LedgerError) -> ProjectOutcome {
        let posted = try postFacts(context, reason: reopen, dryRun: dryRun) { posting in
            var project = ProjectPosting(posting, context, reopens: reopen != nil)
            try body(&project)
            let rows = project.outcome.refusal == nil ? project.rows : 0
            return NonMonetaryPosting.Result(rows: rows, value: project.outcome)
        }
        var outcome = posted.value
        outcome.batch = posted.batch
        return outcome
    }
}

/// One command's rows of a funded project within a posting.
struct ProjectPosting {
    /// A day after all others: everything that was posted counts.
    private static let always = CalendarDate(dayNumber: Int(Int32.max))

    private let posting: NonMonetaryPosting
    private let context: PostingContext
    private let reopens: Bool
    /// Whether more is said in the same batch: then whoever posts all of it sees to new donors.
    private let isPart: Bool
    private var salts = SaltPool()
    private(set) var rows = 0
    private(set) var outcome = ProjectOutcome()

    init(_ posting: NonMonetaryPosting, _ context: PostingContext, reopens: Bool, isPart: Bool = false) {
        (self.posting, self.context, self.reopens, self.isPart) = (posting, context, reopens, isPart)
    }

    private var connection: any LedgerConnection { posting.connection }
    private var today: CalendarDate { context.todayOverride ?? context.postedOn }

    private func reader(_ day: CalendarDate) -> ProjectFundReader {
        ProjectFundReader(connection: connection, plan: context.plan, asOf: day, knownOn: .max)
    }

    private mutating func refuse(_ refusal: ProjectRefusal) { outcome.refusal = refusal }

    private func closed(_ day: CalendarDate) -> ProjectRefusal? {
        guard day <= today else { return .future(day) }
        guard !reopens, let closed = context.plan.organization.booksClosed, day <= closed else { return nil }
        return .booksClosed(closed)
    }

    private mutating func insert(_ table: GrantTable, _ values: [LedgerValue]) throws {
        let places = (1...values.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.run(
            "INSERT INTO \(table.name)(\(table.names.joined(separator: ", "))) VALUES (\(places))", values)
        rows += 1
    }

    /// Keeps words that can be erased, and returns the digest that is hashed; NULL for none.
    private mutating func keep(_ text: String, _ table: GrantTable, _ id: Int64, seq: Int64 = 0) throws
        -> LedgerValue
    {
        guard !text.isEmpty else { return .null }
        let salt = salts.next()
        try connection.run(
            "INSERT INTO grant_personal(object, id, seq, salt, words) VALUES ($1, $2, $3, $4, $5)",
            [.text(table.name), .int(id), .int(seq), .bytes(salt), .text(text)])
        return .bytes(EntryText.digest([text], salt))
    }
}

extension ProjectPosting {
    mutating func take(_ change: UnitChange) throws {
        guard change.day <= today else { return refuse(.future(change.day)) }
        let project = PlanIndex(context.plan).project(change.project)
        guard let unit = project?.units.first(where: { $0.id == change.unit }) else {
            return refuse(.unknownUnit)
        }
        if let donor = change.donor,
            try !connection.holds("SELECT 1 FROM donor WHERE id = $1", [.int(donor)])
        {
            return refuse(.unknownDonor(donor))
        }
        // What is promised by now takes a place, whatever the day of the act.
        let board = try reader(today).board(of: unit, of: change.project, in: change.campaign)
        var donor = change.donor
        if let entry = change.entry {
            donor = try EntryDonors(connection: connection).donors(of: [entry])[entry]
        }
        let owner = try DonorAliases(connection).of(donor)
        guard let ordinal = try ordinal(change, unit, owner, board) else { return }
        outcome.ordinal = ordinal
        try write(change, ordinal, donor)
        outcome.board = try reader(today).board(of: unit, of: change.project, in: change.campaign)
    }

    /// The place that it is about; nil where that is refused.
    private mutating func ordinal(
        _ change: UnitChange, _ unit: NamingOpportunity, _ donor: Int64?, _ board: UnitBoard
    ) throws -> Int? {
        if let ordinal = change.ordinal, !board.places.indices.contains(ordinal - 1) {
            refuse(.noSuchPlace(board.places.count))
            return nil
        }
        switch change.kind {
        case .reserved:
            let first = board.places.firstIndex { $0.isOpen }.map { $0 + 1 }
            guard let ordinal = change.ordinal ?? first else {
                refuse(.noPlace(board))
                return nil
            }
            guard board.places[ordinal - 1].isOpen else {
                refuse(.placeTaken(ordinal, board))
                return nil
            }
            return ordinal
        case .named: return try naming(change, unit, donor, board)
        case .released:
            guard let ordinal = change.ordinal ?? board.places.firstIndex(where: Self.isHeld).map({ $0 + 1 })
            else {
                refuse(.placeOpen(1))
                return nil
            }
            guard Self.isHeld(board.places[ordinal - 1]) else {
                refuse(.placeOpen(ordinal))
                return nil
            }
            return ordinal
        }
    }

    private static func isHeld(_ state: UnitBoard.State) -> Bool {
        switch state {
        case .reserved, .named: true
        case .open, .taken: false
        }
    }

    private mutating func naming(
        _ change: UnitChange, _ unit: NamingOpportunity, _ donor: Int64?, _ board: UnitBoard
    ) throws -> Int? {
        let entry = change.entry ?? 0
        if change.belowPrice == nil {
            let raised = try raised(by: entry, for: change)
            let named = board.count { state in
                if case .named(let event) = state { event.entry == entry } else { false }
            }
            let left = try Checked.subtract(raised, Int64(named) * unit.price.minorUnits)
            guard left >= unit.price.minorUnits else {
                refuse(.belowPrice(raised: max(0, left), price: unit.price.minorUnits))
                return nil
            }
        }
        guard let ordinal = change.ordinal ?? board.ordinal(naming: entry, of: donor) else {
            refuse(.noPlace(board))
            return nil
        }
        guard board.takes(entry, of: donor, at: ordinal) else {
            refuse(.placeTaken(ordinal, board))
            return nil
        }
        return ordinal
    }

    private func raised(by entry: Int64, for change: UnitChange) throws -> Int64 {
        var raised: Int64 = 0
        let scope = FigureScope.unit(change.unit, project: change.project, campaign: change.campaign)
        try reader(today).money(scope) { part in
            if part.entry == entry { raised = try Checked.add(raised, part.raised) }
        }
        return raised
    }

    private mutating func write(_ change: UnitChange, _ ordinal: Int, _ donor: Int64?) throws {
        let number = try connection.integer("SELECT max(id) FROM unit_event") + 1
        var place = Designation(campaign: change.campaign, project: change.project)
        place.unit = change.unit
        let words = [change.words, change.belowPrice ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        let digest = try keep(words, .unitEvent, number)
        try insert(
            .unitEvent,
            [
                .int(number), .int(posting.batch), .day(change.day), .int(try posting.registry.place(place)),
                .int(ordinal), .int(change.kind.rawValue), .reference(donor), .reference(change.entry),
                .day(change.until), digest,
            ])
    }
}

extension ProjectPosting {
    mutating func take(_ transfer: NewTransfer) throws {
        if let closed = closed(transfer.day) { return refuse(closed) }
        guard let project = PlanIndex(context.plan).project(transfer.project) else {
            return refuse(.unknownUnit)
        }
        if let refusal = try approval(transfer, project) { return refuse(refusal) }
        if transfer.agreement.map({ $0 > transfer.day }) ?? true,
            transfer.exceptions[.beforeAgreement] == nil
        {
            return refuse(.noAgreement)
        }
        // What was received by its day, and is still there today: money is passed on once.
        let funds = try available(transfer)
        let sources = TransferSources(
            transfer.amount, for: transfer.line, from: funds, only: transfer.from)
        guard sources.missing == 0 else {
            let there = TransferSources.available(for: transfer.line, from: funds)
            return refuse(
                .notReceived(own: there.own, flexible: there.flexible, missing: sources.missing))
        }
        outcome.sources = sources.parts
        try write(transfer, sources.parts)
    }

    private func available(_ transfer: NewTransfer) throws -> [ProjectFund] {
        try available(on: transfer.day, of: transfer.project, in: transfer.campaign)
    }

    private func available(
        on day: CalendarDate, of project: String, in campaign: String
    ) throws -> [ProjectFund] {
        let then = try reader(day).funds(of: project, in: campaign)
        let now = try reader(today).funds(of: project, in: campaign)
        return then.map { fund in
            var fund = fund
            guard let present = now.first(where: { $0.entry == fund.entry && $0.line == fund.line }) else {
                fund.received = 0
                return fund
            }
            fund.received = min(fund.received, present.received)
            (fund.transferred, fund.spent) = (present.transferred, present.spent)
            return fund
        }
    }

    /// Why the board's control stops it; nil where it does not, or a reason was given.
    private func approval(_ transfer: NewTransfer, _ project: FundedProject) throws -> ProjectRefusal? {
        let approval = project.approval(on: transfer.day)
        let isWithdrawn = project.withdrawn.map { $0 <= transfer.day } ?? false
        if approval == nil || isWithdrawn {
            return transfer.exceptions[.beforeApproval] == nil
                ? .notApproved(project.approved, withdrawn: isWithdrawn ? project.withdrawn : nil) : nil
        }
        guard let approval, let cap = approval.cap?.minorUnits, transfer.exceptions[.overCap] == nil else {
            return nil
        }
        let passed = try TransferReader(connection: connection).records(of: project.id)
            .reduce(Int64(0)) { try Checked.add($0, $1.net(asOf: today)) }
        let over = try Checked.subtract(try Checked.add(passed, transfer.amount), cap)
        return over > 0 ? .overCap(over, approval) : nil
    }

    private mutating func write(_ transfer: NewTransfer, _ parts: [TransferSources.Part]) throws {
        let number = try connection.integer("SELECT max(id) FROM transfer") + 1
        outcome.transfer = number
        let grantee = try transfer.grantee ?? newGrantee(transfer)
        let flags = transfer.exceptions.keys.reduce(Int64(0)) { $0 | $1.flag.rawValue }
        let reasons = TransferException.allCases.compactMap { transfer.exceptions[$0] }
        let words = ([transfer.note] + reasons).filter { !$0.isEmpty }.joined(separator: "; ")
        let digest = try keep(words, .transfer, number)
        let original = transfer.foreign?.original
        try insert(
            .transfer,
            [
                .int(number), .int(posting.batch), .day(transfer.day),
                .int(try place(transfer.campaign, transfer.project, transfer.line)), .int(grantee),
                .int(transfer.amount), original.map { .text($0.currency.code) } ?? .null,
                .reference(original?.minorUnits), transfer.foreign.map { .text($0.rate) } ?? .null,
                .day(transfer.agreement), .day(transfer.reportDue), .int(flags), digest,
            ])
        for (ord, part) in parts.enumerated() {
            try insert(
                .transferSource,
                [
                    .int(number), .int(ord), .int(posting.batch), .int(part.entry),
                    .int(try place(transfer.campaign, transfer.project, part.line)), .int(part.amount), .null,
                ])
        }
    }

    private func place(_ campaign: String, _ project: String, _ line: String) throws -> Int64 {
        var place = Designation(campaign: campaign, project: project)
        place.line = line
        return try posting.registry.place(place)
    }

    private mutating func newGrantee(_ transfer: NewTransfer) throws -> Int64 {
        let number = try connection.integer("SELECT max(id) FROM donor") + 1
        let writer = try DonorWriter(connection, batch: posting.batch, context: context)
        try writer.create(number, details: transfer.newGrantee ?? DonorDetails(), of: transfer.day)
        if !isPart { try DonorWriter.postChanges(connection, batch: posting.batch) }
        outcome.newGrantee = number
        return number
    }
}

extension ProjectPosting {
    mutating func take(_ step: TransferStep) throws {
        if let closed = closed(step.day) { return refuse(closed) }
        outcome.transfer = step.transfer
        let found = try TransferReader(connection: connection).records()
            .first { $0.number == step.transfer }
        guard let record = found else { return refuse(.unknownTransfer(step.transfer)) }
        guard record.stands(asOf: Self.always) else { return refuse(.transferGone(step.transfer)) }
        guard step.day >= record.day else { return refuse(.beforeTransfer(record.day)) }
        let left = record.amount - record.returned(asOf: Self.always)
        switch step.kind {
        case .returned:
            // What the grantee says it spent does not come back.
            let unspent = left - record.spent(asOf: Self.always)
            guard let amount = step.amount, amount <= unspent else {
                return refuse(.aboveTransfer(left: unspent))
            }
            try write(step, amount: amount)
        case .reported, .spent:
            let spent = try step.spent.reduce(record.spent(asOf: Self.always)) {
                try Checked.add($0, $1.amount)
            }
            guard spent <= left else {
                return refuse(.aboveTransfer(left: left - record.spent(asOf: Self.always)))
            }
            try write(step, amount: nil)
            for part in step.spent { try writeSpent(step, part, of: record) }
        case .reassigned: try reassign(step, record)
        case .voided:
            guard left == record.amount else {
                return refuse(.partlyReturned(step.transfer, record.amount - left))
            }
            try write(step, amount: nil, on: record.day)
        }
    }

    /// Another gift stands for one that the transfer was made of, such as one that was refunded since.
    private mutating func reassign(_ step: TransferStep, _ record: TransferRecord) throws {
        let replaced = record.numberedSources(knownOn: .max).filter { $0.part.entry == step.from }
        guard let from = step.from, let to = step.to, !replaced.isEmpty else {
            return refuse(.notOfTransfer(step.from ?? 0))
        }
        let place = record.place
        var funds = try available(on: record.day, of: place.project, in: place.campaign)
        funds.removeAll { $0.entry == from }
        let amount = replaced.reduce(Int64(0)) { $0 + $1.part.amount }
        let sources = TransferSources(amount, for: place.line, from: funds, only: [to])
        guard sources.missing == 0 else {
            let there = TransferSources.available(for: place.line, from: funds.filter { $0.entry == to })
            return refuse(
                .notReceived(own: there.own, flexible: there.flexible, missing: sources.missing))
        }
        outcome.sources = sources.parts
        try write(step, amount: amount)
        try write(sources.parts, of: record, replacing: replaced)
    }

    /// One row for each piece of the new sources that stands for a piece of an old one.
    private mutating func write(
        _ parts: [TransferSources.Part], of record: TransferRecord,
        replacing replaced: [(ord: Int64, part: TransferSources.Part)]
    ) throws {
        var ord = (record.posted.map(\.ord).max() ?? -1) + 1
        var (parts, place) = (parts, record.place)
        for old in replaced {
            var open = old.part.amount
            while open > 0, let first = parts.first {
                let amount = min(open, first.amount)
                place.line = first.line
                let number = try self.place(place.campaign, place.project, place.line)
                try insert(
                    .transferSource,
                    [
                        .int(record.number), .int(ord), .int(posting.batch), .int(first.entry), .int(number),
                        .int(amount), .int(old.ord),
                    ])
                (ord, open) = (ord + 1, open - amount)
                parts[0].amount -= amount
                if parts[0].amount == 0 { parts.removeFirst() }
            }
        }
    }

    private func nextSeq(_ transfer: Int64) throws -> Int64 {
        try connection.integer(
            "SELECT max(seq) FROM transfer_event WHERE transfer = $1", [.int(transfer)]) + 1
    }

    /// A void acts on the day of the transfer.
    private mutating func write(_ step: TransferStep, amount: Int64?, on day: CalendarDate? = nil) throws {
        let seq = try nextSeq(step.transfer)
        let digest = try keep(step.words, .transferEvent, step.transfer, seq: seq)
        try insert(
            .transferEvent,
            [
                .int(step.transfer), .int(seq), .int(posting.batch), .day(day ?? step.day),
                .int(step.kind.rawValue), .null, .reference(amount), digest,
            ])
    }

    private mutating func writeSpent(
        _ step: TransferStep, _ part: (line: String, amount: Int64), of record: TransferRecord
    ) throws {
        try insert(
            .transferEvent,
            [
                .int(step.transfer), .int(try nextSeq(step.transfer)), .int(posting.batch), .day(step.day),
                .int(TransferRecord.Event.Kind.spent.rawValue),
                .int(try place(record.place.campaign, record.place.project, part.line)), .int(part.amount),
                .null,
            ])
    }
}
