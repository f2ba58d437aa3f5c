import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// A file that comes to something else than the deposit slip is refused whole, with both figures.
@Suite("Control totals") struct ControlTotalTests {
    static let checks = """
        gift_id,type,pledge_id,date,amount,donor_id,donor_name,reverses
        c1,gift,,2026-11-02,100.00,A,Ana Ruiz,
        c2,gift,,2026-11-02,50.00,B,Ben Wong,
        c3,refund,,2026-11-03,20.00,,,c1
        c4,pledge,p9,2026-11-03,900.00,B,Ben Wong,
        """

    private func post(
        _ office: ScratchOffice, _ rows: Int?, _ minorUnits: Int64?, _ csv: String = checks,
        partial: Bool = false
    ) throws -> ImportRun.Result {
        try office.post(csv) {
            $0.expectation = ControlExpectation(rows: rows, minorUnits: minorUnits)
            $0.options.partial = partial
        }
    }

    @Test func whatAgreesIsPosted() throws {
        let office = try ScratchOffice()
        let result = try post(office, 3, 130_00)
        #expect(result.outcome.isAccepted && result.outcome.errorCount == 0, "\(result.outcome.problems)")
        // The slip is the file's: it agrees also when all of it is there already.
        let again = try post(office, 3, 130_00)
        #expect(again.outcome.errorCount == 0 && again.outcome.alreadyImported == 4)
    }

    @Test("Any difference refuses all of it", arguments: [false, true], [1, 2])
    func differs(partial: Bool, first: Int) throws {
        let office = try ScratchOffice()
        // Into a new ledger and into one with rows, which are different ways through the posting.
        if first == 2 { try office.post(ScratchOffice.gifts) }
        let head = try office.view().head
        let result = try post(office, 4, 130_50, partial: partial)
        #expect(!result.outcome.isAccepted && result.outcome.batch == nil)
        #expect(
            result.outcome.problems.map(\.message) == [
                "the file has 3 rows of money, not 4",
                "the file's money totals $130.00, not $130.50: $0.50 less",
            ])
        #expect(try office.view().head == head)
        let more = try post(office, nil, -1, partial: partial)
        #expect(
            more.outcome.problems.map(\.message) == [
                "the file's money totals $130.00, not -$0.01: $130.01 more"
            ])
    }

    @Test func theLargestFiguresDoNotTrap() throws {
        let result = try post(try ScratchOffice(), nil, .min)
        #expect(!result.outcome.isAccepted && result.outcome.problems.count == 1)
    }

    @Test func aDepositIsTheDayOfAllGifts() throws {
        let office = try ScratchOffice()
        let day = try #require(CalendarDate("2026-11-10"))
        func read(_ csv: String) throws -> (days: [CalendarDate?], problems: [RowProblem]) {
            var options = GiftRowReader.Options()
            options.depositedOn = day
            let plan = try office.plan(in: office.directory()).plan
            var reader = try GiftRowReader(
                source: MemoryByteSource(csv), options: options, index: PlanIndex(plan), today: office.day)
            var days: [CalendarDate?] = []
            while true {
                switch try reader.next() {
                case .row(let row): days.append(row.deposited)
                case .end: return (days, reader.takeProblems())
                case .zero, .rejected: break
                }
            }
        }
        #expect(try read(Self.checks).days == [day, day, nil, nil])
        let other = try read("date,amount,deposited_date\n2026-11-02,5,2026-11-10\n2026-11-02,5,2026-11-09\n")
        #expect(other.days == [day])
        #expect(other.problems.map(\.code) == ["deposit-disagrees"] && other.problems[0].line == 3)
    }
}
