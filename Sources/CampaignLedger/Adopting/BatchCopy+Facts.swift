import CampaignKit

/// The facts of another copy's batch that are not rows of money: who was asked and who was thanked.
extension BatchCopy {
    /// Who was asked and who was thanked.
    func copyFacts() throws {
        try copySolicitations()
        try copyGrantsAndProjects()
        var next = try ours.integer("SELECT max(id) FROM change") + 1
        // Who asked for a batch there, and who approved it, is said by the batches of that copy.
        for var row in try changes() where row.object != Approval.object {
            let number: Int64? =
                switch row.object {
                case AcknowledgmentFact.object: try here(row.number)
                case SolicitationFact.object, Withdrawal.object: batch(row.number)
                // What a third copy issued is issued.
                case NumberElsewhere.object: row.number
                case Replacement.object: try replacement(row.number, &row.values)
                case let object where object.hasPrefix(PayoutOfCopy.prefix):
                    try payout(row.number, &row.values)
                case let object where object.hasPrefix(PayoutFees.prefix):
                    try payoutFee(row.number, &row.values)
                default: nil
                }
            guard let number, row.values.last == .null else {
                leave("a change of \(row.object)", "post it here by hand")
                continue
            }
            guard try !isThere(row.object, number, row.values) else {
                known += 1
                continue
            }
            try ours.run(
                """
                INSERT INTO change(id, batch, object, object_id, kind, day, old, new, personal_digest) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """, [.int(next), .int(batch), .text(row.object), .int(number)] + row.values)
            next += 1
            posted += 1
            if row.object == Withdrawal.object {
                try takeBackDonors(of: number)
                try takeBackGrants(of: number)
            }
        }
    }

    /// What the batch says in the table `change`: kind, day, old, new, digest.
    private func changes() throws -> [(object: String, number: Int64, values: [LedgerValue])] {
        var rows: [(object: String, number: Int64, values: [LedgerValue])] = []
        try theirs.rows(
            "SELECT object, object_id, kind, day, old, new, personal_digest FROM change WHERE batch = $1 ORDER BY id",
            [.int(source.id)]
        ) { row in rows.append((row.text(0), row.int(1), (2..<row.count).map(row.value))) }
        return rows
    }

    /// Whether a fact is here: of thanks that there were any, of a disposal or a tax form that this was said
    /// of it last.
    private func isThere(_ object: String, _ number: Int64, _ values: [LedgerValue]) throws -> Bool {
        // kind, day, old, new, digest
        if object == GiftFact.object, case .int(let kind) = values[0], let fact = GiftFact(rawValue: kind) {
            let day = try fact.day(of: number, ours)
            return LedgerValue.day(day) == values[1]
        }
        return try ours.holds(
            """
            SELECT 1 FROM change WHERE object = $1 AND object_id = $2 AND kind = $3 \
            AND coalesce(new, 0) = coalesce($4, 0)
            """, [.text(object), .int(number), values[0], values[3]])
    }

    /// Where the row of a move is here; the row that it stands for is named by our number too.
    private func replacement(_ new: Int64, _ values: inout [LedgerValue]) throws -> Int64? {
        // kind, day, old, new, digest
        guard case .int(let old) = values[2], let old = try here(old) else { return nil }
        values[2] = .int(old)
        return try here(new)
    }

    /// Where a row is here of which another copy knows the payout; its source is given by name.
    private func payout(_ entry: Int64, _ values: inout [LedgerValue]) throws -> Int64? {
        // kind, day, old, new, digest
        guard case .int(let number) = values[3] else { return nil }
        values[3] = .int(try registry.source(name(number)))
        return try here(entry)
    }

    /// The fee of a payout has the same number everywhere; its source is given by name.
    private func payoutFee(_ number: Int64, _ values: inout [LedgerValue]) throws -> Int64? {
        guard case .int(let source) = values[3] else { return nil }
        values[3] = .int(try registry.source(name(source)))
        return number
    }

    /// What an undo in the other copy means for donors, it means here.
    private func takeBackDonors(of undone: Int64) throws {
        let writer = try DonorWriter(ours, batch: batch, context: adopter.context)
        _ = try DonorUndo(connection: ours, writer: writer, batch: batch, day: adopter.context.postedOn)
            .run(undone)
    }

    /// Where a batch of the other copy is here; nil when it is not.
    private func batch(_ number: Int64) -> Int64? { adopter.batches[number] ?? sharedBatch(number) }

    func sharedBatch(_ number: Int64) -> Int64? {
        number <= adopter.comparison.common.last?.id ?? 0 ? number : nil
    }

    /// A donor is asked once by an appeal.
    func copySolicitations() throws {
        var rows: [(donor: Int64, place: Int64, values: [LedgerValue])] = []
        try theirs.rows(
            "SELECT donor, place, segment, day, cost, ask FROM solicitation WHERE batch = $1 ORDER BY id",
            [.int(source.id)]
        ) { row in rows.append((row.int(0), row.int(1), (2..<row.count).map(row.value))) }
        guard !rows.isEmpty else { return }
        var next = try ours.integer("SELECT max(id) FROM solicitation") + 1
        for row in rows {
            let (donor, place) = (try donor(row.donor), try place(row.place))
            let isAsked = try ours.holds(
                """
                SELECT 1 FROM solicitation s JOIN place p ON p.id = s.place WHERE s.donor = $1 \
                AND p.appeal = (SELECT appeal FROM place WHERE id = $2) AND s.batch <> $3
                """, [.int(donor), .int(place), .int(batch)])
            guard !isAsked else {
                known += 1
                continue
            }
            try ours.run(
                """
                INSERT INTO solicitation(id, batch, donor, place, segment, day, cost, ask) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """, [.int(next), .int(batch), .int(donor), .int(place)] + row.values)
            next += 1
            posted += 1
        }
    }

    /// Whatever else the batch holds: a receipt's number, say, is its own ledger's.
    func listWhatIsNotCopied() throws {
        let copied =
            [
                "source", "place", "place_set", "donor", "donor_link_change", "donor_change", "donor_said",
                // Closing a batch writes it where it changes.
                "base_currency",
                "entry", "split", "promise", "installment", "soft_credit", "surplus", "entry_alias",
                "match_closing", "solicitation", "change",
                // By number, below.
                "receipt", "receipt_line", "receipt_void",
            ] + GrantTable.all.map(\.name)
        for table in Chain.sealedTables where !copied.contains(table) {
            let count = try Chain.count(table, batch: source.id, header.first, header.last, theirs)
            if count > 0 { leave("\(count) in \(table)", "post it here by hand") }
        }
        try listReceipts()
    }

    /// Receipts of the other copy, by number: pages under them are with donors, and may be another's here.
    private func listReceipts() throws {
        posted += try NumberElsewhere.take(from: theirs, batch: source.id, to: ours, as: batch)
        for label in try labels("SELECT label FROM receipt WHERE batch = $1 ORDER BY id") {
            let isTaken = try ours.holds("SELECT 1 FROM receipt WHERE label = $1", [.text(label)])
            leave(
                "receipt \(label)",
                isTaken
                    ? "the number is another receipt's here: issue it again, and inform its donor that \(label) is void"
                    : "issue it again here, and inform its donor that \(label) is void")
        }
        let voided = """
            SELECT r.label FROM receipt_void v JOIN receipt r ON r.id = v.receipt WHERE v.batch = $1 ORDER BY r.id
            """
        for label in try labels(voided) {
            leave("the void of \(label)", "campaign receipt list shows whether it is void here")
        }
    }

    private func labels(_ sql: String) throws -> [String] {
        var labels: [String] = []
        try theirs.rows(sql, [.int(source.id)]) { labels.append($0.text(0)) }
        return labels
    }
}

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
