/// What someone said once of the unread columns of a source's files, for the next file with this header.
///
/// Settings of the import, no facts: the chain does not cover them.
public struct ColumnChoicesRecord: Sendable, Equatable {
    public var source: String
    /// The digest of the header.
    public var header: String
    /// The choices, as the importer writes them.
    public var text: String

    public init(source: String, header: String, text: String) {
        self.source = source
        self.header = header
        self.text = text
    }

    func write(_ connection: any LedgerConnection, batch: Int64) throws {
        try connection.run(
            "INSERT INTO import_choice (source, header, batch, choices) VALUES ($1, $2, $3, $4)",
            [.text(source), .text(header), .int(batch), .text(text)])
    }
}

extension Ledger {
    /// What was said of files of a source, by the digest of their header; the latest holds.
    ///
    /// What an import said that was undone is forgotten with it.
    public func columnChoices(source: String) throws(LedgerError) -> [String: String] {
        try reading { connection in
            var choices: [String: String] = [:]
            let undone = try Withdrawal(connection).undone
            try connection.rows(
                """
                SELECT header, choices FROM import_choice WHERE source = $1 AND batch NOT IN \(undone) ORDER BY batch
                """, [.text(source)]
            ) { choices[$0.text(0)] = $0.text(1) }
            return choices
        }
    }
}
