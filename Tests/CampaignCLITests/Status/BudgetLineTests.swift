import CampaignKit
import Testing

@testable import CampaignCLI

/// Budget lines of a project: what came for each, in every screen the same.
struct BudgetLineTests {
    private func workspace() throws -> TestRun {
        let run = try TestRun(.basic)
        try run.write(
            """
            ---
            name: The floor
            goal: $1,000
            starts: 2026-01-01
            projects:
              - id: lab
                name: Laboratory
                goal: $1,000
                lines:
                  - {id: bench, name: Benches, goal: $600}
                  - {id: hood, name: Fume hood}
            ---
            """, to: "Campaigns/the-floor.md")
        for (amount, line) in [("100", "bench"), ("50", "bench"), ("25", "hood")] {
            let result = run.run(
                "gift", "add", "--amount", amount, "--name", "Ana Ruiz", "--project", "lab", "--set",
                "line=\(line)", "--date", "2026-11-0\(amount.count)")
            #expect(result.status == 0, "\(result.errors)\(result.output)")
        }
        #expect(
            run.run("gift", "add", "--amount", "7", "--name", "Lee Wong", "--project", "lab").status == 0)
        return run
    }

    @Test("The lines with what has come for them, and what names none")
    func breakdown() throws {
        let csv = try workspace().run("status", "the-floor", "--by", "line", "--format", "csv").output
        let rows = csv.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.prefix(2).map { $0[1] } == ["lab/bench", "lab/hood"])
        #expect(rows.count == 3 && rows[2][1].isEmpty)
        #expect(rows[0].contains("150.00") && rows[0].contains("600.00"))
        #expect(rows[1].contains("25.00"))
        #expect(rows[2].contains("7.00"))
    }

    @Test("Any figure of a line is explained, and ties")
    func explain() throws {
        let run = try workspace()
        let raised = run.run("explain", "lab/bench.raised")
        #expect(raised.status == 0, "\(raised.errors)")
        #expect(raised.output.contains("lab/bench.raised is $150.00"))
        #expect(raised.output.contains("2 rows"))
        #expect(run.run("explain", "lab/bench.to_go").output.contains("$450.00"))
        #expect(run.run("explain", "lab/hood.donors").output.contains("lab/hood.donors is 1"))
        let wrong = run.run("explain", "lab/banch.raised")
        #expect(wrong.status == 2 && wrong.errors.contains("lab/banch"))
    }

    @Test("A project shows its lines with their goals and their money")
    func show() throws {
        let run = try workspace()
        let screen = run.run("show", "lab").output
        #expect(screen.contains("BUDGET LINE"))
        let line = screen.split(whereSeparator: \.isNewline).first { $0.hasPrefix("bench") } ?? ""
        #expect(line.contains("$150.00") && line.contains("$600") && line.contains("25%"))
        let json = run.run("show", "lab", "--json").output
        #expect(json.contains("\"lines\": [") && json.contains("\"id\": \"hood\""))
    }

    @Test("A line of a moved gift is the one it was moved to")
    func moved() throws {
        let run = try workspace()
        #expect(run.run("gift", "move", "G-1", "--to-project", "lab", "--line", "hood").status == 0)
        let csv = run.run("status", "the-floor", "--by", "line", "--format", "csv").output
        let rows = csv.split(whereSeparator: \.isNewline).dropFirst()
        #expect(rows.first?.contains("50.00") == true && rows.first?.contains("150.00") == false)
        #expect(rows.dropFirst().first?.contains("125.00") == true)
    }
}
