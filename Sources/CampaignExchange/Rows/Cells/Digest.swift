/// FNV-1a over cells: a quick 64-bit digest that shows whether the same bytes came before.
enum Digest {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The digest with one more cell; the cell's end counts, so that `ab, c` differs from `a, bc`.
    static func adding(_ bytes: Bytes, to digest: UInt64) -> UInt64 {
        var digest = digest
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* prime }
        return (digest ^ 0x1FF) &* prime
    }

    private static let prime: UInt64 = 0x100_0000_01B3
}
