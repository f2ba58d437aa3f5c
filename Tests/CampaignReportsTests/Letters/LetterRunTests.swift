import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

/// Many letters: checked before the first, whole, and the same every time.
@Suite("Runs of letters")
struct LetterRunTests {
    private func run(_ body: String, _ rows: [MailMergeRow]) throws -> LetterRun {
        let template = try #require(LetterSample.read(body).template)
        return LetterRun(
            facts: LetterSample.facts,
            items: rows.map { LetterRun.Item(letter: Letter(row: $0), template: template) })
    }

    private func page(_ run: LetterRun) -> String {
        var bytes: [UInt8] = []
        run.write(title: "Year-end letter") { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func everyDonorWithoutSomethingIsListedAtOnce() throws {
        let rows = [
            LetterSample.row(3) { $0.salutation = "" }, LetterSample.row(4),
            LetterSample.row(5) { ($0.salutation, $0.asks) = ("  ", []) },
            LetterSample.row(2) { $0.address1 = "" },
        ]
        let findings = try run("{{ salutation }} {{ ask1 }} {{#if ask2}}{{ ask2 }}{{/if}}", rows).findings()
        #expect(
            findings.map(\.message) == [
                "address is missing for 1 donor: D-2", "ask1 is missing for 1 donor: D-5",
                "salutation is missing for 2 donors: D-3, D-5",
            ])
        #expect(findings.allSatisfy { $0.subject == "Reports/letters/test.md" && $0.severity == .error })
        #expect(findings[2].hint?.contains("{{#if salutation}}") == true)
        // Nothing personal.
        #expect(!findings.contains { "\($0)".contains("Ana") || "\($0)".contains("Elm") })
    }

    @Test func onlyWhatIsShownIsNeeded() throws {
        let bare = LetterSample.row { ($0.asks, $0.lastGiftMinor, $0.salutation) = ([], nil, "") }
        #expect(try run("{{#if ask1}}{{ ask1 }}{{else}}x{{/if}}", [bare]).findings().isEmpty)
        #expect(try run("{{#each asks}}{{ amount }}{{/each}}", [bare]).findings().isEmpty)
        #expect(try run("{{#if ask1}}x{{else}}{{ salutation }}{{/if}}", [bare]).findings().count == 1)
    }

    @Test func aPageIsTheSameEveryTimeAndHoldsNothingFromElsewhere() throws {
        let rows = (1...40).map { LetterSample.row(Int64($0)) }
        let run = try run("{{ salutation }}\n\n{{ disclosure }}\n", rows)
        let page = page(run)
        #expect(page == self.page(run))
        #expect(page.split(separator: "<article ").count == 41)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.hasSuffix("</article>\n</main>\n</body>\n</html>\n"))
        #expect(page.contains("default-src 'none'; style-src 'sha256-"))
        for word in ["<script", "http:", "https:", "url(", "@import"] { #expect(!page.contains(word)) }
    }

    @Test func theSlipBringsBackWhoGaveForWhat() throws {
        let page = page(try run("x", [LetterSample.row()]))
        let slip = try #require(page.firstRange(of: "<section class=\"slip\">")).lowerBound
        for part in [
            "Ana Ruiz", "12 Elm Street", "Brooklyn, NY 02138", "$500", "$625", "$750", "Third floor",
            "Friends of the Reading Room", "P.O. Box 7", "YE26-LYB-A",
        ] { #expect(page[slip...].contains("<bdi>\(part)"), "\(part)") }
        #expect(page[slip...].contains("YE26-LYB-A · year-end-letter-2026-77</bdi>"))
    }

    @Test func aThankYouHasNoSlip() throws {
        let gift = LetterGift(entry: 1, day: Sample.day("2026-11-20"), amountMinor: 25_000)
        let body = "{{#each gifts}}\n{{ gift }}: {{ goods_or_services }}\n{{/each}}"
        let text = try LetterSample.text(body, gifts: [gift])
        #expect(text.contains("<bdi>$250.00</bdi>: <bdi>No goods or services were provided"))
        #expect(!text.contains("slip"))
    }

    @Test func envelopesAreForThePostOffice() {
        let row = LetterSample.row { ($0.address2, $0.country) = ("Apt 2", "IL") }
        #expect(
            PostalAddress.lines(row) == [
                "Ana Ruiz", "12 Elm Street", "Apt 2", "Brooklyn, NY 02138", "ISRAEL",
            ])
        #expect(PostalAddress.lines(LetterSample.row { $0.country = "usa" }).count == 3)
        #expect(PostalAddress.country("Atlantis") == "ATLANTIS")
    }

    @Test func lettersAreFoundByLanguage() throws {
        let plan = LetterSample.plan()
        let templates = ["year-end", "year-end.he"].compactMap {
            LetterTemplate.read(LetterSample.file("x", name: $0), plan: plan).template
        }
        let set = LetterSet(templates, fallsBack: false)
        let path = "letters/year-end.md"
        #expect(set.template(path, language: "")?.path == path)
        #expect(set.template(path, language: "en-US")?.path == path)
        #expect(set.template(path, language: "iw")?.path == "letters/year-end.he.md")
        #expect(set.template(path, language: "ar") == nil)
        #expect(set.template(path, language: "ru") == nil)
        #expect(LetterSet(templates, fallsBack: true).template(path, language: "ru")?.path == path)
        #expect(set.template("letters/none.md", language: "en") == nil)
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func randomNamesStayWords(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "<script>alert(1)</script>", "</bdi>", "\u{202E}", "\u{E000}0\u{E001}", "{{ ask1 }}", "**x**",
            "[a](b)",
            "&lt;", "\"'", "\u{0}", "\n# h", "|", "`", "ש", "محمد", "{{/if}}", "<!--", "\u{2066}", "=1+1",
        ]
        for _ in 0..<60 {
            let name = (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let row = LetterSample.row {
                ($0.salutation, $0.addressee) = (name, name)
                $0.designation = Purpose([Purpose.Part("staff", PublicName(name))])
                ($0.address1, $0.city, $0.disclosure, $0.keycode) = (name, name, name, name)
            }
            let run = try run(
                "**{{ salutation }}** {{#if city}}{{ designation }}{{/if}} {{ disclosure }}", [row])
            let page = page(run)
            #expect(!page.contains("<script>"))
            for scalar in ["\u{202E}", "\u{2066}", "\u{E000}", "\u{E001}", "\u{0}"] {
                #expect(!page.contains(scalar))
            }
            #expect(page.ranges(of: "<bdi").count == page.ranges(of: "</bdi>").count)
            #expect(page.ranges(of: "<strong>").count == 2)
            #expect(page.ranges(of: "<em>").isEmpty && page.ranges(of: "<a ").isEmpty)
        }
    }
}
