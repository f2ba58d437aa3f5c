import CampaignKit
import Testing

@Suite("Text guard for names")
struct TextGuardTests {
    private func clean(_ text: String) -> [UInt8] {
        Array(text.utf8).withUnsafeBufferPointer { Array(TextGuard.removingControls($0).utf8) }
    }

    @Test(
        "each control goes",
        arguments: Array(0x202A...0x202E) + Array(0x2066...0x206F) + [
            0x200E, 0x200F, 0x61C, 0x7F, 0x00, 0x01, 0x1B, 0x1F,
        ]
            as [UInt32])
    func removed(value: UInt32) throws {
        let scalar = try #require(UnicodeScalar(value))
        for text in ["\(scalar)ab", "a\(scalar)b", "ab\(scalar)", "\(scalar)a\(scalar)\(scalar)b\(scalar)"] {
            #expect(clean(text) == Array("ab".utf8))
            #expect(Array(text.utf8).withUnsafeBufferPointer { TextGuard.hasControls($0) })
        }
    }

    @Test(
        "everything else stays",
        arguments: [
            "", "Smith", "דוד לוי", "محمد", "a\tb\nc\r\n", "😎👨‍👩‍👧", "–—“”",
            "\u{2029}\u{202F}\u{2065}\u{200D}", "ÿØ",
        ])
    func kept(text: String) {
        #expect(clean(text) == Array(text.utf8))
        #expect(!Array(text.utf8).withUnsafeBufferPointer { TextGuard.hasControls($0) })
    }

    @Test func truncatedBytesDoNoHarm() {
        for bytes in [[0xE2], [0xE2, 0x80], [0xD8], [0x61, 0xE2, 0x81]] as [[UInt8]] {
            let text = bytes.withUnsafeBufferPointer { TextGuard.removingControls($0) }
            #expect(text == String(decoding: bytes, as: UTF8.self))
        }
    }
}

@Suite struct UnsafeCharacterTests {
    /// Each scalar below U+3000 that is more than read, by kind.
    @Test func kinds() {
        var found: [String: [UInt32]] = [:]
        for value in UInt32(0)...0x3000 {
            guard let scalar = Unicode.Scalar(value), let kind = UnsafeCharacter(scalar) else { continue }
            found["\(kind)", default: []].append(value)
        }
        #expect(found["tab"] == [0x09] && found["lineEnd"] == [0x0A, 0x0D])
        #expect(found["hiddenLineEnd"] == [0x0B, 0x0C, 0x85, 0x2028, 0x2029])
        #expect(found["control"]?.count == 32 + 33 - 6)
        #expect(found["directionMark"] == [0x61C, 0x200E, 0x200F])
        #expect(found["directionControl"] == Array(0x202A...0x202E) + Array(0x2066...0x206F))
        #expect(found.count == 6)
    }

    @Test(arguments: [
        (0xFEFF, "byteOrderMark"), (0xE000, "privateUse"), (0x10_FFFF, "privateUse"),
        (0xFDD0, "noncharacter"),
        (0xFFFE, "noncharacter"), (0x1_FFFF, "noncharacter"),
    ])
    func others(value: UInt32, kind: String) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(UnsafeCharacter(scalar).map { "\($0)" } == kind)
    }

    @Test(arguments: ["a", "é", "ש", "日", "😎", "\u{200D}", "\u{A0}", "\u{FFFD}", "\u{301}"])
    func whatIsOnlyRead(scalar: Unicode.Scalar) {
        #expect(UnsafeCharacter(scalar) == nil)
    }
}
