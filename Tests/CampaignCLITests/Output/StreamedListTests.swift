import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignServices
import Testing

@testable import CampaignCLI
@testable import Terminal

/// Lists written as they come are the bytes of the whole list.
struct StreamedListTests {
    private static var fields: FieldList<Int> {
        FieldList([
            Field(TableColumn("Gift", key: "gift")) { .id("G", Int64($0)) },
            Field("name") { _ in .text("\"\"\n") },
            Field(.figure("Amount", "amount")) { .money(Int64($0) * 100, .usd) },
            Field("ids") { _ in .list(["a", ""]) },
        ])
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
                .write(Self.fields) { body in for number in 0..<count { try body(number) } }
        }
        return output.text
    }

    private func whole(rows count: Int) -> Table { Self.fields.data(Array(0..<count)) }

    @Test(arguments: [0, 1, 2, 999, 1000, 1001, 2500])
    func jsonIsTheWholeDocument(count: Int) throws {
        let document = Self.provenance.document(
            "campaign.gifts/1", ["rows": Self.fields.json(Array(0..<count))])
        #expect(try written("json", rows: count) == document.pretty)
    }

    @Test(arguments: [0, 1, 3])
    func aListStandsAmongItsMembersByName(count: Int) {
        let others: [String: JSONValue] = [
            "a": .null, "rowa": .object(["x": .array([.number(1)])]), "rows": .null, "rows2": .bool(true),
            "schema": .string("campaign.x/1"), "é": .array([]),
        ]
        for name in ["rows", "Z", "zz"] {
            var list = JSONValue.ListWriter(name, among: others)
            var text = ""
            for number in 0..<count {
                list.append(Self.fields.json(number))
                text += String(decoding: list.drain(), as: UTF8.self)
            }
            list.finish()
            text += String(decoding: list.drain(), as: UTF8.self)
            let whole = JSONValue.object(others.merging([name: Self.fields.json(Array(0..<count))]) { $1 })
            #expect(text == whole.pretty)
        }
    }

    @Test(arguments: [0, 1, 999, 1000, 1001, 2500])
    func csvIsTheWholeTable(count: Int) throws {
        #expect(
            try written("csv", rows: count)
                == String(decoding: CSVWriter.bytes(whole(rows: count)), as: UTF8.self))
    }

    @Test(arguments: [0, 1000, 1001])
    func tsvIsTheWholeTable(count: Int) throws {
        #expect(
            try written("tsv", rows: count)
                == String(decoding: CSVWriter.bytes(whole(rows: count), .tsv), as: UTF8.self))
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
