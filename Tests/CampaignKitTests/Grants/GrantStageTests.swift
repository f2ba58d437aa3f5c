import CampaignKit
import Testing

/// Stages and the moves between them: `grants.md §1.4.2`.
@Suite("Grants: stages and legal moves")
struct GrantStageTests {
    /// The specification's table: a row for each stage, a column for each in order; `>` plain, `r` with a
    /// reason, `.` refused.
    static let table: [(GrantStage, Bool, String)] = [
        (.prospect, false, ".>>rrr>>.."),
        (.loi, false, "r.>rrr>>.."),
        (.proposal, false, "rr.>rr>>.."),
        (.review, false, "rrr.>>>>.."),
        (.verbal, false, "rrrr.>rr.."),
        (.awarded, true, ".......r>>"),
        (.declined, false, "rrrrrr...."),
        (.withdrawn, false, "rrrrrr...."),
        (.withdrawn, true, ".....r...."),
        (.closed, true, ".....r...."),
        (.returned, true, ".....r...."),
    ]

    private static func letter(_ move: GrantMove) -> Character {
        switch move {
        case .plain: ">"
        case .reason: "r"
        case .refused: "."
        }
    }

    @Test("every pair of the move table", arguments: table)
    func pairs(from: GrantStage, hadAward: Bool, row: String) {
        #expect(row.count == GrantStage.allCases.count)
        for (to, letter) in zip(GrantStage.allCases, row) {
            let move = GrantMove(from: from, to: to, hadAward: hadAward)
            #expect(Self.letter(move) == letter, "\(from.name) to \(to.name)")
        }
    }

    @Test(
        "a grant that starts as closed or returned had its award before the ledger",
        arguments: [
            GrantStage.closed, .returned,
        ])
    func started(stage: GrantStage) {
        #expect(GrantMove.next(after: stage, hadAward: false) == [.awarded])
    }

    @Test("what may follow, plain moves first")
    func next() {
        #expect(
            GrantMove.next(after: .prospect, hadAward: false)
                == [.loi, .proposal, .declined, .withdrawn, .review, .verbal, .awarded])
        #expect(GrantMove.next(after: .awarded, hadAward: true) == [.closed, .returned, .withdrawn])
    }

    @Test("stored numbers and names are never changed")
    func frozen() {
        #expect(GrantStage.allCases.map(\.rawValue) == Array(1...10))
        #expect(
            GrantStage.allCases.map(\.name) == [
                "prospect", "loi", "proposal", "review", "verbal", "awarded", "declined", "withdrawn",
                "closed", "returned",
            ])
        for stage in GrantStage.allCases { #expect(GrantStage(name: stage.name) == stage) }
        // Active and reporting follow from dates: no one posts them.
        #expect(GrantStage(name: "active") == nil && GrantStage(name: "reporting") == nil)
    }

    @Test("the likelihoods of the settings' defaults")
    func likelihoods() {
        let open = GrantStage.allCases.filter(\.isOpen)
        #expect(open == [.prospect, .loi, .proposal, .review, .verbal])
        #expect(open.map(\.usualLikelihood) == [100, 200, 300, 600, 800])
        #expect([GrantStage.declined, .withdrawn, .returned].allSatisfy { $0.usualLikelihood == 0 })
    }
}

@Suite("Grants: active and reporting follow from dates")
struct GrantPhaseTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func name(_ stage: GrantStage = .awarded, isOpen: Bool, on day: String) throws -> String {
        let period = try self.day("2026-07-01")...self.day("2027-06-30")
        return GrantPhase(stage, period: period, isOpen: isOpen, on: try self.day(day)).name
    }

    @Test(
        "the days around the period",
        arguments: [
            ("2026-06-30", "awarded", "awarded"), ("2026-07-01", "active", "active"),
            ("2027-06-30", "active", "active"), ("2027-07-01", "reporting", "awarded"),
        ])
    func boundaries(day: String, open: String, done: String) throws {
        #expect(try name(isOpen: true, on: day) == open)
        #expect(try name(isOpen: false, on: day) == done)
    }

    @Test("only an award has a period that matters")
    func others() throws {
        for stage in GrantStage.allCases where stage != .awarded {
            #expect(try name(stage, isOpen: true, on: "2026-10-01") == stage.name)
        }
        let without = GrantPhase(.awarded, period: nil, isOpen: true, on: try day("2026-10-01"))
        #expect(without == .posted(.awarded))
    }
}
