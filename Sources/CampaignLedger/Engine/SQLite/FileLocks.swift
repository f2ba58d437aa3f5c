import Glibc

/// Says which process holds a lock on a file, from the kernel's table of locks.
enum FileLocks {
    /// `process 4711 (campaign)`; nil when no one does or the table cannot be read.
    static func holder(of path: String) -> String? {
        let inodes = [path, path + "-shm"].compactMap(inode)
        guard !inodes.isEmpty, let table = SmallFile.text("/proc/locks") else { return nil }
        let own = String(getpid())
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[3] == "WRITE", fields[4] != own[...] else { continue }
            guard let inode = fields[5].split(separator: ":").last, inodes.contains(String(inode)) else {
                continue
            }
            let name = SmallFile.text("/proc/\(fields[4])/comm")?.split(separator: "\n").first
            return "process \(fields[4])" + (name.map { " (\($0))" } ?? "")
        }
        return nil
    }

    private static func inode(of path: String) -> String? {
        var status = stat()
        return stat(path, &status) == 0 ? String(status.st_ino) : nil
    }
}
