import CampaignKit
import Testing

@testable import Terminal

@Suite struct TableTests {
    private let columns = [
        TableColumn("Donor", key: "donor"), TableColumn("Raised", key: "raised", alignment: .trailing),
    ]

    @Test func shortRowsAreFilledUp() {
        let table = Table(columns: columns, rows: [TableRow([Cell("Ana")], emphasis: true, ruleBefore: true)])
        #expect(table.rows[0].cells == [Cell("Ana"), Cell.blank()])
        #expect(table.rows[0].emphasis && table.rows[0].ruleBefore)
    }

    @Test func surplusCellsAreDropped() {
        var table = Table(columns: columns)
        table.append(TableRow([Cell("Ana"), Cell("1"), Cell("2")]))
        #expect(table.rows[0].cells.map(\.text) == ["Ana", "1"])
    }

    @Test func cellKinds() {
        #expect(Cell("x").value == .text("x"))
        #expect(Cell.number("$1", plain: 1, tone: .good).value == .number(1))
        #expect(Cell.number("$1", plain: 1, tone: .good).tone == .good)
        #expect(Cell.blank("–").value == CellValue.none)
        #expect(Cell.blank("–").text == "–")
    }
}
