import Glibc

/// Tells keys that may have come before from those that surely have not: a Bloom filter of fixed size.
///
/// A key is a digest, so its own bits are the hashes.
///
/// A million keys give one false alarm in six files; an alarm only costs the time to look.
final class KeyFilter {
    /// A power of two.
    private let bits: Int
    private let words: UnsafeMutablePointer<UInt64>?

    /// 16 MiB unless told otherwise, of which the system gives out what is touched.
    init(bits: Int = 1 << 27) {
        self.bits = bits
        // Fresh pages: what `calloc` takes from memory that was used before is cleared in full.
        let memory = mmap(nil, bits / 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        words = memory == MAP_FAILED ? nil : memory?.assumingMemoryBound(to: UInt64.self)
    }

    deinit { if let words { munmap(words, bits / 8) } }

    /// Takes a key in; says whether it may have come before.
    func insert(_ key: Int64) -> Bool { pass(key, taking: true) }

    /// Whether a key may have come before.
    func contains(_ key: Int64) -> Bool { pass(key, taking: false) }

    private func pass(_ key: Int64, taking isTaken: Bool) -> Bool {
        // Without memory every key may have come before, which is slow and right.
        guard let words else { return true }
        let digest = UInt64(bitPattern: key)
        let step = (digest >> 32) | 1
        var isKnown = true
        var hash = digest
        for _ in 0..<4 {
            let bit = Int(truncatingIfNeeded: hash & UInt64(bits - 1))
            let mask = UInt64(1) << UInt64(bit & 63)
            if words[bit >> 6] & mask == 0 {
                isKnown = false
                guard isTaken else { return false }
                words[bit >> 6] |= mask
            }
            hash = hash &+ step
        }
        return isKnown
    }
}
