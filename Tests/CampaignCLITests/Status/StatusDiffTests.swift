import Testing

@testable import CampaignCLI

/// What a stored status may be, and what it must not be.
struct StatusDiffTests {
    private static let gifts = """
        gift_id,type,date,amount,donor_id,campaign
        1,gift,2026-10-05,250,A-1,year-end-2026
        2,gift,2026-10-06,100,A-2,book-boxes

        """

    private func run() throws -> TestRun {
        let run = try TestRun()
        run.environment["CAMPAIGN_TODAY"] = "2026-10-31"
        try run.write(Self.gifts, to: "gifts.csv")
        #expect(run.run("import", "gifts.csv").status == 0)
        #expect(run.run("status", "-o", "then.json").status == 0)
        run.environment["CAMPAIGN_TODAY"] = "2026-11-20"
        return run
    }

    private func change(_ run: TestRun, _ old: String, _ new: String) throws {
        let text = try #require(run.file("then.json"))
        #expect(text.contains(old))
        try run.write(text.replacing(old, with: new), to: "then.json")
    }

    @Test func nothingChanged() throws {
        let run = try run()
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 0)
        #expect(result.output.contains("no raised, received or outstanding amount"))
    }

    @Test func aFigureThatWasAlteredIsNoticed() throws {
        let run = try run()
        try change(run, "\"minor\":25000", "\"minor\":25001")
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 2)
        #expect(result.said.contains("are not what this ledger gave then"))
    }

    @Test func anotherLedgerIsRefused() throws {
        let run = try run()
        let other = try TestRun()
        try other.write(Self.gifts, to: "gifts.csv")
        #expect(other.run("import", "gifts.csv").status == 0)
        #expect(other.run("status", "-o", "then.json").status == 0)
        try run.write(try #require(other.file("then.json")), to: "other.json")
        let result = run.run("status", "--diff", "other.json")
        #expect(result.status == 2)
        #expect(result.said.contains("this document is from another ledger"))
    }

    @Test(arguments: ["", "{}", "[]", "{\"schema\":\"campaign.gifts/1\"}", "\u{FEFF}{", "null"])
    func whatIsNoStatusIsRefused(text: String) throws {
        let run = try run()
        try run.write(text, to: "then.json")
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 2)
        #expect(result.said.contains("not a campaign.status/1 document"))
    }

    @Test func aFileThatIsNotThere() throws {
        let result = try run().run("status", "--diff", "gone.json")
        #expect(result.status == 2 && result.said.contains("cannot read gone.json"))
    }

    @Test func anEarlierDayIsRefused() throws {
        let run = try run()
        let result = run.run("status", "--diff", "then.json", "--as-of", "2026-10-30")
        #expect(result.status == 64 && result.said.contains("later than what it is compared with"))
    }

    @Test func itExcludesABreakdown() throws {
        let result = try run().run("status", "--diff", "then.json", "--by", "month")
        #expect(result.status == 64)
    }

    @Test func someCampaignsOnly() throws {
        let run = try run()
        run.environment["CAMPAIGN_TODAY"] = "2026-10-31"
        #expect(run.run("status", "year-end-2026", "-o", "then.json", "--force").status == 0)
        run.environment["CAMPAIGN_TODAY"] = "2026-11-20"
        #expect(
            run.run("gift", "add", "--amount", "7", "--campaign", "year-end-2026", "--date", "2026-11-02")
                .status == 0)
        #expect(
            run.run("gift", "add", "--amount", "9", "--campaign", "book-boxes", "--date", "2026-11-02").status
                == 0)
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("$257.00"))
        #expect(!result.output.contains("total"))
        #expect(!result.output.contains("book-boxes"))
        #expect(!run.run("status", "--diff", "then.json", "--format", "csv").output.contains("book-boxes"))
    }

    /// A change of policy moves money that was there already, and is told apart from what came in.
    @Test func aChangedPolicyIsAChangeOfThePlan() throws {
        let run = try run()
        run.environment["CAMPAIGN_TODAY"] = "2026-10-31"
        try run.write(
            "gift_id,type,date,amount,campaign\n3,in_kind,2026-10-07,700,year-end-2026\n", to: "kind.csv")
        #expect(run.run("import", "kind.csv").status == 0)
        #expect(run.run("status", "-o", "then.json", "--force").status == 0)
        let plan = try #require(run.file("Campaigns/year-end-2026.md"))
        try run.write(
            plan.replacing("goal: $60,000\n", with: "goal: $70,000\ncounting: {in_kind: include}\n"),
            to: "Campaigns/year-end-2026.md")
        run.environment["CAMPAIGN_TODAY"] = "2026-11-20"
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("$700.00"))
        #expect(result.output.contains("goal of year-end-2026: $60,000.00, now $70,000.00"))
        #expect(result.output.contains("counting of year-end-2026: default, now in_kind: include"))
        for format in ["csv", "tsv", "json", "markdown", "html"] {
            #expect(run.run("status", "--diff", "then.json", "--format", format).status == 0)
        }
    }

    /// Before the first posting there is nothing that a document could name.
    @Test func aStatusOfBeforeTheFirstPosting() throws {
        let run = try TestRun()
        #expect(run.run("status", "-o", "then.json").status == 0)
        #expect(run.run("gift", "add", "--amount", "7", "--campaign", "gala-2026").status == 0)
        let result = run.run("status", "--diff", "then.json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("$7.00"))
    }
}
