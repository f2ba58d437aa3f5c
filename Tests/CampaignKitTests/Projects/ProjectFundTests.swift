import CampaignKit
import Testing

/// What a project has, line by line, and where its flexible money would go (grants.md P1 to P3).
@Suite("Funded projects, rules.md §7.1")
struct ProjectFundTests {
    private func usd(_ dollars: Int64) -> Money { Money(minorUnits: dollars * 100, currency: .usd) }

    private func project(_ goals: [Int64], ends: [String?] = []) -> FundedProject {
        let names = ["building", "equipment", "training", "administration"]
        let lines = zip(names, goals).enumerated().map { index, part in
            BudgetLine(
                id: part.0, name: part.0, goal: usd(part.1),
                ends: ends.indices.contains(index) ? ends[index].map { day($0) } : nil)
        }
        return FundedProject(id: "floor-3", name: "Floor", goal: usd(goals.reduce(0, +)), lines: lines)
    }

    private func fund(
        _ entry: Int64, _ line: String, _ dollars: Int64, received: Int64? = nil, expires: String? = nil,
        passedOn: [String: Int64] = [:]
    ) -> ProjectFund {
        ProjectFund(
            entry: entry, day: day("2026-01-01").adding(days: Int(entry)), line: line, raised: dollars * 100,
            received: (received ?? dollars) * 100, transferred: passedOn.mapValues { $0 * 100 },
            expires: expires.map { day($0) })
    }

    @Test("Restricted, flexible, on hand, passed on and missing, line by line")
    func standing() throws {
        let funds = [
            fund(1, "building", 400_000, received: 300_000, passedOn: ["building": 250_000]),
            fund(2, "equipment", 130_000), fund(3, "", 90_000, passedOn: ["training": 30_000]),
            fund(4, "old-line", 5),
        ]
        let standing = try ProjectStanding(project([500_000, 120_000, 80_000]), funds)
        #expect(standing.lines.map(\.id) == ["building", "equipment", "training", "old-line"])
        #expect(standing.lines.map(\.gap) == [10_000_000, 0, 5_000_000, nil])
        #expect(standing.lines[0].onHand == 5_000_000 && standing.lines[0].outstanding == 10_000_000)
        #expect(standing.lines[1].over == 1_000_000 && standing.lines[1].isFunded)
        #expect(standing.lines[2].placed == 3_000_000 && standing.lines[2].transferred == 3_000_000)
        #expect(standing.flexible.onHand == 6_000_000 && standing.flexible.gap == nil)
        #expect(standing.gap == 15_000_000 && standing.linesFunded == 1 && standing.linesWithGoal == 3)
        // Nothing is lost between the lines.
        #expect(standing.raised == 62_000_500 && standing.received - standing.onHand == standing.transferred)
    }

    /// P1.
    @Test("The most lines are completed, the smallest gap first, and the rest goes to the next")
    func suggestion() throws {
        let project = project([300_000, 120_000, 80_000, 150_000])
        let funds = [fund(1, "", 220_000)]
        let suggestion = PlacementSuggestion(try ProjectStanding(project, funds), funds)
        #expect(suggestion.amounts == [0, 12_000_000, 8_000_000, 2_000_000])
        #expect(suggestion.completed == 2)
        #expect(suggestion.nextLine == 3 && suggestion.nextNeeds == 13_000_000)
    }

    @Test("Money that expires before a line ends is not placed on it, and is used first where it may be")
    func expiry() throws {
        let project = project([100, 200], ends: ["2027-12-31", "2026-06-30"])
        let funds = [fund(1, "", 150), fund(2, "", 100, expires: "2026-12-31")]
        let suggestion = PlacementSuggestion(try ProjectStanding(project, funds), funds)
        // The building takes what does not expire; the equipment what is left, and what expires.
        #expect(suggestion.amounts == [100_00, 150_00] && suggestion.nextNeeds == 50_00)
    }

    /// P3.
    @Test("Partners are due their shares, to the cent")
    func partners() {
        let two = [
            FundedProject.Partner(name: "Hospital", shareTenths: 600),
            FundedProject.Partner(name: "University", shareTenths: 400),
        ]
        #expect(ProjectStanding.due(40_000_001, among: two) == [24_000_001, 16_000_000])
        #expect(ProjectStanding.due(100, among: [two[0]]) == [60])
        #expect(ProjectStanding.due(100, among: []).isEmpty && ProjectStanding.due(-5, among: two) == [0, 0])
    }

    @Test("A transfer takes what is restricted, then what is flexible; never what is not received")
    func sources() {
        let funds = [
            fund(1, "equipment", 100, received: 60), fund(2, "", 50), fund(3, "building", 500),
            fund(4, "equipment", 40, expires: "2026-12-31"),
        ]
        let all = TransferSources(120_00, for: "equipment", from: funds)
        #expect(all.missing == 0)
        #expect(
            all.parts == [
                .init(entry: 4, line: "equipment", amount: 40_00),
                .init(entry: 1, line: "equipment", amount: 60_00), .init(entry: 2, line: "", amount: 20_00),
            ])
        #expect(TransferSources(151_00, for: "equipment", from: funds).missing == 1_00)
        #expect(TransferSources(10_00, for: "equipment", from: funds, only: [3]).missing == 10_00)
        #expect(TransferSources(60_00, for: "", from: funds).missing == 10_00)
        let there = TransferSources.available(for: "equipment", from: funds)
        #expect(there.own == 100_00 && there.flexible == 50_00)
        // What comes back is spread over all that it was made of.
        #expect(TransferSources.left(of: all.parts, returned: 60_00) == [20_00, 30_00, 10_00])
    }
}

@Suite("Naming places, rules.md §7.2")
struct UnitBoardTests {
    private let asOf = day("2026-11-30")

    private func gift(_ entry: Int64, _ dollars: Int64, of donor: Int64) -> UnitCommitment {
        UnitCommitment(
            entry: entry, day: day("2026-01-01").adding(days: Int(entry)), donor: donor, raised: dollars * 100
        )
    }

    private func event(
        _ id: Int64, _ kind: UnitEvent.Kind, _ ordinal: Int, donor: Int64? = nil, entry: Int64? = nil,
        until: String? = nil
    ) -> UnitEvent {
        UnitEvent(
            id: id, batch: id, day: day("2026-10-01"), ordinal: ordinal, kind: kind, donor: donor,
            entry: entry, until: until.map { day($0) })
    }

    private func board(
        _ count: Int, _ events: [UnitEvent], _ gifts: [UnitCommitment], on day: CalendarDate? = nil
    )
        -> UnitBoard
    {
        UnitBoard(count: count, price: 250_000_00, events: events, commitments: gifts, asOf: day ?? asOf)
    }

    /// P4.
    @Test("Each gift takes the places that it pays for in full; the rest are part gifts")
    func partGifts() {
        let board = board(6, [], [gift(1, 250_000, of: 1), gift(2, 100_000, of: 2), gift(3, 150_000, of: 3)])
        #expect(board.count(\.isOpen) == 5 && board.oversold == 0)
        #expect(board.partGifts.map(\.raised) == [100_000_00, 150_000_00])
    }

    @Test("A reservation lapses the day after, a release opens a place, a name stays")
    func lapse() {
        let events = [
            event(1, .reserved, 1, donor: 7, until: "2026-11-30"), event(2, .named, 2, donor: 8, entry: 5),
            event(3, .reserved, 3, donor: 9, until: "2027-01-31"), event(4, .released, 3),
        ]
        let now = board(3, events, [])
        #expect(!now.places[0].isOpen && !now.places[1].isOpen && now.places[2].isOpen)
        let tomorrow = board(3, events, [], on: asOf.adding(days: 1))
        #expect(tomorrow.places.map(\.isOpen) == [true, false, true])
        // Before any of it, all were open.
        #expect(board(3, events, [], on: day("2026-09-30")).count(\.isOpen) == 3)
    }

    @Test("A gift takes the place that is reserved for its donor, and its name takes the place it paid for")
    func reserved() {
        let events = [event(1, .reserved, 2, donor: 7, until: "2027-01-31")]
        let paid = board(2, events, [gift(1, 250_000, of: 7)])
        #expect(paid.places[0].isOpen && paid.ordinal(naming: 1, of: 7) == 2 && paid.oversold == 0)
        #expect(paid.takes(1, of: 7, at: 2) && !paid.takes(4, of: 8, at: 2) && paid.takes(4, of: 8, at: 1))
        let named = board(2, events + [event(2, .named, 2, donor: 7, entry: 1)], [gift(1, 250_000, of: 7)])
        #expect(named.places[0].isOpen && named.partGifts.isEmpty && named.ordinal(naming: 1, of: 7) == 1)
    }

    @Test("What is beyond the count is oversold, and no name goes where there is no place")
    func oversold() {
        let gifts = [gift(1, 500_000, of: 1), gift(2, 250_000, of: 2)]
        let board = board(2, [], gifts)
        #expect(board.oversold == 1 && board.ordinal(naming: 9, of: 9) == nil)
        #expect(!board.takes(1, of: 1, at: 3) && !board.takes(1, of: 1, at: 0))
        #expect(self.board(1, [event(1, .named, 4, entry: 9)], []).oversold == 1)
    }

    @Test("A gift that has a place of the two it pays for is not without one; who comes too late is")
    func withoutPlace() {
        let late = board(2, [], [gift(1, 250_000, of: 1), gift(2, 500_000, of: 2), gift(3, 250_000, of: 3)])
        #expect(late.withoutPlace == [3] && late.oversold == 2)
        // A part gift takes none and misses none.
        #expect(board(1, [], [gift(1, 250_000, of: 1), gift(2, 249_999, of: 2)]).withoutPlace.isEmpty)
        let held = [event(1, .reserved, 1, donor: 2, until: "2026-12-31")]
        #expect(board(1, held, [gift(1, 250_000, of: 1)]).withoutPlace == [1])
        #expect(board(1, held, [gift(1, 250_000, of: 2)]).withoutPlace.isEmpty)
        #expect(
            board(2, held, [gift(1, 250_000, of: 1)]).summary
                == "2 places: 1 paid for, 1 reserved (until 31 Dec 2026), 0 open")
        #expect(board(1, [], []).summary == "1 place: 1 open")
    }
}
