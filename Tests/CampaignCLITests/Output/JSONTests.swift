import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// The JSON contract of design §5.
struct JSONTests {
    private func status(_ arguments: String...) throws -> (text: String, members: [String: Any]) {
        let run = try TestRun.posted()
        let text = run.run(["status", "--json"] + arguments).output
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return (text, try #require(parsed as? [String: Any]))
    }

    @Test func theStatusIsTheGoldenOne() throws {
        let text = try status().text
        #expect(Golden.expect(text, at: "status.json") == nil)
    }

    @Test func theStatusHasEveryMemberOfTheContract() throws {
        let document = try status().members
        let envelope = [
            "schema", "as_of", "known_on", "currency", "plan_digest", "ledger_head", "policy", "rows",
            "unassigned", "total", "post_dated",
        ]
        #expect(Set(document.keys) == Set(envelope))
        #expect(document["schema"] as? String == "campaign.status/1")
        #expect(document["known_on"] is NSNull)
        let members = [
            "id", "name", "parent", "depth", "goal", "raised", "received", "outstanding", "to_go",
            "over_goal", "ended_short",
            "percent_raised", "commitments", "gifts", "donors", "first_time_donors", "conditional",
            "advance", "due_back", "fx_difference", "revocable",
            "in_kind", "match_expected", "exchange", "excluded", "overdue", "written_off",
            "pipeline_weighted",
            "starts", "ends", "elapsed", "expected", "pace", "pace_difference", "required_per_day", "own",
        ]
        for row in try #require(document["rows"] as? [[String: Any]]) {
            #expect(Set(members).isSubset(of: Set(row.keys)))
            #expect(Set(row.keys).subtracting(members) == ["row", "vanished"])
        }
    }

    @Test func rowsAddUpToTheTotal() throws {
        let document = try status().members
        func minor(_ value: Any?, _ key: String) -> Int {
            ((value as? [String: Any])?[key] as? [String: Any])?["minor"] as? Int ?? 0
        }
        let rows = try #require(document["rows"] as? [[String: Any]])
        for key in ["raised", "received", "outstanding"] {
            let own = rows.reduce(0) { $0 + minor($1["own"], key) }
            #expect(own + minor(document["unassigned"], key) == minor(document["total"], key))
        }
    }

    @Test func knownOnIsSaidAsAsked() throws {
        #expect(try status("--known-on", "B-2").members["known_on"] as? String == "B-2")
    }

    @Test func keysAreSortedAndTextStaysReadable() {
        let value = JSONValue.object([
            "b": .string("é/\"\\\n\u{1}"), "a": .array([.null, .bool(true), .number(-1)]),
        ])
        #expect(value.compact == #"{"a":[null,true,-1],"b":"é/\"\\\n\u0001"}"#)
    }

    @Test func everyTextSurvivesARoundTrip() throws {
        var generator = SeededGenerator(seed: Seeds.fresh)
        for _ in 0..<200 {
            let scalars = (0..<20).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator))
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            let text = String(view)
            let json = JSONValue.object(["k": .string(text)]).compact
            let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
            #expect(back?["k"].map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func prettyAndCompactMeanTheSame() throws {
        let text = try status().text
        #expect(text.hasSuffix("}\n"))
        #expect(text.contains(#"{"currency":"USD","minor":4123550,"text":"$41,235.50"}"#))
    }

    @Test func figures() {
        #expect(JSONValue.money(nil, .usd) == .null)
        #expect(JSONValue.percent(nil) == .null)
        #expect(JSONValue.percent(Percent(tenths: 574)).compact == #"{"tenths":574,"text":"57.4%"}"#)
    }
}
