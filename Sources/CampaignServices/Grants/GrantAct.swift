public import CampaignKit
import CampaignLedger

/// A row of money on a grant's award: what was promised, paid, met, cut, or given back.
public struct GrantAct: Sendable, Equatable {
    public let day: CalendarDate
    public let batch: Int64
    public let type: EntryType
    /// The number in `G-12`.
    public let entry: Int64
    /// The number in `P-12`.
    public let promise: Int64
    /// Signed base-currency minor units; of the promise, as it was made.
    public let minor: Int64
    /// In the currency that the row is in; nil for the base currency.
    public let original: Money?
    /// The row that a correction names.
    public let target: Int64?
    /// Of a cut, what became of the money that was paid beyond it.
    public let surplus: Surplus?
    /// Of a cut, how much of that is due back by it; nil where other rows of the day decide that too.
    public let dueBack: Int64?
    /// The note that was kept with it.
    public let words: String
}

extension GrantReading {
    /// The rows of money on a grant's promises, each promise first, by its own day and as known.
    public func acts(of line: GrantLine) throws -> [GrantAct] {
        guard let ledger else { return [] }
        let batch = line.knownOn == .max ? nil : line.knownOn
        var query = PledgeQuery(asOf: line.asOf, plan: plan)
        query.knownOn = batch
        return try line.pledges.flatMap { pledge in
            let record = try ledger.pledge("P-\(pledge.number)", query)
            let made = GrantAct(record.gift, of: pledge.number, minor: record.gift.amountMinor)
            return try [made]
                + record.acts.map { act in
                    let row = try ledger.gift("G-\(act.id)", knownOn: batch, until: line.asOf)
                    let owed = try dueBack(row, record, query, ledger)
                    return GrantAct(row, of: pledge.number, minor: act.effectMinor, dueBack: owed)
                }
        }
    }

    /// What a cut made due back: what more is due at the end of its day, where it alone decided that.
    private func dueBack(
        _ cut: EntryDetail, _ record: PledgeRecord, _ query: PledgeQuery, _ ledger: Ledger
    ) throws -> Int64? {
        guard cut.row.surplus == .toReturn else { return nil }
        let deciding = record.acts.filter { $0.day == cut.line.day && $0.type != .conditionUnmet }
        guard deciding.count == 1 else { return nil }
        func due(_ day: CalendarDate) throws -> Int64 {
            var then = query
            then.asOf = day
            return try ledger.pledge("P-\(record.pledge.number)", then).pledge.standing.dueBack
        }
        let more = try Checked.subtract(try due(cut.line.day), try due(cut.line.day.adding(days: -1)))
        return more > 0 ? more : nil
    }
}

extension GrantAct {
    fileprivate init(_ row: EntryDetail, of promise: Int64, minor: Int64, dueBack: Int64? = nil) {
        (day, batch, type, entry) = (row.line.day, row.line.batch, row.line.type, row.line.id)
        (self.promise, self.minor, original) = (promise, minor, row.original)
        (target, words) = (row.target, row.words.note)
        (surplus, self.dueBack) = (row.row.surplus, dueBack)
    }
}

extension [GrantAct] {
    /// Whether money came, and no void says that it never did.
    public var hadMoney: Bool {
        let voided = Set(compactMap { $0.type == .void ? $0.target : nil })
        return contains { $0.type.family == .received && !voided.contains($0.entry) }
    }

    /// What promises in one other currency come to in it; nil where there is another, or no such promise.
    ///
    /// With what was changed and written off; nil too where a row says nothing in that currency.
    public var promisedOriginal: Money? {
        let voided = Set(compactMap { $0.type == .void ? $0.target : nil })
        let rows = filter { act in
            !voided.contains(act.entry)
                && (act.type.family == .promise || [.pledgeChange, .writeOff].contains(act.type))
        }
        guard let currency = rows.first?.original?.currency else { return nil }
        var sum: Int64 = 0
        for row in rows {
            guard let original = row.original, original.currency == currency, row.minor != 0 else {
                return nil
            }
            let size = Int64(clamping: original.minorUnits.magnitude)
            let takesOff = row.type == .writeOff || row.minor < 0
            guard let next = try? Checked.add(sum, takesOff ? -size : size) else { return nil }
            sum = next
        }
        return Money(minorUnits: sum, currency: currency)
    }
}
