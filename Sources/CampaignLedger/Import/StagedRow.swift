import CampaignKit

/// A staged row that refers to others, read back for settling.
final class StagedRow {
    let number: Int64
    let source: Int64
    let type: EntryType
    private(set) var amount: Int64
    let pledgeName: String
    let pledgeKey: Int64
    let reverses: String
    let matches: [String]
    let isResolved: Bool
    private(set) var asResolved: ResolvedRow
    /// Whether the amount is what is right, not what is added.
    let sets: Bool
    /// The entry that it names, kept for the record.
    var target: Int64?
    /// The row's own id in its file; empty without one.
    let externalID: String
    /// What it says in another currency, with its sign.
    private(set) var original: Int64?

    static let columns = """
        row, source, type, amount, pledge_name, pledge64, reverses, matches, resolved, line, unit, payment, measure, \
        effect, day, sets, donor, donor_ext, donor64, place, target, external_id, original
        """

    init?(_ row: any LedgerRow, baseEntry: Int64) {
        guard let type = EntryType(rawValue: Int(row.int(2))),
            let measure = EffectKind(rawValue: Int(row.int(12)))
        else {
            return nil
        }
        number = row.int(0)
        source = row.int(1)
        self.type = type
        amount = row.int(3)
        pledgeName = row.text(4)
        pledgeKey = row.int(5)
        reverses = row.text(6)
        matches = Self.names(row.text(7))
        sets = row.int(15) == 1
        isResolved = row.int(8) != 0
        target = row.optionalInt(20)
        externalID = row.text(21)
        original = row.optionalInt(22)
        let key = row.isNull(18) ? nil : ResolvedRow.DonorKey(ext: row.text(17), key: row.int(18))
        asResolved = ResolvedRow(
            entry: baseEntry + number, line: Int(row.int(9)), type: type, unit: row.int(10),
            payment: row.int(11),
            measure: measure, effect: row.int(13), day: row.int(14),
            donor: row.optionalInt(16), donorKey: key, place: row.optionalInt(19))
    }

    var line: Int { asResolved.line }

    /// The ids of `matches`, as staging keeps them.
    static func names(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    /// Makes of the right amount what is to be added.
    func adjust(by minorUnits: Int64) {
        amount = Int64(clamping: minorUnits.magnitude)
        asResolved.effect = minorUnits
    }

    /// Whether it is a refund that its gift's own row says: what went back so far, by whatever way.
    var isToldRefund: Bool { type == .refund && externalID.contains(ImportedEntry.toldRefundMark) }

    /// Whether it reverses the gift whose id it has, if that is here.
    var isReversalOfID: Bool {
        !reverses.isEmpty && externalID.hasPrefix(reverses + ImportedEntry.reversalMark)
    }

    /// What a refund or chargeback comes to that names no gift.
    var asUnlinked: ResolvedRow {
        var row = asResolved
        (row.unit, row.payment, row.measure) = (row.entry, row.entry, .paid)
        row.effect = -amount
        return row
    }

    /// What it says in its own currency, without a sign.
    var said: Int64 { original.map { Int64(clamping: $0.magnitude) } ?? amount }

    /// Keeps a part of what it says, in its own currency; of other money as large a share of its worth.
    func keep(_ minorUnits: Int64) {
        guard let whole = original, whole != 0 else {
            amount = minorUnits
            return
        }
        amount = Int64(clamping: Int128(amount) * Int128(minorUnits) / Int128(whole.magnitude))
        original = whole < 0 ? -minorUnits : minorUnits
    }

    func problem(_ code: String, _ column: String, _ message: String, _ hint: String?) -> RowProblem {
        let value: String? =
            switch column {
            case "reverses": reverses
            case "matches": matches.joined(separator: "; ")
            case "pledge_id": pledgeName
            case "date": CalendarDate(dayNumber: Int(asResolved.day)).description
            default: nil
            }
        return RowProblem(code: code, line: line, column: column, message: message, value: value, hint: hint)
    }
}

extension StagedRow {
    /// Something that is to be known of a row that needs no fixing.
    func warning(_ code: String, _ message: String, _ hint: String?) -> RowProblem {
        RowProblem(
            code: code, severity: .warning, line: line, column: "reverses", message: message,
            value: reverses, hint: hint)
    }
}

/// What a row amounts to once everything it refers to is known.
struct ResolvedRow {
    /// The entry itself.
    var entry: Int64
    var line: Int
    var type: EntryType
    /// The commitment it belongs to.
    var unit: Int64
    /// The payment it is, or takes from; 0 for promises and what happens to them.
    var payment: Int64
    var measure: EffectKind
    var effect: Int64
    var day: Int64
    /// The donor in the ledger, or the staged key.
    var donor: Int64?
    var donorKey: DonorKey?
    var place: Int64?

    struct DonorKey {
        var ext: String
        var key: Int64
    }
}

/// The outcome of settling one row.
enum Resolution {
    case success(ResolvedRow)
    case failure(RowProblem)
    /// There is nothing to do: an amount that is right already.
    case nothing
    /// It is here already, or its gift was voided: the notes of the resolver say which.
    case leftOut(StageTable.State)
}
