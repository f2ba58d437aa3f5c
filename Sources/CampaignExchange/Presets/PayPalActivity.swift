import CampaignKit

extension Preset {
    /// PayPal's activity download and statement in English.
    static let payPal = Preset(
        "paypal", platform: "PayPal activity", source: "paypal", evidence: .realFile,
        signature: [
            "Date", "Time", "TimeZone|Time Zone", "Type|Description", "Currency", "Gross", "Fee", "Net",
            "Transaction ID", "From Email Address",
        ]
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }

    /// The statement of an account that is kept in Spanish.
    static let payPalSpanish = Preset(
        "paypal-es", platform: "PayPal statement in Spanish", source: "paypal", evidence: .realFile,
        signature: [
            "Fecha", "Hora", "Zona horaria", "Descripción|Tipo", "Divisa", "Bruto", "Comisión|Tarifa", "Neto",
            "Id. de transacción",
        ], dateOrder: .dayFirst
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }
}

/// What PayPal calls a movement, in lower case.
enum PayPalType {
    case gift, refund, chargeback
    case leftOut(String)

    static let all: [String: PayPalType] = {
        var all: [String: PayPalType] = [:]
        for (words, type) in table { for word in words { all[word] = type } }
        return all
    }()

    private static let table: [([String], PayPalType)] = [
        (
            [
                "donation payment", "subscription payment", "general payment", "mass pay payment",
                "mobile payment", "express checkout payment", "website payment", "payment received",
                "preapproved payment", "preapproved payment bill user payment", "recurring payment",
                "web accept payment received", "pago de donación", "pago estándar", "pago general",
                "pago de suscripción", "pago exprés", "pago móvil", "donación",
            ], .gift
        ),
        (["payment refund", "refund", "partial refund", "reembolso", "reembolso de pago"], .refund),
        (
            [
                "payment reversal", "reversal", "chargeback", "chargeback settlement", "reversión de pago",
                "contracargo",
            ],
            .chargeback
        ),
        (
            [
                "general currency conversion", "currency conversion", "conversión de divisas general",
                "conversión de divisas",
            ], .leftOut("currency conversion")
        ),
        (
            [
                "account hold for open authorization", "reversal of general account hold",
                "general account hold",
                "hold on balance for dispute investigation", "cancellation of hold for dispute resolution",
                "payment hold", "payment release", "payment review hold", "payment review release",
                "general hold", "general hold release", "reserve hold", "reserve release", "hold", "release",
                "general authorization", "authorization", "void of authorization", "order",
                "retención", "liberación de retención",
            ], .leftOut("hold")
        ),
        (
            [
                "general withdrawal", "user initiated withdrawal", "withdraw funds to bank account",
                "transfer to bank", "general withdrawal - bank account", "bank deposit to pp account",
                "general credit card deposit", "general card deposit", "general card withdrawal",
                "retirada general", "retirada a cuenta bancaria", "transferencia bancaria",
            ], .leftOut("transfer")
        ),
        (["request received", "request sent", "invoice sent", "invoice received"], .leftOut("request")),
        (
            [
                "fee", "general fee", "partner fee", "chargeback fee", "mass pay fee", "payouts fee",
                "dispute fee", "comisión",
            ], .leftOut("fee")
        ),
    ]
}

private struct PayPalActivity: PresetBody {
    private let date, time, zone, type, status, currency, gross, fee, net, id, reference, impact, name: Int
    private let isSpanish: Bool

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        isSpanish = header.preset.name == Preset.payPalSpanish.name
        date = try header.required("Date", "Fecha", as: .date)
        time = header.optional("Time", "Hora")
        zone = header.optional("TimeZone", "Zona horaria")
        type = try header.required("Type", "Tipo", "Description", "Descripción")
        status = header.optional("Status", "Estado")
        currency = try header.required("Currency", "Divisa", as: .currency)
        gross = try header.required("Gross", "Bruto", as: .amount)
        fee = try header.required("Fee", "Comisión", "Tarifa", as: .fee)
        net = try header.required("Net", "Neto")
        id = try header.required("Transaction ID", "Id. de transacción", as: .giftID)
        reference = header.optional("Reference Txn ID", "Id. de referencia de trans.", as: .reverses)
        impact = header.optional("Balance Impact")
        name = header.optional("Name", "Nombre", as: .donorName)
        header.copy(.email, "From Email Address", "Correo electrónico del remitente")
        header.copy(.phone, "Contact Phone Number")
        header.copy(.address1, "Address Line 1")
        header.copy(.address2, "Address Line 2/District/Neighborhood")
        header.copy(.city, "Town/City")
        header.copy(.state, "State/Province/Region/County/Territory/Prefecture/Republic")
        header.copy(.postalCode, "Zip/Postal Code")
        header.copy(.country, "Country")
        header.copy(.note, "Note")
        header.pass("To Email Address", "Address Status", "Sales Tax", "Balance", "Saldo", "Receipt ID")
        header.pass("Impuesto de ventas", "Importe de envío y manipulación", "Shipping and Handling Amount")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        guard let kind = PayPalType.all[row.text(type).lowercased()] else {
            return out.refuseWord(type, "type")
        }
        if status >= 0, !row.says(status, "completed", "completado") {
            return out.leaveOut(row.text(status).lowercased(), status, amount: gross, name: name)
        }
        if row.says(impact, "memo") {
            return out.leaveOut("no money moved", impact, amount: gross, name: name)
        }
        guard let money = out.currency(currency) else { return }
        guard let amount = minor(row, gross, money) else { return out.refuseAmount(gross) }
        guard let cost = minor(row, fee, money) else { return out.refuseAmount(fee) }
        guard let rest = minor(row, net, money) else { return out.refuseAmount(net) }
        if case .leftOut(let reason) = kind {
            if reason == "fee" { out.tally(money, gross: 0, fee: -rest, net: rest, at: net) }
            if out.refusal == nil { out.leaveOut(reason, type, amount: gross, name: name) }
            return
        }
        let isGift = if case .gift = kind { true } else { false }
        if isGift, amount <= 0 { return out.leaveOut("payment sent", type, amount: gross, name: name) }
        // Someone gave back to the charity what it had paid.
        if !isGift, amount >= 0 {
            return out.leaveOut("money of our own returned", type, amount: gross, name: name)
        }
        out.tally(money, gross: amount, fee: -cost, net: rest, at: net)
        write(row, out, kind, money, amount, cost)
    }

    private func write(
        _ row: PlatformRow, _ out: PresetOutput, _ kind: PayPalType, _ money: Currency, _ amount: Int64,
        _ cost: Int64
    ) {
        let isGift = if case .gift = kind { true } else { false }
        out.set(.giftID, row.bytes(id))
        out.set(.date, moment(row))
        out.set(.currency, money.code)
        out.set(.amount, amount < 0 ? -amount : amount, money)
        if cost != 0 { out.set(.fee, -cost, money) }
        if isGift {
            out.set(.donorName, row.bytes(name))
            out.set(.method, "other")
        } else {
            let isRefund = if case .refund = kind { true } else { false }
            out.set(.type, isRefund ? "refund" : "chargeback")
            out.set(.reverses, row.bytes(reference))
        }
        out.emit(who: isGift)
    }

    private func minor(_ row: PlatformRow, _ field: Int, _ money: Currency) -> Int64? {
        isSpanish ? row.commaAmount(field, money) : row.amount(field, money)
    }

    /// Day, time and zone in one cell: together they say the day at the charity.
    private func moment(_ row: PlatformRow) -> String {
        [date, time, zone].filter { $0 >= 0 }.map { row.text($0) }.filter { !$0.isEmpty }.joined(
            separator: " ")
    }
}
