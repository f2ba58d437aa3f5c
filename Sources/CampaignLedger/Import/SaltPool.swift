import CCrypto

/// Random salts for digests of personal values: sixteen bytes each, drawn many at a time.
struct SaltPool {
    private static let size = 16
    private var pool: [UInt8] = []

    mutating func next() -> [UInt8] {
        if pool.isEmpty { pool = Self.random(256 * Self.size) }
        let salt = Array(pool.suffix(Self.size))
        pool.removeLast(Self.size)
        return salt
    }

    private static func random(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        RAND_bytes(&bytes, CInt(count))
        return bytes
    }
}
