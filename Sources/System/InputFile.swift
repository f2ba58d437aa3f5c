import Glibc

/// Opens files for reading, and copies of what can be read only once.
public enum InputFile {
    /// How long a pipe may be without anyone who writes to it.
    private static let patience = 200

    /// Opens a file; the caller closes the descriptor, and takes `head` for the bytes before the next.
    ///
    /// A pipe that no one writes to is refused: waiting for it would never end.
    public static func open(_ path: String) throws(FileError) -> (descriptor: Int32, head: [UInt8]) {
        // Without waiting: opening a pipe would last until someone writes to it.
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.cannotRead, path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw FileError(.cannotRead, path)
        }
        var head: [UInt8] = []
        if status.st_mode & S_IFMT == S_IFIFO, !isWritten(descriptor, &head) {
            close(descriptor)
            throw FileError(.cannotRead, path, "it is a pipe that nothing writes to")
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return (descriptor, head)
    }

    /// A private file that has no name any more.
    public static func spool(in folder: String) throws(FileError) -> Int32 {
        var template = Array("\(folder)/campaign-spool-XXXXXX".utf8CString)
        // mkstemp makes the file 0600 under a name no one could have prepared.
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw FileError(.cannotWrite, folder) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    /// The first bytes of a small file; nil when it cannot be read.
    ///
    /// - Parameter limit: the most that is read.
    public static func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let (descriptor, head) = try open(path)
        defer { close(descriptor) }
        var bytes = head
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < limit {
            let count = read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(.cannotRead, path) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// Whether someone writes to a pipe.
    ///
    /// Who was waiting to write is there at once; who starts a moment later is waited for. `head` is what was
    /// taken to find out.
    private static func isWritten(_ descriptor: Int32, _ head: inout [UInt8]) -> Bool {
        for attempt in 0..<patience {
            // 0 without a writer; an error while one has written nothing yet.
            var byte: UInt8 = 0
            let count = read(descriptor, &byte, 1)
            guard count == 0 else {
                if count > 0 { head = [byte] }
                return count > 0 || errno == EAGAIN
            }
            if attempt + 1 < patience { usleep(10_000) }
        }
        return false
    }
}
