import Foundation
import Testing

@testable import CampaignCLI

/// A ledger that was replaced: what this computer has seen is missed, named, found again.
struct ForkTests {
    private static let conflicted = "campaign (Ana's conflicted copy 2026-11-29).sqlite"

    /// One workspace with a posting, and its twin on another computer.
    private func laptops() throws -> (a: TestRun, b: TestRun) {
        let a = try TestRun()
        try a.write("date,amount,gift_id,donor_name\n2026-10-01,100,g1,Ana Ruiz\n", to: "g.csv")
        #expect(a.run("import", "g.csv", "--source", "s").status == 0)
        let b = try TestRun()
        try replace(b, with: a)
        #expect(b.run("status").errors.isEmpty)
        return (a, b)
    }

    private func add(_ run: TestRun, _ amount: String, _ name: String, _ more: String...) -> TestRun.Result {
        run.run(["gift", "add", "--amount", amount, "--name", name, "--method", "check"] + more)
    }

    private func replace(_ run: TestRun, with other: TestRun, as name: String = "campaign.sqlite") throws {
        try run.write(try other.bytes("campaign.sqlite"), to: name)
    }

    private func raised(_ run: TestRun) -> String? {
        let text = run.run("status", "--json").output
        let total = text.range(of: "\"total\"").map { text[$0.upperBound...] } ?? ""
        return total.split(separator: "\n").drop { !$0.contains("\"raised\"") }
            .first { $0.contains("\"text\"") }?
            .split(separator: "\"").last(where: { $0.contains("$") }).map(String.init)
    }

    @Test("V-fork: the later file wins, the loss is named, adopting brings both together, once")
    func theLaterFileWins() throws {
        let (a, b) = try laptops()
        #expect(add(a, "1,000", "Rich Man").status == 0)
        #expect(add(b, "250", "Bob Small").status == 0)
        try replace(a, with: a, as: Self.conflicted)
        try replace(a, with: b)

        let shown = a.run("status")
        #expect(shown.status == 0)
        #expect(shown.said.contains("does not contain batch B-2 (tester, "), "\(shown.errors)")
        #expect(shown.said.contains("1 row, $1,000.00) that this computer has seen"))
        // Programs that read the answer are told too.
        #expect(a.run("status", "--json", "-q").errors.contains("B-2"))
        let refused = add(a, "5", "X")
        #expect(refused.status == 2 && refused.said.contains("nothing was posted"))
        #expect(add(a, "5", "X", "--dry-run").status == 2)
        #expect(a.run("import", "g.csv", "--source", "s").status == 2)
        let check = a.run("check")
        #expect(check.status == 1 && check.output.contains("[lost-postings]"))
        #expect(check.output.contains("[second-ledger]") && check.output.contains("only it has B-2"))
        #expect(a.run("doctor").output.contains("fail  postings"))

        #expect(a.run("ledger", "adopt", Self.conflicted, "--dry-run").status == 0)
        #expect(add(a, "5", "X").status == 2)
        #expect(a.run("ledger", "adopt", Self.conflicted).status == 0)
        #expect(raised(a) == "$1,350.00")
        let deep = a.run("check", "--deep")
        #expect(deep.status == 0 && deep.errors.isEmpty, "\(deep.output)")
        let head = a.run("check", "--json").output
        let again = a.run("ledger", "adopt", Self.conflicted)
        #expect(again.status == 0 && again.output.contains("everything in it is already here"))
        #expect(a.run("check", "--json").output == head)
        #expect(add(a, "5", "X").errors.isEmpty)

        // On the other computer the result holds what was seen there, and what came in.
        try replace(b, with: a)
        #expect(b.run("status").errors.isEmpty)
        #expect(add(b, "7", "Y").status == 0)
    }

    @Test("V-back: an older file is warned of until a posting accepts it, and says why")
    func anOlderFile() throws {
        let (a, b) = try laptops()
        #expect(add(a, "40", "Lee Wong").status == 0)
        try replace(a, with: b)
        for _ in 0..<2 { #expect(a.run("status").errors.contains("B-2")) }
        #expect(add(a, "5", "X", "--accept-fork", " ").status == 64)
        #expect(a.run("gift", "list", "--accept-fork", "reading accepts nothing").errors.contains("B-2"))
        #expect(add(a, "5", "X", "--accept-fork", "copied back by hand").status == 0)
        #expect(a.run("status").errors.isEmpty)
        #expect(a.run("check", "--deep").status == 0)
        // An acceptance that was not needed is not recorded, and does no harm.
        #expect(add(a, "6", "X", "--accept-fork", "for nothing").status == 0)
        #expect(a.run("check", "--deep").status == 0)
    }

    @Test("An emptied file is a lost ledger where one was seen, and none yet where not")
    func anEmptiedFile() throws {
        let (a, _) = try laptops()
        try a.write("", to: "campaign.sqlite")
        for arguments in [["status"], ["gift", "list"], ["gift", "add", "--amount", "5", "--name", "X"]] {
            let result = a.run(arguments)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.said.contains("is empty, and this computer has seen batch B-1"))
        }
        #expect(a.run("import", "g.csv", "--source", "s").status == 2)
        #expect(try a.bytes("campaign.sqlite").isEmpty)
        let check = a.run("check")
        #expect(check.status == 1 && check.output.contains("the ledger is empty"))
        #expect(add(a, "5", "X", "--accept-fork", "begun anew").status == 0)

        let new = try TestRun()
        try new.write("", to: "campaign.sqlite")
        #expect(new.run("status").status == 0)
        #expect(add(new, "5", "X").status == 0)
    }

    @Test("A file that is gone begins anew, with a line that names what was seen")
    func aFileThatIsGone() throws {
        let (a, _) = try laptops()
        try FileManager.default.removeItem(at: a.folder.appendingPathComponent("campaign.sqlite"))
        let shown = a.run("status")
        #expect(shown.status == 0 && shown.said.contains("the last one had batch B-1 (tester, "))
        #expect(a.run("check").status == 0)
        let begun = add(a, "5", "X")
        #expect(begun.status == 0 && begun.errors.contains("B-1"))
        #expect(a.run("status").errors.isEmpty)
        #expect(add(a, "6", "Y").errors.isEmpty)
    }

    @Test("A first posting that was killed half-way is no lost ledger")
    func aBeginningThatWasCutShort() throws {
        let (a, b) = try laptops()
        let path = a.folder.path + "/campaign.sqlite"
        try FileManager.default.removeItem(atPath: path)
        // Refused, after the file was made and gone again.
        try a.write("date,amount,gift_id,donor_name\n2026-10-01,x,g1,Ana Ruiz\n", to: "bad.csv")
        #expect(a.run("import", "bad.csv").status == 1)
        try a.write("", to: "campaign.sqlite")
        #expect(a.run("status").status == 0)
        #expect(add(a, "5", "X").status == 0)
        // The old one in the new one's place is a loss again.
        try replace(a, with: b)
        #expect(a.run("status").errors.contains("B-1"))
    }

    @Test("Another ledger in its place is a loss; a copy in another folder is another ledger")
    func otherLedgers() throws {
        let (a, _) = try laptops()
        let other = try TestRun()
        #expect(add(other, "9", "Z").status == 0)
        let elsewhere = try TestRun()
        elsewhere.environment["XDG_STATE_HOME"] = a.state
        try replace(elsewhere, with: a)
        #expect(add(a, "5", "X").status == 0)
        #expect(elsewhere.run("status").errors.isEmpty)
        #expect(add(elsewhere, "6", "X").status == 0)
        try replace(a, with: other)
        #expect(a.run("status").errors.contains("B-2"))
        #expect(add(a, "5", "X").status == 2)
        let compared = a.run("ledger", "compare", elsewhere.folder.path)
        #expect(compared.output.contains("They have no batch in common"))
        #expect(a.run("ledger", "adopt", elsewhere.folder.path).status == 2)
    }

    @Test("What is no ledger any more names what was seen in it")
    func garbage() throws {
        let (a, _) = try laptops()
        try a.write(String(repeating: "x", count: 200), to: "campaign.sqlite")
        let shown = a.run("status")
        #expect(shown.status == 2 && shown.said.contains("this computer last saw batch B-1"))
    }

    @Test("Restoring is its own acceptance, and what it put aside is no loss")
    func restored() throws {
        let (a, _) = try laptops()
        #expect(a.run("backup", "monday.sqlite").status == 0)
        #expect(add(a, "40", "Lee Wong").status == 0)
        #expect(a.run("restore", "monday.sqlite", "--dry-run").status == 0)
        #expect(a.run("status").errors.isEmpty)
        let restored = a.run("restore", "monday.sqlite")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(a.run("status").errors.isEmpty)
        let check = a.run("check")
        #expect(
            check.status == 0 && check.output.contains("note [second-ledger] campaign.sqlite.before-restore-")
        )
        #expect(!check.output.contains("warning [second-ledger]"), "\(check.output)")
        #expect(add(a, "5", "X").status == 0)
        #expect(a.run("log").output.contains("B-2"))
    }
}
