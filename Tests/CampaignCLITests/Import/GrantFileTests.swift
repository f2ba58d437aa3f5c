import CampaignCLI
import Testing

/// What `export canonical` writes says the same again: here nothing, and in another ledger all of it.
struct GrantFileTests {
    private static let gifts = """
        gift_id,type,date,amount,donor_id,donor_name,donor_kind,campaign,project,line,grant_id
        g1,gift,2026-02-01,50000,a,Ana Ruiz,person,floor,third-floor,equipment,
        a1,award,2026-03-01,100000,f,Oak Fund,foundation,floor,third-floor,equipment,oak-1
        p1,gift,2026-03-10,60000,f,Oak Fund,foundation,,,,oak-1

        """

    private static let history = [
        ["grant", "adopt"],
        [
            "grant", "term", "GR-1", "--period", "2026-03-01..2027-02-28", "--on", "2026-03-02", "--reason",
            "Letter of 2 March",
        ],
        [
            "grant", "add", "--funder", "Pine Fund", "--new-funder", "--title", "=Two programs, and more",
            "--for", "third-floor=60%", "--for", "shelving=40%", "--ask", "50,000", "--stage", "loi", "--on",
            "2026-05-01", "--decision", "2027-01-15",
        ],
        ["grant", "advance", "GR-2", "review", "--on", "2026-06-01", "--reason", "Invited at once"],
        ["grant", "edit", "GR-2", "--ask", "60,000", "--on", "2026-07-01"],
        [
            "grant", "add", "--funder", "Elm Fund", "--new-funder", "--title", "Chairs", "--for", "shelving",
            "--ask", "9,000", "--expect", "4,000", "--stage", "review", "--probability", "55%", "--on",
            "2026-08-01",
        ],
        ["grant", "advance", "GR-3", "declined", "--on", "2026-09-01"],
        ["grant", "due", "add", "GR-1", "interim-report", "2026-09-30"],
        ["grant", "due", "add", "GR-1", "final-report", "2027-03-31"],
        ["grant", "due", "done", "DL-1", "--on", "2026-09-20"],
        [
            "grant", "spend", "GR-1", "--amount", "10,000", "--category", "travel", "--on", "2026-07-01",
            "--payee", "Rail Office", "--ref", "R-7", "--paid", "2026-07-09",
        ],
        [
            "grant", "spend", "GR-1", "--amount", "2,000", "--category", "supplies", "--on", "2026-07-02",
            "--cost-share", "--line", "third-floor/equipment",
        ],
        [
            "project", "transfer", "add", "third-floor", "--to", "hospital", "--amount", "80,000", "--line",
            "equipment", "--agreement", "2026-03-01", "--on", "2026-05-01", "--report-due", "2026-12-31",
        ],
        ["grant", "spend", "GR-1", "--reverses", "S-1", "--amount", "500", "--on", "2026-07-20"],
        [
            "grant", "term", "GR-1", "--indirect", "10%/direct", "--match", "5,000", "--match-by",
            "2026-12-31", "--on", "2026-03-03", "--reason", "Letter of 3 March",
        ],
        ["grant", "budget", "set", "GR-1", "travel=12,000", "supplies=3,000", "--on", "2026-03-05"],
        ["grant", "budget", "set", "GR-1", "travel=11,000", "--on", "2026-08-05", "--approved", "Letter"],
        ["grant", "match", "GR-1", "--in-kind", "1,500", "--basis", "Sixty hours", "--on", "2026-07-03"],
        ["grant", "match", "GR-1", "--gift", "G-1", "--amount", "2,000", "--on", "2026-07-04"],
        ["grant", "match", "GR-1", "--spend", "S-2", "--amount", "700", "--on", "2026-07-05"],
        ["grant", "due", "waive", "DL-2", "--reason", "Not asked for any more", "--on", "2026-10-01"],
        ["project", "transfer", "return", "T-1", "--amount", "8,000", "--on", "2026-06-01"],
        ["project", "transfer", "report", "T-1", "--spent", "equipment=50,000", "--on", "2026-07-15"],
    ]

    private static func workspace() throws -> TestRun {
        let run = try TestRun(.basic)
        try run.write(PassedOn.plan, to: "Campaigns/floor.md")
        try run.write(gifts, to: "gifts.csv")
        #expect(run.run("import", "gifts.csv", "--source", "office").status == 0)
        return run
    }

    /// All lists that a file of grants decides, without the numbers of batches.
    private static func lists(_ run: TestRun) -> [String] {
        let commands = [
            ["grant", "list", "--format", "csv"], ["export", "deadlines"], ["export", "spending"],
            ["export", "transfers"], ["status", "--format", "csv"], ["project", "list", "--format", "csv"],
            ["grant", "budget", "show", "GR-1", "--format", "csv"],
            ["grant", "due", "--all", "--format", "csv"],
        ]
        return ["2026-03-31", "2026-05-15", "2026-06-15", "2026-08-15", "2026-11-20"].flatMap { day in
            commands.map { words in
                let said = run.run(words + ["--as-of", day])
                #expect(said.status == 0, "\(words) \(said.errors)")
                return said.output.replacing(/B-[0-9]+/, with: "B")
            }
        }
    }

    @Test func anotherLedgerHasTheSameFigures() throws {
        let here = try Self.workspace()
        for words in Self.history {
            let said = here.run(words)
            #expect(said.status == 0, "\(words) \(said.errors)")
        }
        let exported = here.run("export", "canonical")
        #expect(exported.status == 0, "\(exported.errors)")

        let there = try Self.workspace()
        try there.write(exported.output, to: "grants.csv")
        let imported = there.run("import", "grants.csv", "--source", "office")
        #expect(imported.status == 0, "\(imported.errors) \(exported.output)")
        for (old, new) in zip(Self.lists(here), Self.lists(there)) { #expect(old == new) }
        for run in [here, there] {
            let costs = run.run("grant", "show", "GR-1", "--json").output
            #expect(costs.contains("\"match_found\": {\"currency\":\"USD\",\"minor\":420000"), "\(costs)")
            #expect(costs.contains("\"indirect\": \"10.0% of direct costs\""))
            #expect(run.run("project", "show", "third-floor").output.contains("$28,500.00"))
        }
        #expect(there.run("check", "--deep").output.contains("totals verified"))

        for run in [here, there] {
            try run.write(exported.output, to: "again.csv")
            let again = run.run("import", "again.csv", "--source", "office")
            #expect(again.output.contains("Nothing new in again.csv"), "\(again.output)\(again.errors)")
        }
    }

    /// A grant that was added here of an award that a file of gifts calls otherwise: its row names it.
    @Test func anAwardIsFoundByItsNameInAFileOfGifts() throws {
        let here = try Self.workspace()
        for words in [
            [
                "grant", "add", "--funder", "Oak Fund", "--title", "Instruments", "--for",
                "third-floor/equipment", "--ask", "100,000", "--stage", "verbal", "--on", "2026-02-20",
            ], ["grant", "award", "GR-1", "--promise", "oak-1", "--period", "2026-03-01..2027-02-28"],
        ] {
            let said = here.run(words)
            #expect(said.status == 0, "\(words) \(said.errors)")
        }
        let exported = here.run("export", "canonical").output
        #expect(exported.contains(",oak-1,2026-03-01,"), "\(exported)")

        let there = try Self.workspace()
        try there.write(exported, to: "grants.csv")
        let imported = there.run("import", "grants.csv", "--source", "office")
        #expect(imported.status == 0, "\(imported.errors) \(exported)")
        for words in [["grant", "list", "--format", "csv"], ["status", "--format", "csv"]] {
            for day in ["2026-02-28", "2026-03-01", "2026-11-20"] {
                let (old, new) = (here.run(words + ["--as-of", day]), there.run(words + ["--as-of", day]))
                #expect(new.status == 0, "\(day) \(new.errors)")
                #expect(
                    old.output.replacing(/B-[0-9]+/, with: "B") == new.output.replacing(/B-[0-9]+/, with: "B")
                )
            }
        }
        #expect(there.run("grant", "show", "GR-1").output.contains("(P-1)"))
        #expect(there.run("check", "--deep").output.contains("totals verified"))
        for run in [here, there] {
            try run.write(exported, to: "again.csv")
            let again = run.run("import", "again.csv", "--source", "office")
            #expect(again.output.contains("Nothing new in again.csv"), "\(again.output)\(again.errors)")
        }
    }

    /// The award of one grant is not that of a second, and a name that no award has is none.
    @Test func anAwardIsOfOneGrantOnly() throws {
        func rows(_ name: String, _ award: String) -> String {
            """
            type,grant_id,gift_id,date,title,stage,requested,for,donor_name
            application,\(name),\(award),2026-03-01,Instruments,awarded,100000,third-floor,Oak Fund

            """
        }
        let run = try Self.workspace()
        try run.write(rows("first", "oak-1"), to: "first.csv")
        #expect(run.run("import", "first.csv", "--source", "office").status == 0)
        for award in ["oak-1", "oak-9", ""] {
            try run.write(rows("second", award), to: "second.csv")
            let refused = run.run("import", "second.csv", "--source", "office")
            #expect(refused.status != 0 && !run.run("grant", "list").output.contains("GR-2"))
            #expect((refused.output + refused.errors).contains("second has no award"), "\(refused)")
        }
    }

    /// An award that would come before a later stage stops the file of gifts, with its line.
    @Test func anAwardBeforeAStageIsRefused() throws {
        let run = try TestRun(.basic)
        try run.write(PassedOn.plan, to: "Campaigns/floor.md")
        try run.write(Self.gifts, to: "gifts.csv")
        try run.write(
            """
            type,grant_id,date,stage,requested,for,donor_name
            application,oak-1,2026-02-10,proposal,100000,third-floor,Oak Fund
            application,oak-1,2026-03-20,review,100000,third-floor,Oak Fund

            """, to: "grants.csv")
        #expect(run.run("import", "grants.csv", "--source", "office").status == 0)
        let refused = run.run("import", "gifts.csv", "--source", "office")
        #expect(refused.status == 1)
        let said = refused.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(said.contains("from awarded on 2026-03-01 to review on 2026-03-20"), "\(refused)")
        #expect(run.run("gift", "list").output.contains("Ana") == false)
    }

    /// What a file says otherwise of a day that is known is listed and not applied.
    @Test func differencesAreListed() throws {
        let run = try TestRun(.basic)
        func rows(_ requested: String) -> String {
            """
            type,grant_id,date,title,stage,requested,for,donor_name
            application,oak-1,2026-02-10,Shelves \(requested),review,\(requested),shelving,Oak Fund

            """
        }
        try run.write(rows("50000"), to: "grants.csv")
        #expect(run.run("import", "grants.csv", "--source", "office").output.contains("new grant"))
        try run.write(rows("70000"), to: "grants.csv")
        let again = run.run("import", "grants.csv", "--source", "office")
        #expect(again.output.contains("Nothing new in grants.csv"))
        #expect(again.output.contains("line 2: requested of GR-1 differs, not applied"), "\(again.output)")
        #expect(again.output.contains("line 2: title of GR-1 differs, not applied"))
        #expect(run.run("grant", "list").output.contains("$50,000.00"))
        // On another day the same stage has other figures.
        try run.write(rows("70000").replacing("2026-02-10", with: "2026-04-10"), to: "grants.csv")
        #expect(run.run("import", "grants.csv", "--source", "office").status == 0)
        #expect(run.run("grant", "list").output.contains("$70,000.00"))
        #expect(run.run("grant", "list", "--as-of", "2026-03-01").output.contains("$50,000.00"))
    }
}
