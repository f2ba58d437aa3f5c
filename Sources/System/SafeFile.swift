import Glibc

/// The one writer of files: a file that is there whole or not at all.
///
/// It is opened before any work begins, so that a place that cannot be written is known before anything is
/// posted; `commit` moves it to its place. Until then it has no name, so that nothing is left of it when the
/// process is killed or the disk is full; where the file system cannot do that, it has a name next to its
/// place, which goes with the process. Mode 0600 because answers name donors.
public final class SafeFile {
    /// As the user named it.
    public let path: String
    private let target: String
    private let descriptor: Int32
    private let replaces: Bool
    private let isStream: Bool
    private var temporary: Temporary?
    private var isCommitted = false

    /// Opens a file for writing.
    ///
    /// - Parameters:
    ///   - mode: the permissions of a new file, less what the umask takes away.
    ///   - replacing: whether a file that is there may go.
    ///   - isMoved: whether a file made elsewhere is moved here, which must not replace a device or a pipe.
    ///   - refuse: throws for a place that must not be written, whatever the user says.
    public init(
        _ path: String, mode: UInt32 = 0o600, replacing: Bool, isMoved: Bool = false,
        refuse: (FileIdentity) throws -> Void = { _ in }
    ) throws {
        let identity = FileIdentity(path)
        try refuse(identity)
        self.path = path
        self.replaces = replacing
        target = identity.path
        isStream = identity.kind == .pipe || identity.kind == .device
        var status = stat()
        switch identity.kind {
        case nil where lstat(path, &status) == 0:
            throw FileError(.cannotWrite, path, "it is a link that points nowhere")
        case .pipe? where isMoved, .device? where isMoved, .folder, .socket, .other:
            throw Self.notAFile(path, identity.kind)
        case .file where !replacing: throw FileError(.exists, path, "there is a file with this name")
        // A device or a pipe cannot be replaced, only written to.
        case .pipe, .device: descriptor = try Self.stream(path)
        case .file, nil:
            // Root may write anywhere; for others a file that may not be written is not to be replaced.
            guard identity.kind == nil || access(target, W_OK) == 0 else {
                throw FileError(.cannotWrite, path)
            }
            (descriptor, temporary) = try Self.temporary(beside: target, mode: mode, named: path)
        }
    }

    deinit { close(descriptor) }

    /// Whether what is written can be seen by no one before `commit`; a device or a pipe has it at once.
    public var isWhole: Bool { !isStream }

    /// Writes all of the bytes.
    public func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Writes all of the bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(.cannotWrite, path) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    /// Brings what was written to the disk, so that moving it there is all that can still fail.
    public func flush() throws {
        // A file system that only finds out now that it is full must not cost us the old file.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw FileError(.cannotWrite, path)
        }
    }

    /// Moves the whole file to its place; what is not committed is gone.
    public func commit() throws {
        guard !isCommitted else { return }
        isCommitted = true
        try flush()
        guard !isStream else { return }
        if let temporary {
            try Self.move(temporary.path, to: target, replacing: replaces, named: path)
            temporary.release()
        } else {
            try give(name: target)
        }
        Self.settle(FileIdentity.folder(of: target))
    }

    /// Writes a whole file.
    public static func write(_ bytes: [UInt8], to file: SafeFile) throws {
        try file.write(bytes)
        try file.commit()
    }

    /// Moves a finished file of another program's making, such as the database's, to this one's place.
    public func commit(file: String) throws {
        guard !isCommitted else { return }
        isCommitted = true
        try Self.move(file, to: target, replacing: replaces, named: path)
        Self.settle(FileIdentity.folder(of: target))
    }

    /// Gives a file a second name, so that it stays when another takes its first.
    public static func keep(_ file: String, as name: String) throws(FileError) {
        let kind = FileIdentity(file).kind
        guard kind == .file else { throw notAFile(file, kind) }
        if link(file, name) == 0 { return }
        // A file system without links.
        guard errno != EEXIST, rename(file, name) == 0 else { throw FileError(.cannotWrite, name) }
    }

    /// Moves a finished file of our own to a place on the same disk, in one moment.
    public static func place(_ file: String, at place: String) throws(FileError) {
        try move(file, to: place, replacing: true, named: place)
        settle(FileIdentity.folder(of: place))
    }

    /// Removes a file of our own.
    public static func remove(_ path: String) { unlink(path) }

    /// Gives the file without a name one; an old file of that name goes in the same moment.
    private func give(name: String) throws {
        let nameless = "/proc/self/fd/\(descriptor)"
        guard linkat(AT_FDCWD, nameless, AT_FDCWD, name, AT_SYMLINK_FOLLOW) != 0 else { return }
        guard errno == EEXIST else { throw FileError(.cannotWrite, path) }
        guard replaces else { throw FileError(.exists, path, "a file with this name has appeared") }
        let beside = Temporary.name(beside: name)
        guard linkat(AT_FDCWD, nameless, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) == 0 else {
            throw FileError(.cannotWrite, path)
        }
        let temporary = Temporary(file: beside)
        try Self.move(beside, to: name, replacing: true, named: path)
        temporary.release()
    }

    private static func stream(_ path: String) throws(FileError) -> Int32 {
        // Without waiting: a pipe that no one reads would hold the command for ever.
        let descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENXIO
                ? FileError(.cannotWrite, path, "nothing reads from this pipe")
                : FileError(.cannotWrite, path)
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return descriptor
    }

    private static func temporary(
        beside target: String, mode: UInt32, named path: String
    ) throws(FileError) -> (Int32, Temporary?) {
        // O_TMPFILE, a macro that Swift does not import: a file without a name.
        let nameless = O_WRONLY | 0o20000000 | O_DIRECTORY | O_CLOEXEC
        let descriptor = open(FileIdentity.folder(of: target), nameless, mode)
        if descriptor >= 0 {
            if access("/proc/self/fd/\(descriptor)", F_OK) == 0 { return (descriptor, nil) }
            close(descriptor)
        }
        let beside = Temporary.name(beside: target)
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw FileError(.cannotWrite, path) }
        return (file, Temporary(file: beside))
    }

    private static func notAFile(_ path: String, _ kind: FileIdentity.Kind?) -> FileError {
        let what =
            switch kind {
            case .device: "a device"
            case .pipe: "a pipe"
            case .folder: "a folder"
            case .socket: "a socket"
            default: "something else"
            }
        return FileError(.cannotWrite, path, "it is \(what), not a file")
    }

    /// Moves a file to a place on the same disk, in one moment; only a file may go for it.
    static func move(_ from: String, to place: String, replacing: Bool, named path: String) throws(FileError)
    {
        // The one rename of the program: whoever asks for it, it never takes a device's place.
        let kind = FileIdentity(place).kind
        guard kind == nil || kind == .file else { throw notAFile(path, kind) }
        if replacing {
            guard rename(from, place) == 0 else { throw FileError(.cannotWrite, path) }
            return
        }
        if link(from, place) == 0 {
            unlink(from)
        } else if errno == EEXIST {
            throw FileError(.exists, path, "a file with this name has appeared")
        } else {
            // A file system without links.
            guard rename(from, place) == 0 else { throw FileError(.cannotWrite, path) }
        }
    }

    /// Brings the folder's own entry to the disk.
    static func settle(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}
