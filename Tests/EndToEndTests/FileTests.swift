import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Files")
    struct FileTests {
        private func posted() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            let result = workspace.run("gift", "add", "--amount", "10", "--name", "Ana Ruiz")
            #expect(result.succeeded, "\(result.failure)")
            return workspace
        }

        @Test("Only the owner can read the ledger, the rejected rows and the answers, whatever the umask")
        func modes() throws {
            let workspace = try TestWorkspace()
            try workspace.write(
                "gift_id,date,amount,donor_name\n1,2026-03-01,10,Ana Ruiz\n2,1066-10-14,10,Harold\n",
                to: "gifts.csv")
            let line = "umask 0; campaign import gifts.csv --partial --rejects bad.csv; echo $?"
            let result = workspace.shell(line)
            #expect(result.output.hasSuffix("\n1\n"), "\(result.failure)")
            #expect(workspace.mode("campaign.sqlite") == 0o600)
            #expect(workspace.mode("bad.csv") == 0o600)
            #expect(workspace.shell("umask 0; campaign gift list -o list.csv").succeeded)
            #expect(workspace.mode("list.csv") == 0o600)
        }

        @Test("Nothing but the ledger is left beside it")
        func noLitter() throws {
            let workspace = try posted()
            for words in [
                ["status"], ["check", "--deep"], ["gift", "list"], ["donor", "list"], ["doctor"],
            ] {
                let result = workspace.start(words).wait()
                #expect(result.succeeded, "\(words) \(result.failure)")
                #expect(workspace.files == ["Campaigns", "campaign.sqlite"], "\(words)")
            }
            let refused = workspace.run("gift", "add", "--amount", "ten")
            #expect(!refused.succeeded)
            #expect(workspace.run("gift", "add", "--amount", "11", "--dry-run").succeeded)
            #expect(workspace.files == ["Campaigns", "campaign.sqlite"])
        }

        @Test("A refused first import and a dry run leave no ledger")
        func nothingMade() throws {
            let workspace = try TestWorkspace()
            try workspace.write("date,amount\n1066-10-14,5\n", to: "bad.csv")
            #expect(workspace.run("import", "bad.csv").end == .exited(1))
            try workspace.write("date,amount\n2026-03-01,5\n", to: "good.csv")
            #expect(workspace.run("import", "good.csv", "--dry-run").succeeded)
            #expect(workspace.files == ["Campaigns", "bad.csv", "good.csv"])
        }

        enum Damage: String, CaseIterable, Sendable {
            case text, otherApplication, otherSchema, newerSchema, truncated, cutToHeader, zeroedPage, folder
        }

        @Test("What is no ledger of ours is refused and not touched", arguments: Damage.allCases)
        func refusals(damage: Damage) throws {
            let workspace = try posted()
            guard try apply(damage, to: workspace) else { return }
            let before = workspace.bytes("campaign.sqlite")
            for words in [
                ["status"], ["gift", "add", "--amount", "5"], ["gift", "list"], ["import", "a.csv"],
            ] {
                try workspace.write("date,amount\n2026-03-01,5\n", to: "a.csv")
                let result = workspace.start(words).wait()
                #expect(result.end == .exited(2), "\(words): \(result.failure)")
                #expect(result.errors.hasPrefix("error: "), "\(words): \(result.errors)")
                #expect(result.errors.contains("\nhint: "), "\(words): \(result.errors)")
                #expect(result.output == "", "\(words)")
                #expect(workspace.bytes("campaign.sqlite") == before, "\(words) changed it")
            }
            #expect(!workspace.files.contains { $0.hasPrefix("campaign.sqlite-") }, "\(workspace.files)")
        }

        /// False when the tool that makes the damage is missing.
        private func apply(_ damage: Damage, to workspace: TestWorkspace) throws -> Bool {
            let ledger = URL(fileURLWithPath: workspace.ledger)
            var bytes = workspace.bytes("campaign.sqlite") ?? Data()
            switch damage {
            case .text: bytes = Data("not a database, just a note\n".utf8)
            case .truncated: bytes = bytes.prefix(bytes.count / 2)
            case .cutToHeader: bytes = bytes.prefix(100)
            case .zeroedPage: bytes.replaceSubrange(100..<4096, with: Data(count: 3996))
            case .folder:
                try FileManager.default.removeItem(at: ledger)
                try FileManager.default.createDirectory(at: ledger, withIntermediateDirectories: false)
                return true
            case .otherApplication:
                return sql("PRAGMA application_id = 7", workspace)
            case .otherSchema: return sql("PRAGMA user_version = 900", workspace)
            case .newerSchema: return sql("PRAGMA user_version = 2000000000", workspace)
            }
            try bytes.write(to: ledger)
            return true
        }

        private func sql(_ statement: String, _ workspace: TestWorkspace) -> Bool {
            guard let sqlite = Binary.tool("sqlite3") else {
                TestLog.note("refusals skipped: no sqlite3 (apt install sqlite3)")
                return false
            }
            let result = Program(sqlite, ["campaign.sqlite", statement], workspace.options).wait()
            #expect(result.succeeded, "\(result.failure)")
            return result.succeeded
        }
    }
}
