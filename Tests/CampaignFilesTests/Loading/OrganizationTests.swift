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
              benefit_limits:
                2027: {l: 14.10, p: 70.50, c: 141, source: S, confirmed_by: Ana}
                2028: {l: 15, p: 75, c: 150, source: S, confirmed_by: Ana}
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

    @Test("Chances of applications by stage; the others stay the usual ones")
    func chances() throws {
        let result = load("name: F\ngrants: {probabilities: {prospect: 5%, review: 52.5%}}\n")
        #expect(result.findings.isEmpty, "\(result.findings)")
        let organization = try #require(result.plan?.organization)
        #expect(organization.likelihoods == [.prospect: 50, .review: 525])
        #expect(organization.likelihood(of: .review) == 525 && organization.likelihood(of: .loi) == 200)
        let wrong = load("name: F\ngrants: {probabilities: {reveiw: 5%, loi: 120%, awarded: 5%}}\n")
        #expect(wrong.findings.map(\.code).sorted() == ["bad-percent", "unknown-key", "unknown-key"])
        #expect(wrong.findings.contains { $0.hint == "did you mean review?" })
        #expect(organization.burnWarning == 25)
        let warned = load("name: F\ngrants: {burn_warning: 40}\n")
        #expect(warned.plan?.organization.burnWarning == 40 && warned.findings.isEmpty)
        #expect(load("name: F\ngrants: {burn_warning: 0}\n").findings.map(\.code) == ["bad-number"])
        #expect(load("name: F\ngrants: {odds: 5}\n").findings.map(\.code) == ["unknown-key"])
        #expect(load("name: F\ngrants: {probabilities: [5%]}\n").findings.map(\.code) == ["wrong-type"])
    }

    @Test func monthlyDonorsAreThankedAsTheCharitySays() {
        #expect(load("name: F\n").plan?.organization.monthlyThanks == .yearly)
        #expect(load("name: F\nmonthly_thanks: each\n").plan?.organization.monthlyThanks == .each)
        let wrong = load("name: F\nmonthly_thanks: never\n")
        #expect(wrong.findings.map(\.code) == ["unknown-choice"])
        #expect(wrong.findings.first?.message == "monthly_thanks cannot be 'never'")
    }

    @Test("Who signs and what thanks say, by language")
    func letters() throws {
        let result = load(
            """
            name: F
            signatory: {he: "הגזבר", en: The Treasurer}
            thanks:
              en:
                nothing_in_return: Nothing was given in return.
                benefit: "{what} is worth {value}: {deductible}"
              ar: {goods: "سلع"}
            """)
        #expect(result.findings.isEmpty, "\(result.findings)")
        let organization = try #require(result.plan?.organization)
        #expect(organization.signatory == "The Treasurer")
        #expect(organization.signatories == [.he: "הגזבר", .en: "The Treasurer"])
        #expect(
            organization.thanks == [
                .en: [
                    .nothingInReturn: "Nothing was given in return.",
                    .benefit: "{what} is worth {value}: {deductible}",
                ], .ar: [.goods: "سلع"],
            ])
        // A letter in English is not signed in another language.
        #expect(load("name: F\nsignatory: {es: La, he: ב}\n").plan?.organization.signatory == nil)
    }

    @Test("Pictures of signatures, and the page to give on")
    func signatures() throws {
        let one = load("name: F\nsignature: Campaigns/s.PNG\ngiving_page: https://give.example.org/a?b=c\n")
        #expect(one.findings.isEmpty, "\(one.findings)")
        let organization = try #require(one.plan?.organization)
        #expect(organization.signature == "Campaigns/s.PNG" && organization.signatures.isEmpty)
        #expect(organization.givingPage == "https://give.example.org/a?b=c")
        #expect(LetterLanguage.allCases.allSatisfy { organization.signature(in: $0) == "Campaigns/s.PNG" })
        let two = load("name: F\nsignatory: {en: A, he: B}\nsignature: {en: a.png, es: c.jpeg}\n")
        #expect(two.findings.isEmpty, "\(two.findings)")
        let signed = try #require(two.plan?.organization)
        // In Hebrew another person signs; in Arabic the English name does.
        let paths = [LetterLanguage.en, .es, .he, .ar].map { signed.signature(in: $0) }
        #expect(paths == ["a.png", "c.jpeg", nil, "a.png"])
        #expect(signed.signatory(in: .ar) == "A" && signed.signatory(in: .he) == "B")
        for address in [
            "https://give", "https:///a", "https://a.b/ c", "javascript:x", "https://.a", "https://a.",
        ] {
            let codes = load("name: F\ngiving_page: \"\(address)\"\n").findings.map(\.code)
            #expect(codes == ["giving-page"], "\(address)")
        }
    }

    @Test("Every language and sentence that there is not, at its place")
    func wrongSentences() {
        let result = load(
            """
            name: F
            signatory: {ru: A}
            thanks:
              hb: {goods: x}
              en:
                nothing_in_retrun: x
                grant: "{amount} of it"
                goods: "{what}"
              es: text
            """)
        #expect(
            result.findings.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" } == [
                "2:13 unknown-choice", "4:3 unknown-choice", "6:5 unknown-key", "7:12 letter-sentence",
                "8:12 letter-sentence", "9:7 wrong-type",
            ])
        #expect(result.findings[2].hint == "did you mean nothing_in_return?")
        #expect(result.findings[3].message == "grant: {fund} is missing")
        #expect(result.findings[4].message == "goods: there is no value for {what}")
        #expect(result.plan == nil)
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
            "localtime", "posixrules", "Factory", "posix/UTC", "right/UTC",
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
            "name: F\nreceipts:\n  benefit_limits:\n"
                + "    2027: {l: 14.10, c: 141, source: S, confirmed_by: A}\n    2028: soon\n")
        #expect(result.codes == ["missing-key", "wrong-type"])
        #expect(result.partialPlan.organization.benefitLimits.isEmpty)
    }

    @Test("A year's limits say where they are from and who compared them; a gap has its line")
    func limitsWithoutSource() {
        func findings(_ rest: String) -> [String] {
            let year = "2027: {l: 14.10, p: 70.50, c: 141\(rest)}"
            let result = load("name: F\nreceipts:\n  benefit_limits:\n    \(year)\n")
            // Receipts go on.
            #expect(result.plan?.organization.benefitLimits[2027] != nil)
            #expect(result.findings.allSatisfy { $0.severity == .warning && $0.code == "limits-source" })
            return result.findings.map { "\($0.location?.line ?? 0) \($0.message)" }
        }
        let gap = "4 the year's limits have no "
        let (source, name) = (gap + "source", gap + "confirmed_by")
        #expect(findings("") == [source, name])
        #expect(findings(", source: Rev. Proc. 2026-40") == [name])
        #expect(findings(", confirmed_by: Ana, source: ''") == [source])
        #expect(findings(", confirmed_by: Ana, source: Rev. Proc. 2026-40").isEmpty)
    }

    @Test("The limits are dollars also where the base currency is another")
    func limitsInDollars() {
        let result = load(
            "name: F\ncurrency: JPY\nreceipts: {benefit_limits: {2027: {l: 14.10, p: 70.50, c: 141}}}\n")
        #expect(Set(result.codes) == ["limits-source"])
        #expect(result.plan?.organization.benefitLimits[2027]?.tokenCostCents == 1410)
    }
}
