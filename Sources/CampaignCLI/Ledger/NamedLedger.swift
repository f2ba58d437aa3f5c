import CampaignFiles
import CampaignKit
import CampaignLedger
import System
import Terminal

/// A ledger that is named by its file, wherever it lies.
struct NamedLedger {
    let ledger: Ledger
    /// As it was named.
    let name: String
    /// Whether it is the workspace's.
    var isOwn = false
    /// Of the plan that it was posted under last.
    let currency: Currency

    /// Opens a file for reading; a folder stands for the ledger in it.
    init(_ path: String, _ session: Session) throws {
        let location = try LedgerLocation(path, from: session.context.directory)
        let isFolder = location.file.map { FileStatus($0)?.kind == .folder } ?? false
        try self.init(
            isFolder ? LedgerLocation(fileIn: location.place) : location,
            named: location.isServer ? location.name : path)
    }

    /// The workspace's own.
    static func own(_ session: Session) throws -> NamedLedger {
        let directory = try session.directory()
        // Says what this computer has seen and is gone.
        _ = try session.ledger(in: directory)
        let location = try session.location(in: directory)
        var own = try NamedLedger(
            location, named: location.isServer ? location.name : Ledger.fileName)
        own.isOwn = true
        return own
    }

    private init(_ location: LedgerLocation, named name: String) throws {
        guard let ledger = try Ledger.open(location, access: .read) else {
            throw CommandError.failed(
                "ledger-missing", "there is no ledger at \(TerminalText.safe(name))",
                hint: "name the file, or the folder that contains campaign.sqlite")
        }
        self.ledger = ledger
        self.name = name
        currency = (try? Self.currency(ledger)) ?? .usd
    }

    private static func currency(_ ledger: Ledger) throws -> Currency? {
        guard let head = try ledger.head(), let text = try ledger.planText(atBatch: head.batch) else {
            return nil
        }
        return PlanLoader.load(try WorkspaceSource(bundle: text)).partialPlan.organization.currency
    }
}
