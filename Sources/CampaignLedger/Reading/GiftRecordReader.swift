import CampaignKit

/// Reads everything that is known of one posted row.
struct GiftRecordReader {
    let connection: any LedgerConnection
    /// The moves that parts follow.
    let moves: MovedGifts

    func record(_ line: GiftLine, related: [GiftLine]) throws -> GiftRecord {
        let record = try connection.first(
            """
            SELECT e.date, e.basis, e.amount, e.currency, e.original, e.fx_rate, e.fx_source, e.fee, e.exchange, \
            e.method, e.delivery, e.received, e.postmark, e.postmark_kind, e.deposited, e.cleared, e.deposit_id, \
            e.target, b.posted_on, b.command, e.benefit_value, e.benefit_cost, e.benefit_flags, e.receipted_by, \
            coalesce(e.target, (SELECT x.target FROM match_closing c JOIN entry x ON x.id = c.expected \
            WHERE c.entry = e.id AND c.ord = 0)), b.reason, b.actor FROM entry e JOIN batch b ON b.id = e.batch WHERE e.id = $1
            """, [.int(line.id)]
        ) { row in Self.record(line, row, related) }
        guard var record else { throw LedgerError(.unknownGift, "no gift 'G-\(line.id)'") }
        record.parts = try parts(line, amount: record.amountMinor)
        record.credits = try credits(line.id)
        record.installments = try installments(line.id)
        record.words = try words(line.id)
        record.thanked = try thanked(line.id)
        record.closings = try closings(line.id)
        record.aliases = try aliases(line.id)
        try GiftFateReader(connection: connection, moves: moves).complete(&record)
        return record
    }

    private static func record(_ line: GiftLine, _ row: any LedgerRow, _ related: [GiftLine]) -> GiftRecord {
        func day(_ index: Int) -> CalendarDate? {
            row.optionalInt(index).map { CalendarDate(dayNumber: Int($0)) }
        }
        func number(_ index: Int) -> Int? { row.optionalInt(index).map(Int.init) }
        func text(_ index: Int) -> String? { row.isNull(index) ? nil : row.text(index) }
        return GiftRecord(
            line: line, statedDate: day(0) ?? line.day,
            basis: DateBasis(rawValue: Int(row.int(1))) ?? .stated,
            amountMinor: row.int(2), currency: text(3), originalMinor: row.optionalInt(4), rate: text(5),
            rateSource: text(6), feeMinor: row.int(7), exchangeMinor: row.int(8),
            method: number(9).flatMap(PaymentMethod.init(rawValue:)),
            delivery: number(10).flatMap(Delivery.init(rawValue:)),
            received: day(11), postmark: day(12),
            postmarkKind: number(13).flatMap(PostmarkKind.init(rawValue:)),
            deposited: day(14), cleared: day(15), depositID: row.text(16), target: row.optionalInt(17),
            benefit: benefit(row, from: 20),
            receiptedBy: ReceiptIssuer(rawValue: Int(row.int(23))) ?? .us,
            matches: line.type.family == .received ? row.optionalInt(24) : nil,
            parts: [],
            credits: [], installments: [], words: GiftRecord.Words(), related: related,
            postedOn: day(18) ?? line.day, command: row.text(19), reopened: text(25),
            actor: row.text(26))
    }

    private static func benefit(_ row: any LedgerRow, from index: Int) -> Benefit? {
        let flags = row.int(index + 2)
        guard !row.isNull(index) || !row.isNull(index + 1) || flags != 0 else { return nil }
        return Benefit(
            valueMinor: row.optionalInt(index), costMinor: row.optionalInt(index + 1),
            isToken: flags & 1 != 0, isNone: flags & 2 != 0, isUnknown: flags & 4 != 0)
    }

    /// Where the parts of a row are for, and how much each.
    func parts(_ line: GiftLine, amount: Int64) throws -> [GiftRecord.Part] {
        if line.isSplit, let present = try presentParts(of: line.id) { return present }
        guard line.isSplit else { return [GiftRecord.Part(place: line.place, minorUnits: amount)] }
        var parts: [GiftRecord.Part] = []
        try connection.rows(
            """
            SELECT p.campaign, p.appeal, p.project, p.line, p.unit, p.keycode, t.amount FROM split t \
            JOIN place p ON p.id = t.place WHERE t.entry = $1 ORDER BY t.ord
            """, [.int(line.id)]
        ) { row in
            let place = Place(
                campaign: row.text(0), appeal: row.text(1), project: row.text(2), line: row.text(3),
                unit: row.text(4),
                keycode: row.text(5))
            parts.append(GiftRecord.Part(place: place, minorUnits: row.int(6)))
        }
        return parts
    }

    /// What the parts of a moved gift come to now; nil for one that stands as it was posted.
    func presentParts(of unit: Int64) throws -> [GiftRecord.Part]? {
        guard let loaded = try CommitmentLoader(connection: connection).load(unit) else { return nil }
        let lastEntry = try moves.knownOn.map {
            try connection.integer("SELECT max(last_entry) FROM batch WHERE id <= $1", [.int($0)])
        }
        let known = loaded.commitment.known(through: lastEntry ?? Int64.max, until: moves.until)
        guard !known.destinations.isEmpty else { return nil }
        var parts: [GiftRecord.Part] = []
        for (place, share) in zip(loaded.places, try known.presentShares()) where share != 0 {
            parts.append(GiftRecord.Part(place: try PlaceReader.place(place, connection), minorUnits: share))
        }
        return parts
    }

    private func credits(_ entry: Int64) throws -> [GiftRecord.Credit] {
        var credits: [GiftRecord.Credit] = []
        try connection.rows(
            """
            SELECT c.donor, c.kind, c.amount, \(DonorDetailsSQL.columns("p")) FROM soft_credit c \
            JOIN donor_personal p ON p.donor = c.donor WHERE c.entry = $1 ORDER BY c.ord
            """, [.int(entry)]
        ) { row in
            credits.append(
                GiftRecord.Credit(
                    donor: row.int(0), donorName: DonorColumns.details(row, from: 3).displayName,
                    kind: SoftCreditKind(rawValue: Int(row.int(1))) ?? .recognition,
                    minorUnits: row.optionalInt(2)))
        }
        return credits
    }

    private func closings(_ entry: Int64) throws -> [GiftRecord.Closing] {
        var list: [GiftRecord.Closing] = []
        try connection.rows(
            "SELECT expected, amount FROM match_closing WHERE entry = $1 ORDER BY ord", [.int(entry)]
        ) { list.append(GiftRecord.Closing(expected: $0.int(0), minorUnits: $0.int(1))) }
        return list
    }

    private func aliases(_ entry: Int64) throws -> [GiftRecord.Alias] {
        var list: [GiftRecord.Alias] = []
        try connection.rows(
            "SELECT kind, value FROM entry_alias WHERE entry = $1 ORDER BY kind, \(Portable.byBytes("value"))",
            [.int(entry)]
        ) { row in
            guard let kind = AliasKind(rawValue: Int(row.int(0))) else { return }
            list.append(GiftRecord.Alias(kind: kind, value: row.text(1)))
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

    private func thanked(_ entry: Int64) throws -> GiftRecord.Thanks? {
        try connection.first(
            """
            SELECT c.day, c.batch, b.command FROM change c JOIN batch b ON b.id = c.batch WHERE c.object_id = $1 \
            AND \(AcknowledgmentFact.condition("c")) AND c.day <= $2 AND c.batch <= $3 ORDER BY c.id LIMIT 1
            """,
            [
                .int(entry), .int(moves.until?.dayNumber ?? Int.max), .int(moves.knownOn ?? Int64.max),
            ]
        ) {
            GiftRecord.Thanks(
                day: CalendarDate(dayNumber: Int($0.int(0))), batch: $0.int(1), command: $0.text(2))
        }
    }

    private func words(_ entry: Int64) throws -> GiftRecord.Words {
        try connection.first(
            "SELECT reference, note, description, benefit, tribute, extra FROM entry_personal WHERE entry = $1",
            [.int(entry)]
        ) { row in
            GiftRecord.Words(
                reference: row.text(0), note: row.text(1), description: row.text(2), benefit: row.text(3),
                tribute: EntryText.unpack(row.text(4)), extra: EntryText.unpack(row.text(5)))
        } ?? GiftRecord.Words()
    }
}
