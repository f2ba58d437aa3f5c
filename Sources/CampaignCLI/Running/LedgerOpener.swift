import CampaignLedger
public import CampaignServices

/// Opens the ledger at a path for reading; nil when there is none yet.
public typealias LedgerOpener = @Sendable (_ path: String) throws -> (any LedgerReading)?

enum LedgerOpeners {
    static let live: LedgerOpener = { try Ledger.open(path: $0, access: .read) }
}
