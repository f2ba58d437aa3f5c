import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices

/// What the lines of a file of grants mean in this workspace: places of its plan, its donors and grantees.
struct GrantFileRows {
    let row: TypedEntry<Session>
    /// The system that rows without one come from.
    let source: String
    private(set) var file = GrantFile()
    private(set) var problems: [RowProblem] = []

    private var currency: Currency { row.currency }
    private var plan: Plan { row.loaded.plan }

    init(_ lines: [GrantFileLine], _ row: TypedEntry<Session>, source: String) throws {
        (self.row, self.source) = (row, source)
        // A grant first, and its earlier stages before the later ones; then what names them.
        let applications = lines.filter { $0.type == .application }
            .sorted { ($0[.date], $0.line) < ($1[.date], $1.line) }
        try take(applications) { .application(try $0.name($1), try $0.application($1)) }
        try take(lines.filter { $0.type == .deadline }) { rows, line in
            .deadline(try rows.name(line), try rows.deadline(line), done: try line.day(.done))
        }
        try takeSpending(lines.filter { $0.type == .spend })
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
        problems.sort { $0.line < $1.line }
    }

    private mutating func take(
        _ lines: [GrantFileLine], _ read: (Self, GrantFileLine) throws -> GrantFile.Act
    ) throws {
        for line in lines {
            do { file.rows.append(GrantFile.Row(try read(self, line), line: line.line)) } catch {
                problems.append(try Self.problem(error, line.line))
            }
        }
    }

    /// What was thrown of a line, as a problem of it; throws what is of the whole workspace.
    private static func problem(_ error: any Error, _ line: Int) throws -> RowProblem {
        switch error {
        case let fault as GrantFileLine.Fault: return fault.problem(line: line)
        case let wrong as CommandError:
            return RowProblem(code: wrong.code, line: line, message: wrong.message, hint: wrong.hint)
        default: throw error
        }
    }

    private func name(_ line: GrantFileLine) throws -> GrantName {
        let id = try line.required(.grantID, "what you call the grant: it ties its rows together")
        guard id.utf8.count <= 200 else {
            throw GrantFileLine.Fault(.grantID, "too-long", "an id longer than 200 bytes", "shorten it")
        }
        return GrantName(source: line[.sourceSystem].isEmpty ? source : line[.sourceSystem], id: id)
    }

    private func dated(_ line: GrantFileLine) throws -> CalendarDate {
        _ = try line.required(.date, "such as 2026-03-15")
        return try line.day(.date) ?? row.today
    }
}

// MARK: - Grants

extension GrantFileRows {
    private func application(_ line: GrantFileLine) throws -> GrantChange {
        var change = GrantChange(day: try dated(line))
        let text = line[.stage].lowercased()
        guard let stage = text.isEmpty ? GrantStage.prospect : GrantStage(name: text) else {
            let names = GrantStage.allCases.map(\.name)
            throw GrantFileLine.Fault(
                .stage, "bad-value", "not a stage",
                DidYouMean.hint(for: text, in: names) ?? names.joined(separator: ", "))
        }
        let chance = stage.isOpen ? plan.organization.likelihood(of: stage) : stage.usualLikelihood
        change.move = GrantChange.Move(
            stage, likelihood: stage.isOpen ? try line.tenths(.probability) ?? chance : chance,
            reason: line[.note].isEmpty ? "as a file says" : line[.note])
        change.words = GrantWords(
            title: line[.title].isEmpty ? line[.grantID] : line[.title], owner: line[.owner])
        let figures = GrantChange.Figures(
            requested: try amount(line, .requested) ?? amount(line, .amount),
            expected: try amount(line, .expected), decision: try line.day(.decisionDate))
        change.shares = try shares(line, figures.requested)
        if figures != GrantChange.Figures() { change.figures = figures }
        change.term = try term(line)
        try fund(line, &change)
        return change
    }

    private func amount(_ line: GrantFileLine, _ column: GrantFileColumn) throws -> Int64? {
        guard let minor = try line.amount(column, currency) else { return nil }
        guard minor >= 0 else {
            throw GrantFileLine.Fault(column, "bad-amount", "below zero", "write it without a sign")
        }
        return minor
    }

    private func term(_ line: GrantFileLine) throws -> GrantTerm? {
        guard let from = try line.day(.periodStart) else { return nil }
        guard let to = try line.day(.periodEnd) else {
            throw GrantFileLine.Fault(
                .periodEnd, "missing-value", "a period needs its end", "add the last day")
        }
        return GrantTerm(kind: .outright, period: try PeriodArgument.read("\(from)..\(to)"))
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

    private func deadline(_ line: GrantFileLine) throws -> NewDeadline {
        let kind = try DeadlineArgument.kind(
            line.required(.deadlineKind, DeadlineKind.allCases.map(\.name).joined(separator: ", ")))
        _ = try line.required(.due, "such as 2027-06-15")
        return NewDeadline(kind: kind, due: try line.day(.due) ?? row.today)
    }

    /// All costs of a grant together: two that are equal are two.
    private mutating func takeSpending(_ lines: [GrantFileLine]) throws {
        var spends: [GrantName: [Spend]] = [:]
        var first: [(name: GrantName, line: Int)] = []
        for line in lines {
            do {
                let name = try name(line)
                let spend = try spend(line)
                if spends[name] == nil { first.append((name, line.line)) }
                spends[name, default: []].append(spend)
            } catch {
                problems.append(try Self.problem(error, line.line))
            }
        }
        for (name, line) in first {
            file.rows.append(GrantFile.Row(.spending(name, spends[name] ?? []), line: line))
        }
    }

    private func spend(_ line: GrantFileLine) throws -> Spend {
        let day = try dated(line)
        guard let minor = try line.amount(.amount, currency), minor != 0 else {
            throw GrantFileLine.Fault(
                .amount, "bad-amount", "not an amount other than zero",
                "such as 1,250.00, or -40.00 for what came back")
        }
        var spend = Spend(minor, on: day, category: CostCategory.stored(line[.category]))
        if let meant = CostCategory.meant(by: spend.category, among: []) {
            throw GrantFileLine.Fault(
                .category, "unknown-category", "nearly a category that overhead leaves out",
                DidYouMean.question(meant))
        }
        spend.paid = try line.day(.paid).flatMap { $0 == day ? nil : $0 }
        spend.externalID = line[.giftID]
        spend.words = Spend.Words(payee: line[.payee], reference: line[.reference], note: line[.note])
        if !line[.project].isEmpty { spend.place = try place(line) }
        switch CostCategory.stored(line[.costKind]) {
        case "", "direct": break
        case "indirect": spend.flags = .indirect
        case "cost-share": spend.flags = .costShare
        case "pre-award": spend.flags = .preAward
        default:
            throw GrantFileLine.Fault(
                .costKind, "bad-value", "not a kind of cost", "direct, indirect, cost-share or pre-award")
        }
        return spend
    }

    private func place(_ line: GrantFileLine) throws -> Designation {
        try PlaceArgument.read(line[.project] + (line[.line].isEmpty ? "" : "/\(line[.line])"), plan)
    }
}

// MARK: - Money that was passed on

extension GrantFileRows {
    private func transfer(_ line: GrantFileLine) throws -> NewTransfer {
        let id = try line.required(.project, "the project that it is for")
        let found = try ProjectArgument.read(id, plan)
        let place = try place(line)
        guard let minor = try line.amount(.amount, currency), minor > 0 else {
            throw GrantFileLine.Fault(
                .amount, "bad-amount", "not an amount above zero",
                "a row of what came back names its transfer in the column reverses")
        }
        var transfer = NewTransfer(
            minor, on: try dated(line), campaign: found.campaign, project: id, line: place.line)
        let grantee = try line.required(.grantee, "a partner's grantee: in the plan, or D-9")
        try name(grantee, of: found.project, &transfer)
        (transfer.agreement, transfer.reportDue) = (try line.day(.agreementDate), try line.day(.reportDue))
        transfer.note = line[.note]
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
        guard let minor = try line.amount(.amount, currency), minor < 0 else {
            throw GrantFileLine.Fault(
                .amount, "bad-amount", "what came back is below zero", "such as -2,000.00")
        }
        return TransferStep(0, .returned, on: try dated(line), amount: -minor, words: line[.note])
    }

    /// What was reported of a transfer, with what was spent: `equipment=185,000; fit-out=2,000`.
    private func report(_ line: GrantFileLine) throws -> TransferStep {
        let day = try line.day(.reportedOn) ?? row.today
        var step = TransferStep(0, .reported, on: day)
        let lines = PlanIndex(plan).project(line[.project])?.lines.map(\.id) ?? []
        for part in line[.spent].split(separator: ";") {
            let words = part.split(separator: "=", omittingEmptySubsequences: false)
                .map { $0.split(separator: " ").joined() }
            guard words.count == 2, words[0].isEmpty || lines.contains(words[0]),
                let minor = try? AmountParser.minorUnits(words[1], currency: currency), minor > 0
            else {
                throw GrantFileLine.Fault(
                    .spent, "bad-value", "not LINE=AMOUNT", "such as equipment=185,000")
            }
            step.spent.append((words[0], minor))
        }
        return step
    }
}
