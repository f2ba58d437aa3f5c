import CampaignKit
import Testing

@testable import CampaignFiles

@Suite("organization.yml")
struct OrganizationTests {
    private func load(_ yaml: String) -> PlanResult {
        PlanLoader.load(WorkspaceSource([(WorkspaceSource.organizationPath, yaml)]))
    }

    @Test("Every key arrives, texts as written")
    func everything() throws {
        let result = load(
            """
            ---
            name: "Friends of the Reading Room, Inc."
            ein: 01-2345678
            address:
              - P.O. Box 184-H
              - Scarsdale, NY 10583
              - 01234
            currency: usd
            time_zone: America/New_York
            fiscal_year_start: 07-01
            books_closed: 2025-12-31
            signatory: The Treasurer
            disclosures:
              NY: |
                First line.
                * A star, a & and a ! are only text here.
              NJ: "Second: text"
            receipts:
              prefix: R
              digits: 0123
              enabled: no
              copies: [donor, file]
              thanks: {subject: Thank you, lines: {top: A}}
              benefit_limits: {2027: {l: 14.10, p: 70.50, c: 141}, 2028: {l: 15, p: 75, c: 150}}
            """)
        #expect(result.findings.isEmpty, "\(result.findings)")
        let expected = Organization(
            name: "Friends of the Reading Room, Inc.", ein: "01-2345678",
            address: ["P.O. Box 184-H", "Scarsdale, NY 10583", "01234"], currency: .usd,
            timeZone: "America/New_York", fiscalYearStart: try #require(MonthDay("07-01")),
            booksClosed: CalendarDate("2025-12-31"), signatory: "The Treasurer",
            disclosures: [
                "NY": "First line.\n* A star, a & and a ! are only text here.", "NJ": "Second: text",
            ],
            receipts: [
                "prefix": "R", "digits": "0123", "enabled": "no", "copies": "donor\nfile",
                "thanks.subject": "Thank you", "thanks.lines.top": "A",
            ],
            benefitLimits: [
                2027: BenefitLimits(tokenCostCents: 1410, tokenPaymentCents: 7050, benefitCapCents: 14_100),
                2028: BenefitLimits(tokenCostCents: 1500, tokenPaymentCents: 7500, benefitCapCents: 15_000),
            ])
        #expect(result.plan?.organization == expected)
    }

    @Test("Only a name: the defaults")
    func defaults() throws {
        let organization = try #require(load("name: F\n").plan?.organization)
        #expect(organization == Organization(name: "F"))
    }

    @Test("An empty file says what is missing", arguments: ["", "# only a remark\n", "\n\n"])
    func empty(_ text: String) {
        let result = load(text)
        #expect(result.codes == ["missing-key"])
        #expect(
            result.findings[0].location
                == SourceLocation(file: "Campaigns/organization.yml", line: 1, column: 1))
        #expect(result.findings[0].hint == "add name: American Friends of …, Inc.")
    }

    @Test(
        "Zones by name and by file",
        arguments: ["UTC", "America/New_York", "Asia/Jerusalem", "America/Indiana/Knox"])
    func zones(_ name: String) {
        #expect(ZoneDatabase.system.contains(name))
        #expect(ZoneDatabase(directory: "/nowhere").contains(name))
    }

    @Test(
        "What is no zone",
        arguments: [
            "", "/", "America", "America/", "/etc/passwd", "../zoneinfo/UTC", "America/../UTC", "a/b/c/d",
            "UTC\0",
            "America/New York", "zone.tab", ".", "leapseconds", "America/Gotham",
        ])
    func noZones(_ name: String) {
        #expect(!ZoneDatabase.system.contains(name))
    }

    @Test("Without the machine's files the form decides")
    func formOnly() {
        let none = ZoneDatabase(directory: "/nowhere")
        #expect(none.contains("Mars/Olympus"))
        #expect(!none.contains("EST"))
        #expect(!none.contains("Mars/../../x"))
    }

    @Test("A benefit year that lacks a limit, and one that is no mapping")
    func incompleteLimits() {
        let result = load(
            "name: F\nreceipts:\n  benefit_limits:\n    2027: {l: 14.10, c: 141}\n    2028: soon\n")
        #expect(result.codes == ["missing-key", "wrong-type"])
        #expect(result.partialPlan.organization.benefitLimits.isEmpty)
    }

    @Test("The limits are dollars also where the base currency is another")
    func limitsInDollars() {
        let result = load(
            "name: F\ncurrency: JPY\nreceipts: {benefit_limits: {2027: {l: 14.10, p: 70.50, c: 141}}}\n")
        #expect(result.findings.isEmpty)
        #expect(result.plan?.organization.benefitLimits[2027]?.tokenCostCents == 1410)
    }
}
