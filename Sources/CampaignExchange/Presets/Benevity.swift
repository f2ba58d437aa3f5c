import CampaignKit

extension Preset {
    /// Benevity's donations report of today: fees, currency, and often a preamble and a trailer.
    static let benevity = Preset(
        "benevity", platform: "Benevity", source: "benevity", evidence: .realFile,
        signature: signatureOfBenevity + ["Currency", "Cause Support Fee", "Merchant Fee"], frame: .ragged
    ) { header throws(GiftFileError) in try Benevity(&header) }

    /// The older reports, without fees and currency.
    static let benevityOld = Preset(
        "benevity-old", platform: "Benevity (older report)", source: "benevity", evidence: .realFile,
        signature: signatureOfBenevity, frame: .ragged
    ) { header throws(GiftFileError) in try Benevity(&header) }

    private static let signatureOfBenevity = [
        "Company", "Donation Date", "Donor First Name", "Transaction ID", "Total Donation to be Acknowledged",
        "Match Amount",
    ]
}

/// A row is the employee's gift and the company's match; the platform's foundation is the donor of both
/// (`docs/rules.md`), the people and the company are recognized.
private struct Benevity: PresetBody {
    private let company, date, first, last, email, id, project, currency, given, match, fees, net, total: Int
    private let support, address, city, state, postal, comment: Int
    private let said: Currency?
    /// How many cells a row has: the file's last columns may have no name.
    private let widths: ClosedRange<Int>
    private let disbursement: String
    /// What the trailer says and what the rows add up to, in minor units.
    private var sums = BenevitySums()
    private var known: Set<String> = []
    /// How many reversals of one name came before.
    private var reversals: [String: Int] = [:]

    private static let foundation = "Benevity"
    /// People beyond these are named again by each of their rows: memory must not grow with the file.
    private static let mostKnown = 100_000

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        let named = (header.names.lastIndex { !$0.isEmpty } ?? 0) + 1
        widths = named...header.names.count
        company = try header.required("Company")
        date = try header.required("Donation Date", as: .date)
        first = try header.required("Donor First Name")
        last = try header.required("Donor Last Name")
        email = header.optional("Email")
        address = header.optional("Address")
        city = header.optional("City")
        state = header.optional("State/Province")
        postal = header.optional("Postal Code")
        id = try header.required("Transaction ID", as: .giftID)
        project = header.designation("Project")
        comment = header.optional("Comment", as: .note)
        currency = header.optional("Currency", as: .currency)
        given = try header.required("Total Donation to be Acknowledged", as: .amount)
        match = try header.required("Match Amount")
        support = header.optional("Cause Support Fee", as: .fee)
        fees = header.optional("Merchant Fee")
        header.pass("Activity", "Donation Frequency", "Project Remote ID", "Source", "Reason", "Fee Comment")
        net = header.optional("Net total")
        total = header.optional("Total")
        func preamble(_ key: String) -> String {
            header.preamble.first { $0.first == key && $0.count > 1 }.map { $0[1] } ?? ""
        }
        said = Currency(code: preamble("Currency"))
        disbursement = PresetWords.key(preamble("Disbursement ID"))
        sums.minimumWidth = given
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let base = said ?? out.base
        if sums.take(row, base, given: given, match: match) { return }
        guard widths.contains(row.count) else { return refuseWidth(row, out) }
        let money = out.currency(currency)
        let (amount, matched) = (out.amount(given, money), out.amount(match, money))
        let (one, two) = (out.amount(support, money), out.amount(fees, money))
        for field in [given, match] where row.isEmpty(field) {
            out.refuse(field, "no amount", hint: "is the file as the platform wrote it?")
        }
        guard !out.isRefused else { return }
        guard let all = try? Checked.add(amount, matched), let kept = try? Checked.add(one, two) else {
            return out.refuse(given, "the amounts are too large to add up")
        }
        if amount == 0, matched == 0 { return out.leaveOut("nothing given", given) }
        guard amount >= 0 && matched >= 0 || amount <= 0 && matched <= 0 else {
            return out.refuse(match, "the gift and its match have different signs")
        }
        sums.add(amount, matched, kept)
        if let stated = out.stated(total, money), stated != all {
            out.refuse(
                total, "the gift and its match are not the total",
                hint: "was the row changed after the platform wrote it?")
        }
        let rest = out.stated(net, money) ?? (out.stated(total, money) == nil ? nil : all &- kept)
        out.tally(money, gross: all, fee: kept, net: rest, at: net)
        guard !out.isRefused else { return }
        let person = names(row, out)
        let business = names(company: row, out)
        let id = row.text(id)
        if amount != 0 {
            begin(row, out, money, id, amount, fee: kept)
            out.set(.type, "platform")
            if amount > 0, !person.isEmpty { out.set(.softCredits, person + ":recognition") }
            out.emit()
        }
        if matched != 0 {
            begin(row, out, money, id + "#match", matched, fee: amount == 0 ? kept : 0)
            out.set(.type, "matching")
            if amount > 0 { out.set(.matches, id) }
            if matched > 0, !business.isEmpty { out.set(.softCredits, business + ":recognition") }
            out.emit()
        }
    }

    private func refuseWidth(_ row: PlatformRow, _ out: PresetOutput) {
        out.refuse(
            -1, "a line with \(row.count) cells below a header with \(widths.upperBound)",
            hint: "is a comma in a name? put quotes around that cell")
    }

    /// The id of a reversal, the same whenever its file comes again.
    ///
    /// Benevity gives it the gift's id, and a gift may go back in parts: its payout, else its day, and its
    /// amount tell them apart, and equal ones their order.
    private mutating func reversalID(_ row: PlatformRow, of id: String, _ minor: Int64) -> String {
        let part = disbursement.isEmpty ? String(row.text(date).prefix(10)) : disbursement
        let name = "\(id)\(ImportedEntry.reversalMark)-\(part)-\(minor.magnitude)"
        let before = reversals[name] ?? 0
        if before > 0 || reversals.count < Self.mostKnown { reversals[name] = before + 1 }
        return before == 0 ? name : "\(name)-\(before + 1)"
    }

    private mutating func begin(
        _ row: PlatformRow, _ out: PresetOutput, _ money: Currency, _ id: String, _ minor: Int64, fee: Int64
    ) {
        // Below zero Benevity reverses what it paid before: the row with the same id, where that is here.
        let own = minor < 0 ? reversalID(row, of: id, minor) : id
        out.setGift(own, on: row.bytes(date), minor, money, fee: fee)
        if minor < 0 { out.set(.reverses, id) }
        out.set(.organization, Self.foundation)
        out.set(.donorID, "benevity")
        out.set(.donorKind, "platform")
        out.set(.receiptedBy, "platform")
        out.set(.method, "other")
        out.set(.payoutID, disbursement)
        out.set(.note, row.bytes(comment))
        out.place(project, of: minor, money)
    }

    /// The employee's id, who is named to the ledger once; empty where nothing was shared.
    private mutating func names(_ row: PlatformRow, _ out: PresetOutput) -> String {
        let hasEmail = !PresetWords.isWithheld(row, email)
        let parts = [first, last].filter { !PresetWords.isWithheld(row, $0) }.map { row.text($0) }
        guard hasEmail || parts.count == 2 else { return "" }
        let name = parts.joined(separator: " ")
        // A couple may share an address: the name tells them apart.
        let key = PresetWords.key(
            hasEmail
                ? [row.text(email).lowercased(), name.lowercased()].filter { !$0.isEmpty }.joined(
                    separator: " ")
                : "\(name) (\(row.text(company)))")
        if remember(key) {
            out.emitPerson(on: row.bytes(date)) {
                out.set(.donorID, key)
                let cells: [(CanonicalColumn, Int)] = [
                    (.firstName, first), (.lastName, last), (.email, email), (.address1, address),
                    (.city, city),
                    (.state, state), (.postalCode, postal),
                ]
                for (column, field) in cells where !PresetWords.isWithheld(row, field) {
                    out.set(column, row.bytes(field))
                }
            }
        }
        return key
    }

    private mutating func names(company row: PlatformRow, _ out: PresetOutput) -> String {
        guard !PresetWords.isWithheld(row, company) else { return "" }
        let key = PresetWords.key(row.text(company))
        if remember(key) {
            out.emitPerson(on: row.bytes(date)) {
                out.set(.donorID, key)
                out.set(.organization, row.bytes(company))
                out.set(.donorKind, "company")
            }
        }
        return key
    }

    private mutating func remember(_ key: String) -> Bool {
        guard known.count < Self.mostKnown else { return !known.contains(key) }
        return known.insert(key).inserted
    }

    func finish(_ out: PresetOutput) throws(GiftFileError) {
        let money = said ?? out.base
        try sums.finish(out, money)
        out.addPayoutFee(sums.paymentFee, money, of: disbursement, "payment fee")
    }
}
