import CampaignKit
import Foundation
import TestSupport

@testable import CampaignLedger

/// A ledger in a folder of its own, or in a database of its own on the test's server, with a plan, for one
/// test; it goes when the test is over.
final class TestLedger {
    let folder: String
    /// Where the ledger is.
    let path: String
    var plan: Plan
    var today: CalendarDate
    private(set) var ledger: Ledger

    /// An empty ledger, or one that starts as a copy of another's file.
    init(plan: Plan = .small, today: String = "2026-06-30", copying file: Data? = nil) throws {
        StatementOrder.hold()
        folder = NSTemporaryDirectory() + "campaign-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.plan = plan
        self.today = .day(today)
        let home = folder + "/campaign.sqlite"
        try file?.write(to: URL(fileURLWithPath: home))
        path = TestServer.isUsed ? try ServerTemplate.place() : home
        guard let ledger = try Ledger.open(path: path, access: .write) else {
            throw LedgerError(.missing, "no ledger")
        }
        self.ledger = ledger
        guard TestServer.isUsed, file != nil, let source = try Ledger.open(path: home, access: .read) else {
            return
        }
        try source.engine.read { source in
            try ledger.engine.posting { target -> PostingEnd<Void> in
                try LedgerTransfer(source: source, target: target).run()
                return .keep(())
            }
        }
    }

    deinit {
        if TestServer.isUsed { ServerTemplate.remove(path) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Opens the file again, as the next command would; makes it when it is not there.
    func reopen() throws {
        guard let ledger = try Ledger.open(path: path, access: .write) else {
            throw LedgerError(.missing, "no ledger")
        }
        self.ledger = ledger
    }

    func context(_ command: String = "import") -> PostingContext {
        PostingContext(
            nowUTC: "\(today)T12:00:00Z", postedOn: today, zone: "America/New_York", actor: "tester",
            command: command,
            planText: Array("plan \(plan.campaigns.map(\.id))".utf8), plan: plan)
    }

    /// Posts rows as one batch; throws the problems when any is an error.
    @discardableResult
    func post(_ rows: [ImportedEntry], options: ImportOptions = ImportOptions()) throws -> ImportOutcome {
        let outcome = try attempt(rows, options: options)
        if !outcome.isAccepted, outcome.errorCount > 0 { throw Refused(problems: outcome.problems) }
        return outcome
    }

    func attempt(
        _ rows: [ImportedEntry], options: ImportOptions = ImportOptions(), file: [UInt8]? = nil
    ) throws -> ImportOutcome {
        try ledger.importRows(context(), options) { session in
            session.fileSHA = file
            for row in rows { try session.add(row) }
        }
    }

    func tallies(_ asOf: String? = nil, knownOn: Int64? = nil) throws -> Tallies {
        try ledger.tallies(plan: plan, asOf: asOf.map(CalendarDate.day) ?? today, knownOn: knownOn)
    }

    struct Refused: Error, CustomStringConvertible {
        var problems: [RowProblem]
        var description: String {
            problems.map { "\($0.line): \($0.code) \($0.message)" }.joined(separator: "\n")
        }
    }
}

extension CalendarDate {
    /// A day that a test writes out; 1970-01-01 when it is mistyped, which no test expects.
    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }
}

extension Plan {
    /// Two campaigns below a parent and one alone, two projects each.
    static var small: Plan {
        func campaign(_ id: String, parent: String? = nil) -> Campaign {
            Campaign(
                id: id, name: id, goal: Money(minorUnits: 1_000_000, currency: .usd),
                starts: .day("2020-01-01"),
                ends: .day("2027-12-31"), parent: parent,
                projects: ["x", "y"].map { FundedProject(id: "\(id)-\($0)", name: $0) },
                appeals: [Appeal(id: "\(id)-appeal", name: "Appeal")])
        }
        return Plan(
            organization: Organization(name: "Test Charity"),
            campaigns: [
                campaign("a", parent: "top"), campaign("b", parent: "top"), campaign("c"), campaign("top"),
            ])
    }
}
