/// What people may do with a ledger that several of them share, and what is still missing for that.
public struct LedgerRoles: Sendable, Equatable {
    /// The statements that give everyone their rights; running them again changes nothing.
    public let sql: String
    /// What is missing, or goes too far, one line each.
    public let missing: [String]
}

extension Ledger {
    /// The roles of a ledger on a server; nil for a file, with which whoever has it may do everything.
    public func roles() throws(LedgerError) -> LedgerRoles? {
        let engine = engine
        return try reading { try engine.roles($0) }
    }
}
