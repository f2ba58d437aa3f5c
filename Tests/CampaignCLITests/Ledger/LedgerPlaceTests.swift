import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// Where the ledger is: in another file, and moved there.
@Suite("Where the ledger is") struct LedgerPlaceTests {
    private func posted() throws -> TestRun {
        let run = try TestRun()
        try run.write("date,amount,gift_id,donor_name\n2026-10-01,100,g1,Ana Ruiz\n", to: "g.csv")
        #expect(run.run("import", "g.csv", "--source", "s").status == 0)
        return run
    }

    private func isThere(_ run: TestRun, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: run.folder.path + "/" + name)
    }

    @Test func theEnvironmentNamesAnotherFile() throws {
        let run = try posted()
        run.environment["CAMPAIGN_LEDGER"] = "other.sqlite"
        #expect(run.run("gift", "list").output.contains("Ana") == false)
        #expect(run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor").status == 0)
        #expect(isThere(run, "other.sqlite"))
        #expect(run.run("gift", "list").output.contains("Ben Okafor"))
        #expect(run.run("doctor").answer.contains("B-1, posted 2026-11-20, named by CAMPAIGN_LEDGER"))
        // No answer is written over it, and the workspace's own is another ledger.
        #expect(run.run("gift", "list", "-o", "other.sqlite", "--format", "csv", "--force").status == 64)
        #expect(run.run("check").answer.contains("campaign.sqlite is another ledger"))
        // Each of them has a memory of its own.
        run.environment["CAMPAIGN_LEDGER"] = nil
        let own = run.run("gift", "list")
        #expect(own.output.contains("Ana Ruiz") && !own.errors.contains("warning"))
    }

    @Test func aMoveToAnotherFileAndBack() throws {
        let run = try posted()
        let other = run.folder.path + "/new/office.sqlite"
        try FileManager.default.createDirectory(
            atPath: run.folder.path + "/new", withIntermediateDirectories: true)
        let trial = run.run("ledger", "move", other, "--dry-run")
        #expect(trial.status == 0 && trial.answer.contains("a dry run, nothing is written"), "\(trial)")
        #expect(!isThere(run, "new/office.sqlite"))
        let moved = run.run("ledger", "move", other)
        #expect(moved.status == 0 && moved.answer.contains("set CAMPAIGN_LEDGER"), "\(moved)")
        // The old one shows what it has, says that there is more elsewhere, and takes nothing.
        let shown = run.run("status")
        #expect(shown.status == 0 && shown.said.contains("this ledger was moved to"), "\(shown)")
        let refused = run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor")
        #expect(refused.status == 2 && refused.said.contains("nothing was posted"), "\(refused)")
        #expect(run.run("gift", "add", "--amount", "5", "--name", "B", "--dry-run").status == 2)

        run.environment["CAMPAIGN_LEDGER"] = other
        #expect(run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor").status == 0)
        let back = run.run("ledger", "move", "campaign.sqlite", "--json")
        #expect(back.status == 0 && back.output.contains("\"batch\": \"B-2\""), "\(back)")
        #expect(back.output.contains("campaign.sqlite.before-move-"))
        run.environment["CAMPAIGN_LEDGER"] = nil
        let deep = run.run("check", "--deep")
        #expect(deep.status == 0 && deep.errors.isEmpty, "\(deep)")
        #expect(run.run("gift", "list").output.contains("Ben Okafor"))
    }

    /// What a move left behind closed is not mentioned; an open copy is.
    @Test func aClosedLedgerIsNotMentioned() throws {
        let run = try posted()
        #expect(run.run("ledger", "move", "office.sqlite").status == 0)
        run.environment["CAMPAIGN_LEDGER"] = "office.sqlite"
        #expect(!run.run("check").answer.contains("is another ledger"))
        #expect(run.run("doctor").answer.contains("campaign.sqlite was closed when the ledger moved"))
        try FileManager.default.copyItem(
            atPath: run.folder.path + "/office.sqlite", toPath: run.folder.path + "/copy.sqlite")
        #expect(run.run("check").answer.contains("copy.sqlite is another ledger"))
    }

    /// A trial refuses a place in the words of the move.
    @Test func aTrialSaysWhatTheMoveWillSay() throws {
        let run = try posted()
        let other = try posted()
        try FileManager.default.copyItem(
            atPath: other.folder.path + "/campaign.sqlite", toPath: run.folder.path + "/taken.sqlite")
        for place in ["taken.sqlite", "g.csv", "nowhere/new.sqlite"] {
            let trial = run.run("ledger", "move", place, "--dry-run")
            let move = run.run("ledger", "move", place)
            #expect(trial.status == 2 && trial.said == move.said, "\(place): \(trial) \(move)")
        }
    }

    @Test func aMoveThatGoesNowhere() throws {
        let run = try posted()
        for (words, status, message) in [
            (["campaign.sqlite"], 64, "this is where the ledger is"),
            (["nowhere/new.sqlite"], 2, "cannot be created"),
            (["postgresql://ana:S3cret@db/fund"], 2, "holds a password"),
            (["postgresql://db"], 2, "names no database"), (["g.csv"], 2, "is not a campaign ledger"),
        ] as [([String], Int32, String)] {
            let result = run.run(["ledger", "move"] + words)
            #expect(result.status == status && result.said.contains(message), "\(words): \(result)")
            #expect(!result.errors.contains("S3cret"))
        }
        #expect(run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor").status == 0)
        let empty = try TestRun().run("ledger", "move", "new.sqlite")
        #expect(empty.status == 2 && empty.said.contains("nothing has been posted yet"))
    }

    /// A ledger that is gone takes with it what was posted after the backup: restoring says so.
    @Test func whatTheBackupLacks() throws {
        let run = try posted()
        #expect(run.run("backup", "copy.sqlite").status == 0)
        #expect(run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor").status == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: run.folder.path)
        where name.hasPrefix("campaign.sqlite") {
            try FileManager.default.removeItem(atPath: run.folder.path + "/" + name)
        }
        for words in [["--dry-run"], []] {
            let result = run.run(["restore", "copy.sqlite"] + words)
            #expect(
                result.status == 0 && result.answer.contains("This computer has seen batch B-2 (tester, "),
                "\(result)")
            #expect(result.answer.contains("Post again what came after B-1"), "\(result)")
        }
        // What was restored is the ledger from now on.
        let again = run.run("restore", "copy.sqlite", "--json")
        #expect(again.status == 0 && again.output.contains("\"missing\": null"), "\(again)")
    }

    @Test func figuresOnlyCommandsAreCommands() {
        let commands = Set(CommandTree.all.filter { $0.command is any FiguresCommand.Type }.map(\.path))
        #expect(
            commands == [
                "status", "list", "show", "forecast", "compare", "pyramid", "project list", "appeal list",
                "appeal show", "report build", "report list", "report new", "report check", "report verify",
                "report widget", "log", "doctor", "init", "new", "ledger roles",
            ])
        #expect(commands.isDisjoint(with: ["gift list", "donor list", "explain", "check"]))
    }

    /// A trial that says "ready" has read the ledger through, as the move will.
    @Test func aTrialOfAMoveFindsDamage() throws {
        let run = try posted()
        try run.damageLedger("UPDATE batch SET actor = 'someone' WHERE id = 1")
        for words in [["--dry-run"], []] {
            let result = run.run(["ledger", "move", "office.sqlite"] + words)
            #expect(result.status == 2 && result.said.contains("the ledger is damaged"), "\(result)")
            #expect(!isThere(run, "office.sqlite") && !result.said.contains(".campaign-new"), "\(result)")
        }
    }

    /// A workspace from elsewhere may name any server: nothing is sent there until someone here names it.
    @Test func aServerThatWasNeverUsed() throws {
        let run = try posted()
        let organization = try #require(run.file("Campaigns/organization.yml"))
        let address = "ledger: postgresql://db.example.org/fund\n"
        try run.write(organization + "\n" + address, to: "Campaigns/organization.yml")
        for words in [["status"], ["gift", "add", "--amount", "5", "--name", "B"], ["backup", "b.sqlite"]] {
            let result = run.run(words)
            #expect(
                result.status == 2 && result.said.contains("the server db.example.org, which"), "\(result)")
            #expect(result.said.contains("campaign ledger trust db.example.org"), "\(result)")
        }
        #expect(run.run("doctor").answer.contains("which was never used here"))
        #expect(run.run("ledger", "trust", "https://db.example.org").status == 64)
        let trusted = run.run("ledger", "trust", "db.example.org", "--json")
        #expect(trusted.status == 0 && trusted.output.contains("\"host\":\"db.example.org\""), "\(trusted)")
    }

    /// Wherever a password is said, no command repeats it, and none goes on with another ledger.
    @Test(arguments: [["status"], ["check"], ["gift", "list"], ["doctor"], ["backup", "b.sqlite"]])
    func aPasswordIsRefused(words: [String]) throws {
        let run = try posted()
        let address = "postgresql://ana:S3cret@db.example.org/fund"
        run.environment["CAMPAIGN_LEDGER"] = address
        let named = run.run(words)
        run.environment["CAMPAIGN_LEDGER"] = nil
        let organization = try #require(run.file("Campaigns/organization.yml"))
        try run.write(organization + "\nledger: \(address)\n", to: "Campaigns/organization.yml")
        for result in [named, run.run(words)] {
            let all = result.output + result.said
            #expect(all.contains("holds a password") && !all.contains("S3cret"), "\(result)")
            #expect(result.status != 0 || words == ["doctor"])
        }
    }

    /// No sentence that refuses a word repeats the password in it.
    @Test(arguments: [
        ["ledger", "trust"], ["ledger", "move"], ["ledger", "roles"], ["restore"], ["backup"], ["import"],
        ["status", "--diff"], ["-C"],
    ])
    func aPasswordAmongTheWordsIsNotRepeated(words: [String]) throws {
        let run = try posted()
        for address in ["postgresql://ana:S3cret@db/fund", "POSTGRES://db/fund?password=S3cret"] {
            let result = run.run(words + [address])
            #expect(result.status == 2 && result.said.contains("holds a password"), "\(result)")
            #expect(!(result.output + result.errors).contains("S3cret"), "\(result)")
        }
        let login = run.run("ledger", "trust", "ana:S3cret@db.example.org")
        #expect(login.status == 64 && !login.errors.contains("S3cret"), "\(login)")
    }

    @Test func aWorkspaceForAServer() throws {
        let run = try TestRun(.none)
        for (address, status, message) in [
            ("postgresql://ana:S3cret@db/fund", 2, "holds a password"),
            ("campaign.sqlite", 64, "--ledger is not the address of a database"),
            ("postgresql:///fund?host=/nonexistent", 2, "no server answers"),
        ] as [(String, Int32, String)] {
            let result = run.run("init", "new", "--ledger", address)
            #expect(result.status == status && result.said.contains(message), "\(result)")
            #expect(!isThere(run, "new/Campaigns") && !result.errors.contains("S3cret"))
        }
    }
}

/// A whole workspace on a server: what people do every day, and the errors that they get when it cannot be.
@Suite("A workspace on a server", .enabled(if: TestServer.isUsed))
final class ServerWorkspaceTests {
    private let place: String
    private let run: TestRun

    init() throws {
        place = try TestServer.place()
        run = try TestRun(.basic)
    }

    deinit { TestServer.remove(place) }

    private func useServer(_ address: String) throws {
        let organization = try #require(run.file("Campaigns/organization.yml"))
        let kept = organization.split(separator: "\n").filter { !$0.hasPrefix("ledger:") }
        try run.write(
            kept.joined(separator: "\n") + "\nledger: \(address)\n", to: "Campaigns/organization.yml")
    }

    @discardableResult
    private func expectDone(
        _ words: String..., says: String = "", _ location: Testing.SourceLocation = #_sourceLocation
    ) -> String {
        let result = run.run(words)
        #expect(result.status == 0, "\(words): \(result)", sourceLocation: location)
        #expect(
            says.isEmpty || result.answer.contains(says), "\(words): \(result)", sourceLocation: location)
        return result.output
    }

    @Test func everyDay() throws {
        try useServer(place)
        expectDone("status")
        expectDone("doctor", says: "nothing posted, in the database")
        try run.write("date,amount,gift_id,donor_name\n2026-10-01,100,g1,Ana Ruiz\n", to: "g.csv")
        expectDone("import", "g.csv", "--source", "s", "--dry-run")
        expectDone("import", "g.csv", "--source", "s", says: "batch B-1")
        expectDone("import", "g.csv", "--source", "s")
        let campaign = "year-end-2026"
        expectDone("gift", "add", "--amount", "5", "--name", "Ben", "--campaign", campaign, says: "B-2")
        expectDone("explain", "year-end-2026.received", says: "$5.00")
        expectDone("gift", "list", says: "Ben")
        expectDone("donor", "list")
        expectDone("pledge", "list")
        expectDone("log", says: "B-2")
        expectDone("import", "undo", "B-1")
        expectDone("check", "--deep")
        expectDone("doctor", says: "B-3, posted 2026-11-20, in the database")
        #expect(!FileManager.default.fileExists(atPath: run.folder.path + "/campaign.sqlite"))
    }

    @Test func thereAndBackIsTheSameJournal() throws {
        let run = try TestRun.posted()
        func journal() -> String { run.run("export", "journal").output }
        let before = journal()
        let moved = run.run("ledger", "move", place)
        #expect(moved.status == 0, "\(moved)")
        #expect(run.file("Campaigns/organization.yml")?.contains("\nledger: \(place)\n") == true)
        #expect(journal() == before && !before.isEmpty)
        #expect(run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor").status == 0)
        let after = journal()
        let back = run.run("ledger", "move", "campaign.sqlite")
        #expect(back.status == 0, "\(back)")
        #expect(run.file("Campaigns/organization.yml")?.contains("ledger:") == false)
        // The database is closed now, and takes no other ledger: a trial says so in the same words.
        let trial = run.run("ledger", "move", place, "--dry-run")
        #expect(trial.status == 2 && trial.said.contains("still has what was moved away"), "\(trial)")
        #expect(run.run("ledger", "move", place).said == trial.said)
        #expect(journal() == after)
        let deep = run.run("check", "--deep")
        #expect(deep.status == 0 && deep.errors.isEmpty, "\(deep)")
    }

    @Test func backupAndRestore() throws {
        try useServer(place)
        expectDone("gift", "add", "--amount", "5", "--name", "Ben Okafor")
        expectDone("backup", "copy.sqlite", says: "B-1")
        let path = run.folder.path + "/copy.sqlite"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let taken = run.run("restore", "copy.sqlite")
        #expect(taken.status == 2 && taken.said.contains("has a ledger already"), "\(taken)")
        let other = try TestServer.place()
        defer { TestServer.remove(other) }
        try useServer(other)
        // An empty database where there was a ledger is the wrong one.
        let empty = run.run("status")
        #expect(empty.status == 2 && empty.said.contains("this computer has seen batch B-1"), "\(empty)")
        expectDone("restore", "copy.sqlite", "--dry-run")
        expectDone("restore", "copy.sqlite", says: "Restored")
        expectDone("check", "--deep")
        expectDone("gift", "list", says: "Ben Okafor")
    }

    /// A ledger that is not for this program or this person: read or written, it stays as it was.
    @Test func aLedgerThatIsNotTheirs() throws {
        try useServer(place)
        expectDone("gift", "add", "--amount", "5", "--name", "Ben Okafor")
        let reader = try TestServer.reader(of: place)
        let batches = "SELECT count(*) FROM campaign.batch"
        for (address, mark, message) in [
            (reader, "", "does not let you do this"),
            (place, "campaign ledger, tables of version 999", "has schema 999, this program has schema"),
            (place, "someone's own", "is not a campaign ledger"),
        ] {
            try useServer(address)
            if !mark.isEmpty {
                let quoted = mark.replacing("'", with: "''")
                try TestServer.run("COMMENT ON SCHEMA campaign IS '\(quoted)'", in: place)
            }
            for words in [["status"], ["gift", "add", "--amount", "7", "--name", "Cleo Marsh"]] {
                let result = run.run(words)
                #expect(result.status == 2 && result.said.contains(message), "\(words): \(result)")
                #expect(result.errors.contains("hint: ") && result.output.isEmpty, "\(result)")
            }
            #expect(try TestServer.run(batches, in: place) == "1\n")
        }
    }

    /// Wherever a password is found, it is not shown again.
    @Test func aPasswordIsNeverShown() throws {
        let address = place.replacing("tester@", with: "tester:S3cret@")
        for isFile in [true, false] {
            if isFile { try useServer(address) } else { run.environment["CAMPAIGN_LEDGER"] = address }
            for words in [["status"], ["doctor"], ["gift", "add", "--amount", "7", "--name", "Cleo Marsh"]] {
                let result = run.run(words)
                let shown = result.answer + result.said
                #expect(result.status != 0 && shown.contains("holds a password"), "\(words): \(result)")
                #expect(!shown.contains("S3cret"), "\(words)")
            }
        }
    }

    /// One message each, with what to do next, and nothing written.
    @Test func whatIsInTheWay() throws {
        let reader = try TestServer.reader(of: place)
        let database = place.replacing(/.*\/(t[0-9a-f]+)\?.*/) { String($0.1) }
        let tables = try TestServer.place()
        defer { TestServer.remove(tables) }
        try TestServer.run("CREATE TABLE other(a integer)", in: tables)
        for (address, message) in [
            ("postgresql:///fund?host=/nonexistent", "no server answers"),
            (place.replacing(database, with: "nothing"), "the server has not got"),
            (place.replacing("tester@", with: "nobody@"), "does not let nobody in"),
            (tables, "holds other tables, and no ledger"),
            (reader, "has no ledger yet, and does not let you make one"),
        ] {
            try useServer(address)
            let result = run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor")
            #expect(result.status == 2 && result.said.contains(message), "\(address): \(result)")
            #expect(result.errors.contains("hint: "), "\(result)")
        }
        let made = "SELECT count(*) FROM pg_namespace WHERE nspname = 'campaign'"
        #expect(try TestServer.run(made, in: place) == "0\n")
    }

    /// A copy answers those who have not seen more than it has; what was seen here is never missing.
    @Test func aCopyAnswersQuestions() throws {
        try useServer(place)
        expectDone("gift", "add", "--amount", "5", "--name", "Ben Okafor")
        expectDone("backup", "copy.sqlite")
        let copy = try TestServer.place()
        defer { TestServer.remove(copy) }
        run.environment["CAMPAIGN_LEDGER"] = copy
        expectDone("restore", "copy.sqlite")
        run.environment["CAMPAIGN_LEDGER"] = nil
        // Another computer has seen the first batch.
        run.environment["XDG_STATE_HOME"] = run.state + "/elsewhere"
        expectDone("status")
        run.environment["XDG_STATE_HOME"] = run.state
        expectDone("gift", "add", "--amount", "7", "--name", "Cleo Marsh")
        let organization = try #require(run.file("Campaigns/organization.yml"))
        try run.write(organization + "ledger_read: \(copy)\n", to: "Campaigns/organization.yml")
        expectDone("gift", "list", says: "Cleo Marsh")
        expectDone("doctor", says: "ends with B-1, posted 20 Nov 2026 21:00, 1 batch behind")
        run.environment["XDG_STATE_HOME"] = run.state + "/elsewhere"
        let elsewhere = run.run("gift", "list")
        #expect(elsewhere.answer.contains("Ben Okafor") && !elsewhere.answer.contains("Cleo Marsh"))
        #expect(elsewhere.said.contains(": up to B-1, posted 20 Nov 2026 21:00"), "\(elsewhere)")
        // A backup is of the ledger itself, and so is the answer where nothing was seen yet.
        expectDone("log", says: "B-2")
        run.environment["XDG_STATE_HOME"] = run.state + "/new"
        expectDone("gift", "list", says: "Cleo Marsh")
        expectDone("gift", "add", "--amount", "9", "--name", "Dan Levi", says: "B-3")
        expectDone("gift", "list", says: "Dan Levi")
        // A copy of another ledger answers nothing.
        let wrong = try TestServer.place()
        defer { TestServer.remove(wrong) }
        run.environment["CAMPAIGN_LEDGER"] = wrong
        expectDone("gift", "add", "--amount", "1", "--name", "Someone Else")
        run.environment["CAMPAIGN_LEDGER"] = nil
        try run.write(organization + "ledger_read: \(wrong)\n", to: "Campaigns/organization.yml")
        for state in [run.state, run.state + "/newest"] {
            run.environment["XDG_STATE_HOME"] = state
            expectDone("gift", "list", says: "Dan Levi")
        }
        expectDone("doctor", says: "is a copy of another ledger")
        // Without it, the ledger itself answers.
        try run.write(
            organization + "ledger_read: postgresql:///fund?host=/nonexistent\n",
            to: "Campaigns/organization.yml")
        expectDone("gift", "list", says: "Dan Levi")
    }

    /// A login of the board gets figures; where names are needed it gets one sentence and no blanks.
    @Test func theBoardGetsFigures() throws {
        try useServer(place)
        let id = "year-end-2026"
        expectDone("gift", "add", "--amount", "5", "--name", "Ben Okafor", "--campaign", id)
        let sql = try #require(try Ledger.open(path: place, access: .read)?.roles()).sql
        try TestServer.run(sql, in: place)
        let name = "b" + UUID().uuidString.replacing("-", with: "").lowercased()
        try TestServer.run("CREATE ROLE \(name) LOGIN IN ROLE campaign_board")
        try useServer(place.replacing("tester@", with: "\(name)@"))
        expectDone("status", says: "$5")
        expectDone("show", id)
        expectDone("log", says: "gift add")
        for words in [
            ["gift", "list"], ["donor", "list"], ["check"], ["explain", "\(id).raised"],
            ["backup", "b.sqlite"], ["export", "journal"],
        ] {
            let result = run.run(words)
            #expect(result.status == 2 && result.said.contains("shows you figures and no names"), "\(result)")
            #expect(!result.output.contains("Ben") && result.output.isEmpty, "\(result)")
        }
        // A report of figures is made; of one that lists people it says where it does.
        try run.write("---\ntitle: Money\n---\n{{ raised }}\n\n```{status}\n```\n", to: "Reports/money.md")
        expectDone("report", "build", "money")
        #expect(run.file("build/money.html")?.contains("$5") == true)
        let people = "---\ntitle: People\n---\n```{honor-roll}\n```\n\n```{gifts}\n```\n"
        try run.write(people, to: "Reports/people.md")
        let listed = run.run("report", "build", "people")
        #expect(
            listed.status == 2
                && listed.said.contains("lists people or their gifts in {honor-roll}, {gifts}"),
            "\(listed)")
        #expect(run.file("build/people.html") == nil)
        // What changed is a list of rows: the sentence names that, not the command that works.
        expectDone("status", "-o", "then.json")
        let change = run.run("status", "--diff", "then.json")
        #expect(change.status == 2 && change.said.contains("campaign status --diff needs names"), "\(change)")
        let posted = run.run("gift", "add", "--amount", "5", "--name", "Ben Okafor")
        #expect(posted.status == 2 && posted.output.isEmpty, "\(posted)")
        #expect(try Ledger.open(path: place, access: .read)?.head()?.batch == 1)
    }

    @Test func aWorkspaceIsMadeForIt() throws {
        let run = try TestRun(.none)
        let made = run.run("init", "new", "--ledger", place)
        #expect(made.status == 0 && made.said.contains("is empty: the first batch"), "\(made)")
        #expect(run.file("new/Campaigns/organization.yml")?.contains("\nledger: \(place)\n") == true)
        #expect(run.run("status", "-C", "new").status == 0)
        let id = "annual-fund-2026"
        let added = run.run("gift", "add", "-C", "new", "--amount", "5", "--name", "Ben", "--campaign", id)
        #expect(added.status == 0, "\(added)")
        #expect(run.run("status", "-C", "new").output.contains("$5"))
    }
}
