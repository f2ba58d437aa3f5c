import CampaignKit

/// What the words in people's own sheets mean where they mean one thing only.
enum GuessedWords {
    /// How a payment went; nil for a word that no one can know.
    static func standing(_ text: String) -> FileMapping.Standing? {
        let word = FileMapping.fold(text)
        if let known = standings.first(where: { $0.words.contains(word) }) { return known.standing }
        guard !["partially refunded", "partial refund", "partially paid"].contains(word) else { return nil }
        if PaymentWords.takesBack(word, .refund) {
            return word.hasPrefix("refund") ? .refunded : nil
        }
        switch PaymentWords.meaning(word) {
        case .paid: return .paid
        case .notPaid: return notPaid(word)
        case .nothing, .unknown: return nil
        }
    }

    private static func notPaid(_ word: String) -> FileMapping.Standing? {
        if word.contains("cancel") { return .canceled }
        if word.contains("test") { return .test }
        let failing = ["fail", "declin", "reject", "denied", "error", "expir", "unsuccess", "abandon"]
        return failing.contains { word.contains($0) } ? .failed : .pending
    }

    private static let standings: [(standing: FileMapping.Standing, words: Set<String>)] = [
        (
            .paid,
            [
                "pagado", "pagada", "cobrado", "cobrada", "completado", "completada", "recibido", "recibida",
                "bezahlt", "gezahlt", "eingegangen", "gebucht", "erledigt", "abgeschlossen", "erfolgreich",
                "payé", "payée", "reçu", "encaissé", "terminé", "pagato", "ricevuto", "betaald",
            ]
        ),
        (
            .refunded,
            [
                "devuelto", "devuelta", "reembolsado", "reembolsada", "erstattet", "zurückerstattet",
                "remboursé", "remboursée", "rimborsato",
            ]
        ),
        (
            .failed,
            [
                "fallido", "fallida", "rechazado", "rechazada", "fehlgeschlagen", "abgelehnt", "échoué",
                "refusé", "fallito",
            ]
        ),
        (
            .pending,
            ["pendiente", "en proceso", "ausstehend", "offen", "in bearbeitung", "en attente", "in attesa"]
        ),
        (
            .canceled,
            [
                "cancelado", "cancelada", "anulado", "anulada", "storniert", "abgebrochen", "annulé",
                "annulée", "annullato",
            ]
        ),
        (.test, ["prueba"]),
    ]

    /// Our type of a row; nil for a word that no one can know.
    static func type(_ text: String) -> String? {
        let word = FileMapping.fold(text)
        let name = String(word.map { $0 == " " || $0 == "-" ? "_" : $0 })
        if let type = EntryType(name: name) { return type.name }
        return types.first { $0.words.contains(word) }?.type
    }

    private static let types: [(type: String, words: Set<String>)] = [
        (
            "gift",
            [
                "donation", "one-time", "one time", "onetime", "cash", "cash gift", "contribution",
                "donativo",
                "donación", "aportación", "spende", "einzelspende", "don", "donazione", "doação", "gifts",
                "recurring payment", "monthly gift", "single", "single gift", "one-time gift",
            ]
        ),
        ("refund", ["refunded", "devolución", "reembolso", "erstattung", "rückzahlung", "remboursement"]),
        ("chargeback", ["rücklastschrift", "contracargo"]),
        ("pledge", ["promesa", "compromiso", "zusage", "promesse"]),
        ("matching", ["match", "matching gift", "employer match"]),
    ]

    /// Our method; `other` for a word that means none of ours.
    static func method(_ text: String) -> String {
        let word = FileMapping.fold(text)
        let name = PaymentMethod(name: word)?.name
        return name ?? methods.first { $0.parts.contains { word.contains($0) } }?.method ?? "other"
    }

    private static let methods: [(method: String, parts: [String])] = [
        ("check", ["check", "chequ", "scheck", "chèque", "assegno"]),
        ("wire", ["wire", "überweisung", "transferencia", "virement", "bonifico"]),
        (
            "ach",
            [
                "ach", "direct debit", "eft", "sepa", "lastschrift", "domiciliación", "prélèvement",
                "bank",
            ]
        ),
        ("crypto", ["crypto", "bitcoin"]), ("stock", ["stock", "securities", "acciones", "aktien"]),
        (
            "card",
            [
                "card", "visa", "credit", "debit", "amex", "apple pay", "google pay", "tarjeta", "karte",
                "carte",
            ]
        ),
        ("cash", ["cash", "efectivo", "bar", "espèces", "contanti"]),
    ]

    /// `yes` or `no`; nil for anything else.
    static func answer(_ text: String) -> String? {
        let word = FileMapping.fold(text)
        if PaymentWords.isYes(word) || ["sí", "si", "ja", "oui", "sì", "sim", "x"].contains(word) {
            return "yes"
        }
        if PaymentWords.isNo(word) || ["nein", "non", "não", "nee"].contains(word) { return "no" }
        return nil
    }
}
