import Glibc

/// Runs a program on our terminal with a text as its input.
///
/// Not Foundation's `Process`: on Linux that puts the program in a process group of its own, and a pager that
/// is not in the terminal's foreground group is stopped at its first read of a key.
public enum ChildProcess {
    /// The exit status (128 and the number for a signal), or nil when the program could not be started.
    public static func feed(_ text: String, to command: [String], environment: [String: String]) -> Int32? {
        guard !command.isEmpty else { return nil }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        // The program must not hold the writing end of its own input, or it would wait for itself.
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        // A reader who leaves early closes the pipe, and Ctrl-C is meant for the program: neither may end us.
        let guarded = [SIGPIPE, SIGINT, SIGQUIT]
        let handlers = guarded.map { signal($0, SIG_IGN) }
        defer {
            for (number, handler) in zip(guarded, handlers) {
                signal(number, handler)
            }
        }
        let child = spawn(command, environment: environment, input: ends[0], defaultSignals: guarded)
        close(ends[0])
        guard let child else {
            close(ends[1])
            return nil
        }
        write(text, to: ends[1])
        close(ends[1])
        return wait(for: child)
    }

    /// Runs a program that reads and says nothing here; the exit status, or nil when it could not be started.
    ///
    /// It is the first of a group of its own, which is ended when we are interrupted.
    public static func quietly(_ command: [String], _ environment: [String: String]) -> Int32? {
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard !command.isEmpty, nothing >= 0 else { return nil }
        defer { close(nothing) }
        let group = Temporary(startingGroup: {
            spawn(
                command, environment: environment, input: nothing, output: nothing, defaultSignals: [SIGPIPE])
        })
        guard let group, let child = group.processGroup else { return nil }
        defer { group.release() }
        return wait(for: child)
    }

    /// Starts a program that goes on by itself, such as a browser; whether it could be started.
    public static func launch(_ command: [String], _ environment: [String: String]) -> Bool {
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard !command.isEmpty, nothing >= 0 else { return false }
        defer { close(nothing) }
        return spawn(
            command, environment: environment, input: nothing, output: nothing, defaultSignals: [SIGPIPE])
            != nil
    }

    /// `output` takes what the program writes, and `errors` its complaints, where those go elsewhere; nil
    /// leaves it our own streams.
    static func spawn(
        _ command: [String], environment: [String: String], input: Int32, output: Int32? = nil,
        errors: Int32? = nil, defaultSignals: [Int32]
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in defaultSignals {
            sigaddset(&signals, number)
        }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // A pager must stay in the terminal's foreground group; what is quiet must not outlive us.
        let isQuiet = output != nil
        posix_spawnattr_setflags(
            &attributes, Int16(Int32(POSIX_SPAWN_SETSIGDEF) | (isQuiet ? Int32(POSIX_SPAWN_SETPGROUP) : 0)))
        guard posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) == 0 else { return nil }
        for stream in output == nil ? [] : [STDOUT_FILENO, STDERR_FILENO] {
            let target = stream == STDERR_FILENO ? errors ?? output : output
            guard posix_spawn_file_actions_adddup2(&actions, target ?? stream, stream) == 0 else {
                return nil
            }
        }

        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return withCStrings(command) { arguments in
            withCStrings(variables) { variables in
                var child: pid_t = 0
                guard let program = arguments[0] else { return nil }
                var failure: Int32 = 0
                // A program that is being installed just now is busy for a moment.
                for _ in 0..<20 {
                    failure = posix_spawnp(&child, program, &actions, &attributes, arguments, variables)
                    guard failure == ETXTBSY else { break }
                    usleep(10_000)
                }
                return failure == 0 ? child : nil
            }
        }
    }

    /// The strings as the null-ended array of C strings that `exec` wants, freed afterwards.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }

    static func wait(for child: pid_t) -> Int32? {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        // The macros WIFEXITED and WEXITSTATUS are not imported.
        let number = status & 0x7F
        return number == 0 ? (status >> 8) & 0xFF : 128 + number
    }
}
