import Foundation
import Glibc

/// A process that a test started: always waited for, never longer than its deadline.
///
/// Not Foundation's `Process`: arguments may be any bytes here, and signals are the test's to send.
final class Program {
    struct Options {
        var directory = "/"
        var environment: [String: String] = [:]
        var input = "/dev/null"
        /// Nil collects what is written; else a path, or "" for a stream that is closed.
        var output: String?
        /// What hangs is ended: no result depends on it.
        var seconds: Double = 600
        /// Reads the memory's high-water mark while it runs.
        var watchesMemory = false
    }

    enum End: Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        case timedOut
        case notStarted(String)
    }

    struct Result {
        var end: End
        var output: String
        var errors: String
        var seconds: Double
        /// Processor time in nanoseconds, as far as it was seen.
        var work: UInt64
        var peakKiB: Int

        var succeeded: Bool { end == .exited(0) }
        /// The errors on one line, wherever they were wrapped.
        var said: String { errors.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
        var failure: String { "\(end): \(errors.suffix(600)) \(output.suffix(200))" }
    }

    let identifier: pid_t
    private let options: Options
    private let scratch: String
    private let started = ContinuousClock.now
    private var failure: String?
    private var work: UInt64 = 0
    private var peakKiB = 0

    init(_ executable: String, _ arguments: [[UInt8]], _ options: Options) {
        self.options = options
        scratch = NSTemporaryDirectory() + "campaign-e2e-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
        var pid: pid_t = 0
        let code = Self.spawn(executable, arguments, options, scratch, &pid)
        identifier = pid
        if code != 0 { failure = "\(executable): " + String(cString: strerror(code)) }
    }

    convenience init(_ executable: String, _ arguments: [String], _ options: Options) {
        self.init(executable, arguments.map { Array($0.utf8) }, options)
    }

    deinit { try? FileManager.default.removeItem(atPath: scratch) }

    /// Waits for the end; calls `each` about every millisecond until then.
    ///
    /// Who only waits looks less often, and leaves the processor to the program.
    func wait(each: ((Program) -> Void)? = nil) -> Result {
        if let failure { return result(.notStarted(failure)) }
        var status: Int32 = 0
        while true {
            look()
            let ended = waitpid(identifier, &status, WNOHANG)
            if ended == identifier { return result(Self.end(status)) }
            if ended < 0, errno != EINTR { return result(.notStarted("nothing to wait for")) }
            if seconds > options.seconds {
                stop()
                _ = waitpid(identifier, &status, 0)
                return result(.timedOut)
            }
            each?(self)
            usleep(each == nil ? 5000 : 1000)
        }
    }

    /// Waits until something is so, or the program has ended by itself.
    func wait(until isSo: () -> Bool) {
        while !isSo(), isRunning { usleep(1000) }
    }

    /// Whether it has not ended by itself.
    var isRunning: Bool {
        guard failure == nil else { return false }
        var information = siginfo_t()
        return waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT) == 0
            && information.si_signo == 0
    }

    func signal(_ number: Int32) {
        if failure == nil { kill(identifier, number) }
    }

    /// Ends the process and what it started.
    func stop() {
        if failure == nil { kill(-identifier, SIGKILL) }
    }

    var seconds: Double {
        let passed = ContinuousClock.now - started
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    }

    /// Processor time so far in nanoseconds, which says how far it got however busy the machine is.
    var workDone: UInt64 {
        guard let text = Self.small("/proc/\(identifier)/schedstat"),
            let first = text.split(separator: " ").first
        else { return 0 }
        return UInt64(first) ?? 0
    }

    private func look() {
        work = max(work, workDone)
        guard options.watchesMemory, let text = Self.small("/proc/\(identifier)/status") else { return }
        for line in text.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            peakKiB = max(peakKiB, line.split(separator: " ").compactMap { Int($0) }.first ?? 0)
        }
    }

    private func result(_ end: End) -> Result {
        Result(
            end: end, output: text("output"), errors: text("errors"), seconds: seconds, work: work,
            peakKiB: peakKiB)
    }

    private func text(_ name: String) -> String {
        let data = try? Data(contentsOf: URL(fileURLWithPath: scratch + "/" + name))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private static func end(_ status: Int32) -> End {
        status & 0x7f == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: status & 0x7f)
    }

    /// Files of /proc have no size, so they are read until their end.
    private static func small(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    /// In a process group of its own, so that `stop` reaches what it starts, with signals as in a
    /// fresh shell.
    private static func spawn(
        _ executable: String, _ arguments: [[UInt8]], _ options: Options, _ scratch: String,
        _ pid: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, options.input, O_RDONLY, 0)
        let create = O_WRONLY | O_CREAT
        if options.output == "" {
            posix_spawn_file_actions_addclose(&actions, STDOUT_FILENO)
        } else {
            let path = options.output ?? scratch + "/output"
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, create, 0o600)
        }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, scratch + "/errors", create, 0o600)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGPIPE, SIGINT, SIGTERM, SIGXFSZ] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags =
            Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        // env changes the folder (Glibc hides the action that would) and then becomes the program.
        let env = ["env", "-C", options.directory, executable].map { Array($0.utf8) }
        let words = (env + arguments).map(cString)
        let variables = options.environment.map { cString(Array("\($0.key)=\($0.value)".utf8)) }
        defer { for pointer in words + variables { pointer?.deallocate() } }
        return posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, words + [nil], variables + [nil])
    }

    private static func cString(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
        let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in (bytes + [0]).enumerated() { pointer[index] = CChar(bitPattern: byte) }
        return pointer
    }
}
