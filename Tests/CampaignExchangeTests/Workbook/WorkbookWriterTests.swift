import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignExchange

@Suite("Workbooks")
struct WorkbookWriterTests {
    /// What spreadsheets have been made to run, or to take for something else.
    static let hostile = [
        "=1+1", "+1+1", "-1+1", "@SUM(A1:A2)", "=HYPERLINK(\"http://example.org\",\"x\")",
        "=cmd|' /C calc'!A0",
        "\t=1+1", " =1+1", "＝1+1", "'=1+1", "http://example.org", "mailto:a@example.org",
        "internal:Sheet1!A1",
        "{=1+1}", "02138", "1E5", "TRUE", "#REF!", "<b>&amp;</b>", "שלום", "a\nb", "\u{1}\u{0}x", "_x0041_",
        "\u{202E}abc", String(repeating: "x", count: 40_000),
    ]

    private func book(_ rows: [[WorkbookCell]], columns: [String]) throws -> [UInt8] {
        let writer = try WorkbookWriter(sheet: "List", columns: columns)
        for row in rows { try writer.append(row) }
        return try writer.finish()
    }

    private func file(_ bytes: [UInt8]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "book-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("list.xlsx")
        try Data(bytes).write(to: file)
        return file
    }

    private static let row: [WorkbookCell] = [
        .text("02138"), .number(PlainNumber(Money(minorUnits: 1_234_50, currency: .usd))), .number(7),
        PlainNumber("-0.125").map { .number($0) } ?? .blank, .blank,
        .date(CalendarDate(year: 2026, month: 12, day: 31) ?? CalendarDate(dayNumber: 0)),
    ]

    @Test("The same rows are the same bytes, and a ZIP archive")
    func deterministic() throws {
        let columns = ["zip", "amount", "count", "rate", "none", "day"]
        let one = try book([Self.row, Self.row], columns: columns)
        #expect(try book([Self.row, Self.row], columns: columns) == one)
        #expect(one.starts(with: Array("PK".utf8)) && one.count > 4000)
        #expect(try book([Self.row], columns: columns) != one)
        #expect(!one.isEmpty)
    }

    @Test("Figures are numbers, days are dates, ZIP codes keep their zeros: openpyxl")
    func readBack() throws {
        let file = try file(book([Self.row], columns: ["zip", "amount", "count", "rate", "none", "day"]))
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        guard let cells = try WorkbookProgram.openpyxl(file) else { return }
        #expect(cells.count == 2)
        #expect(cells[1][0] == ["s", "02138", "General"])
        #expect(cells[1][1] == ["n", "1234.5", "#,##0.00"])
        #expect(cells[1][2] == ["n", "7", "0"])
        #expect(cells[1][3] == ["n", "-0.125", "#,##0.000"])
        #expect(cells[1][4][1].isEmpty)
        #expect(cells[1][5] == ["d", "2026-12-31 00:00:00", "yyyy-mm-dd"])
    }

    @Test("Nothing is ever a formula or a link: openpyxl and LibreOffice")
    func hostileTexts() throws {
        let rows = Self.hostile.map { text in
            [WorkbookCell.text(text), PlainNumber(text).map { .number($0) } ?? .text(text)]
        }
        let file = try file(book(rows, columns: ["text", "=1+1"]))
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        if let cells = try WorkbookProgram.openpyxl(file) {
            #expect(cells[0][1][0] == "s")
            for (text, row) in zip(Self.hostile, cells.dropFirst()) {
                #expect(row[0][0] == "s", "\(text.prefix(20)): \(row[0][0])")
                if text.count < 100, !text.contains("\u{0}") { #expect(row[0][1] == text, "\(text)") }
                // What only claims to be a number is text too; these two are plain digits.
                #expect(row[1][0] == (text == "02138" ? "n" : "s"), "\(text.prefix(20))")
            }
        }
        guard let shown = try WorkbookProgram.libreOffice(file) else { return }
        for text in ["=1+1", "+1+1", "-1+1", "@SUM(A1:A2)", "02138"] {
            #expect(shown.contains(text), "\(text) is not shown as it is")
        }
        #expect(shown.contains("=cmd|' /C calc'!A0") && !shown.contains("#NAME?"))
    }

    @Test("A long number stays as written: spreadsheets have fifteen digits")
    func exactNumbers() {
        for text in ["0", "-1", "999999999999999", "12345678901234.5", "-0.01"] {
            #expect(PlainNumber(text).map(WorkbookText.isExact) == true, "\(text)")
        }
        for text in ["", "-", "1.", ".5", "1e5", "1,000", "９", "1234567890123456", "1.2.3", "0x10", " 1"] {
            #expect(PlainNumber(text).map(WorkbookText.isExact) != true, "\(text)")
        }
    }

    @Test("Texts lose what XML cannot hold, and what is too long is cut and says so")
    func cleaning() {
        #expect(WorkbookText.clean("a\u{0}b\rc\n\td\u{FFFE}") == "a\u{FFFD}bc\n\td\u{FFFD}")
        let long = WorkbookText.clean(String(repeating: "é", count: 50_000))
        #expect(long.hasSuffix(" … (cut)") && long.unicodeScalars.count < 32_767)
        #expect(WorkbookText.width("abc\nabcdef") == 6 && WorkbookText.width("日本") == 4)
    }

    @Test("No rows, no columns, surplus cells, odd names")
    func odd() throws {
        #expect(!(try book([], columns: ["a"])).isEmpty)
        #expect(!(try book([[.text("x")]], columns: [])).isEmpty)
        #expect(!(try book([[.text("x"), .text("y")]], columns: ["a"])).isEmpty)
        for name in ["", "a/b:c[d]*?\\", "שלום", String(repeating: "n", count: 99), "'quoted'"] {
            let writer = try WorkbookWriter(sheet: name, columns: ["a"])
            #expect(!(try writer.finish()).isEmpty)
        }
        // One that is never finished leaves nothing behind.
        _ = try WorkbookWriter(sheet: "List", columns: ["a"])
    }
}
