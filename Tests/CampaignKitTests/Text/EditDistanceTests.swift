import CampaignKit
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("amount", "amuont", true), ("amount", "amout", true), ("amount", "amontu", true),
        ("amount", "account", true), ("amount", "discount", false), ("date", "dat", true),
        ("date", "dates", true),
        ("date", "datum", false),
        ("ab", "abc", false), ("", "", false),
    ])
    func nearNames(left: String, right: String, isNear: Bool) {
        #expect(EditDistance.isNear(left, right) == isNear)
        #expect(EditDistance.isNear(right, left) == isNear)
    }

    @Test func slipsMayBeSaid() {
        #expect(!EditDistance.isNear("status", "statsu", slips: 0))
        #expect(EditDistance.isNear("status", "tsatsu", slips: 2))
    }
}

/// Keycodes, test cells and remembered choices depend on these bits: they never change.
@Suite struct FNV1aTests {
    /// The vectors of the authors, from http://www.isthe.com/chongo/tech/comp/fnv/.
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
        ] as [(String, UInt64)])
    func vectors(text: String, value: UInt64) {
        var hash = FNV1a()
        for byte in text.utf8 { hash.add(byte) }
        #expect(hash.value == value)
    }

    @Test func endsOfCellsCount() {
        func digest(_ cells: String...) -> UInt64 {
            cells.reduce(into: FNV1a()) { $0.add(cell: $1) }.value
        }
        let all = [
            digest(), digest(""), digest("", ""), digest("a"), digest("a", ""), digest("", "a"), digest("ab"),
            digest("a", "b"), digest("b", "a"), digest("\u{1}"),
        ]
        #expect(Set(all).count == all.count)
    }
}
