import Glibc

/// A file that only its owner may read, written beside its place and moved there when it is whole.
final class PrivateFile {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var isFinished = false

    init(path: String) throws(RejectsWriterError) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw RejectsWriterError(
                path: path, message: "there is something here that is not a plain file",
                hint: "name another file")
        }
        var template = Array("\(path).XXXXXX".utf8CString)
        // mkstemp makes the file 0600 under a name nobody could have prepared.
        let opened = mkstemp(&template)
        guard opened >= 0 else {
            throw RejectsWriterError(path: path, message: "cannot be written (\(Self.reason()))")
        }
        self.path = path
        descriptor = opened
        temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(temporary) }
    }

    func write(_ bytes: [UInt8]) throws(RejectsWriterError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw RejectsWriterError(path: path, message: "writing failed (\(Self.reason()))")
            }
        }
    }

    /// Moves the file to its place.
    func finish() throws(RejectsWriterError) {
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw RejectsWriterError(path: path, message: "writing failed (\(Self.reason()))")
        }
        isFinished = true
    }

    /// Whether two paths name one file.
    static func isSame(_ left: String, _ right: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_dev == second.st_dev
            && first.st_ino == second.st_ino
    }

    /// The system's own words for the last error.
    private static func reason() -> String {
        strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
}
