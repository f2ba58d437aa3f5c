import CampaignKit
import CampaignLedger
import Testing

@Suite("Appeals: what donors did that bears on asking them")
struct AppealHistoryTests {
    private static let appeal = Appeal(
        id: "a-appeal", name: "Appeal", channel: .mail, starts: .day("2026-05-01"),
        segments: [Segment(id: "lybunt", pick: "lybunt", keycode: "A1")])

    private func history(
        _ ledger: TestLedger, asOf: String = "2026-06-30", knownOn: Int64? = nil
    ) throws -> AppealHistory {
        try ledger.ledger.appealHistory(
            AppealHistoryQuery(
                appeal: Self.appeal, year: LifecycleYear(2026), asOf: .day(asOf), knownOn: knownOn,
                plan: ledger.plan))
    }

    private func ledger(_ rows: [ImportedEntry]) throws -> TestLedger {
        let ledger = try TestLedger()
        // D-1 … D-4 in this order, all with a gift of last year.
        let known = ["d1", "d2", "d3", "d4"].map {
            Rows.gift("10", on: "2025-02-01", id: "old-" + $0, donor: $0)
        }
        try ledger.post(known + rows)
        return ledger
    }

    private func soft(_ row: ImportedEntry, _ donor: String, _ kind: SoftCreditKind) -> ImportedEntry {
        var row = row
        row.softCredits = [SoftCredit(donorID: donor, kind: kind)]
        return row
    }

    @Test("Gifts since the appeal began, while anything is left of them")
    func sinceStart() throws {
        let ledger = try ledger([
            Rows.gift("50", on: "2026-04-30", id: "before", donor: "d1"),
            Rows.gift("50", on: "2026-05-01", id: "first-day", donor: "d2"),
            Rows.gift("50", on: "2026-05-10", id: "bounced", donor: "d3"),
            Rows.refund("50", on: "2026-05-20", of: "bounced", id: "r"),
            Rows.row(.inKind, "50", on: "2026-05-10", id: "kind", donor: "d4"),
        ])
        #expect(try history(ledger).gaveSinceStart == [2])
        #expect(try history(ledger, asOf: "2026-05-15").gaveSinceStart == [2, 3])
        #expect(try history(ledger, asOf: "2026-04-30").gaveSinceStart.isEmpty)
        #expect(try history(ledger, knownOn: 0).gaveSinceStart.isEmpty)
    }

    @Test("A payment on another's pledge is the payer's gift, and the pledger's in spirit")
    func payments() throws {
        let ledger = try ledger([
            Rows.pledge("100", on: "2026-01-10", named: "p", donor: "d1"),
            Rows.payment("100", on: "2026-05-10", of: "p", id: "pay", donor: "d2"),
        ])
        let found = try history(ledger)
        #expect(found.gaveSinceStart == [1, 2])
        #expect(found.creditedThisYear == [1])
        // Nothing is open any more that would keep the pledger from being asked.
        #expect(found.openPledges.isEmpty)
        #expect(try history(ledger, asOf: "2026-05-09").creditedThisYear.isEmpty)
        #expect(try history(ledger, knownOn: 0).creditedThisYear.isEmpty)
    }

    @Test("A fund's or an employer's payment that went back suppresses nobody, nor does one of last year")
    func paymentsThatWentBack() throws {
        let ledger = try ledger([
            Rows.pledge("100", on: "2025-01-10", named: "p", donor: "d1"),
            Rows.row(.daf, "100", on: "2026-05-10", id: "pay", donor: "fund", pledge: "p"),
            Rows.refund("100", on: "2026-05-20", of: "pay", id: "back"),
            Rows.pledge("100", on: "2025-01-10", named: "q", donor: "d2"),
            Rows.row(.matching, "100", on: "2025-11-10", id: "old", donor: "firm", pledge: "q"),
            Rows.pledge("100", on: "2025-01-10", named: "r", donor: "d3"),
            Rows.row(.matching, "100", on: "2026-02-10", id: "new", donor: "firm", pledge: "r"),
            // Their own payment is a gift and no credit.
            Rows.pledge("100", on: "2025-01-10", named: "s", donor: "d4"),
            Rows.payment("100", on: "2026-02-10", of: "s", id: "own", donor: "d4"),
        ])
        #expect(try history(ledger).creditedThisYear == [3])
        #expect(try history(ledger).gaveSinceStart.isDisjoint(with: [1, 2, 3, 4]))
        #expect(try history(ledger, asOf: "2026-05-15").creditedThisYear == [1, 3])
    }

    @Test("Who handed over a post-dated check is not asked for another; voided or due, it is held no more")
    func heldChecks() throws {
        func held(_ row: ImportedEntry, received: String = "2026-06-20") -> ImportedEntry {
            var row = row
            row.basis = .postDated
            row.received = .day(received)
            return row
        }
        let ledger = try ledger([
            held(Rows.gift("50", on: "2026-07-15", id: "h1", donor: "d1")),
            soft(held(Rows.gift("50", on: "2026-07-15", id: "h2", donor: "d2")), "d3", .household),
            held(Rows.gift("50", on: "2026-07-15", id: "h3", donor: "d4")),
            Rows.row(.void, "50", on: "2026-06-25", donor: nil, to: .unassigned, reverses: "h3"),
        ])
        let found = try history(ledger)
        #expect(found.heldChecks == [1, 2, 3])
        #expect(found.gaveSinceStart.isEmpty && found.openPledges.isEmpty)
        #expect(try history(ledger, asOf: "2026-06-19").heldChecks.isEmpty)
        let due = try history(ledger, asOf: "2026-07-15")
        #expect(due.heldChecks.isEmpty && due.gaveSinceStart.isSuperset(of: [1, 2]))
    }

    @Test("A late pledge with a check in hand: the check suppresses what the pledge does not")
    func heldPayment() throws {
        var late = Rows.pledge("100", on: "2026-01-10", named: "late", donor: "d2")
        late.schedule = InstallmentPlan(count: 1, frequency: .monthly, firstDue: .day("2026-03-01"))
        var check = Rows.payment("100", on: "2026-07-15", of: "late", id: "check", donor: "d2")
        (check.basis, check.received) = (.postDated, .day("2026-06-20"))
        let found = try history(ledger([late, check]))
        #expect(found.openPledges.isEmpty && found.heldChecks == [2])
    }

    @Test("A credit on a promise is one on its payments, and on the promise while it is open")
    func promises() throws {
        let rows = [
            soft(Rows.pledge("100", on: "2026-01-10", named: "p", donor: "fund"), "d1", .dafAdvisor),
            Rows.payment("40", on: "2026-05-10", of: "p", id: "pay", donor: "fund"),
            soft(Rows.pledge("100", on: "2026-01-10", named: "q", donor: "d3"), "d2", .household),
        ]
        let found = try history(ledger(rows))
        #expect(found.creditedThisYear == [1])
        #expect(found.gaveSinceStart.contains(1))
        #expect(found.openPledges.isSuperset(of: [2, 3]))
    }

    @Test("The person behind a platform's gift has given; who is only recognized for another's has not")
    func platforms() throws {
        let ledger = try ledger([
            soft(
                Rows.row(.platform, "20", on: "2026-05-03", id: "p1", donor: "fund"), "d1", .recognition),
            soft(Rows.gift("20", on: "2026-05-03", id: "p2", donor: "friend"), "d2", .recognition),
        ])
        #expect(try history(ledger).creditedThisYear == [1])
        #expect(try history(ledger).gaveSinceStart.isSuperset(of: [1]))
        #expect(try !history(ledger).gaveSinceStart.contains(2))
    }

    @Test("Advisors, partners and employees are credited; who asked or helped is not")
    func credits() throws {
        let kinds: [(String, SoftCreditKind)] = [
            ("d1", .dafAdvisor), ("d2", .household), ("d3", .matchedEmployee), ("d4", .solicitor),
        ]
        let ledger = try ledger(
            kinds.enumerated().map { index, credit in
                soft(
                    Rows.row(.daf, "100", on: "2026-02-0\(index + 1)", id: "g\(index)", donor: "fund"),
                    credit.0,
                    credit.1)
            })
        let found = try history(ledger)
        #expect(found.creditedThisYear == [1, 2, 3])
        #expect(found.gaveSinceStart.isEmpty)
    }

    @Test("A credit since the appeal began counts as giving; one of last year does not count at all")
    func creditDays() throws {
        let ledger = try ledger([
            soft(Rows.row(.daf, "100", on: "2026-05-02", id: "g1", donor: "fund"), "d1", .dafAdvisor),
            soft(Rows.row(.daf, "100", on: "2025-12-31", id: "g2", donor: "fund"), "d2", .dafAdvisor),
            soft(Rows.row(.daf, "100", on: "2026-05-03", id: "g3", donor: "fund"), "d3", .dafAdvisor),
            Rows.refund("100", on: "2026-05-04", of: "g3", id: "r"),
        ])
        let found = try history(ledger)
        #expect(found.gaveSinceStart == [1, 5])
        #expect(found.creditedThisYear == [1])
    }

    @Test("An open pledge, unless it is overdue or paid")
    func pledges() throws {
        var late = Rows.pledge("100", on: "2026-01-10", named: "late", donor: "d2")
        late.schedule = InstallmentPlan(count: 1, frequency: .monthly, firstDue: .day("2026-03-01"))
        let ledger = try ledger([
            Rows.pledge("100", on: "2026-01-10", named: "open", donor: "d1"), late,
            Rows.pledge("100", on: "2026-01-10", named: "paid", donor: "d3"),
            Rows.payment("100", on: "2026-02-10", of: "paid", id: "pay", donor: "d3"),
        ])
        #expect(try history(ledger).openPledges == [1])
        #expect(try history(ledger, asOf: "2026-02-01").openPledges == [1, 2, 3])
    }

    @Test("Gifts to the appeal: by its id, by its keycode, by a pledge, by a part, and none that went back")
    func gaveToAppeal() throws {
        let mine = Designation(campaign: "a", appeal: "a-appeal")
        let coded = Designation(campaign: "a", keycode: "A1")
        let other = Designation(campaign: "b", appeal: "b-appeal", keycode: "A1")
        let ledger = try ledger([
            Rows.gift("5", on: "2026-05-03", id: "one", donor: "d1", to: mine),
            Rows.gift("5", on: "2026-05-03", id: "two", donor: "d2", to: coded),
            Rows.gift("5", on: "2026-05-03", id: "three", donor: "d3", to: other),
            Rows.gift("5", on: "2026-05-03", id: "four", donor: "d4", to: mine),
            Rows.refund("5", on: "2026-05-04", of: "four", id: "r"),
            Rows.pledge("50", on: "2026-05-03", named: "p", donor: "d5", to: mine),
            Rows.gift("3", on: "2026-05-03", id: "split", donor: "d6", to: mine),
            Rows.gift("4", on: "2026-05-03", id: "split", donor: "d6", to: .b),
            soft(Rows.gift("9", on: "2026-05-03", id: "daf", donor: "d7", to: mine), "d8", .dafAdvisor),
        ])
        #expect(try history(ledger).gaveToAppeal == [1, 2, 5, 6, 7, 8])
        #expect(try history(ledger, asOf: "2026-05-02").gaveToAppeal.isEmpty)
    }

    @Test("What was raised by the appeal is what status says, gift by gift")
    func gifts() throws {
        let mine = Designation(campaign: "a", appeal: "a-appeal")
        let ledger = try ledger([
            Rows.gift("100", on: "2026-05-03", id: "one", donor: "d1", to: mine),
            Rows.refund("30", on: "2026-05-04", of: "one", id: "r"),
            Rows.gift("5", on: "2026-05-03", id: "two", donor: nil, to: mine),
            Rows.pledge("50", on: "2026-05-03", named: "p", donor: "d5", to: mine),
            Rows.row(.inKind, "700", on: "2026-05-10", id: "kind", donor: "d4", to: mine),
            Rows.gift("80", on: "2026-05-09", id: "loose", donor: "d2", to: .a),
            Rows.gift("90", on: "2026-07-09", id: "later", donor: "d2", to: .a),
        ])
        var query = AppealGiftQuery(
            plan: ledger.plan, campaign: "a", appeal: Self.appeal, asOf: .day("2026-06-30"))
        var found: [AppealGift] = []
        try ledger.ledger.appealGifts(query) { found.append($0) }
        #expect(found.map(\.raisedMinor) == [7000, 500, 5000])
        #expect(found.map(\.donor) == [1, nil, 5])
        let status = try ledger.ledger.breakdown(
            by: .appeal, plan: ledger.plan, asOf: .day("2026-06-30"), knownOn: nil)
        #expect(status.first { $0.key == "a-appeal" }?.tally.raised == 12_500)

        query.unattributed = .day("2026-05-01")...(.day("2026-06-30"))
        found = []
        try ledger.ledger.appealGifts(query) { found.append($0) }
        #expect(found.map(\.raisedMinor) == [8000])
    }

    @Test("Names and ids of some, in one pass")
    func people() throws {
        let ledger = try ledger([])
        let people = try ledger.ledger.appealPeople([1, 3, 99])
        #expect(people.keys.sorted() == [1, 3])
        #expect(people[3]?.details.lastName == "Donor d3" && people[3]?.externalID == "csv:d3")
    }

    @Test("When it was sent to them")
    func sent() throws {
        let ledger = try ledger([])
        let piece = Solicitation(
            donor: 2, place: Designation(campaign: "a", appeal: "a-appeal", keycode: "A1"), segment: "lybunt",
            day: .day("2026-05-02"))
        _ = try ledger.ledger.recordSolicitations(
            [piece], costMinor: nil, ledger.context("appeal sent"), dryRun: false)
        #expect(try history(ledger).sent == [2: .day("2026-05-02")])
        #expect(try history(ledger, asOf: "2026-05-01").sent.isEmpty)
    }
}
