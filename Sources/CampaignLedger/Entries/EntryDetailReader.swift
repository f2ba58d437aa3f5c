import CampaignKit

/// Reads everything that is known of one posted row.
struct EntryDetailReader {
    let connection: any LedgerConnection
    /// The moves that parts follow.
    let moves: MovedGifts

    func record(_ line: EntrySummary, related: [EntrySummary]) throws -> EntryDetail {
        let record = try connection.first(Self.sql, [.int(line.id)]) { Self.record(line, $0, related) }
        guard var record else { throw LedgerError(.unknownGift, "no gift 'G-\(line.id)'") }
        record.parts = try parts(line, amount: record.amountMinor)
        record.credits = try credits(line.id)
        record.installments = try installments(line.id)
        record.words = try words(line.id)
        record.thanked = try thanked(line.id)
        record.disposed = try disposed(line.id)
        record.forms = try forms(line.id)
        record.receipts = try receipts(line.id)
        record.closings = try closings(line.id)
        record.aliases = try aliases(line.id)
        record.row.surplus = try surplus(line)
        try EntryStatusReader(connection: connection, moves: moves).complete(&record)
        return record
    }

    /// What posting and the batch say of a row, before the columns that the row says itself.
    private enum Posted: Int, CaseIterable {
        case donor, exchange, target, matches, postedOn, command, reason, actor

        var sql: String {
            switch self {
            case .donor: "e.donor"
            case .exchange: "e.exchange"
            case .target: "e.target"
            case .matches:
                """
                coalesce(e.target, (SELECT x.target FROM match_closing c JOIN entry x ON x.id = c.expected \
                WHERE c.entry = e.id AND c.ord = 0))
                """
            case .postedOn: "b.posted_on"
            case .command: "b.command"
            case .reason: "b.reason"
            case .actor: "b.actor"
            }
        }
    }

    private static let sql: String = {
        let columns = Posted.allCases.map(\.sql) + EntryColumns.said.map { "e.\($0.name)" }
        return
            "SELECT \(columns.joined(separator: ", ")) FROM entry e JOIN batch b ON b.id = e.batch WHERE e.id = $1"
    }()

    private static func record(_ line: EntrySummary, _ row: any LedgerRow, _ related: [EntrySummary])
        -> EntryDetail
    {
        func number(_ column: Posted) -> Int64? { row.optionalInt(column.rawValue) }
        func text(_ column: Posted) -> String { row.text(column.rawValue) }
        var said = ImportedEntry(
            line: 0, source: line.source, type: line.type, date: line.day, day: line.day, basis: .stated,
            minorUnits: 0)
        for (index, column) in EntryColumns.said.enumerated() {
            column.said.read(row, Posted.allCases.count + index, &said)
        }
        said.exchangeMinor = number(.exchange) ?? 0
        var record = EntryDetail(
            line: line, row: said, target: number(.target),
            matches: line.type.family == .received ? number(.matches) : nil, parts: [], credits: [],
            installments: [], words: EntryDetail.Words(), related: related,
            postedOn: number(.postedOn).map { CalendarDate(dayNumber: Int($0)) } ?? line.day,
            command: text(.command), reopened: row.isNull(Posted.reason.rawValue) ? nil : text(.reason),
            actor: text(.actor))
        record.postedDonor = number(.donor)
        return record
    }

    /// Where the parts of a row are for, and how much each.
    func parts(_ line: EntrySummary, amount: Int64) throws -> [EntryDetail.Part] {
        if line.isSplit, let present = try presentParts(of: line.id) { return present }
        guard line.isSplit else { return [EntryDetail.Part(place: line.place, minorUnits: amount)] }
        var parts: [EntryDetail.Part] = []
        try connection.rows(
            """
            SELECT t.amount, \(PlaceColumns.columns("p")) FROM split t \
            JOIN place p ON p.id = t.place WHERE t.entry = $1 ORDER BY t.ord
            """, [.int(line.id)]
        ) { row in
            parts.append(EntryDetail.Part(place: PlaceColumns.place(row, from: 1), minorUnits: row.int(0)))
        }
        return parts
    }

    /// What the parts of a moved gift come to now; nil for one that stands as it was posted.
    func presentParts(of unit: Int64) throws -> [EntryDetail.Part]? {
        guard let loaded = try CommitmentLoader(connection: connection).load(unit) else { return nil }
        let lastEntry = try moves.knownOn.map {
            try connection.integer("SELECT max(last_entry) FROM batch WHERE id <= $1", [.int($0)])
        }
        let known = loaded.commitment.known(through: lastEntry ?? Int64.max, until: moves.until)
        guard !known.destinations.isEmpty else { return nil }
        var parts: [EntryDetail.Part] = []
        for (place, share) in zip(loaded.places, try known.presentShares()) where share != 0 {
            parts.append(
                EntryDetail.Part(place: try PlaceColumns.place(place, connection), minorUnits: share))
        }
        return parts
    }

    private func credits(_ entry: Int64) throws -> [EntryDetail.Credit] {
        var credits: [EntryDetail.Credit] = []
        try connection.rows(
            """
            SELECT p.donor, c.donor, c.kind, c.amount, \(DonorColumns.columns("p")) FROM soft_credit c \
            JOIN donor_personal p \
            ON p.donor = \(DonorAliases.owner("c.donor", knownOn: moves.knownOn)) WHERE c.entry = $1 ORDER BY c.ord
            """, [.int(entry)]
        ) { row in
            credits.append(
                EntryDetail.Credit(
                    donor: row.int(0), postedDonor: row.int(1),
                    donorName: DonorColumns.details(row, from: 4).displayName,
                    kind: SoftCreditKind(rawValue: Int(row.int(2))) ?? .recognition,
                    minorUnits: row.optionalInt(3)))
        }
        return credits
    }

    /// What a cut said of the money that was paid beyond it.
    private func surplus(_ line: EntrySummary) throws -> Surplus? {
        guard line.type.family == .promiseEvent else { return nil }
        let kind = try connection.first("SELECT kind FROM surplus WHERE entry = $1", [.int(line.id)]) {
            $0.int(0)
        }
        return kind.flatMap { Surplus(rawValue: Int($0)) }
    }

    private func closings(_ entry: Int64) throws -> [EntryDetail.Closing] {
        var list: [EntryDetail.Closing] = []
        try connection.rows(
            "SELECT expected, amount FROM match_closing WHERE entry = $1 ORDER BY ord", [.int(entry)]
        ) { list.append(EntryDetail.Closing(expected: $0.int(0), minorUnits: $0.int(1))) }
        return list
    }

    private func aliases(_ entry: Int64) throws -> [EntryDetail.Alias] {
        var list: [EntryDetail.Alias] = []
        try connection.rows(
            "SELECT kind, value FROM entry_alias WHERE entry = $1 ORDER BY kind, \(Portable.byBytes("value"))",
            [.int(entry)]
        ) { row in
            guard let kind = AliasKind(rawValue: Int(row.int(0))) else { return }
            list.append(EntryDetail.Alias(kind: kind, value: row.text(1)))
        }
        return list
    }

    private func installments(_ entry: Int64) throws -> [Installment] {
        var list: [Installment] = []
        try connection.rows(
            "SELECT due, amount FROM installment WHERE entry = $1 ORDER BY ord", [.int(entry)]
        ) { row in
            list.append(Installment(due: CalendarDate(dayNumber: Int(row.int(0))), minorUnits: row.int(1)))
        }
        return list
    }

    private func receipts(_ entry: Int64) throws -> [EntryDetail.Receipt] {
        var receipts: [EntryDetail.Receipt] = []
        try connection.rows(
            """
            SELECT r.label, v.receipt FROM receipt_line l JOIN receipt r ON r.id = l.receipt \
            LEFT JOIN receipt_void v ON v.receipt = r.id AND v.batch <= $1 WHERE r.batch <= $1 AND l.entry = $2 ORDER BY r.id
            """, [.int(moves.knownOn ?? Int64.max), .int(entry)]
        ) { receipts.append(EntryDetail.Receipt(label: $0.text(0), isVoid: !$0.isNull(1))) }
        return receipts
    }

    /// Thanks for a gift hold for the one that was posted in its place for the same donor.
    private func thanked(_ entry: Int64) throws -> EntryDetail.Thanks? {
        let rows = try PostedAgain(connection, sameDonor: true).rows(upTo: entry)
        return try connection.first(
            """
            SELECT c.day, c.batch, b.command FROM change c JOIN batch b ON b.id = c.batch \
            WHERE c.day <= $1 AND c.batch <= $2 AND \(AcknowledgmentFact.condition("c")) \
            AND \(Portable.among("c.object_id", rows)) ORDER BY c.id LIMIT 1
            """,
            [.int(moves.until?.dayNumber ?? Int.max), .int(moves.knownOn ?? Int64.max)]
        ) {
            EntryDetail.Thanks(
                day: CalendarDate(dayNumber: Int($0.int(0))), batch: $0.int(1), command: $0.text(2))
        }
    }

    private func disposed(_ entry: Int64) throws -> CalendarDate? {
        let day = try GiftFact.disposal.day(of: entry, knownOn: moves.knownOn ?? .max, connection)
        return day.flatMap { day in moves.until.map { day <= $0 } ?? true ? day : nil }
    }

    /// The tax forms of it that are done; one that was withdrawn is not.
    private func forms(_ entry: Int64) throws -> [EntryDetail.Form] {
        let rows = try PostedAgain(connection, sameDonor: true).rows(upTo: entry)
        let kinds = Dictionary(
            uniqueKeysWithValues: ReceiptForm.allCases.map { (GiftFact($0).rawValue, $0) })
        var days: [ReceiptForm: CalendarDate] = [:]
        try connection.rows(
            """
            SELECT c.kind, c.day FROM change c WHERE c.object = $1 AND c.batch <= $2 \
            AND \(Portable.among("c.kind", kinds.keys)) AND \(Portable.among("c.object_id", rows)) ORDER BY c.id
            """, [.text(GiftFact.object), .int(moves.knownOn ?? Int64.max)]
        ) { row in
            guard let form = kinds[row.int(0)] else { return }
            days[form] = row.optionalInt(1).map { CalendarDate(dayNumber: Int($0)) }
        }
        return ReceiptForm.allCases.compactMap { form in
            guard let day = days[form], moves.until.map({ day <= $0 }) ?? true else { return nil }
            return EntryDetail.Form(form: form, day: day)
        }
    }

    private func words(_ entry: Int64) throws -> EntryDetail.Words {
        try connection.first(
            "SELECT reference, note, description, benefit, tribute, extra FROM entry_personal WHERE entry = $1",
            [.int(entry)]
        ) { row in
            EntryDetail.Words(
                reference: row.text(0), note: row.text(1), description: row.text(2), benefit: row.text(3),
                tribute: EntryText.unpack(row.text(4)), extra: EntryText.unpack(row.text(5)))
        } ?? EntryDetail.Words()
    }
}
