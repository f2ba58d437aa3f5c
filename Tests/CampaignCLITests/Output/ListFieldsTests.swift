import CampaignExchange
import Foundation
import Testing

@testable import CampaignCLI

/// Every list has the same fields in CSV and JSON, and what does not exist is empty in one and null in the
/// other.
@Suite struct ListFieldsTests {
    /// A list of the program: its command, its schema and where the rows are in JSON.
    struct List: CustomStringConvertible, Sendable {
        let command: String
        let schema: String
        var member = "rows"
        var mayBeEmpty = false
        /// Whether the rows of JSON are the first of CSV.
        var isAligned = true
        /// How many rows CSV has before them.
        var before = 0
        var description: String { command }
    }

    static let lists = [
        List(command: "gift list --limit 400", schema: "campaign.gifts/1"),
        List(command: "gift list --tributes", schema: "campaign.tributes/1"),
        List(command: "donor list", schema: "campaign.donors/1"),
        List(command: "pledge list", schema: "campaign.pledges/1"),
        List(command: "pledge show P-6", schema: "campaign.pledge/1", member: "installments"),
        List(command: "pledge due", schema: "campaign.pledges_due/1"),
        List(command: "grant list", schema: "campaign.grants/1"),
        List(command: "grant due --all", schema: "campaign.grants_due/1"),
        List(command: "grant show GR-1", schema: "campaign.grant/1", member: "story"),
        List(command: "grant spend list GR-2", schema: "campaign.spending/1"),
        List(command: "export spending", schema: "campaign.spending/1"),
        List(command: "grant budget show GR-2", schema: "campaign.budget/1"),
        List(command: "grant claim list", schema: "campaign.claims/1"),
        List(command: "grant report GR-2", schema: "campaign.grant_report/1"),
        List(
            command: "grant report GR-2 --sf-425 --unliquidated 0", schema: "campaign.federal_report/1"),
        List(command: "project list", schema: "campaign.projects/1"),
        List(command: "project show floor-3", schema: "campaign.project/1", member: "lines"),
        List(command: "project unit list floor-3", schema: "campaign.units/1"),
        List(command: "project transfer list", schema: "campaign.transfers/1"),
        List(command: "project transfer show T-1", schema: "campaign.transfer/1", member: "sources"),
        List(command: "segment --pick retained --rfm", schema: "campaign.segment/1"),
        List(command: "segment", schema: "campaign.segment/1", member: "groups"),
        List(command: "appeal list", schema: "campaign.appeals/1"),
        List(command: "appeal export \(appeal)", schema: "campaign.mail_merge/1"),
        List(
            command: "appeal export \(appeal) --show suppressed", schema: "campaign.mail_merge/1",
            member: "suppressed"),
        List(
            command: "appeal export \(appeal) --show outside", schema: "campaign.mail_merge/1",
            member: "outside_rows"),
        List(command: "appeal show \(appeal)", schema: "campaign.appeal/1"),
        List(command: "appeal sent \(appeal) --dry-run", schema: "campaign.sent/1", mayBeEmpty: true),
        List(command: "appeal sent \(appeal) --list", schema: "campaign.sent_postings/1"),
        List(command: "appeal letters \(appeal) --dry-run", schema: "campaign.letters/1", mayBeEmpty: true),
        List(command: "thank list", schema: "campaign.thanks/1", mayBeEmpty: true),
        List(command: "receipt due --year 2025", schema: "campaign.receipts/1"),
        List(
            command: "receipt statement --year 2025 --all --partial --dry-run", schema: "campaign.receipts/1"),
        List(command: "receipt list", schema: "campaign.receipts/1", mayBeEmpty: true),
        List(command: "receipt audit", schema: "campaign.receipts_audit/1", mayBeEmpty: true),
        List(
            command: "pledge remind --within 400 --fallback --dry-run", schema: "campaign.letters/1",
            mayBeEmpty: true),
        List(command: "list", schema: "campaign.list/1"),
        List(command: "log", schema: "campaign.log/1"),
        List(command: "import list", schema: "campaign.imports/1"),
        List(command: "import sources", schema: "campaign.import_sources/1"),
        List(command: "report list", schema: "campaign.reports/1"),
        List(command: "report verify board.html", schema: "campaign.report_verify/1"),
        List(command: "check", schema: "campaign.check/1", mayBeEmpty: true),
        List(command: "explain center-for-innovation.raised", schema: "campaign.explain/1"),
        List(command: "explain center-for-innovation.donors", schema: "campaign.explain/1"),
        List(
            command: "explain center-for-innovation.percent_raised", schema: "campaign.explain/1",
            member: "inputs"),
        List(command: "gift show G-2", schema: "campaign.gift/1", member: "related", isAligned: false),
        List(command: "donor show D-2", schema: "campaign.donor/1", member: "gifts"),
        List(
            command: "donor edit D-1 --city Salem --dry-run", schema: "campaign.donor_edit/1",
            member: "changes"),
        List(
            command: "donor merge D-1 D-2 --dry-run", schema: "campaign.donor_merge/1", member: "fields"),
        List(command: "import payout", schema: "campaign.payouts/1", mayBeEmpty: true),
        List(command: "donor duplicates", schema: "campaign.duplicates/1", mayBeEmpty: true),
        List(command: "ledger compare campaign.sqlite older.sqlite", schema: "campaign.ledger_comparison/1"),
        List(
            command: "ledger adopt older.sqlite --dry-run", schema: "campaign.adoption/1", mayBeEmpty: true),
        List(command: "status --diff before.json", schema: "campaign.status_diff/1"),
        List(command: "status", schema: "campaign.status/1"),
        List(command: "status --by appeal", schema: "campaign.breakdown/1"),
        List(command: "status --by unit", schema: "campaign.breakdown/1"),
        List(command: "show year-end-2026", schema: "campaign.show/1", member: "appeals"),
        List(command: "show clinical-research-fund", schema: "campaign.show/1", member: "projects"),
        List(command: "show floor-3", schema: "campaign.show/1", member: "units"),
        List(command: "pyramid center-for-innovation", schema: "campaign.pyramid/1"),
        List(command: "compare year-end-2026 year-end-2025", schema: "campaign.compare/1", before: 2),
        List(command: "import more.csv --dry-run", schema: "campaign.import/1"),
        List(command: "import undo B-1 --dry-run", schema: "campaign.undo/1", member: "dependents"),
    ]

    /// Documents that are no list of rows: their CSV puts the figures that JSON has by name below each other.
    static let noLists = [
        "forecast": "a sheet of estimates, methods and months; CSV says in `row` which of them a row is",
        "doctor": "no data: what the machine is like", "backup": "one file", "restore": "one file",
        "posting": "what one correction changed",
        "gift_thanks": "one act", "gift_disposed": "one act", "ledger_trust": "one server",
        "grant_posting": "one act, and the grant after it",
        "grants_import": "what a file of grants brought, counted",
        "unit_posting": "one act, and the places of the unit after it", "transfer_posting": "one act",
        "donor_erase": "one act, in parts that CSV has below each other", "donor_note": "one act",
        "ledger_move": "one act", "ledger_roles": "SQL for a server, and what is missing there",
        "labels": "how many were written", "widget": "one campaign's figures for a page",
        "import_map": "one mapping, with what of the file it reads",
        "import_inbox": "what became of the files of a folder, which are there no more",
    ]

    static let appeal = "year-end-letter-2026"

    /// The sample with a refund, what was sent, an older copy of the ledger and one that went its own way.
    static func prepared() throws -> TestRun {
        let run = try TestRun(.none)
        func must(_ line: String) throws {
            let result = run.run(line.split(separator: " ").map(String.init))
            try #require(result.status == 0, "\(line): \(result.errors)\(result.output)")
        }
        try must("init . --sample")
        try must("import docs/sample/gifts.csv --source sample")
        try must("status -o before.json")
        try must("report build board -o board.html")
        try must("backup older.sqlite")
        try must("gift refund G-2 --amount 1 --date 2026-11-19")
        try must("gift add --amount 5 --name Nobody --date 2026-11-20 --set anonymous=staff")
        try must("appeal sent \(appeal)")
        try must("grant add --funder D-2 --title Floor --for floor-3 --ask 500 --due proposal=2026-12-01")
        try must("grant add --funder D-2 --title Class --for floor-3 --ask 500 --stage verbal")
        try must(
            "grant award GR-2 --amount 500 --kind reimbursement --period 2026-01-01..2026-12-31 --indirect none"
        )
        try must("grant spend GR-2 --amount 20 --category supplies")
        try must("grant claim GR-2 --through 2026-11-20")
        try must("project transfer add floor-3 --to D-2 --amount 5 --agreement 2026-11-01")
        try run.write("gift_id,date,amount,donor_name\nm-1,2026-11-19,12,Ana Ruiz\n", to: "more.csv")
        return run
    }

    private func answer(_ list: List, _ format: String, _ run: TestRun) throws -> String {
        let result = run.run(list.command.split(separator: " ").map(String.init) + ["--format", format])
        try #require([0, 1].contains(result.status), "\(list): \(result.errors)")
        return result.output
    }

    private func rows(_ list: List, _ run: TestRun) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(answer(list, "json", run).utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["schema"] as? String == list.schema)
        return try #require(document[list.member] as? [[String: Any]], "\(list)").map(Self.flat)
    }

    /// An object within a row is columns that begin with its name; money and shares, which have a text, are
    /// values.
    private static func flat(_ row: [String: Any]) -> [String: Any] {
        var flat: [String: Any] = [:]
        for (key, value) in row {
            if let object = value as? [String: Any], object["text"] == nil {
                for (name, value) in object { flat["\(key)_\(name)"] = value }
            } else {
                flat[key] = value
            }
        }
        return flat
    }

    private func records(_ list: List, _ run: TestRun) throws -> [[String]] {
        let source = MemoryByteSource(Array(try answer(list, "csv", run).utf8))
        let reader = try CSVReader(source: source, options: CSVOptions(delimiter: .comma))
        var records: [[String]] = []
        while try reader.next() == .record { records.append(reader.record.strings) }
        return records
    }

    @Test func csvAndJSONAgree() throws {
        let run = try Self.prepared()
        for list in Self.lists {
            let rows = try rows(list, run)
            let records = try records(list, run)
            let header = try #require(records.first, "\(list)")
            #expect(Set(header).count == header.count, "\(list): a name stands twice")
            #expect(!rows.isEmpty || list.mayBeEmpty, "\(list) has no rows to look at")
            for row in rows {
                try #require(
                    Set(row.keys) == Set(header), "\(list): \(Set(row.keys).symmetricDifference(header))")
            }
            for (record, row) in zip(records.dropFirst(1 + list.before), rows) where list.isAligned {
                for (key, cell) in zip(header, record) { check(cell, row[key], "\(list), \(key)") }
            }
        }
    }

    /// Empty in CSV is null in JSON, or a flag that is not set, or an empty array; values are equal.
    private func check(_ cell: String, _ value: Any?, _ what: String) {
        let text = value as? String
        let isEmpty =
            value is NSNull || (value as? [Any])?.isEmpty == true || value as? Bool == false
        #expect(!(value is NSNull) || cell.isEmpty, "\(what): null and \(cell)")
        #expect(!cell.isEmpty || isEmpty, "\(what): empty and \(value ?? "missing")")
        #expect(text != "", "\(what) is an empty text")
        if let text, !cell.isEmpty {
            #expect(cell == text || cell == "'" + text, "\(what): \(cell) and \(text)")
        }
        if let minor = (value as? [String: Any])?["minor"] as? Int64, !cell.isEmpty {
            #expect(cell.replacing(".", with: "") == "\(minor)" || minor.magnitude < 100, "\(what): \(cell)")
        }
    }
}

/// The names of JSON documents: one way to make them, each of them known here.
@Suite struct SchemaTests {
    @Test func everyNameIsMadeAlikeAndKnown() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources").standardized
        var found: Set<String> = []
        let walker = try #require(FileManager.default.enumerator(atPath: sources.path))
        for case let name as String in walker where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: /"(campaign\.[^"\s]*\/[0-9]+)"/) { found.insert(String(match.1)) }
        }
        for schema in found {
            #expect(schema.wholeMatch(of: /campaign\.[a-z]+(_[a-z]+)*\/[1-9]/) != nil, "\(schema)")
        }
        let known = Set(ListFieldsTests.lists.map(\.schema)).union(
            ListFieldsTests.noLists.keys.map { "campaign.\($0)/1" })
        #expect(found == known, "\(found.symmetricDifference(known))")
    }
}
