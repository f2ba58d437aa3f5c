import CampaignKit
import Testing

@testable import CampaignReports

/// Donors by size and kind, the roll of their names, and pledges: figures typed by hand.
@Suite("Blocks of donors and pledges") struct DonorBlockTests {
    private static func donor(
        _ dollars: Int64, _ name: String, _ kind: DonorKind? = .person, _ anonymity: Anonymity = .none,
        isPublished: Bool = true
    ) -> DonorGiving.Donor {
        .init(
            raised: dollars * 100, name: name, kind: kind, anonymity: anonymity, mayBePublished: isPublished)
    }

    /// Eight donors of $162,500, one of them hidden from staff with $500, and $100 of no one named.
    static func giving() -> DonorGiving {
        var giving = DonorGiving(raised: 163_100_00)
        giving.add(donor(150_000, "Almog Foundation", .foundation))
        giving.add(donor(10_000, "ruth Bar", .person))
        giving.add(donor(1000, "<b>Ben</b> Okafor"))
        giving.add(donor(800, "Ana Ruiz"))
        giving.add(donor(400, "Cleo Marsh", .person, .public))
        giving.add(donor(200, "Dan Levi", .person, .none, isPublished: false))
        giving.add(donor(100, "", nil))
        giving.addHidden()
        return giving
    }

    static let pledges = [
        OpenPledge(
            number: 1, donorName: "Ana Ruiz", day: Sample.day("2026-01-05"), committed: 100_000, paid: 40_000,
            outstanding: 60_000, overdue: 20_000, nextDue: Sample.day("2026-10-01")),
        OpenPledge(
            number: 2, donorName: "Omer Lev", anonymity: .board, day: Sample.day("2026-03-01"),
            committed: 500_000, paid: 0, outstanding: 500_000, nextDue: Sample.day("2027-03-01")),
        OpenPledge(
            number: 3, donorName: "Ben Okafor", day: Sample.day("2026-04-01"), committed: 30_000, paid: 0,
            outstanding: 30_000),
    ]

    private func text(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], _ audience: Audience = .board,
        giving: DonorGiving = giving()
    ) throws -> String {
        var figures = try MadeUpFigures.figures(audience)
        figures.answers[.donors(campaign: nil)] = .donors(giving)
        figures.answers[.pledges(campaign: nil)] = .pledges(Self.pledges)
        let elements = try figures.elements(of: MadeUpFigures.block(name, options))
        // As it reads: Markdown takes a bare dollar for the beginning of a formula.
        return MarkdownElementRenderer { $0 }.render(elements).replacing("\\$", with: "$")
    }

    // MARK: Donors

    @Test func donorsBySizeAddUpToWhatIsRaised() throws {
        let text = try text("donors")
        #expect(
            text.contains(
                "8 donors gave or pledged $163K; $150K of it, 91%, is from 1 of them ($100,000 and more)."))
        #expect(text.contains("| $100,000 and more | 1 | $150,000.00 | 91% |"))
        #expect(text.contains("| $10,000 to under $100,000 | 1 | $10,000.00 | 6% |"))
        #expect(text.contains("| $100 to under $1,000 | 4 | $1,500.00 | 0% |"))
        // Hidden $500 and $100 of no one.
        #expect(text.contains("| Not named | 1 | $600.00 | 0% |"))
        #expect(text.contains("8") && text.contains("$163,100.00"))
    }

    @Test func donorsByKindHaveThoseOfWhomNothingIsSaid() throws {
        let text = try text("donors", ["by": "kind"])
        #expect(text.contains("| Foundations | 1 | $150,000.00 | 91% |"))
        #expect(text.contains("| People | 5 | $12,400.00 | 7% |"))
        #expect(text.contains("| Kind not said | 1 | $100.00 | 0% |"))
    }

    @Test func thePublicSeesNoGroupOfFewerThanThree() throws {
        let text = try text("donors", [:], .public)
        #expect(!text.contains("$150,000.00") && !text.contains("Not named"))
        for line in text.split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| Donors") {
            let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "*" } }
            guard cells.count > 1, let donors = Int(cells[1]) else { continue }
            #expect(donors >= 3, "\(line)")
        }
    }

    @Test func levelsAreWholeAmountsThatRise() throws {
        #expect(try text("donors", ["levels": "500 2000"]).contains("| $500 to under $2,000 | 2 |"))
        for wrong in ["1000 100", "0", "ten", "1 2 3 4 5 6 7 8 9", "1.5"] {
            let read = ReportBlocks.read(
                MadeUpFigures.directive("donors", ["levels": wrong]), plan: MadeUpFigures.plan)
            #expect(read.findings.map(\.code) == ["bad-option"], "\(wrong)")
        }
    }

    // MARK: The roll

    @Test func theRollNamesNoOneWhoDoesNotWishIt() throws {
        for audience in Audience.allCases {
            let text = try text("honor-roll", [:], audience)
            #expect(text.contains("Ana Ruiz") && !text.contains("Cleo") && !text.contains("Dan Levi"))
            #expect(!text.contains("150,000") && !text.contains("<b>"))
            #expect(text.contains("With thanks to 4 more donors who are not named here."))
        }
    }

    @Test func levelsOfOneOrTwoAreNamedAtTheNextForThePublic() {
        let levels: [Int64] = [1000_00, 10_000_00, 100_000_00]
        let board = HonorRoll(Self.giving(), levels: levels, audience: .board)
        #expect(board.levels.map(\.least) == [100_000_00, 10_000_00, 1000_00, 0])
        #expect(board.levels[1].names == ["ruth Bar"] && board.unnamed == 4)
        let everyone = HonorRoll(Self.giving(), levels: levels, audience: .public)
        // Three are named from $1,000 on; Ana alone is left, and joins them.
        #expect(
            everyone.levels == [
                .init(least: 0, names: ["<b>Ben</b> Okafor", "Almog Foundation", "Ana Ruiz", "ruth Bar"])
            ])
        var two = DonorGiving(raised: 300_00)
        for name in ["Ana", "Ben"] { two.add(Self.donor(150, name)) }
        #expect(HonorRoll(two, levels: levels, audience: .public).levels.isEmpty)
        #expect(HonorRoll(two, levels: levels, audience: .public).unnamed == 2)
    }

    // MARK: Pledges

    @Test func pledgesAreRankedAndAddUp() throws {
        let text = try text("pledges")
        #expect(text.contains("$5,900 is still to be paid on 3 pledges; $200 on 1 of them is overdue."))
        #expect(!text.contains("Omer") && text.contains("| anonymous | 1 Mar 2026 | $5,000.00 |"))
        let lines = text.split(separator: "\n").filter { $0.contains("2026 |") }
        #expect(lines.first?.hasPrefix("| anonymous") == true)
        #expect(try self.text("pledges", [:], .staff).contains("Omer Lev"))
        #expect(try self.text("pledges", [:], .public).contains("board and staff only"))
    }

    /// `rules.md §5.3`: whoever may see the name sees the mark next to it.
    @Test(arguments: [
        (Anonymity.none, Audience.board, "Bob B"), (.public, .board, "Bob B (anonymous to the public)"),
        (.board, .board, "anonymous"), (.board, .staff, "Bob B (anonymous to the board)"),
        (.staff, .staff, "anonymous"), (.public, .public, "anonymous"),
    ])
    func namesCarryTheirMark(_ anonymity: Anonymity, _ audience: Audience, _ words: String) throws {
        var figures = try MadeUpFigures.figures(audience)
        #expect(figures.donor("Bob B", anonymity) == words)
        figures.language = .es
        let other = figures.donor("Bob B", anonymity)
        #expect(words == "Bob B" ? other == words : other.contains("anónimo") && !other.contains("anonymous"))
        #expect(figures.donor("", .none) == "sin nombre")
    }

    @Test func blocksOfPledgesAndGiftsHaveTheMark() throws {
        var figures = try MadeUpFigures.figures(.board)
        let marked = OpenPledge(
            number: 9, donorName: "Bob B", anonymity: .public, day: Sample.day("2026-04-02"),
            committed: 5000, paid: 0, outstanding: 5000)
        figures.answers[.pledges(campaign: nil)] = .pledges([marked])
        func text(_ elements: [ReportElement]) -> String { MarkdownElementRenderer { $0 }.render(elements) }
        let mark = "Bob B (anonymous to the public)"
        #expect(try text(figures.elements(of: MadeUpFigures.block("pledges"))).contains(mark))
        let entry = ChangeSummary.Entry(
            reason: .gift, day: Sample.day("2026-04-02"), sums: .init(raised: 5000, received: 5000),
            donorName: "Bob B", anonymity: .public, campaign: "")
        let table = EntryTable(entries: [entry], figures: figures).table("Gifts", rest: nil)
        #expect(text([.table(table)]).contains(mark))
    }

    /// $12,000 of a pledge that the status leaves out is in no row and in no sum, and said.
    @Test func whatAPolicyLeavesOutIsSaid() throws {
        var figures = try MadeUpFigures.figures(.board)
        var left = OpenPledge(
            number: 4, donorName: "Town of Dover", day: Sample.day("2026-04-02"), committed: 0, paid: 0,
            outstanding: 0)
        left.leftOut = 12_000_00
        figures.answers[.pledges(campaign: nil)] = .pledges(Self.pledges + [left])
        let block = try MadeUpFigures.block("pledges")
        func text() throws -> String {
            try MarkdownElementRenderer { $0 }.render(figures.elements(of: block)).replacing("\\$", with: "$")
        }
        #expect(try text().contains("$5,900 is still to be paid on 3 pledges;"))
        #expect(try !text().contains("Dover"))
        #expect(try text().contains("as in the status of campaigns: $12,000 on 1 pledge that a policy"))
        figures.answers[.pledges(campaign: nil)] = .pledges([left])
        #expect(try text().contains("Nothing is pledged that is still to be paid."))
        #expect(try text().contains("$12,000 on 1 pledge"))
    }

    @Test(
        "Pledges in another order",
        arguments: [
            ("overdue", "Ana Ruiz"), ("due", "Ana Ruiz"), ("donor", "Ana Ruiz"), ("outstanding", "anonymous"),
        ])
    func sorted(_ sort: String, _ first: String) throws {
        let lines = try text("pledges", ["sort": sort]).split(separator: "\n")
        #expect(lines.first { $0.contains("2026 |") }?.hasPrefix("| \(first)") == true)
        let one = try text("pledges", ["sort": sort, "top": "1"])
        #expect(one.contains("| 2 more pledges together |"))
    }

    @Test func nothingToShowIsALine() throws {
        var figures = try MadeUpFigures.figures()
        figures.answers = [:]
        for name in ["donors", "honor-roll", "pledges"] {
            guard case .paragraph(let words)? = try MadeUpFigures.block(name).elements(figures).first else {
                Issue.record("\(name)")
                continue
            }
            #expect(words.hasSuffix("."))
        }
    }
}

/// Tables of the figures that someone chooses.
@Suite("The block {table}") struct TableBlockTests {
    private func text(_ options: KeyValuePairs<String, String>, _ audience: Audience = .board) throws
        -> String
    {
        let figures = try MadeUpFigures.figures(audience)
        let elements = try figures.elements(of: MadeUpFigures.block("table", options))
        return MarkdownElementRenderer { $0 }.render(elements).replacing("\\$", with: "$")
    }

    private func codes(_ options: KeyValuePairs<String, String>) -> [String] {
        ReportBlocks.read(MadeUpFigures.directive("table", options), plan: MadeUpFigures.plan)
            .findings.map(\.code)
    }

    @Test func campaignsWithTheFiguresOfTheStatus() throws {
        let figures = try MadeUpFigures.figures()
        let text = try text(["fields": "raised, goal", "top": "all"])
        for row in figures.status.rows {
            let raised = figures.texts.text(row.tally.raised)
            #expect(text.contains("| \(raised) |"), "\(row.id)")
        }
        #expect(text.contains("| Campaign | Raised | Goal |"))
    }

    @Test func theLargestComeFirstAndTheRestIsOneLine() throws {
        let figures = try MadeUpFigures.figures()
        let known = Set(MadeUpFigures.plan.campaigns.map(\.id))
        let amounts = figures.status.rows.filter { known.contains($0.id) }.map(\.tally.raised).sorted(by: >)
        let text = try text(["fields": "raised", "sort": "raised", "top": "1"])
        #expect(text.contains("| \(figures.texts.text(amounts[0])) |"))
        let rest = amounts.dropFirst().reduce(0, +)
        #expect(text.contains("together | \(figures.texts.text(rest)) |"))
    }

    @Test func whatIsNoFigureIsRefused() {
        #expect(codes([:]) == ["missing-option"])
        #expect(codes(["fields": "rised"]) == ["unknown-figure"])
        #expect(codes(["list": "donors", "fields": "raised"]) == ["bad-option"])
        #expect(codes(["fields": "raised", "sort": "raised, goal"]) == ["bad-option"])
        #expect(codes(["list": "appeals", "fields": "raised, received", "sort": "name"]) == [])
        #expect(codes(["list": "projects", "fields": "cost"]) == ["unknown-figure"])
    }

    @Test func thePublicSeesOnlyWhatAPublicPageMayName() throws {
        let text = try text(["fields": "raised, received"], .public)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
        #expect(!rows.isEmpty && rows.allSatisfy { $0.hasSuffix("| – |") }, "\(text)")
    }
}
