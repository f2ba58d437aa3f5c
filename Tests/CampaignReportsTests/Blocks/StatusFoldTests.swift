import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

/// Many campaigns in one table: twelve rows and one of all others, level by level.
@Suite("Status of many campaigns") struct StatusFoldTests {
    /// Campaigns by their parents' numbers.
    ///
    /// Number n raised n thousand dollars of twice as much, and half of it came in. A parent has its
    /// campaigns' money on top of its own.
    private func figures(
        _ parents: [Int?], _ audience: Audience = .board, thousand: Int64 = 1000_00
    ) throws -> ReportFigures {
        let own = parents.indices.map { Int64($0 + 1) * thousand }
        func money(_ index: Int) -> Int64 {
            parents.indices.filter { parents[$0] == index }.reduce(own[index]) { $0 + money($1) }
        }
        func depth(_ index: Int) -> Int { parents[index].map { depth($0) + 1 } ?? 0 }
        let campaigns = parents.indices.map { index in
            Campaign(
                id: "c-\(index + 1)", name: "No. \(index + 1)", goal: Sample.usd(2 * own[index]),
                parent: parents[index].map { "c-\($0 + 1)" })
        }
        let rows = parents.indices.map { index in
            let tally = Sample.tally(money(index), received: money(index) / 2, donors: 9)
            return StatusRow(
                id: "c-\(index + 1)", name: "No. \(index + 1)", parent: campaigns[index].parent,
                depth: depth(index), goal: 2 * own[index], tally: tally, own: tally)
        }
        let all = try Checked.sum(parents.indices.filter { parents[$0] == nil }.map(money))
        let status = StatusReport(
            asOf: Sample.day("2026-11-20"), currency: .usd, rows: rows, unassigned: nil,
            total: StatusTotal(
                goal: 2 * all, toGo: all, overGoal: 0,
                tally: Sample.tally(all, received: all / 2, donors: 99), overdue: 0))
        return ReportFigures(
            plan: Plan(organization: Sample.organization, campaigns: campaigns),
            asOf: Sample.day("2026-11-20"), planDigest: "0a1b", ledgerHead: nil, audience: audience,
            status: status)
    }

    private func page(_ figures: ReportFigures, _ options: String = "") -> ReportBuilder.Result {
        let body = "```{status}\n\(options)```\n"
        let read = ParsedReport.read(Sample.file(body), plan: figures.plan, as: .markdown)
        guard let report = read.report else { return .init(text: nil, findings: read.findings) }
        return ReportBuilder(report, figures: figures).page()
    }

    private func rows(_ figures: ReportFigures, _ options: String = "") throws -> [ReportTable.Row] {
        let body = "```{status}\n\(options)```\n"
        let read = ParsedReport.read(Sample.file(body), plan: figures.plan, as: .html)
        let place = try #require(read.report?.body.document?.shownBlocks.first?.place, "\(read.findings)")
        for case .table(let table) in try figures.elements(of: place.block) { return table.rows }
        return []
    }

    private func names(_ rows: [ReportTable.Row]) -> [String] {
        rows.map { String(repeating: "  ", count: $0.depth) + $0.cells[0].text }
    }

    @Test(arguments: [Audience.board, .staff, .public])
    func twelveAreShownAndTheOthersAreOne(audience: Audience) throws {
        let rows = try rows(try figures(Array(repeating: nil, count: 60), audience))
        #expect(rows.count == 14)
        #expect(names(rows).first == "No. 60" && names(rows)[11] == "No. 49")
        #expect(names(rows).suffix(2) == ["48 others together", "Total"])
        // 1 + 2 + … + 48 thousand dollars of twice as much.
        let rest = rows[12].cells.map(\.text)
        #expect(rest[1] == "$2,352,000" && rest[2] == "$1,176,000.00")
        #expect(audience == .public || rest[3] == "$588,000.00")
        #expect(rest[audience == .public ? 3 : 4] == "$1,176,000.00")
        #expect(rows[12].cells.allSatisfy { $0.figure == nil }, "they have no name that explains them")
    }

    @Test func fewAreAllShownInTheOrderOfThePlan() throws {
        let few = try figures(Array(repeating: nil, count: 12))
        #expect(try names(rows(few)).prefix(2) == ["No. 1", "No. 2"])
        #expect(try rows(few).count == 13)
        let many = try figures(Array(repeating: nil, count: 60))
        #expect(try names(rows(many, "top: all\n")).prefix(2) == ["No. 60", "No. 59"])
        #expect(try rows(many, "top: all\n").count == 61)
        #expect(try names(rows(many, "top: 1\n")) == ["No. 60", "59 others together", "Total"])
        #expect(page(many, "top: none\n").findings.first?.code == "bad-option")
    }

    /// A parent's row has its campaigns' money, so a row for the others is below that parent.
    @Test func campaignsAreFoldedBelowTheirParents() throws {
        let tree = try figures([nil, nil] + Array(repeating: 0, count: 20) + [5])
        #expect(
            try names(rows(tree, "top: 4\n")) == [
                "No. 1", "  No. 6", "  No. 22", "  18 others together", "No. 2", "Total",
            ])
        #expect(try names(rows(tree, "top: 2\n")) == ["No. 1", "No. 2", "Total"])
        #expect(try names(rows(tree, "top: 1\n")) == ["No. 1", "1 other together", "Total"])
        #expect(try names(rows(tree, "of: c-1\ntop: 2\n")) == ["No. 1", "  No. 6", "  19 others together"])
        #expect(try rows(tree, "top: all\n").count == 24)
    }

    /// Whatever is folded, the rows at the top make up the total, and those of a level their parent.
    @Test(arguments: Seeds.forRun(count: 40)) func theRowsOfALevelAddUp(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let parents = (0..<Int.random(in: 13...40, using: &random)).map { index -> Int? in
            index == 0 || Bool.random(using: &random) ? nil : Int.random(in: 0..<index, using: &random)
        }
        let figures = try figures(parents)
        let fold = StatusFold(figures.status.rows, .largest(Int.random(in: 1...12, using: &random)))
        var top: Int64 = 0
        var folded = 0
        for line in fold.lines {
            switch line {
            case .campaign(let row, let depth): top += depth == 0 ? row.tally.raised : 0
            case .others(let rows, let depth):
                top += depth == 0 ? rows.reduce(0) { $0 + $1.tally.raised } : 0
                folded += 1
            }
        }
        #expect(top == figures.status.total?.tally.raised, "seed \(seed)")
        #expect(folded <= 1 && fold.lines.count - folded <= 12, "seed \(seed)")
    }

    /// A wrong sum is on no page.
    @Test func aSumThatNoAmountHoldsIsAFinding() throws {
        let rows = (1...14).map { number in
            let tally = Sample.tally(.max / 13, received: 0, donors: 9)
            return StatusRow(
                id: "c-\(number)", name: "No. \(number)", goal: .max / 2, tally: tally, own: tally)
        }
        let small = try figures(Array(repeating: nil, count: 14))
        let status = StatusReport(
            asOf: small.asOf, currency: .usd, rows: rows, unassigned: nil, total: small.status.total)
        let figures = ReportFigures(
            plan: small.plan, asOf: small.asOf, planDigest: "0a1b", ledgerHead: nil, audience: .board,
            status: status)
        #expect(page(figures, "top: all\n").text != nil)
        let result = page(figures, "top: 2\n")
        #expect(result.text == nil && result.findings.map(\.code) == ["sum-too-large"])
        #expect(result.findings.first?.message == "a sum in {status} is more than an amount can hold")
        #expect(result.findings.first?.location?.line == 4 && result.findings.first?.excerpt != nil)
    }

    @Test func talliesAreAddedToTheLastUnitOrNotAtAll() throws {
        let half = Sample.tally(.max / 2, received: 0, donors: 1)
        let sum = try BreakdownParts.sum([half, half])
        #expect(sum.raised == .max - 1 && sum.donors == 0)
        #expect(throws: MoneyError.overflow) { try BreakdownParts.sum([half, half, half]) }
        #expect(throws: MoneyError.overflow) { try Checked.sum([.max, 1]) }
        #expect(try Checked.sum([.max, -1, 1]) == .max && Checked.sum([]) == 0)
    }
}
