import CampaignKit
import Testing

@testable import CampaignLedger

/// Naming places that are never sold twice, and money that is passed on only where it was received.
@Suite("Funded projects in the ledger")
struct ProjectPostingTests {
    static func usd(_ dollars: Int64) -> Money { Money(minorUnits: dollars * 100, currency: .usd) }

    /// A floor of two lines and two laboratories, approved on 1 February up to $1,000.
    static var plan: Plan {
        var campaigns = Plan.small.campaigns
        var floor = FundedProject(
            id: "a-floor", name: "Floor", goal: usd(2000),
            approved: FundedProject.Approval(on: .day("2026-02-01"), resolution: "2026-4", cap: usd(1000)),
            lines: [
                BudgetLine(id: "beds", name: "Beds", goal: usd(1000)),
                BudgetLine(id: "tools", name: "Tools", goal: usd(1000)),
            ], units: [NamingOpportunity(id: "lab", name: "Laboratory", price: usd(500), count: 2)])
        floor.partners = [FundedProject.Partner(name: "Hospital", shareTenths: 1000, grantee: "hospital")]
        for index in campaigns.indices where campaigns[index].id == "a" {
            campaigns[index].projects.append(floor)
        }
        return Plan(organization: Plan.small.organization, campaigns: campaigns)
    }

    private static var floor: FundedProject? { PlanIndex(plan).project("a-floor") }

    private func place(line: String = "", unit: String = "") -> Designation {
        var place = Designation(campaign: "a", project: "a-floor")
        (place.line, place.unit) = (line, unit)
        return place
    }

    /// G-1 $600 for beds, G-2 $300 flexible, G-3 $500 for a laboratory.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger(plan: Self.plan)
        try test.post([
            Rows.gift("600", on: "2026-02-02", id: "g1", donor: "d1", to: place(line: "beds")),
            Rows.gift("300", on: "2026-02-03", id: "g2", donor: "d2", to: place()),
            Rows.gift("500", on: "2026-02-04", id: "g3", donor: "d3", to: place(unit: "lab")),
        ])
        return test
    }

    private func unit(_ kind: UnitEvent.Kind, _ test: TestLedger, _ fill: (inout UnitChange) -> Void) throws
        -> ProjectOutcome
    {
        var change = UnitChange(kind, on: .day("2026-03-01"), campaign: "a", project: "a-floor", unit: "lab")
        fill(&change)
        return try test.ledger.post(change, test.context("project unit"), dryRun: false)
    }

    private func transfer(
        _ dollars: Int64, _ line: String, _ test: TestLedger, on day: String = "2026-03-01",
        _ fill: (inout NewTransfer) -> Void = { _ in }
    ) throws -> ProjectOutcome {
        var transfer = NewTransfer(
            dollars * 100, on: .day(day), campaign: "a", project: "a-floor", line: line)
        transfer.grantee = 1
        transfer.agreement = .day("2026-02-15")
        fill(&transfer)
        return try test.ledger.post(
            transfer, test.context("project transfer add"), reopen: nil, dryRun: false)
    }

    private func funds(_ test: TestLedger, asOf: String = "2026-04-01", knownOn: Int64? = nil) throws
        -> [ProjectFund]
    {
        let funds = try test.ledger.projectFunds(
            of: "a-floor", in: "a", plan: Self.plan, asOf: .day(asOf), knownOn: knownOn)
        // The stored sums say what the gifts say, on this day and on those before.
        let floor = try #require(Self.floor)
        for day in 0..<40 {
            let day = CalendarDate.day("2026-02-01").adding(days: day * 3)
            let each = try test.ledger.projectFunds(
                of: "a-floor", in: "a", plan: Self.plan, asOf: day, knownOn: knownOn)
            let sums = try test.ledger.projectSums(
                of: "a-floor", in: "a", plan: Self.plan, asOf: day, knownOn: knownOn)
            #expect(try ProjectStanding(floor, sums) == ProjectStanding(floor, each), "on \(day)")
        }
        return funds
    }

    @Test("of the places that are left each is given once, by reservation or by name")
    func units() throws {
        let test = try ledger()
        // G-3 has paid for one; one is left.
        let held = try unit(.reserved, test) {
            $0.donor = 2
            $0.until = .day("2026-12-31")
        }
        #expect(held.ordinal == 2 && held.batch == 2)
        let third = try unit(.reserved, test) {
            $0.donor = 1
            $0.until = .day("2026-12-31")
        }
        guard case .noPlace(let board) = third.refusal else {
            Issue.record("a third place was sold")
            return
        }
        #expect(board.count { !$0.isOpen } == 2 && third.batch == nil)
        #expect(try unit(.named, test) { $0.entry = 2 }.refusal == .belowPrice(raised: 0, price: 500_00))
        let named = try unit(.named, test) {
            $0.entry = 3
            $0.words = "The Three Laboratory"
        }
        #expect(named.ordinal == 1 && named.batch == 3)
        // It is named already, and no second place is paid for.
        #expect(try unit(.named, test) { $0.entry = 3 }.refusal == .belowPrice(raised: 0, price: 500_00))
        #expect(try unit(.released, test) { $0.ordinal = 2 }.batch == 4)
        #expect(try unit(.released, test) { $0.ordinal = 2 }.refusal == .placeOpen(2))
        #expect(try unit(.reserved, test) { $0.ordinal = 3 }.refusal == .noSuchPlace(2))
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("money is passed on from what was received, and never twice")
    func transfers() throws {
        let test = try ledger()
        let first = try transfer(700, "beds", test)
        #expect(first.transfer == 1 && first.batch == 2)
        #expect(
            first.sources == [
                .init(entry: 1, line: "beds", amount: 600_00), .init(entry: 2, line: "", amount: 100_00),
            ])
        let standing = try ProjectStanding(try #require(Self.floor), funds(test))
        #expect(standing.lines[0].transferred == 700_00 && standing.lines[0].placed == 100_00)
        #expect(standing.flexible.onHand == 700_00 && standing.lines[0].onHand == 0)
        // Before it, and before it was known, nothing was passed on.
        #expect(try funds(test, asOf: "2026-02-28").allSatisfy { $0.passedOn == 0 })
        #expect(try funds(test, knownOn: 1).allSatisfy { $0.passedOn == 0 })
        #expect(
            try transfer(1, "tools", test) { $0.from = [1] }.refusal
                == .notReceived(own: 0, flexible: 700_00, missing: 1_00))
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("another gift stands for one that went back; before that was known, the first did")
    func reassigned() throws {
        let test = try ledger()
        #expect(try transfer(300, "beds", test) { $0.from = [1] }.batch == 2)
        var step = TransferStep(1, .reassigned, on: .day("2026-03-10"), words: "refunded")
        (step.from, step.to) = (1, 2)
        func post(_ step: TransferStep) throws -> ProjectOutcome {
            try test.ledger.post(step, test.context("project transfer"), reopen: nil, dryRun: false)
        }
        let outcome = try post(step)
        let (old, new) = (
            TransferSources.Part(entry: 1, line: "beds", amount: 300_00),
            TransferSources.Part(entry: 2, line: "", amount: 300_00)
        )
        #expect(outcome.batch == 3 && outcome.sources == [new])
        let record = try #require(try test.ledger.transfers().first)
        #expect(record.sources == [new] && record.sources(knownOn: 2) == [old])
        #expect(try funds(test).map(\.passedOn) == [0, 300_00, 0])
        #expect(try funds(test, knownOn: 2).map(\.passedOn) == [300_00, 0, 0])
        #expect(try post(step).refusal == .notOfTransfer(1))
        // G-2 has nothing left that could stand for itself in another transfer.
        #expect(try transfer(600, "beds", test) { $0.from = [1] }.batch == 4)
        step.transfer = 2
        #expect(
            try post(step).refusal == .notReceived(own: 0, flexible: 0, missing: 600_00))
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("approval, cap and agreement come first; what comes back has room under the cap")
    func control() throws {
        let test = try ledger()
        let approval = try #require(Self.floor?.approved)
        #expect(
            try transfer(100, "beds", test, on: "2026-01-31").refusal
                == .notApproved(approval, withdrawn: nil))
        #expect(try transfer(100, "beds", test) { $0.agreement = nil }.refusal == .noAgreement)
        #expect(try transfer(900, "beds", test).batch == 2)
        #expect(try transfer(200, "beds", test).refusal == .overCap(100_00, approval))
        var back = TransferStep(1, .returned, on: .day("2026-03-10"), amount: 901_00)
        func post(_ step: TransferStep) throws -> ProjectOutcome {
            try test.ledger.post(step, test.context("project transfer"), reopen: nil, dryRun: false)
        }
        #expect(try post(back).refusal == .aboveTransfer(left: 900_00))
        back.amount = 300_00
        #expect(try post(back).batch == 3)
        #expect(try funds(test).map(\.passedOn).reduce(0, +) == 600_00)
        var report = TransferStep(1, .reported, on: .day("2026-03-20"), words: "letter")
        report.spent = [("beds", 601_00)]
        #expect(try post(report).refusal == .aboveTransfer(left: 600_00))
        report.spent = [("beds", 580_00)]
        #expect(try post(report).batch == 4)
        let record = try #require(try test.ledger.transfers().first)
        #expect(record.spent(asOf: .day("2026-03-20")) == 580_00)
        #expect(
            record.net(asOf: .day("2026-03-09")) == 900_00 && record.net(asOf: .day("2026-03-10")) == 600_00)
        // There is room for 400 again; an undo takes the transfer back only once nothing was said of it.
        #expect(try transfer(300, "beds", test).batch == 5)
        #expect(throws: LedgerError.self) {
            try test.ledger.undo(
                batch: 2, test.context("import undo"), ImportOptions(), withDependents: false)
        }
        #expect(
            try test.ledger.undo(
                batch: 5, test.context("import undo"), ImportOptions(), withDependents: false
            ).batch == 6)
        #expect(try funds(test).map(\.passedOn).reduce(0, +) == 600_00)
        #expect(try test.brokenRules().isEmpty)
    }
}
