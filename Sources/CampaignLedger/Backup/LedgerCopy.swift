import CampaignKit
import System

/// A copy of a ledger in a private folder of its own, proven to be whole; gone when this value is.
public final class LedgerCopy: Sendable {
    /// The copy's file: one, without a log next to it.
    public let file: String
    /// Its newest batch; nil when nothing was posted.
    public let newest: BatchMark?
    let folder: Temporary

    init(file: String, newest: BatchMark?, folder: Temporary) {
        self.file = file
        self.newest = newest
        self.folder = folder
    }
}

extension Ledger {
    /// Copies the ledger as it is at this moment, also while someone posts to it, and proves the copy.
    ///
    /// Every page is read, every hash recomputed. The copy is in a folder that no one else may enter, in
    /// `parent`, so that it can be moved to its place there in one moment.
    ///
    /// - Parameter subject: what is copied, in the words of an error.
    public func copy(
        into parent: String, as subject: CopiedLedger = .ledger
    ) throws(LedgerError) -> LedgerCopy {
        let (file, folder) = try LedgerPlace.emptyFile(in: parent)
        do { return try copy(to: file, in: folder, as: subject) } catch {
            throw subject.explained(error, making: file, in: parent)
        }
    }

    private func copy(
        to file: String, in folder: Temporary, as subject: CopiedLedger
    ) throws(LedgerError) -> LedgerCopy {
        try engine.copy(to: file)
        guard let copy = try Ledger.open(path: file, access: .read) else {
            throw LedgerError(.missing, "nothing has been posted yet", hint: "campaign import FILE")
        }
        let engine = copy.engine
        if let problem = try copy.reading({ try CopyProof.problem($0, engine) }) {
            throw subject.damaged(problem)
        }
        return LedgerCopy(file: file, newest: try copy.sighting(of: nil).newest, folder: folder)
    }

    /// Throws where the ledger is not whole: every page is read, every hash recomputed.
    public func requireWhole(as subject: CopiedLedger) throws(LedgerError) {
        let engine = engine
        if let problem = try reading({ try CopyProof.problem($0, engine) }) { throw subject.damaged(problem) }
    }
}

/// What is copied: the ledger that is in use, or a backup of it.
public enum CopiedLedger: Sendable {
    case ledger, backup

    func damaged(_ problem: String) -> LedgerError {
        switch self {
        case .ledger:
            LedgerError(
                .damaged, "the ledger is damaged: \(problem); nothing was copied",
                hint: "campaign check --deep shows every problem")
        case .backup:
            LedgerError(
                .damaged, "the backup is damaged: \(problem); nothing was restored",
                hint: "restore another backup, then post again what came after it")
        }
    }

    /// A failure to copy in terms of what is copied, and of the folder that the copy goes to: the file that
    /// was being made is gone, and no one can look for it.
    func explained(_ error: LedgerError, making file: String, in folder: String) -> LedgerError {
        switch error.code {
        // A sound ledger fits into the same tables.
        case .tampered: damaged("it has a row that no ledger can have")
        case .query: damaged("a table is missing or changed")
        default:
            LedgerError(error.code, error.message.replacing(file, with: folder), hint: error.hint)
        }
    }
}

/// Whether a ledger is whole, whatever the plan.
enum CopyProof {
    /// The first thing that is wrong with how it is stored, its tables or its chain; nil when it is whole.
    static func problem(
        _ connection: any LedgerConnection, _ engine: any LedgerEngine
    ) throws -> String? {
        let checks: [any LedgerCheck.Type] = [IntegrityCheck.self, SchemaCheck.self, ChainCheck.self]
        let nothing = Plan(organization: Organization(name: ""), campaigns: [])
        let context = LedgerCheckContext(plan: nothing, asOf: CalendarDate(dayNumber: 0), engine: engine)
        for check in checks {
            if let finding = try check.findings(connection, context).first {
                return finding.subject.map { "\(finding.message) (\($0))" } ?? finding.message
            }
        }
        return nil
    }
}
