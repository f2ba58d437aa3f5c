import Foundation
import Glibc
import TestSupport
import Testing

/// First imports next to other first imports that are refused, and readers: whatever comes first, the good
/// one succeeds and no one sees half a ledger.
///
/// `CAMPAIGN_RACES=200` runs more of them.
extension EndToEnd {
    @Suite("First imports")
    struct FirstImportTests {
        private static let races =
            ProcessInfo.processInfo.environment["CAMPAIGN_RACES"].flatMap { Int($0) } ?? 12

        @Test("A good import succeeds beside refused ones and readers")
        func races() throws {
            let good = GiftFile.text(gifts: 40, prefix: "a", seed: 1)
            let alone = try TestWorkspace()
            try alone.write(good, to: "good.csv")
            #expect(alone.run("import", "good.csv").succeeded)
            let after = try alone.figures()
            for round in 0..<Self.races {
                let workspace = try TestWorkspace()
                try workspace.write(good, to: "good.csv")
                try workspace.write(good + "z1,gift,1066-10-14,5,,,,,,,,\n", to: "bad.csv")
                // A file that someone touched, readable by all, is not a ledger yet.
                if round % 3 == 2 { #expect(workspace.shell("umask 022; touch campaign.sqlite").succeeded) }
                var others = [["import", "bad.csv"], ["status", "--json"], ["import", "bad.csv"]]
                others.insert(["import", "good.csv"], at: round % 4)
                let programs = others.map { workspace.start($0) }
                let results = programs.map { $0.wait() }
                for (words, result) in zip(others, results) {
                    let expected: Program.End = words[1] == "bad.csv" ? .exited(1) : .exited(0)
                    #expect(result.end == expected, "round \(round), \(words): \(result.failure)")
                }
                #expect(try workspace.figures() == after, "round \(round)")
                #expect(workspace.deepProblem() == nil, "round \(round)")
                #expect(workspace.mode("campaign.sqlite") == 0o600, "round \(round)")
                let files = ["Campaigns", "bad.csv", "campaign.sqlite", "good.csv"]
                #expect(workspace.files == files, "round \(round)")
            }
        }

        @Test("While the first import is being written there is no ledger yet")
        func unseen() throws {
            let workspace = try TestWorkspace()
            let program = workspace.start(["import", "-"]) { $0.input = "/dev/null" }
            #expect(program.wait().end == .exited(2))
            // As a power cut leaves it: the folder of its own, and the ledger half made in it.
            try FileManager.default.createDirectory(
                atPath: workspace.folder + "/.campaign-new-dead12", withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            try workspace.write("half", to: ".campaign-new-dead12/campaign.sqlite")
            let status = workspace.run("status")
            #expect(status.succeeded && status.said.contains("no gifts have been posted yet"))
            #expect(workspace.files == [".campaign-new-dead12", "Campaigns"])
            #expect(workspace.run("gift", "add", "--amount", "5", "--name", "Ana Ruiz").succeeded)
            #expect(workspace.files == ["Campaigns", "campaign.sqlite"])
        }

        @Test("A log that an old ledger left is not read into a new one")
        func leftLog() throws {
            let workspace = try TestWorkspace()
            try workspace.write(String(repeating: "x", count: 9000), to: "campaign.sqlite-wal")
            #expect(workspace.run("gift", "add", "--amount", "5", "--name", "Ana Ruiz").succeeded)
            #expect(try workspace.figures().raised == 500)
            #expect(workspace.files == ["Campaigns", "campaign.sqlite", "campaign.sqlite.left-wal"])
        }

        @Test("A pipe of the ledger's name holds nobody")
        func pipe() throws {
            let workspace = try TestWorkspace()
            #expect(mkfifo(workspace.ledger, 0o600) == 0)
            for words in [["status"], ["gift", "add", "--amount", "5"], ["import", "/dev/null"]] {
                let result = workspace.start(words).wait()
                #expect(result.end == .exited(2), "\(words): \(result.failure)")
                #expect(result.errors.contains("error: "))
            }
        }

        @Test("A pipe that nobody writes to is refused as data")
        func emptyPipe() throws {
            let workspace = try TestWorkspace()
            #expect(mkfifo(workspace.folder + "/gifts.csv", 0o600) == 0)
            let result = workspace.run("import", "gifts.csv")
            #expect(result.end == .exited(2) && result.said.contains("nothing writes to"))
            #expect(workspace.files == ["Campaigns", "gifts.csv"])
        }
    }
}
