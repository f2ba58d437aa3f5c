import CampaignKit
import CampaignLedger
import Terminal

/// The columns of an explanation: those of lists of gifts, with each row's part and why it has none.
struct ExplainColumns {
    let figure: TallyFigure
    let currency: Currency

    /// An amount or a count, as the figure is.
    func cell(_ part: Int64) -> Cell {
        guard figure.isMoney || figure.isDonors else {
            return .number(Words.grouped(part), plain: String(part))
        }
        let money = Money(minorUnits: part, currency: currency)
        return .number(money.text, plain: money.plainText)
    }

    func json(_ part: Int64) -> JSONValue {
        figure.isMoney || figure.isDonors ? .money(part, currency) : .number(part)
    }

    // MARK: For people

    var people: [TableColumn] {
        figure.isDonors
            ? [
                TableColumn("Donor", key: "donor"), GiftWords.markColumn,
                TableColumn("Name", key: "donor_name", shrinks: true),
                TableColumn("Raised here", key: "part", alignment: .trailing),
            ]
            : GiftColumns.people.dropLast().map(Self.beside) + [
                TableColumn("Part", key: "part", alignment: .trailing)
            ]
    }

    /// Next to the part that counts here, the whole amount matters least.
    private static func beside(_ column: TableColumn) -> TableColumn {
        guard column.key == "amount" else { return column }
        return TableColumn(column.title, key: column.key, alignment: column.alignment, isSecondary: true)
    }

    func people(_ part: ExplainedPart, _ line: GiftLine) -> TableRow {
        TableRow(Array(GiftColumns.people(line, currency).cells.dropLast()) + [cell(part.part)])
    }

    func people(_ part: ExplainedPart, _ donor: ExplainedDonor?) -> TableRow {
        let words = Self.words(donor, part)
        let amount: Cell = part.isHidden ? .blank() : cell(part.part)
        return TableRow([Cell(words.id), words.mark, Cell(words.name), amount])
    }

    // MARK: For programs

    /// `part` sums to the figure; what is left out is in a column of its own.
    var data: [TableColumn] {
        let own = figure.isDonors ? Self.donorData : GiftColumns.data
        return own + ["part", "left_out", "rule"].map { TableColumn($0, key: $0) }
    }

    private static let donorData = ["donor", "donor_name", "anonymous"].map { TableColumn($0, key: $0) }

    func data(_ part: ExplainedPart, _ line: GiftLine) -> TableRow {
        TableRow(GiftColumns.data(line, currency).cells + end(part))
    }

    func data(_ part: ExplainedPart, _ donor: ExplainedDonor?) -> TableRow {
        let words = Self.words(donor, part)
        return TableRow(
            [Cell(words.id), Cell(words.name), GiftWords.level(donor?.anonymity ?? .none)] + end(part))
    }

    private func end(_ part: ExplainedPart) -> [Cell] {
        guard let rule = part.rule else { return [cell(part.part), .blank(), .blank()] }
        return [.blank(), cell(part.part), Cell(rule.rawValue)]
    }

    func json(_ part: ExplainedPart, _ line: GiftLine) -> JSONValue {
        guard case .object(let members) = GiftColumns.json(line, currency) else { return .null }
        return .object(members.merging(end(part)) { $1 })
    }

    func json(_ part: ExplainedPart, _ donor: ExplainedDonor?) -> JSONValue {
        let isShown = donor?.isHidden == false
        return .object(
            [
                "donor": isShown ? .optional(donor.map { "D-\($0.id)" }) : .null,
                "donor_name": isShown ? .optional(donor?.name) : .null,
                "anonymous": .string((donor?.anonymity ?? .none).name),
            ].merging(end(part)) { $1 })
    }

    private func end(_ part: ExplainedPart) -> [String: JSONValue] {
        [
            "part": part.rule == nil ? json(part.part) : .null,
            "left_out": part.rule == nil ? .null : json(part.part),
            "rule": .optional(part.rule?.rawValue),
        ]
    }

    /// How a donor is shown to staff.
    private static func words(
        _ donor: ExplainedDonor?, _ part: ExplainedPart
    ) -> (id: String, name: String, mark: Cell) {
        guard let donor else {
            return ("", part.rule == .hidden ? "hidden gifts" : "no donor named", .blank())
        }
        let mark = GiftWords.mark(donor.anonymity)
        return donor.isHidden ? ("", "anonymous", mark) : ("D-\(donor.id)", donor.name, mark)
    }
}
