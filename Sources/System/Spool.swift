import Glibc

/// Bytes that wait until it is known what comes before them: in memory, and many of them in a file without a
/// name, which goes with the process.
public final class Spool {
    /// So many bytes are kept in memory.
    private let most: Int
    private let folder: String?
    private var memory: [UInt8] = []
    private var descriptor: Int32?
    private var hasNoFile = false

    /// An empty spool.
    ///
    /// - Parameters:
    ///   - most: how many bytes wait in memory.
    ///   - folder: where the file is made; what `TMPDIR` says, or `/tmp`, when nil.
    public init(most: Int = 1 << 20, in folder: String? = nil) {
        self.most = most
        self.folder = folder
    }

    deinit { if let descriptor { close(descriptor) } }

    /// Takes what `body` appends to the bytes that wait in memory.
    ///
    /// Where no file can be made, all wait there. A full disk throws `FileError`.
    public func append(_ body: (inout [UInt8]) -> Void) throws(FileError) {
        body(&memory)
        if memory.count >= most, !hasNoFile { try spill() }
    }

    /// Hands over all that was appended, in pieces, in its order.
    public func read(_ body: ([UInt8]) throws -> Void) throws {
        if let descriptor {
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError(.cannotRead, place) }
            while true {
                let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
                    count = 0
                    repeat {
                        count = Glibc.read(descriptor, bytes.baseAddress, bytes.count)
                    } while count < 0 && errno == EINTR
                    guard count >= 0 else {
                        count = 0
                        throw FileError(.cannotRead, place)
                    }
                }
                if piece.isEmpty { break }
                try body(piece)
            }
        }
        try body(memory)
    }

    private var place: String { folder ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    private func spill() throws(FileError) {
        if descriptor == nil { descriptor = try? InputFile.spool(in: place) }
        guard let descriptor else {
            hasNoFile = true
            return
        }
        var written = 0
        while written < memory.count {
            let count = memory.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(.cannotWrite, place) }
            written += count
        }
        memory.removeAll(keepingCapacity: true)
    }
}
