import CampaignFiles
import CampaignKit
import CampaignReports
import Foundation
import Testing

/// Letters about promises: what they say, and that they are no tax documents.
@Suite("Pledge letters")
struct PledgeLetterTests {
    private static let confirmation = "{{ pledged }} on {{ pledge_date }}, {{ pledge }}\n"
    private static let reminder = """
        {{ due }} by {{ due_date }}{{#if paid}}, {{ paid }} paid{{/if}}, {{ outstanding }} open

        {{#each installments}}
        - {{ date }}: {{ amount }}
        {{/each}}

        """

    private func findings(_ body: String, kind: String, plan: Plan = LetterSample.plan()) -> [Finding] {
        LetterTemplate.read(LetterSample.file(body, kind: kind), plan: plan).findings
    }

    private func page(_ body: String, kind: String, paid: Int64 = 0) throws -> String {
        let template = try #require(
            LetterTemplate.read(LetterSample.file(body, kind: kind), plan: LetterSample.plan()).template)
        var letter = Letter(row: LetterSample.row { $0.letterID = "P-12" })
        letter.pledge = PledgeFacts(
            number: 12, day: Sample.day("2026-10-01"), promisedMinor: 100_000, paidMinor: paid,
            outstandingMinor: 100_000 - paid,
            installments: [
                PledgeFacts.Installment(due: Sample.day("2027-01-15"), amountMinor: 25_000),
                PledgeFacts.Installment(due: Sample.day("2027-04-15"), amountMinor: 25_050),
            ])
        let run = LetterRun(
            facts: LetterFacts(plan: LetterSample.plan(), appeal: nil, today: Sample.day("2027-01-05")),
            items: [LetterRun.Item(letter: letter, template: template)])
        try #require(run.findings().isEmpty)
        return String(decoding: run.page(of: run.items[0]), as: UTF8.self)
            .replacing("<bdi>", with: "").replacing("</bdi>", with: "")
    }

    @Test func aConfirmationSaysWhatWasPromised() throws {
        let page = try page(Self.confirmation, kind: "pledge-confirmation")
        #expect(page.contains("$1,000.00 on October 1, 2026, P-12"))
    }

    @Test func aReminderSaysWhatIsDue() throws {
        let page = try page(Self.reminder, kind: "pledge-reminder", paid: 5000)
        #expect(page.contains("$500.50 by January 15, 2027, $50.00 paid, $950.00 open"))
        #expect(page.contains("<li>January 15, 2027: $250.00</li>"))
        #expect(page.contains("<li>April 15, 2027: $250.50</li>"))
        #expect(!(try self.page(Self.reminder, kind: "pledge-reminder")).contains("paid"))
    }

    @Test(arguments: [
        ("pledge-confirmation", "Thank you.\n"), ("pledge-confirmation", "{{ due }}\n"),
        ("pledge-reminder", "{{ pledged }}\n"), ("pledge-reminder", "{{#if paid}}{{ due }}{{/if}}\n"),
    ])
    func theAmountIsAlwaysThere(kind: String, body: String) {
        #expect(findings(body, kind: kind).map(\.code) == ["missing-sentence"])
    }

    @Test(arguments: [
        "Your pledge is tax-deductible.", "No goods or services were given.", "This is your receipt.",
    ])
    func noTaxDocument(words: String) {
        let found = findings(Self.confirmation + "\n" + words + "\n", kind: "pledge-confirmation")
        #expect(found.map(\.code) == ["receipt-wording"])
    }

    @Test func statesTextsAreShownToAll() {
        let plan = LetterSample.plan(disclosures: ["FL": "ASK."])
        #expect(
            findings(Self.reminder, kind: "pledge-reminder", plan: plan).map(\.code) == ["missing-sentence"])
        #expect(findings(Self.reminder + "\n{{ disclosure }}\n", kind: "pledge-reminder", plan: plan).isEmpty)
    }

    /// The repository's own, which every workspace begins with.
    @Test(
        arguments: ["pledge-confirmation", "pledge-reminder"],
        [("", LetterLanguage.en), (".he", .he), (".ar", .ar)])
    func theTemplatesOfAllLanguagesAreSound(kind: String, written: (ending: String, language: LetterLanguage))
        throws
    {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let path = "Reports/letters/\(kind)\(written.ending).md"
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        let (template, findings) = LetterTemplate.read(
            PlanFile(path: path, text: text), plan: LetterSample.plan(disclosures: ["FL": "ASK."]))
        #expect(findings.isEmpty && template?.language == written.language)
        #expect(template?.kind.rawValue == kind)
    }

    @Test(arguments: [
        ("pledge-reminder", "{{ due }}\n\n{{#each gifts}}\n- {{ date }}\n{{/each}}\n"),
        ("pledge-reminder", "{{ due }} {{ receipt }}\n"), ("thank-you", "{{ pledged }}\n"),
        ("appeal", "{{#each installments}}\n- {{ date }}\n{{/each}}\n"),
    ])
    func fieldsBelongToTheirLetters(kind: String, body: String) {
        #expect(findings(body, kind: kind).contains { $0.code == "misplaced-field" })
    }
}
