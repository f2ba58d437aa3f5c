import CampaignKit

/// `date, received_date, postmark, deposited_date, cleared_date`, and the date of gift that follows.
struct DateCells: Sendable {
    /// The day that the row says first.
    var stated: ColumnCell { date }
    private let date: ColumnCell
    private let received: ColumnCell
    private let postmark: ColumnCell
    private let deposited: ColumnCell
    private let cleared: ColumnCell
    private let today: CalendarDate
    private let days: DayReader
    /// The deposit that all gifts were part of.
    private let depositedOn: CalendarDate?

    init(_ header: GiftHeader, days: DayReader, today: CalendarDate, depositedOn: CalendarDate? = nil) {
        self.today = today
        self.depositedOn = depositedOn
        self.days = days
        date = header.cell(.date)
        received = header.cell(.receivedDate)
        postmark = header.cell(.postmark)
        deposited = header.cell(.depositedDate)
        cleared = header.cell(.clearedDate)
    }

    /// 50 years in days.
    private static let longAgo = 18_263

    /// Reads the days; `row.type`, `method`, `delivery` and `postmarkKind` must be there already.
    func read(_ context: RowContext, into row: inout ImportedEntry) {
        row.received = days.day(context, received)
        row.postmark = days.day(context, postmark)
        row.deposited = deposit(context, &row)
        row.cleared = days.day(context, cleared)
        if context.bytes(date).isEmpty {
            context.refuse(.dateMissing, date, "no date", hint: "write the day of the gift, YYYY-MM-DD")
        }
        guard let stated = days.day(context, date) else { return }
        row.date = stated
        if today.dayNumber - stated.dayNumber > Self.longAgo, stated >= DateOfGift.earliest {
            context.warn(.longAgo, date, "more than 50 years ago", hint: "check the year")
        }
        let isPlain =
            row.delivery == nil && row.received == nil && row.postmark == nil && row.deposited == nil
            && row.cleared == nil && row.type != .qcd
        if isPlain, stated <= today, stated >= DateOfGift.earliest {
            // What `DateOfGift` says of a row with no evidence, at less cost; a test holds the two together.
            row.day = stated
            row.basis = .stated
            return
        }
        settle(context, &row)
    }

    /// The day that the row says, else that of the deposit which was said for the whole file.
    private func deposit(_ context: RowContext, _ row: inout ImportedEntry) -> CalendarDate? {
        let stated = days.day(context, deposited)
        guard let depositedOn, row.type.family == .received else { return stated }
        row.isDepositOfFile = stated == nil
        if let stated, stated != depositedOn {
            context.report(
                "deposit-disagrees", .error, deposited,
                "this gift was in another deposit than \(depositedOn)",
                hint: "take the row out of the file, or import the file without --deposit")
        }
        return depositedOn
    }

    private func settle(_ context: RowContext, _ row: inout ImportedEntry) {
        let outcome = DateOfGift.resolve(
            stated: row.date, delivery: row.delivery, received: row.received, postmark: row.postmark,
            postmarkKind: row.postmarkKind, deposited: row.deposited, cleared: row.cleared,
            method: row.method, type: row.type, today: today)
        switch outcome {
        case .accepted(let resolution):
            row.day = resolution.day
            row.basis = resolution.basis
            warnOfImpossibleDays(context, row)
            for remark in resolution.findings {
                context.report(remark.code, .warning, date, remark.message, hint: remark.hint)
            }
        case .refused(let refusal):
            let (code, cell) = place(of: refusal)
            context.refuse(code, cell, refusal.message, hint: refusal.hint)
        }
    }

    /// Money is not in the bank before it was given, nor will anyone know today that it will be.
    private func warnOfImpossibleDays(_ context: RowContext, _ row: ImportedEntry) {
        for (day, cell) in [(row.received, received), (row.deposited, deposited), (row.cleared, cleared)] {
            if let day, day > today {
                context.warn(.dayAfterToday, cell, "a day after today", hint: "check the year")
            }
        }
        let given = min(row.date, row.received ?? row.date)
        for (day, cell) in [(row.deposited, deposited), (row.cleared, cleared)] {
            if let day, day < given {
                context.warn(
                    .dayBeforeGift, cell, "before the gift was given", hint: "check this day and the date")
            }
        }
        if let banked = row.deposited, let cleared = row.cleared, cleared < banked {
            context.warn(
                .dayBeforeGift, self.cleared, "cleared before it was deposited", hint: "check both days")
        }
    }

    private func place(of refusal: DateOfGift.Refusal) -> (RowProblemCode, ColumnCell) {
        switch refusal {
        case .before1900(let column): (.dateBefore1900, cell(named: column))
        case .afterToday: (.dateAfterToday, date)
        case .evidenceAfterToday(let column): (.evidenceAfterToday, cell(named: column))
        }
    }

    private func cell(named name: String) -> ColumnCell {
        [received, postmark, deposited, cleared].first { $0.column?.name == name } ?? date
    }
}
