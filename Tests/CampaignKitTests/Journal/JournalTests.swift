import CampaignKit
import Testing

/// What a row becomes in double entry.
struct JournalTests {
    private static let day = CalendarDate(dayNumber: 20_000)

    private static func plan(_ counting: CountingPolicy = CountingPolicy()) -> Plan {
        Plan(
            organization: Organization(name: "Riverbend"),
            campaigns: [
                Campaign(
                    id: "a", name: "A", starts: day.adding(days: -10), ends: day.adding(days: 10),
                    counting: counting), Campaign(id: "b", name: "B"),
            ])
    }

    private static func change(
        _ countClass: CountClass, raised: Int64, received: Int64, campaign: String = "a",
        project: String = "", origin: CalendarDate = day
    ) -> JournalSource.Change {
        JournalSource.Change(
            place: Designation(campaign: campaign, project: project), countClass: countClass, origin: origin,
            raised: raised, received: received)
    }

    private static func matter(
        _ changes: [JournalSource.Change], _ entries: [JournalSource.Entry] = [.init(id: 7, type: .gift)],
        on date: CalendarDate = day, isDeposit: Bool = false, rootHolding: JournalSource.Holding = .cash
    ) -> JournalSource {
        JournalSource(
            date: date, depositOf: isDeposit ? day : nil, commitment: 7, batch: 3, entries: entries,
            changes: changes, rootHolding: rootHolding)
    }

    /// `income:a -100`, one line each.
    private static func lines(
        _ matter: JournalSource, _ policy: CountingPolicy = CountingPolicy(), campaigns: Set<String>? = nil
    ) throws -> [String] {
        let journal = Journal(CountingStructure(plan(policy)), campaigns: campaigns)
        let transaction = try journal.transaction(matter)
        #expect(transaction?.postings.reduce(0) { $0 + $1.minorUnits } ?? 0 == 0)
        return transaction?.postings.map { $0.account.path.joined(separator: ":") + " \($0.minorUnits)" }
            ?? []
    }

    @Test func aGiftIsCashAndIncome() throws {
        let matter = Self.matter([Self.change(.ordinary, raised: 100, received: 100, project: "p")])
        #expect(try Self.lines(matter) == ["assets:cash:a:p 100", "income:a:p -100"])
        let unassigned = Self.matter([Self.change(.ordinary, raised: 5, received: 5, campaign: "")])
        #expect(try Self.lines(unassigned) == ["assets:cash:unassigned 5", "income:unassigned -5"])
    }

    /// A gift that is split over many projects: each account once, in the order in which they came.
    @Test(arguments: [7, 8, 9, 40]) func manyAccounts(_ projects: Int) throws {
        let changes = (0..<projects).flatMap { number in
            [3, 4].map {
                Self.change(.ordinary, raised: $0, received: $0, project: "p\(number)")
            }
        }
        let expected = (0..<projects).flatMap { ["assets:cash:a:p\($0) 7", "income:a:p\($0) -7"] }
        #expect(try Self.lines(Self.matter(changes)) == expected)
        // What comes to nothing is on no account.
        let back = changes.map { change in
            var change = change
            (change.raised, change.received) = (-change.raised, -change.received)
            return change
        }
        #expect(try Self.lines(Self.matter(changes + back)) == [])
    }

    @Test func aPledgeIsIncomeBeforeItIsCash() throws {
        let promise = Self.matter([Self.change(.ordinary, raised: 500, received: 0)])
        #expect(try Self.lines(promise) == ["assets:pledges:a 500", "income:a -500"])
        let payment = Self.matter([Self.change(.ordinary, raised: 0, received: 200)])
        #expect(try Self.lines(payment) == ["assets:cash:a 200", "assets:pledges:a -200"])
        let over = Self.matter([Self.change(.ordinary, raised: 20, received: 120)])
        #expect(
            try Self.lines(over) == ["assets:cash:a 120", "assets:pledges:a -100", "income:a -20"])
        let writeOff = Self.matter([Self.change(.ordinary, raised: -300, received: 0)])
        #expect(try Self.lines(writeOff) == ["assets:pledges:a -300", "income:a 300"])
    }

    @Test func stockAndPropertyAreNoCash() throws {
        let changes = [Self.change(.ordinary, raised: 100, received: 100)]
        let stock = [JournalSource.Entry(id: 7, type: .stock, paidMinor: 100, holding: .securities)]
        #expect(try Self.lines(Self.matter(changes, stock)) == ["assets:securities:a 100", "income:a -100"])
        let things = [JournalSource.Entry(id: 7, type: .inKind, paidMinor: 100, holding: .property)]
        let inKind = Self.matter([Self.change(.inKind, raised: 100, received: 100)], things)
        #expect(try Self.lines(inKind) == ["expenses:in-kind:a 100", "income:in-kind:a -100"])
        #expect(
            try Self.lines(inKind, CountingPolicy(inKind: .include)) == [
                "assets:securities:in-kind:a 100", "income:a -100",
            ])
    }

    @Test func moneyInTransitArrivesOnTheDayOfItsDeposit() throws {
        let later = Self.day.adding(days: 4)
        let entries = [
            JournalSource.Entry(id: 7, type: .gift, paidMinor: 100, holding: .inTransit(until: later))
        ]
        let changes = [
            Self.change(.ordinary, raised: 67, received: 67),
            Self.change(.ordinary, raised: 33, received: 33, campaign: "b"),
        ]
        #expect(
            try Self.lines(Self.matter(changes, entries)) == [
                "assets:in-transit:a 67", "income:a -67", "assets:in-transit:b 33", "income:b -33",
            ])
        #expect(
            try Self.lines(Self.matter(changes, entries, on: later, isDeposit: true)) == [
                "assets:in-transit:a -67", "assets:cash:a 67", "assets:in-transit:b -33", "assets:cash:b 33",
            ])
        let journal = Journal(CountingStructure(Self.plan()))
        let deposit = try journal.transaction(Self.matter(changes, entries, on: later, isDeposit: true))
        #expect(deposit?.words == "deposit of gift")
    }

    /// A move takes from one place what it puts in another, held as it was.
    @Test func aMoveStaysHeldAsItWas() throws {
        let later = Self.day.adding(days: 4)
        let entries = [JournalSource.Entry(id: 9, type: .reallocation, actsOn: 7)]
        let changes = [
            Self.change(.ordinary, raised: -60, received: -60),
            Self.change(.ordinary, raised: 60, received: 60, campaign: "b", project: "p"),
        ]
        for (holding, name) in [
            (JournalSource.Holding.cash, "cash"), (.securities, "securities"),
            (.property, "securities:in-kind"), (.inTransit(until: later), "in-transit"),
        ] {
            #expect(
                try Self.lines(Self.matter(changes, entries, rootHolding: holding)) == [
                    "assets:\(name):a -60", "income:a 60", "assets:\(name):b:p 60", "income:b:p -60",
                ])
        }
        let moved = Self.matter(
            changes, entries, on: later, isDeposit: true, rootHolding: .inTransit(until: later))
        #expect(
            try Self.lines(moved) == [
                "assets:in-transit:a 60", "assets:cash:a -60", "assets:in-transit:b:p -60",
                "assets:cash:b:p 60",
            ])
        let promise = [
            Self.change(.ordinary, raised: -60, received: -20),
            Self.change(.ordinary, raised: 60, received: 20, campaign: "b"),
        ]
        #expect(
            try Self.lines(Self.matter(promise, entries)) == [
                "assets:cash:a -20", "assets:pledges:a -40", "income:a 60", "assets:cash:b 20",
                "assets:pledges:b 40", "income:b -60",
            ])
    }

    /// Money that leaves with a move of the same day is no longer held as the gift was.
    @Test func whatIsTakenBackIsNotHeldAsTheGiftWas() throws {
        let changes = [
            Self.change(.ordinary, raised: -60, received: -60),
            Self.change(.ordinary, raised: 50, received: 50, campaign: "b"),
        ]
        #expect(
            try Self.lines(Self.matter(changes, rootHolding: .securities)) == [
                "assets:cash:a -60", "income:a 60", "assets:cash:b 50", "income:b -50",
            ])
    }

    /// Two payments of one day, spread over two places, each held elsewhere: no cent is lost, and what was
    /// in transit arrives in the same places.
    @Test func mixedPaymentsAreSpread() throws {
        let first = Self.day.adding(days: 2)
        let second = Self.day.adding(days: 3)
        let entries = [
            JournalSource.Entry(id: 8, type: .gift, paidMinor: 101, holding: .inTransit(until: first)),
            JournalSource.Entry(id: 9, type: .gift, paidMinor: 50, holding: .inTransit(until: second)),
            JournalSource.Entry(id: 10, type: .stock, paidMinor: 33, holding: .securities),
            JournalSource.Entry(id: 11, type: .gift, paidMinor: 16),
        ]
        let changes = [
            Self.change(.ordinary, raised: 0, received: 133),
            Self.change(.ordinary, raised: 0, received: 67, campaign: "b"),
        ]
        var transit: [String: Int64] = [:]
        let journal = Journal(CountingStructure(Self.plan()))
        for (date, isDeposit) in [(Self.day, false), (first, true), (second, true)] {
            let transaction = try #require(
                try journal.transaction(Self.matter(changes, entries, on: date, isDeposit: isDeposit)))
            #expect(transaction.postings.reduce(0) { $0 + $1.minorUnits } == 0)
            for posting in transaction.postings where posting.account.role == .inTransit {
                transit[posting.account.campaign, default: 0] += posting.minorUnits
            }
        }
        #expect(transit == ["a": 0, "b": 0])
    }

    @Test func whatThePolicyLeavesOutStandsBesideTheBooks() throws {
        let dinner = Self.matter([
            Self.change(.ordinary, raised: 60, received: 60),
            Self.change(.exchange, raised: 40, received: 40),
        ])
        #expect(
            try Self.lines(dinner) == [
                "assets:cash:a 60", "income:a -60", "assets:excluded:exchange:cash:a 40",
                "equity:excluded:exchange:a -40",
            ])
        #expect(
            try Self.lines(dinner, CountingPolicy(exchange: .include)) == [
                "assets:cash:a 100", "income:a -100",
            ])
        let state = Self.matter([Self.change(.government, raised: 300, received: 100)])
        #expect(
            try Self.lines(state) == [
                "assets:excluded:government:cash:a 100", "assets:excluded:government:pledges:a 200",
                "equity:excluded:government:a -300",
            ])
        #expect(
            try Self.lines(state, CountingPolicy(government: .include)) == [
                "assets:cash:a 100", "assets:pledges:a 200", "income:a -300",
            ])
        let early = Self.matter([
            Self.change(.ordinary, raised: 9, received: 9, origin: Self.day.adding(days: -99))
        ])
        #expect(
            try Self.lines(early, CountingPolicy(outsidePeriod: .exclude)) == [
                "assets:excluded:outside-period:cash:a 9", "equity:excluded:outside-period:a -9",
            ])
        #expect(try Self.lines(early) == ["assets:cash:a 9", "income:a -9"])
    }

    @Test func promisesThatAreNoMoneyYetAreNotInIt() throws {
        for countClass in [
            CountClass.conditional, .matchExpected, .writtenOff, .overdue, .unscheduled, .revocable,
        ] {
            #expect(try Self.lines(Self.matter([Self.change(countClass, raised: 9, received: 0)])).isEmpty)
        }
        let will = Self.matter([Self.change(.revocable, raised: 9, received: 0)])
        #expect(
            try Self.lines(will, CountingPolicy(revocable: .include)) == [
                "assets:pledges:a 9", "income:a -9",
            ])
    }

    @Test func onlyTheCampaignsAskedFor() throws {
        let split = Self.matter([
            Self.change(.ordinary, raised: 1, received: 1),
            Self.change(.ordinary, raised: 2, received: 2, campaign: "b"),
        ])
        #expect(try Self.lines(split, campaigns: ["b"]) == ["assets:cash:b 2", "income:b -2"])
        #expect(try Self.lines(split, campaigns: ["x"]).isEmpty)
    }

    @Test func aTransactionNamesItsRowsAndWhatTheyActOn() throws {
        let journal = Journal(CountingStructure(Self.plan()))
        let changes = [Self.change(.ordinary, raised: -5, received: -5)]
        let refund = try journal.transaction(
            Self.matter(
                changes,
                [
                    .init(id: 12, type: .refund, actsOn: 9), .init(id: 11, type: .refund, actsOn: 7),
                    .init(id: 7, type: .inKind),
                ]))
        #expect(refund?.codes == ["G-7", "G-11", "G-12"])
        #expect(refund?.actsOn == ["G-9"])
        #expect(refund?.words == "refund, in kind")
        #expect(refund?.batch == "B-3")
        let recount = try journal.transaction(Self.matter(changes, []))
        #expect(recount?.codes == [])
        #expect(recount?.actsOn == ["G-7"])
        #expect(recount?.words == "recounted after a later entry")
    }

    @Test func nothingLeftIsNoTransaction() throws {
        let voided = Self.matter([
            Self.change(.ordinary, raised: 5, received: 5), Self.change(.ordinary, raised: -5, received: -5),
        ])
        #expect(try Self.lines(voided).isEmpty)
    }

    @Test func sumsBeyondReachAreRefused() {
        let journal = Journal(CountingStructure(Self.plan()))
        let half = Self.change(.ordinary, raised: .max, received: .max)
        #expect(throws: MoneyError.self) { try journal.transaction(Self.matter([half, half])) }
    }

    // MARK: Names of accounts

    /// No two campaigns share an account, and none is read as something else.
    @Test func campaignNamesAreDistinct() {
        let ids = ["", "unassigned", "campaign-unassigned", "in-kind", "campaign-in-kind", "campaign-x", "x"]
        let names = ids.map { JournalAccount(.income, campaign: $0).path }
        #expect(Set(names).count == ids.count)
        #expect(
            names.prefix(4).map { $0[1] } == [
                "unassigned", "campaign-unassigned", "campaign-campaign-unassigned", "campaign-in-kind",
            ])
        #expect(names.suffix(2).map { $0[1] } == ["campaign-x", "x"])
    }

    // MARK: Balances

    private static func balances(_ matters: [JournalSource]) throws -> JournalBalances {
        let journal = Journal(CountingStructure(plan()))
        var balances = JournalBalances()
        for matter in matters {
            if let transaction = try journal.transaction(matter) { try balances.add(transaction) }
        }
        return balances
    }

    @Test func balancesAreComparedWithTallies() throws {
        let balances = try Self.balances([
            Self.matter([Self.change(.ordinary, raised: 500, received: 0, project: "p")]),
            Self.matter([Self.change(.ordinary, raised: 7, received: 7)], on: Self.day.adding(days: -3)),
        ])
        #expect(balances.firstDay == Self.day.adding(days: -3))
        #expect(balances.figure(.raised, ofCampaign: "a") == 507)
        #expect(balances.figure(.received, ofCampaign: nil) == 7)
        #expect(balances.figure(.outstanding, ofCampaign: "a") == 500)
        #expect(balances.figure(.outstanding, ofCampaign: "b") == 0)
        #expect(balances.minorUnits(below: JournalAccount(.income, campaign: "a")) == -507)
        #expect(
            balances.accounts.map { $0.account.path.joined(separator: ":") } == [
                "assets:cash:a", "assets:pledges:a:p", "income:a", "income:a:p",
            ])
        var tally = Tally()
        tally.raised = 507
        tally.received = 7
        tally.outstanding = 500
        let right = Tallies([.own("a"): tally, .total: tally])
        #expect(balances.disagreements(with: right, campaigns: nil) == [])
        #expect(balances.disagreements(with: Tallies(), campaigns: nil) == ["a", "total"])
        #expect(balances.disagreements(with: Tallies(), campaigns: ["b"]) == [])
        #expect(
            balances.disagreements(with: Tallies([.own("a"): tally, .own(""): tally]), campaigns: nil)
                == ["unassigned", "total"])
    }

    @Test func matterBelongsTogetherByDayCommitmentAndBatch() {
        let matter = Self.matter([])
        var other = matter
        #expect(matter.belongs(with: other))
        other.batch = 4
        #expect(!matter.belongs(with: other))
        other = matter
        other.depositOf = Self.day
        #expect(!matter.belongs(with: other))
        var another = other
        another.depositOf = Self.day.adding(days: 1)
        #expect(!another.belongs(with: other))
    }
}
