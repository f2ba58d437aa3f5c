import CampaignFiles
import CampaignKit
import Testing

/// A mapping file with one thing wrong, and the finding that says so.
struct MappingFixture: Sendable, CustomTestStringConvertible {
    let code: PlanFindingCode
    let text: String
    let message: String
    let hint: String?
    var path = "Campaigns/imports/gala.yml"

    var testDescription: String { "\(code.rawValue): \(message)" }

    init(
        _ code: PlanFindingCode, _ text: String, _ message: String, hint: String?, path: String? = nil
    ) {
        (self.code, self.text, self.message, self.hint) = (code, text, message, hint)
        if let path { self.path = path }
    }

    /// The columns without which there is no mapping.
    static let columns = "columns: {date: Fecha, amount: Importe, type: Tipo}\n"

    static let all = keys + columnNames + values + files

    static let keys: [MappingFixture] = [
        MappingFixture(
            .unknownKey, columns + "1️⃣colums2️⃣: {}\n", "a mapping has no key 'colums'",
            hint: "did you mean columns?"),
        MappingFixture(
            .missingKey, "1️⃣columns2️⃣: {date: Fecha}\n", "nothing says which column is the amount",
            hint: "add below columns: amount: and the name of the column"),
        MappingFixture(
            .unknownChoice, columns + "date_order: 1️⃣dym2️⃣\n", "date_order cannot be 'dym'",
            hint: "did you mean dmy?"),
        MappingFixture(
            .unknownChoice, columns + "decimal_mark: 1️⃣coma2️⃣\n", "decimal_mark cannot be 'coma'",
            hint: "did you mean comma?"),
        MappingFixture(
            .unknownTimeZone, columns + "time_zone: 1️⃣Europe/Berln2️⃣\n",
            "no time zone is called 'Europe/Berln'", hint: "did you mean Europe/Berlin?"),
        MappingFixture(
            .unknownChoice, columns + "encoding: 1️⃣windows-1252️⃣\n", "no encoding is called 'windows-125'",
            hint: "did you mean windows-1252?"),
        MappingFixture(
            .mappingColumn, columns + "source: 1️⃣\"a:b\"2️⃣\n", "this cannot be the name of a source",
            hint: "at most 64 bytes without a colon"),
    ]

    static let columnNames: [MappingFixture] = [
        MappingFixture(
            .mappingColumn, "columns:\n  date: Fecha\n  amount: Importe\n  1️⃣emial2️⃣: Correo\n",
            "no import column is called 'emial'", hint: "did you mean email?"),
        MappingFixture(
            .emptyValue, "columns:\n  date: Fecha\n  amount: Importe\n  1️⃣email2️⃣:\n", "email is empty",
            hint: "write email: the name of a column of the file"),
        MappingFixture(
            .mappingConflict, "columns: {date: Fecha, amount: 1️⃣[Bruto, Neto]2️⃣}\n",
            "amount is one column, not several",
            hint: "name the one that holds it, and put the others under unread"),
        MappingFixture(
            .mappingConflict, "columns: {date: Fecha, amount: Importe, note: 1️⃣Card Number2️⃣}\n",
            "card data and IP addresses are never read", hint: "put the column under unread"),
        MappingFixture(
            .mappingConflict, columns + "unread: [1️⃣importe2️⃣]\n", "'importe' is read above",
            hint: "delete it here, or there"),
        MappingFixture(
            .mappingColumn, columns + "constants: {1️⃣metod2️⃣: check}\n", "no import column is called 'metod'",
            hint: "did you mean method?"),
        MappingFixture(
            .mappingConflict, columns + "constants: {1️⃣gift_id2️⃣: X1}\n",
            "gift_id cannot be the same in every row", hint: "delete it"),
        MappingFixture(
            .mappingConflict, columns + "constants: {1️⃣type2️⃣: gift}\n", "type is also read from a column",
            hint: "keep one of the two"),
        MappingFixture(
            .mappingConflict, columns + "values: {1️⃣method2️⃣: {Tarjeta: card}}\n",
            "no column of the file is read as method", hint: "add method: to columns above"),
    ]

    static let values: [MappingFixture] = [
        MappingFixture(
            .unknownChoice, columns + "values: {type: {Donativo: 1️⃣gfit2️⃣}}\n", "'gfit' is not a value of type",
            hint: "did you mean gift?"),
        MappingFixture(
            .unknownChoice,
            "columns: {date: D, amount: A, status: S}\nvalues: {status: {Pagado: 1️⃣paied2️⃣}}\n",
            "'paied' is not a status", hint: "did you mean paid?"),
        MappingFixture(
            .unknownCampaign,
            "columns: {date: D, amount: A, campaign: F}\nvalues: {campaign: {General: 1️⃣librery2️⃣}}\n",
            "'librery' is not a campaign", hint: "did you mean library?"),
        MappingFixture(
            .unknownChoice, columns + "constants: {currency: 1️⃣EUE2️⃣}\n", "'EUE' is not a currency",
            hint: "did you mean EUR?"),
        MappingFixture(
            .badDate, "columns: {amount: A}\nconstants: {date: 1️⃣11/07/20262️⃣}\n",
            "'11/07/2026' is not a date", hint: "write 2026-07-11 or 2026-11-07, whichever you mean"),
        MappingFixture(
            .duplicateKey, columns + "values: {type: {Donativo: gift, 1️⃣donativo2️⃣: pledge}}\n",
            "'donativo' is written twice, in other letters",
            hint: "keep one of the two: case does not matter"),
        MappingFixture(
            .missingKey, columns + "leave_out:\n  - 1️⃣column2️⃣: Tipo\n    values: [X]\n",
            "this rule has no reason",
            hint: "add reason: a promise, no money"),
        MappingFixture(
            .missingKey, columns + "leave_out:\n  - 1️⃣column2️⃣: Tipo\n    reason: none\n",
            "this rule has no values", hint: "add values: [Pledge]"),
        MappingFixture(
            .yamlAnchor, columns + "source: 1️⃣*x2️⃣\n",
            "an alias of YAML is not allowed in a plan", hint: nil),
    ]

    static let files: [MappingFixture] = [
        MappingFixture(
            .mappingName, columns, "this name cannot be a mapping's", hint: "rename it to gala-2026.yml",
            path: "Campaigns/imports/Gala 2026.yml"),
        MappingFixture(
            .mappingName, columns, "'venmo' is already the name of a source format",
            hint: "rename it, such as venmo-2.yml; 'campaign import sources' lists the names",
            path: "Campaigns/imports/venmo.yml"),
        MappingFixture(
            .fileUnread, columns, "this is not read: a mapping is a file Campaigns/imports/NAME.yml",
            hint: "rename it to end in .yml, or move it elsewhere", path: "Campaigns/imports/gala.yaml"),
    ]
}

extension MappingVocabulary {
    /// A few columns and words.
    static let few = MappingVocabulary(
        columns: [
            "gift_id", "date", "amount", "fee", "type", "email", "method", "note", "campaign", "currency",
        ],
        amounts: ["amount", "fee"],
        words: ["type": Words(names: EntryType.acceptedNames) { EntryType(name: $0) != nil }],
        reserved: ["venmo", "csv"], fold: { $0.lowercased().filter { $0.isLetter || $0.isNumber } },
        isNeverKept: { $0.lowercased().contains("card") },
        isEncoding: { ["windows-1252", "utf-8"].contains($0) })
}
