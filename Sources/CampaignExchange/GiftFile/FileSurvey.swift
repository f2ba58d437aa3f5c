import CampaignKit

/// The first look through a file's rows: in which order its dates are written, and what its unread columns
/// say of the money.
///
/// Memory does not grow with the file: few values of few columns are counted.
struct FileSurvey {
    /// How often a watched column says what.
    struct Count {
        let column: WatchedColumn
        /// By the folded value: how the file writes it first, and how many rows that are kept have it.
        var kept: [String: (shown: String, rows: Int)] = [:]
        /// Values of rows that are left out.
        var left: [String: (shown: String, rows: Int)] = [:]
        /// Rows whose currency is another one, by value.
        var foreign: [String: Int] = [:]
        /// Rows with values beyond those that are counted.
        var others = 0
        /// Rows of which the column says that money was reversed, and of which a row of the file does so.
        var explained = 0
        /// The lines of the first rows that return money and that the column says did not happen.
        var doubtful: [Int] = []
        /// Whether the column is looked at for its values alone, and one of them was no currency.
        var isOver = false
        /// Whether only its values make it one that says something.
        var isGuess = false
    }

    private(set) var orders: DateOrders
    private(set) var counts: [Count]
    /// Rows with anything in them.
    private(set) var rows = 0
    /// The lines of the first rows that return money and do not say of which gift.
    private(set) var unlinked: [Int] = []

    private let taking: TakingBack
    private let filter: RowFilter
    private let dates: [Int]
    private let currency: Int
    private let base: String

    /// Reads to the end and leaves the reader at its first row again.
    init(
        _ reader: any RecordReader, header: GiftHeader, filter: RowFilter, stated: DateOrder?, base: Currency
    ) throws(CSVError) {
        orders = DateOrders(stated: stated)
        self.filter = filter
        taking = filter.taking
        self.base = base.code.lowercased()
        dates = stated != nil ? [] : Self.dateColumns.map { header.cell($0).field }.filter { $0 >= 0 }
        currency = header.cell(.currency).field
        let watched = header.watched
        let hasCurrency = currency >= 0 || watched.contains { $0.isCurrency && !$0.isOfSomethingElse }
        counts = watched.filter { !($0.isCurrency && $0.isOfSomethingElse && hasCurrency) || $0.isUndone }
            .map { Count(column: $0) }
        if !hasCurrency {
            let fields = Set(watched.map(\.field))
            counts += header.extras.filter { !fields.contains($0.index) }
                .map {
                    let column = WatchedColumn(maybeCurrency: $0, name: header.names[$0.index])
                    return Count(column: column, isGuess: true)
                }
        }
        defer { counts.removeAll { $0.isGuess && ($0.isOver || $0.foreign.isEmpty) } }
        guard !dates.isEmpty || !counts.isEmpty else { return }
        while true {
            switch try reader.next() {
            case .end:
                try reader.restartRows()
                return
            case .fault: continue
            case .record: look(reader.record)
            }
            guard !dates.isEmpty || counts.contains(where: { !$0.isOver }) else {
                try reader.restartRows()
                return
            }
        }
    }

    private static let namedLines = 3

    private static let dateColumns: [CanonicalColumn] = [
        .date, .receivedDate, .postmark, .depositedDate, .clearedDate, .firstDue,
    ]

    private mutating func look(_ record: CSVRecord) {
        for field in dates {
            let bytes = CellText.trimmed(record.field(field))
            // The form that decides itself, and nearly every cell's.
            if bytes.isEmpty || (bytes.count == 10 && bytes[4] == UInt8(ascii: "-")) { continue }
            if case .numbers(let first, let second, _, _)? = DateText(bytes)?.parts {
                orders.add(first, second, column: field, line: record.line)
            }
        }
        guard !counts.isEmpty, !record.isBlank else { return }
        rows += 1
        let isLeft = filter.leavesOut(record)
        if !isLeft, unlinked.count < Self.namedLines, taking.isUnlinked(record) {
            unlinked.append(record.line)
        }
        for index in counts.indices { count(record, index, isLeft: isLeft) }
    }

    private mutating func count(_ record: CSVRecord, _ index: Int, isLeft: Bool) {
        let column = counts[index].column
        if counts[index].isOver { return }
        let shown = CellText.line(record.field(column.field))
        let value = ColumnMemory.fold(shown)
        if counts[index].isGuess, !shown.isEmpty,
            WatchedColumn.currencyCode(shown, base: base.uppercased()) == nil
        {
            counts[index].isOver = true
            return
        }
        if isLeft {
            if let known = counts[index].left[value] {
                counts[index].left[value] = (known.shown, known.rows + 1)
            } else if counts[index].left.count < ColumnMemory.mostValues {
                counts[index].left[value] = (String(shown.prefix(60)), 1)
            }
            return
        }
        if column.holds(value) {
            if taking.explains(value, column, record) {
                counts[index].explained += 1
                return
            }
            if counts[index].doubtful.count < Self.namedLines, taking.kind(of: record) != nil {
                counts[index].doubtful.append(record.line)
            }
        }
        if let known = counts[index].kept[value] {
            counts[index].kept[value] = (known.shown, known.rows + 1)
        } else if counts[index].kept.count < ColumnMemory.mostValues {
            counts[index].kept[value] = (String(shown.prefix(60)), 1)
        } else {
            counts[index].others += column.holds(value) ? 1 : 0
        }
        if column.isCurrency, !value.isEmpty {
            let said = currency >= 0 ? ColumnMemory.fold(CellText.line(record.field(currency))) : ""
            let code = WatchedColumn.currencyCode(shown, base: base.uppercased())?.lowercased()
            if (code ?? value) != (said.isEmpty ? base : said) {
                counts[index].foreign[value, default: 0] += 1
            }
        }
    }
}

/// The rows that stay out, by their cells.
struct RowFilter: Sendable {
    /// Nil for a column that says nothing of how the payment went.
    private let rules: [(field: Int, choice: ColumnMemory.Choice, column: WatchedColumn?)]
    let taking: TakingBack

    init(_ rules: [(field: Int, choice: ColumnMemory.Choice)], _ header: GiftHeader, _ taking: TakingBack) {
        self.taking = taking
        let watched = header.watched
        self.rules = rules.filter { $0.choice.only != nil || !$0.choice.leaveOut.isEmpty }
            .map { field, choice in (field, choice, watched.first { $0.field == field }) }
    }

    var isEmpty: Bool { rules.isEmpty }

    /// The field whose value leaves a row out; nil for a row that stays.
    func reason(_ record: CSVRecord) -> Int? {
        rules.first { rule in
            let value = ColumnMemory.fold(CellText.line(record.field(rule.field)))
            guard rule.choice.leavesOut(value, isUndone: rule.column?.isUndone ?? false) else { return false }
            // "Refunded" on the refund's own row says nothing of a gift.
            return rule.column.map { !taking.explains(value, $0, record) } ?? true
        }?.field
    }

    func leavesOut(_ record: CSVRecord) -> Bool { !isEmpty && reason(record) != nil }
}
