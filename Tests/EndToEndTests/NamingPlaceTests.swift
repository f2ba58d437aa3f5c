import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Many officers at once, and a naming place for some of them.
    @Suite("Naming places")
    struct NamingPlaceTests {
        /// A floor with six rooms at $100 each, and sixteen donors.
        private func workspace() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            try workspace.write(
                """
                ---
                name: New floor
                goal: $5,000
                starts: 2026-01-01
                ends: 2027-12-31
                projects:
                  - id: new-floor
                    name: New floor
                    units: [{id: room, name: Room, price: $100, count: 6}]
                ---

                """, to: "Campaigns/new-floor.md")
            let donors = (1...16).map { "g\($0),2026-11-03,10,d\($0),Donor \($0),new-floor" }
            try workspace.write(
                "gift_id,date,amount,donor_id,donor_name,campaign\n" + donors.joined(separator: "\n") + "\n",
                to: "gifts.csv")
            let imported = workspace.run("import", "gifts.csv", "--source", "t")
            #expect(imported.succeeded, "\(imported.failure)")
            return workspace
        }

        private func states(_ workspace: TestWorkspace) throws -> [String] {
            let listed = workspace.run("project", "unit", "list", "new-floor", "--json")
            let object = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any]
            let rows = try #require(object?["rows"] as? [[String: Any]])
            return rows.compactMap { $0["state"] as? String }
        }

        private func expectSix(_ results: [Program.Result], code: String) {
            #expect(results.count { $0.succeeded } == 6)
            let refused = results.filter { !$0.succeeded }
            #expect(refused.count == 10)
            for result in refused { #expect(result.failure.contains(code), "\(result.failure)") }
        }

        @Test("Of sixteen who reserve one of six places at once, six succeed")
        func reservations() throws {
            let workspace = try workspace()
            let results = (1...16).map { donor in
                workspace.start([
                    "project", "unit", "reserve", "new-floor/room", "--for", "D-\(donor)", "--until",
                    "2026-12-31",
                ])
            }.map { $0.wait() }
            expectSix(results, code: "Room has 6 places: 6 reserved")
            #expect(try states(workspace) == Array(repeating: "reserved", count: 6))
            #expect(workspace.deepProblem() == nil)
        }

        @Test("Of sixteen pledges for one of six places at once, six are posted, and the others name no unit")
        func pledges() throws {
            let workspace = try workspace()
            let before = try workspace.figures().raised
            func pledge(_ donor: Int, _ more: [String]) -> Program {
                workspace.start(
                    [
                        "pledge", "add", "--amount", "100", "--donor", "D-\(donor)", "--project",
                        "new-floor", "--json",
                    ] + more)
            }
            let results = (1...16).map { pledge($0, ["--unit", "room"]) }.map { $0.wait() }
            #expect(results.count { $0.succeeded } == 6)
            #expect(try workspace.figures().raised == before + 600_00)
            #expect(try states(workspace) == Array(repeating: "paid for", count: 6))
            #expect(pledge(16, []).wait().succeeded)
            #expect(try workspace.figures().raised == before + 700_00)
            #expect(workspace.deepProblem() == nil)
        }
    }
}
