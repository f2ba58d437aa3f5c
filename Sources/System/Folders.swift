import Glibc

/// Folders that the program makes.
public enum Folders {
    /// Makes the folder and those above it; one that exists stays as it is.
    public static func make(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
        switch FileIdentity(path).kind {
        case .folder: return
        case nil: break
        default: throw FileError(.cannotWrite, path, "there is a file with this name")
        }
        let parent = FileIdentity.folder(of: path)
        if parent != path, parent != "." { try make(parent, mode: mode) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw FileError(.cannotWrite, path) }
    }

    /// Runs `body` while no other program holds the folder so.
    public static func locked<T>(_ path: String, _ body: () throws -> T) throws -> T {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.cannotWrite, path) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            // A file system without such locks is one without neighbors.
            guard errno == EINTR else { break }
        }
        return try body()
    }

    /// The names in a folder; none when it cannot be read.
    static func names(in path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// Removes a folder with all that is in it; a link is removed, not followed.
    static func removeTree(_ path: String) {
        for name in names(in: path) where name != "." && name != ".." {
            let item = path + "/" + name
            var status = stat()
            if lstat(item, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                removeTree(item)
            } else {
                unlink(item)
            }
        }
        rmdir(path)
    }
}
