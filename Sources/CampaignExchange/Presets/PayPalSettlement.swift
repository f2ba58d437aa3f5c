import CampaignKit

extension Preset {
    /// PayPal's settlement (STL) and transaction (TRR) reports: lines by kind, amounts in hundredths.
    static let payPalReports = Preset(
        "paypal-reports", platform: "PayPal settlement or transaction report", source: "paypal-reports",
        evidence: .realFile,
        signature: [
            "CH", "Transaction ID", "PayPal Reference ID", "Transaction Event Code",
            "Transaction Initiation Date",
            "Transaction Debit or Credit", "Gross Transaction Amount", "Fee Debit or Credit",
        ], dateOrder: .yearFirst, frame: .ragged, looksAhead: true
    ) { header throws(GiftFileError) in try PayPalSettlement(&header) }
}

private struct PayPalSettlement: PresetBody {
    /// What one section's lines add up to in one currency, in hundredths of a unit.
    private struct Sums {
        var credits: Int64 = 0
        var debits: Int64 = 0
        var feeCredits: Int64 = 0
        var feeDebits: Int64 = 0
    }

    private let id, reference, code, date, side, gross, currency, feeSide, fee, feeCurrency, status: Int
    private let consumer, first, last, business, email: Int
    private let names: [String]
    private let conversions: Conversions
    private var sums: [String: Sums] = [:]
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        names = header.names
        conversions = header.conversions
        header.pass("CH")
        id = try header.required("Transaction ID", as: .giftID)
        reference = try header.required("PayPal Reference ID", as: .reverses)
        code = try header.required("Transaction Event Code", as: .type)
        date = try header.required("Transaction Initiation Date", as: .date)
        side = try header.required("Transaction Debit or Credit")
        gross = try header.required("Gross Transaction Amount", as: .amount)
        currency = try header.required("Gross Transaction Currency", as: .currency)
        feeSide = try header.required("Fee Debit or Credit")
        fee = try header.required("Fee Amount", as: .fee)
        feeCurrency = try header.required("Fee Currency")
        status = header.optional("Transactional Status")
        consumer = header.optional("Consumer ID", as: .donorID)
        first = header.optional("First Name", as: .firstName)
        last = header.optional("Last Name", as: .lastName)
        business = header.optional("Consumer Business Name", as: .organization)
        email = header.optional("Payer's Account ID", as: .email)
        header.pass("Invoice ID", "PayPal Reference ID Type", "Transaction Completion Date", "Custom Field")
        header.pass("Payment Tracking ID", "Store ID", "Bank Reference ID", "Payer Address Status")
        header.pass("Credit Transactional Fee", "Credit Promotional Fee", "Credit Term")
    }

    func isTabular(_ row: PlatformRow) -> Bool { row.says(0, "SB") }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(0, "SB") { return readBody(row, out) }
        if row.says(0, "CH") {
            guard (0..<row.count).map({ row.text($0) }) == names else {
                return out.refuse(
                    -1, "a second section with other columns", hint: "import that section by itself")
            }
            return
        }
        if row.says(0, "SF") { return holdAgainst(row, out) }
        guard row.says(0, "RH", "FH", "SH", "SC", "RF", "RC", "FF") else {
            return out.refuse(0, "a kind of line that is not known")
        }
        if row.says(0, "SH") { sums = [:] }
    }

    private mutating func readBody(_ row: PlatformRow, _ out: PresetOutput) {
        guard row.count > feeCurrency, row.count <= names.count else {
            return out.refuse(
                -1, "a line with \(row.count) cells below a header with \(names.count)",
                hint: "download the report again")
        }
        let money = out.currency(currency)
        let (cents, cost) = (whole(row, gross) ?? -1, whole(row, fee) ?? -1)
        if cents < 0 || row.isEmpty(gross) { out.refuseAmount(gross) }
        if !row.says(side, "CR", "DR") { out.refuseWord(side, "side") }
        if cost < 0 || cost > 0 && !row.says(feeSide, "CR", "DR") { out.refuseAmount(fee) }
        let event = row.text(code)
        if Self.meaning(event) == nil { out.refuseWord(code, "event code") }
        guard !out.isRefused, let meaning = Self.meaning(event) else { return }
        let isCredit = row.says(side, "CR")
        add(row, isCredit, cents, cost)
        if !row.isEmpty(status), !row.says(status, "S") {
            return out.leaveOut(row.says(status, "P") ? "pending" : "not completed", status, amount: gross)
        }
        if case .leftOut(let reason) = meaning {
            if reason == PayPalType.change, let minor = Self.minor(cents, money) {
                conversions.add(row.text(reference), minor, money, base: out.base)
            }
            return out.leaveOut(reason, code, amount: gross)
        }
        let isBack = meaning != .gift
        if isBack, isCredit, event.hasPrefix("T12") {
            return out.refuse(
                code, "a chargeback was returned to you",
                hint: "take the row out of the file, and void the chargeback: campaign gift void")
        }
        if isBack == isCredit {
            return out.leaveOut(isBack ? "money of our own returned" : "payment sent", code, amount: gross)
        }
        guard let amount = Self.minor(cents, money), let kept = Self.minor(cost, money),
            cost == 0 || row.currency(feeCurrency, money) == money
        else { return out.refuse(fee, "an amount or a fee that is not a whole part of the currency") }
        write(row, out, money, amount, row.says(feeSide, "CR") ? -kept : kept, meaning)
    }

    private mutating func write(
        _ row: PlatformRow, _ out: PresetOutput, _ money: Currency, _ amount: Int64, _ kept: Int64,
        _ meaning: PayPalType
    ) {
        let isBack = meaning != .gift
        out.tally(money, gross: isBack ? -amount : amount, fee: kept, at: gross)
        out.set(.giftID, row.bytes(id))
        // The activity download has the same payments under the same ids.
        out.set(.processorID, row.bytes(id))
        out.set(.date, row.bytes(date))
        out.set(.amount, amount, money)
        out.set(.currency, money.code)
        out.setWorth(of: row.text(id), amount, money, conversions)
        if kept != 0 { out.set(.fee, kept, money) }
        if isBack {
            out.set(.type, meaning == .refund ? "refund" : "chargeback")
            out.set(.reverses, row.bytes(reference))
        } else {
            out.set(.method, "other")
            let cells: [(CanonicalColumn, Int)] = [
                (.donorID, consumer), (.firstName, first), (.lastName, last), (.organization, business),
                (.email, email),
            ]
            for (column, field) in cells { out.set(column, row.bytes(field)) }
        }
        out.emit(who: !isBack)
    }

    private mutating func add(_ row: PlatformRow, _ isCredit: Bool, _ cents: Int64, _ cost: Int64) {
        var sum = sums[row.text(currency)] ?? Sums()
        if isCredit { sum.credits &+= cents } else { sum.debits &+= cents }
        if row.says(feeSide, "CR") { sum.feeCredits &+= cost } else { sum.feeDebits &+= cost }
        sums[row.text(currency)] = sum
    }

    /// A section's footer in one currency: gross credits and debits, then those of fees.
    private func holdAgainst(_ row: PlatformRow, _ out: PresetOutput) {
        // A line that was refused says itself what is wrong.
        if out.hasRefusedRows { return }
        let sum = sums[row.text(1)] ?? Sums()
        let stated = (2...5).map { whole(row, $0) }
        guard stated == [sum.credits, sum.debits, sum.feeCredits, sum.feeDebits] else {
            return out.refuse(
                1, "the section's totals do not agree with its lines",
                hint: "was a line added, removed, or changed? download the report again")
        }
        if let money = Currency(code: row.text(1)) { out.tie(money) }
    }

    private func whole(_ row: PlatformRow, _ field: Int) -> Int64? {
        let cell = row.text(field)
        if cell.isEmpty { return 0 }
        guard let value = Int64(cell), value >= 0 else { return nil }
        return value
    }

    /// Minor units of hundredths of a unit, which every currency is written in, the yen too.
    private static func minor(_ hundredths: Int64, _ money: Currency) -> Int64? {
        let (scaled, overflow) = hundredths.multipliedReportingOverflow(by: money.minorPerUnit)
        return !overflow && scaled % 100 == 0 ? scaled / 100 : nil
    }

    /// What a movement is, by its code; nil for one that is not known.
    private static func meaning(_ event: String) -> PayPalType? {
        switch event {
        case "T1107": return .refund
        case "T1106", "T1201", "T1202": return .chargeback
        default: break
        }
        if event.hasPrefix("T00") { return .gift }
        return others.first { event.hasPrefix($0.0) }.map { .leftOut($0.1) }
    }

    /// Movements that are no gifts, by the beginning of their code.
    private static let others = [
        ("T01", "fee"), ("T02", PayPalType.change), ("T03", "transfer"), ("T04", "withdrawal"),
        ("T05", "card purchase"), ("T06", "withdrawal"), ("T07", "transfer"), ("T08", "bonus"),
        ("T13", "authorization"), ("T15", "hold"), ("T16", "hold"), ("T17", "hold"), ("T18", "hold"),
        ("T19", "account correction"), ("T20", "transfer"), ("T21", "hold"), ("T1108", "fee returned"),
        ("T1109", "fee returned"), ("T1105", "hold"), ("T1110", "hold"), ("T1111", "hold"),
    ]
}
