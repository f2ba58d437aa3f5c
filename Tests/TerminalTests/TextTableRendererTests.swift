import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct TextTableRendererTests {
    static let status = Table(
        columns: [
            TableColumn("Campaign", key: "campaign", shrinks: true),
            TableColumn("Goal", key: "goal", alignment: .trailing),
            TableColumn("Pace", key: "pace"),
        ],
        rows: [
            TableRow([
                Cell("year-end-2026"), .number("$60,000", plain: 60_000), Cell("▲ $2,110", tone: .good),
            ]),
            TableRow([Cell("日本語-2026"), .number("$120,000", plain: 120_000), Cell("▼", tone: .bad)]),
            TableRow(
                [Cell("TOTAL"), .number("$180,000", plain: 180_000)], emphasis: true, ruleBefore: true),
        ])

    @Test func alignedText() {
        let rendered = TextTableRenderer().render(Self.status)
        #expect(
            rendered.text == """
                CAMPAIGN           GOAL  PACE
                year-end-2026   $60,000  ▲ $2,110
                日本語-2026    $120,000  ▼
                ─────────────────────────────────
                TOTAL          $180,000

                """)
        #expect(rendered.isWhole)
    }

    /// Of what does not fit, what is empty goes first, then what matters least; what says it is the caller.
    @Test func aNarrowScreenGoesWithoutSome() {
        let table = Table(
            columns: [
                TableColumn("Campaign", key: "campaign", shrinks: true),
                TableColumn("Gifts", key: "gifts", alignment: .trailing, isSecondary: true),
                TableColumn("Held", key: "held"),
                TableColumn("Goal", key: "goal", alignment: .trailing),
                TableColumn("Average", key: "average", alignment: .trailing, isSecondary: true),
            ],
            rows: [
                TableRow([Cell("year-end-2025"), Cell("12"), Cell("–"), Cell("$60,000"), Cell("$1,234.00")]),
                TableRow([Cell("year-end-2026"), Cell("7"), Cell(""), Cell("$9,000"), Cell("$66.00")]),
            ])
        func text(_ width: Int?) -> RenderedTable { TextTableRenderer(width: width).render(table) }
        #expect(text(nil).lines[1] == "year-end-2025     12  –     $60,000  $1,234.00")
        #expect(text(46).lines == text(nil).lines)
        // Nothing is lost with a column in which nothing stands.
        #expect(text(40).lines[1] == "year-end-2025     12  $60,000  $1,234.00" && text(40).isWhole)
        // An id is not broken while a secondary column can go.
        #expect(text(35).lines[2] == "year-end-2026      7   $9,000")
        #expect(text(35).leftOut == ["Average"])
        #expect(text(25).lines[2] == "year-end-2026   $9,000" && text(25).leftOut == ["Gifts", "Average"])
        #expect(text(20).lines.suffix(2) == ["year-      $9,000", "end-2026"])
        #expect(text(20).isWrapped && !text(20).breaksWords && !text(20).overflows)
        // Where nothing else helps, figures go too, and what they are is said.
        #expect(text(10).lines == ["CAMPAIGN", "year-", "end-2025", "year-", "end-2026"])
        #expect(text(10).leftOut == ["Gifts", "Goal", "Average"] && !text(10).overflows)
    }

    /// Values go on below themselves between words, with their indent, also in the heading.
    @Test func longValuesTakeMoreLines() {
        let table = Table(
            columns: [
                TableColumn("Donor", key: "donor", shrinks: true),
                TableColumn("First and last", key: "ids", shrinks: true),
                TableColumn("Sum", key: "sum", alignment: .trailing),
            ],
            rows: [
                TableRow([Cell("  Hollis Foundation"), Cell("a-1 to a-9"), Cell("$5.00")]),
                TableRow([Cell("日本語 日本語 財団"), Cell("b-1"), Cell("$15.00")]),
            ])
        let rendered = TextTableRenderer(width: 29).render(table)
        #expect(
            rendered.lines == [
                "DONOR         FIRST       SUM", "              AND", "              LAST",
                "  Hollis      a-1 to    $5.00", "  Foundation  a-9",
                "日本語        b-1      $15.00", "日本語 財団",
            ], "\n\(rendered.text)")
        #expect(rendered.isWrapped && !rendered.breaksWords && !rendered.overflows)
        #expect(rendered.header.count == 3 && rendered.rows.map(\.count) == [2, 2])
        #expect(rendered.leftOut.isEmpty)
    }

    /// An id is broken behind its hyphens, never a date, an amount or one of our numbers.
    @Test func longWordsAreBrokenBehindHyphens() {
        let table = Table(
            columns: [
                TableColumn("For", key: "for", shrinks: true), TableColumn("Sum", key: "sum"),
            ],
            rows: [
                TableRow([Cell("  center-for-innovation / floor-3"), Cell("$1,000.00")]),
                TableRow([Cell("paid $12,500.00 on 2026-11-20 as G-123456"), Cell("-")]),
            ])
        let rendered = TextTableRenderer(width: 24).render(table)
        #expect(
            rendered.lines == [
                "FOR           SUM", "  center-     $1,000.00", "  for-", "  innovation", "  / floor-3",
                "paid          -", "$12,500.00", "on", "2026-11-20", "as G-123456",
            ], "\n\(rendered.text)")
        #expect(!rendered.breaksWords)
    }

    /// Only where nothing else helps, a word goes on within itself; all of it is there.
    @Test func onTheNarrowestScreenWordsAreBroken() {
        let table = Table(
            columns: [TableColumn("Name", key: "name", shrinks: true), TableColumn("Sum", key: "sum")],
            rows: [TableRow([Cell("Quillfeather Fund"), Cell("$5")])])
        let rendered = TextTableRenderer(width: 13).render(table)
        #expect(rendered.lines == ["NAME      SUM", "Quillfea  $5", "ther", "Fund"], "\n\(rendered.text)")
        #expect(rendered.breaksWords && !rendered.overflows)
    }

    /// Words before a sum run on over the blanks behind them, and make no column wider.
    @Test func wordsBeforeASumRunOn() {
        let table = Table(
            columns: [
                TableColumn("Gift", key: "gift"), TableColumn("Donor", key: "donor", shrinks: true),
                TableColumn("Part", key: "part", alignment: .trailing),
            ],
            rows: [
                TableRow([Cell("G-1"), Cell("Ana Ruiz"), Cell("$5.00")]),
                TableRow([Cell("… 3,204 more rows", spans: true), Cell.blank(), Cell("$95.00")]),
            ])
        func lines(_ width: Int?) -> [String] { TextTableRenderer(width: width).render(table).lines }
        #expect(
            lines(nil) == [
                "GIFT     DONOR       PART", "G-1      Ana Ruiz   $5.00", "… 3,204 more rows  $95.00",
            ])
        #expect(
            lines(24) == [
                "GIFT  DONOR       PART", "G-1   Ana Ruiz   $5.00", "… 3,204 more    $95.00", "rows",
            ])
    }

    @Test func asciiAndHeaderAsGiven() {
        let rendered = TextTableRenderer(width: 30, ascii: true, capitalizesHeader: false).render(Self.status)
        #expect(rendered.lines[0] == "Campaign      Goal  Pace")
        #expect(rendered.lines[1] == "year-      $60,000  ▲ $2,110" && rendered.lines[2] == "end-2026")
        #expect(rendered.lines[5] == String(repeating: "-", count: 28), "\n\(rendered.text)")
    }

    @Test func colorsTextButNotPadding() {
        let style = Style(enabled: true)
        let lines = TextTableRenderer(style: style).render(Self.status).lines
        #expect(lines[1] == "year-end-2026   $60,000  " + style.green("▲ $2,110"))
        #expect(lines[4] == style.bold("TOTAL") + "          " + style.bold("$180,000"))
    }

    @Test func breaksOnlyWhatMayShrinkAndSaysWhatIsLeftOut() {
        let rendered = TextTableRenderer(width: 31).render(Self.status)
        #expect(rendered.isWrapped && !rendered.overflows && rendered.leftOut.isEmpty)
        #expect(rendered.lines[1] == "year-end-     $60,000  ▲ $2,110")
        let narrow = TextTableRenderer(width: 20).render(Self.status)
        #expect(narrow.leftOut == ["Pace"] && narrow.lines[1] == "year-      $60,000", "\n\(narrow.text)")
        let least = TextTableRenderer(width: 7).render(Self.status)
        #expect(least.overflows && least.leftOut == ["Goal", "Pace"])
    }

    @Test func exactFitIsNotBroken() {
        let rendered = TextTableRenderer(width: 33).render(Self.status)
        #expect(rendered.isWhole)
        #expect(rendered.lines == TextTableRenderer().render(Self.status).lines)
    }

    @Test func withoutWidthNothingIsEverBroken() {
        let name = String(repeating: "Very Long Foundation ", count: 50)
        let table = Table(
            columns: [TableColumn("Donor", key: "donor", shrinks: true)], rows: [TableRow([Cell(name)])])
        let rendered = TextTableRenderer(width: nil).render(table)
        #expect(rendered.lines[1] == String(name.dropLast()) && rendered.isWhole)
    }

    @Test func hostileCellsStayOnTheirLine() {
        let table = Table(
            columns: [TableColumn("Do\nnor", key: "donor"), TableColumn("Note", key: "note")],
            rows: [TableRow([Cell("Ana\u{1B}[2J\nRuiz"), Cell("\u{202E}x")])])
        let rendered = TextTableRenderer().render(table)
        #expect(rendered.lines == ["DO NOR        NOTE", "Ana\u{FFFD}[2J Ruiz  x"])
    }

    @Test(arguments: SeededGenerator.seeds)
    func noControlReachesTheTerminal(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let table = randomTable(using: &generator)
            let lines = TextTableRenderer(width: 40).render(table).lines
            let scalars = lines.flatMap { $0.unicodeScalars }
            #expect(scalars.allSatisfy { $0.properties.generalCategory != .control }, "seed \(seed)")
            #expect(lines.allSatisfy { !$0.hasSuffix(" ") }, "seed \(seed)")
        }
    }

    @Test func emptyTables() {
        #expect(TextTableRenderer().render(Table(columns: [])).lines.isEmpty)
        #expect(TextTableRenderer().render(Table(columns: [])).text == "")
        let header = TextTableRenderer().render(Table(columns: [TableColumn("Id", key: "id")]))
        #expect(header.lines == ["ID"])
    }

    /// Room goes to where it saves the most lines: not to a column in which little stands.
    @Test func roomGoesToWhereItSavesLines() {
        let names = ["Hollis Foundation", "Ana Ruiz", "Ottoline Frostwick", "Umbrella Pine Trust"]
        let table = Table(
            columns: [
                TableColumn("Name", key: "name", shrinks: true),
                TableColumn("Mark", key: "mark", shrinks: true),
                TableColumn("Sum", key: "sum", alignment: .trailing),
            ],
            rows: names.enumerated().map { index, name in
                TableRow([Cell(name), Cell(index == 1 ? "anonymous to the public" : ""), Cell("$5.00")])
            })
        let rendered = TextTableRenderer(width: 37).render(table)
        #expect(
            rendered.lines == [
                "NAME                 MARK         SUM", "Hollis Foundation               $5.00",
                "Ana Ruiz             anonymous  $5.00", "                     to the",
                "                     public",
                "Ottoline Frostwick              $5.00", "Umbrella Pine Trust             $5.00",
            ], "\n\(rendered.text)")
    }

    @Test(arguments: SeededGenerator.seeds, [true, false])
    func columnsStandUnderEachOther(seed: UInt64, ascii: Bool) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let table = randomTable(using: &generator)
            let width = Bool.random(using: &generator) ? Int.random(in: 20...90, using: &generator) : nil
            let rendered = TextTableRenderer(width: width, ascii: ascii, capitalizesHeader: false).render(
                table)
            #expect(rendered.rows.count == table.rows.count, "seed \(seed)")
            if let width, !rendered.overflows {
                #expect(rendered.lines.allSatisfy { DisplayWidth.of($0) <= width }, "seed \(seed)")
            }
            if width == nil { #expect(rendered.isWhole) }
            #expect(missing(in: rendered, of: table).isEmpty, "seed \(seed)\n\(rendered.text)")
            #expect(gutterOffsets(of: rendered, in: table), "seed \(seed)\n\(rendered.text)")
        }
    }

    /// What can be seen of the columns that are shown, and is not there.
    private func missing(in rendered: RenderedTable, of table: Table) -> [Unicode.Scalar: Int] {
        func count(_ texts: [String]) -> [Unicode.Scalar: Int] {
            texts.flatMap { $0.unicodeScalars.filter { $0 != " " } }.reduce(into: [:]) {
                $0[$1, default: 0] += 1
            }
        }
        let shown = table.columns.indices.filter { !rendered.leftOut.contains(table.columns[$0].title) }
        let texts = shown.map { index in table.rows.map { TerminalText.safe($0.cells[index].text) } }
        let there = count(rendered.lines)
        // A column in which nothing stands may go.
        return count(texts.filter { !$0.allSatisfy(["", "-", "–"].contains) }.flatMap { $0 })
            .filter { $0.value > there[$0.key, default: 0] }
    }

    /// A trailing last column ends every line at one column; markers in every cell show where columns begin.
    private func gutterOffsets(of rendered: RenderedTable, in table: Table) -> Bool {
        let first = rendered.header.prefix(1) + rendered.rows.compactMap(\.first)
        guard !rendered.leftOut.contains("end") else { return true }
        return Set(first.map { DisplayWidth.of($0) }).count == 1
            && Set(first.map { line in line.prefixWidth(before: "¦") }).count == 1
    }

    /// Two free columns, one that begins with a marker, and one at the right edge.
    private func randomTable(using generator: inout SeededGenerator) -> Table {
        let columns = [
            TableColumn("one", key: "one", shrinks: Bool.random(using: &generator)),
            TableColumn("two", key: "two", alignment: .trailing, shrinks: Bool.random(using: &generator)),
            TableColumn("¦", key: "mark"),
            TableColumn("end", key: "end", alignment: .trailing),
        ]
        let rows = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            TableRow([
                Cell(generator.hostileText(pieces: Int.random(in: 0...9, using: &generator))),
                Cell(generator.hostileText(pieces: Int.random(in: 0...9, using: &generator))),
                Cell("¦" + generator.hostileText(pieces: Int.random(in: 0...2, using: &generator))),
                Cell("\(Int.random(in: 0...99_999, using: &generator))"),
            ])
        }
        return Table(columns: columns, rows: rows)
    }
}

extension String {
    /// Columns before the first `mark`, or nil without one.
    fileprivate func prefixWidth(before mark: Unicode.Scalar) -> Int? {
        guard let index = unicodeScalars.firstIndex(of: mark) else { return nil }
        return DisplayWidth.of(String(self[..<index]))
    }
}
