/// How a command ended; `campaign help exit-codes` explains.
public enum ExitStatus: Int32, Sendable {
    case done = 0
    /// The answer is no: findings, a missed `--fail-under`, rejected rows.
    case no = 1
    /// It could not be done.
    case failed = 2
    /// It was posted, and something after that failed: running it again would post it twice.
    case posted = 3
    /// The command line was wrong.
    case usage = 64
    case interrupted = 130
}

/// Thrown by a command that did its work and whose answer is no; everything has been said already.
struct AnswerIsNo: Error {}
