/// What PayPal calls a movement, in the languages of its downloads.
enum PayPalType: Equatable {
    case gift, refund, chargeback
    case leftOut(String)

    /// Why movements between currencies are left out.
    static let change = "currency conversion"

    /// The meaning of a cell, which may be numbered: `Pago estándar_1`; nil where it is not known.
    init?(_ text: String) {
        var words = text.lowercased()[...]
        if let last = words.last, last.isASCII, last.isNumber {
            words = words.prefix { !($0.isASCII && $0.isNumber) }
            while let last = words.last, last == "_" || last == " " { words.removeLast() }
        }
        guard let known = Self.all[String(words)] else { return nil }
        self = known
    }

    private static let all: [String: PayPalType] = {
        var all: [String: PayPalType] = [:]
        for (words, type) in english + spanish + german + french { for word in words { all[word] = type } }
        return all
    }()

    private static let english: [([String], PayPalType)] = [
        (
            [
                "donation payment", "subscription payment", "general payment", "mass pay payment",
                "mobile payment", "express checkout payment", "website payment", "payment received",
                "preapproved payment", "preapproved payment bill user payment", "recurring payment",
                "web accept payment received",
            ], .gift
        ),
        (["payment refund", "refund", "partial refund"], .refund),
        (["payment reversal", "reversal", "chargeback", "chargeback settlement"], .chargeback),
        (
            ["general currency conversion", "currency conversion", "user initiated currency conversion"],
            .leftOut(change)
        ),
        (
            [
                "account hold for open authorization", "reversal of general account hold",
                "general account hold", "hold on balance for dispute investigation",
                "cancellation of hold for dispute resolution", "payment hold", "payment release",
                "payment review hold", "payment review release", "general hold", "general hold release",
                "reserve hold", "reserve release", "hold", "release", "general authorization",
                "authorization", "void of authorization", "order",
            ], .leftOut("hold")
        ),
        (
            [
                "general withdrawal", "user initiated withdrawal", "withdraw funds to bank account",
                "transfer to bank", "general withdrawal - bank account", "bank deposit to pp account",
                "general credit card deposit", "general card deposit", "general card withdrawal",
            ], .leftOut("transfer")
        ),
        (["request received", "request sent", "invoice sent", "invoice received"], .leftOut("request")),
        (
            [
                "fee", "general fee", "partner fee", "chargeback fee", "mass pay fee", "payouts fee",
                "dispute fee",
            ], .leftOut("fee")
        ),
    ]

    private static let spanish: [([String], PayPalType)] = [
        (
            [
                "pago de donación", "pago estándar", "pago general", "pago de suscripción", "pago exprés",
                "pago móvil", "donación",
            ], .gift
        ),
        (["reembolso", "reembolso de pago"], .refund),
        (["reversión de pago", "contracargo"], .chargeback),
        (
            ["conversión de divisas general", "conversión de divisas"], .leftOut(change)
        ),
        (["retención", "liberación de retención"], .leftOut("hold")),
        (
            ["retirada general", "retirada a cuenta bancaria", "transferencia bancaria"],
            .leftOut("transfer")
        ),
        (["comisión"], .leftOut("fee")),
    ]

    private static let german: [([String], PayPalType)] = [
        (
            [
                "spendenzahlung", "allgemeine zahlung", "handyzahlung", "website-zahlung",
                "abonnementzahlung",
                "paypal express-zahlung", "express-zahlung", "zahlung", "spende",
                "zahlung im einzugsverfahren mit zahlungsrechnung",
            ], .gift
        ),
        (["rückzahlung"], .refund),
        (["rückbuchung", "zahlungsrückbuchung"], .chargeback),
        (["allgemeine währungsumrechnung"], .leftOut(change)),
        (
            ["einbehaltung für offene autorisierung", "rückbuchung allgemeiner einbehaltung"],
            .leftOut("hold")
        ),
        (
            [
                "bankgutschrift auf paypal-konto", "bankabbuchung von paypal-konto",
                "auszahlung auf das bankkonto", "von nutzer eingeleitete abbuchung",
                "allgemeine interne kontobewegung",
            ], .leftOut("transfer")
        ),
        (["zahlungsanforderung", "warenkorbartikel"], .leftOut("request")),
        (["rücklastschriftgebühr"], .leftOut("fee")),
    ]

    private static let french: [([String], PayPalType)] = [
        (["paiement standard", "paiement de don", "paiement dcc", "paiement mobile"], .gift),
        (["remboursement", "remboursement de paiement"], .refund),
        (["annulation de paiement"], .chargeback),
        (["conversion de devise standard"], .leftOut(change)),
        (["virement standard"], .leftOut("transfer")),
    ]
}
