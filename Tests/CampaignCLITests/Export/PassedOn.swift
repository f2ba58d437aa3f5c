import CampaignCLI
import Testing

/// A project whose money came from a gift and a grant, was passed on, came back in part, and was spent.
enum PassedOn {
    /// Received $110,000; passed on $80,000, of which $60,000 came from the grant and $8,000 came back; spent
    /// $10,000 of the grant.
    static func run() throws -> TestRun {
        let run = try TestRun(.basic)
        try run.write(plan, to: "Campaigns/floor.md")
        try run.write(gifts, to: "gifts.csv")
        for words in [
            ["import", "gifts.csv", "--source", "office"],
            [
                "grant", "add", "--funder", "Oak Fund", "--new-funder", "--title", "Instruments", "--for",
                "third-floor/equipment", "--ask", "100,000", "--stage", "verbal", "--on", "2026-02-10",
            ],
            [
                "grant", "award", "GR-1", "--amount", "100,000", "--on", "2026-03-01", "--period",
                "2026-03-01..2027-02-28",
            ],
            ["gift", "add", "--grant", "GR-1", "--amount", "60,000", "--date", "2026-03-10"],
            [
                "project", "transfer", "add", "third-floor", "--to", "hospital", "--amount", "80,000",
                "--line",
                "equipment", "--agreement", "2026-03-01", "--on", "2026-05-01", "--report-due", "2026-12-31",
            ],
            ["project", "transfer", "return", "T-1", "--amount", "8,000", "--on", "2026-06-01"],
            [
                "grant", "spend", "GR-1", "--amount", "10,000", "--category", "travel", "--on", "2026-07-01",
                "--payee", "Rail Office", "--ref", "R-7",
            ],
        ] {
            let said = run.run(words)
            #expect(said.status == 0, "\(words) \(said.errors)")
        }
        return run
    }

    static let plan = """
        ---
        name: Floor
        goal: $1,000,000
        starts: 2026-01-01
        ends: 2027-12-31
        projects:
          - id: third-floor
            name: Third floor
            goal: $1,000,000
            approved: {on: 2026-01-15, resolution: 2026-4, cap: "$400,000"}
            partners: [{name: Hospital, share: 60%, grantee: hospital}]
            lines:
              - {id: equipment, name: Equipment, goal: "$300,000"}
        ---

        """

    private static let gifts = """
        gift_id,date,amount,donor_id,donor_name,campaign,project,line
        g1,2026-02-01,50000,a,Ana Ruiz,floor,third-floor,equipment

        """
}
