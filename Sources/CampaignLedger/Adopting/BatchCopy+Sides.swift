/// What belongs to the rows of another copy's batch: parts, schedules, credits, words.
extension BatchCopy {
    func copySides(_ rows: [Entry]) throws {
        let new = Set(rows.map(\.id))
        try copy("split", ["entry", "ord", "place", "amount"], of: new) { column, value in
            column == "place" ? .int(try self.place(value)) : nil
        }
        try copy("installment", ["entry", "ord", "due", "amount"], of: new) { _, _ in nil }
        try copy("soft_credit", ["entry", "ord", "donor", "kind", "amount"], of: new) { column, value in
            column == "donor" ? .int(try self.donor(value)) : nil
        }
        try copy("surplus", ["entry", "kind"], of: new) { _, _ in nil }
        try copy("entry_alias", ["entry", "kind", "value"], of: new) { _, _ in nil }
        try copy("match_closing", ["entry", "ord", "expected", "amount"], of: new) { column, value in
            guard column == "expected", let expected = try self.here(value) else { return nil }
            return .int(expected)
        }
        try copy("entry_personal", ["entry"] + PersonalText.columns, of: new) { _, _ in nil }
        var next = try ours.integer("SELECT max(id) FROM promise")
        try copy("promise", ["entry", "id", "batch", "source", "name", "name64", "is_grant"], of: new) {
            column, value in
            switch column {
            case "id":
                next += 1
                return .int(next)
            case "batch": return .int(self.batch)
            case "source": return .int(try self.registry.source(self.name(value)))
            default: return nil
            }
        }
    }

    /// Copies the rows of a table that belong to some entries; the first column is the entry's number.
    ///
    /// `change` gives our value of a column, nil where it stays.
    func copy(
        _ table: String, _ columns: [String], of entries: Set<Int64>,
        _ change: (_ column: String, _ value: Int64) throws -> LedgerValue?
    ) throws {
        var rows: [[LedgerValue]] = []
        try theirs.rows(
            """
            SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE entry >= $1 AND entry <= $2 ORDER BY entry
            """, [.int(header.first), .int(header.last)]
        ) { row in
            if entries.contains(row.int(0)) { rows.append((0..<row.count).map(row.value)) }
        }
        let copies = try rows.map { row in
            try zip(columns, row).map { column, value in
                guard case .int(let number) = value else { return value }
                return column == "entry" ? .int(number + shift) : try change(column, number) ?? value
            }
        }
        try ours.write(copies, to: table, columns)
    }
}
