import CampaignExchange
import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

/// The journal of random histories amounts to the tallies, by our own sums and by those of hledger and
/// ledger.
@Suite("Histories: the journal")
struct JournalHistoryTests {
    private static func posted(_ seed: UInt64) throws -> (TestLedger, History, SeededGenerator) {
        var random = SeededGenerator(seed: seed ^ 0x1ED)
        let ledger = try TestLedger()
        let history = Self.deposited(HistoryBuilder.history(seed: seed).withMoves(&random), &random)
        try ledger.post(history.batches(4, &random))
        return (ledger, history, random)
    }

    /// The history with some of its money deposited days after it was received.
    private static func deposited(_ history: History, _ random: inout SeededGenerator) -> History {
        let items = history.items.map { item in
            var item = item
            guard item.rows.first?.type.family == .received, Bool.random(using: &random) else { return item }
            let days = Int.random(in: 0...30, using: &random)
            for index in item.rows.indices {
                item.rows[index].deposited = item.rows[index].day.adding(days: days)
            }
            return item
        }
        return History(seed: history.seed, items: items)
    }

    private static func balances(
        _ ledger: TestLedger, asOf: CalendarDate, knownOn: Int64, campaigns: Set<String>? = nil
    ) throws -> JournalBalances {
        let journal = Journal(CountingStructure(ledger.plan), campaigns: campaigns)
        var balances = JournalBalances()
        try ledger.ledger.journal(asOf: asOf, knownOn: knownOn) { matter in
            guard let transaction = try journal.transaction(matter) else { return }
            #expect(transaction.postings.reduce(0) { $0 + $1.minorUnits } == 0)
            #expect(transaction.date <= asOf)
            try balances.add(transaction)
        }
        return balances
    }

    /// Under every policy, on many days, at every point of knowledge.
    @Test(arguments: Seeds.forRun(count: 3))
    func comesToTheTallies(seed: UInt64) throws {
        var (ledger, history, random) = try Self.posted(seed)
        let head = try #require(try ledger.ledger.head()).batch
        let days = history.someDays(6, &random)
        for (name, plan) in Plan.policies {
            ledger.plan = plan
            for day in days {
                for known in [head, Int64.random(in: 1...head, using: &random)] {
                    let tallies = try ledger.tallies(day.description, knownOn: known)
                    let found = try Self.balances(ledger, asOf: day, knownOn: known)
                        .disagreements(with: tallies, campaigns: nil)
                    #expect(found == [], "seed \(seed) plan \(name) as of \(day) known on \(known)")
                    let part = try Self.balances(ledger, asOf: day, knownOn: known, campaigns: ["a", ""])
                        .disagreements(with: tallies, campaigns: ["a", ""])
                    #expect(part == [], "seed \(seed) plan \(name) as of \(day) only a and unassigned")
                }
            }
        }
    }

    /// When all is deposited, nothing is in transit any more, in any place.
    @Test(arguments: Seeds.forRun(count: 5))
    func nothingStaysInTransit(seed: UInt64) throws {
        let (ledger, history, _) = try Self.posted(seed)
        let head = try #require(try ledger.ledger.head()).batch
        let last = try #require(history.days.last)
        for plan in Plan.policies.map(\.plan) {
            ledger.plan = plan
            let left = try Self.balances(ledger, asOf: last, knownOn: head).accounts
                .filter { $0.account.path.contains("in-transit") && $0.minorUnits != 0 }
            #expect(left.isEmpty, "seed \(seed): \(left)")
        }
    }

    @Test(arguments: Seeds.forRun(count: 2), AccountingProgram.allCases)
    func programsAgree(seed: UInt64, program: AccountingProgram) throws {
        var (ledger, history, random) = try Self.posted(seed)
        let head = try #require(try ledger.ledger.head()).batch
        for (name, plan) in Plan.policies {
            ledger.plan = plan
            let day = try #require(history.someDays(2, &random).first)
            let file = URL(fileURLWithPath: ledger.folder + "/\(name).\(program.rawValue)")
            try write(ledger, asOf: day, knownOn: head, to: file, for: program)
            try program.check(file)
            let found = JournalFigures.byCampaign(try program.balances(file))
            let tallies = try ledger.tallies(day.description)
            for node in TallyComparison.nodes {
                guard case .own(let id) = node else { continue }
                #expect(
                    found[id] ?? JournalFigures() == Self.figures(tallies[node]),
                    "seed \(seed) plan \(name) as of \(day) \(node.key)")
            }
            #expect(JournalFigures.total(found) == Self.figures(tallies[.total]))
        }
    }

    private static func figures(_ tally: Tally) -> JournalFigures {
        JournalFigures(raised: tally.raised, received: tally.received, outstanding: tally.outstanding)
    }

    private func write(
        _ ledger: TestLedger, asOf: CalendarDate, knownOn: Int64, to file: URL, for program: AccountingProgram
    ) throws {
        let heading = JournalHeading(
            title: "Test", remarks: [], currency: .usd, asOf: asOf,
            balances: try Self.balances(ledger, asOf: asOf, knownOn: knownOn))
        let writer = (program == .hledger ? JournalFormat.hledger : .ledger).writer(heading)
        let journal = Journal(CountingStructure(ledger.plan))
        var text = Array(writer.opening.utf8)
        var last = CalendarDate(dayNumber: 0)
        try ledger.ledger.journal(asOf: asOf, knownOn: knownOn, namesDonors: true) { matter in
            guard let transaction = try journal.transaction(matter) else { return }
            #expect(transaction.date >= last, "not by date")
            last = transaction.date
            writer.write(transaction, to: &text)
        }
        try Data(text + Array(writer.closing.utf8)).write(to: file)
    }
}
