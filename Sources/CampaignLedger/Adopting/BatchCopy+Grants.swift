import CampaignKit

/// What another copy's batch said of grants, with our numbers in place of theirs.
///
/// A grant that both copies changed is left out whole: which of two stages came first only people know.
extension BatchCopy {
    func copyGrantsAndProjects() throws {
        try numberNewGrants()
        try copyGrants()
        try copyProjects()
    }

    private func copyGrants() throws {
        let touched = try GrantUndo(connection: theirs).grants(of: source.id)
        guard !touched.isEmpty else { return }
        for grant in touched where try GrantUndo(connection: theirs).isSaid(of: grant, in: source.id) {
            if let why = try refusal(of: grant) {
                adopter.grants.leftOut.insert(grant)
                leave("GR-\(grant)", why)
            } else if let here = try self.grant(grant) {
                for table in GrantTable.ofGrants + GrantTable.ofSpending { try copy(table, of: grant) }
                try writeDeltas(of: here)
            }
        }
    }

    /// What an undo in the other copy means for grants, it means here.
    func takeBackGrants(of undone: Int64) throws {
        for grant in try GrantUndo(connection: ours).grants(of: undone) { try writeDeltas(of: grant) }
    }

    private func writeDeltas(of grant: Int64) throws {
        let facts = NonMonetaryPosting(connection: ours, registry: registry, batch: batch)
        try GrantWriter(facts, grant: grant, day: adopter.context.postedOn).writeDeltas()
    }

    /// Naming places and transfers: all that a batch says of them, or none where a gift of it is not here.
    private func copyProjects() throws {
        let entries = try theirs.integers(
            """
            SELECT entry FROM unit_event WHERE batch = $1 AND entry IS NOT NULL \
            UNION SELECT entry FROM transfer_source WHERE batch = $1
            """, [.int(source.id)])
        let transfers = try theirs.integers(
            "SELECT DISTINCT transfer FROM transfer_event WHERE batch = $1 ORDER BY transfer",
            [.int(source.id)])
        let isWhole =
            try entries.allSatisfy { try self.here($0) != nil }
            && transfers.allSatisfy { try self.numberHere($0, in: .transfer) != nil }
        for table in GrantTable.ofProjects {
            guard isWhole else {
                let count = try theirs.integer(
                    "SELECT count(*) FROM \(table.name) WHERE batch = $1", [.int(source.id)])
                if count > 0 { leave("\(count) in \(table.name)", "its gifts are not here: post it by hand") }
                continue
            }
            try copy(table, where: "batch = $1", [.int(source.id)])
        }
    }

    /// New grants, deadlines, naming places and transfers get our next numbers.
    private func numberNewGrants() throws {
        for table in GrantTable.numbered {
            var next = try ours.integer("SELECT max(id) FROM \(table.name)") + 1
            let new = try theirs.integers(
                "SELECT id FROM \(table.name) WHERE batch = $1 ORDER BY id", [.int(source.id)])
            for number in new {
                adopter.grants.here[table.name, default: [:]][number] = next
                next += 1
            }
        }
    }

    /// Why what the batch says of a grant cannot be taken; nil where it can.
    private func refusal(of grant: Int64) throws -> String? {
        guard !adopter.grants.leftOut.contains(grant), let here = try self.grant(grant) else {
            return "an earlier posting of it was left out: post it here by hand"
        }
        let own = try ours.integers(
            "SELECT batch FROM (\(GrantTable.mentions)) g WHERE g.grant_award = $1 AND g.batch > $2",
            [.int(here), .int(adopter.comparison.common.last?.id ?? 0)])
        let adopted = Set(adopter.batches.values).union([batch])
        guard own.allSatisfy(adopted.contains) else {
            return "it was changed here too: post it here by hand"
        }
        let promises = try theirs.integers(
            "SELECT entry FROM grant_promise WHERE grant_award = $1 AND batch = $2",
            [.int(grant), .int(source.id)])
        guard try promises.allSatisfy({ try self.here($0) != nil }) else {
            return "its award is not here: post it here by hand"
        }
        let named = try theirs.integers(
            """
            SELECT entry FROM claim WHERE grant_award = $1 AND batch = $2 UNION \
            SELECT entry FROM grant_match WHERE grant_award = $1 AND batch = $2 AND entry IS NOT NULL UNION \
            SELECT entry FROM spend WHERE grant_award = $1 AND batch = $2 AND entry IS NOT NULL
            """, [.int(grant), .int(source.id)])
        let isWhole = try named.allSatisfy { try self.here($0) != nil }
        return isWhole ? nil : "a gift that it names is not here: post it here by hand"
    }

    /// Where a grant of the other copy is here; nil when it is not.
    private func grant(_ number: Int64) throws -> Int64? { try numberHere(number, in: .grant) }

    private func numberHere(_ number: Int64, in table: GrantTable) throws -> Int64? {
        if let here = adopter.grants.here[table.name]?[number] { return here }
        let made = try theirs.integer("SELECT batch FROM \(table.name) WHERE id = $1", [.int(number)])
        return sharedBatch(made) == nil ? nil : number
    }

    private func copy(_ table: GrantTable, of grant: Int64) throws {
        let condition =
            switch table.name {
            case GrantTable.grant.name: "id = $1"
            case GrantTable.dueChange.name: "due IN (SELECT id FROM due WHERE grant_award = $1)"
            default: "grant_award = $1"
            }
        try copy(table, where: condition + " AND batch = $2", [.int(grant), .int(source.id)])
    }

    private func copy(_ table: GrantTable, where condition: String, _ arguments: [LedgerValue]) throws {
        var rows: [[LedgerValue]] = []
        try theirs.rows(
            """
            SELECT \(table.names.joined(separator: ", ")) FROM \(table.name) WHERE \(condition) \
            ORDER BY \(table.key.joined(separator: ", "))
            """, arguments
        ) { row in rows.append((0..<row.count).map(row.value)) }
        guard !rows.isEmpty else { return }
        let copies = try rows.map { row in
            try zip(table.names, row).map { name, value in
                guard case .int(let number) = value else { return value }
                return try here(name, number, in: table)
            }
        }
        try ours.write(copies, to: table.name, table.names)
        for (row, copy) in zip(rows, copies) { try copyWords(table, row, copy) }
        posted += copies.count
    }

    /// Our number of what a column names.
    private func here(_ column: String, _ number: Int64, in table: GrantTable) throws -> LedgerValue {
        switch column {
        case "batch": return .int(batch)
        case "id": return .reference(try numberHere(number, in: table))
        case "grant_award", "renews", "resubmits": return .reference(try grant(number))
        case "due" where table.name == GrantTable.dueChange.name:
            return .reference(try numberHere(number, in: .due))
        case "source": return .int(try registry.source(name(number)))
        case "transfer" where table.name != GrantTable.transfer.name:
            return .reference(try numberHere(number, in: .transfer))
        case "reverses", "spend": return .reference(try numberHere(number, in: .spend))
        case "donor", "grantee": return .int(try donor(number))
        case "place": return .int(try place(number))
        case "entry", "gates_entry": return .reference(try here(number))
        default: return .int(number)
        }
    }

    /// The words of a row go with it: by its own number, or the grant's, and its position.
    private func copyWords(_ table: GrantTable, _ row: [LedgerValue], _ copy: [LedgerValue]) throws {
        guard table.names.contains("personal_digest") else { return }
        let position = table.names.firstIndex(of: "seq").map { row[$0] } ?? .int(0)
        var words: (salt: [UInt8], text: String)?
        try theirs.rows(
            "SELECT salt, words FROM grant_personal WHERE object = $1 AND id = $2 AND seq = $3",
            [.text(table.name), row[0], position]
        ) { words = ($0.bytes(0), $0.text(1)) }
        guard let words else { return }
        try ours.run(
            "INSERT INTO grant_personal(object, id, seq, salt, words) VALUES ($1, $2, $3, $4, $5)",
            [.text(table.name), copy[0], position, .bytes(words.salt), .text(words.text)])
    }
}

/// Where another copy's grants and deadlines are here.
struct AdoptedGrants {
    /// Our numbers by theirs, by the table that has them.
    var here: [String: [Int64: Int64]] = [:]
    /// Their grants of which something was left out: what comes later is too.
    var leftOut: Set<Int64> = []

    /// What a batch that was adopted before added is here in the same order.
    mutating func know(
        _ batch: Int64, _ own: Int64, theirs: any LedgerConnection, ours: any LedgerConnection
    ) throws {
        for table in GrantTable.numbered {
            let sql = "SELECT id FROM \(table.name) WHERE batch = $1 ORDER BY id"
            let (there, now) = (try theirs.integers(sql, [.int(batch)]), try ours.integers(sql, [.int(own)]))
            guard there.count == now.count else { continue }
            here[table.name, default: [:]].merge(zip(there, now)) { $1 }
        }
    }
}
