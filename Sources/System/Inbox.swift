import Glibc

/// A folder whose files are taken one by one and moved below it, to `done/` or `failed/`, with a report each.
///
/// Only one process has it at a time. What is moved and written is mode 0600, the folders 0700, and git
/// leaves all of it alone.
public final class Inbox {
    public let folder: String
    private let lock: Int32

    /// Where a file goes.
    public enum Shelf: String, CaseIterable, Sendable {
        case done
        case failed
    }

    /// Opens the folder; nil while another process has it.
    public init?(_ folder: String) throws(FileError) {
        guard FileIdentity(folder).kind == .folder else {
            throw FileError(.cannotWrite, folder, "there is no such folder")
        }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.cannotWrite, folder) }
        // A file system without such locks is one without neighbors.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(descriptor)
            return nil
        }
        self.folder = folder
        lock = descriptor
    }

    deinit { close(lock) }

    /// The names of the files there, in order: no folders, links, or hidden files, nor what a browser
    /// is still loading.
    public func names() -> [String] {
        let unfinished = [".part", ".crdownload", ".tmp", "~"]
        return Folders.names(in: folder).filter { name in
            var status = stat()
            return !name.hasPrefix(".") && !unfinished.contains { name.hasSuffix($0) }
                && lstat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        }
        .sorted()
    }

    public func path(of name: String) -> String { folder + "/" + name }

    /// Makes the folders, before anything is posted: where nothing can be moved, nothing is taken.
    public func prepare() throws {
        for shelf in Shelf.allCases { try Folders.make(folder + "/" + shelf.rawValue, mode: 0o700) }
        let ignore = folder + "/.gitignore"
        guard FileIdentity(ignore).kind == nil else { return }
        try SafeFile.write(
            Array("# Files of gifts name donors: never commit them.\n*\n".utf8),
            to: SafeFile(ignore, replacing: false))
    }

    /// Where a file would be moved to now, below the folder: what a report says of it holds then.
    public func place(of name: String, on shelf: Shelf) -> String {
        shelf.rawValue + "/" + freeName(for: name, on: shelf)
    }

    private func freeName(for name: String, on shelf: Shelf) -> String {
        let place = folder + "/" + shelf.rawValue + "/"
        var free = name
        var number = 2
        while FileIdentity(place + free).kind != nil {
            free = Self.numbered(name, number)
            number += 1
        }
        return free
    }

    /// Writes the report and moves the file; its new name, with a number where there is one of that name.
    ///
    /// Whoever is killed between the two has the file still in its place, to be taken again.
    public func shelve(_ name: String, on shelf: Shelf, report: String) throws -> String {
        let place = folder + "/" + shelf.rawValue + "/"
        let free = freeName(for: name, on: shelf)
        try SafeFile.write(Array(report.utf8), to: SafeFile(place + free + ".report.txt", replacing: true))
        // Whoever put it there may have let others read it.
        let descriptor = open(path(of: name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        if descriptor >= 0 {
            _ = fchmod(descriptor, 0o600)
            close(descriptor)
        }
        try SafeFile.move(path(of: name), to: place + free, replacing: false, named: path(of: name))
        SafeFile.settle(folder + "/" + shelf.rawValue)
        return shelf.rawValue + "/" + free
    }

    /// `gifts.csv` as `gifts-2.csv`.
    private static func numbered(_ name: String, _ number: Int) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(number)" }
        return "\(name[..<dot])-\(number)\(name[dot...])"
    }
}
