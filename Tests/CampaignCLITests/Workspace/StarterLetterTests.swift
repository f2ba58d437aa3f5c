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
        // The one place that waits for the charity's own words.
        #expect(check.output.contains("placeholder-text"), "\(check.output)")
        #expect(check.output.contains("letters/letter.md") && check.output.contains("Write here"))
        let letter = try #require(run.file("Reports/letters/letter.md"))
        let own = letter.replacing("Write here, in two or three sentences, what a gift does", with: "A gift")
        try run.write(own, to: "Reports/letters/letter.md")
        #expect(run.run("report", "check").output.contains("no findings"))
    }

    @Test func aThankYouIsWrittenAtOnce() throws {
        let run = try office()
        let result = run.run("thank", "letters", "-o", "thanks.html")
        #expect(result.status == 0, "\(result.errors)")
        let page = try #require(run.file("thanks.html"))
        #expect(page.contains("Dear Ana") && page.contains("250") && page.contains("Riverbend Literacy Fund"))
        #expect(!page.contains("{{"))
        // One gift is a sentence, several are a list.
        let text = page.replacing(/<[^>]*>/, with: "")
        #expect(text.contains("On November 10, 2026 we received $250.00 from you"), "\(text)")
        #expect(!page.contains("<li>"))
        try run.write(
            """
            gift_id,date,amount,campaign,donor_id,donor_name,first_name,last_name,address1,city,state,postal_code
            g2,2026-11-12,40.00,annual-fund-2026,b,Otto Quill,Otto,Quill,1 Elm St,Brooklyn,NY,11201
            g3,2026-11-12,60.00,annual-fund-2026,b,Otto Quill,Otto,Quill,1 Elm St,Brooklyn,NY,11201

            """, to: "more.csv")
        #expect(run.run("import", "more.csv", "--source", "s", "-q").status == 0)
        #expect(run.run("thank", "letters", "-o", "more.html").status == 0)
        let more = try #require(run.file("more.html"))
        #expect(more.ranges(of: "<li>").count == 2 && more.contains("$60.00"))
    }

    @Test func theListOfThanksNeedsNoLetter() throws {
        let run = try office()
        try run.write("", to: "Reports/letters/thank-you.md")
        let result = run.run("thank", "list")
        #expect(result.status == 0 && result.output.contains("Ana Ruiz"), "\(result.errors)")
    }
}
