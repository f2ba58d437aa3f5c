import Glibc

/// What can be learned of a ledger file before SQLite opens it, and its creation with the right mode.
enum SQLiteFile {
    enum Kind: Equatable, Sendable {
        case absent
        /// Nothing in it yet: made, and then stopped before its first transaction.
        case empty
        case ledger
        /// Another schema of our own.
        case otherVersion(Int32)
        case notALedger
    }

    /// Reads the file's header, unless it is open here as a ledger; throws when the file cannot be read.
    static func kind(of path: String) throws(LedgerError) -> Kind {
        guard let found = OpenLedgers.lookingAt(path, { header(of: path) }) else { return .ledger }
        guard let found else {
            throw LedgerError(
                .io, "\(path) cannot be read", hint: "check the owner and mode of the file and its folder")
        }
        return found
    }

    /// Nil where it cannot be read.
    private static func header(of path: String) -> Kind? {
        // Without waiting: a pipe of this name would hold every command for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT ? .absent : nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .notALedger }
        var header = [UInt8](repeating: 0, count: 100)
        let count = Glibc.read(descriptor, &header, header.count)
        if count == 0 { return .empty }
        guard count == header.count, header.starts(with: "SQLite format 3\0".utf8) else { return .notALedger }
        guard number(in: header, at: 68) == SQLiteSchema.applicationID else { return .notALedger }
        let version = number(in: header, at: 60)
        return version == SQLiteSchema.version ? .ledger : .otherVersion(version)
    }

    /// Whether a write-ahead log holds something that is not in the file yet.
    static func hasUnfinishedLog(_ path: String) -> Bool {
        ["-wal", "-journal"].contains { ending in
            var status = stat()
            return stat(path + ending, &status) == 0 && status.st_size > 0
        }
    }

    /// Whether this process may write the file and make files next to it.
    static func isWritable(_ path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return access(path, W_OK) == 0 && access(folder.isEmpty ? "/" : folder, W_OK) == 0
    }

    /// The kind of network file system that a path is on, nil on a local disk: locks do not hold over a
    /// network.
    static func networkFileSystem(of path: String) -> String? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard let resolved = realpath(folder.isEmpty ? "/" : folder, nil) else { return nil }
        defer { free(resolved) }
        return networkFileSystem(
            ofFolder: String(cString: resolved), mounts: SmallFile.text("/proc/mounts") ?? "")
    }

    /// The same over the text of a table of mounts: the longest mount point that the folder is below
    /// decides.
    static func networkFileSystem(ofFolder folder: String, mounts: String) -> String? {
        var best = (length: -1, kind: "")
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = unescaped(fields[1])
            let inside = point == "/" || folder == point || folder.hasPrefix(point + "/")
            if inside, point.utf8.count >= best.length { best = (point.utf8.count, String(fields[2])) }
        }
        // A guest whose own root comes from its host has no other disk, and no one else writes to it.
        let isShared = networkKinds.contains(best.kind) || hostKinds.contains(best.kind) && best.length > 1
        return isShared ? best.kind : nil
    }

    /// A mount point as the kernel lists it: blanks and the like are octal, `\\040`.
    private static func unescaped(_ point: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(point.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3,
                let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Other computers write there.
    private static let networkKinds: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "afs", "ceph", "lustre", "gpfs", "beegfs",
        "ocfs2", "gfs2", "davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse",
        "fuse.glusterfs", "fuse.s3fs", "fuse.ceph", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.gcsfuse",
        "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.mergerfs-nfs", "fuse.juicefs", "fuse.seadrive",
    ]

    /// Folders of the host that a guest sees, where the host's programs write past the guest's locks.
    private static let hostKinds: Set<String> = [
        "9p", "drvfs", "virtiofs", "vboxsf", "prl_fs", "fuse.prl_fsd", "fuse.vmhgfs-fuse", "vmhgfs",
        "fuse.grpcfuse", "fakeowner",
    ]

    /// The number of the file that bears a name.
    static func inode(of path: String) -> UInt? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt(status.st_ino) : nil
    }

    private static func number(in header: [UInt8], at offset: Int) -> Int32 {
        header[offset..<offset + 4].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    }
}
