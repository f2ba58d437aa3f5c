import Foundation
import Testing

@testable import CampaignReports

@Suite("Colours of reports")
struct ThemeTests {
    /// The relative luminance of `#rrggbb`, as WCAG 2.2 defines it.
    private static func luminance(_ color: String) throws -> Double {
        let number = try #require(Int(color.dropFirst(), radix: 16))
        let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let light = try [luminance(one), luminance(other)].sorted()
        return (light[1] + 0.05) / (light[0] + 0.05)
    }

    /// At 768 pixels a table of seven columns would be cut; one of four has room.
    @Test(arguments: [
        (3, "block table"), (4, "block table cards"), (5, "block table cards"),
        (6, "block table cards many"), (8, "block table cards many"),
    ])
    func tablesThatAreTooWideAreCards(_ columns: Int, _ classes: String) {
        let table = ReportTable(
            caption: "T", columns: (0..<columns).map { .init("C\($0)", isNumber: $0 > 0) },
            rows: [.init((0..<columns).map { ReportText("\($0)") })])
        let html = HTMLReportTable(table: table, id: "t").html
        #expect(html.hasPrefix("<div class=\"\(classes)\" "))
        for (kind, width) in [("cards", 46), ("many", 60)] {
            let begin = "@media screen and (max-width: \(width)rem) {\n.\(kind) { overflow-x: visible; }"
            #expect(ReportTheme.tables.contains(begin))
        }
        #expect(!ReportTheme.tables.contains("KIND"))
    }

    /// Where several columns have words, amounts leave them the room on paper; of amounts alone nothing is
    /// taken.
    @Test(arguments: [(1, ""), (2, ""), (3, " words"), (4, " words")])
    func columnsOfWordsGetTheRoom(_ columns: Int, _ words: String) {
        let texts = (0..<columns).map { ReportTable.Column("C\($0)") }
        let table = ReportTable(
            caption: "T", columns: texts + [.init("Raised", isNumber: true)],
            rows: [.init((0...columns).map { ReportText("\($0)") })])
        let html = HTMLReportTable(table: table, id: "t").html
        #expect(html.contains("class=\"block table\(columns > 2 ? " cards" : "")\(words)\""))
    }

    /// A caption is never the last line of a sheet, nor the last row the first line of the next.
    ///
    /// Three rows are together below the heads.
    @Test func captionsAndLastRowsAreNotAloneOnPaper() {
        let style = ReportTheme.style(.letter, foot: PageFoot(words: "", isRightToLeft: false))
        #expect(style.contains("h1, h2, h3, h4, caption, figcaption { break-after: avoid; }"))
        #expect(style.contains("caption, figcaption { break-inside: avoid; }"))
        let rows = "tbody tr:nth-child(-n+3), tbody tr:nth-last-child(-n+2), .total"
        #expect(style.contains("\(rows) { break-before: avoid; }"))
    }

    @Test("The formula itself")
    func formula() throws {
        #expect(try abs(Self.contrast("#000000", "#ffffff") - 21) < 0.01)
        #expect(try abs(Self.contrast("#767676", "#ffffff") - 4.54) < 0.01)
    }

    @Test(
        "Text is readable and marks are visible on what they stand on",
        arguments: [
            ("light", ThemePalette.light), ("dark", .dark), ("print", .print),
        ])
    func pairs(_ name: String, _ palette: ThemePalette) throws {
        for text in [palette.ink, palette.soft, palette.accent, palette.good, palette.caution] {
            #expect(try Self.contrast(text, palette.paper) >= 4.5, "\(name): \(text) on paper")
        }
        // Non-text: 3 : 1 against the page, and against what they are drawn on.
        for (mark, ground) in [
            (palette.solid, palette.paper), (palette.solid, palette.track), (palette.solid, palette.promised),
            (palette.hatch, palette.promised), (palette.hatch, palette.paper), (palette.hatch, palette.track),
            (palette.mark, palette.paper), (palette.mark, palette.track), (palette.caution, palette.paper),
            (palette.accent, palette.paper), (palette.accent, palette.track),
        ] {
            #expect(try Self.contrast(mark, ground) >= 3, "\(name): \(mark) on \(ground)")
        }
    }

    @Test(
        "Every ink is a class of the sheet and carries the colors of print itself", arguments: SVGInk.allCases
    )
    func inks(_ ink: SVGInk) throws {
        #expect(ReportTheme.charts.contains(".\(ink.rawValue) {"))
        let literal = try #require(ink.attributes.split(separator: "\" ", maxSplits: 1).last)
        let colors = Set(ThemePalette.print.colors.map(\.value))
        let expression = try NSRegularExpression(pattern: "#[0-9a-f]{6}")
        let text = String(literal)
        let found = expression.matches(in: text, range: NSRange(text.startIndex..., in: text))
            .compactMap { Range($0.range, in: text).map { String(text[$0]) } }
        #expect(!found.isEmpty && found.allSatisfy(colors.contains))
    }

    @Test("Both schemes define every colour that the sheet uses")
    func variables() throws {
        let style = ReportTheme.style(.letter, foot: PageFoot(words: "", isRightToLeft: false))
        let defined = Set(ThemePalette.light.colors.map(\.name))
        let expression = try NSRegularExpression(pattern: "var\\(--([a-z]+)\\)")
        let matches = expression.matches(in: style, range: NSRange(style.startIndex..., in: style))
        let used = Set(matches.compactMap { Range($0.range(at: 1), in: style).map { String(style[$0]) } })
        #expect(used.isSubset(of: defined))
        #expect(style.components(separatedBy: "--paper:").count == 4)
    }

    /// WeasyPrint knows no logical padding: without it, a part of a campaign would be added to the whole.
    @Test func partsAreSetInOnPaperToo() {
        let style = ReportTheme.style(.letter, foot: PageFoot(words: "", isRightToLeft: false))
        for (depth, room) in [(1, "1.1"), (2, "2.2"), (3, "3.3"), (4, "4.4")] {
            #expect(style.contains("\n.in-\(depth) { padding-left: \(room)rem !important; }"))
            #expect(style.contains("[dir=rtl] .in-\(depth) { padding-left: .5rem !important; padding-right:"))
        }
    }
}
