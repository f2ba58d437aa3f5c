import CampaignCLI
import Foundation
import TestSupport
import Testing

/// `export 360giving` read by a validator that asserts formats, and the five traps of the standard.
struct PublishedGrantTests {
    /// The rules of a 360Giving 1.4 package for the fields that we write, in our own words: the published
    /// schema is split over two files on the network, and is not kept here.
    static let schema = #"""
        {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["grants"],
         "properties": {
           "version": {"type": "string", "pattern": "^(\\d+\\.)(\\d+)$"}, "title": {"type": "string"},
           "issued": {"$ref": "#/definitions/day"},
           "publisher": {"type": "object", "required": ["name"], "properties": {
             "name": {"type": "string"}, "identifier": {"type": "string"}}},
           "grants": {"type": "array", "minItems": 1, "uniqueItems": true,
             "items": {"$ref": "#/definitions/grant"}}},
         "definitions": {
           "day": {"type": "string", "oneOf": [{"format": "date-time"},
             {"pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}]},
           "moment": {"type": "string", "format": "date-time"},
           "amount": {"type": "number"},
           "organizations": {"type": "array", "minItems": 1, "items": {"type": "object",
             "required": ["id", "name"],
             "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}},
           "grant": {"type": "object",
             "required": ["id", "title", "description", "currency", "amountAwarded", "awardDate",
               "fundingOrganization", "recipientOrganization"],
             "properties": {
               "id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"},
               "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
               "amountAwarded": {"$ref": "#/definitions/amount"},
               "amountAppliedFor": {"$ref": "#/definitions/amount"},
               "amountDisbursed": {"$ref": "#/definitions/amount"},
               "awardDate": {"$ref": "#/definitions/day"}, "dateModified": {"$ref": "#/definitions/moment"},
               "plannedDates": {"type": "array", "items": {"type": "object", "properties": {
                 "startDate": {"$ref": "#/definitions/day"}, "endDate": {"$ref": "#/definitions/day"}}}},
               "regrantType": {"enum": ["FRG010", "FRG020", "FRG030", "FRG040", "FRG050", "FRG060", "FRG070"]},
               "fundingOrganization": {"$ref": "#/definitions/organizations"},
               "recipientOrganization": {"$ref": "#/definitions/organizations"}}}}}
        """#

    /// A floor whose money went to a hospital, and a foundation's award.
    private func workspace(prefix: Bool = true) throws -> TestRun {
        let run = try TestRun(.none)
        let campaigns = run.folder.appendingPathComponent("Campaigns")
        try FileManager.default.createDirectory(at: campaigns, withIntermediateDirectories: true)
        func write(_ text: String, _ file: String) throws {
            try Data(text.utf8).write(to: run.folder.appendingPathComponent(file))
        }
        let grants = prefix ? "grants: {publisher_prefix: 360G-floor}\n" : ""
        try write("name: Friends of the Floor\nein: 12-3456789\n\(grants)", "Campaigns/organization.yml")
        try write(
            """
            ---
            name: Floor
            starts: 2026-01-01
            ends: 2027-12-31
            projects:
              - id: third-floor
                name: Third floor
                approved: {on: 2026-01-15, cap: "$400,000"}
                partners: [{name: Hospital, share: 100%, grantee: hospital}]
                lines: [{id: equipment, name: Equipment, goal: "$300,000"}]
            ---

            """, "Campaigns/floor.md")
        try write(
            "gift_id,date,amount,donor_id,donor_name,campaign,project,line\n"
                + "g1,2026-02-01,300000,a,Ana Ruiz,floor,third-floor,equipment\n", "gifts.csv")
        for words in [
            "import gifts.csv --source office",
            "project transfer add third-floor --to hospital --amount 250,000.50 --line equipment "
                + "--agreement 2026-03-01 --on 2026-05-01",
            "grant add --funder Oak --new-funder --title Beds --for third-floor --ask 60,000 --stage verbal "
                + "--on 2026-02-01",
            "grant award GR-1 --amount 50,000 --on 2026-03-01 --period 2026-04-01..2027-03-31",
            "gift add --grant GR-1 --amount 20,000 --date 2026-04-01",
        ] {
            let result = run.run(words.split(separator: " ").map(String.init))
            #expect(result.status == 0, "\(words): \(result.errors)")
        }
        return run
    }

    private func number(_ run: TestRun, _ donor: String, _ id: String) {
        let result = run.run("donor", "edit", donor, "--org-id", id)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("A grant without a register number is left out, and with no other nothing is written")
    func missingNumbers() throws {
        let run = try workspace()
        let file = run.folder.appendingPathComponent("out.json")
        let refused = run.run("export", "360giving", "-o", "out.json")
        #expect(refused.status == 1)
        #expect(refused.said.contains("left out: T-1, the recipient has no number in a public register"))
        #expect(refused.said.contains("nothing was written"))
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let awards = run.run("export", "360giving", "--awards")
        #expect(awards.status == 1 && awards.output.isEmpty)
        #expect(awards.said.contains("left out: GR-1, the funder has no number in a public register"))
    }

    @Test("What is passed on and what is awarded hold to the standard, to the cent")
    func valid() throws {
        let run = try workspace()
        number(run, "D-2", "IL-ROC-580000000")
        number(run, "D-3", "US-EIN-98-7654321")
        let transfers = run.run("export", "360giving", "--regrant-type", "frg020")
        #expect(transfers.status == 0, "\(transfers.errors)")
        for part in [
            #""version": "1.4""#, #""id": "360G-floor-T-1""#, #""amountAwarded": 250000.50"#,
            #""awardDate": "2026-05-01""#, #""regrantType": "FRG020""#, #""title": "Third floor: Equipment""#,
            "IL-ROC-580000000", "US-EIN-12-3456789",
        ] { #expect(transfers.output.contains(part), "\(part)") }
        #expect(!transfers.output.contains("recipientIndividual"))
        let awards = run.run("export", "360giving", "--awards")
        for part in [
            #""id": "360G-floor-GR-1""#, #""amountAppliedFor": 60000.00"#, #""amountAwarded": 50000.00"#,
            #""amountDisbursed": 20000.00"#, #""startDate":"2026-04-01""#,
        ] { #expect(awards.output.contains(part), "\(part)") }
        for json in [transfers.output, awards.output] {
            guard let problems = try PythonReader.schemaProblems(json, schema: Self.schema) else { return }
            #expect(problems.isEmpty)
        }
        #expect(run.run("export", "360giving", "--awards", "--from", "2026-03-02").output.isEmpty)
    }

    @Test("The traps of the standard are refused by the validator, each for its reason")
    func traps() throws {
        let run = try workspace()
        number(run, "D-3", "US-EIN-98-7654321")
        let good = run.run("export", "360giving", "--awards").output
        // The rules are in one file: a reference to the network would be the second trap.
        #expect(!Self.schema.contains(#""$ref": "http"#))
        let traps = [
            ("\"version\": \"1.4\"", "\"version\": \"1.4.3\"", "pattern"),
            ("\"currency\": \"USD\"", "\"currency\": \"usd\"", "pattern"),
            ("50000.00", "\"50,000\"", "type"),
        ]
        for (old, new, rule) in traps {
            let bad = good.replacing(old, with: new)
            #expect(bad != good, "\(old)")
            guard let problems = try PythonReader.schemaProblems(bad, schema: Self.schema) else { return }
            #expect(problems.contains { $0.hasSuffix(rule) }, "\(new): \(problems)")
        }
        let day = good.replacing(#/"dateModified": "(\d{4}-\d\d-\d\d)T[^"]*"/#) {
            #""dateModified": "\#($0.1)""#
        }
        #expect(
            try PythonReader.schemaProblems(day, schema: Self.schema)?.contains { $0.hasSuffix("format") }
                == true)
        // A validator that does not assert formats takes a plain date for both of its forms.
        let careless = try PythonReader.schemaProblems(good, schema: Self.schema, formats: false)
        #expect(careless?.contains { $0.hasSuffix("awardDate oneOf") } == true)
    }

    @Test("The spreadsheet form has the standard's titles, and no data on the package")
    func spreadsheet() throws {
        let run = try workspace(prefix: false)
        number(run, "D-2", "IL-ROC-580000000")
        let result = run.run("export", "360giving", "--format", "csv")
        #expect(result.status == 0)
        #expect(result.said.contains("publisher prefix"))
        let lines = result.output.split(whereSeparator: \.isNewline).map(String.init)
        #expect(
            lines.first
                == "Identifier,Title,Description,Currency,Amount Applied For,Amount Awarded,Amount Disbursed,"
                + "Award Date,Planned Dates:Start Date,Planned Dates:End Date,Recipient Org:Identifier,"
                + "Recipient Org:Name,Funding Org:Identifier,Funding Org:Name,For Regrant Type,Last modified")
        #expect(
            lines.last?.hasPrefix(
                "US-EIN-12-3456789-T-1,Third floor: Equipment,Grant to Hospital for Equipment,USD,,250000.50,"
                    + "250000.50,2026-05-01,,,IL-ROC-580000000,Hospital,US-EIN-12-3456789,") == true)
    }
}
