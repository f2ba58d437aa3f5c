import CampaignExchange
import CampaignKit
import Terminal
import TestSupport
import Testing

@testable import CampaignCLI

/// Tables as CSV and TSV, and what an import makes of them.
@Suite struct TableCSVTests {
    private func written(_ table: Table, _ options: CSVWriterOptions = CSVWriterOptions()) -> String {
        String(decoding: CSVWriter.bytes(table, options), as: UTF8.self)
    }

    private func written(_ cell: Cell, _ options: CSVWriterOptions = CSVWriterOptions()) -> String {
        written(Table(columns: [TableColumn("Name", key: "name")], rows: [TableRow([cell])]), options)
    }

    private static let status = Table(
        columns: [
            TableColumn("Campaign", key: "campaign"), TableColumn("Goal", key: "goal"),
            TableColumn("Pace", key: "pace"),
        ],
        rows: [
            TableRow([Cell("year-end-2026"), .money(-6_000_000, .usd), Cell("▲ $2,110")]),
            TableRow([Cell("日本語-2026"), .count(12), .blank("–")]),
        ])

    @Test func wholeTable() {
        #expect(
            written(Self.status)
                == "campaign,goal,pace\r\nyear-end-2026,-60000.00,\"▲ $2,110\"\r\n日本語-2026,12,\r\n")
        #expect(
            written(Self.status, .tsv)
                == "campaign\tgoal\tpace\nyear-end-2026\t-60000.00\t▲ $2,110\n日本語-2026\t12\t\n")
        #expect(written(Self.status, CSVWriterOptions(excel: true)).unicodeScalars.first == "\u{FEFF}")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("a ", "\"a \""), ("", "\"\""), ("O'Neil", "O'Neil"),
        ("日本", "日本"), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a;b", "a;b"), ("-1", "'-1"),
    ])
    func quoting(_ text: String, _ field: String) {
        #expect(Array(written(Cell(text)).utf8) == Array("name\r\n\(field)\r\n".utf8))
    }

    @Test func nothingIsAnEmptyField() {
        let columns = [TableColumn("A", key: "a"), TableColumn("B", key: "b")]
        #expect(
            written(Table(columns: columns, rows: [TableRow([.blank("–"), .blank("–")])])) == "a,b\r\n,\r\n")
        #expect(written(.blank("–")) == "name\r\n\"\"\r\n")
    }

    /// A name that a terminal would obey goes out in no file, whatever asks for it.
    @Test(arguments: ["\u{9B}31m", "\u{85}", "\u{1B}[2J", "\u{90}x\u{9C}", "\u{7F}", "\u{0}", "\u{B}"])
    func noControlGoesOut(text: String) {
        for options in [CSVWriterOptions(), CSVWriterOptions(excel: true, raw: true), .tsv] {
            for cell in [Cell("A" + text), Cell(text)] {
                let controls = written(cell, options).unicodeScalars.filter {
                    $0.properties.generalCategory == .control && !["\r", "\n"].contains($0)
                }
                #expect(controls.isEmpty, "\(controls)")
            }
        }
    }

    @Test func keysAreGuardedToo() {
        let table = Table(columns: [TableColumn("A", key: "=a"), TableColumn("B", key: "b,c")])
        #expect(written(table) == "'=a,\"b,c\"\r\n")
    }

    private static let stock = [
        "a", "Ana Ruiz", " ", "  ", "\t", "\n", "\r\n", "\r", "'", "''", "\"", ",", ";", "=", "=1+1", "+",
        "-",
        "-12.50", "12.50", "-12,50", "1.234,50", "@x", "＝", "＠", "\u{202E}", "\u{2066}", "\u{200F}",
        "\u{200B}",
        "\u{FEFF}", "\u{A0}", "\u{3000}", "\u{AD}", "שלום", "e\u{301}", "\u{301}", "👩‍👩‍👧", "\u{E000}", "0012",
    ]

    private static func hostileRows(_ generator: inout SeededGenerator) -> [[String]] {
        (0..<4).map { _ in
            (0..<3).map { _ in
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    stock.randomElement(using: &generator) ?? ""
                }.joined()
            }
        }
    }

    private func read(_ bytes: [UInt8], _ delimiter: CSVDelimiter? = nil) throws -> [[String]] {
        let reader = try CSVReader(
            source: MemoryByteSource(bytes), options: CSVOptions(delimiter: delimiter))
        var records: [[String]] = []
        while true {
            switch try reader.next() {
            case .end: return records
            case .record: records.append(reader.record.strings)
            case .fault(let fault): Issue.record("\(fault)")
            }
        }
    }

    /// What the writer adds, the importer takes off, and nothing else.
    @Test(arguments: [1, 2, 3, 42, 2026, Seeds.fresh])
    func everyTextComesBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let rows = Self.hostileRows(&generator)
            let table = Table(
                columns: ["a", "b", "c"].map { TableColumn($0, key: $0) },
                rows: rows.map { TableRow($0.map { Cell($0) }) })
            for options in [CSVWriterOptions(), CSVWriterOptions(excel: true)] {
                let back = try read(CSVWriter.bytes(table, options)).dropFirst()
                // By bytes: strings that are canonically equal would hide a change.
                #expect(
                    back.map { $0.map { Array(FormulaGuard.undone($0).utf8) } }
                        == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
            }
            let flat = try read(CSVWriter.bytes(table, .tsv), .tab).dropFirst()
            #expect(
                flat.map { $0.map { Array(FormulaGuard.undone($0).utf8) } }
                    == rows.map { $0.map { Array(Self.flat($0).utf8) } }, "seed \(seed)")
        }
    }

    private static func flat(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            result.append(["\t", "\n", "\r"].contains(scalar) ? " " : scalar)
        }
        return String(result)
    }

    /// No cell of a table begins like a formula, and figures are never touched.
    @Test(arguments: [1, 2, 3, Seeds.fresh])
    func noCellIsAFormula(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for rows in (0..<100).map({ _ in Self.hostileRows(&generator) }) {
            let table = Table(
                columns: ["a", "b", "c", "d"].map { TableColumn($0, key: $0) },
                rows: rows.map { TableRow($0.map { Cell($0) } + [.money(-1250, .usd)]) })
            for record in try read(CSVWriter.bytes(table)).dropFirst() {
                #expect(record.last == "-12.50", "seed \(seed)")
                for cell in record.dropLast() {
                    #expect(cell.hasPrefix("'") || !FormulaGuard.isDangerous(cell), "seed \(seed)")
                }
            }
        }
    }
}
