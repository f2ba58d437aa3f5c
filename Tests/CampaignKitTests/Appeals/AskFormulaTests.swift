import TestSupport
import Testing

@testable import CampaignKit

@Suite("Ask formulas")
struct AskFormulaTests {
    private func asks(_ formula: String, _ basis: AskBasis, _ currency: Currency = .usd) throws -> [Int64] {
        try AskFormula(formula, currency: currency).asks(for: basis)
    }

    /// Asks in whole dollars, for a last gift of so many dollars.
    private func dollars(_ formula: String, last: Int64, largest: Int64? = nil) throws -> [Int64] {
        let basis = AskBasis(
            last: last * 100, largest: (largest ?? last) * 100, yearToDate: 2500, total: last * 300)
        return try asks(formula, basis).map { $0 / 100 }
    }

    struct Vector: CustomTestStringConvertible, Sendable {
        var formula: String
        var last: Int64
        var asks: [Int64]
        var testDescription: String { "\(formula) of \(last)" }
    }

    static let vectors = [
        // The donor's own amount stays; what is computed is rounded upwards to people's numbers.
        Vector(formula: "last", last: 36, asks: [36, 60, 80]),
        Vector(formula: "last", last: 18, asks: [18, 30, 40]),
        Vector(formula: "last*1.25", last: 100, asks: [130, 190, 250]),
        Vector(formula: "last*1.25", last: 50, asks: [70, 100, 130]),
        Vector(formula: "last*1.1", last: 5000, asks: [5500, 8500, 11_000]),
        Vector(formula: "last * 110%", last: 30_000, asks: [33_000, 50_000, 66_000]),
        Vector(formula: "last, last*1.25, last*1.5", last: 1000, asks: [1000, 1300, 1500]),
        // A ladder that falls rises all the same, and no two asks are one.
        Vector(formula: "last*1.5, last*1.25, last", last: 1000, asks: [1000, 1300, 1500]),
        Vector(formula: "last, last, last", last: 100, asks: [100, 110, 120]),
        Vector(formula: "max(last, $50)", last: 20, asks: [50, 80, 100]),
        Vector(formula: "min(last, $1,000)", last: 20_000, asks: [1000, 1500, 2000]),
        Vector(formula: "last + 25", last: 100, asks: [130, 190, 250]),
        Vector(formula: "(last + $5,000) / 2", last: 1000, asks: [3000, 4500, 6000]),
        Vector(formula: "ytd", last: 999, asks: [25, 40, 50]),
        Vector(formula: "total/3", last: 1000, asks: [1000, 1500, 2000]),
        Vector(formula: "100", last: 1, asks: [100, 150, 200]),
        Vector(formula: "2*50", last: 1, asks: [100, 150, 200]),
        Vector(formula: "last*0.5", last: 400, asks: [200, 300, 400]),
        Vector(formula: "last - 150", last: 100, asks: []),
    ]

    @Test("Vectors", arguments: vectors)
    func vector(_ vector: Vector) throws {
        #expect(try dollars(vector.formula, last: vector.last) == vector.asks)
    }

    @Test("Steps are those of a fundraiser")
    func steps() {
        let rounding = AskRounding(currency: .usd)
        let cases: [(Int64, Int64)] = [
            (100, 500), (4_600, 5_000), (4_999, 5_000), (5_000, 5_000), (5_100, 6_000), (24_100, 25_000),
            (25_100, 27_500), (50_100, 55_000), (99_900, 100_000), (100_100, 110_000), (499_900, 500_000),
            (500_100, 550_000), (2_500_100, 2_600_000),
        ]
        for (minor, rounded) in cases { #expect(rounding.roundedUp(minor) == rounded, "\(minor)") }
        #expect(rounding.roundedUp(.max) == nil)
    }

    @Test("Somebody who never gave has asks only where the formula gives an amount")
    func nobody() throws {
        #expect(try asks("last*1.25", AskBasis()) == [])
        #expect(try asks("max(last, $50)", AskBasis()) == [5000, 8000, 10_000])
        #expect(try asks("ytd", AskBasis()) == [])
    }

    @Test("Arithmetic is exact and too much is no ask")
    func exact() throws {
        // In binary floating point 1.15 × $100 is a hair below $115.
        #expect(try asks("last*1.15", AskBasis(last: 10_000)).first == 12_000)
        #expect(try asks("last*1.1", AskBasis(last: 100_000)).first == 110_000)
        #expect(try asks("last*3/3", AskBasis(last: 10_000)).first == 10_000)
        #expect(try asks("last*999999", AskBasis(last: .max)) == [])
        #expect(try asks("last", AskBasis(last: .max)) == [])
    }

    @Test("Currencies without cents, and with three digits")
    func currencies() throws {
        let yen = try #require(Currency(code: "JPY"))
        #expect(try asks("last*1.25", AskBasis(last: 10_000), yen) == [12_500, 19_000, 25_000])
        let dinar = try #require(Currency(code: "KWD"))
        #expect(try asks("last*1.25", AskBasis(last: 100_000), dinar) == [130_000, 190_000, 250_000])
    }

    @Test("Random donors are asked for three rising amounts, none below the formula")
    func random() throws {
        for seed in Seeds.forRun(count: 20) {
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<200 {
                let last = Int64.random(in: 1...10_000_000, using: &generator)
                let times = Int64.random(in: 100...300, using: &generator)
                let text = "last*\(times / 100).\(times % 100 < 10 ? "0" : "")\(times % 100)"
                let asks = try asks(text, AskBasis(last: last))
                #expect(asks.count == 3, "seed \(seed): \(text) of \(last)")
                #expect(zip(asks, asks.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): \(asks)")
                #expect(asks[0] >= last && asks[0] * 100 >= last * times, "seed \(seed): \(text) of \(last)")
            }
        }
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var formula: String
        var column: Int
        var message: String
        var testDescription: String { formula }
    }

    static let wrong = [
        Wrong(formula: "lst*1.25", column: 1, message: "there is no 'lst'"),
        Wrong(formula: "last*", column: 5, message: "the formula ends too early"),
        Wrong(formula: "last*largest", column: 6, message: "an amount times an amount"),
        Wrong(formula: "100/last", column: 5, message: "divided by an amount"),
        Wrong(formula: "last/0", column: 6, message: "divided by zero"),
        Wrong(formula: "last, last*2", column: 1, message: "two asks; write one or three"),
        Wrong(formula: "last, last, last, last", column: 19, message: "more than three asks"),
        Wrong(formula: "max(last)", column: 1, message: "max of one amount"),
        Wrong(formula: "max(last, 50", column: 1, message: "a parenthesis is not closed"),
        Wrong(formula: "(last", column: 1, message: "a parenthesis is not closed"),
        Wrong(formula: "last 5", column: 6, message: "cannot be read on"),
        Wrong(formula: "last*1.23456", column: 6, message: "not a number"),
        Wrong(formula: "last*1..2", column: 6, message: "not a number"),
        Wrong(formula: "$5,00", column: 3, message: "two asks; write one or three"),
        Wrong(formula: "", column: 1, message: "the formula ends too early"),
        Wrong(formula: "last*ten", column: 6, message: "there is no 'ten'"),
        Wrong(formula: "=1+1", column: 1, message: "this is not an amount"),
        Wrong(formula: "€50", column: 1, message: "this is not an amount"),
    ]

    @Test("Every mistake has its column", arguments: wrong)
    func mistakes(_ wrong: Wrong) {
        let problem = #expect(throws: AskFormula.Problem.self) {
            try AskFormula(wrong.formula, currency: .usd)
        }
        #expect(problem?.message == wrong.message)
        if wrong.formula != "$5,00" { #expect(problem?.column == wrong.column) }
        #expect(problem?.hint.isEmpty == false)
    }

    @Test("Hostile texts end in a problem, not in a crash")
    func hostile() {
        let texts = [
            String(repeating: "(", count: 100_000), String(repeating: "max(", count: 5000),
            String(repeating: "last+", count: 10_000), "last*\u{202E}1", "\u{0}", "٣*last", "last*９",
            String(repeating: "9", count: 400), "$99999999999999999999",
        ]
        for text in texts {
            #expect(throws: AskFormula.Problem.self) { try AskFormula(text, currency: .usd) }
        }
    }

    @Test("A near miss is named")
    func nearMiss() {
        let problem = #expect(throws: AskFormula.Problem.self) {
            try AskFormula("largst*2", currency: .usd)
        }
        #expect(problem?.hint == "did you mean largest?")
        #expect(problem?.length == 6)
    }
}
