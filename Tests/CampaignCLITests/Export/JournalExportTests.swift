import CampaignCLI
import Foundation
import TestSupport
import Testing

/// `export journal` read back by the programs that it is written for, against `status --json`.
struct JournalExportTests {
    /// Runs an export and compares what a program finds in it with what `status` says.
    private func compare(_ run: TestRun, _ program: AccountingProgram, _ words: [String] = []) throws {
        let file = "out.\(program.rawValue)"
        let export = run.run(
            ["export", "journal", "--format", program.rawValue, "-o", file, "--force"] + words)
        #expect(export.status == 0, "\(export.errors)")
        let url = run.folder.appendingPathComponent(file)
        try program.check(url)
        let found = JournalFigures.byCampaign(try program.balances(url))
        let status = run.run(["status", "--json"] + words.filter { $0 != "--names" })
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
        var expected: [String: JournalFigures] = [:]
        for row in try #require(document["rows"] as? [[String: Any]]) {
            let own = try #require(row["own"] as? [String: Any])
            expected[try #require(row["id"] as? String)] = try Self.figures(own)
        }
        expected[""] = try Self.figures(try #require(document["unassigned"] as? [String: Any]))
        expected = expected.filter { $0.value != JournalFigures() }
        #expect(found == expected, "\(program.rawValue) \(words)")
        let total = try Self.figures(try #require(document["total"] as? [String: Any]))
        #expect(JournalFigures.total(found) == total)
    }

    private static func figures(_ row: [String: Any]) throws -> JournalFigures {
        func minor(_ key: String) throws -> Int64 {
            try #require(((row[key] as? [String: Any])?["minor"] as? NSNumber)?.int64Value)
        }
        return JournalFigures(
            raised: try minor("raised"), received: try minor("received"),
            outstanding: try minor("outstanding"))
    }

    @Test(arguments: AccountingProgram.allCases)
    func everyKindOfRow(program: AccountingProgram) throws {
        let run = try RichHistory.run()
        for words in [
            [], ["--names"], ["--as-of", "2026-03-07"], ["--as-of", "2026-01-08"], ["--as-of", "2025-01-01"],
            ["--known-on", "B-1"], ["--as-of", "2026-05-06", "--known-on", "B-1"],
        ] {
            try compare(run, program, words)
        }
    }

    @Test(arguments: ["relief", "washington"])
    func realGifts(name: String) throws {
        guard let folder = SharedData.url(name) else { return }
        let run = try TestRun(.none)
        try FileManager.default.copyItem(
            at: folder.appendingPathComponent("Campaigns"),
            to: run.folder.appendingPathComponent("Campaigns"))
        // Some rows of these files have no date.
        _ = run.run("import", folder.appendingPathComponent("gifts.csv").path, "--partial", "-q")
        let status = run.run("status", "--format", "csv").output
        #expect(status.contains("total") && !status.contains("total,,,0.00"))
        try compare(run, .hledger)
        try compare(run, .ledger)
        if name == "relief" { try compare(run, .hledger, ["--as-of", "2023-09-30", "--names"]) }
    }

    /// A donor hidden from staff is not named, no one is without `--names`.
    @Test func namesAreForStaffWhoAsk() throws {
        let run = try RichHistory.run()
        for format in ["hledger", "ledger", "beancount"] {
            let plain = run.run("export", "journal", "--format", format).output
            let named = run.run("export", "journal", "--format", format, "--names").output
            for name in ["Ana", "Hollis", "Euro", "Shy"] { #expect(!plain.contains(name)) }
            for name in ["Ana", "Hollis", "Euro"] { #expect(named.contains(name)) }
            #expect(!named.contains("Shy"))
        }
    }

    @Test(arguments: ["hledger", "ledger", "beancount"])
    func golden(format: String) throws {
        let run = try RichHistory.run()
        let text = run.run("export", "journal", "--format", format).output
        let stable = text.replacing(/[0-9a-f]{64}/, with: "<HASH>")
        #expect(Golden.expect(stable, at: "journal/\(format).txt") == nil)
    }

    /// What a file gets is what a pipe gets, private to its owner, and whole or not at all.
    @Test func filesAreWholeAndPrivate() throws {
        let run = try RichHistory.run()
        let piped = run.run("export", "journal").output
        #expect(run.run("export", "journal", "-o", "gifts.journal").status == 0)
        #expect(run.file("gifts.journal") == piped)
        let path = run.folder.appendingPathComponent("gifts.journal").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(run.run("export", "journal", "-o", "no/such/folder/x.journal").status == 2)
        #expect(run.run("export", "journal", "-o", "campaign.sqlite").status == 64)
        run.output = Buffer(failure: .brokenPipe)
        #expect(run.run("export", "journal").status == 0)
        run.output = Buffer(failure: .failed(reason: "full"))
        #expect(run.run("export", "journal").status == 2)
    }

    /// The figures of some campaigns alone are those of their own rows.
    @Test func someCampaigns() throws {
        let run = try RichHistory.run()
        let whole = JournalFigures.byCampaign(try balances(run, []))
        let part = JournalFigures.byCampaign(
            try balances(run, ["--campaign", "programs", "in-kind", "unassigned"]))
        #expect(Set(part.keys).isSubset(of: ["programs", "reading-room", "in-kind", ""]))
        #expect(part["reading-room"] == whole["reading-room"])
        #expect(part["in-kind"] == whole["in-kind"])
        #expect(whole["year-end-2026"] != nil)
    }

    private func balances(_ run: TestRun, _ words: [String]) throws -> [String: Int64] {
        #expect(run.run(["export", "journal", "-o", "part.journal", "--force"] + words).status == 0)
        return try AccountingProgram.hledger.balances(run.folder.appendingPathComponent("part.journal"))
    }

    /// What went out is next to what came in, which stays the figures of `status`; all together is on hand.
    @Test(arguments: AccountingProgram.allCases)
    func whatWentOut(program: AccountingProgram) throws {
        let run = try PassedOn.run()
        try compare(run, program, ["--as-of", "2026-11-20"])
        let file = run.folder.appendingPathComponent("out.\(program.rawValue)")
        func balances(_ words: String...) throws -> [String: Int64] {
            let export = run.run(
                ["export", "journal", "--format", program.rawValue, "-o", file.path, "--force"] + words)
            #expect(export.status == 0, "\(export.errors)")
            try program.check(file)
            return try program.balances(file)
        }
        let place = ":floor:third-floor"
        let plain = try balances()
        #expect(plain["assets:cash" + place] == 11_000_000)
        #expect(plain.keys.allSatisfy { !$0.contains("transferred") && !$0.contains("grant-costs") })
        var whole = try balances("--with-transfers", "--with-spending", "--names")
        let wentOut = [
            ("expenses:grants-made", 7_200_000), ("assets:transferred", -7_200_000),
            ("expenses:grant-costs", 1_000_000), ("assets:spent", -1_000_000),
        ]
        for (account, minor) in wentOut {
            #expect(whole.removeValue(forKey: account + place) == Int64(minor), "\(account)")
        }
        #expect(whole == plain)
        #expect(
            try balances("--with-transfers", "--as-of", "2026-05-31")["assets:transferred" + place]
                == -8_000_000)
        #expect(
            try balances("--with-transfers", "--campaign", "unassigned")["assets:transferred" + place] == nil)
        // What is left of the project is received less what was passed on and spent, as its page says.
        #expect(run.run("project", "show", "third-floor").output.contains("$28,000.00"))
    }

    /// Names of grantees only where names are asked for; beancount has the same accounts under its names.
    @Test func granteesAreNamedWhereAsked() throws {
        let run = try PassedOn.run()
        let words = ["export", "journal", "--with-transfers", "--with-spending"]
        let plain = run.run(words).output
        #expect(plain.contains("(T-1) grant to a grantee") && plain.contains("of: T-1"))
        #expect(plain.contains("(S-1) cost of a grant") && plain.contains("of: GR-1"))
        #expect(!plain.contains("Hospital"))
        #expect(run.run(words + ["--names"]).output.contains("(T-1) Hospital | grant to a grantee"))
        let bean = run.run(words + ["--format", "beancount"]).output
        #expect(bean.contains("open Assets:Transferred:Floor:Third-floor USD"))
        #expect(bean.contains("open Expenses:Grant-costs:Floor:Third-floor USD"))
    }

    /// A journal that someone cut short or changed is refused by the programs.
    @Test(arguments: AccountingProgram.allCases)
    func tamperingShows(program: AccountingProgram) throws {
        let run = try RichHistory.run()
        let text = run.run("export", "journal", "--format", program.rawValue).output
        let blocks = text.components(separatedBy: "\n\n").filter { !$0.contains("(G-8)") }
        try run.write(blocks.joined(separator: "\n\n"), to: "cut.journal")
        #expect(throws: (any Error).self) {
            try program.check(run.folder.appendingPathComponent("cut.journal"))
        }
    }
}
