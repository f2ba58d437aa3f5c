/// Tells keys that may have come before from those that surely have not: a Bloom filter of fixed size.
///
/// A key is a digest, so its own bits are the hashes. A million keys give one false alarm in six files; an alarm
/// only costs the time to look.
struct KeyFilter {
    /// A power of two: 16 MiB, of which a small file touches little.
    private static let bits = 1 << 27
    private var words = [UInt64](repeating: 0, count: bits / 64)

    /// Takes a key in; says whether it may have come before.
    mutating func insert(_ key: Int64) -> Bool {
        let digest = UInt64(bitPattern: key)
        let step = (digest >> 32) | 1
        var isKnown = true
        var hash = digest
        for _ in 0..<4 {
            let bit = Int(truncatingIfNeeded: hash & UInt64(Self.bits - 1))
            let mask = UInt64(1) << UInt64(bit & 63)
            if words[bit >> 6] & mask == 0 {
                isKnown = false
                words[bit >> 6] |= mask
            }
            hash = hash &+ step
        }
        return isKnown
    }
}
