import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices

/// What the lines of a file of grants mean in this workspace: places of its plan, its donors and grantees.
struct GrantFileRows {
    let row: TypedEntry<Session>
    /// The system that rows without one come from.
    let source: String
    var file = GrantFile()
    var problems: [RowProblem] = []
    /// By grant and by what the file calls them, the file's own numbers of costs.
    var costs: [GrantName: [String: Int64]] = [:]

    var currency: Currency { row.currency }
    var plan: Plan { row.loaded.plan }

    init(_ lines: [GrantFileLine], _ row: TypedEntry<Session>, source: String) throws {
        (self.row, self.source) = (row, source)
        // A grant first, and its earlier stages before the later ones; then what names them.
        let applications = lines.filter { $0.type == .application }
            .sorted { ($0[.date], $0.line) < ($1[.date], $1.line) }
        try take(applications) { rows, line in try rows.application(line) }
        try take(lines.filter { $0.type == .deadline }) { rows, line in try rows.deadline(line) }
        let transfers = lines.filter { $0.type == .transfer }
        try take(transfers.filter { $0[.reverses].isEmpty }) { rows, line in
            .transfer(id: line[.giftID], try rows.transfer(line))
        }
        try take(transfers.filter { $0[.reverses].isEmpty && !$0[.reportedOn].isEmpty }) { rows, line in
            .step(of: line[.giftID], try rows.report(line))
        }
        try take(transfers.filter { !$0[.reverses].isEmpty }) { rows, line in
            .step(of: line[.reverses], try rows.back(line))
        }
        // What was spent cannot be passed on, and which came first is in no file.
        try takeSpending(lines.filter { $0.type == .spend })
        try takeBudgets(lines.filter { $0.type == .budget })
        try take(lines.filter { $0.type == .match }) { rows, line in try rows.match(line) }
        problems.sort { $0.line < $1.line }
    }

    private mutating func take(
        _ lines: [GrantFileLine], _ read: (Self, GrantFileLine) throws -> GrantFile.Act
    ) throws {
        for line in lines {
            do { file.rows.append(GrantFile.Row(try read(self, line), line: line.line)) } catch {
                problems += try Self.problems(error, line.line)
            }
        }
    }

    /// What was thrown of a line, as problems of it; throws what is of the whole workspace.
    static func problems(_ error: any Error, _ line: Int) throws -> [RowProblem] {
        switch error {
        case let faults as CellFaults: return try faults.all.flatMap { try problems($0, line) }
        case let fault as GrantFileLine.Fault: return [fault.problem(line: line)]
        case let wrong as CommandError:
            return [RowProblem(code: wrong.code, line: line, message: wrong.message, hint: wrong.hint)]
        default: throw error
        }
    }

    func name(_ line: GrantFileLine) throws -> GrantName {
        let id = try line.required(.grantID, "what you call the grant: it ties its rows together")
        guard id.utf8.count <= 200 else {
            throw GrantFileLine.Fault(.grantID, "too-long", "an id longer than 200 bytes", "shorten it")
        }
        return GrantName(source: line[.sourceSystem].isEmpty ? source : line[.sourceSystem], id: id)
    }

    func dated(_ line: GrantFileLine) throws -> CalendarDate {
        _ = try line.required(.date, "such as 2026-03-15")
        return try line.day(.date) ?? row.today
    }
}

// MARK: - Grants

extension GrantFileRows {
    private func application(_ line: GrantFileLine) throws -> GrantFile.Act {
        var cells = CellFaults()
        let name = cells.take { try self.name(line) }
        var change = GrantChange(day: cells.take { try dated(line) } ?? row.today)
        change.move = cells.take { try move(line) }
        change.words = GrantWords(
            title: line[.title].isEmpty ? line[.grantID] : line[.title], owner: line[.owner])
        let requested = cells.take { try amount(line, .requested) ?? amount(line, .amount) } ?? nil
        let figures = GrantChange.Figures(
            requested: requested, expected: cells.take { try amount(line, .expected) } ?? nil,
            decision: cells.take { try line.day(.decisionDate) } ?? nil)
        change.shares = cells.take { try shares(line, figures.requested) }
        if figures != GrantChange.Figures() { change.figures = figures }
        change.term = cells.take { try term(line) } ?? nil
        change.spending.terms = cells.take { try costTerms(line, on: change.day) } ?? nil
        if change.move?.stage == .awarded { change.promises = try awards(line) }
        // Who the funder is depends on the row's system, which is in its name.
        if name != nil { cells.take { try fund(line, &change) } }
        try cells.check()
        return .application(name ?? GrantName(source: source, id: ""), change)
    }

    private func move(_ line: GrantFileLine) throws -> GrantChange.Move {
        let text = line[.stage].lowercased()
        guard let stage = text.isEmpty ? GrantStage.prospect : GrantStage(name: text) else {
            let names = GrantStage.allCases.map(\.name)
            throw GrantFileLine.Fault(
                .stage, "bad-value", "not a stage",
                DidYouMean.hint(for: text, in: names) ?? names.joined(separator: ", "))
        }
        let chance = stage.isOpen ? plan.organization.likelihood(of: stage) : stage.usualLikelihood
        return GrantChange.Move(
            stage, likelihood: stage.isOpen ? try line.tenths(.probability) ?? chance : chance,
            reason: line[.note].isEmpty ? "as a file says" : line[.note])
    }

    func amount(_ line: GrantFileLine, _ column: GrantFileColumn) throws -> Int64? {
        guard let minor = try line.amount(column, currency) else { return nil }
        guard minor >= 0 else {
            throw GrantFileLine.Fault(column, "bad-amount", "below zero", "write it without a sign")
        }
        return minor
    }

    private func term(_ line: GrantFileLine) throws -> GrantTerm? {
        let text = line[.awardKind].lowercased()
        let kind = GrantTerm.Kind.allCases.first { $0.name == text }
        guard kind != nil || text.isEmpty else {
            throw GrantFileLine.Fault(
                .awardKind, "bad-value", "not a kind of award",
                GrantTerm.Kind.allCases.map(\.name).joined(separator: ", "))
        }
        guard let from = try line.day(.periodStart) else {
            return kind.map { GrantTerm(kind: $0, words: line[.condition]) }
        }
        guard let to = try line.day(.periodEnd) else {
            throw GrantFileLine.Fault(
                .periodEnd, "missing-value", "a period needs its end", "add the last day")
        }
        return GrantTerm(
            kind: kind ?? .outright, period: try PeriodArgument.read("\(from)..\(to)"),
            words: line[.condition])
    }

    /// `for` as the command line has it, with semicolons; else the project and its line; else no place.
    private func shares(_ line: GrantFileLine, _ whole: Int64?) throws -> [GrantChange.Share] {
        var texts = line[.places].split(separator: ";").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        if texts.isEmpty, !line[.project].isEmpty {
            texts = [line[.project] + (line[.line].isEmpty ? "" : "/\(line[.line])")]
        }
        return try GrantShares(texts, plan: plan).shares(of: whole)
            ?? [GrantChange.Share(place: .unassigned, weight: 1)]
    }

    /// A donor of this ledger by number, by the file's own id or by name; else a new one.
    private func fund(_ line: GrantFileLine, _ change: inout GrantChange) throws {
        let funders = FunderArgument(row: row)
        let ledger = try row.session.ledger(in: row.directory)
        if !line[.donor].isEmpty {
            change.funder = GrantReading.number(try row.donorNumber(line[.donor]), "D")
        } else if !line[.donorID].isEmpty,
            let known = try? ledger?.donor("\(try name(line).source):\(line[.donorID])", asOf: row.today)
        {
            change.funder = known.line.id
        } else if !line[.donorName].isEmpty {
            let found = try ledger.map { try funders.named(line[.donorName], $0) } ?? []
            guard found.count < 2 else {
                throw GrantFileLine.Fault(
                    .donorName, "unknown-donor", "several donors have this name",
                    "put the right one into the column donor, such as D-\(found[0])")
            }
            change.funder = found.first
            if found.isEmpty {
                let kind = line[.donorKind].isEmpty ? nil : line[.donorKind]
                change.newFunder = try funders.new(line[.donorName], kind: kind)
            }
        }
    }

    private func deadline(_ line: GrantFileLine) throws -> GrantFile.Act {
        var cells = CellFaults()
        let name = cells.take { try self.name(line) }
        let kind = cells.take {
            try DeadlineArgument.kind(
                line.required(.deadlineKind, DeadlineKind.allCases.map(\.name).joined(separator: ", ")))
        }
        let due = cells.take { () throws in
            _ = try line.required(.due, "such as 2027-06-15")
            return try line.day(.due)
        }
        let end = cells.take { try self.end(line) }
        let gates = cells.take { try self.gates(line) }
        try cells.check()
        var deadline = NewDeadline(kind: kind ?? .other, due: (due ?? nil) ?? row.today)
        (deadline.owner, deadline.gates) = (line[.owner], gates ?? nil)
        return .deadline(name ?? GrantName(source: source, id: ""), deadline, end ?? nil)
    }

    /// How a deadline ended; nil for one that is open.
    private func end(_ line: GrantFileLine) throws -> GrantFile.End? {
        if let day = try line.day(.done) { return GrantFile.End(.done, on: day, words: line[.reference]) }
        return try line.day(.waived).map { GrantFile.End(.waived, on: $0, words: line[.note]) }
    }

    /// The installment that waits for a report, from 1.
    private func gates(_ line: GrantFileLine) throws -> Int? {
        guard !line[.gates].isEmpty else { return nil }
        guard let ord = Int(line[.gates]), (1...600).contains(ord) else {
            throw GrantFileLine.Fault(.gates, "bad-value", "not the number of an installment", "such as 2")
        }
        return ord
    }

    func spend(_ line: GrantFileLine) throws -> Spend {
        var cells = CellFaults()
        let day = cells.take { try dated(line) } ?? row.today
        let minor = cells.take { try cost(line) }
        var spend = Spend(minor ?? 0, on: day, category: CostCategory.stored(line[.category]))
        cells.take {
            guard let meant = CostCategory.meant(by: spend.category, among: []) else { return }
            throw GrantFileLine.Fault(
                .category, "unknown-category", "nearly a category that overhead leaves out",
                DidYouMean.question(meant))
        }
        spend.paid = (cells.take { try line.day(.paid) } ?? nil).flatMap { $0 == day ? nil : $0 }
        spend.externalID = line[.giftID]
        spend.words = Spend.Words(payee: line[.payee], reference: line[.reference], note: line[.note])
        if !line[.project].isEmpty { spend.place = cells.take { try self.place(line) } }
        spend.flags = cells.take { try flags(line) } ?? []
        try cells.check()
        return spend
    }

    private func cost(_ line: GrantFileLine) throws -> Int64 {
        guard let minor = try line.amount(.amount, currency), minor != 0 else {
            throw GrantFileLine.Fault(
                .amount, "bad-amount", "not an amount other than zero",
                "such as 1,250.00, or -40.00 for what came back")
        }
        return minor
    }

    private func flags(_ line: GrantFileLine) throws -> Spend.Flags {
        switch CostCategory.stored(line[.costKind]) {
        case "", "direct": return []
        case "indirect": return .indirect
        case "cost-share": return .costShare
        case "pre-award": return .preAward
        default:
            throw GrantFileLine.Fault(
                .costKind, "bad-value", "not a kind of cost", "direct, indirect, cost-share or pre-award")
        }
    }

    func place(_ line: GrantFileLine) throws -> Designation {
        try PlaceArgument.read(line[.project] + (line[.line].isEmpty ? "" : "/\(line[.line])"), plan)
    }
}

// MARK: - Money that was passed on

extension GrantFileRows {
    private func transfer(_ line: GrantFileLine) throws -> NewTransfer {
        var cells = CellFaults()
        let day = cells.take { try dated(line) } ?? row.today
        let minor = cells.take { () throws -> Int64 in
            guard let minor = try line.amount(.amount, currency), minor > 0 else {
                throw GrantFileLine.Fault(
                    .amount, "bad-amount", "not an amount above zero",
                    "a row of what came back names its transfer in the column reverses")
            }
            return minor
        }
        let found = cells.take {
            try ProjectArgument.read(line.required(.project, "the project that it is for"), plan)
        }
        let place = found == nil ? nil : cells.take { try self.place(line) }
        var transfer = NewTransfer(
            minor ?? 0, on: day, campaign: found?.campaign ?? "", project: line[.project],
            line: place?.line ?? "")
        let grantee = cells.take { try line.required(.grantee, "a partner's grantee: in the plan, or D-9") }
        if let grantee, let found { cells.take { try name(grantee, of: found.project, &transfer) } }
        transfer.agreement = cells.take { try line.day(.agreementDate) } ?? nil
        transfer.reportDue = cells.take { try line.day(.reportDue) } ?? nil
        transfer.note = line[.note]
        try cells.check()
        return transfer
    }

    /// A partner's grantee, a donor's number, or the whole name of one donor.
    private func name(
        _ grantee: String, of project: FundedProject, _ transfer: inout NewTransfer
    ) throws {
        do { try row.grantee(grantee, of: project, &transfer) } catch let error as CommandError {
            let ledger = try row.session.ledger(in: row.directory)
            let found = try ledger.map { try FunderArgument(row: row).named(grantee, $0) } ?? []
            guard found.count == 1 else { throw error }
            transfer.grantee = found[0]
        }
    }

    private func back(_ line: GrantFileLine) throws -> TransferStep {
        var cells = CellFaults()
        let minor = cells.take { () throws -> Int64 in
            guard let minor = try line.amount(.amount, currency), minor < 0 else {
                throw GrantFileLine.Fault(
                    .amount, "bad-amount", "what came back is below zero", "such as -2,000.00")
            }
            return minor
        }
        let day = cells.take { try dated(line) }
        try cells.check()
        return TransferStep(0, .returned, on: day ?? row.today, amount: -(minor ?? 0), words: line[.note])
    }

    /// What was reported of a transfer, with what was spent: `equipment=185,000; fit-out=2,000`.
    private func report(_ line: GrantFileLine) throws -> TransferStep {
        var cells = CellFaults()
        let day = cells.take { try line.day(.reportedOn) } ?? nil
        var step = TransferStep(0, .reported, on: day ?? row.today)
        let lines = PlanIndex(plan).project(line[.project])?.lines.map(\.id) ?? []
        for part in line[.spent].split(separator: ";") {
            let words = part.split(separator: "=", omittingEmptySubsequences: false)
                .map { $0.split(separator: " ").joined() }
            guard words.count == 2, words[0].isEmpty || lines.contains(words[0]),
                let minor = try? AmountParser.minorUnits(words[1], currency: currency), minor > 0
            else {
                cells.note(
                    GrantFileLine.Fault(
                        .spent, "bad-value", "not LINE=AMOUNT", "such as equipment=185,000"))
                continue
            }
            step.spent.append((words[0], minor))
        }
        try cells.check()
        return step
    }
}
