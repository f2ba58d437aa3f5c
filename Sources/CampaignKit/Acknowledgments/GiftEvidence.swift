/// What a row says about when a gift was made; see `DateOfGift`.
struct GiftEvidence {
    let stated: CalendarDate
    let delivery: Delivery?
    let received: CalendarDate?
    let postmark: CalendarDate?
    let postmarkKind: PostmarkKind?
    let deposited: CalendarDate?
    let cleared: CalendarDate?
    let method: PaymentMethod?
    let type: EntryType

    /// A day, the rule behind it and the column that it was read from.
    struct Derived {
        var day: CalendarDate
        var basis: DateBasis
        var column = "date"
        var findings: [DateOfGift.Remark] = []
    }

    /// The first column whose day is before `limit`.
    func columnBefore(_ limit: CalendarDate) -> String? {
        let columns: [(String, CalendarDate?)] = [
            ("date", stated), ("received_date", received), ("postmark", postmark),
            ("deposited_date", deposited), ("cleared_date", cleared),
        ]
        return columns.first { _, day in day.map { $0 < limit } ?? false }?.0
    }

    func derived() -> Derived {
        guard type.family == .received else { return Derived(day: stated, basis: .stated) }
        switch delivery {
        case nil: return isPostDated ? postDated : Derived(day: stated, basis: .stated)
        case .hand: return isPostDated ? postDated : first([(received, "received_date")], .handed)
        case .usps: return isPostDated ? postDated : mailed()
        case .courier: return isPostDated ? postDated : byCourier()
        case .online: return Derived(day: stated, basis: .charged)
        case .ach, .wire:
            // Deposited is the day in our bank; a file without it may have only one of the others.
            let days = [
                (deposited, "deposited_date"), (cleared, "cleared_date"), (received, "received_date"),
            ]
            return unproven(first(days, .credited), unless: days.contains { $0.0 != nil })
        case .dtc:
            // Deposited comes last: for stock it may be the day of the sale's proceeds.
            let days = [
                (received, "received_date"), (cleared, "cleared_date"), (deposited, "deposited_date"),
            ]
            return unproven(first(days, .inAccount), unless: days.contains { $0.0 != nil })
        }
    }

    /// A qualified charitable distribution belongs to the year in which it clears.
    func qcdFindings(day: CalendarDate) -> [DateOfGift.Remark] {
        guard type == .qcd else { return [] }
        let year = day.year
        if let cleared, cleared.year > year {
            return [
                DateOfGift.Remark(
                    code: "qcd-cleared-late",
                    message: "a distribution from an IRA dated in \(year) cleared on \(cleared)",
                    hint: "for taxes it is of the year in which it cleared; its receipt gives that day")
            ]
        }
        guard cleared == nil, day.month == 12 else { return [] }
        return [
            DateOfGift.Remark(
                code: "qcd-not-cleared",
                message: "a distribution from an IRA must clear by \(year)-12-31",
                hint: "deposit the check at once and import its cleared_date")
        ]
    }

    // MARK: - Rules by delivery

    /// A check that was in our hands before the day it bears.
    ///
    /// Card and cash payments cannot be post-dated.
    private var isPostDated: Bool {
        guard let received, method == nil || method == .check else { return false }
        return received < stated
    }

    private var postDated: Derived { Derived(day: stated, basis: .postDated) }

    /// The first day that is known; else the stated one.
    private func first(_ days: [(CalendarDate?, String)], _ basis: DateBasis) -> Derived {
        for case (let day?, let column) in days { return Derived(day: day, basis: basis, column: column) }
        return Derived(day: stated, basis: basis)
    }

    private func byCourier() -> Derived {
        unproven(first([(received, "received_date")], .courierReceived), unless: received != nil)
    }

    /// Mailed: a postmark proves the day; without proof nothing may cross the end of a year.
    private func mailed() -> Derived {
        let kind = postmarkKind ?? .machine
        guard let postmark, kind.isPostOffices else { return mailedWithoutPostmark() }
        if !kind.provesMailing, postmark.year == stated.year + 1, postmark.month == 1, stated.month == 12 {
            return needsEvidence("a machine postmark of \(postmark) on a gift of December \(stated.year)")
        }
        var result = Derived(day: postmark, basis: .postmark, column: "postmark")
        if let received, received < postmark {
            // Nothing arrives before it is mailed: one of the two is a typing error, the earlier is safe.
            result.day = received
            result.column = "received_date"
            result.findings = [
                DateOfGift.Remark(
                    code: "postmark-after-received",
                    message: "the postmark is later than the day of receipt",
                    hint: "correct the postmark or the received_date")
            ]
        }
        if method == nil || method == .check, result.day < stated {
            // Mailed before the day it bears: as with one handed over, that day counts.
            result = Derived(day: stated, basis: .postDated, findings: result.findings)
        }
        return result
    }

    private func mailedWithoutPostmark() -> Derived {
        if let received, received.year > stated.year {
            return needsEvidence("no postmark on a gift of \(stated.year) received in \(received.year)")
        }
        return unproven(Derived(day: stated, basis: .stated), unless: received != nil)
    }

    /// Counted by the day we had it, and in no tax year until someone proves the mailing.
    private func needsEvidence(_ message: String) -> Derived {
        var result = first([(received, "received_date"), (postmark, "postmark")], .needsEvidence)
        result.findings = [
            DateOfGift.Remark(
                code: "needs-evidence", message: message,
                hint: "import a manual, certified or registered postmark, or a certificate of mailing")
        ]
        return result
    }

    /// Says so when a December day, which decides the tax year, is only what the row states.
    private func unproven(_ derived: Derived, unless isProven: Bool) -> Derived {
        guard !isProven, stated.month == 12 else { return derived }
        var result = derived
        result.findings.append(
            DateOfGift.Remark(
                code: "date-unproven",
                message: "the stated day decides the tax year, but nothing shows when the gift arrived",
                hint: "import the received_date, or the deposited_date of a transfer"))
        return result
    }
}
