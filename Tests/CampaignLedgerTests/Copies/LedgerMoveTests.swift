import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// A ledger goes to another place: the same batches there, none here any more.
@Suite("Copies: a ledger that is moved")
struct LedgerMoveTests {
    private let test: TestLedger

    init() throws {
        test = try TestLedger()
        try test.post([
            Rows.gift("100", on: "2026-01-05", id: "g", donor: "d"),
            Rows.pledge("300", on: "2026-01-06", named: "p", due: ["2026-02-01=300"]),
        ])
        try test.post([Rows.payment("120", on: "2026-02-02", of: "p", id: "y")])
    }

    private func location(_ name: String) throws -> LedgerLocation {
        try LedgerLocation(name, from: test.folder)
    }

    private func opened(_ location: LedgerLocation) throws -> Ledger {
        try #require(try Ledger.open(location, access: .write))
    }

    private func refusal(_ body: () throws -> Void) -> LedgerError? {
        #expect(throws: LedgerError.self, performing: body)
    }

    @Test func theSameBatchesThereAndNoneHereAnyMore() throws {
        let head = try test.ledger.head()
        let target = try location("new.sqlite")
        let move = try test.ledger.move(to: target, keepingAs: ".old")
        #expect(move.newest.hash == head?.hash && move.kept == nil && !move.wasThere)
        let there = try opened(target)
        #expect(try there.head() == head && there.movedTo() == nil)
        #expect(try there.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
        TallyComparison.expectSame(
            try there.tallies(plan: test.plan, asOf: test.today, knownOn: nil), try test.tallies(), "there")
        let mode = try FileManager.default.attributesOfItem(atPath: target.place)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        // Here it can be read, and nothing is posted.
        #expect(try test.ledger.movedTo() == target.place)
        let refused = refusal { try test.post([Rows.gift("5", on: "2026-02-03", id: "h", donor: "d")]) }
        #expect(refused?.code == .moved)
        #expect(refused?.message == "this ledger was moved to \(target.place); nothing was posted")
        #expect(refused?.hint?.contains("CAMPAIGN_LEDGER") == true)
        #expect(refusal { _ = try test.ledger.move(to: target, keepingAs: ".old") }?.code == .moved)
        #expect(try test.ledger.head() == head)
        #expect(try TestLedger.post("h", to: there).batch == 3)
    }

    /// Cut short between the two ends: the same command closes the old one.
    @Test func aMoveThatWasCutShort() throws {
        let target = try location("new.sqlite")
        _ = try test.ledger.restore(to: target)
        #expect(try test.ledger.movedTo() == nil)
        let move = try test.ledger.move(to: target, keepingAs: ".old")
        #expect(move.wasThere && move.newest.batch == 2)
        #expect(try test.ledger.movedTo() == target.place)
    }

    @Test func anotherLedgerIsNotReplaced() throws {
        let target = try location("new.sqlite")
        _ = try TestLedger.post("x", to: try opened(target))
        let head = try opened(target).head()
        let refused = refusal { _ = try test.ledger.move(to: target, keepingAs: ".old") }
        #expect(refused?.code == .otherLedger)
        #expect(refused?.message == "\(target.place) has a ledger already")
        #expect(try test.ledger.movedTo() == nil)
        #expect(try opened(target).head() == head)
    }

    @Test("On another name for the same place it does not close the only ledger")
    func itself() throws {
        let path = test.path
        let target = try LedgerLocation(
            TestServer.isUsed ? path + "&connect_timeout=9" : test.folder + "/./campaign.sqlite", from: "/")
        #expect(refusal { _ = try test.ledger.move(to: target, keepingAs: ".old") }?.code == .locked)
        #expect(try test.ledger.movedTo() == nil)
    }

    @Test("Back again, with what was posted there; the file that was closed is kept")
    func thereAndBack() throws {
        let (first, second) = (try location("first.sqlite"), try location("second.sqlite"))
        _ = try test.ledger.move(to: first, keepingAs: ".old")
        _ = try opened(first).move(to: second, keepingAs: ".old")
        _ = try TestLedger.post("later", to: try opened(second))
        let move = try opened(second).move(to: first, keepingAs: ".before")
        #expect(move.newest.batch == 3)
        #expect(move.kept?.hasSuffix("first.sqlite.before") == true)
        let back = try opened(first)
        #expect(try back.movedTo() == nil && back.head()?.batch == 3)
        #expect(try back.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
        let kept = try #require(move.kept)
        #expect(try Ledger.open(path: kept, access: .read)?.head()?.batch == 2)
    }

    @Test func aTrialOfAMoveLeavesItOpen() throws {
        try test.ledger.tryMove(to: try location("new.sqlite"))
        #expect(try test.ledger.movedTo() == nil)
        #expect(!FileManager.default.fileExists(atPath: test.folder + "/new.sqlite"))
        try test.ledger.requireWhole(as: .backup)
    }

    @Test func aDamagedBackupIsNotRestored() throws {
        try SQL(test.path).runUnguarded(["UPDATE entry SET line = line + 1 WHERE id = 1"])
        let ledger = try #require(try Ledger.open(path: test.path, access: .read))
        let target = try location("new.sqlite")
        for refused in [
            refusal { try ledger.requireWhole(as: .backup) }, refusal { _ = try ledger.restore(to: target) },
        ] {
            #expect(
                refused?.code == .damaged && refused?.message.hasPrefix("the backup is damaged: ") == true,
                "\(refused?.message ?? "")")
            #expect(refused?.message.hasSuffix("; nothing was restored") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: target.place))
    }

    @Test("A failure names the folder of a copy, and not the file that was being made and is gone")
    func aCopyThatFailed() {
        let file = "/b/.campaign-new-7/campaign.sqlite"
        func said(_ code: LedgerError.Code, _ words: String) -> LedgerError {
            CopiedLedger.ledger.explained(LedgerError(code, words), making: file, in: "/b")
        }
        #expect(said(.diskFull, "\(file): the disk is full").message == "/b: the disk is full")
        for code in [LedgerError.Code.tampered, .query] {
            let error = said(code, "\(file): CHECK constraint failed: amount >= 0")
            #expect(error.code == .damaged && !error.message.contains("/b"), "\(error)")
            #expect(error.message.hasSuffix("; nothing was copied"))
        }
    }

    @Test("A workspace finds the place by its file, or by what names it")
    func theWayThere() {
        #expect(Ledger.way(isServer: true).contains("have ledger: in Campaigns/organization.yml"))
        #expect(Ledger.way(isServer: false).contains("take ledger: out of Campaigns/organization.yml"))
    }

    @Test func nothingIsMovedOfNothing() throws {
        let empty = try TestLedger()
        let target = try location("new.sqlite")
        #expect(refusal { _ = try empty.ledger.move(to: target, keepingAs: "") }?.code == .missing)
        #expect(!FileManager.default.fileExists(atPath: target.place))
    }

    @Test("To a server and back: every row is the same", .enabled(if: TestServer.isUsed))
    func fromOneEngineToTheOther() throws {
        let file = try location("campaign.sqlite")
        _ = try test.ledger.move(to: file, keepingAs: ".old")
        let database = try LedgerLocation(try TestServer.place(), from: "/")
        defer { TestServer.remove(database.place) }
        _ = try opened(file).move(to: database, keepingAs: ".old")
        let there = try opened(database)
        #expect(try there.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
        #expect(try there.head() == test.ledger.head())
        for table in DeclaredTable.all.map(\.name) where table != "moved_to" {
            #expect(try SQL(database.place).dump(table) == SQL(test.path).dump(table), "\(table)")
        }
        #expect(refusal { _ = try opened(file).move(to: database, keepingAs: "") }?.code == .moved)
        _ = try TestLedger.post("later", to: there)
        // The database was left once: another must be made, so that nothing there is replaced.
        _ = try there.move(to: file, keepingAs: ".closed")
        let refused = refusal { _ = try opened(file).move(to: database, keepingAs: "") }
        #expect(refused?.code == .otherLedger && refused?.hint?.contains("createdb") == true)
    }
}
