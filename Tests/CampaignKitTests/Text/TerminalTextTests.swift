import CampaignKit
import TestSupport
import Testing

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("Ana Ruiz", "Ana Ruiz"), ("Zoë Łukasz", "Zoë Łukasz"), ("日本語 שלום مرحبا", "日本語 שלום مرحبا"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"), ("a\n\nb", "a  b"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("\u{1B}[2J", "\u{FFFD}[2J"), ("\u{9B}31m", "\u{FFFD}31m"),
        ("\u{7}\u{8}\u{0}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{7F}", "\u{FFFD}"),
        ("\u{E000}\u{F8FF}", "\u{FFFD}\u{FFFD}"),
        ("\u{F0000}\u{10FFFD}", "\u{FFFD}\u{FFFD}"),
        ("Ana\u{202E}ziuR", "AnaziuR"), ("\u{2066}a\u{2069}", "a"), ("\u{200E}a\u{200F}", "a"),
        ("\u{FEFF}a", "a"),
        ("\u{61C}a\u{206F}", "a"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ])
    func safe(_ text: String, _ expected: String) {
        #expect(Array(TerminalText.safe(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    /// Swift has no literals for these.
    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
    func noncharacters(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(TerminalText.safe("a" + String(Character(scalar))) == "a\u{FFFD}")
    }

    @Test func everyForbiddenScalarIsGone() {
        let forbidden: [ClosedRange<UInt32>] = [
            0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xE000...0xF8FF,
        ]
        for range in forbidden {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let safe = TerminalText.safe("é" + String(Character(scalar)) + "z")
                #expect(!safe.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
                #expect(safe.hasPrefix("é") && safe.hasSuffix("z"))
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds)
    func isIdempotent(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let once = TerminalText.safe(generator.hostileText(pieces: 6))
            #expect(TerminalText.safe(once) == once, "seed \(seed)")
        }
    }
}
