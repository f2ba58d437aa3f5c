import Testing

/// Whether an old page still says what the ledger says.
@Suite("report verify") struct ReportVerifyTests {
    private static let template = """
        ---
        title: Where we stand
        audience: AUDIENCE
        ---
        By {{ as_of }} we have raised {{ raised }}, {{ year-end-2026.raised | short }} of it lately.

        ```{status}
        ```

        ```{months}
        ```

        """

    private func built(_ audience: String = "board") throws -> TestRun {
        let run = try TestRun.posted()
        try run.write(Self.template.replacing("AUDIENCE", with: audience), to: "Reports/board.md")
        #expect(run.run("report", "build", "board").status == 0)
        return run
    }

    /// $100 for the year-end appeal, dated before the page's day and posted after it was built.
    private func post(_ run: TestRun) throws {
        try run.write(
            "gift_id,date,amount,campaign,donor_name\nlate,2026-11-10,100.00,year-end-2026,Ana Ruiz\n",
            to: "late.csv")
        #expect(run.run("import", "late.csv", "--source", "late", "-q").status == 0)
    }

    @Test func aFreshPageHolds() throws {
        for audience in ["board", "public"] {
            let run = try built(audience)
            let result = run.run("report", "verify", "build/board.html")
            #expect(result.status == 0, "\(result.output)")
            #expect(result.output.contains("named figures of build/board.html hold"))
        }
    }

    @Test func whatWasPostedSinceIsShownToTheCent() throws {
        let run = try built()
        try post(run)
        let result = run.run("report", "verify", "build/board.html")
        #expect(result.status == 1)
        #expect(result.output.contains("$145,215.50") && result.output.contains("$145,315.50"))
        #expect(result.output.contains("$100.00") && result.output.contains("campaign explain total.raised"))
        let json = run.run("report", "verify", "build/board.html", "--json")
        #expect(json.status == 1 && json.output.contains("\"schema\": \"campaign.report_verify/1\""))
        #expect(json.output.contains("\"page_as_of\": \"2026-11-20\""))
        // What was known when the page was built is what it says.
        #expect(run.run("report", "verify", "build/board.html", "--known-on", "B-2").status == 0)
    }

    /// Its changes are told from the page before it, which the page itself says: whatever is built later.
    @Test func aPageThatFollowsAnotherIsBuiltOnceMore() throws {
        let run = try TestRun.posted()
        let front = "---\ntitle: Packet\n---\n"
        try run.write(front + "```{changes}\n```\n\n```{key-figures}\n```\n", to: "Reports/board.md")
        #expect(run.run("report", "build", "board", "--as-of", "2026-10-01").status == 0)
        #expect(run.run("report", "build", "board", "-o", "page.html").status == 0)
        let page = try #require(run.file("page.html"))
        #expect(page.contains("Since 1 Oct 2026"))
        #expect(page.contains("<meta name=\"campaign-from-since\" content=\"2026-10-01\">"))
        // On the screen, or known at another time, it is a look; a bare page of the day is the same page.
        #expect(run.run("report", "build", "board", "--as-of", "2026-11-01", "-o", "-").status == 0)
        #expect(run.run("report", "build", "board").status == 0)
        #expect(run.file("build/board.html") == page)
        try run.write("", to: "build/.built")
        let result = run.run("report", "verify", "page.html")
        #expect(result.output.contains("Reports/board.md makes the same page"), "\(result.output)")
    }

    @Test func anEditedPageDoesNotHold() throws {
        let run = try built()
        let page = try #require(run.file("build/board.html"))
        try run.write(page.replacing(">$145,215.50<", with: ">$999,215.50<"), to: "edited.html")
        let result = run.run("report", "verify", "edited.html")
        #expect(result.status == 1 && result.output.contains("$999,215.50"), "\(result.output)")
        #expect(result.output.contains("edited: "))
    }

    /// Percentages, days, and sentences carry no name; each edit of them is found and shown.
    @Test(arguments: ["board", "public"])
    func anEditedSentenceIsFound(audience: String) throws {
        let run = try built(audience)
        let page = try #require(run.file("build/board.html"))
        let fresh = run.run("report", "verify", "build/board.html")
        #expect(fresh.output.contains("Reports/board.md makes the same page"), "\(fresh.output)")
        for (before, after) in [("of it lately", "of it this week"), ("By ", "Before "), ("%<", "9%<")] {
            try #require(page.contains(before))
            try run.write(page.replacing(before, with: after, maxReplacements: 1), to: "edited.html")
            let result = run.run("report", "verify", "edited.html")
            #expect(result.status == 1, "\(result.output)")
            #expect(result.output.contains("The text of edited.html was changed after it was built"))
            #expect(result.output.contains("built: ") && result.output.contains("now: "))
        }
        let json = run.run("report", "verify", "edited.html", "--json")
        #expect(json.output.contains("\"answer\": \"edited\"") && json.output.contains("\"built\""))
    }

    @Test func anEditedPageIsFoundWithoutItsTemplate() throws {
        let run = try built()
        let page = try #require(run.file("build/board.html"))
        try run.write(page.replacing("of it lately", with: "of it now"), to: "edited.html")
        try run.write("---\ntitle: Other\n---\nOther {{ raised }}\n", to: "Reports/board.md")
        let edited = run.run("report", "verify", "edited.html")
        #expect(edited.status == 1 && edited.output.contains("found by the digest"), "\(edited.output)")
        let whole = run.run("report", "verify", "build/board.html")
        let said = whole.output.replacing("\n", with: " ")
        #expect(whole.status == 0 && said.contains("has changed since"), "\(whole.output)")
        let old = page.replacing("-sha256\"", with: "-x\"")
        try run.write(old, to: "old.html")
        let unknown = run.run("report", "verify", "old.html")
        #expect(unknown.status == 0 && unknown.output.contains("no digest"), "\(unknown.output)")
    }

    @Test func aPageIsBuiltAgainFromTheLedgerOfItsTime() throws {
        let run = try built()
        try post(run)
        let result = run.run("report", "verify", "build/board.html")
        #expect(result.status == 1 && result.output.contains("makes the same page"), "\(result.output)")
    }

    @Test func numbersWithoutANameAreSaid() throws {
        let run = try built()
        try run.write(
            "---\ntitle: Gifts\naudience: board\n---\n{{ raised }}\n\n```{gifts}\nsince: 2025-01-01\n```\n",
            to: "Reports/gifts.md")
        #expect(run.run("report", "build", "gifts").status == 0)
        let result = run.run("report", "verify", "build/gifts.html")
        #expect(result.status == 0 && result.output.contains("named figure"), "\(result.output)")
        #expect(result.output.contains("not checked: "))
        let json = run.run("report", "verify", "build/gifts.html", "--json")
        #expect(json.output.contains("\"unchecked\"") && json.output.contains("\"numbers\""))
    }

    @Test func aPageForThePublicIsComparedByWhatItSays() throws {
        let run = try built("public")
        #expect(run.file("build/board.html")?.contains("data-minor") == false)
        try post(run)
        let result = run.run("report", "verify", "build/board.html")
        #expect(result.status == 1 && result.output.contains("total.raised"))
    }

    @Test func anotherDayIsComparedWithThePage() throws {
        let run = try built()
        let result = run.run("report", "verify", "build/board.html", "--as-of", "2026-10-01")
        #expect(result.status == 1 && result.output.contains("as of 1 Oct 2026"))
    }

    @Test func aCampaignThatIsGoneHasNoValue() throws {
        let run = try built()
        let page = try #require(run.file("build/board.html"))
        try run.write(page.replacing("year-end-2026.raised", with: "spring-2019.raised"), to: "old.html")
        let result = run.run("report", "verify", "old.html")
        #expect(result.status == 1 && result.output.contains("no value"))
    }

    @Test func whatIsNoReportIsRefused() throws {
        let run = try built()
        for (name, text) in [("list.html", "<p>A list</p>"), ("empty.html", "")] {
            try run.write(text, to: name)
            let result = run.run("report", "verify", name)
            #expect(result.status == 2 && result.said.contains("does not say of which day"))
        }
        #expect(run.run("report", "verify", "none.html").said.contains("cannot read none.html"))
        let answer = run.run("report", "verify", "build/board.html", "-o", "build/board.html", "--force")
        #expect(answer.status == 64)
    }
}
