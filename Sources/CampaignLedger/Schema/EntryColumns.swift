import CampaignKit

/// The columns of an entry in the order in which they are written, read back and sealed.
enum EntryColumns {
    /// The version of the ledger's tables: raised with every column that is added, changed or taken away.
    ///
    /// Until version 0.1 no ledger of another version is opened.
    static let schemaVersion: Int32 = 15

    static let all: [EntryColumn] =
        identity + money + counting + handling + [.posting(.words, .bytes, isOptional: true)]

    static let names = all.map(\.name)

    /// What rows say themselves, in order.
    static let said = all.compactMap { column in
        column.said.map { (name: column.name, kind: column.kind, said: $0) }
    }

    /// What writes a column, and nothing more: rows by the million go through these two lists.
    enum Step: Sendable {
        case posting(EntryColumn.Part)
        case row(EntryColumn.Write)
    }

    /// How a whole entry is written, in order.
    static let steps: [Step] = all.map { column in
        switch column.origin {
        case .posting(let part): .posting(part)
        case .row(let said): .row(said.write)
        }
    }

    /// How what a row says itself is written, in the order of `said`.
    static let writes = said.map(\.said.write)

    /// What is hashed with a row's content, where it is said.
    static let content = said.filter(\.said.isContent)

    private static let identity: [EntryColumn] = [
        .posting(.id), .posting(.batch),
        .number("line", { Int64($0.line) }, { $0.line = Int($1) }),
        .posting(.source), .posting(.externalID, .text, isOptional: true), .posting(.key, isOptional: true),
        .posting(.content), .posting(.fingerprint),
        .requiredWord("type", { $0.type }, { $0.type = $1 }),
        .posting(.donor, isOptional: true),
    ]

    /// Amounts are base-currency minor units without their sign; `original` is signed, in `currency`.
    private static let money: [EntryColumn] = [
        .requiredDay("date", { $0.date }, { $0.date = $1 }),
        .requiredDay("day", { $0.day }, { $0.day = $1 }),
        .requiredWord("basis", { $0.basis }, { $0.basis = $1 }),
        .number(
            "amount", check: ">= 0", { Int64(clamping: $0.minorUnits.magnitude) }, { $0.minorUnits = $1 }),
        .text("currency", { $0.foreign?.original.currency.code ?? "" }) { row, code in
            row.foreign = Currency(code: code).map {
                ForeignAmount(original: Money(minorUnits: 0, currency: $0), rate: "", rateSource: "")
            }
        },
        .optional("original", { $0.foreign?.original.minorUnits }) { row, minor in
            guard let currency = row.foreign?.original.currency else { return }
            row.foreign?.original = Money(minorUnits: minor, currency: currency)
        },
        .text("fx_rate", { $0.foreign?.rate ?? "" }) { $0.foreign?.rate = $1 },
        .text("fx_source", { $0.foreign?.rateSource ?? "" }) { $0.foreign?.rateSource = $1 },
        .number("fee", { $0.feeMinor }, { $0.feeMinor = $1 }),
    ]

    private static let counting: [EntryColumn] = [
        .posting(.unit), .posting(.payment), .posting(.measure), .posting(.effect),
        .posting(.exchange, check: ">= 0"), .posting(.countClass), .posting(.simple, check: "IN (0, 1)"),
        .posting(.target, isOptional: true), .posting(.place, isOptional: true),
    ]

    private static let handling: [EntryColumn] = [
        .requiredWord("anonymity", { $0.anonymity }, { $0.anonymity = $1 }),
        .word("method", { $0.method }, { $0.method = $1 }).shown(as: "Method") { $0.method?.name ?? "" },
        .word("delivery", { $0.delivery }, { $0.delivery = $1 })
            .shown(as: "Delivery") { $0.delivery?.name ?? "" },
        .day("received", { $0.received }, { $0.received = $1 })
            .shown(as: "Received") { $0.received?.longText ?? "" },
        .day("postmark", { $0.postmark }, { $0.postmark = $1 }).shown(as: "Postmark") { row in
            row.postmark.map { "\($0.longText) \(row.postmarkKind?.name ?? "")" } ?? ""
        },
        .word("postmark_kind", { $0.postmarkKind }, { $0.postmarkKind = $1 }),
        .day("deposited", { $0.deposited }, { $0.deposited = $1 }).shown(as: "Deposited") { row in
            [row.deposited?.longText ?? "", row.depositID].filter { !$0.isEmpty }.joined(separator: ", ")
        },
        .day("cleared", { $0.cleared }, { $0.cleared = $1 })
            .shown(as: "Cleared") { $0.cleared?.longText ?? "" },
        .text("deposit_id", { $0.depositID }, { $0.depositID = $1 }),
        .requiredWord("receipted_by", { $0.receiptedBy }, { $0.receiptedBy = $1 }),
        .text(
            "receipt_kind", isContent: true, title: "Receipt kind", { $0.receiptKind?.name ?? "" },
            { $0.receiptKind = ReceiptKind(name: $1) }),
        .optional("benefit_value", { $0.benefit?.valueMinor }) { row, minor in
            row.benefit = row.benefit ?? Benefit()
            row.benefit?.valueMinor = minor
        },
        .optional("benefit_cost", { $0.benefit?.costMinor }) { row, minor in
            row.benefit = row.benefit ?? Benefit()
            row.benefit?.costMinor = minor
        },
        .number("benefit_flags", { Int64($0.benefit?.flags ?? 0) }) { row, flags in
            guard flags != 0 else { return }
            row.benefit = row.benefit ?? Benefit()
            row.benefit?.flags = Int(flags)
        },
    ]
}

extension Benefit {
    /// A benefit from its value, cost and flags in a row; nil when nothing was said of it.
    init?(_ row: any LedgerRow, from first: Int) {
        let flags = Int(row.int(first + 2))
        guard flags != 0 || !row.isNull(first) || !row.isNull(first + 1) else { return nil }
        self.init(valueMinor: row.optionalInt(first), costMinor: row.optionalInt(first + 1))
        self.flags = flags
    }

    /// A token, nothing given, not known: 1, 2 and 4, as they are stored.
    fileprivate var flags: Int {
        get { (isToken ? 1 : 0) + (isNone ? 2 : 0) + (isUnknown ? 4 : 0) }
        set {
            isToken = newValue & 1 != 0
            isNone = newValue & 2 != 0
            isUnknown = newValue & 4 != 0
        }
    }
}
