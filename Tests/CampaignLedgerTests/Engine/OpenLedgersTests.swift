import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// What other programs see of this one's locks on a ledger.
@Suite(.disabled(if: TestServer.isUsed, "what only a file has"))
struct OpenLedgersTests {
    /// How many locks this process has on a file, as the kernel lists them.
    private func locks(on path: String) throws -> Int {
        let identity = try #require(OpenLedgers.Identity(path))
        let table = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
        return table.split(separator: "\n").count { line in
            let fields = line.split(separator: " ")
            return fields.count > 5 && fields[4] == "\(getpid())" && fields[5].hasSuffix(":\(identity.inode)")
        }
    }

    /// Opening it once more, as a posting does after it has read the ledger, gives up no lock.
    ///
    /// Without them another program that ends takes itself for the last one and removes the log in use.
    @Test func openingItAgainGivesUpNoLock() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("10", on: "2026-01-05", id: "a")])
        let reader = try #require(try Ledger.open(path: test.path, access: .read))
        _ = try reader.head()
        #expect(try locks(on: test.path) > 0)
        let writer = try #require(try Ledger.open(path: test.path, access: .write))
        #expect(try locks(on: test.path) > 0)
        #expect(try SQLiteFile.kind(of: test.path) == .ledger)
        #expect(try locks(on: test.path) > 0)
        _ = try (writer.head(), reader.head())
    }

    /// A file that is closed, or that another one took the place of, is looked at again.
    @Test func whatIsClosedIsLookedAt() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("10", on: "2026-01-05", id: "a")])
        let other = test.path + ".other"
        try Data("no ledger".utf8).write(to: URL(fileURLWithPath: other))
        #expect(try SQLiteFile.kind(of: other) == .notALedger)
        #expect(rename(other, test.path) == 0)
        #expect(try SQLiteFile.kind(of: test.path) == .notALedger)
        let presence = OpenLedgers.Presence(test.path)
        #expect(try SQLiteFile.kind(of: test.path) == .ledger)
        presence.end()
        presence.end()
        #expect(try SQLiteFile.kind(of: test.path) == .notALedger)
    }
}
