public import CampaignKit

extension Ledger {
    /// Hands over gifts and promises made in honor or memory of someone, newest first, with the tribute.
    ///
    /// Those of which nothing is left, and those hidden from staff, are left out.
    public func tributes(_ query: EntryQuery, _ body: (EntrySummary, Tribute) throws -> Void) throws {
        try engine.read { connection in
            let reader = try EntryReader(connection: connection, moves: query.moves)
            var filter = EntryFilter()
            filter.add(query, reader.moves)
            filter.addTributes()
            let limit = query.limit.map { " LIMIT \($0)" } ?? ""
            try connection.rows(
                """
                SELECT \(reader.lineColumns), (SELECT t.tribute FROM entry_personal t WHERE t.entry = e.id) \
                FROM \(reader.lineTables)\(filter.condition) ORDER BY e.day DESC, e.id DESC\(limit)
                """, filter.arguments
            ) { row in
                guard let tribute = Tribute(EntryText.unpack(row.text(EntryReader.columnCount))) else {
                    return
                }
                try body(reader.line(row), tribute)
            }
        }
    }
}
