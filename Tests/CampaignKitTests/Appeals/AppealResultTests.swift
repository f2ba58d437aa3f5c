import TestSupport
import Testing

@testable import CampaignKit

@Suite("What came back on an appeal")
struct AppealResultTests {
    private static let appeal = Appeal(
        id: "letter", name: "Letter", cost: Money(minorUnits: 99_900, currency: .usd),
        segments: [
            Segment(id: "lybunt", pick: "lybunt", keycode: "L", split: ["a", "b"]),
            Segment(id: "sybunt", pick: "sybunt", keycode: "S"),
        ])

    private func piece(_ donor: Int64, _ code: String, _ segment: String, cost: Int64? = 100) -> Solicitation
    {
        Solicitation(
            donor: donor, place: Designation(campaign: "c", appeal: "letter", keycode: code),
            segment: segment,
            day: CalendarDate(dayNumber: 20_000), costMinor: cost)
    }

    private func gift(
        _ unit: Int64, _ donor: Int64?, _ raised: Int64, _ code: String = "", daysAfter: Int = 10
    ) -> AppealResponse {
        AppealResponse(
            unit: unit, donor: donor, keycode: code, day: CalendarDate(dayNumber: 20_000 + daysAfter),
            raisedMinor: raised)
    }

    private var pieces: [Solicitation] {
        [
            piece(1, "LA", "lybunt"), piece(2, "LB", "lybunt"), piece(3, "LB", "lybunt"),
            piece(4, "S", "sybunt"),
        ]
    }

    private func line(_ lines: [AppealResult.Line], _ segment: String, _ code: String = "") throws
        -> AppealPerformance
    {
        try #require(lines.first { $0.segment == segment && $0.keycode == code }).yield
    }

    @Test("Who was sent a piece and answered through a fund is a responder; who was sent none is not")
    func throughAFund() throws {
        var grant = gift(20, 900, 5000)
        grant.credited = [1]
        var stranger = gift(21, 900, 700)
        stranger.credited = [77]
        // The donor's own piece comes before that of someone credited.
        var spouse = gift(22, 4, 300)
        spouse.credited = [2]
        let result = try AppealResult(Self.appeal, pieces: pieces, returns: [grant, stranger, spouse])
        #expect(try line(result.keycodes, "lybunt", "LA").responders == 1)
        #expect(try line(result.keycodes, "lybunt", "LA").grossMinor == 5000)
        #expect(try line(result.segments, "sybunt").responders == 1)
        #expect(try line(result.segments, "").grossMinor == 700)
        #expect(result.total.responders == 2)
        #expect(result.total.unaskedGifts == 1)
        #expect(result.total.grossMinor == 6000)
    }

    @Test("A gift goes to the keycode it names, else to the piece its donor was sent")
    func attribution() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces,
            returns: [
                gift(10, 1, 5000), gift(11, 2, 7000, "LB"), gift(12, 4, 1000, "LB"), gift(13, 9, 2000),
                gift(14, nil, 300), gift(15, 3, 400, "OTHER"),
            ])
        #expect(try line(result.keycodes, "lybunt", "LA").grossMinor == 5000)
        #expect(try line(result.keycodes, "lybunt", "LB").grossMinor == 8000)
        #expect(try line(result.keycodes, "", "OTHER").grossMinor == 400)
        #expect(try line(result.keycodes, "", "").grossMinor == 2300)
        #expect(try line(result.segments, "lybunt").grossMinor == 13_400)
        #expect(try line(result.segments, "sybunt").grossMinor == 0)
        #expect(try line(result.segments, "").gifts == 2)
        #expect(result.segments.map(\.segment) == ["lybunt", "sybunt", ""])
        #expect(result.total.grossMinor == 15_700 && result.total.gifts == 6)
        #expect(result.total.responders == 4 && result.total.unaskedGifts == 2)
        #expect(result.total.responseRate?.text == "100.0%")
    }

    @Test("Only who was sent a piece answers it; a letter that was passed on is in the gross")
    func passedOn() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces,
            returns: [
                gift(10, 1, 5000, "LA"), gift(11, 8, 900, "LA"), gift(12, 9, 800, "LA"),
                gift(13, nil, 70, "LA"),
                gift(14, 4, 60, "LA"),
            ])
        let code = try line(result.keycodes, "lybunt", "LA")
        #expect(code.pieces == 1 && code.responders == 1 && code.gifts == 5 && code.grossMinor == 6830)
        #expect(code.unaskedGifts == 4 && code.earlyGifts == 0)
        #expect(code.responseRate?.text == "100.0%")
        // Donor 4 was asked, on another piece: an answer to the appeal, and to no row of it.
        #expect(try line(result.keycodes, "sybunt", "S").responders == 0)
        #expect(result.total.responders == 2 && result.total.unaskedGifts == 3)
        #expect(result.total.responseRate?.text == "50.0%")
    }

    @Test("A gift from before the piece went out is no answer to it; one of the same day is")
    func beforeTheMailing() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces,
            returns: [gift(10, 1, 100, daysAfter: -1), gift(11, 2, 200, daysAfter: 0), gift(12, 1, 50, "LA")])
        let first = try line(result.keycodes, "lybunt", "LA")
        #expect(first.responders == 1 && first.earlyGifts == 1 && first.grossMinor == 150)
        #expect(try line(result.keycodes, "lybunt", "LB").responders == 1)
        let early = try AppealResult(
            Self.appeal, pieces: pieces, returns: [gift(10, 1, 100, "LA", daysAfter: -1)])
        #expect(early.total.responders == 0 && early.total.earlyGifts == 1 && early.total.grossMinor == 100)
        #expect(early.total.responseRate?.text == "0.0%")
    }

    @Test("A code is known whatever the case it was typed in")
    func typedSmall() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces, returns: [gift(10, 1, 5, "la"), gift(11, 9, 7, "web-x")])
        #expect(try line(result.keycodes, "lybunt", "LA").grossMinor == 5)
        #expect(try line(result.keycodes, "", "web-x").grossMinor == 7)
    }

    @Test("Two pieces to one household are two pieces, and one answer in the total")
    func answeredTwice() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces + [piece(1, "S", "sybunt")],
            returns: [gift(10, 1, 5, "LA"), gift(11, 1, 6, "S")])
        #expect(result.segments.reduce(0) { $0 + $1.yield.responders } == 2)
        #expect(result.total.responders == 1 && result.total.pieces == 5)
    }

    @Test("Figures are those of the rules")
    func figures() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces, returns: [gift(10, 1, 5000), gift(11, 1, 2001), gift(12, 2, 3000)])
        let lybunt = try line(result.segments, "lybunt")
        #expect(lybunt.pieces == 3 && lybunt.responders == 2 && lybunt.gifts == 3)
        #expect(lybunt.responseRate?.text == "66.6%")
        #expect(lybunt.averageMinor == 3333)
        #expect(lybunt.costMinor == 300)
        #expect(lybunt.costPerUnit(in: .usd) == 3)
        #expect(lybunt.returnOnInvestment?.text == "3233.6%")
        let sybunt = try line(result.segments, "sybunt")
        #expect(sybunt.responseRate?.text == "0.0%" && sybunt.averageMinor == nil)
        #expect(sybunt.costPerUnit(in: .usd) == nil && sybunt.returnOnInvestment?.text == "-100.0%")
        #expect(result.total.costMinor == 400)
    }

    @Test("Two of a household who both give are one answer to one letter")
    func household() throws {
        let result = try AppealResult(
            Self.appeal, pieces: pieces, returns: [gift(10, 1, 5000), gift(11, 8, 2000)],
            household: [1: 1, 8: 1])
        let lybunt = try line(result.segments, "lybunt")
        #expect(lybunt.responders == 1 && lybunt.gifts == 2 && lybunt.grossMinor == 7000)
    }

    @Test("Without pieces there is no rate; the plan's cost stands in")
    func nothingSent() throws {
        let result = try AppealResult(
            Self.appeal, pieces: [], returns: [gift(10, 1, 5000, "LA"), gift(11, 2, 1)])
        #expect(result.total.responseRate == nil && result.total.costMinor == 99_900)
        let lybunt = try line(result.segments, "lybunt")
        #expect(lybunt.responders == 0 && lybunt.unaskedGifts == 1)
        #expect(result.total.returnOnInvestment?.text == "-95.0%")
        let empty = try AppealResult(Self.appeal, pieces: [], returns: [])
        #expect(empty.total.grossMinor == 0 && empty.segments.isEmpty && empty.keycodes.isEmpty)
    }

    @Test("A segment that the plan has no more keeps its line")
    func formerSegment() throws {
        let old = piece(5, "OLD", "gone")
        let result = try AppealResult(Self.appeal, pieces: [old], returns: [gift(10, 5, 100)])
        #expect(try line(result.segments, "gone").grossMinor == 100)
    }

    @Test("By segment and by keycode the lines come to the total")
    func sums() throws {
        for seed in Seeds.forRun(count: 30) {
            var random = SeededGenerator(seed: seed)
            let codes = ["LA", "LB", "S", "", "X", "L"]
            let pieces = (1...40).map { donor in
                let code = ["LA", "LB", "S"].randomElement(using: &random) ?? "S"
                return piece(
                    Int64(donor), code, code == "S" ? "sybunt" : "lybunt",
                    cost: Int64.random(in: 0...300, using: &random))
            }
            let returns = (1...60).map { unit in
                gift(
                    Int64(unit), Bool.random(using: &random) ? Int64.random(in: 1...60, using: &random) : nil,
                    Int64.random(in: 1...9999, using: &random), codes.randomElement(using: &random) ?? "",
                    daysAfter: Int.random(in: -5...20, using: &random))
            }
            let result = try AppealResult(Self.appeal, pieces: pieces, returns: returns)
            for lines in [result.segments, result.keycodes] {
                let yields = lines.map(\.yield)
                #expect(yields.reduce(0) { $0 + $1.grossMinor } == result.total.grossMinor, "seed \(seed)")
                #expect(yields.reduce(0) { $0 + $1.pieces } == 40, "seed \(seed)")
                #expect(yields.reduce(0) { $0 + $1.gifts } == 60, "seed \(seed)")
                for yield in yields + [result.total] {
                    #expect(yield.responders <= yield.pieces, "seed \(seed)")
                    #expect(yield.unaskedGifts + yield.earlyGifts <= yield.gifts, "seed \(seed)")
                }
                #expect(
                    yields.reduce(0) { $0 + ($1.costMinor ?? 0) } == result.total.costMinor, "seed \(seed)")
            }
        }
    }

    @Test("Too much money is an error, never a wrong sum")
    func overflow() {
        #expect(throws: MoneyError.self) {
            try AppealResult(Self.appeal, pieces: [], returns: [gift(1, 1, .max), gift(2, 2, 1)])
        }
    }
}

@Suite("Which appeal another is held against")
struct ComparableAppealsTests {
    private func appeal(_ id: String, _ starts: String?, _ channel: Appeal.Channel = .mail) -> Appeal {
        Appeal(id: id, name: id, channel: channel, starts: starts.flatMap { CalendarDate($0) })
    }

    private func plan(_ campaigns: [Campaign]) -> Plan {
        Plan(organization: Organization(name: "Test"), campaigns: campaigns)
    }

    @Test("Last year's of the same channel: the named campaign's, else the season's")
    func choice() {
        let now = appeal("letter-2026", "2026-11-02")
        let mail = appeal("letter-2025", "2025-11-03")
        let phone = appeal("calls-2025", "2025-11-03", .phone)
        let spring = appeal("spring-2025", "2025-03-11")
        var year = Campaign(id: "y26", name: "26", appeals: [now])
        let all = [
            Campaign(id: "y25", name: "25", appeals: [phone, mail]),
            Campaign(id: "s", name: "S", appeals: [spring]),
        ]
        #expect(ComparableAppeals.last(before: now, of: year, in: plan(all + [year])) == mail)
        year.pace = .like(campaign: "s")
        #expect(ComparableAppeals.last(before: now, of: year, in: plan(all + [year])) == spring)
        let none = appeal("web", "2026-11-02", .web)
        #expect(ComparableAppeals.last(before: none, of: year, in: plan(all)) == nil)
    }

    @Test("The same day of the calendar, or of the run where seasons differ")
    func days() throws {
        let now = appeal("letter-2026", "2026-11-02")
        let new = try #require(CalendarDate("2026-12-31"))
        #expect(
            ComparableAppeals.day(new, of: now, in: appeal("l", "2025-11-10"))?.description == "2025-12-31")
        #expect(
            ComparableAppeals.day(new, of: now, in: appeal("s", "2026-03-02"))?.description == "2026-04-30")
        let leap = try #require(CalendarDate("2028-02-29"))
        #expect(
            ComparableAppeals.day(leap, of: appeal("w", "2028-01-15"), in: appeal("v", "2027-01-10"))?
                .description
                == "2027-02-28")
        // A winter appeal may begin on either side of the new year.
        let winter = appeal("w", "2027-01-02")
        let eve = try #require(CalendarDate("2027-01-05"))
        #expect(
            ComparableAppeals.day(eve, of: winter, in: appeal("v", "2025-12-28"))?.description == "2026-01-05"
        )
        #expect(ComparableAppeals.day(eve, of: winter, in: appeal("v", nil)) == nil)
    }
}
