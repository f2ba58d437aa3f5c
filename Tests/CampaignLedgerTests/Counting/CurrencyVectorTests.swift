import CampaignKit
import CampaignLedger
import Testing

/// Promises and gifts in another currency: V23–V26, V32–V34 of `rules.md §2.7` and `§1.2`.
@Suite("Another currency: settled and given back in it")
struct CurrencyVectorTests {
    private static let ils = Currency(code: "ILS")

    /// A row in shekels with its value in dollars.
    private func shekels(
        _ type: EntryType, _ original: Int64, worth base: Int64, on date: String, id: String = "",
        pledge: String = "", reverses: String = ""
    ) throws -> ImportedEntry {
        let isReversal = !reverses.isEmpty
        var row = Rows.row(
            type, "1", on: date, id: id, donor: isReversal ? nil : "d1", to: isReversal ? .unassigned : .a,
            pledge: pledge, reverses: reverses)
        row.minorUnits = base
        let currency = try #require(Self.ils)
        row.foreign = ForeignAmount(
            original: Money(minorUnits: original, currency: currency), rate: "", rateSource: "BOI")
        return row
    }

    private func award() throws -> ImportedEntry {
        try shekels(.award, 10_000_000, worth: 2_700_000, on: "2026-01-01", id: "row-p", pledge: "p")
    }

    private func payment(_ original: Int64, worth base: Int64, on date: String, id: String = "y") throws
        -> ImportedEntry
    {
        try shekels(.gift, original, worth: base, on: date, id: id, pledge: "p")
    }

    private func expect(
        _ ledger: TestLedger, _ money: [Int64], difference: Int64, _ about: String,
        _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let tally = try ledger.tallies()[.own("a")]
        #expect(
            [tally.raised, tally.received, tally.outstanding] == money, "\(about)", sourceLocation: location)
        #expect(tally.settledDifference == difference, "\(about)", sourceLocation: location)
        #expect(tally.refundDifference == 0, "\(about)", sourceLocation: location)
        #expect(tally.isConsistent, sourceLocation: location)
        #expect(
            try ledger.ledger.check(plan: .small, asOf: ledger.today, deep: true)
                .filter { $0.severity == .error }.isEmpty, sourceLocation: location)
    }

    @Test("V23–V25, V32–V34: a promise in shekels is settled in shekels")
    func promise() throws {
        let first = try payment(5_000_000, worth: 1_300_000, on: "2026-02-01")
        func story(_ rows: [ImportedEntry]) throws -> TestLedger {
            let ledger = try TestLedger()
            try ledger.post([try award()])
            try ledger.post([first])
            if !rows.isEmpty { try ledger.post(rows) }
            return ledger
        }
        try expect(try story([]), [2_650_000, 1_300_000, 1_350_000], difference: -50_000, "V23")
        let same = try payment(5_000_000, worth: 1_300_000, on: "2026-03-01", id: "y2")
        try expect(try story([same]), [2_600_000, 2_600_000, 0], difference: -100_000, "V24")
        let better = try payment(5_000_000, worth: 1_400_000, on: "2026-03-01", id: "y2")
        try expect(try story([better]), [2_700_000, 2_700_000, 0], difference: 0, "V25")
        let bounced = try shekels(
            .chargeback, 5_000_000, worth: 1_300_000, on: "2026-03-01", id: "cb", reverses: "y")
        try expect(try story([bounced]), [2_700_000, 0, 2_700_000], difference: 0, "V32")
        let beyond = try payment(7_000_000, worth: 1_820_000, on: "2026-03-01", id: "y2")
        try expect(try story([beyond]), [3_120_000, 3_120_000, 0], difference: -100_000, "V33")
        let cut = try shekels(
            .pledgeChange, -2_000_000, worth: -600_000, on: "2026-03-01", id: "cut", pledge: "p")
        try expect(try story([cut]), [2_110_000, 1_300_000, 810_000], difference: -50_000, "V34")
    }

    @Test("money in shekels given back takes its shekels off the promise, due back or paid back")
    func givenBack() throws {
        let first = try payment(5_000_000, worth: 1_300_000, on: "2026-02-01")
        var cut = try shekels(
            .pledgeChange, -1_000_000, worth: -270_000, on: "2026-03-01", id: "cut", pledge: "p")
        cut.surplus = .wholeCut
        let inShekels = try shekels(
            .refund, 1_000_000, worth: 260_000, on: "2026-03-20", id: "r", reverses: "y")
        let inDollars = Rows.refund("2600", on: "2026-03-20", of: "y", id: "r")
        for refund in [inShekels, inDollars] {
            let ledger = try TestLedger()
            try ledger.post([try award()])
            try ledger.post([first])
            try ledger.post([cut])
            // Owed: ILS 10,000 at the payment's 0.26; still to come: ILS 50,000 at the promise's 0.27.
            try expect(ledger, [2_390_000, 1_040_000, 1_350_000], difference: -40_000, "due back")
            #expect(try ledger.tallies()[.own("a")].dueBack == 260_000)
            try ledger.post([refund])
            try expect(ledger, [2_390_000, 1_040_000, 1_350_000], difference: -40_000, "paid back")
            #expect(try ledger.tallies()[.own("a")].dueBack == 0)
        }
    }

    @Test("V26: cents settle cumulatively, and the last payment settles the rest")
    func cents() throws {
        let ledger = try TestLedger()
        try ledger.post([
            try shekels(.pledge, 10_000, worth: 3333, on: "2026-01-01", id: "row-p", pledge: "p"),
            try payment(3333, worth: 1000, on: "2026-02-01", id: "y1"),
            try payment(3333, worth: 1000, on: "2026-03-01", id: "y2"),
            try payment(3334, worth: 1000, on: "2026-04-01", id: "y3"),
        ])
        let settled = try ["2026-02-01", "2026-03-01", "2026-04-01"].map {
            3333 - (try ledger.tallies($0)[.own("a")].outstanding)
        }
        #expect(settled == [1110, 2221, 3333])
        try expect(ledger, [3000, 3000, 0], difference: -333, "V26")
    }

    @Test("a refund takes its share of the shekels, at any rate, and the difference is outside raised")
    func refund() throws {
        for (rate, difference) in [(Int64(20_000), Int64(7000)), (30_000, -3000), (27_000, 0)] {
            let ledger = try TestLedger()
            try ledger.post([try shekels(.gift, 100_000, worth: 27_000, on: "2026-02-01", id: "g")])
            try ledger.post([
                try shekels(.refund, 100_000, worth: rate, on: "2026-03-01", id: "r", reverses: "g")
            ])
            let tally = try ledger.tallies()[.own("a")]
            #expect(tally.raised == 0 && tally.received == 0 && tally.donors == 0 && tally.gifts == 0)
            #expect(tally.refundDifference == difference && tally.fxDifference == difference)
            let again = try ledger.attempt([
                try shekels(.refund, 1, worth: 1, on: "2026-03-02", id: "r2", reverses: "g")
            ])
            #expect(again.problems.map(\.code) == ["taken-twice"])
            try ledger.post([
                Rows.row(.void, "0", on: "2026-03-03", donor: nil, to: .unassigned, reverses: "r")
            ])
            let whole = try ledger.tallies()[.own("a")]
            #expect(whole.raised == 27_000 && whole.fxDifference == 0)
        }
    }

    @Test("shares are cumulative, also over files, and dollars take dollars")
    func cumulative() throws {
        let ledger = try TestLedger()
        try ledger.post([try shekels(.gift, 100_000, worth: 27_001, on: "2026-02-01", id: "g")])
        for (index, part) in [Int64(33_333), 33_333, 33_334].enumerated() {
            try ledger.post([
                try shekels(.refund, part, worth: 9000, on: "2026-0\(index + 3)-01", reverses: "g")
            ])
        }
        #expect(try ledger.tallies()[.own("a")].raised == 0)
        let dollars = try TestLedger()
        try dollars.post([try shekels(.gift, 100_000, worth: 27_000, on: "2026-02-01", id: "g")])
        try dollars.post([Rows.refund("135", on: "2026-03-01", of: "g")])
        #expect(try dollars.tallies()[.own("a")].raised == 13_500)
        try dollars.post([
            try shekels(.refund, 50_000, worth: 11_000, on: "2026-03-02", id: "r", reverses: "g")
        ])
        let tally = try dollars.tallies()[.own("a")]
        #expect(tally.raised == 0 && tally.refundDifference == 2500)
    }

    @Test("a conditional promise in shekels: an advance is money and no difference")
    func conditional() throws {
        let ledger = try TestLedger()
        try ledger.post([
            try shekels(
                .conditional, 10_000_000, worth: 2_700_000, on: "2026-01-01", id: "row-p", pledge: "p")
        ])
        try ledger.post([try payment(5_000_000, worth: 1_300_000, on: "2026-02-01")])
        var tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 0 && tally.received == 0 && tally.fxDifference == 0)
        #expect(tally.advance == 1_300_000 && tally.conditional == 2_700_000)
        try ledger.post([
            try shekels(.conditionMet, 5_000_000, worth: 1_250_000, on: "2026-03-01", id: "m", pledge: "p")
        ])
        tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 1_300_000 && tally.received == 1_300_000 && tally.outstanding == 0)
        #expect(tally.fxDifference == -50_000 && tally.conditional == 1_350_000 && tally.advance == 0)
    }

    @Test("a write-off in shekels closes the promise to the cent")
    func writeOff() throws {
        let ledger = try TestLedger()
        try ledger.post([
            try shekels(.pledge, 10_000, worth: 3333, on: "2026-01-01", id: "row-p", pledge: "p"),
            try payment(3333, worth: 1000, on: "2026-02-01", id: "y1"),
        ])
        try ledger.post([
            try shekels(.writeOff, 6667, worth: 2000, on: "2026-03-01", id: "w", pledge: "p")
        ])
        try expect(ledger, [1000, 1000, 0], difference: -110, "write-off")
    }

    @Test("a split gift in shekels keeps all of its shekels")
    func split() throws {
        let ledger = try TestLedger()
        var parts = [
            try shekels(.gift, 60_000, worth: 16_200, on: "2026-02-01", id: "g"),
            try shekels(.gift, 40_000, worth: 10_800, on: "2026-02-01", id: "g"),
        ]
        parts[1].place = .b
        try ledger.post(parts)
        try ledger.post([
            try shekels(.refund, 100_000, worth: 20_000, on: "2026-03-01", id: "r", reverses: "g")
        ])
        #expect(try ledger.tallies()[.total].raised == 0)
        #expect(try ledger.ledger.gift("csv:g").original?.minorUnits == 100_000)
    }
}
