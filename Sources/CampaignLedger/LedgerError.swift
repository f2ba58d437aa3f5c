/// Why the ledger could not do what was asked: what happened, where, and what to do next.
///
/// No personal data.
public struct LedgerError: Error, Equatable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        case missing = "ledger-missing"
        case notALedger = "not-a-ledger"
        case otherSchema = "other-schema"
        case locked = "ledger-locked"
        case readOnly = "ledger-read-only"
        case diskFull = "disk-full"
        case networkFileSystem = "network-file-system"
        case damaged = "ledger-damaged"
        case forked = "ledger-forked"
        case otherLedger = "other-ledger"
        case unknownServer = "unknown-server"
        case moved = "ledger-moved"
        case unapproved = "needs-approval"
        case booksClosed = "books-closed"
        case overflow = "amount-overflow"
        case tampered = "append-only"
        case unknownGift = "unknown-gift"
        case unknownPledge = "unknown-pledge"
        case unknownDonor = "unknown-donor"
        case mergedDonor = "merged-donor"
        case erasedDonor = "erased-donor"
        case retainedDonor = "retained-donor"
        case unknownBatch = "unknown-batch"
        case io = "ledger-io"
        case query = "ledger-query"
    }

    public let code: Code
    public let message: String
    public let hint: String?

    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    static func unknown(donor: Int64) -> LedgerError {
        LedgerError(
            .unknownDonor, "no donor has the id D-\(donor)",
            hint: "campaign donor list TEXT finds donors by name")
    }
}
