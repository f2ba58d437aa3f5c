import CampaignKit
import CampaignReports
import Testing

@testable import CampaignCLI
@testable import CampaignServices

/// `campaign help reports` names everything that a template may.
struct ReportHelpTests {
    private let text = HelpTopic.reports.text

    @Test(arguments: FigureCatalogue.all.map(\.name))
    func namesTheFigure(name: String) { #expect(words.contains(name)) }

    @Test(arguments: FigureCatalogue.all.map(\.name))
    func theGlossaryHasTheFigure(name: String) {
        #expect(HelpTopic.glossary.text.contains("\n  \(name) "))
    }

    @Test func theJSONTopicNamesWhatDocumentsHave() {
        for figure in FigureCatalogue.figures(in: .all) {
            #expect(HelpTopic.json.text.contains(figure.name))
        }
    }

    @Test(arguments: ReportReference.filters)
    func namesTheFilter(name: String) { #expect(words.contains(name)) }

    @Test(arguments: ReportReference.blocks.map(\.name))
    func namesTheBlockWithItsOptions(name: String) throws {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  \(name) ") })
        let options = try #require(ReportReference.blocks.first { $0.name == name }?.options)
        for option in options { #expect(line.contains(option), "\(name) takes \(option)") }
    }

    @Test func everyCodeOfAReportIsExplained() {
        let guides = ReportTemplatesRule().guides
        #expect(Set(guides.map(\.code)).count == guides.count)
        for guide in guides { #expect(guide.title != guide.code && guide.explanation.count > 40) }
    }

    private var words: Set<String> {
        Set(text.split { !$0.isLetter && $0 != "_" }.map(String.init))
    }
}
