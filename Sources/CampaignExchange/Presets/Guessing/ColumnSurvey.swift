import CampaignKit

/// What the cells of one column of a file look like.
struct ColumnSurvey {
    let name: String
    /// Cells that hold something, and those that do not.
    private(set) var filled = 0
    private(set) var blank = 0
    private(set) var dates = 0
    private(set) var amounts = 0
    private(set) var mails = 0
    /// Times of which nothing says where.
    private(set) var zoneless = 0
    /// The words of the column and how often each is there, as the file first writes it.
    private(set) var words: [String: (shown: String, rows: Int)] = [:]
    /// Whether there are more words than a column of kinds has.
    private(set) var hasManyWords = false
    /// Whether every filled cell is another one, as far as that was looked at.
    private(set) var isUnique = true
    /// Currencies that amounts name by their signs.
    private(set) var currencies: Set<String> = []
    private(set) var point = Evidence()
    private(set) var comma = Evidence()
    /// A cell in which a mark may separate thousands or cents.
    private(set) var unclear: String?
    private(set) var order = DateOrders.Evidence()
    /// A date in which the day or the month may come first.
    private(set) var unclearDate: String?
    private var seen: Set<UInt64> = []

    /// The first line that can only be read one way.
    struct Evidence {
        private(set) var line: Int?
        mutating func add(_ line: Int) { if self.line == nil { self.line = line } }
    }

    static let mostWords = 60
    private static let mostSeen = 2_000_000

    init(name: String) { self.name = name }

    mutating func look(_ cell: Bytes, line: Int) {
        guard !cell.isEmpty else { return blank += 1 }
        filled += 1
        var hash = FNV1a()
        hash.add(cell: cell)
        if seen.count < Self.mostSeen, !seen.insert(hash.value).inserted { isUnique = false }
        lookForDate(cell, line)
        let text = CellText.line(cell)
        lookForAmount(text, line)
        if text.contains("@"), text.contains("."), !text.contains(" ") { mails += 1 }
        remember(text)
    }

    private mutating func remember(_ text: String) {
        let word = FileMapping.fold(String(text.prefix(200)))
        if let known = words[word] {
            words[word] = (known.shown, known.rows + 1)
        } else if words.count < Self.mostWords {
            words[word] = (text, 1)
        } else {
            hasManyWords = true
        }
    }

    private mutating func lookForDate(_ cell: Bytes, _ line: Int) {
        guard let date = DateText(cell) else { return }
        dates += 1
        if date.second != nil, date.offset == nil, date.zoneName == nil { zoneless += 1 }
        guard case .numbers(let first, let second, _, _) = date.parts else { return }
        order.add(first, second, line: line)
        if first != second, first <= 12, second <= 12, unclearDate == nil {
            unclearDate = String(decoding: cell, as: UTF8.self)
        }
    }

    /// Digits with marks between them, signs and currencies around them.
    private mutating func lookForAmount(_ text: String, _ line: Int) {
        var digits = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        while let end = digits.last, !end.isNumber, end != "." && end != "," {
            if end == "€" || end == "£" || end == "₪" || end == "$" { currencies.insert(String(end)) }
            digits.removeLast()
        }
        while let start = digits.first, !start.isNumber, start != "." && start != "," {
            if start == "€" || start == "£" || start == "₪" || start == "$" {
                currencies.insert(String(start))
            }
            digits.removeFirst()
        }
        let letters = text.filter(\.isLetter)
        let isCode = letters.count == 3 && Currency(code: letters.uppercased()) != nil
        if isCode { currencies.insert(letters.uppercased()) }
        guard digits.contains(where: \.isNumber), letters.isEmpty || isCode,
            digits.allSatisfy({ $0.isASCII && $0.isNumber || ".,'’".contains($0) })
        else { return }
        amounts += 1
        judge(digits, line)
    }

    private mutating func judge(_ digits: String, _ line: Int) {
        let marks = digits.filter { $0 == "." || $0 == "," }
        guard let last = marks.last, let index = digits.lastIndex(of: last) else { return }
        let behind = digits.distance(from: index, to: digits.endIndex) - 1
        let count = marks.filter { $0 == last }.count
        if marks.contains(where: { $0 != last }) || (count == 1 && behind != 3) {
            // The last mark comes before the cents.
            last == "." ? point.add(line) : comma.add(line)
        } else if count > 1 {
            last == "." ? comma.add(line) : point.add(line)
        } else if digits.hasPrefix("0") {
            last == "." ? point.add(line) : comma.add(line)
        } else if unclear == nil {
            unclear = digits
        }
    }

    // MARK: - What it may be

    /// At least nine of ten cells.
    private func mostly(_ count: Int) -> Bool { filled > 0 && count * 10 >= filled * 9 }

    var holdsDates: Bool { mostly(dates) }
    var holdsMails: Bool { mostly(mails) }
    var holdsAmounts: Bool { mostly(amounts) && !holdsDates }
    /// Amounts with cents or a currency: a column of numbers without them may be anything.
    var looksLikeMoney: Bool {
        holdsAmounts && (point.line != nil || comma.line != nil || !currencies.isEmpty)
    }

    /// The words, the most frequent first.
    var byRows: [(shown: String, rows: Int)] {
        words.values.sorted { ($1.rows, $0.shown) < ($0.rows, $1.shown) }
    }
}
