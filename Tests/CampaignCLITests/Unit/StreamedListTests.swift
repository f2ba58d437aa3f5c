import ArgumentParser
import CampaignKit
import CampaignServices
import Testing

@testable import CampaignCLI
@testable import Terminal

/// Lists written as they come are the bytes of the whole list.
struct StreamedListTests {
    private static let columns = ["gift", "amount"].map { TableColumn($0, key: $0) }

    private static func row(_ number: Int) -> StreamedList.Row {
        let cells = TableRow([Cell("G-\(number)"), .number("\(number).00", plain: "\(number).00")])
        return StreamedList.Row(
            people: cells, data: cells,
            json: .object([
                "gift": .string("G-\(number)"), "name": .string("\"\"\n"),
                "amount": .money(Int64(number) * 100, .usd), "ids": .array([.string("a"), .string("")]),
            ]))
    }

    private static let provenance = Provenance(
        asOf: CalendarDate(dayNumber: 20_000), planDigest: "p", ledgerHead: nil,
        plan: Plan(organization: Organization(name: "Riverbend"), campaigns: []))

    private func written(_ format: String, rows count: Int) throws -> String {
        let output = Buffer()
        let context = CommandContext(
            input: Buffer(), output: output, errors: Buffer(), directory: "/", actor: "tester",
            clock: { UTCInstant(secondsSince1970: 0) }, random: { 0 })
        try CommandContext.$current.withValue(context) {
            let session = try Session(GlobalOptions.parse(["--format", format]))
            try StreamedList(session: session, schema: "campaign.gifts/1", provenance: Self.provenance)
                .write(people: Self.columns, data: Self.columns) { body in
                    for number in 0..<count { try body(Self.row(number)) }
                }
        }
        return output.text
    }

    private func whole(rows count: Int) -> Table {
        var table = Table(columns: Self.columns)
        for number in 0..<count { table.append(Self.row(number).data()) }
        return table
    }

    @Test(arguments: [0, 1, 2, 999, 1000, 1001, 2500])
    func jsonIsTheWholeDocument(count: Int) throws {
        let rows = (0..<count).map { Self.row($0).json() }
        let document = Self.provenance.document("campaign.gifts/1", ["rows": .array(rows)])
        #expect(try written("json", rows: count) == document.pretty)
    }

    @Test(arguments: [0, 1, 999, 1000, 1001, 2500])
    func csvIsTheWholeTable(count: Int) throws {
        #expect(try written("csv", rows: count) == CSVTableRenderer().render(whole(rows: count)))
    }

    @Test(arguments: [0, 1000, 1001])
    func tsvIsTheWholeTable(count: Int) throws {
        #expect(try written("tsv", rows: count) == TSVTableRenderer().render(whole(rows: count)))
    }

    @Test func aFileHoldsWhatThePipeGets() throws {
        let run = try TestRun()
        #expect(run.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz").status == 0)
        for format in ["csv", "json", "tsv"] {
            let piped = run.run("gift", "list", "--format", format).output
            #expect(run.run("gift", "list", "-o", "out.\(format)").status == 0)
            #expect(run.file("out.\(format)") == piped)
        }
    }
}
