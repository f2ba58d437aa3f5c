import CampaignKit

/// `date, received_date, postmark, deposited_date, cleared_date`, and the date of gift that follows.
struct DateCells: Sendable {
    private let date: ColumnCell
    private let received: ColumnCell
    private let postmark: ColumnCell
    private let deposited: ColumnCell
    private let cleared: ColumnCell
    private let today: CalendarDate

    init(_ header: GiftHeader, today: CalendarDate) {
        self.today = today
        date = header.cell(.date)
        received = header.cell(.receivedDate)
        postmark = header.cell(.postmark)
        deposited = header.cell(.depositedDate)
        cleared = header.cell(.clearedDate)
    }

    /// Reads the days; `row.type`, `method`, `delivery` and `postmarkKind` must be there already.
    func read(_ context: RowContext, into row: inout GiftRow) {
        row.received = Self.day(context, received)
        row.postmark = Self.day(context, postmark)
        row.deposited = Self.day(context, deposited)
        row.cleared = Self.day(context, cleared)
        if context.bytes(date).isEmpty {
            context.refuse(.dateMissing, date, "no date", hint: "write the day of the gift, YYYY-MM-DD")
        }
        guard let stated = Self.day(context, date) else { return }
        row.date = stated
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

    /// The day of one cell; nil when it is blank, or is refused.
    static func day(_ context: RowContext, _ cell: ColumnCell) -> CalendarDate? {
        let bytes = context.bytes(cell)
        if bytes.isEmpty { return nil }
        if let day = CalendarDate(iso: bytes) { return day }
        let hint = DateHint(CellText.line(bytes))
        context.refuse(hint.isNoDay ? .noSuchDay : .notADate, cell, hint.message, hint: hint.text)
        return nil
    }

    private func settle(_ context: RowContext, _ row: inout GiftRow) {
        let outcome = DateOfGift.resolve(
            stated: row.date, delivery: row.delivery, received: row.received, postmark: row.postmark,
            postmarkKind: row.postmarkKind, deposited: row.deposited, cleared: row.cleared,
            method: row.method, type: row.type, today: today)
        switch outcome {
        case .accepted(let resolution):
            row.day = resolution.day
            row.basis = resolution.basis
            for remark in resolution.findings {
                context.report(remark.code, .warning, date, remark.message, hint: remark.hint)
            }
        case .refused(let refusal):
            let (code, cell) = place(of: refusal)
            context.refuse(code, cell, refusal.message, hint: refusal.hint)
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
