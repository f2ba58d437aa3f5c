import TestSupport
import Testing

@testable import Terminal

@Suite struct MachineTableTests {
    private func csv(_ cell: Cell, excel: Bool = false, raw: Bool = false) -> String {
        let table = Table(columns: [TableColumn("Name", key: "name")], rows: [TableRow([cell])])
        return CSVTableRenderer(excel: excel, raw: raw).render(table)
    }

    private func tsv(_ cell: Cell, raw: Bool = false) -> String {
        let table = Table(columns: [TableColumn("Name", key: "name")], rows: [TableRow([cell])])
        return TSVTableRenderer(raw: raw).render(table)
    }

    @Test func wholeTable() {
        #expect(
            CSVTableRenderer().render(TextTableRendererTests.status)
                == "campaign,goal,pace\r\nyear-end-2026,60000.00,\"▲ $2,110\"\r\n"
                + "日本語-2026,120000.00,▼\r\nTOTAL,180000.00,\r\n")
        #expect(
            TSVTableRenderer().render(TextTableRendererTests.status)
                == "campaign\tgoal\tpace\nyear-end-2026\t60000.00\t▲ $2,110\n"
                + "日本語-2026\t120000.00\t▼\nTOTAL\t180000.00\t\n")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""), ("", "\"\""), ("O'Neil", "O'Neil"),
        ("日本", "日本"),
        ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a;b", "a;b"),
    ])
    func quoting(_ text: String, _ field: String) {
        #expect(Array(csv(Cell(text)).unicodeScalars) == Array("name\r\n\(field)\r\n".unicodeScalars))
    }

    static let formulas = [
        "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "\nx",
        " =1", "   =1",
        "\u{A0}=1", "\u{3000}=1", "\u{200B}=1", "\u{FEFF}=1", "\u{0}=1", "\u{B}=1", "＝1", "＋1", "－1", "＠SUM",
        " ＝1",
        "=\u{301}1", "-2+3+cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil\",\"x\")", "+1 (555) 010-0199",
        "@handle",
        "\u{202E}=1", " \t=1",
    ]

    @Test(arguments: formulas)
    func formulasGetAnApostrophe(_ text: String) {
        let guarded = SpreadsheetGuard.text(text)
        #expect(guarded.unicodeScalars.first == "'")
        #expect(Array(guarded.unicodeScalars.dropFirst()) == Array(text.unicodeScalars))
        let record = csv(Cell(text)).unicodeScalars.dropFirst("name\r\n".unicodeScalars.count)
        #expect(record.starts(with: "'".unicodeScalars) || record.starts(with: "\"'".unicodeScalars))
        #expect(tsv(Cell(text)).unicodeScalars.dropFirst(5).first == "'")
    }

    @Test(arguments: formulas)
    func rawLeavesThem(_ text: String) {
        #expect(!csv(Cell(text), raw: true).contains("\r\n'"))
        #expect(!csv(Cell(text), raw: true).contains("\r\n\"'"))
        #expect(!tsv(Cell(text), raw: true).contains("\n'"))
    }

    @Test(arguments: ["Ana-Maria", "a=b", "1+1", "'quoted", "(no appeal)", "–", "▲ $2", "", "  ", "12"])
    func harmlessTextsAreLeft(_ text: String) {
        #expect(SpreadsheetGuard.text(text) == text)
    }

    @Test(arguments: SeededGenerator.seeds)
    func guardingTwiceIsGuardingOnce(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let once = SpreadsheetGuard.text(generator.hostileText(pieces: 4))
            #expect(SpreadsheetGuard.text(once) == once, "seed \(seed): \(once.debugDescription)")
        }
    }

    @Test func numbersAreNeverGuarded() {
        #expect(csv(.number("($12.50)", plain: "-12.50")) == "name\r\n-12.50\r\n")
        #expect(tsv(.number("($12.50)", plain: "-12.50")) == "name\n-12.50\n")
    }

    @Test func whatOnlyClaimsToBeANumberIsGuarded() {
        #expect(csv(.number("x", plain: "-1+cmd|' /C calc'!A0")) == "name\r\n'-1+cmd|' /C calc'!A0\r\n")
        #expect(tsv(.number("x", plain: "=1")) == "name\n'=1\n")
    }

    @Test func nothingIsAnEmptyField() {
        let table = Table(
            columns: [TableColumn("A", key: "a"), TableColumn("B", key: "b")],
            rows: [TableRow([.blank("–"), .blank("–")])])
        #expect(CSVTableRenderer().render(table) == "a,b\r\n,\r\n")
        #expect(csv(.blank("–")) == "name\r\n\"\"\r\n")
    }

    /// A name that a terminal would obey is shown, not sent, whatever asks for the table.
    @Test(arguments: ["\u{9B}31m", "\u{85}", "\u{1B}[2J", "\u{90}x\u{9C}", "\u{7F}", "\u{0}"])
    func noControlGoesOut(text: String) {
        for cell in [Cell("A" + text), Cell(text)] {
            for file in [csv(cell), csv(cell, raw: true), csv(cell, excel: true), tsv(cell)] {
                let controls = file.unicodeScalars.filter {
                    $0.properties.generalCategory == .control && !["\r", "\n"].contains($0)
                }
                #expect(controls.isEmpty, "\(controls)")
            }
        }
    }

    @Test func byteOrderMark() {
        #expect(Array(csv(Cell("x"), excel: true).utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, 0x6E])
        #expect(Array(csv(Cell("x")).utf8.prefix(1)) == [0x6E])
    }

    @Test func keysAreGuardedToo() {
        let table = Table(columns: [TableColumn("A", key: "=a"), TableColumn("B", key: "b,c")])
        #expect(CSVTableRenderer().render(table) == "'=a,\"b,c\"\r\n")
        #expect(TSVTableRenderer(raw: true).render(table) == "=a\tb,c\n")
    }

    @Test(arguments: [
        ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"), ("a\n\nb", "a  b"),
    ])
    func separatorsInTSVBecomeBlanks(_ text: String, _ field: String) {
        #expect(tsv(Cell(text)) == "name\n\(field)\n")
    }

    @Test(arguments: SeededGenerator.seeds)
    func everyCSVReadsBack(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let rows = (0..<3).map { _ in (0..<3).map { _ in generator.hostileText(pieces: 4) } }
            let table = Table(
                columns: ["a", "b", "c"].map { TableColumn($0, key: $0) },
                rows: rows.map { TableRow($0.map { Cell($0) }) })
            let read = parse(CSVTableRenderer(raw: true).render(table))
            let wanted = ([["a", "b", "c"]] + rows).map { $0.map { $0.unicodeScalars.map(Self.visible) } }
            #expect(read == wanted, "seed \(seed)")
        }
    }

    /// What a terminal would obey is not written as it is, not even raw.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let isKept = ["\t", "\n", "\r"].contains(scalar)
        return !isKept && scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }

    /// A reader that knows nothing of the writer.
    private func parse(_ text: String) -> [[[Unicode.Scalar]]] {
        var records: [[[Unicode.Scalar]]] = []
        var fields: [[Unicode.Scalar]] = []
        var field: [Unicode.Scalar] = []
        var isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    field.append(scalar)
                } else if rest.first == "\"" {
                    field.append("\"")
                    rest = rest.dropFirst()
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," || scalar == "\r" {
                fields.append(field)
                field = []
                if scalar == "\r" {
                    rest = rest.dropFirst()
                    records.append(fields)
                    fields = []
                }
            } else {
                field.append(scalar)
            }
        }
        return records
    }
}
