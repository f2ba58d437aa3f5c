import CampaignKit

/// `anonymous, soft_credits`.
struct CreditCells: Sendable {
    private let credits: ColumnCell
    private let base: Currency
    private var anonymous: WordCell<Anonymity>

    init(_ header: GiftHeader, base: Currency) {
        self.base = base
        credits = header.cell(.softCredits)
        anonymous = WordCell(
            header.cell(.anonymous), code: .unknownAnonymity, what: "a level of anonymity",
            names: Anonymity.allCases.map(\.name) + ["yes", "no"]
        ) { Anonymity(text: $0) }
    }

    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        // A donor called Anonymous has said so already.
        if let stated = anonymous.read(context), stated.rawValue > row.anonymity.rawValue {
            row.anonymity = stated
        }
        guard !context.record.isEmpty(credits.field) else { return }
        let text = CellText.block(context.record.field(credits.field))
        for (index, part) in text.split(separator: ";").enumerated() where part.contains(where: { $0 != " " })
        {
            guard let credit = credit(part, number: index + 1, context) else { continue }
            let earlier = row.softCredits.firstIndex {
                $0.donorID == credit.donorID && $0.kind == credit.kind
            }
            guard let earlier else {
                row.softCredits.append(credit)
                continue
            }
            add(credit, number: index + 1, to: &row.softCredits[earlier], context)
        }
    }

    /// Two amounts for one person and one reason are one credit of both.
    private func add(_ credit: SoftCredit, number: Int, to earlier: inout SoftCredit, _ context: RowContext) {
        guard let minor = credit.minorUnits, let before = earlier.minorUnits,
            let sum = try? Checked.add(before, minor)
        else {
            refuse(
                context, number, "names the same donor twice for the same reason",
                "name the donor once; without an amount the credit is for the whole gift")
            return
        }
        earlier.minorUnits = sum
    }

    /// `id:kind` or `id:kind:amount`.
    private func credit(_ part: Substring, number: Int, _ context: RowContext) -> SoftCredit? {
        let fields = part.split(separator: ":", omittingEmptySubsequences: false).map(Self.trimmed)
        guard (2...3).contains(fields.count) else {
            return refuse(context, number, "is not of the form id:kind or id:kind:amount", Self.example)
        }
        guard !fields[0].isEmpty, fields[0].utf8.count <= CellText.idLimit else {
            return refuse(context, number, "has no donor id, or one that is too long", Self.example)
        }
        guard let kind = SoftCreditKind(name: fields[1].lowercased()) else {
            let hint = Suggestion.hint(fields[1].lowercased(), among: SoftCreditKind.allCases.map(\.name))
            return refuse(context, number, "has no recognized kind", hint)
        }
        guard fields.count == 3 else { return SoftCredit(donorID: fields[0], kind: kind) }
        do throws(AmountParser.Failure) {
            let minor = try AmountParser.minorUnits(fields[2], currency: base)
            guard minor > 0 else {
                return refuse(context, number, "has an amount that is not above zero", Self.example)
            }
            return SoftCredit(donorID: fields[0], kind: kind, minorUnits: minor)
        } catch {
            return refuse(context, number, "has an amount that cannot be read: \(error.message)", error.hint)
        }
    }

    private static let example = "write D-7:household or D-7:daf_advisor:250.00, and ; between credits"

    /// Says which credit of the cell is meant, never what it holds.
    @discardableResult
    private func refuse(
        _ context: RowContext, _ number: Int, _ reason: String, _ hint: String
    ) -> SoftCredit? {
        context.refuse(.badSoftCredit, credits, "soft credit \(number) \(reason)", hint: hint)
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = String(text)
        return text.withUTF8 { CellText.line($0) }
    }
}
