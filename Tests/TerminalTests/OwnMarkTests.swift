import CampaignKit
import Testing

@testable import Terminal

/// What the program draws itself is not asked for at the library, so it must be what the library says.
@Suite("Marks of our own")
struct OwnMarkTests {
    @Test func areAsWideAsTheLibrarySays() {
        let marks = (0x80...0x2_FFFF).compactMap(Unicode.Scalar.init).filter(DisplayWidth.isOwnMark)
        #expect(marks.count > 160)
        for mark in marks {
            #expect(DisplayWidth.libraryWidth(of: mark) == 1, "U+\(String(mark.value, radix: 16))")
        }
    }

    @Test func othersAreAskedFor() {
        for scalar in ["界", "א", "\u{301}", "€"] as [Unicode.Scalar] {
            #expect(!DisplayWidth.isOwnMark(scalar))
            #expect(DisplayWidth.of(String(Character(scalar))) == DisplayWidth.libraryWidth(of: scalar))
        }
    }
}
