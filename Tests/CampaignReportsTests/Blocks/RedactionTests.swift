import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("What the public may see")
struct RedactionTests {
    private static func parts(_ donors: [Int64]) -> [Redaction.Part] {
        donors.map { Redaction.Part(isEmpty: $0 < 0, donors: max(0, $0)) }
    }

    @Test(
        "Folding, by donors of each part; -1 is an empty part",
        arguments: [
            ([10, 5, 4], []), ([10, 5, 2], [1, 2]), ([10, 1, 1], [0, 1, 2]), ([10, 2, -1], [0, 1]),
            ([2], [0]),
            ([0, 9, 9], [0, 1]), ([-1, -1, 7], []), ([], []), ([2, 3, 50, 2], [0, 1, 3]),
        ] as [([Int64], Set<Int>)])
    func folding(_ donors: [Int64], _ expected: Set<Int>) {
        #expect(Redaction.folded(Self.parts(donors)) == expected)
    }

    @Test("A secret part is never left alone")
    func secrets() {
        var parts = Self.parts([10, 8, 6])
        parts[0].isSecret = true
        #expect(Redaction.folded(parts) == [0, 2])
    }

    @Test(
        "What only a difference shows is folded like a part",
        arguments: [
            ([9, 5, 2], [1, 2]), ([9, 2, 5], [1, 2]), ([9, 7, 5], []), ([1, 5], [0, 1]), ([9, -1], []),
        ] as [([Int64], Set<Int>)])
    func implied(_ donors: [Int64], _ expected: Set<Int>) {
        #expect(Redaction.folded(Self.parts(donors), last: .isImplied) == expected)
    }

    /// Parts of real sets of donors: nothing shown, and nothing that subtraction gives, has fewer than three.
    @Test("No subtraction from a total gives fewer than three donors", arguments: Seeds.forRun(count: 200))
    func subtraction(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...7, using: &random)
        let sets = (0..<count).map { _ in
            Set(
                (0..<Int.random(in: 0...5, using: &random)).map { _ in Int.random(in: 0...8, using: &random) }
            )
        }
        let folded = Redaction.folded(
            sets.map { Redaction.Part(isEmpty: $0.isEmpty, donors: Int64($0.count)) })
        let shown = sets.indices.filter { !folded.contains($0) && !sets[$0].isEmpty }
        for index in shown { #expect(sets[index].count >= 3, "seed \(seed)") }
        let others = folded.reduce(into: Set<Int>()) { $0.formUnion(sets[$1]) }
        // Published: the total, the shown parts, the others. Every sum of some of them is a difference too.
        let isWhole = shown.isEmpty
        if !folded.isEmpty, !isWhole {
            #expect(others.count >= 3, "seed \(seed)")
            #expect(folded.count >= 2, "seed \(seed)")
        }
        for mask in 1..<(1 << min(shown.count, 7)) where !shown.isEmpty {
            let taken = shown.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
            let rest = Set(sets.indices).subtracting(taken).reduce(into: Set<Int>()) {
                $0.formUnion(sets[$1])
            }
            #expect(rest.isEmpty || rest.count >= 3, "seed \(seed)")
        }
    }

    @Test(
        "Trees of campaigns: no row and no remainder has fewer than three donors",
        arguments: Seeds.forRun(count: 100))
    func trees(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let made = try RandomStatus(&random)
        let redaction = Redaction(made.status, for: .public)
        let shown = made.status.rows.filter { !redaction.hides($0.id) }
        for row in shown {
            let all = made.donors(under: row.id)
            #expect(all.isEmpty || all.count >= 3, "seed \(seed) \(row.id)")
            // What the shown campaigns below leave of it.
            let below = shown.filter { $0.parent == row.id }.flatMap { made.members(of: $0.id) }
            let rest = made.members(of: row.id).filter { !below.contains($0) }
            let donors = rest.reduce(into: Set<Int>()) { $0.formUnion(made.own[$1] ?? []) }
            #expect(donors.isEmpty || donors.count >= 3, "seed \(seed) below \(row.id)")
            // Whatever is below a hidden campaign is hidden.
            #expect(row.parent.map { !redaction.hides($0) } ?? true, "seed \(seed)")
        }
        guard !redaction.hidesTotal, !shown.isEmpty else { return }
        let roots = shown.filter { $0.parent == nil }.flatMap { made.members(of: $0.id) }
        var rest = made.status.rows.map(\.id).filter { !roots.contains($0) }
        if redaction.hidesUnassigned || roots.isEmpty { rest.append("") }
        let donors = rest.reduce(into: Set<Int>()) { $0.formUnion(made.own[$1] ?? []) }
        #expect(roots.isEmpty || donors.isEmpty || donors.count >= 3, "seed \(seed)")
    }

    @Test("Board and staff see everything", arguments: [Audience.board, .staff])
    func others(_ audience: Audience) throws {
        var tallies = MadeUpFigures.tallies
        tallies[.own("react-conference")].donors = 1
        let redaction = Redaction(try MadeUpFigures.status(tallies), for: audience)
        #expect(!redaction.isPublic)
        #expect(!redaction.hides("react-conference"))
        #expect(!redaction.hidesTotal && !redaction.hidesUnassigned && !redaction.hidesTotalGap)
    }

    @Test("A campaign of two donors is one of several others, and no difference tells its goal's gap")
    func smallCampaign() throws {
        var tallies = MadeUpFigures.tallies
        tallies[.own("react-conference")].donors = 2
        let figures = try MadeUpFigures.figures(.public, tallies: tallies)
        let redaction = Redaction(figures.status, for: .public)
        #expect(redaction.hides("react-conference"))
        #expect(redaction.hidesUnassigned, "the next smallest goes with it")
        #expect(redaction.hidesTotalGap)
        let text = MarkdownElementRenderer { $0 }.render(try MadeUpFigures.block("status").elements(figures))
        #expect(!text.contains("REACT"))
        #expect(text.contains("| Other | – | $170,825.00 |"))
        for name in ["progress", "months", "appeals", "projects", "status"] {
            let block = try MadeUpFigures.block(name, ["of": "react-conference"])
            #expect(try block.elements(figures) == [Redaction.withheld], "\(name)")
        }
    }

    @Test("The public sees raised alone: a difference from received is what one pledge may owe")
    func raisedAlone() throws {
        let figures = try MadeUpFigures.figures(.public)
        for item in try MadeUpFigures.blocks() {
            let text = MarkdownElementRenderer { _ in "" }.render(try figures.elements(of: item.block))
            for word in [
                "received", "Received", "Outstanding", "overdue", "Not counted in raised", "first time",
            ] {
                #expect(!text.contains(word), "\(item.name) says \(word)")
            }
        }
    }

    @Test("Months and projects of few donors stand together")
    func smallRows() throws {
        let figures = try MadeUpFigures.figures(.public)
        let months = MarkdownElementRenderer { $0 }.render(
            try MadeUpFigures.block("months", campaign: "center-for-innovation").elements(figures))
        #expect(!months.contains("Apr 2026 |") && !months.contains("May 2026 |"))
        #expect(months.contains("| Other |"))
        let projects = MarkdownElementRenderer { $0 }.render(
            try MadeUpFigures.block("projects").elements(figures))
        #expect(!projects.contains("Population-based"))
        let one = try MadeUpFigures.block("projects", ["of": "studies"]).elements(figures)
        #expect(one == [Redaction.withheld])
    }

    @Test("With too few donors altogether nothing is shown")
    func tooFew() throws {
        let two = MadeUpFigures.tally(500_000, gifts: 2, donors: 2)
        let tallies = Tallies([.own("react-conference"): two, .total: two])
        let figures = try MadeUpFigures.figures(.public, tallies: tallies)
        for name in ["status", "progress"] {
            #expect(try MadeUpFigures.block(name).elements(figures) == [Redaction.withheld])
        }
    }
}
