import CampaignKit
import CampaignLedger
import Testing

/// Moves of posted gifts and pledges: what they change, what they leave, what is refused.
@Suite("Moves")
struct MoveTests {
    private func move(
        _ gift: String, to place: Designation, on day: String, _ amount: String = "0", id: String = "m1"
    ) -> ImportedEntry {
        Rows.row(.reallocation, amount, on: day, id: id, donor: nil, to: place, reverses: gift)
    }

    private func void(_ row: String, id: String) -> ImportedEntry {
        Rows.row(.void, "0", on: "2026-05-01", id: id, donor: nil, to: .unassigned, reverses: row)
    }

    private func ledger(_ rows: ImportedEntry...) throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g1")] + rows)
        return ledger
    }

    private func expectClean(_ ledger: TestLedger, _ location: Testing.SourceLocation = #_sourceLocation)
        throws
    {
        let errors = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).filter {
            $0.severity == .error
        }
        #expect(errors.isEmpty, "\(errors)", sourceLocation: location)
    }

    @Test(arguments: [true, false])
    func aGiftCountsElsewhereFromItsDay(isOneBatch: Bool) throws {
        let row = move("g1", to: .b, on: "2026-03-01")
        let ledger = isOneBatch ? try ledger(row) : try ledger()
        if !isOneBatch { try ledger.post([row]) }
        let before = try ledger.tallies("2026-02-28")
        #expect(before[.own("a")].raised == 10_000 && before[.own("a")].donors == 1)
        #expect(before[.own("b")] == Tally())
        let after = try ledger.tallies("2026-03-01")
        #expect(after[.own("a")] == Tally())
        let b = after[.own("b")]
        #expect(
            [b.raised, b.received, b.gifts, b.commitments, b.donors, b.firstTimeDonors] == [
                10_000, 10_000, 1, 1, 1, 1,
            ])
        #expect(after[.total].raised == 10_000 && after[.total].gifts == 1 && after[.total].donors == 1)
        #expect(after[.tree("top")] == before[.tree("top")])
        try expectClean(ledger)
    }

    @Test func itWasNotKnownBefore() throws {
        let ledger = try ledger()
        try ledger.post([move("g1", to: .b, on: "2026-03-01")])
        #expect(try ledger.tallies("2026-03-01", knownOn: 1)[.own("a")].raised == 10_000)
        #expect(try ledger.tallies("2026-03-01", knownOn: 2)[.own("a")].raised == 0)
    }

    @Test func aPartLeavesTheRest() throws {
        let ledger = try ledger(move("g1", to: .project("a-x"), on: "2026-03-01", "40"))
        try ledger.post([Rows.refund("50", on: "2026-04-01", of: "g1", id: "r1")])
        func raised(_ day: String) throws -> [String: Int64] {
            let rows = try ledger.ledger.breakdown(
                by: .project, plan: ledger.plan, asOf: .day(day), knownOn: nil)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.tally.raised) })
        }
        #expect(try raised("2026-02-01") == ["": 10_000])
        #expect(try raised("2026-03-01") == ["": 6_000, "a-x": 4_000])
        #expect(try raised("2026-04-01") == ["": 3_000, "a-x": 2_000])
        #expect(try ledger.tallies("2026-04-01")[.own("a")].gifts == 1)
        try expectClean(ledger)
    }

    /// Rows of months are changes: they sum to the whole.
    @Test func byMonthItLeavesAndArrives() throws {
        let ledger = try ledger(move("g1", to: .b, on: "2026-03-01"))
        let rows = try ledger.ledger.breakdown(
            by: .month, plan: ledger.plan, asOf: .day("2026-06-30"), knownOn: nil)
        #expect(
            rows.map { "\($0.campaign) \($0.key) \($0.tally.raised) \($0.tally.firstTimeDonors)" } == [
                "a 2026-01 10000 1", "a 2026-03 -10000 0", "b 2026-03 10000 0",
            ])
    }

    @Test func aPledgeTakesItsPaymentsAlong() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1,000", on: "2026-01-10", named: "p1"),
            Rows.payment("300", on: "2026-02-01", of: "p1", id: "y1"),
        ])
        try ledger.post([move("row-p1", to: .b, on: "2026-03-01")])
        try ledger.post([
            Rows.payment("200", on: "2026-04-01", of: "p1", id: "y2"),
            Rows.refund("300", on: "2026-04-02", of: "y1", id: "r1"),
        ])
        let b = try ledger.tallies("2026-04-02")[.own("b")]
        #expect([b.raised, b.received, b.outstanding] == [100_000, 20_000, 80_000])
        #expect(try ledger.tallies("2026-04-02")[.own("a")] == Tally())
        #expect(try ledger.tallies("2026-02-28")[.own("a")].outstanding == 70_000)
        try expectClean(ledger)
    }

    @Test func aVoidTakesTheMoveBack() throws {
        let ledger = try ledger(move("g1", to: .b, on: "2026-03-01"))
        try ledger.post([void("m1", id: "v1")])
        #expect(try ledger.tallies("2026-03-01")[.own("a")].raised == 10_000)
        try ledger.expectRefused([void("m1", id: "v2")], "taken-twice")
        try ledger.post([void("v1", id: "v3")])
        #expect(try ledger.tallies("2026-03-01")[.own("b")].raised == 10_000)
        try expectClean(ledger)
    }

    @Test func aGiftOfManyPartsMovesWhole() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("60", on: "2026-01-10", id: "g1"), Rows.gift("40", on: "2026-01-10", id: "g1", to: .b),
        ])
        #expect(try ledger.tallies()[.total].gifts == 1)
        try ledger.post([move("g1", to: .c, on: "2026-03-01")])
        let after = try ledger.tallies("2026-03-01")
        #expect(after[.own("c")].raised == 10_000 && after[.own("c")].gifts == 1)
        #expect(after[.own("a")] == Tally() && after[.own("b")] == Tally())
        try ledger.post([move("g1", to: .a, on: "2026-04-01", "25", id: "m2")])
        let later = try ledger.tallies("2026-04-01")
        #expect(later[.own("c")].raised == 7_500 && later[.own("a")].raised == 2_500)
        #expect(later[.own("c")].gifts == 1 && later[.own("a")].gifts == 1 && later[.total].gifts == 1)
        try expectClean(ledger)
    }

    @Test func listsAndSizesFollow() throws {
        let ledger = try ledger(Rows.gift("7", on: "2026-01-11", id: "g2", donor: "d2"))
        try ledger.post([move("g1", to: .project("b-y"), on: "2026-03-01")])
        func gifts(_ campaign: String) throws -> [Int64] {
            var query = EntryQuery()
            query.campaign = campaign
            var ids: [Int64] = []
            try ledger.ledger.gifts(query) { ids.append($0.id) }
            return ids.sorted()
        }
        #expect(try gifts("a") == [2])
        #expect(try gifts("b") == [1, 3])
        #expect(try ledger.ledger.gift("G-1").line.place == .project("b-y"))
        func largest(_ campaign: String, _ day: String) throws -> Int64? {
            try ledger.ledger.giftStatistics(campaigns: [campaign], asOf: .day(day), knownOn: nil)?
                .largestMinor
        }
        #expect(try largest("a", "2026-02-01") == 10_000)
        #expect(try largest("a", "2026-03-01") == 700)
        #expect(try largest("b", "2026-02-01") == nil)
        #expect(try largest("b", "2026-03-01") == 10_000)
        try ledger.post([void("m1", id: "v1")])
        #expect(try gifts("a") == [1, 2, 3, 4])
    }

    /// As it was on a day, or as it was known, a gift is where it was then.
    @Test func listsAndPartsOfAnotherTime() throws {
        let ledger = try ledger(Rows.pledge("300", on: "2026-01-11", named: "p1"))
        try ledger.post([
            move("g1", to: .b, on: "2026-03-01", "40"), move("row-p1", to: .c, on: "2026-04-01", id: "m2"),
        ])
        func found(_ campaign: String, on day: String?, knownOn: Int64? = nil) throws -> [Int64] {
            var query = EntryQuery()
            query.campaign = campaign
            query.type = campaign == "c" ? .pledge : .gift
            query.standsOn = day.map(CalendarDate.day)
            query.knownOn = knownOn
            var ids: [Int64] = []
            try ledger.ledger.gifts(query) { ids.append($0.id) }
            return ids
        }
        #expect(try found("b", on: nil) == [1])
        #expect(try found("b", on: "2026-02-28") == [])
        #expect(try found("b", on: "2026-03-01") == [1])
        #expect(try found("b", on: nil, knownOn: 1) == [])
        #expect(try found("c", on: "2026-03-31") == [])
        #expect(try found("c", on: "2026-04-01") == [2])
        func parts(_ id: String, knownOn: Int64? = nil, until: String? = nil) throws -> [Designation] {
            try ledger.ledger.gift(id, knownOn: knownOn, until: until.map(CalendarDate.day)).parts.map(
                \.place)
        }
        #expect(try parts("G-1") == [.a, .b])
        #expect(try parts("G-1", until: "2026-02-28") == [.a])
        #expect(try parts("G-1", knownOn: 1) == [.a])
        #expect(try ledger.ledger.gift("G-2").line.place == .c)
        #expect(try ledger.ledger.gift("G-2", until: .day("2026-03-31")).line.place == .a)
        var query = PledgeQuery(asOf: .day("2026-03-31"), plan: ledger.plan)
        #expect(try ledger.ledger.pledge("P-1", query).gift.line.place == .a)
        query.asOf = .day("2026-04-01")
        #expect(try ledger.ledger.pledge("P-1", query).gift.line.place == .c)
        query.knownOn = 1
        #expect(try ledger.ledger.pledge("P-1", query).gift.line.place == .a)
    }

    @Test func sizesOfParts() throws {
        let ledger = try ledger(move("g1", to: .b, on: "2026-03-01", "40"))
        let record = try ledger.ledger.gift("G-1")
        #expect(record.parts.map(\.minorUnits) == [6_000, 4_000])
        #expect(record.parts.map(\.place) == [.a, .b])
        let b = try ledger.ledger.giftStatistics(
            campaigns: ["b"], asOf: .day("2026-03-01"), knownOn: nil)
        #expect(b?.largestMinor == 4_000 && b?.count == 1)
    }

    /// What is dated outside a period is told of the campaign that it is in.
    @Test func outsideThePeriodOfWhereItStands() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2019-06-01", id: "g1")])
        func subjects() throws -> [String] {
            try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: false).filter {
                $0.code == "outside-period"
            }
            .compactMap(\.subject)
        }
        #expect(try subjects() == ["a"])
        try ledger.post([move("g1", to: .b, on: "2026-03-01")])
        #expect(try subjects() == ["b"])
        try ledger.post([move("g1", to: .c, on: "2026-04-01", "40", id: "m2")])
        #expect(try subjects().sorted() == ["b", "c"])
    }

    // MARK: - Refused

    @Test func moreThanIsThere() throws {
        let ledger = try ledger(Rows.refund("50", on: "2026-02-01", of: "g1", id: "r1"))
        try ledger.expectRefused([move("g1", to: .b, on: "2026-03-01", "50.01")], "moved-above-left")
        try ledger.post([move("g1", to: .b, on: "2026-03-01", "50")])
    }

    @Test func beforeTheGift() throws {
        try ledger().expectRefused([move("g1", to: .b, on: "2026-01-09")], "before-original")
    }

    @Test func paymentsAndCorrectionsMoveWithWhatTheyActOn() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1,000", on: "2026-01-10", named: "p1"),
            Rows.payment("300", on: "2026-02-01", of: "p1", id: "y1"),
            Rows.refund("30", on: "2026-02-02", of: "y1", id: "r1"),
        ])
        let payment = try ledger.expectRefused([move("y1", to: .b, on: "2026-03-01")], "not-movable")
        #expect(payment.problems.first?.hint == "move the pledge instead, G-1")
        try ledger.expectRefused([move("r1", to: .b, on: "2026-03-01")], "not-movable")
        try ledger.expectRefused([move("nothing", to: .b, on: "2026-03-01")], "unknown-gift")
    }

    @Test func aMoveIsNotAdjustedOrGivenBack() throws {
        let ledger = try ledger(move("g1", to: .b, on: "2026-03-01", "40"))
        let adjustment = Rows.row(
            .adjustment, "5", on: "2026-04-01", id: "a1", donor: nil, to: .unassigned, reverses: "m1")
        try ledger.expectRefused([adjustment], "not-adjustable")
        try ledger.expectRefused([Rows.refund("5", on: "2026-04-01", of: "m1", id: "r1")], "not-received")
    }

    @Test func oneDestination() throws {
        let rows = [
            move("g1", to: .b, on: "2026-03-01", "40"), move("g1", to: .c, on: "2026-03-01", "40"),
        ]
        try ledger().expectRefused(rows, "several-destinations")
    }

    @Test func closedBooks() throws {
        let ledger = try ledger()
        ledger.plan = .withBooksClosed("2026-02-28")
        try ledger.expectRefused([move("g1", to: .b, on: "2026-02-28")], "books-closed")
        try ledger.post([move("g1", to: .b, on: "2026-03-01")])
    }

    /// A payment that names the pledge's new campaign is where it belongs.
    @Test func aPaymentTaggedWithTheNewCampaignIsNoFinding() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.pledge("1,000", on: "2026-01-10", named: "p1")])
        try ledger.post([move("row-p1", to: .b, on: "2026-03-01")])
        func payment(_ place: Designation, id: String) -> ImportedEntry {
            Rows.row(.gift, "10", on: "2026-04-01", id: id, to: place, pledge: "p1")
        }
        try ledger.post([payment(.b, id: "y1")])
        func findings() throws -> [String] {
            try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: false).map(\.code)
                .filter { $0 != "pledge-without-schedule" }
        }
        #expect(try findings().isEmpty)
        try ledger.post([payment(.c, id: "y2")])
        #expect(try findings() == ["payment-elsewhere"])
    }
}
