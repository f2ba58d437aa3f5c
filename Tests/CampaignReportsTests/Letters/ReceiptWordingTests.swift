import CampaignFiles
import CampaignKit
import CampaignReports
import Testing

/// What a receipt must say whatever the donor is like, and what it must not say.
@Suite("Receipt wording")
struct ReceiptWordingTests {
    private static let whole = """
        {{ receipt }} {{ replaces }}

        {{#each gifts}}
        - {{ date }}: {{ gift }}. {{ goods_or_services }}
        {{/each}}
        """

    private func findings(_ body: String, kind: String = "receipt", plan: Plan = LetterSample.plan())
        -> [Finding]
    {
        LetterTemplate.read(LetterSample.file(body, kind: kind), plan: plan).findings
    }

    @Test(arguments: ["receipt", "statement"])
    func aWholeOneIsSound(kind: String) {
        #expect(findings(Self.whole, kind: kind).isEmpty)
    }

    @Test(arguments: ["receipt", "replaces", "date", "gift", "goods_or_services"])
    func eachSentenceIsRequired(field: String) {
        let body = Self.whole.replacing("{{ \(field) }}", with: "…")
        let found = findings(body)
        #expect(found.map(\.code) == ["missing-sentence"], "\(field)")
        #expect(found.first?.hint?.contains(field) == true)
    }

    @Test func onlyForSomeDonorsIsNotEnough() {
        let body = Self.whole.replacing("{{ receipt }}", with: "{{#if total}}{{ receipt }}{{/if}}")
        #expect(findings(body).map(\.code) == ["missing-sentence"])
    }

    @Test func statesTextsAreShownToAll() {
        let plan = LetterSample.plan(disclosures: ["FL": "ASK."])
        #expect(findings(Self.whole, plan: plan).map(\.code) == ["missing-sentence"])
        #expect(findings(Self.whole + "\n\n{{ disclosure }}\n", plan: plan).isEmpty)
    }

    @Test func aStatesTextForReceiptsOnlyIsShownToAllToo() {
        var organization = LetterSample.organization
        organization.receipts["states.FL"] = "ASK."
        let plan = Plan(organization: organization, campaigns: [])
        #expect(findings(Self.whole, plan: plan).map(\.code) == ["missing-sentence"])
    }

    @Test(arguments: ["{{ total | whole }}", "{{#if total}}{{ total | short }}{{/if}}"])
    func everyAmountIsToTheCent(written: String) {
        let found = findings(Self.whole + "\n\n" + written + "\n", kind: "statement")
        #expect(found.map(\.code) == ["receipt-wording"])
        #expect(found.first?.hint == "write {{ total }}")
    }

    @Test func whoSignsHasToBeKnown() throws {
        let template = try #require(
            LetterTemplate.read(
                LetterSample.file(Self.whole + "\n\n{{ signatory }}\n", kind: "receipt"),
                plan: LetterSample.plan()
            ).template)
        var organization = LetterSample.organization
        #expect(template.findingWithoutSignatory(organization) == nil)
        organization.signatory = nil
        let found = try #require(template.findingWithoutSignatory(organization))
        #expect(found.severity == .error && found.hint?.contains("signatory: ") == true)
        organization.signatories[.en] = "The Treasurer"
        #expect(template.findingWithoutSignatory(organization) == nil)
    }

    @Test(arguments: [
        "Your shares, valued at a lot.", "Its Fair Market Value is yours to find.",
        "It will be transferred to the hospital.", "Your gift is fully tax-deductible.",
        "You may take the deduction without itemizing.", "You may deduct it all.",
        "All of it is tax\n**deductible**.", "Write it off in April.", "It is passed on to those who heal.",
        "It goes directly to the sick.", "Thank you for your donation to the hospital.",
    ])
    func whatAReceiptMustNotSay(words: String) {
        let found = findings(Self.whole + "\n\n" + words + "\n")
        #expect(found.map(\.code) == ["receipt-wording"])
        #expect(found.first?.location?.line ?? 0 > 8)
    }

    @Test func aReceiptNamesNoPartner() {
        var project = FundedProject(id: "floor", name: "Third floor")
        project.partners = ["The Beit  Shalom Clinic", LetterSample.organization.name].map {
            FundedProject.Partner(name: $0, shareTenths: 500)
        }
        let plan = Plan(
            organization: LetterSample.organization,
            campaigns: [Campaign(id: "fund", name: "The fund", projects: [project])])
        let words = "\n\nThank you for helping Beit Shalom\nClinic.\n"
        #expect(findings(Self.whole + words, plan: plan).map(\.code) == ["receipt-wording"])
        #expect(findings(Self.whole + "\n\n\(plan.organization.name) thanks you.\n", plan: plan).isEmpty)
    }

    @Test(arguments: [
        "Every gift is Tax-Deductible.", "It may qualify for the deduction without itemizing.",
        "התרומה מוכרת לניכוי.",
    ])
    func aThankYouSaysNothingOfTaxToAll(words: String) {
        let thanks = "{{#each gifts}}\n- {{ gift }}. {{ goods_or_services }}\n{{/each}}\n"
        #expect(findings(thanks, kind: "thank-you").isEmpty)
        let found = findings(thanks + "\n" + words + "\n", kind: "thank-you")
        #expect(found.map(\.code) == ["receipt-wording"], "\(words)")
    }

    @Test func fieldsOfReceiptsAreForReceipts() {
        let thanks = "{{ receipt }}\n\n{{#each gifts}}\n- {{ goods_or_services }}\n{{/each}}\n"
        #expect(findings(thanks, kind: "thank-you").map(\.code) == ["misplaced-field"])
    }

    @Test func partsOfAStatementHaveHeadings() throws {
        let file = LetterSample.file(Self.whole, kind: "statement")
        let template = try #require(LetterTemplate.read(file, plan: LetterSample.plan()).template)
        var letter = Letter(row: LetterSample.row())
        letter.gifts = ["", "", "From <an> IRA"].map { heading in
            var gift = LetterGift(
                entry: 1, day: Sample.day("2026-03-01"), amountMinor: 25_000, words: .said("Thanks."))
            gift.heading = heading
            return gift
        }
        letter.receipt = ReceiptFacts(number: "R-2027-0001", year: 2026)
        func page(_ letter: Letter) -> String {
            let facts = LetterFacts(plan: LetterSample.plan(), appeal: nil, today: Sample.day("2027-01-20"))
            let run = LetterRun(facts: facts, items: [LetterRun.Item(letter: letter, template: template)])
            return String(decoding: run.page(of: run.items[0]), as: UTF8.self)
        }
        let parts = page(letter)
        #expect(parts.contains("</ul>\n<h2><bdi>From &lt;an&gt; IRA</bdi></h2>\n<ul>"))
        #expect(parts.ranges(of: "<ul>").count == 2 && parts.ranges(of: "<li>").count == 3)
        letter.gifts.removeLast()
        #expect(page(letter).ranges(of: "<ul>").count == 1 && !page(letter).contains("<h2>"))
    }

    @Test func aReceiptGoesByItsNumberAndNeedsNoStreet() throws {
        let file = LetterSample.file(Self.whole + "\n\nIn all {{ total }}.\n", kind: "receipt")
        let template = try #require(LetterTemplate.read(file, plan: LetterSample.plan()).template)
        var letter = Letter(
            row: LetterSample.row {
                $0.address1 = ""
                $0.letterID = "R-2027-0001"
            })
        var gift = LetterGift(entry: 1, day: Sample.day("2026-03-01"), amountMinor: 25_000)
        gift.words = .said("Nothing was given in return.")
        letter.gifts = [gift]
        var facts = ReceiptFacts(number: "R-2027-0001", year: 2026)
        facts.replaces = "This receipt replaces R-2026-0009."
        facts.totalMinor = 25_000
        letter.receipt = facts
        let run = LetterRun(
            facts: LetterFacts(plan: LetterSample.plan(), appeal: nil, today: Sample.day("2027-01-20")),
            items: [LetterRun.Item(letter: letter, template: template)])
        #expect(run.findings().isEmpty)
        let page = String(decoding: run.page(of: run.items[0]), as: UTF8.self)
        #expect(page.contains("In all <bdi>$250.00</bdi>."))
        for words in ["R-2027-0001", "replaces R-2026-0009", "$250.00", "Nothing was given in return."] {
            #expect(page.contains(words))
        }
        #expect(template.digest.count == 32)
        letter.receipt?.otherTotals = [Money(minorUnits: 900, currency: try #require(Currency(code: "EUR")))]
        let both = run.page(of: LetterRun.Item(letter: letter, template: template))
        #expect(String(decoding: both, as: UTF8.self).contains("In all <bdi>$250.00 and €9.00</bdi>."))
    }
}
