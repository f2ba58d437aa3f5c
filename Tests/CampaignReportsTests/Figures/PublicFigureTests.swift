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
        let kinds: [(String, FigureSubject.Kinds)] = [
            ("center-for-innovation.", .campaign), ("total.", .total),
        ]
        for (subject, kind) in kinds where subject == "total." || name != "received" {
            guard FigureCatalogue.figure(name, in: kind) != nil else { continue }
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
                "over_goal", "percent_raised", "elapsed", "days_left",
            ])
    }

    @Test("A public page says nothing of the schedule, in no block and in no language")
    func schedule() throws {
        let words = ["behind", "ahead", "expected by", "schedule", "a day for", "▲", "▼"]
        for (name, block) in try MadeUpFigures.blocks() where !["case", "table"].contains(name) {
            let elements = try MadeUpFigures.figures(.public).elements(of: block)
            let renderer = HTMLElementRenderer(idPrefix: "b") { $0 }
            let html = renderer.render(elements).lowercased()
            for word in words { #expect(!html.contains(word), "{\(name)} says \(word)") }
            #expect(!html.contains(".pace\"") && !html.contains(".expected\""), "\(name)")
        }
        for language in ["es", "he", "ar"] {
            let lines = "title: T\naudience: public\nlang: \(language)"
            let (template, _) = ReportTemplate.read(
                Sample.file("```{progress}\nof: center-for-innovation\n```\n", front: lines),
                plan: Sample.plan())
            let page = try #require(template).built(Sample.figures(audience: .public), as: .html).text
            let speech = Speech(language: try #require(LetterLanguage(rawValue: language)))
            for word in ["Behind schedule", "Ahead of schedule", "Pace", "Expected by now"] {
                #expect(page?.contains(speech.word(word)) == false, "\(language): \(word)")
            }
        }
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
