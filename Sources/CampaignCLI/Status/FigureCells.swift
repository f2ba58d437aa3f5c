import CampaignKit
import CampaignServices
import Terminal

/// Values of figures as text, as cells and as JSON.
struct FigureCells {
    let currency: Currency

    func text(_ value: FigureValue, isoDays: Bool = false) -> String {
        switch value {
        case .money(let minor): Money(minorUnits: minor, currency: currency).text
        case .count(let count): Words.grouped(count)
        case .percent(let percent): percent.text
        case .date(let day): isoDays ? day.description : day.longText
        case .words(let words): TerminalText.safe(words)
        case .standing(let standing): standing.rawValue
        }
    }

    /// What programs get; nothing where there is no value.
    func field(_ value: FigureValue?) -> FieldValue {
        switch value {
        case .money(let minor): .money(minor, currency)
        case .count(let count): .count(count)
        case .percent(let percent): .percent(percent)
        case .date(let day): .date(day)
        case .words(let words): .text(words)
        case .standing(let standing): .text(standing.rawValue)
        case nil: .none
        }
    }

    func json(_ value: FigureValue?) -> JSONValue { field(value).json }
}

/// The figures of one kind of document as fields, so that no format lacks one.
struct FigureFields {
    let figures: [Figure]
    private let cells: FigureCells

    init(_ documents: Figure.Documents, _ currency: Currency) {
        figures = FigureCatalogue.figures(in: documents)
        cells = FigureCells(currency: currency)
    }

    /// The fields of a list's rows, in the order of the catalogue.
    var fields: [Field<FigureRow>] {
        figures.map { figure in
            let isNumber = figure.kind != .date && figure.kind != .words
            let column = TableColumn(
                figure.title, key: figure.name, alignment: isNumber ? .trailing : .leading)
            return Field(column) { cells.field($0.has(figure) ? figure.value(of: $0) : nil) }
        }
    }

    /// What a row alone has, as a sheet of figures; null where it does not exist.
    func json(_ row: FigureRow) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for figure in figures where row.has(figure) {
            members[figure.name] = cells.json(figure.value(of: row))
        }
        return members
    }
}
