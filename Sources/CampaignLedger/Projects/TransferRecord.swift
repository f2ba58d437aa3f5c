public import CampaignKit

/// A grant to someone outside, with its sources and with what was said of it since.
public struct TransferRecord: Sendable, Equatable {
    /// What was allowed, with its reason.
    public struct Exceptions: OptionSet, Sendable {
        public let rawValue: Int64

        public init(rawValue: Int64) { self.rawValue = rawValue }

        public static let overCap = Exceptions(rawValue: 1)
        public static let beforeApproval = Exceptions(rawValue: 2)
        public static let beforeAgreement = Exceptions(rawValue: 4)
    }

    public struct Event: Sendable, Equatable {
        /// Stored and hashed: never renumber one.
        public enum Kind: Int, Sendable, CaseIterable {
            /// The grantee reported; what was spent on each line are rows of their own.
            case reported = 1
            case spent = 2
            case returned = 3
            case voided = 4
            /// Other gifts stand for some that it was made of.
            case reassigned = 5
        }

        public var seq: Int64
        public var batch: Int64
        public var day: CalendarDate
        public var kind: Kind
        /// The line that was spent on.
        public var line: String
        public var amount: Int64
        /// The reference or the reason: can be erased.
        public var words: String
    }

    /// The number in `T-3`.
    public var number: Int64
    public var batch: Int64
    public var day: CalendarDate
    /// The project, and the line where it is for one.
    public var place: Designation
    /// The grantee's donor number; after a merge, the number that remains.
    public var grantee: Int64
    public var granteeName: String
    /// The name under the number that the transfer keeps; what a plan calls its partner may be this one.
    public var postedName = ""
    /// Base-currency minor units.
    public var amount: Int64
    public var foreign: ForeignAmount?
    /// The day of the agreement with the grantee.
    public var agreement: CalendarDate?
    public var reportDue: CalendarDate?
    public var exceptions: Exceptions
    /// Why, and what was noted: can be erased.
    public var words: String
    /// All rows of its sources, in their order.
    var posted: [PostedSource] = []
    public var events: [Event] = []
    var inForce = BatchesInForce()

    /// One row of its sources; one that replaces another takes its amount from it.
    struct PostedSource: Sendable, Equatable {
        var ord: Int64
        var batch: Int64
        var part: TransferSources.Part
        var replaces: Int64?
    }

    /// Whether it went to someone of this name, also where they were merged since.
    public func went(to name: String) -> Bool {
        [granteeName, postedName].contains { NameFolding.fold($0) == NameFolding.fold(name) }
    }

    /// The gifts that it is made of.
    public var sources: [TransferSources.Part] { sources(knownOn: .max) }

    /// The gifts that it is made of as known after a batch: a reassignment acts on the transfer's own day.
    public func sources(knownOn batch: Int64) -> [TransferSources.Part] {
        numberedSources(knownOn: batch).map(\.part)
    }

    /// The same with their positions.
    func numberedSources(knownOn batch: Int64) -> [(ord: Int64, part: TransferSources.Part)] {
        let known = posted.filter { $0.replaces == nil || inForce.holds($0.batch, knownOn: batch) }
        return known.compactMap { row in
            var part = row.part
            for other in known where other.replaces == row.ord { part.amount -= other.part.amount }
            return part.amount > 0 ? (row.ord, part) : nil
        }
    }

    /// What was said of it by the end of a day, and known after a batch.
    public func events(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> [Event] {
        events.filter { $0.day <= day && inForce.holds($0.batch, knownOn: batch) }
    }

    /// Whether it stands: posted and known, and neither undone nor voided, which acts on its own day.
    public func stands(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Bool {
        let isVoided = events.contains { $0.kind == .voided && inForce.holds($0.batch, knownOn: batch) }
        return self.day <= day && inForce.holds(self.batch, knownOn: batch) && !isVoided
    }

    private func sum(_ kind: Event.Kind, _ day: CalendarDate, _ batch: Int64) -> Int64 {
        events(asOf: day, knownOn: batch).reduce(0) { $0 + ($1.kind == kind ? $1.amount : 0) }
    }

    public func returned(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Int64 {
        sum(.returned, day, batch)
    }

    /// What the grantee reported as spent.
    public func spent(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Int64 {
        sum(.spent, day, batch)
    }

    /// What it amounts to: 0 where it does not stand.
    public func net(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Int64 {
        stands(asOf: day, knownOn: batch) ? amount - returned(asOf: day, knownOn: batch) : 0
    }

    /// The day of the last report on its use; nil before one.
    public func reported(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> CalendarDate? {
        events(asOf: day, knownOn: batch).filter { $0.kind == .reported }.map(\.day).max()
    }
}

/// Reads transfers with their sources and events, in the order of their numbers.
struct TransferReader {
    let connection: any LedgerConnection

    /// All of them, or those of a project.
    func records(of project: String? = nil) throws -> [TransferRecord] {
        let inForce = try Withdrawal.inForce(connection)
        var records: [TransferRecord] = []
        let condition = project == nil ? "" : " WHERE p.project = $1"
        try connection.rows(
            """
            SELECT t.id, t.batch, t.day, t.grantee, t.amount, t.currency, t.original, t.fx_rate, t.agreement, \
            t.report_due, t.flags, t.personal_digest, \(PlaceColumns.columns("p")) FROM transfer t \
            JOIN place p ON p.id = t.place\(condition) ORDER BY t.id
            """, project.map { [.text($0)] } ?? []
        ) { row in
            var record = Self.record(row)
            record.inForce = inForce
            records.append(record)
        }
        guard !records.isEmpty else { return [] }
        let positions = Dictionary(uniqueKeysWithValues: records.indices.map { (records[$0].number, $0) })
        try readSources(&records, positions)
        try readEvents(&records, positions)
        try readNames(&records)
        try readWords(&records, positions)
        return records
    }

    private static func day(_ number: Int64) -> CalendarDate { CalendarDate(dayNumber: Int(number)) }

    private static func record(_ row: any LedgerRow) -> TransferRecord {
        var foreign: ForeignAmount?
        if let currency = Currency(code: row.text(5)), let original = row.optionalInt(6) {
            foreign = ForeignAmount(
                original: Money(minorUnits: original, currency: currency), rate: row.text(7), rateSource: "")
        }
        return TransferRecord(
            number: row.int(0), batch: row.int(1), day: day(row.int(2)),
            place: PlaceColumns.place(row, from: 12), grantee: row.int(3), granteeName: "",
            amount: row.int(4), foreign: foreign, agreement: row.optionalInt(8).map(day),
            reportDue: row.optionalInt(9).map(day),
            exceptions: TransferRecord.Exceptions(rawValue: row.int(10)),
            words: row.isNull(11) ? "" : "(erased)")
    }

    private func readSources(_ records: inout [TransferRecord], _ positions: [Int64: Int]) throws {
        var found = records
        try connection.rows(
            """
            SELECT s.transfer, s.entry, p.line, s.amount, s.ord, s.batch, s.replaces FROM transfer_source s \
            JOIN place p ON p.id = s.place ORDER BY s.transfer, s.ord
            """
        ) { row in
            guard let position = positions[row.int(0)] else { return }
            found[position].posted.append(
                TransferRecord.PostedSource(
                    ord: row.int(4), batch: row.int(5),
                    part: TransferSources.Part(entry: row.int(1), line: row.text(2), amount: row.int(3)),
                    replaces: row.optionalInt(6)))
        }
        records = found
    }

    private func readEvents(_ records: inout [TransferRecord], _ positions: [Int64: Int]) throws {
        var found = records
        try connection.rows(
            """
            SELECT e.transfer, e.seq, e.batch, e.day, e.kind, coalesce(p.line, ''), e.amount, e.personal_digest \
            FROM transfer_event e LEFT JOIN place p ON p.id = e.place ORDER BY e.transfer, e.seq
            """
        ) { row in
            guard let position = positions[row.int(0)],
                let kind = TransferRecord.Event.Kind(rawValue: Int(row.int(4)))
            else { return }
            found[position].events.append(
                TransferRecord.Event(
                    seq: row.int(1), batch: row.int(2), day: Self.day(row.int(3)), kind: kind,
                    line: row.text(5), amount: row.optionalInt(6) ?? 0,
                    words: row.isNull(7) ? "" : "(erased)"))
        }
        records = found
    }

    private func readNames(_ records: inout [TransferRecord]) throws {
        var names: [Int64: String] = [:]
        let aliases = try DonorAliases(connection)
        let posted = Set(records.map(\.grantee))
        for grantee in posted.union(posted.map { aliases.of($0) }).sorted() {
            names[grantee] = try connection.first(
                "SELECT \(DonorColumns.displayName("p")) FROM donor_personal p WHERE p.donor = $1",
                [.int(grantee)]
            ) { DonorColumns.displayName($0, from: 0) }
        }
        // Of who was merged only the past has the name.
        for grantee in posted.sorted() where names[grantee] == nil {
            names[grantee] = try connection.first(
                "SELECT \(DonorColumns.displayName("p")) FROM donor_past p WHERE p.donor = $1 ORDER BY p.until DESC",
                [.int(grantee)]
            ) { DonorColumns.displayName($0, from: 0) }
        }
        for index in records.indices {
            records[index].postedName = names[records[index].grantee] ?? ""
            records[index].grantee = aliases.of(records[index].grantee)
            records[index].granteeName = names[records[index].grantee] ?? ""
        }
    }

    private func readWords(_ records: inout [TransferRecord], _ positions: [Int64: Int]) throws {
        var found = records
        try connection.rows(
            """
            SELECT object, id, seq, words FROM grant_personal WHERE object IN ('transfer', 'transfer_event')
            """
        ) { row in
            guard let position = positions[row.int(1)] else { return }
            guard row.text(0) == "transfer_event" else {
                found[position].words = row.text(3)
                return
            }
            let seq = row.int(2)
            guard let index = found[position].events.firstIndex(where: { $0.seq == seq }) else { return }
            found[position].events[index].words = row.text(3)
        }
        records = found
    }
}

/// An undo removes a transfer only while nothing was said of it since.
enum TransferUndo {
    static func requireLast(_ batch: Int64, _ connection: any LedgerConnection) throws {
        let settled = try Withdrawal(connection).settled
        let later = try connection.first(
            """
            SELECT e.transfer, max(e.batch) FROM transfer_event e JOIN transfer t ON t.id = e.transfer \
            WHERE t.batch = $1 AND e.batch > $1 AND e.batch NOT IN \(settled) GROUP BY e.transfer ORDER BY e.transfer
            """, [.int(batch)]
        ) { (transfer: $0.int(0), batch: $0.int(1)) }
        guard let later else { return }
        throw LedgerError(
            .unknownBatch,
            "T-\(later.transfer) of B-\(batch) was reported on, or came back, in B-\(later.batch)",
            hint: "campaign import undo B-\(later.batch) goes first")
    }
}
