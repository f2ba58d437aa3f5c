/// FNV-1a of 64 bits: a quick digest, the same on every machine, for nothing that an adversary may choose.
public struct FNV1a: Sendable, Hashable {
    public private(set) var value: UInt64

    public init() { value = 0xCBF2_9CE4_8422_2325 }

    public mutating func add(_ byte: UInt8) { mix(UInt64(byte)) }

    /// One cell more; its end counts, so that `ab, c` differs from `a, bc`.
    public mutating func add(cell bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { mix(UInt64(byte)) }
        mix(0x1FF)
    }

    public mutating func add(cell text: String) {
        var text = text
        text.withUTF8 { add(cell: $0) }
    }

    private mutating func mix(_ value: UInt64) {
        self.value = (self.value ^ value) &* 0x100_0000_01B3
    }
}

/// Mixes numbers and texts into one number that is the same on every machine, today and in ten years.
///
/// FNV-1a over the bytes, then the finalizer of SplitMix64, so that neighboring donors fall apart. It
/// decides test cells and keycodes, nothing that has to be kept from an adversary.
struct StableHash: Sendable {
    private var hash = FNV1a()

    mutating func add(_ text: String) {
        for byte in text.utf8 { hash.add(byte) }
        // Texts end with a byte that is in no UTF-8, so that "a", "b" is not "ab", "".
        hash.add(0xFF)
    }

    mutating func add(_ number: Int64) {
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            hash.add(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// A number below `count`, each as likely as any other.
    func value(below count: Int) -> Int {
        var mixed = hash.value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed.multipliedFullWidth(by: UInt64(max(1, count))).high)
    }
}
