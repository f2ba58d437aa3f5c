import Testing

@testable import CampaignCLI

/// The letters of a new workspace work as they are.
@Suite("Starter letters") struct StarterLetterTests {
    private func office() throws -> TestRun {
        let run = try TestRun(.none)
        #expect(run.run("init", ".", "--name", "Riverbend Literacy Fund").status == 0)
        try run.write(
            """
            gift_id,date,amount,campaign,donor_name,first_name,last_name,address1,city,state,postal_code
            g1,2026-11-10,250.00,annual-fund-2026,Ana Ruiz,Ana,Ruiz,1 Elm St,Brooklyn,NY,11201

            """, to: "gifts.csv")
        #expect(run.run("import", "gifts.csv", "--source", "s", "-q").status == 0)
        return run
    }

    @Test func nothingIsWrongWithThem() throws {
        let run = try office()
        for (path, _) in StarterLetters.all { #expect(run.file(path) != nil, "\(path)") }
        let check = run.run("report", "check")
        #expect(check.status == 0, "\(check.output)")
        #expect(check.output.contains("no findings"), "\(check.output)")
    }

    @Test func aThankYouIsWrittenAtOnce() throws {
        let run = try office()
        let result = run.run("thank", "letters", "-o", "thanks.html")
        #expect(result.status == 0, "\(result.errors)")
        let page = try #require(run.file("thanks.html"))
        #expect(page.contains("Dear Ana") && page.contains("250") && page.contains("Riverbend Literacy Fund"))
        #expect(!page.contains("{{"))
    }

    @Test func theListOfThanksNeedsNoLetter() throws {
        let run = try office()
        try run.write("", to: "Reports/letters/thank-you.md")
        let result = run.run("thank", "list")
        #expect(result.status == 0 && result.output.contains("Ana Ruiz"), "\(result.errors)")
    }
}
