public import CampaignLedger
import Digests
import Glibc
import System

/// What this computer remembers of the ledger in one folder: the newest batch that it saw there.
///
/// A small file of its user's, `$XDG_STATE_HOME/campaign/heads/…`, mode 0600; never in the workspace, which
/// may be a copy. Its name is the folder's real path, so that a copy in another folder is another ledger.
/// Where it cannot be kept nothing fails, and `doctor` says so.
public struct HeadMemory: Sendable {
    /// The newest batch, and whether a new ledger was begun since.
    public struct Content: Equatable, Sendable {
        public var mark: BatchMark
        /// The ledger was gone, and a posting began to make another.
        public var isBegun = false

        public init(mark: BatchMark, isBegun: Bool = false) {
            self.mark = mark
            self.isBegun = isBegun
        }
    }

    /// The folder as the system knows it, whatever links lead there.
    public let folder: String
    /// Nil where the environment names no place for it.
    public let path: String?

    public init(of workspace: String, environment: [String: String]) {
        let resolved = realpath(workspace, nil)
        defer { free(resolved) }
        folder = resolved.map { String(cString: $0) } ?? FileIdentity.normal(workspace)
        let name = SHA256.hex(SHA256.digest(Array(folder.utf8))).prefix(32)
        path = Self.home(environment).map { "\($0)/campaign/heads/\(name)" }
    }

    /// Where programs keep what they remember; only absolute paths count.
    static func home(_ environment: [String: String]) -> String? {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            return FileIdentity.normal(state)
        }
        guard let home = environment["HOME"], home.hasPrefix("/"), home != "/" else { return nil }
        return FileIdentity.normal(home) + "/.local/state"
    }

    /// Nil when nothing was seen here, and where nothing can be read.
    public func read() -> Content? {
        guard let path, let bytes = Self.bytes(path) else { return nil }
        var values: [Substring: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            values[parts[0]] = parts.count > 1 ? String(parts[1]) : ""
        }
        guard values["campaign-head"] == "1", values["folder"] == folder, let ledger = values["ledger"],
            let batch = values["batch"].flatMap({ Int64($0) }), let hash = values["hash"]
        else { return nil }
        let mark = BatchMark(
            ledger: ledger, batch: batch, hash: hash, postedAtUTC: values["posted"] ?? "",
            zone: values["zone"] ?? "", actor: values["actor"] ?? "",
            rows: values["rows"].flatMap { Int64($0) } ?? 0,
            controlMinor: values["control"].flatMap { Int64($0) } ?? 0)
        return Content(mark: mark, isBegun: values["begun"] != nil)
    }

    /// Keeps it; does nothing where that is not possible.
    public func write(_ content: Content) { try? keep(content) }

    /// Keeps it, or says why not.
    public func keep(_ content: Content) throws {
        guard let path else { return }
        // A line is a value: what would end it early is left out.
        func line(_ text: String) -> String { text.filter { !$0.isNewline } }
        let mark = content.mark
        var lines = [
            "campaign-head 1", "folder \(folder)", "ledger \(mark.ledger)", "batch \(mark.batch)",
            "hash \(mark.hash)", "posted \(line(mark.postedAtUTC))", "zone \(line(mark.zone))",
            "rows \(mark.rows)", "control \(mark.controlMinor)", "actor \(line(mark.actor))",
        ]
        if content.isBegun { lines.append("begun") }
        try Folders.make(FileIdentity(path).folder, mode: 0o700)
        try SafeFile.write(
            Array((lines.joined(separator: "\n") + "\n").utf8), to: SafeFile(path, replacing: true))
    }

    /// Why nothing can be remembered; nil when it can.
    public var obstacle: String? {
        guard let path else { return "neither XDG_STATE_HOME nor HOME names a folder" }
        var folder = path
        repeat {
            folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
            guard let status = FileStatus(folder.isEmpty ? "/" : folder) else { continue }
            guard status.kind == .folder else { return "\(folder) is not a folder" }
            return FileStatus.isWritable(folder.isEmpty ? "/" : folder) ? nil : "\(folder) cannot be written"
        } while !folder.isEmpty
        return nil
    }

    /// A file of at most a few kilobytes.
    private static func bytes(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }
}
