import CampaignKit
import Testing

@testable import CampaignExchange

/// The small parts that the readers of cells are made of.
@Suite("Parts of cells")
struct RowInternalsTests {
    private func withBytes<Value>(_ text: String, _ body: (Bytes) -> Value) -> Value {
        var text = text
        return text.withUTF8(body)
    }

    // MARK: - Donor memory

    @Test func memoryKnowsTheLastCellsOfEachDonor() {
        var memory = DonorMemory()
        #expect(!memory.knows(1, 10))
        memory.remember(1, 10)
        #expect(memory.knows(1, 10))
        #expect(!memory.knows(1, 11))
        #expect(!memory.knows(2, 10))
        memory.remember(1, 11)
        #expect(memory.knows(1, 11))
        #expect(!memory.knows(1, 10))
        #expect(memory.count == 1)
    }

    @Test func memoryGrowsWithoutForgetting() {
        var memory = DonorMemory()
        // Digests whose low bits are all the same.
        for donor in 1...UInt64(20_000) { memory.remember(donor << 16, donor) }
        #expect(memory.count == 20_000)
        #expect((1...UInt64(20_000)).allSatisfy { memory.knows($0 << 16, $0) })
        #expect(!memory.knows(20_001 << 16, 20_001))
    }

    @Test func memoryStartsAnewAtItsLimit() {
        var memory = DonorMemory()
        for donor in 1...UInt64(DonorMemory.limit) { memory.remember(donor &* 0x9E37_79B9_7F4A_7C15, 7) }
        #expect(memory.count == DonorMemory.limit)
        memory.remember(42, 7)
        #expect(memory.count == 1)
        #expect(memory.knows(42, 7))
        #expect(!memory.knows(0x9E37_79B9_7F4A_7C15, 7))
    }

    @Test func noDigestIsRememberedAsNone() {
        var memory = DonorMemory()
        memory.remember(0, 0)
        #expect(memory.count == 0)
        #expect(!memory.knows(0, 0))
    }

    @Test func shortKeys() {
        func key(_ text: String) -> ShortKey? { withBytes(text) { ShortKey($0) } }
        let texts = [
            "", "\0", "\0\0", "a", "\0a", "ab", "ba", "0123456789abcdef", "0123456789abcdeg", "89abcdef",
        ]
        #expect(Set(texts.map { key($0) }).count == texts.count)
        #expect(key("0123456789abcdefg") == nil)
        #expect(key("check") == key("check"))
    }

    @Test func wordCachesAreBounded() {
        var cache = WordCache<Int>()
        for number in 0..<100 { withBytes("w\(number)") { cache.remember($0, number) } }
        #expect(withBytes("w5") { cache.value(of: $0) } == 5)
        #expect(withBytes("w99") { cache.value(of: $0) } == nil)
        #expect(withBytes("a very long word indeed") { cache.value(of: $0) } == nil)
    }

    // MARK: - Suggestions

    @Test(
        "the nearest name",
        arguments: [
            ("pledeg", "pledge"), ("PLEDGE", "pledge"), ("pldge", "pledge"), ("plegde", "pledge"),
            ("refnud", "refund"), ("voud", "void"), ("zzz", nil), ("", nil), ("p", "pledge"),
            ("something else", nil),
        ] as [(String, String?)])
    func nearest(text: String, name: String?) {
        #expect(DidYouMean.nearest(text, in: ["pledge", "refund", "void"]) == name)
    }

    @Test func hintsAreMadeOnce() {
        var memo = Suggestion.Memo()
        var made = 0
        func make() -> String {
            made += 1
            return "hint \(made)"
        }
        #expect(memo.hint(for: "a", make) == "hint 1")
        #expect(memo.hint(for: "a", make) == "hint 1")
        #expect(memo.hint(for: "b", make) == "hint 2")
        for number in 0..<1000 { _ = memo.hint(for: "n\(number)", make) }
        let before = made
        _ = memo.hint(for: "n0", make)
        #expect(made == before)
        _ = memo.hint(for: "n999", make)
        #expect(made == before + 1)
    }

    // MARK: - Texts

    @Test(
        "blanks around",
        arguments: [
            ("", ""), (" ", ""), ("\u{A0}", ""), ("a", "a"), (" a b ", "a b"), ("\t\r\na\n", "a"),
            ("\u{A0} a \u{A0}", "a"), ("Â", "Â"), ("à", "à"), ("a\u{A0}", "a"), ("\u{B}a\u{C}", "a"),
        ])
    func trimmed(text: String, kept: String) {
        #expect(withBytes(text) { String(decoding: CellText.trimmed($0), as: UTF8.self) } == kept)
    }

    /// The quick way over clean lines gives what the long way gives.
    @Test func theQuickWayAgreesWithTheLongOne() {
        let pieces = [
            "a", " ", "  ", "\t", "\n", "é", "\u{A0}", "\u{202E}", "ש", "ع", "李", "\u{7F}", "\u{85}", "'=",
            "𐍈",
        ]
        var state: UInt64 = 7
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<5 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let line = withBytes(text) { CellText.line($0) }
            #expect(line == reference(text), "\(text.debugDescription)")
        }
    }

    private func reference(_ text: String) -> String {
        let bare = FormulaGuard.undone(text).unicodeScalars.filter { scalar in
            let isBidi = scalar == "\u{202E}"
            return !isBidi && scalar != "\u{7F}"
        }
        let words = bare.split { $0.properties.isWhitespace || (0x80...0x9F).contains($0.value) }
        return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    // MARK: - Rates

    /// Conversion against a reckoning that doubles instead of comparing remainders.
    @Test func conversionIsHalfUp() throws {
        var state: UInt64 = 99
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 20) % bound
        }
        let currencies = ["USD", "JPY", "KWD", "ILS", "CLF"].compactMap { Currency(code: $0) }
        for _ in 0..<5000 {
            let decimals = Int(next(13))
            let scaled = next(1_000_000) + 1
            let power = (0..<decimals).reduce(Int128(1)) { value, _ in value * 10 }
            let digits = String(scaled)
            let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            let text = padded.dropLast(decimals) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
            let rate = try #require(withBytes(String(text)) { ExchangeRate($0) })
            let original = currencies[Int(next(5))]
            let base = currencies[Int(next(5))]
            let minor = Int64(next(1_000_000_000))
            let numerator = Int128(minor) * Int128(scaled) * Int128(base.minorPerUnit)
            let denominator = power * Int128(original.minorPerUnit)
            let expected = Int64(exactly: (2 * numerator + denominator) / (2 * denominator))
            #expect(rate.convert(minor, from: original, to: base) == expected)
            #expect(rate.convert(-minor, from: original, to: base) == expected.map { -$0 })
        }
    }

    @Test func conversionThatDoesNotFit() throws {
        let rate = try #require(withBytes("999999999999.999999999999") { ExchangeRate($0) })
        let jpy = try #require(Currency(code: "JPY"))
        #expect(rate.convert(.max, from: .usd, to: .usd) == nil)
        #expect(rate.convert(.max, from: jpy, to: .usd) == nil)
        #expect(rate.convert(1, from: jpy, to: jpy) == 1_000_000_000_000)
        let one = try #require(withBytes("1") { ExchangeRate($0) })
        #expect(one.isOne)
        #expect(one.convert(.max, from: .usd, to: .usd) == .max)
        #expect(one.convert(-.max, from: .usd, to: .usd) == -.max)
    }

    @Test func shares() {
        #expect(ExchangeRate.share(300, base: 2731, original: 10_000) == 82)
        #expect(ExchangeRate.share(1, base: 1, original: 2) == 1)
        #expect(ExchangeRate.share(1, base: 1, original: 3) == 0)
        #expect(ExchangeRate.share(-1, base: 1, original: 2) == -1)
        #expect(ExchangeRate.share(5, base: 1, original: 0) == nil)
        #expect(ExchangeRate.share(.max, base: .max, original: 1) == nil)
    }
}
