import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("campaign", 8), ("日本語", 6), ("한국어", 6), ("ｗｉｄｅ", 8), ("café", 4), ("cafe\u{301}", 4),
        ("\u{301}", 0), ("👩‍👩‍👧", 2), ("👨‍👩‍👧‍👦", 2),
        ("👍🏽", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("🎁", 2),
        ("שלום", 4), ("שָׁלוֹם", 4), ("مرحبا", 5),
        ("مَرْحَبًا", 5), ("Ёлка", 4), ("–", 1), ("…", 1), ("█▉░", 3),
        ("▲▼", 2),
        ("\u{1100}\u{1161}\u{11A8}", 2), ("a\u{200B}b", 2), ("€", 1), ("می\u{200C}خواهم", 7),
    ])
    func width(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns, "\(text.debugDescription)")
    }

    @Test(arguments: ["\n", "\r\n", "\t", "\u{1B}", "\u{7F}", "\u{0}", "\u{85}", "\u{9B}", "\u{2028}"])
    func controlsTakeNoColumn(_ control: String) {
        #expect(DisplayWidth.of(control) == 0)
        #expect(DisplayWidth.of("é" + control) == 1)
    }

    @Test(arguments: [
        ("Hollis Foundation", 8, "Hollis …"), ("Hollis", 6, "Hollis"), ("Hollis", 5, "Holl…"),
        ("Hollis", 1, "…"),
        ("Hollis", 0, ""), ("Hollis", -3, ""), ("", 4, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"), ("日本語", 2, "…"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
        ("cafe\u{301}s au lait", 5, "cafe\u{301}…"),
    ])
    func truncation(_ text: String, _ width: Int, _ expected: String) {
        #expect(DisplayWidth.truncate(text, to: width) == expected)
    }

    @Test func anotherEllipsis() {
        #expect(DisplayWidth.truncate("Hollis Foundation", to: 9, ellipsis: "...") == "Hollis...")
        #expect(DisplayWidth.truncate("Hollis Foundation", to: 2, ellipsis: "...") == "..")
    }

    @Test func padding() {
        #expect(DisplayWidth.pad("ab", to: 4) == "ab  ")
        #expect(DisplayWidth.pad("ab", to: 4, alignment: .trailing) == "  ab")
        #expect(DisplayWidth.pad("日本", to: 5) == "日本 ")
        #expect(DisplayWidth.pad("abcdef", to: 4) == "abcdef")
    }

    @Test(arguments: SeededGenerator.seeds)
    func neverWiderThanAsked(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let text = generator.hostileText(pieces: Int.random(in: 0...8, using: &generator))
            let width = Int.random(in: 0...20, using: &generator)
            let cut = DisplayWidth.truncate(text, to: width)
            #expect(DisplayWidth.of(cut) <= width, "seed \(seed): \(text.debugDescription)")
            let padded = DisplayWidth.pad(cut, to: width)
            #expect(DisplayWidth.of(padded) == width, "seed \(seed): \(text.debugDescription)")
        }
    }

    /// What a table relies on: a blank between two texts keeps either from changing the other's width.
    @Test(arguments: SeededGenerator.seeds)
    func widthsAddUpAcrossABlank(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let left = generator.hostileText(pieces: 4)
            let right = generator.hostileText(pieces: 4)
            let sum = DisplayWidth.of(left) + 1 + DisplayWidth.of(right)
            #expect(
                DisplayWidth.of(left + " " + right) == sum,
                "seed \(seed): \(left.debugDescription) \(right.debugDescription)")
        }
    }

    @Test func everyScalarTakesNoneToTwo() {
        let odd = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }
            .filter { !(0...2).contains(DisplayWidth.of(String(Character($0)))) }
        #expect(odd.isEmpty, "\(odd.prefix(5))")
    }

    @Test func sameFromManyTasks() async {
        let widths = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 {
                group.addTask { DisplayWidth.of("日本語 👩‍👩‍👧") }
            }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(widths == [9])
    }
}
