public import CampaignKit

/// What processors kept of payouts as a whole, kept in `change`.
///
/// The object is `payout-fee:` and the payout's id, the number a digest of what the fee is known by; `old` is
/// the fee, `new` the source that says it.
struct PayoutFees {
    typealias Said = (source: String, fees: [PayoutFee])

    static let prefix = "payout-fee:"
    private static let kind: Int64 = 1
    private let connection: any LedgerConnection

    struct Line {
        var payout: String
        var source: String
        var day: CalendarDate
        var minorUnits: Int64
    }

    init(_ connection: any LedgerConnection) { self.connection = connection }

    static func condition(_ row: String) -> String {
        "\(row).kind = \(kind) AND \(Portable.begins("\(row).object", with: prefix))"
    }

    /// The fees that are not here yet: a file that comes again says the same.
    func new(_ said: Said) throws -> [(fee: PayoutFee, number: Int64)] {
        guard !said.fees.isEmpty else { return [] }
        var known: Set<String> = []
        try connection.rows(
            """
            SELECT c.object, c.object_id FROM change c WHERE \(Self.condition("c")) \
            AND c.batch NOT IN \(try Withdrawal(connection).undone)
            """
        ) { known.insert("\($0.int(1)) \($0.text(0))") }
        let digests = RowDigests()
        return said.fees.compactMap { fee in
            let number = digests.key(source: said.source, id: fee.payout + "\n" + fee.id)
            guard known.insert("\(number) \(Self.prefix)\(fee.payout)").inserted else { return nil }
            return (fee, number)
        }
    }

    func record(_ said: Said, _ registry: Registry, batch: Int64, on day: CalendarDate) throws {
        let fees = try new(said)
        guard !fees.isEmpty else { return }
        let source = try registry.source(said.source)
        var next = try connection.integer("SELECT max(id) FROM change") + 1
        for (fee, number) in fees {
            try connection.run(
                """
                INSERT INTO change(id, batch, object, object_id, kind, day, old, new) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .int(next), .int(batch), .text(Self.prefix + fee.payout), .int(number), .int(Self.kind),
                    .day(day), .int(fee.minorUnits), .int(source),
                ])
            next += 1
        }
    }

    /// Those that stand, in the order in which they were said.
    func all() throws -> [Line] {
        var lines: [Line] = []
        try connection.rows(
            """
            SELECT substr(c.object, \(Self.prefix.count + 1)), s.name, c.day, c.old FROM change c \
            JOIN source s ON s.id = c.new WHERE \(Self.condition("c")) \
            AND c.batch NOT IN \(try Withdrawal(connection).undone) ORDER BY c.id
            """
        ) { row in
            lines.append(
                Line(
                    payout: row.text(0), source: row.text(1),
                    day: CalendarDate(dayNumber: Int(row.int(2))), minorUnits: row.int(3)))
        }
        return lines
    }

    /// Those known after a batch and dated up to a day, by day.
    ///
    /// Each has the last day of the payout's rows that came with it, else that of its import: nothing moves
    /// what is in the books, and closed ones stay closed.
    func booked(asOf: CalendarDate, knownOn: Int64) throws -> [BookedPayoutFee] {
        let inForce = try Withdrawal.inForce(connection)
        var fees: [BookedPayoutFee] = []
        try connection.rows(
            """
            SELECT substr(c.object, \(Self.prefix.count + 1)), coalesce((SELECT max(e.day) FROM entry_alias a \
            JOIN entry e ON e.id = a.entry WHERE a.kind = \(AliasKind.payout.rawValue) AND \
            a.value = substr(c.object, \(Self.prefix.count + 1)) AND e.source = c.new AND e.batch = c.batch), c.day), \
            c.old, c.batch FROM change c WHERE \(Self.condition("c")) AND c.batch <= $1 ORDER BY c.id
            """, [.int(knownOn)]
        ) { row in
            let day = CalendarDate(dayNumber: Int(row.int(1)))
            guard day <= asOf, inForce.holds(row.int(3), knownOn: knownOn) else { return }
            fees.append(
                BookedPayoutFee(
                    payout: row.text(0), day: day, minorUnits: row.int(2), batch: row.int(3)))
        }
        return fees.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element)
    }
}

/// What a processor kept of a payout as a whole, as it is in the books.
public struct BookedPayoutFee: Equatable, Sendable {
    /// As the processor writes it.
    public var payout: String
    public var day: CalendarDate
    /// In base-currency minor units; below zero where it was given back.
    public var minorUnits: Int64
    public var batch: Int64
}

extension Ledger {
    /// What processors kept of whole payouts, for the journal: a cost of no gift, so raised stays as it is.
    public func payoutFees(asOf: CalendarDate, knownOn: Int64) throws(LedgerError) -> [BookedPayoutFee] {
        try reading { try PayoutFees($0).booked(asOf: asOf, knownOn: knownOn) }
    }
}
