import CampaignKit
import CampaignLedger
import Testing

@testable import CampaignServices

/// A figure taken apart into the rows that make it, and sums that must tie.
@Suite("Figures explained") struct FigureExplanationTests {
    private func figures() throws -> Snapshot {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return try Snapshot(office, asOf: nil, knownOn: nil)
    }

    private func explain(_ name: String, limit: Int = 5) throws -> FigureExplanation {
        let (figures, name) = (try figures(), try FigureName(name))
        let figure = try #require(try name.known().tally)
        return try FigureExplanation(figure, of: figures.row(of: name), figures, limit: limit)
    }

    @Test func aFigureIsTheSumOfItsRows() throws {
        let explanation = try explain("now.raised", limit: 1)
        #expect(explanation.sums.value == 160_00 && explanation.sums.counted.rows == 2)
        #expect(explanation.sums.rest == 60_00 && explanation.bank == nil)
        guard case .gift(let part, let line)? = try explanation.largest().first else {
            Issue.record("no row")
            return
        }
        #expect(part.part == 100_00 && part.id == line.id)
        var (sum, leftOut): (Int64, Int) = (0, 0)
        try explanation.rows { row in
            guard case .gift(let part, _) = row else { return }
            if part.rule == nil { sum += part.part } else { leftOut += 1 }
        }
        #expect(sum == 160_00 && leftOut == explanation.sums.rules.reduce(0) { $0 + $1.line.rows })
    }

    @Test func donorsAreNamed() throws {
        let explanation = try explain("now.donors")
        #expect(explanation.sums.value == 2 && explanation.sums.counted.sum == 160_00)
        let names = try explanation.largest().map { row in
            if case .donor(_, let donor?) = row { donor.name } else { "" }
        }
        #expect(names == ["Ana Ruiz", "Cleo Marsh"])
    }

    @Test func theBankShowsWhatWasReceived() throws {
        let bank = try #require(try explain("total.received").bank)
        #expect(bank.received == 240_00 && bank.expected == 240_00)
    }

    @Test func rowsThatDoNotMakeTheFigureAreNeverShown() throws {
        let figures = try figures()
        var tally = Tally()
        tally.raised = 1
        let row = FigureRow(unassigned: tally, plan: figures.plan, asOf: figures.asOf)
        #expect {
            try FigureExplanation(.raised, of: row, figures, limit: 5)
        } throws: {
            if case ServiceError.figuresDisagree(.explained(.raised, of: "unassigned")) = $0 {
                true
            } else {
                false
            }
        }
    }

    /// In one walk, with the sum compared at its end.
    @Test func allRowsAtOnce() throws {
        let explanation = try explain("now.raised")
        var (rows, together): ([Int64], [Int64]) = ([], [])
        try explanation.rows { if case .gift(let part, _) = $0 { rows.append(part.id) } }
        try FigureExplanation.write(.raised, of: explanation.row, figures()) {
            if case .gift(let part, _) = $0 { together.append(part.id) }
        }
        #expect(together == rows && !rows.isEmpty)
        let figures = try figures()
        var tally = Tally()
        tally.raised = 1
        let wrong = FigureRow(unassigned: tally, plan: figures.plan, asOf: figures.asOf)
        #expect(throws: ServiceError.self) {
            try FigureExplanation.write(.raised, of: wrong, figures) { _ in }
        }
    }

    @Test func aNameThatNothingHas() throws {
        #expect {
            try explain("nwo.raised")
        } throws: {
            if case FigureNameError.unknownRow("nwo", known: _) = $0 { true } else { false }
        }
    }

    @Test func aMonthIsTheDifferenceOfTwoDays() throws {
        let figures = try figures()
        let period = try #require(FigurePeriod("2026-11", fiscalYearStart: .newYear))
        let row = try figures.row(of: .total)
        #expect(try figures.change(of: .raised, in: period, of: row)?.value == .money(160_00))
        #expect(try figures.change(of: .donors, in: period, of: row) == nil)
        #expect(try figures.change(of: .raised, in: period, of: figures.row(of: .unassigned)) == nil)
    }
}

/// Parts added up one by one, without a ledger.
struct ExplanationSumsTests {
    @Test func theLargestPartsAreKept() {
        var largest = LargestParts(3)
        for number in 1...1_000 {
            largest.add(ExplainedPart(id: Int64(number), part: Int64((number * 7919) % 1_000)))
        }
        #expect(largest.sorted.map(\.part) == [999, 998, 997])
        var signed = LargestParts(2)
        for part: Int64 in [1, -5, 3, .min] { signed.add(ExplainedPart(id: part == 3 ? 9 : 1, part: part)) }
        #expect(signed.sorted.map(\.part) == [.min, -5])
        var equal = LargestParts(2)
        for id: Int64 in 1...200 { equal.add(ExplainedPart(id: id, part: 7)) }
        #expect(equal.sorted.map(\.id) == [200, 199])
    }

    @Test func aSumMustTie() throws {
        var sums = ExplanationSums(.raised, limit: 5)
        try sums.add(ExplainedPart(id: 1, part: 100))
        try sums.add(ExplainedPart(id: 2, part: 50, rule: .inKind))
        var tally = Tally()
        tally.raised = 100
        let plan = Plan(organization: Organization(name: "Us"), campaigns: [])
        let day = CalendarDate(dayNumber: 20_777)
        try sums.verify(FigureRow(unassigned: tally, plan: plan, asOf: day))
        tally.raised = 101
        #expect(throws: ServiceError.self) {
            try sums.verify(FigureRow(unassigned: tally, plan: plan, asOf: day))
        }
    }

    @Test func donorsAreCountedAndTheirMoneySummed() throws {
        var sums = ExplanationSums(.donors, limit: 5)
        for id: Int64 in 1...3 { try sums.add(ExplainedPart(id: id, part: 100)) }
        try sums.add(ExplainedPart(id: 4, part: 0, rule: .settled))
        #expect(sums.value == 3 && sums.counted.sum == 300)
        #expect(sums.rules.map(\.rule) == [.settled])
    }

    @Test func anAmountThatDoesNotFitIsAnError() throws {
        var sums = ExplanationSums(.raised, limit: 5)
        try sums.add(ExplainedPart(id: 1, part: .max))
        #expect(throws: MoneyError.self) { try sums.add(ExplainedPart(id: 2, part: 1)) }
    }
}
