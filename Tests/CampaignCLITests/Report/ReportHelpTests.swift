import CampaignReports
import Testing

@testable import CampaignCLI
@testable import CampaignServices

struct ReportHelpTests {
    @Test func everyCodeOfAReportIsExplained() {
        let guides = ReportTemplatesRule().guides
        #expect(Set(guides.map(\.code)).count == guides.count)
        for guide in guides { #expect(guide.title != guide.code && guide.explanation.count > 40) }
    }
}
