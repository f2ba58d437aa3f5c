import CampaignKit

/// Reads what was posted of grants, in the order of posting.
struct GrantReader {
    let connection: any LedgerConnection

    /// Whether a grant was added and no one undid that.
    func exists(_ grant: Int64) throws -> Bool { try record(grant)?.isKnown() ?? false }

    func record(_ grant: Int64) throws -> GrantRecord? { try records(grant).first }

    /// All that the weighted pipeline is made of; nothing of a grant that is not there.
    func pipeline(_ grant: Int64) throws -> GrantPipeline {
        try record(grant)?.pipeline ?? GrantPipeline()
    }

    func history(_ grant: Int64) throws -> GrantHistory { try pipeline(grant).history }

    /// One grant, or all of them by number: one statement for each table.
    func records(_ grant: Int64?) throws -> [GrantRecord] {
        let walk = try GrantWalk(connection: connection, grant: grant, words: words(of: grant))
        try walk.run()
        return walk.records
    }

    /// Kept words by their object, id and position.
    private func words(of grant: Int64?) throws -> [GrantWordsKey: String] {
        var words: [GrantWordsKey: String] = [:]
        let tables = [GrantTable.detail, .stage, .term].map { "'\($0.name)'" }.joined(separator: ", ")
        let ids = "SELECT id FROM due WHERE grant_award = $1"
        let condition =
            grant == nil
            ? ""
            : """
             WHERE object IN (\(tables)) AND id = $1 OR object IN ('due', 'due_change') AND id IN (\(ids))
            """
        try connection.rows(
            "SELECT object, id, seq, words FROM grant_personal\(condition)", grant.map { [.int($0)] } ?? []
        ) { row in
            words[GrantWordsKey(object: row.text(0), id: row.int(1), seq: row.int(2))] = row.text(3)
        }
        return words
    }

    /// One deadline and the grant that it is of; nil for a number that none has.
    func deadline(_ number: Int64) throws -> (grant: Int64, deadline: Deadline)? {
        let grant = try connection.integer("SELECT grant_award FROM due WHERE id = $1", [.int(number)])
        guard grant > 0, let found = try record(grant)?.deadlines().first(where: { $0.number == number })
        else { return nil }
        return (grant, found.deadline)
    }
}

struct GrantWordsKey: Hashable {
    var object: String
    var id: Int64
    var seq: Int64
}

/// Goes once through every table of grants and puts together what belongs to each.
private final class GrantWalk {
    private let connection: any LedgerConnection
    private let grant: Int64?
    private let words: [GrantWordsKey: String]
    private let inForce: BatchesInForce
    private var positions: [Int64: Int] = [:]
    private(set) var records: [GrantRecord] = []

    init(connection: any LedgerConnection, grant: Int64?, words: [GrantWordsKey: String]) throws {
        self.connection = connection
        self.grant = grant
        self.words = words
        inForce = try Withdrawal.inForce(connection)
    }

    func run() throws {
        try readGrants()
        guard !records.isEmpty else { return }
        try readStages()
        try readFigures()
        try readShares()
        try readFunders()
        try each(.detail) { record, row in
            let words = self.text(.detail, record.number, row.seq, hashed: !row.row.isNull(4))
            record.words.append(
                row.said(
                    GrantWords(
                        texts: words.split(separator: "\n", omittingEmptySubsequences: false)
                            .map(String.init))))
        }
        try readTerms()
        try readChallenges()
        try each(.promise) { record, row in record.promises.append(row.said(row.row.int(4))) }
        try readDeadlines()
    }

    private static func day(_ number: Int64) -> CalendarDate { CalendarDate(dayNumber: Int(number)) }

    /// The words of a row; of those that are gone, that they were erased.
    private func text(_ table: GrantTable, _ id: Int64, _ seq: Int64, hashed: Bool) -> String {
        let key = GrantWordsKey(object: table.name, id: id, seq: seq)
        return words[key] ?? (hashed ? "(erased)" : "")
    }

    /// A dated row of a grant: its first columns are the grant, the position, the batch and the day.
    private struct Dated {
        let row: any LedgerRow

        var seq: Int64 { row.int(1) }
        var batch: Int64 { row.int(2) }
        var day: CalendarDate { GrantWalk.day(row.int(3)) }

        func said<Value>(_ value: Value) -> SaidOfGrant<Value> {
            SaidOfGrant(seq: seq, batch: batch, day: day, value: value)
        }
    }

    private func rows(
        _ table: GrantTable, by grants: String, _ order: String, _ body: (any LedgerRow) -> Void
    )
        throws
    {
        let condition = grant == nil ? "" : " WHERE \(grants)"
        try connection.rows(
            "SELECT \(table.names.joined(separator: ", ")) FROM \(table.name)\(condition) ORDER BY \(order)",
            grant.map { [.int($0)] } ?? [], body)
    }

    /// Hands over the dated rows of a table with the grant that each is of.
    private func each(_ table: GrantTable, _ body: (inout GrantRecord, Dated) -> Void) throws {
        try rows(table, by: "grant_award = $1", table.key.joined(separator: ", ")) { row in
            guard let position = positions[row.int(0)] else { return }
            body(&records[position], Dated(row: row))
        }
    }

    private func readGrants() throws {
        try rows(.grant, by: "id = $1", "id") { row in
            positions[row.int(0)] = records.count
            var record = GrantRecord(
                number: row.int(0), batch: row.int(1), renews: row.optionalInt(5),
                resubmits: row.optionalInt(6))
            record.pipeline.history.inForce = inForce
            if !row.isNull(3) { record.name = GrantName(source: "\(row.int(2))", id: row.text(3)) }
            records.append(record)
        }
        // By number so far: no statement runs between the rows of another.
        guard records.contains(where: { $0.name != nil }) else { return }
        var sources: [String: String] = [:]
        try connection.rows("SELECT id, name FROM source") { sources["\($0.int(0))"] = $0.text(1) }
        for index in records.indices {
            guard let number = records[index].name?.source else { continue }
            records[index].name?.source = sources[number] ?? ""
        }
    }

    private func readStages() throws {
        try each(.stage) { record, row in
            // An unknown number is of a newer program, which the schema's version keeps out.
            guard let stage = GrantStage(rawValue: Int(row.row.int(4))) else { return }
            record.pipeline.history.rows.append(
                GrantHistory.Row(
                    seq: row.seq, batch: row.batch, day: row.day, stage: stage, likelihood: row.row.int(5),
                    voids: row.row.optionalInt(6), hasReason: !row.row.isNull(7)))
            let reason = text(.stage, record.number, row.seq, hashed: !row.row.isNull(7))
            if !reason.isEmpty { record.reasons[row.seq] = reason }
        }
    }

    private func readFigures() throws {
        try each(.figure) { record, row in
            var figures = GrantPipeline.Figures(
                seq: row.seq, batch: row.batch, day: row.day, requested: row.row.optionalInt(4),
                expected: row.row.optionalInt(5), decision: row.row.optionalInt(9).map(Self.day))
            if let currency = Currency(code: row.row.text(6)), let original = row.row.optionalInt(7) {
                figures.foreign = ForeignAmount(
                    original: Money(minorUnits: original, currency: currency), rate: row.row.text(8),
                    rateSource: "")
            }
            record.pipeline.figures.append(figures)
        }
    }

    private func readShares() throws {
        try each(.share) { record, row in
            var shares = record.pipeline.shares
            if shares.last?.seq != row.seq {
                shares.append(
                    GrantPipeline.Shares(
                        seq: row.seq, batch: row.batch, day: row.day, places: [], weights: []))
            }
            shares[shares.count - 1].places.append(row.row.int(5))
            shares[shares.count - 1].weights.append(row.row.int(6))
            record.pipeline.shares = shares
        }
    }

    private func readFunders() throws {
        try each(.funder) { record, row in
            record.pipeline.funders.append(
                GrantPipeline.Funder(batch: row.batch, day: row.day, isGovernment: row.row.int(5) == 1))
            record.funders.append(row.said(row.row.int(4)))
        }
    }

    private func readTerms() throws {
        try each(.term) { record, row in
            guard let kind = GrantTerm.Kind(rawValue: Int(row.row.int(4))) else { return }
            var period: ClosedRange<CalendarDate>?
            if let starts = row.row.optionalInt(5), let ends = row.row.optionalInt(6), starts <= ends {
                period = Self.day(starts)...Self.day(ends)
            }
            let words = text(.term, record.number, row.seq, hashed: !row.row.isNull(7))
            record.terms.append(row.said(GrantTerm(kind: kind, period: period, words: words)))
        }
    }

    private func readChallenges() throws {
        var places: [(record: Int, said: Int, place: Int64)] = []
        try each(.challenge) { record, row in
            let (starts, ends) = (row.row.int(7), row.row.int(8))
            guard starts <= ends else { return }
            let challenge = Challenge(
                place: Designation(), given: row.row.int(5), released: row.row.int(6),
                window: Self.day(starts)...Self.day(ends), threshold: row.row.optionalInt(9),
                isShared: row.row.int(10) == 1)
            places.append((self.positions[record.number] ?? 0, record.challenges.count, row.row.int(4)))
            record.challenges.append(row.said(challenge))
        }
        // No statement runs between the rows of another.
        for (record, said, place) in places {
            records[record].challenges[said].value.place = try PlaceColumns.place(place, connection)
        }
    }

    private func readDeadlines() throws {
        var owners: [Int64: (grant: Int, deadline: Int)] = [:]
        try rows(.due, by: "grant_award = $1", "id") { row in
            guard let position = positions[row.int(2)] else { return }
            owners[row.int(0)] = (position, records[position].deadlines.count)
            let deadline = Deadline(
                due: Self.day(row.int(4)), kind: DeadlineKind(rawValue: Int(row.int(3))) ?? .other,
                batch: row.int(1), inForce: inForce)
            records[position].deadlines.append(
                GrantDeadline(
                    number: row.int(0), deadline: deadline, rule: row.text(5), time: row.text(6),
                    zone: row.text(7), gatesEntry: row.optionalInt(8),
                    gates: row.optionalInt(9).map(Int.init),
                    owner: text(.due, row.int(0), 0, hashed: !row.isNull(10))))
        }
        try rows(.dueChange, by: "due IN (SELECT id FROM due WHERE grant_award = $1)", "due, seq") { row in
            guard let (grant, index) = owners[row.int(0)],
                let kind = Deadline.ChangeKind(rawValue: Int(row.int(4)))
            else { return }
            records[grant].deadlines[index].deadline.changes.append(
                Deadline.Change(
                    seq: row.int(1), batch: row.int(2), day: Self.day(row.int(3)), kind: kind,
                    to: row.optionalInt(5).map(Self.day)))
            let said = text(.dueChange, row.int(0), row.int(1), hashed: !row.isNull(6))
            if !said.isEmpty { records[grant].deadlines[index].words[row.int(1)] = said }
        }
    }
}
