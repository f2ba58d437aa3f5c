import CampaignKit
import Testing

@testable import CampaignReports

/// What a Hebrew or Arabic line would turn around, and what it would not.
@Suite("Numbers in text from right to left")
struct LeftToRightTests {
    @Test(
        "The direction of a text is that of its first letter",
        arguments: [
            ("176 Acorn Terrace, חיפה", "ltr"), ("12 רחוב הרצל, Apt 4", "rtl"), ("ليان (2026)", "rtl"),
            ("(212) 555-0100", nil), ("", nil), ("\u{FB2A}", "rtl"), ("Ω", "ltr"),
        ] as [(String, String?)])
    func direction(_ text: String, _ expected: String?) {
        #expect(LeftToRight.direction(of: text) == expected)
    }

    @Test(
        "Telephone numbers and signs keep their order",
        arguments: [
            ("התקשרו (212) 555-0100 או", ["(212) 555-0100"]), ("(212) 555-0100", ["(212) 555-0100"]),
            ("טל׳ +972 8 640-0000.", ["+972 8 640-0000"]), ("טל׳ 08 640-0000", ["08 640-0000"]),
            ("הפרש -$1,500.00 (50%)", ["-$1,500.00"]), ("שינוי -5% או +12%", ["-5%", "+12%"]),
            ("+1 (212) 555-0100", ["+1 (212) 555-0100"]),
            ("بمبلغ $60.00؛ ذلك، $120.00.", ["$60.00", "$120.00"]), ("$1,234.56", ["$1,234.56"]),
            ("₪5 או €7", ["₪5", "€7"]),
        ])
    func found(_ text: String, _ numbers: [String]) {
        let pieces = LeftToRight.pieces(of: text)
        #expect(pieces.filter(\.isNumber).map(\.text) == numbers)
        #expect(pieces.map(\.text).joined() == text)
    }

    @Test(
        "Lists, ranges and words with numbers are read with the text",
        arguments: [
            "1, 2, 3", "2024 2025 2026", "טווח 10-20", "EIN 00-0000000", "ב-5 בנובמבר", "$", "US$5",
            "212-555-0100",
            "\u{E000}12\u{E001}", "(50%)", "",
        ])
    func left(_ text: String) {
        #expect(LeftToRight.pieces(of: text).allSatisfy { !$0.isNumber })
        #expect(LeftToRight.pieces(of: text).map(\.text).joined() == text)
    }

    @Test("A letter writes nothing in the place of an empty paragraph")
    func emptyParagraph() {
        var html = HTMLBytes()
        html.append("<p>Dear</p>\n<p> ")
        html.appendLeavingOutEmptyParagraph(Array("</p>\n<hr>".utf8))
        html.append("<p>")
        html.isolated("x", in: .en)
        html.appendLeavingOutEmptyParagraph(Array("</p>\n".utf8))
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<p>Dear</p>\n<hr><p><bdi>x</bdi></p>\n")
    }
}
