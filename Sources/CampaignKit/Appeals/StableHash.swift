/// Mixes numbers and texts into one number that is the same on every machine, today and in ten years.
///
/// FNV-1a over the bytes, then the finalizer of SplitMix64, so that neighbouring donors fall apart. It
/// decides test cells and keycodes, nothing that has to be kept from an adversary.
struct StableHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        // Texts end with a byte that is in no UTF-8, so that "a", "b" is not "ab", "".
        add(byte: 0xFF)
    }

    mutating func add(_ number: Int64) {
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            add(byte: UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private mutating func add(byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// A number below `count`, each as likely as any other.
    func value(below count: Int) -> Int {
        var mixed = state &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed.multipliedFullWidth(by: UInt64(max(1, count))).high)
    }
}
