import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// An explanation reads the ledger as it goes, and by index where there is one.
@Suite("Explained: streaming and query plans")
struct ExplainStreamingTests {
    private static let gifts = 300

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post(
            (0..<Self.gifts).map {
                Rows.gift("1", on: "2026-01-05", id: "g\($0)", donor: "d\($0 % 100)")
            } + [
                Rows.pledge("100", on: "2026-01-01", named: "p"),
                Rows.payment("5", on: "2026-02-01", of: "p", id: "y"),
            ])
        return ledger
    }

    private struct Enough: Error {}

    /// Rows come while the ledger is being read: who stops after ten has not waited for the others.
    @Test func aReaderMayStopEarly() throws {
        let ledger = try ledger()
        for figure in [TallyFigure.raised, .donors] {
            var seen = 0
            let query = FigureQuery(
                figure: figure, scope: .campaigns(["a"]), plan: ledger.plan, asOf: ledger.today, knownOn: 1)
            #expect(throws: Enough.self) {
                try ledger.ledger.explain(query) { _ in
                    seen += 1
                    if seen == 10 { throw Enough() }
                }
            }
            #expect(seen == 10)
            // The connection is as good as new.
            #expect(try ledger.explain(figure).counted.count > 90)
        }
    }

    @Test func rowsComeInTheOrderOfPosting() throws {
        let ledger = try ledger()
        let ids = try ledger.explain(.raised).counted.map(\.id)
        #expect(ids == ids.sorted())
        #expect(ids.count == Self.gifts + 1)
        let donors = try ledger.explain(.donors).counted.map(\.id)
        #expect(donors == donors.sorted())
    }

    @Test func linesAndPartsAreTheSameRows() throws {
        let ledger = try ledger()
        let query = FigureQuery(
            figure: .received, scope: .campaigns(["a"]), plan: ledger.plan, asOf: ledger.today, knownOn: 1)
        var lines: [Int64] = []
        var shown: [EntrySummary] = []
        try ledger.ledger.explainedLines(query) { part, line in
            #expect(part.id == line.id)
            lines.append(line.id)
            shown.append(line)
        }
        #expect(lines == (try ledger.explain(.received).parts.map(\.id)))
        // What came with the parts in one statement is what a gift's own line says.
        let alone = try ledger.ledger.giftLines(lines)
        #expect(shown == alone)
    }

    /// The plan of a statement with a number for every argument.
    private func steps(_ path: String, _ sql: String) throws -> [String] {
        try SQL(path).plan(sql.replacing(/\$\d+/, with: "1"))
    }

    /// Commitments are read in the order of their numbers and nothing is sorted; what hangs on them is found
    /// by index.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func commitmentsAreNotSorted() throws {
        let ledger = try ledger()
        let all: [FigureScope] = [
            .total, .campaigns(["a", "b"]), .appeal("a-appeal", campaign: "a"),
            .project("a-x", campaign: "a"), .unit("u", project: "a-x", campaign: "a"),
        ]
        for scope in all {
            let (places, reader) = try ledger.ledger.engine.read {
                (try ScopePlaces(scope, $0), try EntryReader(connection: $0))
            }
            let steps = try steps(ledger.path, FigureScan.units(places))
            #expect(!steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(steps)")
            #expect(
                steps.contains { $0.hasPrefix("SEARCH c USING") && $0.contains("entry_unit") }, "\(steps)")
            #expect(!steps.contains { $0.hasPrefix("SCAN t") || $0.hasPrefix("SCAN c") }, "\(steps)")
            let lines = try self.steps(ledger.path, FigureScan.units(places, reader))
            // The few moves of one gift may be sorted, its row's place in the list is not.
            #expect(lines.first == "SCAN e" && lines.last != "USE TEMP B-TREE FOR ORDER BY", "\(lines)")
            for table in ["s", "u", "dp", "pl", "p", "t"] {
                #expect(!lines.contains("SCAN \(table)"), "\(lines)")
            }
        }
    }

    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func donorsAreReadByIndex() throws {
        let ledger = try ledger()
        let steps = try steps(ledger.path, DonorScan.donorRows())
        #expect(steps.contains { $0.contains("x USING") && $0.contains("entry_donor") }, "\(steps)")
        #expect(!steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(steps)")
    }

    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func changesAreFoundByNumber() throws {
        let ledger = try ledger()
        let steps = try steps(ledger.path, ChangeScan.units)
        #expect(steps.contains { $0.hasPrefix("SEARCH entry USING INTEGER PRIMARY KEY") }, "\(steps)")
    }

    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func hiddenGiftsOfADonorAreFoundByDonor() throws {
        let ledger = try ledger()
        for scope in [FigureScope.total, .campaigns(["a"])] {
            let places = try ledger.ledger.engine.read { try ScopePlaces(scope, $0) }
            let steps = try steps(ledger.path, ExplainedDonorReader.level(places, "e.donor = 1"))
            #expect(steps.contains { $0.contains("entry_donor") }, "\(steps)")
            #expect(!steps.contains { $0.hasPrefix("SCAN e") || $0.hasPrefix("SCAN u") }, "\(steps)")
        }
    }

    /// A donor's part, or the part less what lists show, would tell what their hidden gift was.
    @Test func aHiddenGiftIsInNobodysPart() throws {
        let ledger = try TestLedger()
        var hidden = Rows.gift("10", on: "2026-01-01", id: "g1", donor: "d1")
        hidden.anonymity = .staff
        try ledger.post([
            hidden, Rows.gift("20", on: "2026-01-02", id: "g2", donor: "d1", to: .b),
            Rows.gift("30", on: "2026-01-03", id: "g3", donor: "d2"),
        ])
        func told(_ scope: FigureScope) throws -> [String] {
            var told: [String] = []
            let query = FigureQuery(
                figure: .donors, scope: scope, plan: ledger.plan, asOf: ledger.today, knownOn: .max)
            try ledger.ledger.explainedDonors(query) { part, donor in
                let who = donor.map { $0.isHidden ? "anonymous" : "D-\($0.id)" } ?? "nobody"
                told.append("\(who) \(part.part) \(part.rule?.rawValue ?? "")")
            }
            return told
        }
        #expect(try told(.campaigns(["a"])) == ["D-2 3000 ", "anonymous 0 ", "nobody 1000 hidden"])
        #expect(try told(.campaigns(["b"])).first == "D-1 2000 ")
        #expect(try told(.total) == ["D-1 2000 ", "D-2 3000 ", "nobody 1000 hidden"])
    }
}
