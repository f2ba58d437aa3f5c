import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// Why a command could not do what was asked, and what to do next.
///
/// It holds no personal data.
///
/// Our own type, not ArgumentParser's `ValidationError`: thrown from `run()` that would print
/// the root's usage.
struct CommandError: Error, Equatable {
    /// Stable and kebab-case.
    let code: String
    let message: String
    let hint: String?
    let status: ExitStatus
    /// What was found in the plan, when that is the reason.
    var findings: [Finding] = []
    /// What had been posted by then, and its batch.
    var posted: [String] = []
    var batch: Int64?

    static func failed(_ code: String, _ message: String, hint: String? = nil) -> CommandError {
        CommandError(code: code, message: message, hint: hint, status: .failed)
    }

    static func usage(_ code: String, _ message: String, hint: String? = nil) -> CommandError {
        CommandError(code: code, message: message, hint: hint, status: .usage)
    }

    /// The plan has errors, so no figure can be trusted.
    static func plan(_ findings: [Finding]) -> CommandError {
        let count = findings.count { $0.severity == .error }
        var error = failed(
            "plan-errors", "the plan has \(Words.count(count, "error")), so nothing was computed from it",
            hint: "fix \(count == 1 ? "it" : "them"), then run: campaign check")
        error.findings = findings
        return error
    }
}

extension CommandError {
    /// Any error in the words of the command line; nil for what is not a failure.
    init(_ error: any Error) {
        switch error {
        case let error as CommandError: self = error
        case let error as ServiceError: self.init(error)
        case let error as FigureNameError: self.init(error)
        case let error as LedgerError:
            self = .failed(error.code.rawValue, error.message, hint: error.hint)
        case let error as GiftFileError:
            let place = error.line > 0 ? "line \(error.line): " : ""
            self = .failed(error.code, place + error.message, hint: error.hint.isEmpty ? nil : error.hint)
        case let error as ByteSourceError:
            self = .failed(
                "file-unreadable", error.description, hint: "check the file's name and permissions")
        case let error as InputError:
            self = .failed("file-unreadable", "standard input cannot be read: \(error.reason)")
        case let error as FileError: self.init(error)
        case let error as WorkspaceError:
            self = .failed(Self.code(of: error), error.message, hint: error.hint)
        case let error as StatusReportError:
            self = .failed(
                "figures-disagree", error.message, hint: "the ledger may be damaged: campaign check --deep")
        case let error as WorkbookError:
            self = .failed("no-workbook", error.message, hint: error.hint)
        case is MoneyError:
            self = .failed("overflow", "an amount is too large")
        case let error as OutputError:
            self = .failed("cannot-write", "cannot write the output: \(error)")
        default:
            self = .failed("unexpected", "something unexpected happened: \(type(of: error))")
        }
    }

    private init(_ error: FileError) {
        let path = TerminalText.safe(error.path)
        switch error.code {
        case .exists:
            self = .failed(
                "output-exists", "\(path) already exists", hint: error.hint)
        case .cannotWrite:
            self = .failed(
                "cannot-write", "cannot write \(path): \(error.reason)", hint: error.hint)
        case .cannotRead:
            self = .failed(
                "file-unreadable", "cannot read \(path): \(error.reason)", hint: error.hint)
        }
    }

    private static func code(of error: WorkspaceError) -> String {
        switch error {
        case .notFound: "no-workspace"
        case .notAWorkspace: "not-a-workspace"
        case .unreadable: "unreadable"
        case .outside: "link-outside"
        case .tooManyFiles, .tooLarge: "plan-too-large"
        case .damagedBundle: "damaged-plan"
        }
    }
}

extension CommandError {
    /// Templates have errors, which are listed, so nothing was made of them; `next` follows "fix them".
    static func errors(
        _ code: String, _ findings: [Finding], so outcome: String, next: String
    ) -> CommandError {
        let count = findings.count { $0.severity == .error }
        var error = failed(
            code, "\(count == 1 ? "there is 1 error" : "there are \(count) errors"), so \(outcome)",
            hint: "fix \(count == 1 ? "it" : "them")\(next)")
        error.findings = findings
        return error
    }
}

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
