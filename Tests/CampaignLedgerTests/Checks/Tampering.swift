import CampaignKit
import CampaignLedger
import Foundation
import GRDB
import TestSupport
import Testing

/// A ledger with rows in every derived table, and ways to change it as another program would.
struct Tampering {
    let ledger: TestLedger

    init(copying file: Data? = nil) throws {
        ledger = try TestLedger(
            plan: ProjectPostingTests.plan, today: "2026-04-01", copying: try file ?? Self.file.get())
    }

    /// Posted once; every test changes a copy.
    private static let file = Result { try posted() }

    /// Three postings on three days: splits, a pledge with payments, a refund, donors in several campaigns.
    private static func posted() throws -> Data {
        let ledger = try TestLedger(today: "2026-02-01")
        var pledge = Rows.pledge("300", on: "2026-01-01", named: "p", donor: "d4")
        pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: .day("2026-02-01"))
        var noted = Rows.gift("50", on: "2026-01-04", id: "n", donor: "d5", to: .b)
        noted.note = "met at the gala"
        try ledger.post([
            pledge, Rows.gift("10", on: "2026-01-02", id: "s", to: .a),
            Rows.gift("20", on: "2026-01-02", id: "s", to: .b),
            Rows.gift("5", on: "2026-01-03", id: "g", donor: "d2"), noted,
        ])
        ledger.today = .day("2026-03-01")
        try ledger.post([
            Rows.payment("100", on: "2026-02-10", of: "p", id: "y", donor: "d4"),
            Rows.refund("2", on: "2026-02-11", of: "g", id: "r"),
        ])
        ledger.today = .day("2026-04-01")
        try ledger.post([Rows.gift("70", on: "2026-03-05", id: "l", donor: "d3", to: .c)])
        return try bytes(of: ledger)
    }

    /// The same, with rows in every table that a command can write.
    static func everything() throws -> Tampering {
        let tampering = try Tampering()
        let (ledger, place) = (tampering.ledger, Designation(campaign: "a", appeal: "a-appeal"))
        var credited = Rows.gift("80", on: "2026-03-06", id: "k", donor: "d1")
        credited.softCredits = [SoftCredit(donorID: "d2", kind: .household)]
        try ledger.post([credited])
        // The second donor's name differs, and something is filled in.
        var renamed = Rows.gift("81", on: "2026-03-07", id: "k2", donor: "d2")
        renamed.donor?.details?.lastName = "Other"
        renamed.donor?.details?.phone = "1"
        try ledger.post([renamed])
        try ledger.post([
            Rows.row(.matchExpected, "5", on: "2026-03-06", id: "me", donor: "d8", matches: "k"),
            Rows.row(.award, "9", on: "2026-03-06", id: "aw", donor: "d9", pledge: "aw"),
        ])
        var cut = Rows.row(
            .pledgeChange, "-4", on: "2026-03-09", id: "cu", donor: nil, to: .unassigned, pledge: "aw")
        cut.surplus = .toReturn
        var paid = Rows.payment("8", on: "2026-03-08", of: "aw", id: "pa", donor: "d9")
        paid.processorID = "ch_1"
        try ledger.post([
            Rows.row(.matching, "5", on: "2026-03-07", id: "mm", donor: "d8", matches: "k"), paid, cut,
        ])
        let piece = Solicitation(
            donor: 1, place: place, segment: "s", day: .day("2026-03-01"), costMinor: 5, askMinor: 500)
        _ = try ledger.ledger.recordSolicitations(
            [piece], costMinor: nil, ledger.context("appeal sent"), dryRun: false)
        _ = try ledger.ledger.recordThanks(
            for: [1], on: .day("2026-03-08"), ledger.context("thank record"), dryRun: false)
        try postGrant(to: ledger)
        try ReceiptIssueTests.issue(
            ledger, [ReceiptIssueTests.draft([1]), ReceiptIssueTests.draft([2], donor: 2)])
        _ = try ledger.ledger.voidReceipt(
            1, on: .day("2026-03-09"), reason: "wrong name", ledger.context("receipt void"), dryRun: false)
        try ledger.post([
            Rows.gift("3", on: "2026-03-10", id: "m1", donor: "d20"),
            Rows.gift("4", on: "2026-03-10", id: "m2", donor: "d21"),
        ])
        let numbers = try ["csv:d20", "csv:d21"].map {
            try ledger.ledger.donor($0, asOf: ledger.today).line.id
        }
        try postProject(to: ledger)
        _ = try ledger.ledger.mergeDonors(
            numbers[0], with: numbers[1], on: ledger.today, ledger.context("donor merge"), dryRun: false)
        try erase(ledger)
        return tampering
    }

    /// Someone who is known by words, and by a note, is erased; another keeps their note.
    private static func erase(_ ledger: TestLedger) throws {
        try ledger.post([Rows.gift("6", on: "2026-03-10", id: "e1", donor: "d30")])
        let donor = try ledger.ledger.donor("csv:d30", asOf: ledger.today).line.id
        for one in [1, donor] {
            _ = try ledger.ledger.noteDonor(
                one, "likes to be called at noon", on: ledger.today, ledger.context("donor note"),
                dryRun: false)
        }
        _ = try ledger.ledger.eraseDonor(
            donor, Ledger.DonorErasure(reason: "asked for it", retentionYears: 7), on: ledger.today,
            ledger.context("donor erase"), dryRun: false)
    }

    /// An application with a row in every table of grants.
    private static func postGrant(to ledger: TestLedger) throws {
        var grant = GrantChange(day: .day("2026-03-09"))
        grant.words = GrantWords(title: "Laboratory", owner: "Ana")
        grant.funder = 1
        grant.figures = GrantChange.Figures(requested: 1000)
        grant.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
        grant.move = GrantChange.Move(.review, reason: "an old application")
        grant.term = GrantTerm(kind: .outright, words: "as the letter says")
        var report = NewDeadline(kind: .interimReport, due: .day("2026-06-15"))
        report.owner = "Ana"
        grant.deadlines = [report]
        // The award that was posted as G-12 is this grant's.
        grant.promises = [12]
        _ = try ledger.ledger.post(grant, on: nil, ledger.context("grant add"), dryRun: false)
        var done = GrantChange(day: .day("2026-03-10"))
        done.steps = [DeadlineStep(1, .done, words: "by mail")]
        _ = try ledger.ledger.post(done, on: 1, ledger.context("grant due"), dryRun: false)
        try postCosts(to: ledger)
    }

    /// A row in every table of a grant's costs.
    private static func postCosts(to ledger: TestLedger) throws {
        var costs = GrantChange(day: .day("2026-03-11"))
        costs.spending.terms = CostTerms(
            indirect: IndirectTerm(.mtdc, rate: 150_000, equipment: 1000, subaward: 5000),
            match: MatchTerm(amount: 5, kind: .cash, by: .day("2026-12-31")), words: "page 4")
        costs.spending.budget = SpendingChange.Budget([.init("supplies", 4)], words: "first")
        costs.spending.award = 900
        var spend = Spend(300, on: .day("2026-03-10"), category: "supplies")
        spend.words.payee = "Depot"
        costs.spending.spends = [spend]
        costs.spending.claim = GrantClaim(
            through: .day("2026-03-10"), on: .day("2026-03-11"), direct: 3, indirect: 1, words: "by mail")
        costs.spending.matches = [GrantMatch(5, on: .day("2026-03-11"), words: "an hour")]
        _ = try ledger.ledger.post(costs, on: 1, ledger.context("grant spend"), dryRun: false)
    }

    /// A row in every table of funded projects.
    private static func postProject(to ledger: TestLedger) throws {
        var floor = Designation(campaign: "a", project: "a-floor")
        floor.line = "beds"
        var room = floor
        (room.line, room.unit) = ("", "lab")
        try ledger.post([
            Rows.gift("450", on: "2026-03-06", id: "f1", donor: "d11", to: floor),
            Rows.gift("500", on: "2026-03-06", id: "f2", donor: "d12", to: room),
        ])
        var held = UnitChange(
            .reserved, on: .day("2026-03-09"), campaign: "a", project: "a-floor", unit: "lab")
        (held.donor, held.until) = (1, .day("2026-12-31"))
        _ = try ledger.ledger.post(held, ledger.context("project unit"), dryRun: false)
        var transfer = NewTransfer(
            400_00, on: .day("2026-03-09"), campaign: "a", project: "a-floor", line: "beds")
        (transfer.grantee, transfer.agreement) = (1, .day("2026-02-15"))
        _ = try ledger.ledger.post(
            transfer, ledger.context("project transfer add"), reopen: nil, dryRun: false)
        var report = TransferStep(1, .reported, on: .day("2026-03-20"), words: "a letter")
        report.spent = [("beds", 300_00)]
        _ = try ledger.ledger.post(
            report, ledger.context("project transfer report"), reopen: nil, dryRun: false)
    }

    static func bytes(of ledger: TestLedger) throws -> Data {
        if TestServer.isUsed {
            let copy = try ledger.ledger.copy(into: ledger.folder)
            return try Data(contentsOf: URL(fileURLWithPath: copy.file))
        }
        try SQL(ledger.path).queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        return try Data(contentsOf: URL(fileURLWithPath: ledger.path))
    }

    /// Runs statements with every trigger dropped, then puts the triggers back as they were.
    func change(_ statements: [String]) throws {
        try SQL(ledger.path).runUnguarded(statements)
    }

    /// The codes of what a check finds, each once.
    func codes(deep: Bool, head: String? = nil) throws -> Set<String> {
        Set(try checkup(deep: deep, head: head).findings.map(\.code))
    }

    func checkup(deep: Bool, head: String? = nil) throws -> LedgerCheckup {
        let reader = try #require(try Ledger.open(path: ledger.path, access: .read))
        return try reader.checkup(
            LedgerCheckQuestion(
                plan: ledger.plan, asOf: ledger.today, postedPlan: ledger.plan, isDeep: deep, head: head))
    }

    /// The figures as another process would show them.
    func tallies(_ asOf: String? = nil, knownOn: Int64? = nil) throws -> Tallies {
        let reader = try #require(try Ledger.open(path: ledger.path, access: .read))
        return try reader.tallies(
            plan: ledger.plan, asOf: asOf.map(CalendarDate.day) ?? ledger.today, knownOn: knownOn)
    }
}
