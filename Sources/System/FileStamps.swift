import Glibc

/// When files were changed last: two of them differ when a file came, went or was written in between.
public struct FileStamps: Equatable, Sendable {
    private struct Stamp: Equatable, Sendable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        var number: UInt
    }

    private var stamps: [String: Stamp] = [:]

    /// Looks at files, and at all files in folders and the folders within; what is not there has no stamp.
    public init(of paths: [String]) {
        for path in paths { add(path, depth: 0) }
    }

    private mutating func add(_ path: String, depth: Int) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            // A link could lead back to where it is.
            guard depth < 8 else { return }
            for name in Folders.names(in: path) where !name.hasPrefix(".") {
                add(path + "/" + name, depth: depth + 1)
            }
        } else if status.st_mode & S_IFMT == S_IFREG {
            stamps[path] = Stamp(
                size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
                nanoseconds: status.st_mtim.tv_nsec, number: UInt(status.st_ino))
        }
    }
}
