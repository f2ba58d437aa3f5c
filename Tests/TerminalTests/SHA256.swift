/// SHA-256 as in FIPS 180-4, enough of it to check a page's policy without a dependency.
enum SHA256 {
    static func base64(of message: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bytes = digest(of: message)
        var result = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            let used = min(3, bytes.count - start) + 1
            result += (0..<4).map { $0 < used ? String(alphabet[bits >> (18 - 6 * $0) & 63]) : "=" }.joined()
        }
        return result
    }

    private static func digest(of message: [UInt8]) -> [UInt8] {
        var padded = message + [0x80]
        padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
        padded += bytes(of: UInt64(message.count) * 8)
        var state = primes.prefix(8).map { fraction(of: $0, root: 2) }
        let constants = primes.map { fraction(of: $0, root: 3) }
        for start in stride(from: 0, to: padded.count, by: 64) {
            compress(&state, Array(padded[start..<start + 64]), constants)
        }
        return state.flatMap { bytes(of: $0) }
    }

    private static func compress(_ state: inout [UInt32], _ block: [UInt8], _ constants: [UInt32]) {
        var words = (0..<16).map { word in
            (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[word * 4 + $1]) }
        }
        for index in 16..<64 {
            let (early, late) = (words[index - 15], words[index - 2])
            let first = turn(early, 7) ^ turn(early, 18) ^ early >> 3
            let second = turn(late, 17) ^ turn(late, 19) ^ late >> 10
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var work = state
        for index in 0..<64 {
            let (a, e) = (work[0], work[4])
            let choice = (e & work[5]) ^ (~e & work[6])
            let majority = (a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2])
            let upper = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
            let lower = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
            let step = work[7] &+ upper &+ choice &+ constants[index] &+ words[index]
            work = [step &+ lower &+ majority, a, work[1], work[2], work[3] &+ step, e, work[5], work[6]]
        }
        state = zip(state, work).map { $0 &+ $1 }
    }

    private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
        stride(from: number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static let primes: [UInt128] = (2...311).filter { number in
        (2..<number).allSatisfy { number % $0 != 0 }
    }

    /// The first 32 bits behind the point of a square or cube root, in integers.
    private static func fraction(of prime: UInt128, root: Int) -> UInt32 {
        let target = prime << (32 * UInt128(root))
        var result: UInt128 = 0
        for bit in stride(from: 36, through: 0, by: -1) {
            let tried = result | 1 << UInt128(bit)
            if (root == 2 ? tried * tried : tried * tried * tried) <= target { result = tried }
        }
        return UInt32(truncatingIfNeeded: result)
    }
}
