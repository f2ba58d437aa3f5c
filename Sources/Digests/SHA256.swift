import CCrypto

/// SHA-256 through the system's libcrypto, fed in parts.
public final class SHA256 {
    /// The state is outside the object, so that feeding it needs no check for overlapping access.
    private let state = UnsafeMutablePointer<SHA256_CTX>.allocate(capacity: 1)

    public init() { start() }

    deinit { state.deallocate() }

    public func update(_ bytes: UnsafeRawBufferPointer) {
        SHA256_Update(state, bytes.baseAddress, bytes.count)
    }

    public func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The 32 bytes over everything since the last digest; the hasher starts again.
    public func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256_Final(&digest, state)
        start()
        return digest
    }

    /// The first eight bytes of the digest as a number, for keys whose text is compared on a hit.
    public func finish64() -> Int64 {
        var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &digest) { bytes in
            _ = SHA256_Final(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), state)
        }
        start()
        return Int64(bitPattern: UInt64(littleEndian: digest.0))
    }

    private func start() {
        SHA256_Init(state)
    }

    /// The digest of one piece.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        let hasher = SHA256()
        hasher.update(bytes)
        return hasher.finish()
    }

    /// Base64, as content security policies write digests.
    public static func base64(_ digest: [UInt8]) -> String {
        var text = [UInt8](repeating: 0, count: (digest.count + 2) / 3 * 4 + 1)
        let length = EVP_EncodeBlock(&text, digest, Int32(digest.count))
        return String(decoding: text.prefix(Int(max(0, length))), as: UTF8.self)
    }

    /// Lower-case hexadecimal.
    public static func hex(_ digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return digest.reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
