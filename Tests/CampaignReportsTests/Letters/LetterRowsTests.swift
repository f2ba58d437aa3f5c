import CampaignKit
import CampaignReports
import Testing

/// What is written once for each gift: rows of a table, and a heading wherever the region stands.
@Suite("Rows of letters")
struct LetterRowsTests {
    private func gifts(_ headings: [String]) -> [LetterGift] {
        headings.enumerated().map { index, heading in
            var gift = LetterGift(
                entry: Int64(index + 1), day: Sample.day("2026-11-0\(index + 1)"),
                amountMinor: Int64(index + 1) * 1000)
            gift.heading = heading
            return gift
        }
    }

    private static let table = """
        | Date | Gift |
        |---|---:|
        {{#each gifts}}
        | **{{ date }}** | {{ gift }} {{ goods_or_services }} |
        {{/each}}

        Thank you.
        """

    @Test func aRegionBelowAHeaderIsTheRowsOfItsTable() throws {
        let text = try LetterSample.text(Self.table, gifts: gifts(["", ""]))
        let row =
            "<tr><td> <strong><bdi>November 1, 2026</bdi></strong> </td><td class=\"num\"> <bdi>$10.00</bdi> <bdi>No "
        #expect(text.contains("<tbody>\n\(row)"), "\(text)")
        #expect(text.ranges(of: " </td></tr>").count == 2)
        #expect(text.contains(" </td></tr></tbody>\n</table>\n</div>\n"))
        #expect(text.contains("<p>Thank you.</p>"))
        #expect(!text.contains("|") && !text.contains("colspan"))
    }

    @Test func theHeadingOfGiftsFromAnIRAIsARowOfTheTable() throws {
        let text = try LetterSample.text(Self.table, gifts: gifts(["", "Gifts from your IRA"]))
        let heading = "<tr><th colspan=\"2\" scope=\"colgroup\"><bdi>Gifts from your IRA</bdi></th></tr>"
        let first = try #require(text.firstRange(of: "$10.00"))
        let between = try #require(text.firstRange(of: heading))
        let second = try #require(text.firstRange(of: "$20.00"))
        #expect(first.upperBound < between.lowerBound && between.upperBound < second.lowerBound)
    }

    private static let block = "<h2><bdi>Gifts from your IRA</bdi></h2>"
    private static let inline = "<strong><bdi>Gifts from your IRA</bdi>:</strong> <bdi>"

    @Test(arguments: [
        ("Your gifts: {{#each gifts}}{{ date }}: GIFT. {{/each}}Thank you.", inline + "November 2"),
        ("- Gifts: {{#each gifts}}GIFT {{/each}}", inline + "$20.00"),
        ("{{#each gifts}}\n{{#if designation}}\nFor {{ designation }}\n{{/if}}\n\nGIFT\n{{/each}}", block),
        ("{{#each gifts}}\n### {{ date }}\n\nGIFT\n{{/each}}", block),
        ("{{#each gifts}}\n> GIFT\n{{/each}}", block), ("{{#each gifts}}\n- GIFT\n{{/each}}", block),
        ("{{#each gifts}}\nGIFT\n{{/each}}", block),
    ])
    func theHeadingComesBeforeWhateverIsRepeated(body: String, heading: String) throws {
        let body = body.replacing("GIFT", with: "{{ gift }} {{ goods_or_services }}")
        let text = try LetterSample.text(body, gifts: gifts(["", "Gifts from your IRA"]))
        #expect(text.ranges(of: "Gifts from your IRA").count == 1 && text.contains(heading), "\(text)")
        let plain = try LetterSample.text(body, gifts: gifts(["", ""]))
        #expect(!plain.contains("<h2>") && !plain.contains("IRA"))
    }

    @Test(arguments: [
        "{{#each gifts}}\n| {{ date }} | {{ gift }} |\n{{/each}}",
        "| Date | Gift |\n|---|---|\n{{#each gifts}}\n| {{ date }} | {{ gift }} | more |\n{{/each}}",
        "| Date | Gift |\n|---|---|\n{{#each gifts}}\n| {{ date }} | a \\| b {{ gift }} |\n{{/each}}",
        "| Date | Gift |\n|---|---|\n| a | b |\n{{#each gifts}}\n| {{ date }} | {{ gift }} |\n{{/each}}",
    ])
    func barsAreRefused(body: String) {
        let found = LetterTemplate.read(
            LetterSample.file(body, kind: "thank-you"), plan: LetterSample.plan()
        ).findings
        #expect(found.contains { $0.code == "misplaced-region" && $0.message.contains("bars") }, "\(found)")
    }

    @Test func aTableForEachGiftIsStillOne() throws {
        let body =
            "{{#each gifts}}\n| Date | Gift |\n|---|---|\n| {{ date }} | {{ gift }} {{ goods_or_services }} |\n\n{{/each}}"
        let text = try LetterSample.text(body, gifts: gifts(["", ""]))
        #expect(text.ranges(of: "<table>").count == 2 && !text.contains("|"))
    }
}
