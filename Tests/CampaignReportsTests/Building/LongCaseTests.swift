import CampaignKit
import Testing

@testable import CampaignReports

/// A case for support that may not even be parsed keeps the report from being built.
@Suite("Cases beyond the limits")
struct LongCaseTests {
    @Test(
        "The limit is an error in the campaign's file",
        arguments: [
            (String(repeating: ">", count: 65) + " deep", "report-too-deep"),
            (String(repeating: "a\n\n", count: 10_001), "report-too-long"),
            (String(repeating: "[", count: 5001), "report-brackets"),
        ])
    func limits(_ text: String, _ code: String) throws {
        let plan = Sample.plan(caseForSupport: text)
        let (template, findings) = ReportTemplate.read(
            Sample.file("```{case}\nof: center-for-innovation\n```"), plan: plan)
        #expect(template == nil)
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.code == code && finding.severity == .error)
        #expect(finding.location?.file == "Campaigns/center-for-innovation.md")
    }

    @Test("One that is not shown does not matter")
    func elsewhere() {
        let plan = Sample.plan(caseForSupport: String(repeating: ">", count: 65) + " deep")
        let (template, findings) = ReportTemplate.read(Sample.file("Text."), plan: plan)
        #expect(template != nil && findings.isEmpty)
    }
}
