import CampaignLedger
import Glibc
import Terminal

/// Files that are there whole or not at all.
enum AtomicFile {
    /// Writes a new file beside the old one and puts it in its place; mode 0600, because answers name donors.
    static func write(_ bytes: [UInt8], to path: String, random: UInt64) throws {
        try stream(to: path, random: random) { try $0(bytes) }
    }

    /// The same of what comes piece by piece and need not fit into memory.
    static func stream(to path: String, random: UInt64, _ body: (_ write: Write) throws -> Void) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        // The engine's own files beside the ledger are a part of it.
        guard !["", "-wal", "-shm", "-journal"].contains(where: { name == Ledger.fileName + $0 }) else {
            throw CommandError.usage(
                "output-is-ledger", "the answer would replace the ledger", hint: "give -o another name")
        }
        if let status = FileStatus(path) {
            guard status.kind != .folder else { throw failure(path, "it is a folder") }
            // A device or a pipe cannot be replaced, only written to.
            if status.kind == .other { return try fill(path, flags: O_WRONLY, body) }
        }
        let temporary = "\(path).\(String(random, radix: 36)).tmp"
        do {
            try fill(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, named: path, body)
            guard rename(temporary, path) == 0 else { throw failure(path, FileStatus.lastError()) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Makes a file that must not exist yet.
    static func create(_ bytes: [UInt8], at path: String, mode: UInt32 = 0o644) throws {
        try fill(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode) { try $0(bytes) }
    }

    typealias Write = (_ bytes: [UInt8]) throws -> Void

    /// `named` is what people know the file as, when that is not its path.
    private static func fill(
        _ path: String, flags: Int32, mode: UInt32 = 0o600, named: String? = nil,
        _ body: (_ write: Write) throws -> Void
    ) throws {
        let name = named ?? path
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(name, FileStatus.lastError()) }
        defer { close(descriptor) }
        try body { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw failure(name, FileStatus.lastError()) }
                rest = rest.dropFirst(count)
            }
        }
        // A file system that only finds out now that it is full must not cost us the old file.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw failure(name, FileStatus.lastError())
        }
    }

    private static func failure(_ path: String, _ reason: String) -> CommandError {
        .failed(
            "cannot-write", "cannot write \(TerminalText.safe(path)): \(reason)",
            hint: "check that the folder exists and that you may write there")
    }
}
