import CampaignExchange
import CampaignKit
import Terminal

/// What a field holds of one row: it becomes the cell of a table or file, or the value of JSON.
///
/// Where it does not exist the cell is empty and the value null.
struct FieldValue: Sendable {
    private enum Content: Sendable {
        case none
        case text(String)
        case id(prefix: String, Int64)
        case date(CalendarDate)
        case count(Int64)
        case number(Int)
        case money(Int64, Currency)
        case percent(Percent)
        case flag(Bool, yes: String)
        case list([String])
        case anonymity(Anonymity)
        case either(Cell, JSONValue)
    }

    private let content: Content

    static let none = FieldValue(content: .none)

    /// Words; nothing where there are none.
    static func text(_ text: String?) -> FieldValue {
        guard let text, !text.isEmpty else { return none }
        return FieldValue(content: .text(text))
    }

    /// One of our numbers, such as `G-7`.
    static func id(_ prefix: String, _ number: Int64?) -> FieldValue {
        number.map { FieldValue(content: .id(prefix: prefix, $0)) } ?? none
    }

    /// How many.
    static func count(_ number: (some BinaryInteger)?) -> FieldValue {
        number.map { FieldValue(content: .count(Int64($0))) } ?? none
    }

    /// A number that is read as it stands, such as a line of a file.
    static func number(_ number: Int?) -> FieldValue {
        number.map { FieldValue(content: .number($0)) } ?? none
    }

    static func money(_ minor: Int64?, _ currency: Currency) -> FieldValue {
        minor.map { FieldValue(content: .money($0, currency)) } ?? none
    }

    static func percent(_ percent: Percent?) -> FieldValue {
        percent.map { FieldValue(content: .percent($0)) } ?? none
    }

    static func date(_ day: CalendarDate?) -> FieldValue {
        day.map { FieldValue(content: .date($0)) } ?? none
    }

    /// `yes` or nothing in a table, true or false in JSON.
    static func flag(_ flag: Bool, yes: String = "yes") -> FieldValue {
        FieldValue(content: .flag(flag, yes: yes))
    }

    /// Several words with semicolons between them, an array in JSON.
    static func list(_ texts: [String]) -> FieldValue { FieldValue(content: .list(texts)) }

    /// From whom a donor is hidden; nothing where they are hidden from no one.
    static func anonymity(_ anonymity: Anonymity) -> FieldValue {
        FieldValue(content: .anonymity(anonymity))
    }

    /// A summary in tables of what JSON has in full: how many, and which.
    static func either(cell: Cell, json: JSONValue) -> FieldValue {
        FieldValue(content: .either(cell, json))
    }

    var cell: Cell {
        switch content {
        case .none: .blank()
        case .text(let text): Cell(text)
        case .id(let prefix, let number): Cell("\(prefix)-\(number)")
        case .date(let day): Cell(day.description)
        case .count(let number): .count(number)
        case .number(let number): .number("\(number)", plain: PlainNumber(number))
        case .money(let minor, let currency): .money(minor, currency)
        case .percent(let percent): .percent(percent)
        case .flag(let flag, let yes): flag ? Cell(yes) : .blank()
        case .list(let texts): texts.isEmpty ? .blank() : Cell(texts.joined(separator: "; "))
        case .anonymity(let anonymity): anonymity == .none ? .blank() : Cell(anonymity.name)
        case .either(let cell, _): cell
        }
    }

    var json: JSONValue {
        switch content {
        case .none: .null
        case .text(let text): .string(text)
        case .id(let prefix, let number): .string("\(prefix)-\(number)")
        case .date(let day): .string(day.description)
        case .count(let number): .number(number)
        case .number(let number): .number(Int64(number))
        case .money(let minor, let currency): .money(minor, currency)
        case .percent(let percent): .percent(percent)
        case .flag(let flag, _): .bool(flag)
        case .list(let texts): .array(texts.map(JSONValue.string))
        case .anonymity(let anonymity): anonymity == .none ? .null : .string(anonymity.name)
        case .either(_, let json): json
        }
    }

    /// The cell in a file, as `cell` has it, straight into the writer's bytes.
    func write(to file: inout CSVWriter) {
        switch content {
        case .none: file.addEmpty()
        case .text(let text): file.add(text)
        case .id(let prefix, let number): file.add(number, prefix: prefix)
        case .date(let day): file.add(day)
        case .count(let number): file.add(number)
        case .number(let number): file.add(Int64(number))
        case .money(let minor, let currency): file.add(minorUnits: minor, decimals: currency.exponent)
        case .flag(let flag, let yes): if flag { file.add(yes) } else { file.addEmpty() }
        case .anonymity(.none): file.addEmpty()
        case .percent, .list, .anonymity, .either: file.add(CSVCell(cell.value))
        }
    }
}

/// One field of a list's rows, from which the screen's column, the column of CSV, TSV and workbooks and the
/// key of JSON all come.
struct Field<Row> {
    /// The title is for people, the key for programs.
    let column: TableColumn
    /// What people see; nil where only programs get the field.
    let people: ((Row) -> Cell)?
    /// What programs get; nil where only people see the field.
    let value: ((Row) -> FieldValue)?
    /// The member of JSON that the field is in; nil for the row itself.
    private(set) var group: String?

    private init(
        column: TableColumn, people: ((Row) -> Cell)?, value: ((Row) -> FieldValue)?
    ) {
        self.column = column
        self.people = people
        self.value = value
    }

    /// For programs only.
    init(_ key: String, _ value: @escaping (Row) -> FieldValue) {
        self.init(column: TableColumn(key, key: key), people: nil, value: value)
    }

    /// For people and programs; `people` where they see more or less than the value.
    init(_ column: TableColumn, people: ((Row) -> Cell)? = nil, _ value: @escaping (Row) -> FieldValue) {
        self.init(column: column, people: people ?? { value($0).cell }, value: value)
    }

    /// For people only: what others of the fields say, put together.
    static func shown(_ column: TableColumn, _ cell: @escaping (Row) -> Cell) -> Field {
        Field(column: column, people: cell, value: nil)
    }

    /// For programs only: `own_raised` in tables is `raised` in the object `own` of JSON.
    func within(_ group: String) -> Field {
        let column = TableColumn(column.title, key: "\(group)_\(column.key)", alignment: column.alignment)
        var field = Field(column: column, people: nil, value: value)
        field.group = group
        return field
    }

    /// The same with another column for people, and other words in it where they see more or less.
    func under(_ column: TableColumn, people other: ((Row) -> Cell)? = nil) -> Field {
        Field(column: column, people: other ?? people, value: value)
    }

    /// The field of a part, of the whole that has it; for programs only when asked.
    func of<Whole>(isShown: Bool = true, _ part: @escaping (Whole) -> Row) -> Field<Whole> {
        Field<Whole>(
            column: column, people: isShown ? people.map { people in { people(part($0)) } } : nil,
            value: value.map { value in { value(part($0)) } })
    }

    /// The field of a part that only some have; for programs.
    func ofSome<Whole>(_ part: @escaping (Whole) -> Row?) -> Field<Whole> {
        Field<Whole>(
            column: column, people: nil,
            value: value.map { value in { part($0).map(value) ?? FieldValue.none } })
    }
}

/// The fields of a list.
struct FieldList<Row>: ListForms {
    let fields: [Field<Row>]
    private let shown: [(column: TableColumn, cell: (Row) -> Cell)]
    private let valued: [(column: TableColumn, group: String?, value: (Row) -> FieldValue)]
    /// Apart from their columns: rows by the million go through them.
    private let values: [(Row) -> FieldValue]

    init(_ fields: [Field<Row>]) {
        self.fields = fields
        shown = fields.compactMap { field in field.people.map { (field.column, $0) } }
        valued = fields.compactMap { field in field.value.map { (field.column, field.group, $0) } }
        values = fields.compactMap(\.value)
    }

    /// What people see, in the order of the fields.
    var people: [TableColumn] { shown.map(\.column) }
    /// What programs get, in the order of the fields; titles are the keys.
    var data: [TableColumn] { valued.map(\.column) }

    func people(_ row: Row) -> TableRow { TableRow(shown.map { $0.cell(row) }) }

    func data(_ row: Row) -> TableRow { TableRow(values.map { $0(row).cell }) }

    func write(_ row: Row, to file: inout CSVWriter) {
        add(row, to: &file)
        file.endRecord()
    }

    /// The cells of a record that other fields go on with.
    func add(_ row: Row, to file: inout CSVWriter) {
        for value in values { value(row).write(to: &file) }
    }

    func json(_ row: Row) -> JSONValue { .object(members(row)) }

    func members(_ row: Row) -> [String: JSONValue] {
        var groups: [String: [String: JSONValue]] = [:]
        var members: [String: JSONValue] = [:]
        for (column, group, value) in valued {
            if let group {
                groups[group, default: [:]][String(column.key.dropFirst(group.count + 1))] = value(row).json
            } else if members[column.key] == nil {
                members[column.key] = value(row).json
            }
        }
        return members.merging(groups.mapValues(JSONValue.object)) { first, _ in first }
    }

    func people(_ rows: [Row], caption: String = "") -> Table {
        Table(caption: caption, columns: people, rows: rows.map { people($0) })
    }

    func data(_ rows: [Row], caption: String = "") -> Table {
        Table(caption: caption, columns: data, rows: rows.map { data($0) })
    }

    func json(_ rows: [Row]) -> JSONValue { .array(rows.map { json($0) }) }
}

extension Cell {
    /// A number of things.
    static func count(_ number: some BinaryInteger) -> Cell {
        .number(Words.grouped(number), plain: PlainNumber(number))
    }

    /// An amount, whole units without decimals when `short`; `none` stands where there is no figure.
    static func money(_ minor: Int64?, _ currency: Currency, none: String = "", short: Bool = false) -> Cell {
        guard let minor else { return .blank(none) }
        let money = Money(minorUnits: minor, currency: currency)
        return .number(short ? money.shortText : money.text, plain: PlainNumber(money))
    }

    /// A percentage, whole when `short`; programs get it to a tenth.
    static func percent(_ percent: Percent?, none: String = "", short: Bool = false) -> Cell {
        guard let percent else { return .blank(none) }
        return .number(short ? percent.shortText : percent.text, plain: PlainNumber(percent))
    }
}

extension TableColumn {
    /// A column of figures, which sit at its right edge.
    static func figure(_ title: String, _ key: String, isSecondary: Bool = false) -> TableColumn {
        TableColumn(title, key: key, alignment: .trailing, isSecondary: isSecondary)
    }
}
