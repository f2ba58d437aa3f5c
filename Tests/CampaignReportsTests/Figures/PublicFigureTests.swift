import CampaignKit
import Testing

@testable import CampaignReports

/// What a page for the public may say in its text: only sums that stand for many.
@Suite("Figures for the public")
struct PublicFigureTests {
    private func build(_ body: String, audience: Audience = .public) -> (text: String?, findings: [Finding]) {
        let (template, problems) = ReportTemplate.read(
            Sample.file(body, front: "title: Test\naudience: \(audience)"), plan: Sample.plan())
        guard let template else { return (nil, problems) }
        let result = template.built(Sample.figures(audience: audience), as: .html)
        return (result.text, problems + result.findings)
    }

    @Test(
        "Whatever may be of one person is not shown",
        arguments: FigureCatalogue.names(in: [.campaign, .total]).filter {
            FigureCatalogue.figure($0)?.isPublic == false
        })
    func refused(_ name: String) throws {
        for subject in ["center-for-innovation.", "total."] where subject == "total." || name != "received" {
            let (text, findings) = build("{{ \(subject)\(name) }}")
            #expect(text == nil)
            let finding = try #require(findings.first)
            #expect(finding.code == "figure-without-value")
            #expect(finding.message.contains("is not for the public: the public sees only what is raised"))
            #expect(finding.hint == "remove the figure, or build the report for the board")
            guard name != "pipeline_weighted" else { continue }
            #expect(build("{{ \(subject)\(name) }}", audience: .board).text != nil)
        }
    }

    @Test(
        "What is left is shown",
        arguments: FigureCatalogue.names(in: .campaign).filter {
            FigureCatalogue.figure($0)?.isPublic == true
        })
    func shown(_ name: String) {
        let subject = name == "as_of" ? "" : "center-for-innovation."
        #expect(build("{{ \(subject)\(name) }}").text != nil)
    }

    @Test("The names are those of the catalogue, and none tells who or what is behind a sum")
    func names() {
        #expect(
            FigureCatalogue.all.filter(\.isPublic).map(\.name) == [
                "raised", "gifts", "donors", "name", "as_of", "starts", "ends", "goal", "to_go",
                "ended_short",
                "over_goal", "percent_raised", "elapsed", "expected", "pace", "pace_difference",
                "required_per_day", "days_left",
            ])
    }

    @Test("A second series could be subtracted from the first")
    func series() throws {
        let body = "```{months}\n```\n\n```{months}\nof: open-fund\n```"
        let (text, findings) = build(body)
        #expect(text == nil)
        let finding = try #require(findings.first { $0.code == "repeated-block" })
        #expect(finding.message == "a page for the public may have only one {months}")
        #expect(finding.location?.line == 8)
        #expect(build(body, audience: .board).text != nil)
        #expect(build("```{months}\n```").text != nil)
    }

    @Test("The foot of the page says nothing of columns that are not there")
    func foot() throws {
        let page = try #require(build("Text.").text)
        #expect(!page.contains("outstanding"))
        #expect(try #require(build("Text.", audience: .board).text).contains("outstanding"))
    }
}
