import CampaignExchange
import CampaignKit
import Terminal
import Testing

@testable import CampaignCLI

/// A field is written straight into a file's bytes, and must be what its cell would have been.
@Suite struct FieldValueTests {
    private static let usd = Currency.usd
    private static let yen = Currency(code: "JPY") ?? .usd

    private static let values: [FieldValue] =
        [
            .none, .text("gift"), .text("=1+1"), .text("'quoted"), .text("a, b"), .text("  blank "),
            .text("say \"hi\""), .text("two\nlines"), .text("tab\tin"), .text("\u{1B}[31mred"),
            .text("\u{202E}tfig"), .text("Zoë"), .text("Müller "), .text("x\u{85}y"), .text("é"),
            .text("7;8"), .text("-5"), .text("+1 555"), .text("@home"), .text(""), .text(nil),
            .id("G", 1042), .id("D", nil), .id("P", 0), .flag(true), .flag(false), .flag(true, yes: "=yes"),
            .list(["a", "b"]), .list([]), .list(["=a", "b,c"]), .number(12), .number(nil),
            .percent(Percent(tenths: 574)), .percent(nil),
            .either(cell: Cell("=sum"), json: .null), .either(cell: .blank("–"), json: .null),
        ] + Anonymity.allCases.map { .anonymity($0) }
        + [0, 7, -7, 1204, Int64.max, Int64.min].map { .count($0) }
        + [0, 5, -5, 99, 100, -100, 123_456_789, Int64.max, Int64.min].flatMap { minor in
            [usd, yen].map { .money(minor, $0) }
        }
        + ["1900-01-01", "1970-01-01", "2024-02-29", "2026-11-30", "9999-12-31"].map {
            .date(CalendarDate($0))
        }
        + [.date(CalendarDate(dayNumber: -800_000)), .date(CalendarDate(dayNumber: 4_000_000))]

    private func bytes(
        _ options: CSVWriterOptions, _ write: (FieldValue, inout CSVWriter) -> Void
    ) -> String {
        var writer = CSVWriter(options: options)
        writer.write(header: ["value", "more"])
        for value in Self.values {
            write(value, &writer)
            writer.add("end")
            writer.endRecord()
            // Alone in its record, where nothing at all would be an empty line.
            write(value, &writer)
            writer.endRecord()
        }
        return String(decoding: writer.drain(), as: UTF8.self)
    }

    @Test(arguments: [CSVWriterOptions(), .tsv, CSVWriterOptions(delimiter: .semicolon, excel: true)])
    func aFieldIsWrittenAsItsCell(_ options: CSVWriterOptions) {
        let direct = bytes(options) { $0.write(to: &$1) }
        let cells = bytes(options) { $1.add(CSVCell($0.cell.value)) }
        #expect(direct == cells)
        #expect(direct.utf8.count > 1000)
    }

    @Test func numbersHaveNeitherSignsOfCurrencyNorGroups() {
        var writer = CSVWriter()
        for value in [FieldValue.money(-5, Self.usd), .money(123_456, Self.usd), .money(500, Self.yen)] {
            value.write(to: &writer)
        }
        FieldValue.date(CalendarDate("2026-11-30")).write(to: &writer)
        FieldValue.id("G", 7).write(to: &writer)
        writer.endRecord()
        #expect(String(decoding: writer.drain(), as: UTF8.self) == "-0.05,1234.56,500,2026-11-30,G-7\r\n")
    }
}
