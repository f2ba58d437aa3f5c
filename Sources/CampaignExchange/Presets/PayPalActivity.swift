import CampaignKit

extension Preset {
    /// PayPal's activity download and statement in English.
    static let payPal = Preset(
        "paypal", platform: "PayPal activity", source: "paypal", evidence: .realFile,
        signature: [
            "Date", "Time", "TimeZone|Time Zone", "Type|Description", "Currency", "Gross", "Fee", "Net",
            "Transaction ID", "From Email Address",
        ], looksAhead: true
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }

    /// The statement of an account that is kept in Spanish.
    static let payPalSpanish = Preset(
        "paypal-es", platform: "PayPal statement in Spanish", source: "paypal", evidence: .realFile,
        signature: [
            "Fecha", "Hora", "Zona horaria", "Descripción|Tipo", "Divisa", "Bruto", "Comisión|Tarifa", "Neto",
            "Id. de transacción",
        ], dateOrder: .dayFirst, decimalMark: .comma, looksAhead: true
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }

    /// The activity download and the statement of an account that is kept in German.
    static let payPalGerman = Preset(
        "paypal-de", platform: "PayPal activity in German", source: "paypal", evidence: .code,
        signature: [
            "Datum", "Uhrzeit", "Zeitzone", "Typ|Beschreibung", "Währung", "Brutto", "Gebühr|Entgelt",
            "Netto", "Transaktionscode",
        ], dateOrder: .dayFirst, decimalMark: .comma, looksAhead: true
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }

    /// The same in French.
    static let payPalFrench = Preset(
        "paypal-fr", platform: "PayPal activity in French", source: "paypal", evidence: .code,
        signature: [
            "Date", "Heure", "Type|Description", "Devise", "Avant commission", "Commission", "Net",
            "Numéro de transaction",
        ], dateOrder: .dayFirst, decimalMark: .comma, looksAhead: true
    ) { header throws(GiftFileError) in try PayPalActivity(&header) }
}

private struct PayPalActivity: PresetBody {
    private let date, time, zone, type, status, currency, gross, fee, net, id, reference, impact, name: Int
    private let conversions: Conversions

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        conversions = header.conversions
        date = try header.required("Date", "Fecha", "Datum", as: .date)
        time = header.optional("Time", "Hora", "Uhrzeit", "Heure")
        zone = header.optional("TimeZone", "Zona horaria", "Zeitzone", "Fuseau horaire")
        // A statement describes what happened; a list of activity has a type, and what is not completed yet.
        let activity = header.optional("Type", "Tipo", "Typ")
        if activity >= 0 {
            type = activity
            status = try header.required("Status", "Estado", "État")
        } else {
            type = try header.required("Description", "Descripción", "Beschreibung", "Type")
            status = header.optional("Status", "Estado", "État")
        }
        currency = try header.required("Currency", "Divisa", "Währung", "Devise", as: .currency)
        gross = try header.required("Gross", "Bruto", "Brutto", "Avant commission", as: .amount)
        fee = try header.required(
            "Fee", "Comisión", "Tarifa", "Gebühr", "Entgelt", "Commission", as: .fee)
        net = try header.required("Net", "Neto", "Netto")
        id = try header.required(
            "Transaction ID", "Id. de transacción", "Transaktionscode", "Numéro de transaction", as: .giftID)
        reference = header.optional(
            "Reference Txn ID", "Id. de referencia de trans.", "Zugehöriger Transaktionscode",
            "Numéro de la transaction de référence", as: .reverses)
        impact = header.optional("Balance Impact", "Auswirkung auf Guthaben")
        name = header.optional("Name", "Nombre", "Nom", as: .donorName)
        header.copy(
            .email, "From Email Address", "Correo electrónico del remitente", "Absender E-Mail-Adresse",
            "Adresse email de l'expéditeur", "De l'adresse email")
        header.copy(.phone, "Contact Phone Number", "Telefon", "Numéro de téléphone du contact")
        header.copy(.address1, "Address Line 1", "Adresszeile 1")
        header.copy(.address2, "Address Line 2/District/Neighborhood", "Adresszusatz")
        header.copy(.city, "Town/City", "Ort")
        header.copy(.state, "State/Province/Region/County/Territory/Prefecture/Republic", "Bundesland")
        header.copy(.postalCode, "Zip/Postal Code", "PLZ")
        header.copy(.country, "Country", "Land")
        header.copy(.note, "Note", "Hinweis", "Remarque")
        passOthers(&header)
    }

    private func passOthers(_ header: inout PresetHeader) {
        header.pass("To Email Address", "Address Status", "Sales Tax", "Balance", "Saldo", "Receipt ID")
        header.pass("Impuesto de ventas", "Importe de envío y manipulación", "Shipping and Handling Amount")
        header.pass("Empfänger E-Mail-Adresse", "Adress-Status", "Umsatzsteuer", "Guthaben", "Empfangsnummer")
        header.pass(
            "Versand- und Bearbeitungsgebühr", "À l'adresse email", "État de l'adresse", "TVA", "Solde")
        header.pass("Montant des frais de livraison et de traitement", "Numéro de reçu")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let kind = PayPalType(row.text(type))
        if kind == nil { out.refuseWord(type, "type") }
        if !isCompleted(row, kind) {
            guard let reason = Self.open[row.text(status).lowercased()] else {
                return out.refuseWord(status, "status")
            }
            return out.leaveOut(reason, status, amount: gross, name: name)
        }
        if row.says(impact, "memo") {
            return out.leaveOut("no money moved", impact, amount: gross, name: name)
        }
        let money = out.currency(currency)
        let (amount, cost) = (out.amount(gross, money), out.amount(fee, money))
        let rest = out.amount(net, money)
        if row.isEmpty(gross) {
            out.refuse(gross, "no amount", hint: "is the file as the platform wrote it?")
        }
        guard let kind, !out.isRefused else { return }
        if case .leftOut(let reason) = kind {
            if reason == PayPalType.change {
                conversions.add(row.text(reference), amount, money, base: out.base)
            }
            if reason == "fee" { out.tally(money, gross: 0, fee: -rest, net: rest, at: net) }
            return out.leaveOut(reason, type, amount: gross, name: name)
        }
        if kind == .gift, amount <= 0 { return out.leaveOut("payment sent", type, amount: gross, name: name) }
        if kind == .chargeback, amount > 0 {
            return out.refuse(
                type, "a chargeback was returned to you",
                hint: "take the row out of the file, and void the chargeback: campaign gift void")
        }
        // Someone gave back to the charity what it had paid.
        if kind != .gift, amount >= 0 {
            return out.leaveOut("money of our own returned", type, amount: gross, name: name)
        }
        out.tally(money, gross: amount, fee: -cost, net: rest, at: net)
        write(row, out, kind, money, amount, cost)
    }

    /// Whether the money moved; what went back of a payment later has a row of its own.
    private func isCompleted(_ row: PlatformRow, _ kind: PayPalType?) -> Bool {
        if status < 0 || row.says(status, "completed", "completado", "abgeschlossen", "terminé") {
            return true
        }
        return kind == .gift && isReturned(row)
    }

    private func isReturned(_ row: PlatformRow) -> Bool {
        row.says(status, "refunded", "partially refunded", "reversed", "partially reversed")
            || row.says(status, "rückerstattet", "teilweise rückerstattet", "remboursé")
    }

    /// States in which no money moved, or not yet.
    private static let open: [String: String] = {
        var open: [String: String] = [:]
        for word in [
            "pending", "denied", "canceled", "cancelled", "failed", "expired", "voided", "unclaimed",
            "returned", "held", "on hold", "placed", "removed", "processing", "uncleared", "active",
            "created", "blocked", "declined", "refunded", "reversed",
        ] { open[word] = word }
        for word in ["pendiente", "ausstehend", "en attente"] { open[word] = "pending" }
        for word in ["cancelado", "storniert", "annulé"] { open[word] = "canceled" }
        for word in ["denegado", "abgelehnt", "refusé"] { open[word] = "denied" }
        return open
    }()

    private func write(
        _ row: PlatformRow, _ out: PresetOutput, _ kind: PayPalType, _ money: Currency, _ amount: Int64,
        _ cost: Int64
    ) {
        out.set(.giftID, row.bytes(id))
        // Day, time and zone together say the day at the charity; without a zone it is the account's day.
        out.set(.date, row.isEmpty(zone) ? row.text(date) : out.moment(date, time, zone: zone))
        out.set(.currency, money.code)
        let paid = amount < 0 ? -amount : amount
        out.set(.amount, paid, money)
        out.setWorth(of: row.text(id), paid, money, conversions)
        if cost != 0 { out.set(.fee, -cost, money) }
        if kind == .gift {
            out.set(.donorName, row.bytes(name))
            out.set(.method, "other")
            if isReturned(row) { out.expectRefund(status) }
        } else {
            out.set(.type, kind == .refund ? "refund" : "chargeback")
            out.set(.reverses, row.bytes(reference))
        }
        out.emit(who: kind == .gift)
    }
}
