import Glibc

/// What a program of this machine writes, read as it comes; what it says besides goes nowhere.
///
/// It gets no input, and is ended with us, and when no one reads on.
public final class ProgramOutput {
    /// What a program may use before it is ended: an archive may be made to unpack to more than there is.
    public static let memoryLimit = 4 << 20
    public static let secondsLimit = 600

    private let group: Temporary
    private let child: Int32
    private var output: Int32
    private var status: Int32?

    /// Starts a program, its file first; nil when that cannot be done.
    public init?(_ command: [String], environment: [String: String]) {
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard nothing >= 0 else { return nil }
        defer { close(nothing) }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        // The shell sets the limits and becomes the program.
        let limits = "ulimit -v \(Self.memoryLimit); ulimit -t \(Self.secondsLimit); exec \"$0\" \"$@\""
        let limited = ["/bin/sh", "-c", limits] + command
        let started = Temporary(startingGroup: { [ends] in
            ChildProcess.spawn(
                limited, environment: environment, input: nothing, output: ends[1], errors: nothing,
                defaultSignals: [SIGPIPE])
        })
        guard let started, let child = started.processGroup else {
            close(ends[0])
            return nil
        }
        (group, self.child, output) = (started, child, ends[0])
    }

    deinit { _ = end() }

    /// Its next bytes; none at the end.
    public func read(upTo count: Int) -> [UInt8] {
        guard output >= 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        while true {
            let read = Glibc.read(output, &bytes, count)
            if read < 0, errno == EINTR { continue }
            return read > 0 ? Array(bytes[..<read]) : []
        }
    }

    /// Everything that it writes, up to so many bytes.
    public func all(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let next = read(upTo: min(65_536, limit - bytes.count))
            if next.isEmpty { break }
            bytes += next
        }
        return bytes
    }

    /// Waits for its end and returns its exit status; one that still writes is ended.
    @discardableResult
    public func end() -> Int32? {
        if let status { return status }
        // Whoever writes on gets SIGPIPE.
        close(output)
        output = -1
        status = ChildProcess.wait(for: child)
        group.release()
        return status
    }
}
