import Glibc
import System

/// A file, or standard input, read in chunks of 256 KiB.
///
/// Never memory-mapped: a file that shrinks while it is read must be an error, not a crash. What cannot be
/// read twice (a pipe) is first copied to a private temporary file that has no name.
public final class FileByteSource: ByteSource {
    /// Bytes asked of the system at a time.
    public static let chunkSize = 256 * 1024

    /// The most that is spooled; an endless pipe must not fill the disk.
    public static let spoolLimit: Int64 = 8 << 30

    /// The path as it was given; `-` is standard input.
    public let path: String

    public private(set) var size: Int64?

    private var descriptor: Int32
    private let closes: Bool
    private var origin: off_t = 0
    /// What was taken of a pipe to find out whether someone writes to it.
    private let head: [UInt8]

    /// Opens a file, or standard input when the path is `-`.
    ///
    /// - Parameter spoolDirectory: where a pipe is spooled, best the workspace's own private folder; `TMPDIR`
    ///   or `/tmp` when nil. The spool is mode 0600 and unlinked as soon as it is open.
    public init(path: String, spoolDirectory: String? = nil) throws(ByteSourceError) {
        self.path = path
        if path == "-" {
            (descriptor, head) = (STDIN_FILENO, [])
            closes = false
        } else {
            (descriptor, head) = try Self.opened(path)
            closes = true
        }
        try prepare(spoolDirectory: spoolDirectory)
    }

    /// Spools a stream that is read elsewhere, such as one that a test made up.
    ///
    /// - Parameters:
    ///   - path: what the stream is called, for errors.
    ///   - limit: the most bytes that are taken.
    ///   - next: its next bytes; none at the end.
    public init(
        spooling path: String, in spoolDirectory: String?, limit: Int64 = spoolLimit,
        next: () throws -> [UInt8]
    ) throws {
        self.path = path
        (descriptor, head) = (-1, [])
        closes = true
        descriptor = try openSpool(in: spoolDirectory)
        var spool = SpoolGuard(path: path, limit: limit)
        while true {
            let bytes = try next()
            if bytes.isEmpty { break }
            let wantsMore = try bytes.withUnsafeBytes { part in
                try writeAll(part, to: descriptor)
                return try spool.wantsMore(after: part)
            }
            if !wantsMore { break }
        }
        size = spool.total
        try rewind()
    }

    deinit {
        if descriptor >= 0, closes || descriptor > STDERR_FILENO { close(descriptor) }
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        try readSome(from: descriptor, into: buffer)
    }

    public func rewind() throws(ByteSourceError) {
        if lseek(descriptor, origin, SEEK_SET) < 0 {
            throw .inputOutput(path: path, reason: systemText(errno))
        }
    }

    /// Learns what was opened, and spools it when it cannot be read twice.
    private func prepare(spoolDirectory: String?) throws(ByteSourceError) {
        var status = stat()
        if fstat(descriptor, &status) != 0 {
            throw .notReadable(path: path, reason: systemText(errno))
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            throw .isDirectory(path: path)
        case S_IFREG:
            // Standard input may be a file that a shell has already read a part of.
            origin = max(0, lseek(descriptor, 0, SEEK_CUR))
            size = max(0, Int64(status.st_size) - Int64(origin))
            _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        default:
            try spool(in: spoolDirectory)
        }
    }

    private func spool(in directory: String?) throws(ByteSourceError) {
        let target = try openSpool(in: directory)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var spool = SpoolGuard(path: path, limit: Self.spoolLimit)
        do {
            for byte in head {
                buffer[0] = byte
                let part = UnsafeRawBufferPointer(rebasing: buffer[..<1])
                try writeAll(part, to: target)
                _ = try spool.wantsMore(after: part)
            }
            while true {
                let count = try readSome(from: descriptor, into: buffer)
                if count == 0 { break }
                let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                try writeAll(part, to: target)
                if try !spool.wantsMore(after: part) { break }
            }
        } catch {
            close(target)
            throw error
        }
        if closes { close(descriptor) }
        descriptor = target
        origin = 0
        size = spool.total
        try rewind()
    }

    private func openSpool(in directory: String?) throws(ByteSourceError) -> Int32 {
        let folder = directory ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        do throws(FileError) { return try InputFile.spool(in: folder) } catch {
            throw .inputOutput(path: folder, reason: error.reason)
        }
    }

    /// Opens a file; a pipe that no one writes to is refused.
    private static func opened(_ path: String) throws(ByteSourceError) -> (Int32, [UInt8]) {
        do throws(FileError) { return try InputFile.open(path) } catch {
            throw FileIdentity(path).kind == nil
                ? .noSuchFile(path: path) : .notReadable(path: path, reason: error.reason)
        }
    }

    private func readSome(
        from source: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(ByteSourceError) -> Int {
        while true {
            let count = Glibc.read(source, buffer.baseAddress, min(buffer.count, Self.chunkSize))
            if count >= 0 { return count }
            if errno == EISDIR { throw .isDirectory(path: path) }
            if errno != EINTR { throw .inputOutput(path: path, reason: systemText(errno)) }
        }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, to target: Int32) throws(ByteSourceError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = Glibc.write(target, rest.baseAddress, rest.count)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw .inputOutput(path: "spool of \(path)", reason: systemText(errno))
            }
        }
    }
}

/// The system's own words for an error number.
private func systemText(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Ends the spooling of a stream that cannot be a table, or that never ends.
struct SpoolGuard {
    let path: String
    let limit: Int64
    private(set) var total: Int64 = 0
    /// Whether the stream is UTF-16, where every second byte may be NUL.
    private var isWide = false

    init(path: String, limit: Int64) {
        self.path = path
        self.limit = limit
    }

    /// Whether more is wanted behind these bytes.
    ///
    /// None is behind a NUL or the beginning of a workbook or an archive: whoever reads the spool refuses it,
    /// and says why.
    mutating func wantsMore(after bytes: UnsafeRawBufferPointer) throws(ByteSourceError) -> Bool {
        let isFirst = total == 0
        if isFirst { isWide = UTF16ByteSource.mark(of: bytes) != nil || looksWide(bytes) }
        total += Int64(bytes.count)
        guard total <= limit else { throw .tooLong(path: path, limit: limit) }
        if isWide { return true }
        return !bytes.contains(0) && !(isFirst && CSVMagic.refusal(of: Array(bytes)) != nil)
    }

    private func looksWide(_ bytes: UnsafeRawBufferPointer) -> Bool {
        CSVMagic.looksLikeUTF16(Array(bytes.prefix(4096))[...])
    }
}
