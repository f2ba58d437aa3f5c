import CampaignKit
import Foundation
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// What `check` and `status` say of a ledger that another program has been at.
@Suite("Check: the ledger")
struct CheckLedgerTests {
    private func posted() throws -> TestRun {
        let run = try TestRun()
        try run.write(
            """
            id,date,amount,campaign,donor_id,donor_name
            g1,2026-03-02,25,spring-2026,D1,Ana Ruiz
            g2,2026-04-02,75,spring-2026,D2,Ben Okafor
            g3,2026-10-02,100,year-end-2026,D1,Ana Ruiz

            """, to: "gifts.csv")
        let result = run.run("import", "gifts.csv", "--source", "sample")
        try #require(result.status == 0, "\(result.errors)")
        return run
    }

    @Test func itSaysThatItLooked() throws {
        let run = try posted()
        let plain = run.run("check")
        #expect(plain.output.contains("ledger: 3 rows in 1 batch; totals verified\n"))
        let deep = run.run("check", "--deep")
        #expect(
            deep.output.contains("ledger: 3 rows in 1 batch; totals verified; all hashes verified\n"))
        #expect(plain.status == 0 && deep.status == 0)
        let json = run.run("check", "--json").output
        for member in ["\"batches\": 1", "\"hashes_agree\": null", "\"rows\": 3", "\"sums_agree\": true"] {
            #expect(json.contains(member), "\(member)")
        }
        #expect(run.run("check", "--deep", "--json").output.contains("\"hashes_agree\": true"))
    }

    @Test func itSaysWhatItDidNotLookAt() throws {
        #expect(try TestRun().run("check").output.contains("ledger: nothing has been posted yet\n"))
        #expect(try TestRun().run("check", "--json").output.contains("\"ledger\": null"))
        let run = try posted()
        try run.write("---\nname: Broken\ngoal: 60.000\n---\n", to: "Campaigns/broken.md")
        let result = run.run("check")
        #expect(result.output.contains("ledger: not checked, because the plan has errors\n"))
        #expect(result.status == 1)
    }

    @Test func theLineIsOfTheWholeLedger() throws {
        let run = try TestRun.posted()
        let whole = run.run("check", "--deep", "--only", "child-goals").output
        #expect(whole.contains("ledger: 24 rows in 2 batches; totals verified; all hashes verified\n"))
        try run.damageLedger("UPDATE batch SET actor = 'someone' WHERE id = 1")
        // Whatever is asked for, the line is of all that was found.
        let deep = run.run("check", "--deep", "--only", "child-goals").output
        #expect(deep.contains("ledger: 24 rows in 2 batches; totals verified; some hashes do not match\n"))
        try run.damageLedger("UPDATE node_now SET gifts = gifts + 1 WHERE node = 'total'")
        #expect(run.run("check").output.contains("2 batches; totals do not match\n"))
        #expect(run.run("check", "--json").output.contains("\"sums_agree\": false"))
    }

    @Test func onlyAnErrorIsAProof() {
        var checkup = LedgerCheckup(rows: 3_271, batches: 31, isDeep: true)
        #expect(
            LedgerLine.checked(checkup).text
                == "ledger: 3,271 rows in 31 batches; totals verified; all hashes verified")
        for (severity, agree) in [(Finding.Severity.error, false), (.warning, true), (.note, true)] {
            checkup.findings = [
                Finding(code: "day-totals", severity: severity, message: "differ", subject: "B-2")
            ]
            #expect(checkup.sumsAgree == agree && checkup.hashesAgree == true, "\(severity)")
        }
    }

    @Test func lostTotalsAreNeverZero() throws {
        let expected = try posted().run("status").output
        #expect(expected.contains("$200"))
        for table in ["node_state", "node_now", "node_delta"] {
            let run = try posted()
            try run.damageLedger("DELETE FROM \(table)")
            let status = run.run("status")
            #expect(status.output == expected && status.status == 0, "\(table)")
            let check = run.run("check")
            #expect(check.status == 1, "\(table)")
            let code = table == "node_delta" ? "donor-counts" : "running-totals"
            #expect(check.output.contains("error [\(code)]"), "\(table)")
            #expect(check.output.contains("totals do not match"), "\(table)")
        }
    }

    @Test func lostSumsByDayAreRefused() throws {
        let run = try posted()
        try run.damageLedger("DELETE FROM day_delta")
        let status = run.run("status")
        #expect(status.status == 2 && status.output.isEmpty)
        #expect(status.said.contains("its sums by day are missing"))
        #expect(status.said.contains("campaign check --deep"))
        let check = run.run("check", "--deep")
        #expect(check.status == 1)
        #expect(check.output.contains("error [day-totals]"))
    }

    @Test func aPlanEditedSinceIsNoFault() throws {
        let run = try posted()
        try run.write(
            "---\nname: Spring\ngoal: $100\ncounting: {in_kind: include}\n---\n",
            to: "Campaigns/spring-2026.md")
        #expect(run.run("check", "--deep").output.contains("totals verified; all hashes verified"))
        // The totals are checked under the plan that they were written for.
        try run.damageLedger("UPDATE node_delta SET donors = donors + 1")
        let result = run.run("check")
        #expect(result.status == 1)
        #expect(result.output.contains("error [donor-counts]"))
    }

    @Test func aHeadThatWasPrinted() throws {
        let run = try posted()
        let path = run.folder.appendingPathComponent("campaign.sqlite").path
        let head = try #require(try Ledger.open(path: path, access: .read)?.head()).hash
        for text in [head, String(head.prefix(12))] {
            let result = run.run("check", "--deep", "--head", text)
            #expect(result.status == 0)
            #expect(result.output.contains("all hashes verified"))
        }
        let other = run.run("check", "--head", "0123456789ab")
        #expect(other.status == 1)
        #expect(other.output.contains("error [missing-head] no batch has the hash 0123456789ab…"))
        #expect(other.output.contains("some hashes do not match"))
        let none = try TestRun().run("check", "--head", "0123456789ab")
        #expect(none.status == 1)
        #expect(none.output.contains("error [missing-head]"))
        for text in ["012345", "0123456789ag", String(repeating: "a", count: 65)] {
            let result = run.run("check", "--head", text)
            #expect(result.status == 64)
            #expect(result.said.contains("is not a hash"))
        }
    }
}
