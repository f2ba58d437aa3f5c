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

    /// A cell for programs; blank where there is no value.
    func cell(_ value: FigureValue?) -> Cell {
        switch value {
        case .money(let minor): .money(minor, currency)
        case .count(let count): .count(count)
        case .percent(let percent): .percent(percent)
        case .date(let day): Cell(day.description)
        case .words(let words): Cell(words)
        case .standing(let standing): Cell(standing.rawValue)
        case nil: .blank()
        }
    }

    func json(_ value: FigureValue?) -> JSONValue {
        switch value {
        case .money(let minor): .money(minor, currency)
        case .count(let count): .number(count)
        case .percent(let percent): .percent(percent)
        case .date(let day): .date(day)
        case .words(let words): .string(words)
        case .standing(let standing): .string(standing.rawValue)
        case nil: .null
        }
    }
}

/// The figures of one kind of document as columns, cells and JSON members, so that no format lacks one.
struct FigureColumns {
    let figures: [Figure]
    private let cells: FigureCells

    init(_ documents: Figure.Documents, _ currency: Currency) {
        figures = FigureCatalogue.figures(in: documents)
        cells = FigureCells(currency: currency)
    }

    var columns: [TableColumn] {
        figures.map { figure in
            let isNumber = figure.kind != .date && figure.kind != .words
            return TableColumn(figure.title, key: figure.name, alignment: isNumber ? .trailing : .leading)
        }
    }

    func cells(_ row: FigureRow) -> [Cell] { figures.map { cells.cell($0.value(of: row)) } }

    /// What rows of this kind have; null where it does not exist.
    func json(_ row: FigureRow) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for figure in figures where row.has(figure) {
            members[figure.name] = cells.json(figure.value(of: row))
        }
        return members
    }
}
