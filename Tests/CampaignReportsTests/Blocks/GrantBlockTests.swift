import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Blocks of grants")
struct GrantBlockTests {
    private typealias Grant = GrantSummary.Grant
    private static let floor = Designation(campaign: MadeUpAnswers.center, project: "floor-3")
    private static let letter = Designation(campaign: "year-end-2026")

    /// V29 with a government that is left out, an award of two installments and one that is anonymous.
    private static func summary() -> GrantSummary {
        func open(
            _ number: Int64, _ name: String, _ stage: GrantStage, _ shares: [GrantSummary.Share]
        ) -> Grant {
            Grant(
                number: number, funderName: name, stage: stage, phase: stage.name,
                likelihood: stage.usualLikelihood, shares: shares)
        }
        func share(_ place: Designation, _ asked: Int64?, _ weighted: Int64) -> GrantSummary.Share {
            .init(place: place, asked: asked, weighted: weighted)
        }
        var late = open(3, "<b>Pine</b> | Fund", .review, [share(floor, 25_000_001, 15_000_000)])
        late.decision = Sample.day("2026-11-01")
        let split = open(
            2, "County of Negev", .proposal,
            [share(floor, 9_000_000, 2_700_000), share(letter, 6_000_000, 1_800_000)])
        var award = open(5, "Umbrella Trust", .awarded, [share(floor, 10_000_000, 0)])
        award.phase = "active"
        award.award.awarded = 12_000_000
        award.award.received = 6_000_000
        award.award.outstanding = 6_000_000
        award.award.waiting = 6_000_000
        var hidden = open(6, "Secret Giver", .awarded, [share(floor, nil, 0), share(letter, nil, 0)])
        hidden.anonymity = .board
        hidden.award.awarded = 500_000
        hidden.award.conditional = 500_000
        var state = open(7, "State", .loi, [share(floor, 1_000_000, 0)])
        state.shares[0].isLeftOut = true
        let due: [GrantSummary.Due] = [
            .init(
                grant: 5, day: Sample.day("2027-07-01"), kind: nil, isTheirs: true, waits: true,
                stake: 6_000_000),
            .init(grant: 5, day: Sample.day("2027-02-18"), kind: .interimReport, stake: 6_000_000),
            .init(grant: 2, day: Sample.day("2026-12-04"), kind: .proposal),
            .init(grant: 3, day: Sample.day("2026-11-01"), kind: .decision, daysLate: 19, isTheirs: true),
            .init(grant: 6, day: Sample.day("2026-11-10"), kind: .finalReport, daysLate: 10),
        ]
        return GrantSummary(asOf: MadeUpFigures.asOf, grants: [award, late, split, hidden, state], due: due)
    }

    private func elements(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], _ audience: Audience = .board
    ) throws -> [ReportElement] {
        var figures = try MadeUpFigures.figures(audience)
        figures.answers[.grants] = .grants(Self.summary())
        return try figures.elements(of: MadeUpFigures.block(name, options))
    }

    private func tables(_ elements: [ReportElement]) -> [[[String]]] {
        elements.compactMap { element in
            guard case .table(let table) = element else { return nil }
            return table.rows.map { $0.cells.map(\.text) }
        }
    }

    @Test("Applications by their chances, awards with their money, and sums that tie")
    func grants() throws {
        let found = try tables(elements("grants"))
        #expect(
            found[0] == [
                [
                    "County of Negev", "Third floor, research institute +", "proposal", "", "$150,000.00",
                    "30.0%", "$45,000.00",
                ],
                [
                    "<b>Pine</b> | Fund", "Third floor, research institute", "review", "1 Nov 2026, passed",
                    "$250,000.01", "60.0%", "$150,000.00",
                ],
                ["State", "Third floor, research institute", "loi", "", "$10,000.00", "20.0%", "–"],
                ["3 applications", "", "", "", "$410,000.01", "", "$195,000.00"],
            ])
        #expect(found[1].map(\.[0]) == ["Umbrella Trust", "anonymous", "2 awards"])
        #expect(
            found[1].last == ["2 awards", "", "", "$125,000.00", "$60,000.00", "$60,000.00", "$5,000.00"])
        let words = MarkdownElementRenderer { $0 }.render(try elements("grants")).replacing("\\$", with: "$")
        #expect(words.contains("Applications are not in raised, nor in any other total of this page."))
        #expect(words.contains("$60,000 of the awards waits for our reports."))
        #expect(words.contains("left out of the weighted sum by policy"))
        #expect(!words.contains("Secret"))
    }

    @Test("A part of the whole has its part of an application, and an award whole")
    func parts() throws {
        let found = try tables(elements("grants", ["of": "year-end-2026"]))
        #expect(found[0].last == ["1 application", "", "", "", "$60,000.00", "", "$18,000.00"])
        #expect(found[1].map(\.[0]) == ["anonymous", "1 award"])
        let notes = try elements("grants", ["of": "year-end-2026"]).last
        #expect(
            notes
                == .notes([
                    [ReportText("Applications are not in raised, nor in any other total of this page.")],
                    [ReportText("Some of these awards are for other purposes too, and are shown whole.")],
                ]))
        let one = try tables(elements("grants", ["of": "floor-3", "top": "1"]))
        #expect(one[0].map(\.[0]) == ["<b>Pine</b> | Fund", "2 others", "3 applications"])
        #expect(one[0].map { $0.last ?? "" } == ["$150,000.00", "$27,000.00", "$177,000.00"])
    }

    @Test("What is due: the overdue first, then the days to come")
    func deadlines() throws {
        let found = try tables(elements("deadlines"))
        #expect(
            found == [
                [
                    ["1 Nov 2026, 19 days late", "Decision expected", "<b>Pine</b> | Fund", "GR-3", "–"],
                    ["10 Nov 2026, 10 days late", "Final report due", "anonymous", "GR-6", "–"],
                    ["4 Dec 2026", "Proposal due", "County of Negev", "GR-2", "–"],
                    ["18 Feb 2027", "Interim report due", "Umbrella Trust", "GR-5", "$60,000.00"],
                ]
            ])
        guard case .table(let table)? = try elements("deadlines").first else { return }
        #expect(
            table.finding.map(\.text) == [
                "1 of our own deadlines is overdue, 1 of the funders' deadlines is overdue; 2 to come."
            ])
        let all = try tables(elements("deadlines", ["within": "300", "top": "4"]))
        #expect(all[0].last?[0] == "1 more" && all[0].count == 5)
        let waiting = try tables(elements("deadlines", ["within": "300"]))
        #expect(waiting[0].last?[1] == "Payment, waits for our report")
        #expect(
            try elements("deadlines", ["of": "clinical-research-fund", "within": "1"])
                == [.paragraph("Nothing is due on grants within 1 day.")])
        #expect(throws: MadeUpFigures.Refused.self) { try elements("deadlines", ["within": "soon"]) }
    }

    @Test(
        "The public reads one line; names are no markup; without grants there is a line",
        arguments: ["grants", "deadlines"])
    func careful(_ name: String) throws {
        #expect(try elements(name, [:], .public) == [Redaction.inside])
        let html = HTMLElementRenderer(idPrefix: "b") { $0 }.render(try elements(name))
        #expect(html.contains("&lt;b&gt;Pine") && !html.contains("<b>Pine"))
        var figures = try MadeUpFigures.figures()
        figures.answers[.grants] = .grants(GrantSummary(asOf: MadeUpFigures.asOf))
        let block = try MadeUpFigures.block(name)
        for answer in [figures.answers[.grants], nil] {
            figures.answers[.grants] = answer
            guard case .paragraph? = try figures.elements(of: block).first else {
                Issue.record("\(name) shows more than a line")
                continue
            }
        }
    }
}
