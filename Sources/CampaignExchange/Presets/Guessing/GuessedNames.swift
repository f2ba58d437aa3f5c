/// What people call our columns in their own sheets, in the languages that charities keep them in.
///
/// Unlike `HeaderSynonyms` they may mean money: a mapping is read by a person before it is used twice.
enum GuessedNames {
    /// Names of each column, the best first.
    static let names: KeyValuePairs<CanonicalColumn, [String]> = [
        .giftID: [
            "Gift ID", "Transaction ID", "Donation ID", "Receipt Number", "Receipt No", "Receipt ID",
            "Payment ID", "Confirmation Number", "Reference Number", "Order ID", "Transaction Number", "ID",
            "Recibo", "Número de recibo", "N.º de recibo", "Id. de transacción", "Operación", "Beleg",
            "Ref", "Ref ID", "Referenz", "Referenznummer", "Ref. Nr.", "Lfd. Nr.", "Laufende Nummer",
            "Belegnummer", "Buchungsnummer",
            "Spendennummer", "Transaktionsnummer", "Reçu", "Numéro de reçu",
            "Ricevuta", "Recibo n.º",
        ],
        .date: [
            "Gift Date", "Donation Date", "Date of Gift", "Date of Donation", "Transaction Date",
            "Payment Date", "Donated At", "Date Given", "Created", "Created At", "Posted Date", "Entry Date",
            "Fecha", "Fecha de donación", "Fecha de la donación", "Fecha del donativo", "Fecha de pago",
            "Datum", "Spendendatum", "Buchungstag", "Buchungsdatum", "Zahlungsdatum", "Wertstellung",
            "Date du don", "Date de paiement", "Data", "Data della donazione", "Data da doação", "Timestamp",
        ],
        .amount: [
            "Gift Amount", "Donation Amount", "Amount Donated", "Gross Amount", "Gross", "Total Amount",
            "Payment Amount", "Transaction Amount", "Donation", "Gift", "Contribution", "Total",
            "Paid Amount",
            "Importe", "Importe bruto", "Monto", "Cantidad", "Donativo", "Donación", "Bruto", "Betrag",
            "Spendenbetrag", "Spende", "Summe", "Umsatz", "Bruttobetrag", "Montant", "Montant du don",
            "Importo", "Valor", "Bedrag",
        ],
        .fee: [
            "Fees", "Fee Amount", "Processing Fee", "Total Fee", "Total Fees", "Transaction Fee", "Comisión",
            "Comisiones", "Gebühr", "Gebühren", "Entgelt", "Frais", "Commissione", "Taxa",
        ],
        .currency: [
            "Currency Code", "Donation Currency", "Ccy", "Curr", "Moneda", "Divisa", "Währung", "Waehrung",
            "Devise", "Monnaie", "Valuta", "Moeda",
        ],
        .type: [
            "Gift Type", "Transaction Type", "Donation Type", "Tipo", "Tipo de donación", "Art", "Spendenart",
            "Type de don",
        ],
        .campaign: [
            "Campaign Name", "Campaign ID", "Fund", "Fund Name", "Designation", "Purpose", "Campaña", "Fondo",
            "Destino", "Proyecto", "Kampagne", "Zweck", "Spendenzweck", "Verwendungszweck", "Campagne",
            "Affectation", "Campagna",
        ],
        .donorID: [
            "Donor Number", "Constituent ID", "Contact ID", "Supporter ID", "Account Number", "Member ID",
            "Customer ID", "Socio", "N.º de socio", "Id. de donante", "Spendernummer", "Kundennummer",
            "Mitgliedsnummer", "Numéro de donateur",
        ],
        .donorName: [
            "Donor", "Given By", "Donated By", "Your Name", "Payer", "Payer Name", "Supporter",
            "Contact Name", "Constituent Name", "Donante",
            "Nombre completo", "Nombre del donante", "Spender", "Auftraggeber", "Zahlungspflichtiger",
            "Vor- und Nachname", "Donateur", "Nom complet", "Donatore",
        ],
        .firstName: [
            "First", "Forename", "Nombre", "Vorname", "Spender Vorname", "Vorname Spender", "Prénom", "Nome",
        ],
        .lastName: [
            "Last", "Apellidos", "Apellido", "Nachname", "Spender Nachname", "Nachname Spender",
            "Familienname", "Nom", "Cognome",
        ],
        .organization: [
            "Company", "Employer Name", "Empresa", "Organización", "Firma", "Société", "Azienda",
        ],
        .email: [
            "E-mail", "E-mail Address", "Your Email", "Correo", "Correo electrónico", "E-Mail-Adresse",
            "Courriel",
            "Adresse e-mail",
        ],
        .phone: ["Mobile", "Tel", "Teléfono", "Telefon", "Handy", "Téléphone", "Telefono"],
        .address1: ["Dirección", "Domicilio", "Straße", "Strasse", "Adresse", "Rue", "Indirizzo"],
        .city: ["Ciudad", "Población", "Localidad", "Ort", "Stadt", "Ville", "Città"],
        .state: ["Provincia", "Estado/Provincia", "Bundesland", "Région"],
        .postalCode: ["Código postal", "C.P.", "PLZ", "Postleitzahl", "Code postal", "CAP"],
        .country: ["País", "Land", "Pays", "Paese"],
        .method: [
            "Payment Type", "Via", "How Paid", "Pay Method", "Form of Payment", "Tender",
            "Medio", "Medio de pago",
            "Forma de pago", "Método de pago", "Zahlungsart", "Zahlungsweise", "Mode de paiement",
        ],
        .reference: ["Check", "Check #", "Schecknummer", "Numéro de chèque"],
        .note: [
            "Comment", "Comments", "Remark", "Remarks", "Memo", "Message", "Donor Comment", "Notas",
            "Observaciones", "Comentario", "Bemerkung", "Notiz", "Anmerkung", "Commentaire", "Remarque",
        ],
        .receivedDate: ["Date Received", "Received On", "Fecha de recepción", "Eingangsdatum"],
        .depositedDate: ["Deposited On", "Fecha de ingreso"],
    ]

    /// Names that may mean what was given, and may mean much else; normalized.
    static let bareAmounts = Set(
        [
            "Gift", "Donation", "Contribution", "Total", "Donativo", "Donación", "Spende", "Summe", "Umsatz",
            "Valor",
        ].map { HeaderMatcher.normalize($0) })

    /// Whether a column's name says that its money is not what was given: a fee, say, or another column of
    /// ours.
    static func isOtherMoney(_ name: String) -> Bool {
        let others = ["fee", "fees", "net", "tax", "balance", "refund", "refunded", "tip"]
        if HeaderWords.of(name).contains(where: { others.contains($0) }) { return true }
        let folded = HeaderMatcher.normalize(name)
        return ranked.first { $0.name == folded }.map { $0.column != .amount } ?? false
    }

    /// What a gift's number is called, before a word or sign for number.
    private static let numbered: Set<String> = [
        "gift", "donation", "receipt", "transaction", "confirmation", "payment", "order", "contribution",
        "spende", "beleg",
    ]
    private static let numberWords: Set<String> = [
        "no", "nr", "num", "number", "id", "nummer", "número", "numéro",
    ]

    /// Whether a column's name says that it holds numbers of something, and no money, as `Gift #` does.
    static func saysNumber(_ name: String) -> Bool {
        name.contains("#") || name.contains("№") || HeaderWords.of(name).contains { numberWords.contains($0) }
    }

    /// Whether it says that they are the gifts' own numbers.
    static func saysGiftNumber(_ name: String) -> Bool {
        let others = HeaderWords.of(name).filter { !numberWords.contains($0) }
        return saysNumber(name) && others.count == 1 && numbered.contains(others[0])
    }

    /// Names of the column that says how a payment went.
    static let statuses = [
        "Status", "Payment Status", "Donation Status", "Transaction Status", "Gift Status", "Estado",
        "Estado del pago", "Situación", "Zustand", "Zahlungsstatus", "Statut", "Statut du paiement", "Stato",
    ]

    /// Every name with its column, normalized, the best first.
    static let ranked: [(name: String, column: CanonicalColumn)] = {
        let own = CanonicalColumn.allCases.map { ($0.name, $0) }
        let known = HeaderSynonyms.names.flatMap { column, names in names.map { ($0, column) } }
        let more = names.flatMap { column, names in names.map { ($0, column) } }
        return (own + known + more).map { (HeaderMatcher.normalize($0.0), $0.1) }
    }()
}
