import CampaignKit

/// Where a preset writes what a row becomes.
///
/// ```swift
/// out.set(.giftID, row.bytes(id))
/// out.set(.amount, gross, currency)
/// out.emit()
/// ```
final class PresetOutput {
    let base: Currency
    let today: CalendarDate
    /// What was posted before of refunds that gifts tell of themselves.
    var posted: [String: PostedRefunds] = [:]
    let buffer: CanonicalBuffer

    /// Why the row is refused, when it is: all that is wrong with it.
    private(set) var refusals: [RowProblem] = []
    /// Whether any row of the file was refused: then no totals of the file can agree.
    private(set) var hasRefusedRows = false
    /// What is wrong with cells of a mapping: the row is read on, so that everything is said at once.
    private(set) var objections: [RowProblem] = []
    private(set) var totals = TotalsKeeper()
    private(set) var leftOut: [String: Int] = [:]
    private(set) var leftOutRows: [LeftOutRow] = []
    var refundsOfToday = 0
    private(set) var feesNotKept = 0
    private(set) var peopleRows = 0

    let mark: DecimalMark
    /// What the row's gift in another currency is worth in the base currency.
    var worth: (minor: Int64, gross: Int64, source: String)?
    /// The rate that the row's gift says; its refund is at the same.
    var rate: String?
    /// Cells that this row's gift does not copy: its person has a row of its own.
    private var omitted: [Int] = []
    private let names: [String]
    private let copies: [(field: Int, target: Int, isWho: Bool)]
    private let kept: [(field: Int, target: Int)]
    private let forbidden: [(field: Int, target: Int)]
    private let campaigns: CampaignNames
    private(set) var row: PlatformRow

    private static let listedRows = 1_000
    /// The column with the row's own id, -1 for none.
    private let idField: Int
    private(set) var denied: [DeniedPayment] = []
    /// What was kept of payouts as a whole.
    private(set) var payoutFees: [PayoutFee] = []

    init(
        _ header: PresetHeader, _ buffer: CanonicalBuffer, forbidden: [Int], row: PlatformRow,
        index: PlanIndex, today: CalendarDate
    ) {
        base = index.plan.organization.currency
        self.today = today
        self.buffer = buffer
        self.row = row
        mark = header.preset.decimalMark
        names = header.names
        idField = header.titles[.giftID] ?? -1
        copies = header.copies.map { ($0.field, buffer.field($0.column), $0.column.group == .who) }
        let others = buffer.columns.count
        kept = header.kept.enumerated().map { ($0.element, others + $0.offset) }
        self.forbidden = forbidden.enumerated().map { ($0.element, others + header.kept.count + $0.offset) }
        campaigns = CampaignNames(index.plan)
    }

    func begin(_ row: PlatformRow) {
        self.row = row
        clear()
    }

    /// Forgets what the last row became.
    func clear() {
        refusals = []
        (worth, rate) = (nil, nil)
        if !objections.isEmpty { objections = [] }
        if !omitted.isEmpty { omitted = [] }
        buffer.begin()
    }

    var isRefused: Bool { !refusals.isEmpty }

    // MARK: - Cells

    func set(_ column: CanonicalColumn, _ bytes: Bytes) { buffer.set(buffer.field(column), bytes) }

    func set(_ column: CanonicalColumn, _ text: String) { buffer.set(buffer.field(column), text.utf8) }

    func set(_ column: CanonicalColumn, _ minor: Int64, _ currency: Currency) {
        set(column, Money(minorUnits: minor, currency: currency).plainText)
    }

    /// Finds the campaign by what the platform says the money is for; what is not in the plan is listed.
    ///
    /// `fields` are columns, the narrowest first; their texts are kept with the gift in any case.
    func place(_ fields: Int..., of minor: Int64, _ currency: Currency) {
        let texts = fields.filter { $0 >= 0 && !row.isEmpty($0) }.map { CellText.line(row.bytes($0)) }
        if let id = texts.lazy.compactMap({ self.campaigns.id(of: $0) }).first {
            set(.campaign, id)
        } else if let text = texts.first {
            totals.addUnassigned(text, currency, minor)
        }
    }

    /// In whose honor or memory, where a row says both who and which of the two.
    func tribute(_ kind: Int, _ name: Int) {
        let isHonor = row.says(kind, "honor", "in honor of", "in_honor")
        guard !row.isEmpty(name), isHonor || row.says(kind, "memory", "in memory of", "in_memory") else {
            return
        }
        set(.tributeType, isHonor ? "honor" : "memory")
        set(.tributeName, row.bytes(name))
    }

    // MARK: - What a row becomes

    /// Hands a canonical row over.
    ///
    /// - Parameters:
    ///   - who: whether the cells that name the donor are copied into it.
    ///   - kept: whether it keeps what the platform says the money is for; as `who` when nil.
    func emit(who: Bool = true, kept keeps: Bool? = nil) {
        guard !isRefused else { return buffer.clearRow() }
        for (field, target, isWho) in copies where (who || !isWho) && buffer.isEmpty(target) {
            if !omitted.isEmpty, omitted.contains(target) { continue }
            buffer.set(target, row.bytes(field))
        }
        for (field, target) in kept where keeps ?? who { buffer.set(target, row.bytes(field)) }
        for (field, target) in forbidden { buffer.set(target, row.bytes(field)) }
        buffer.endRow()
    }

    /// Leaves of a refused row what can be looked at besides: its day, and columns that must be empty.
    ///
    /// - Parameter date: the cell with the day, as the platform writes it.
    func keepForInspection(_ date: Int) {
        buffer.begin()
        if date >= 0, !refusals.contains(where: { $0.column == names[date] }) {
            // A zone's name in brackets says it a second time.
            buffer.set(buffer.field(.date), row.bytes(date).prefix { $0 != UInt8(ascii: "[") })
        }
        for (field, target) in forbidden { buffer.set(target, row.bytes(field)) }
        buffer.endRow()
    }

    /// A row that only says who someone is that other rows recognize; no money.
    func emitPerson(on date: Bytes, _ set: () -> Void) {
        guard !isRefused else { return }
        self.set(.date, date)
        self.set(.amount, "0")
        set()
        buffer.endRow()
        peopleRows += 1
    }

    func emitPerson(on date: String, _ set: () -> Void) {
        var date = date
        date.withUTF8 { emitPerson(on: $0, set) }
    }

    /// Makes a company the donor of the gift that follows, and the person who gave for it its soft credit,
    /// where the row names both; otherwise nothing is written.
    ///
    /// To be called before the gift's cells are set: the person has a row of its own.
    ///
    /// - Parameters:
    ///   - person: the platform's id of the person; empty where it has none.
    ///   - keepsID: whether the row's donor id is the company's.
    @discardableResult
    func giveForCompany(_ person: String, on day: String, keepsID: Bool = false) -> Bool {
        let (company, email) = (said(.organization), said(.email))
        let names = [said(.firstName), said(.lastName)].filter { $0 >= 0 }
        guard company >= 0, !names.isEmpty, !isRefused else { return false }
        let name = names.map { row.text($0) }.joined(separator: " ")
        let made = email >= 0 ? "\(row.text(email)) \(name)".lowercased() : "\(name) (\(row.text(company)))"
        let key = PresetWords.key(person.isEmpty ? made : person)
        emitPerson(on: day) {
            set(.donorID, key)
            for column in [CanonicalColumn.firstName, .lastName, .email] where said(column) >= 0 {
                set(column, row.bytes(said(column)))
            }
        }
        omitted = [buffer.field(.firstName), buffer.field(.lastName)]
        if !keepsID { set(.donorID, PresetWords.key(row.text(company))) }
        set(.softCredits, key + ":recognition")
        return true
    }

    /// The cell that becomes a canonical one as it is; -1 where it is blank or the file has none.
    private func said(_ column: CanonicalColumn) -> Int {
        let target = buffer.field(column)
        return copies.first { $0.target == target && !row.isEmpty($0.field) }?.field ?? -1
    }

    /// The row stays out, because it is not money that came to us; the summary counts the reason.
    func leaveOut(_ reason: String, _ field: Int, amount: Int = -1, name: Int = -1) {
        guard !isRefused else { return }
        buffer.begin()
        leftOut[reason, default: 0] += 1
        deny(reason)
        guard leftOutRows.count < Self.listedRows else { return }
        leftOutRows.append(
            LeftOutRow(
                line: row.line, column: field >= 0 ? names[field] : reason, value: shown(field),
                amount: shown(amount), name: shown(name)))
    }

    /// What did not come may have come by an earlier file; what is only under way says nothing against it.
    private func deny(_ reason: String) {
        let id = ownID
        guard !id.isEmpty, denied.count < DeniedPayment.most, !PresetWords.isUnderWay(reason) else { return }
        denied.append(DeniedPayment(line: row.line, column: names[idField], id: id, reason: reason))
    }

    /// A refund is here that the row does not know of: an older file, or it was not made after all.
    func denyRefund(_ refund: String) {
        guard denied.count < DeniedPayment.most else { return }
        denied.append(
            DeniedPayment(
                line: row.line, column: idField < 0 ? "" : names[idField], id: refund,
                reason: "less was refunded",
                hint: "nothing to do if the file is older; if that refund was not made: "
                    + "campaign gift show \(refund)"))
    }

    /// The row's payment came and went back, and another row says how much and when: it must be there.
    ///
    /// - Parameter hint: where that row is found, when it is not in a later file of the same kind.
    func expectRefund(_ field: Int, hint: String? = nil) {
        let id = ownID
        guard !id.isEmpty, denied.count < DeniedPayment.most else { return }
        denied.append(
            DeniedPayment(
                line: row.line, column: names[field], id: id, reason: shown(field).lowercased(),
                isReturned: true, hint: hint))
    }

    /// The row's own id, without the quotes that keep it from being taken for a number.
    var ownID: String {
        idField < 0 ? "" : String(row.text(idField).drop { $0 == "\"" }.prefix { $0 != "\"" })
    }

    private func shown(_ field: Int) -> String {
        guard field >= 0 else { return "" }
        let text = String(CellText.line(row.bytes(field)).prefix(60))
        return CardNumberScanner.findings(in: text).first?.masked ?? text
    }

    /// The row cannot be understood: the import stops, as for any bad row.
    func refuse(_ field: Int, _ message: String, hint: String? = nil, showing: Bool = true) {
        buffer.begin()
        let column = field >= 0 ? names[field] : ""
        hasRefusedRows = true
        // A cell that is looked at twice is wrong once.
        if refusals.contains(where: { $0.column == column }) { return }
        refusals.append(problem(field, message, hint, showing))
    }

    /// The cell cannot be understood: the row is refused, with all that is wrong with its other cells.
    func object(_ field: Int, _ message: String, hint: String) {
        objections.append(problem(field, message, hint, true))
    }

    private func problem(_ field: Int, _ message: String, _ hint: String?, _ showing: Bool) -> RowProblem {
        RowProblem(
            code: "not-understood", line: row.line, column: field >= 0 ? names[field] : "", message: message,
            value: showing && field >= 0 && !row.isEmpty(field) ? shown(field) : nil, hint: hint)
    }

    /// A status, type or kind that the platform is not known to have.
    func refuseWord(_ field: Int, _ what: String) {
        let article = "aeio".contains(what.prefix(1)) ? "an" : "a"
        refuse(
            field, "\(article) \(what) that is not known",
            hint: "nothing is guessed about money: take the row out of the file, and enter it by hand")
    }

    func refuseAmount(_ field: Int) {
        refuse(field, "not an amount", hint: "is the file as the platform wrote it?")
    }

    /// Counts a row's money; refuses the row where gross less fee is not net.
    ///
    /// - Parameter net: nil where the file does not say it.
    func tally(_ currency: Currency, gross: Int64, fee: Int64 = 0, net: Int64? = nil, at field: Int = -1) {
        let computed = gross.subtractingReportingOverflow(fee)
        guard !computed.overflow, net == nil || net == computed.partialValue else {
            return refuse(
                field, "the amount less the fee is not the net amount",
                hint: "was the row changed after the platform wrote it?")
        }
        guard totals.add(currency, gross: gross, fee: fee, net: computed.partialValue, isTied: net != nil)
        else { return refuse(field, "with this row the amounts are too large to add up") }
    }

    func tie(_ currency: Currency) { totals.tie(currency) }

    /// What the processor kept of a payout, and not of one of its gifts; nothing without the payout's id.
    func addPayoutFee(_ minor: Int64, _ currency: Currency, of payout: String, _ id: String) {
        guard minor != 0, currency == base, !payout.isEmpty, !hasRefusedRows,
            payoutFees.count < PayoutFee.most
        else { return }
        payoutFees.append(PayoutFee(payout: payout, id: id, minorUnits: minor))
    }

    /// The row has a fee in another currency than its gift, with no rate between the two.
    func passFee() { feesNotKept += 1 }
}

/// The plan's campaigns by id and by name.
struct CampaignNames {
    private let ids: [String: String]

    init(_ plan: Plan) {
        var ids: [String: [String]] = [:]
        for campaign in plan.campaigns {
            ids[HeaderMatcher.normalize(campaign.name), default: []].append(campaign.id)
        }
        var known = ids.compactMapValues { $0.count == 1 ? $0[0] : nil }
        // An id is meant before any name.
        for campaign in plan.campaigns { known[HeaderMatcher.normalize(campaign.id)] = campaign.id }
        self.ids = known
    }

    func id(of text: String) -> String? { ids[HeaderMatcher.normalize(text)] }
}
