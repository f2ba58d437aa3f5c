import CampaignKit
import CampaignLedger
import Foundation
import GRDB
import TestSupport
import Testing

/// Files that are not a ledger, or none any more: each is said in its own words, and left as it is.
@Suite("Failures: bad files", .disabled(if: TestServer.isUsed, "what only a file has"))
struct BadLedgerTests {
    /// Opens, reads and posts; gives the first error's code.
    private func failure(_ path: String, _ access: Ledger.Access = .write) throws -> LedgerError.Code? {
        do {
            let plan = Plan.small
            guard let ledger = try Ledger.open(path: path, access: access, busySeconds: 1) else { return nil }
            _ = try ledger.tallies(plan: plan, asOf: .day("2026-06-30"), knownOn: 0)
            guard access == .write else { return nil }
            _ = try ledger.importRows(TestLedger().context(), ImportOptions()) { session in
                try session.add(Rows.gift("7", on: "2026-01-02", id: "n"))
            }
            return nil
        } catch let error as LedgerError {
            #expect(!error.message.isEmpty)
            return error.code
        }
    }

    private func expectUntouched(
        _ path: String, _ codes: Set<LedgerError.Code>, _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let before = FileManager.default.contents(atPath: path)
        for access in [Ledger.Access.read, .write] {
            let code = try failure(path, access)
            #expect(
                code.map(codes.contains) == true, "\(access): \(String(describing: code))",
                sourceLocation: location)
            #expect(
                FileManager.default.contents(atPath: path) == before, "\(access)", sourceLocation: location)
        }
    }

    /// A ledger with some hundred rows, all in its main file.
    private func closed() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post((0..<300).map { Rows.gift("1", on: "2026-01-05", id: "m\($0)", donor: "d\($0)") })
        try SQL(ledger.path).queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        return ledger
    }

    /// The main file alone under another name, as a copy would be.
    private func copy(_ ledger: TestLedger, _ change: (inout Data) -> Void) throws -> String {
        var data = try #require(FileManager.default.contents(atPath: ledger.path))
        change(&data)
        let path = ledger.folder + "/copy-\(UUID().uuidString).sqlite"
        try data.write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func whatIsNoDatabase() throws {
        let ledger = try TestLedger()
        let contents: [(String, Data)] = [
            ("text", Data("date,amount\n2026-01-01,5\n".utf8)),
            ("long text", Data(repeating: 65, count: 5000)),
            ("zeros", Data(repeating: 0, count: 4096)), ("a header alone", Data("SQLite format 3\0".utf8)),
        ]
        for (name, data) in contents {
            let path = ledger.folder + "/\(name).sqlite"
            try data.write(to: URL(fileURLWithPath: path))
            try expectUntouched(path, [.notALedger])
        }
    }

    @Test func aDatabaseOfAnotherProgram() throws {
        let ledger = try TestLedger()
        let path = ledger.folder + "/other.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE batch(id); INSERT INTO batch VALUES (1)") }
        try queue.close()
        try expectUntouched(path, [.notALedger])
    }

    @Test(arguments: [1, 99]) func anotherSchema(version: Int) throws {
        let ledger = try closed()
        let path = try copy(ledger) { $0.replaceSubrange(60..<64, with: [0, 0, 0, UInt8(version)]) }
        try expectUntouched(path, [.otherSchema])
        let error = #expect(throws: LedgerError.self) { try Ledger.open(path: path, access: .read) }
        #expect(
            error?.message.contains("schema \(version)") == true && error?.hint?.contains("import") == true)
    }

    @Test func aTruncatedFile() throws {
        let ledger = try closed()
        for length in [50, 100, 512, 4096, 20_000] {
            let path = try copy(ledger) { $0 = $0.prefix(length) }
            try expectUntouched(path, length < 100 ? [.notALedger] : [.damaged, .notALedger])
        }
    }

    @Test func aCorruptFile() throws {
        let ledger = try closed()
        let path = try copy(ledger) { data in
            for offset in 100..<data.count { data[offset] = 0xA5 }
        }
        try expectUntouched(path, [.damaged])
    }

    @Test func anAbsentOrEmptyFileIsNoLedgerYet() throws {
        let ledger = try TestLedger()
        let absent = ledger.folder + "/absent.sqlite"
        #expect(try Ledger.open(path: absent, access: .read) == nil)
        #expect(!FileManager.default.fileExists(atPath: absent), "reading makes no file")
        let empty = ledger.folder + "/empty.sqlite"
        try Data().write(to: URL(fileURLWithPath: empty))
        #expect(try Ledger.open(path: empty, access: .read) == nil)
        #expect(try failure(empty) == nil)
        #expect(try Ledger.open(path: empty, access: .read)?.head()?.batch == 1)
    }

    @Test func aFolderThatIsNotThere() throws {
        let path = NSTemporaryDirectory() + UUID().uuidString + "/campaign.sqlite"
        let error = #expect(throws: LedgerError.self) { try Ledger.open(path: path, access: .write) }
        #expect(error?.code == .readOnly)
        #expect(throws: LedgerError.self) { try Ledger.open(path: NSTemporaryDirectory(), access: .read) }
    }

    @Test func whatMayOnlyBeRead() throws {
        guard geteuid() != 0 else {
            TestLog.note("read-only files: skipped, root may write everything")
            return
        }
        let ledger = try closed()
        let folder = ledger.folder + "/locked"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/campaign.sqlite"
        try FileManager.default.copyItem(atPath: try copy(ledger) { _ in }, toPath: path)
        defer { chmod(folder, 0o700) }
        for (file, directory) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
            chmod(folder, 0o700)
            chmod(path, mode_t(file))
            chmod(folder, mode_t(directory))
            #expect(try failure(path) == .readOnly)
            let reader = try #require(try Ledger.open(path: path, access: .read))
            #expect(try reader.tallies(plan: .small, asOf: ledger.today, knownOn: nil)[.total].gifts == 300)
        }
    }
}
