import Glibc
import Synchronization

/// Something that must not outlive the process: a file or a folder on the disk, a program that it started.
public final class Temporary: Sendable {
    enum Thing: Sendable {
        case file(String)
        case folder(String)
        /// A group of processes.
        case processes(Int32)
    }

    private let thing: Thing
    private let key: UInt64
    private let lock: Int32?

    private init(_ thing: Thing, lock: Int32? = nil) {
        self.thing = thing
        self.lock = lock
        key = Self.all.withLock { $0.add(thing) }
    }

    /// A file that goes when this value does.
    convenience init(file path: String) { self.init(.file(path)) }

    /// A group of processes that is killed when this process is interrupted; nil when it cannot be started.
    ///
    /// It is started under the lock by which the process ends: an interruption waits until it is known.
    public init?(startingGroup start: () -> Int32?) {
        let started = Self.all.withLock { all -> (thing: Thing, key: UInt64)? in
            guard let group = start() else { return nil }
            let thing = Thing.processes(group)
            return (thing, all.add(thing))
        }
        guard let started else { return nil }
        (thing, key, lock) = (started.thing, started.key, nil)
    }

    /// The group of processes that it stands for.
    public var processGroup: Int32? {
        if case .processes(let group) = thing { group } else { nil }
    }

    /// A folder that only its owner may enter, which goes with all that is in it when this value does.
    ///
    /// - Parameter prefix: the first part of its name, by which `sweep` finds what was left by the dead.
    public convenience init(folderIn parent: String, prefix: String = "campaign") throws(FileError) {
        let (path, lock) = try Self.makeFolder(parent, prefix)
        self.init(.folder(path), lock: lock)
    }

    private static func makeFolder(
        _ parent: String, _ prefix: String
    ) throws(FileError) -> (path: String, lock: Int32) {
        while true {
            var template = Array("\(parent)/\(prefix)-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw FileError(.cannotWrite, parent) }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let lock = lock(path, waiting: true)
            // Someone who swept could have taken it before it was held.
            let isThere = FileIdentity(path).kind == .folder
            if let lock, isThere { return (path, lock) }
            if let lock { close(lock) }
            guard !isThere else { throw FileError(.cannotWrite, path) }
        }
    }

    /// Removes folders of this prefix whose process has ended without doing so.
    public static func sweep(_ parent: String, prefix: String) {
        for name in Folders.names(in: parent) where name.hasPrefix(prefix + "-") {
            guard let lock = lock(parent + "/" + name, waiting: false) else { continue }
            var status = stat()
            // Ours alone: in a folder of someone else's a name could be changed under our hands.
            if fstat(lock, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 {
                Folders.removeTree(parent + "/" + name)
            }
            close(lock)
        }
    }

    /// Holds a folder for as long as the process lives; nil when someone else does.
    private static func lock(_ path: String, waiting: Bool) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            guard errno != EINTR else { continue }
            if waiting { return descriptor }
            close(descriptor)
            return nil
        }
        return descriptor
    }

    deinit {
        if case .processes = thing { release() } else { remove() }
        if let lock { close(lock) }
    }

    /// Removes it now.
    public func remove() {
        guard Self.all.withLock({ $0.things.removeValue(forKey: key) }) != nil else { return }
        Self.remove(thing)
    }

    public var path: String {
        switch thing {
        case .file(let path), .folder(let path): path
        case .processes: ""
        }
    }

    /// It is no longer temporary: a file was moved to its place, a program has ended.
    public func release() { _ = Self.all.withLock { $0.things.removeValue(forKey: key) } }

    /// Removes all that is left and ends the process: for whoever takes its signals.
    static func endProcess(_ status: Int32) -> Never {
        all.withLock { all in
            // Programs first: they could still write into what is removed next.
            for thing in all.things.values { if case .processes = thing { remove(thing) } }
            for thing in all.things.values { remove(thing) }
            _exit(status)
        }
    }

    /// A name that no one could have prepared, next to a file.
    static func name(beside path: String) -> String {
        let folder = FileIdentity.folder(of: path)
        let name = ".campaign-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
        return folder == "/" ? "/" + name : folder + "/" + name
    }

    private struct All: Sendable {
        var things: [UInt64: Thing] = [:]
        var next: UInt64 = 0

        mutating func add(_ thing: Thing) -> UInt64 {
            next += 1
            things[next] = thing
            return next
        }
    }

    private static let all = Mutex(All())

    private static func remove(_ thing: Thing) {
        switch thing {
        case .file(let path): unlink(path)
        case .folder(let path): Folders.removeTree(path)
        case .processes(let group): kill(-group, SIGKILL)
        }
    }
}
