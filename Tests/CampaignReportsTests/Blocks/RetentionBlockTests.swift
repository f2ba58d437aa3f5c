import CampaignKit
import Testing

@testable import CampaignReports

@Suite("The block {retention}")
struct RetentionBlockTests {
    private func text(
        _ audience: Audience, _ options: KeyValuePairs<String, String> = [:],
        lifecycles: [LifecycleNeed: LifecycleReport]
    ) throws -> String {
        var figures = try MadeUpFigures.figures(audience)
        figures.answers = Dictionary(
            uniqueKeysWithValues: lifecycles.map { (.lifecycle($0), .lifecycle($1)) })
        return MarkdownElementRenderer { $0 }.render(
            try MadeUpFigures.block("retention", options).elements(figures))
    }

    @Test("The board sees groups, money and the sums that must agree")
    func board() throws {
        let text = try text(.board, lifecycles: [.present: try MadeUpLifecycle.report()])
        #expect(text.contains("| lapsed-repeat: gave last year and before, and not yet this year | 30 |"))
        #expect(text.contains("66.6% of the donors of 2025 gave again (120 of 180)"))
        #expect(text.contains("167 donors in 2026 = 40 new + 7 recaptured"))
    }

    @Test("A report of one campaign says that retention is the whole charity's")
    func inACampaign() throws {
        var figures = try MadeUpFigures.figures(.board)
        figures.answers[.lifecycle(.present)] = .lifecycle(try MadeUpLifecycle.report())
        func text(_ campaign: String?) throws -> String {
            MarkdownElementRenderer { $0 }.render(
                try MadeUpFigures.block("retention", campaign: campaign).elements(figures))
        }
        let whole = "The whole charity, not this campaign alone: donors in 2026 and 2025"
        #expect(try text("center-for-innovation").contains(whole))
        #expect(try !text(nil).contains("not this campaign") && text(nil).contains("Donors in 2026 and 2025"))
    }

    @Test("The same days of both years stand next to each other")
    func sameDays() throws {
        let report = try MadeUpLifecycle.report()
        let text = try text(
            .board, ["span": "same-days"], lifecycles: [.present: report, .yearBefore: report])
        #expect(text.contains("On the same day of both years: by 20 Nov 2026 66.6%"))
        #expect(text.contains("by 20 Nov 2025 66.6% of the donors of 2025 had given again (120 of 180)."))
        let block = try MadeUpFigures.block("retention", ["span": "same-days"])
        #expect(block.needs == [.lifecycle(.present), .lifecycle(.yearBefore)])
        let read = ReportBlocks.read(
            MadeUpFigures.directive("retention", ["span": "same-days", "year": "2025"]),
            plan: MadeUpFigures.plan)
        #expect(read.findings.map(\.code) == ["bad-option"])
    }

    @Test("The public sees how many, and no money")
    func everybody() throws {
        let text = try text(.public, lifecycles: [.present: try MadeUpLifecycle.report()])
        #expect(text.contains("| gave in 2025 and in 2026 | 120 |"))
        #expect(text.contains("66.6% of the donors of 2025 gave again in 2026."))
        #expect(!text.contains("$") && !text.contains("dormant"))
    }

    @Test(
        "One or two donors in any number withhold all of them from the public",
        arguments: [
            (1, 7, 120, 60), (40, 2, 120, 60), (40, 7, 1, 60), (40, 7, 120, 2), (0, 0, 0, 0), (0, 1, 0, 0),
        ])
    func tooFew(_ new: Int, _ recaptured: Int, _ kept: Int, _ lapsed: Int) throws {
        let report = try MadeUpLifecycle.report(
            new: new, recaptured: recaptured, kept: kept, lapsed: lapsed)
        var figures = try MadeUpFigures.figures(.public)
        figures.answers = [.lifecycle(.present): .lifecycle(report)]
        #expect(try MadeUpFigures.block("retention").elements(figures) == [Redaction.withheld])
        figures = try MadeUpFigures.figures(.board)
        figures.answers = [.lifecycle(.present): .lifecycle(report)]
        #expect(try MadeUpFigures.block("retention").elements(figures) != [Redaction.withheld])
    }

    @Test("Nobody in a group singles nobody out")
    func nobody() throws {
        let report = try MadeUpLifecycle.report(new: 40, recaptured: 0, kept: 0, lapsed: 3)
        let text = try text(.public, lifecycles: [.present: report])
        #expect(text.contains("| gave in 2025, and not in 2026 | 3 |"))
    }

    @Test("A year is asked for, and one that has not begun is said")
    func years() throws {
        let block = try MadeUpFigures.block("retention", ["year": "2025"])
        #expect(block.needs == [.lifecycle(.year(2025))])
        #expect(try MadeUpFigures.block("retention").needs == [.lifecycle(.present)])
        #expect(try MadeUpFigures.block("status").needs.isEmpty)
        #expect(try text(.board, ["year": "2031"], lifecycles: [:]).contains("The year has not begun."))
        for wrong in ["last", "", "20 25", "12"] {
            #expect(throws: MadeUpFigures.Refused.self) {
                try MadeUpFigures.block("retention", ["year": wrong])
            }
        }
    }

    @Test("A template says which years it needs")
    func template() {
        let body = "```{retention}\n```\n\n```{retention}\nyear: 2025\ncaption: Then\n```\n"
        let read = ReportTemplate.read(Sample.file(body), plan: Sample.plan())
        #expect(read.template?.needs == [.lifecycle(.present), .lifecycle(.year(2025))])
    }
}
