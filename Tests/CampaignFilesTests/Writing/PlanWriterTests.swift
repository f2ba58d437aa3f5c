import CampaignKit
import Testing

@testable import CampaignFiles

@Suite("Writing new files")
struct PlanWriterTests {
    private func load(_ campaign: String, _ organization: String = Fixture.organization) -> PlanResult {
        PlanLoader.load(
            WorkspaceSource([
                ("Campaigns/spring.md", campaign), (WorkspaceSource.organizationPath, organization),
            ]))
    }

    @Test("A new campaign loads back without findings", arguments: ["USD", "EUR", "JPY", "KWD", "CHF"])
    func campaign(_ code: String) throws {
        let currency = try #require(Currency(code: code))
        let goal = Money(minorUnits: 60_000 * currency.minorPerUnit, currency: currency)
        let text = PlanWriter.newCampaign(
            id: "spring", name: "Spring: \"first\" appeal", goal: goal, starts: CalendarDate("2026-03-01"),
            ends: CalendarDate("2026-06-30"), currency: currency)
        let result = load(text, PlanWriter.newOrganization(name: "F", currency: currency))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let campaign = try #require(result.plan?.campaign("spring"))
        #expect(campaign.name == "Spring: \"first\" appeal")
        #expect(campaign.goal == goal)
        #expect(campaign.starts == CalendarDate("2026-03-01"))
        #expect(campaign.ends == CalendarDate("2026-06-30"))
        #expect(campaign.caseForSupport.hasPrefix("<!-- Why this matters"))
    }

    @Test("With only a name the other keys are comments")
    func bare() throws {
        let text = PlanWriter.newCampaign(id: "spring", name: "Spring")
        let result = load(text)
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.plan?.campaign("spring")?.goal == nil)
        #expect(text.contains("# goal: $60,000"))
        #expect(text.contains("# ends: 2026-12-31"))
    }

    @Test("The commented keys are right too: without their # the file loads")
    func examples() {
        let text = PlanWriter.newCampaign(id: "spring", name: "Spring")
        let keys = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# The file") || line.contains("parent:") || !line.hasPrefix("# ")
                ? String(line) : String(line.dropFirst(2))
        }
        let result = load(keys.joined(separator: "\n"))
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.plan?.campaign("spring")?.projects.count == 1)
        #expect(result.plan?.campaign("spring")?.appeals.count == 1)
        #expect(result.plan?.campaign("spring")?.giftTable == .auto)
    }

    @Test("The organization's comments are right too")
    func organizationExamples() throws {
        let text = PlanWriter.newOrganization(name: "F")
        let keys = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isKey =
                line.hasPrefix("#   ")
                || (line.hasPrefix("# ") && line.contains(": ") && !line.contains(". "))
            let isParent = ["# address:", "# receipts:"].contains(line) || line.hasPrefix("# disclosures:")
            return isKey || isParent ? String(line.dropFirst(2)) : String(line)
        }
        let result = load(PlanWriter.newCampaign(id: "spring", name: "S"), keys.joined(separator: "\n"))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let organization = try #require(result.plan?.organization)
        #expect(organization.address == ["P.O. Box 1", "Scarsdale, NY 10583"])
        #expect(organization.ein == "13-1234567")
        #expect(organization.benefitLimits[2027]?.benefitCapCents == 14_100)
        #expect(organization.disclosures.keys.sorted() == ["NY"])
    }

    @Test("A new organization keeps what it is given")
    func organization() throws {
        let text = PlanWriter.newOrganization(
            name: "Friends #1", ein: "13-1234567", currency: .usd, timeZone: "America/Chicago",
            fiscalYearStart: try #require(MonthDay("07-01")))
        let result = load(PlanWriter.newCampaign(id: "spring", name: "S"), text)
        #expect(result.findings.isEmpty, "\(result.findings)")
        let organization = try #require(result.plan?.organization)
        #expect(organization.name == "Friends #1")
        #expect(organization.ein == "13-1234567")
        #expect(organization.timeZone == "America/Chicago")
        #expect(organization.fiscalYearStart == MonthDay("07-01"))
    }

    @Test(
        "Any name comes back as it was",
        arguments: [
            "Plain", "no", "null", "123", "a: b", "a #b", "- a", "[a]", "{a}", "\"", "\\", "it's", "*a", "&a",
            "!a", "%a",
            "@a", "`a", "|", ">", "?", "שלום", "مرحبا", "👩‍👩‍👧", "é", "a,b", "~", "---", "$5,000", "C:\\dir\\n",
            "'", "a\\",
        ])
    func names(_ name: String) {
        let result = load(PlanWriter.newCampaign(id: "spring", name: name))
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.plan?.campaign("spring")?.name == name)
    }

    @Test("What a plan may not hold is left out of a name")
    func cleaned() {
        #expect(YAMLScalar.cleaned(" a\u{202E}b\nc\u{E000}\u{0} ") == "ab c")
        #expect(load(PlanWriter.newCampaign(id: "spring", name: "\u{202E}")).findings.isEmpty == false)
        #expect(
            load(PlanWriter.newCampaign(id: "spring", name: "  ")).plan?.campaign("spring")?.name == "spring")
    }
}
