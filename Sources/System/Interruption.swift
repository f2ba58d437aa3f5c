import Glibc

/// What happens when the process is told to end: by Ctrl-C, by `kill`, or because its terminal has gone.
///
/// Posting is one transaction, so there is nothing to finish; what is temporary goes first.
public enum Interruption {
    /// Where the handler writes the number of the signal to: set once, before it can be called.
    private nonisolated(unsafe) static var channel: (reading: Int32, writing: Int32) = (-1, -1)

    /// Ends the process with 128 and the number of the signal from now on.
    public static func watch() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        channel = (ends[0], ends[1])
        var thread = pthread_t()
        let isStarted =
            pthread_create(
                &thread, nil,
                { _ in
                    Interruption.wait()
                    return nil
                }, nil) == 0
        guard isStarted else { return }
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            signal(number) { Interruption.note($0) }
        }
    }

    /// All that a handler may do.
    private static func note(_ number: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(channel.writing, &byte, 1)
        errno = saved
    }

    private static func wait() {
        var byte: UInt8 = 0
        while true {
            let count = read(channel.reading, &byte, 1)
            if count == 1 { Temporary.endProcess(128 + Int32(byte)) }
            if count == 0 || errno != EINTR { return }
        }
    }

    /// Whoever started us, such as nohup, wants the signal to be passed over.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}
