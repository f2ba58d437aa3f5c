import CampaignKit

/// Tables, indexes and triggers are the program's own.
enum SchemaCheck: LedgerCheck {
    static let code = "schema"
    static let title = "The file was changed by another program"
    static let isDeep = true
    static let explanation = """
        The ledger's tables and the triggers that keep posted rows from being changed must be exactly those of this \
        program. A difference means that the file was opened by something else. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        try context.engine.schemaDifferences(connection).map { difference in
            Finding(
                code: code, severity: .error, message: difference, subject: "ledger", hint: "restore a backup"
            )
        }
    }
}
