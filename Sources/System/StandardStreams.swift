import Glibc

/// The three streams that a process is given, some of which may be closed.
///
/// The next file that is opened takes the number of a closed stream: what goes to the screen would end in
/// a ledger's neighbor, or into the pipe that tells of signals.
public enum StandardStreams {
    /// Fills closed streams with what fails as they would: reading the input, writing output and errors.
    public static func reserve() {
        for (stream, access) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(stream, F_GETFD) < 0 {
            // The lowest free number is this one, as those below it are taken by now.
            _ = open("/dev/null", access)
        }
    }
}
