import CampaignKit

/// The database file itself is whole.
enum IntegrityCheck: LedgerCheck {
    static let code = "integrity"
    static let proof = LedgerProof.sums
    static let title = "The file is damaged"
    static let isDeep = true
    static let explanation = """
        The database engine reads every page of the file and compares tables with their indexes. A finding means that \
        the disk or another program damaged the file. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        try context.engine.damage(connection).map { _ in
            Finding(
                code: code, severity: .error, message: "the database file is damaged", subject: "ledger",
                hint: "restore a backup")
        }
    }
}
