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
    /// How many bytes are in the file.
    private var written = 0

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
        var done = 0
        while done < memory.count {
            let count = memory.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(.cannotWrite, place) }
            done += count
        }
        written += done
        memory.removeAll(keepingCapacity: true)
    }
}

extension Spool {
    /// What reads from the beginning, in steps; nothing may be appended meanwhile.
    public func reader() -> Reader { Reader(self) }

    /// Hands over what was appended up to a place, then up to the next.
    public final class Reader {
        private let spool: Spool
        /// How many bytes were handed over.
        private var position = 0
        private var piece: [UInt8] = []
        /// Where the piece begins.
        private var start = 0

        fileprivate init(_ spool: Spool) { self.spool = spool }

        /// Hands over the bytes from the last place up to `end`, or all that are left, in pieces.
        public func read(upTo end: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws {
            while position < end {
                if position >= start + piece.count {
                    start += piece.count
                    piece = try spool.piece(at: start)
                    if piece.isEmpty { return }
                }
                let last = min(end, start + piece.count)
                piece.withUnsafeBytes {
                    body(UnsafeRawBufferPointer(rebasing: $0[(position - start)..<(last - start)]))
                }
                position = last
            }
        }
    }

    /// Bytes from a place on; none at the end.
    private func piece(at start: Int) throws -> [UInt8] {
        guard let descriptor else { return start == 0 ? memory : [] }
        let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
            repeat {
                count = pread(descriptor, bytes.baseAddress, bytes.count, off_t(start))
            } while count < 0 && errno == EINTR
            guard count >= 0 else {
                count = 0
                throw FileError(.cannotRead, place)
            }
        }
        // What is not in the file yet waits in memory.
        return piece.isEmpty && start == written ? memory : piece
    }
}
