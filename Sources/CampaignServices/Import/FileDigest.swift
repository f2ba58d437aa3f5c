public import CampaignExchange
import CampaignLedger
import Digests

/// The SHA-256 of a whole source, by which a file is known again.
public enum FileDigest {
    /// Reads the source to its end; whoever reads it next rewinds it.
    public static func sha256(_ source: some ByteSource) throws -> [UInt8] {
        let hasher = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { return hasher.finish() }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
