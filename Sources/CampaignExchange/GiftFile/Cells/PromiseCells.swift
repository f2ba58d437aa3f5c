import CampaignKit

/// `installments, frequency, first_due`: the schedule of a promise.
///
/// Installments that are not equal are written out: `2026-12-01=500; 2027-06-01=250`.
struct PromiseCells: Sendable {
    private let installments: ColumnCell
    private let firstDue: ColumnCell
    private var frequency: WordCell<Frequency>
    private var surplus: WordCell<Surplus>
    private let isAbsent: Bool

    private let base: Currency

    private static let most = 600

    private let days: DayReader

    init(_ header: GiftHeader, days: DayReader, base: Currency) {
        self.base = base
        self.days = days
        installments = header.cell(.installments)
        firstDue = header.cell(.firstDue)
        frequency = WordCell(
            header.cell(.frequency), code: .unknownFrequency, what: "a frequency",
            names: Frequency.allCases.map(\.name)
        ) { Frequency(name: $0 == "half_yearly" ? "half-yearly" : $0) }
        surplus = WordCell(
            header.cell(.surplus), code: .unknownSurplus, what: "a use of money beyond a promise",
            names: Surplus.allCases.map(\.name)
        ) { Surplus(name: $0) }
        isAbsent = [installments, firstDue, frequency.cell].allSatisfy { $0.field < 0 }
    }

    /// Reads the schedule; `row.type` and `row.date` must be there already.
    mutating func read(_ context: RowContext, into row: inout ImportedEntry, family: EntryType.Family) {
        readSurplus(context, into: &row)
        guard !isAbsent else { return }
        let given = [installments, frequency.cell, firstDue].first { !context.bytes($0).isEmpty }
        guard let given else { return }
        guard family == .promise else {
            return context.refuse(
                .scheduleUnexpected, given, "a schedule on a row that is not a promise",
                hint: "installments, frequency and first_due belong to a pledge or an award")
        }
        if context.bytes(installments).contains(UInt8(ascii: "=")) {
            row.schedule = readList(context, total: row.minorUnits)
            return
        }
        let before = context.problems.count
        let count = readCount(context)
        let often = frequency.read(context)
        let first = days.day(context, firstDue, .from(row.date))
        guard context.problems.count == before else { return }
        if let first, first < DateOfGift.earliest {
            return context.refuse(
                .dateBefore1900, firstDue, DateOfGift.Refusal.before1900(column: "first_due").message,
                hint: DateOfGift.Refusal.before1900(column: "first_due").hint)
        }
        if let first, first < row.date {
            context.warn(
                .dueBeforePromise, firstDue, "the first installment is due before the promise was made",
                hint: "check the year: it is overdue from its first day")
        }
        row.schedule = schedule(context, count, often, first, date: row.date)
    }

    private mutating func readSurplus(_ context: RowContext, into row: inout ImportedEntry) {
        guard let said = surplus.read(context) else { return }
        guard row.type == .pledgeChange, row.minorUnits < 0 else {
            return context.refuse(
                .surplusUnexpected, surplus.cell, "a surplus on a row that does not cut a promise",
                hint: "it belongs to a pledge_change with a negative amount")
        }
        row.surplus = said
    }

    /// Each installment with its day and amount.
    private mutating func readList(_ context: RowContext, total: Int64) -> InstallmentPlan? {
        if let other = [frequency.cell, firstDue].first(where: { !context.bytes($0).isEmpty }) {
            return refuse(
                context, other, "the installments are listed, so frequency and first_due do not apply",
                "leave frequency and first_due blank")
        }
        var list: [Installment] = []
        for (index, part) in CellText.line(context.bytes(installments)).split(separator: ";").enumerated()
        where part.contains(where: { $0 != " " }) {
            let fields = part.split(separator: "=", omittingEmptySubsequences: false)
                .map { $0.filter { $0 != " " } }
            guard fields.count == 2, let due = CalendarDate(fields[0]), due >= DateOfGift.earliest,
                let minor = try? AmountParser.minorUnits(fields[1], currency: base), minor > 0
            else {
                return refuse(
                    context, installments, "installment \(index + 1) is not of the form DATE=AMOUNT",
                    "write 2026-12-01=500; 2027-06-01=250")
            }
            list.append(Installment(due: due, minorUnits: minor))
        }
        guard list.count <= Self.most else {
            return refuse(
                context, installments, "not a number of installments",
                "write a whole number from 1 to \(Self.most)")
        }
        let sum = list.reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
        guard sum == Int128(total) else {
            let text = Money(minorUnits: Int64(clamping: sum), currency: base).plainText
            return refuse(
                context, installments, "the installments do not add up to the amount",
                "they total \(text)")
        }
        return InstallmentPlan(irregular: list)
    }

    private func refuse(
        _ context: RowContext, _ cell: ColumnCell, _ message: String, _ hint: String
    ) -> InstallmentPlan? {
        context.refuse(.badInstallments, cell, message, hint: hint)
        return nil
    }

    private func readCount(_ context: RowContext) -> Int? {
        let bytes = context.bytes(installments)
        if bytes.isEmpty { return nil }
        let count = bytes.count <= 3 ? Int(String(decoding: bytes, as: UTF8.self)) : nil
        guard let count, (1...Self.most).contains(count) else {
            context.refuse(
                .badInstallments, installments, "not a number of installments",
                hint: "write a whole number from 1 to \(Self.most)")
            return nil
        }
        return count
    }

    private func schedule(
        _ context: RowContext, _ count: Int?, _ often: Frequency?, _ first: CalendarDate?, date: CalendarDate
    ) -> InstallmentPlan? {
        guard let count else {
            if let often, often != .once {
                context.refuse(
                    .installmentsMissing, frequency.cell, "a frequency without the number of installments",
                    hint:
                        "give installments; giving without an end is not a pledge, its gifts count when paid")
                return nil
            }
            return InstallmentPlan(count: 1, frequency: .once, firstDue: first ?? date)
        }
        guard count > 1 else {
            return InstallmentPlan(count: 1, frequency: often ?? .once, firstDue: first ?? date)
        }
        if often == nil || often == .once {
            context.refuse(
                .frequencyMissing, frequency.cell, "several installments without a frequency",
                hint: "write weekly, monthly, quarterly, semiannual or annual")
        }
        if first == nil {
            context.refuse(
                .firstDueMissing, firstDue, "several installments without first_due",
                hint: "write the day the first is due, YYYY-MM-DD")
        }
        guard let often, often != .once, let first else { return nil }
        return InstallmentPlan(count: count, frequency: often, firstDue: first)
    }
}
