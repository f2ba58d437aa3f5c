import CampaignKit

/// How a file writes its amounts and its days, where its values show it.
extension MappingGuess {
    private func placed(_ columns: [CanonicalColumn]) -> [ColumnSurvey] {
        columns.compactMap { field(of: $0.name).map { self.columns[$0] } }
    }

    mutating func settleMoney() {
        let amounts = placed(CanonicalColumn.amounts)
        settleMark(amounts)
        questionCurrency()
        settleCurrency(amounts)
    }

    private mutating func settleMark(_ amounts: [ColumnSurvey]) {
        if let mark = said.decimalMark {
            mapping.decimalMark = mark
            return
        }
        let point = amounts.first { $0.point.line != nil }
        let comma = amounts.first { $0.comma.line != nil }
        switch (point?.point.line, comma?.comma.line) {
        case (let one?, let other?):
            ask(
                "decimal-mark",
                "a point comes before the cents in line \(one), and a comma in line \(other)",
                "write all amounts one way, or say which way: --decimal-mark point or comma")
        case (nil, _?): mapping.decimalMark = .comma
        case (_?, nil): break
        case (nil, nil):
            guard let survey = amounts.first(where: { $0.unclear != nil }), let cell = survey.unclear else {
                return
            }
            ask(
                "decimal-mark", "“\(cell)” in “\(survey.name)”: its mark may separate thousands or cents",
                "--decimal-mark point where cents follow a point (1,234.56), or --decimal-mark comma")
        }
    }

    /// Asks of a column whose cells are currencies, and not only that of the books, whether it is the gift's.
    private mutating func questionCurrency() {
        guard isFree(.currency) else { return }
        let base = plan.organization.currency.code
        for field in columns.indices where owners[field] == nil && !columns[field].hasManyWords {
            let survey = columns[field]
            let left = mapping.leaveOut.filter { $0.column == survey.name }
                .flatMap { $0.values.map(FileMapping.fold) }
            let words = survey.byRows.map(\.shown).filter { !left.contains(FileMapping.fold($0)) }
            let codes = words.compactMap { WatchedColumn.currencyCode($0, base: base) }
            guard codes.count == words.count, codes.contains(where: { $0 != base }) else { continue }
            let name = ShellWord.quoted(survey.name)
            let list = words.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
            ask(
                "which-column", "“\(survey.name)” has \(list): is it the currency of the amounts?",
                "--column \(ShellWord.quoted("currency=\(survey.name)")), or --unread \(name) if it is not")
        }
    }

    private static let signs = ["€": "EUR", "£": "GBP", "₪": "ILS"]

    private mutating func settleCurrency(_ amounts: [ColumnSurvey]) {
        let base = plan.organization.currency
        var codes = Set(
            amounts.first?.currencies.compactMap { Self.signs[$0] ?? ($0 == "$" ? nil : $0) } ?? [])
        if let field = field(of: CanonicalColumn.currency.name) {
            codes = []
            for (shown, _) in columns[field].byRows {
                let code = WatchedColumn.currencyCode(shown, base: base.code) ?? shown.uppercased()
                codes.insert(code)
                if code != shown.uppercased() {
                    mapping.words.append(.init(CanonicalColumn.currency.name, shown, means: code))
                }
            }
        } else if let constant = said.constants.first(where: { $0.column == CanonicalColumn.currency.name }) {
            codes = [constant.value]
        } else if codes.isEmpty, let code = amounts.first.flatMap({ Self.currency(inName: $0.name) }) {
            codes = [code]
            if code != base.code { mapping.constants.append(.init(CanonicalColumn.currency.name, code)) }
        } else if codes.count == 1, let code = codes.first, code != base.code {
            mapping.constants.append(.init(CanonicalColumn.currency.name, code))
        }
        let hasRate = [CanonicalColumn.fxRate, .baseAmount].contains { column in !isFree(column) }
        guard let other = codes.subtracting([base.code]).min(), !hasRate else { return }
        ask(
            "rate-missing", "amounts are in \(other), and your books are in \(base.code)",
            "--constant fx_rate=RATE (\(base.code) for one \(other)), or --column base_amount=NAME")
    }

    /// The currency that a column's name says: `Betrag (EUR)`, `Amount in GBP`, `Importe €`.
    ///
    /// In a name of capitals alone, only brackets make a code of three letters: `GIFT (EUR)`.
    private static func currency(inName name: String) -> String? {
        if let sign = signs.first(where: { name.contains($0.key) }) { return sign.value }
        let isMixed = name.contains(where: \.isLowercase)
        let words = name.split { !$0.isLetter }
        return words.first { word in
            let isMarked = isMixed || name.contains("(\(word))") || name.contains("[\(word)]")
            return word.count == 3 && isMarked && word.allSatisfy(\.isUppercase)
                && Currency(code: String(word)) != nil
        }.map(String.init)
    }

    private static let days: [CanonicalColumn] = [
        .date, .receivedDate, .postmark, .depositedDate, .clearedDate, .firstDue,
    ]

    mutating func settleDates() {
        let dates = placed(Self.days)
        mapping.timeZone = said.timeZone
        if said.timeZone == nil, let survey = dates.first(where: { $0.zoneless > 0 }) {
            ask(
                "time-zone", "“\(survey.name)” has times, and nothing says where",
                "--time-zone UTC, or \(plan.organization.timeZone) where they are yours")
        }
        if let order = said.dateOrder {
            mapping.dateOrder = order
            return
        }
        let month = dates.first { $0.order.monthFirst != nil }
        let day = dates.first { $0.order.dayFirst != nil }
        switch (month?.order.monthFirst, day?.order.dayFirst) {
        case (let one?, let other?):
            ask(
                "date-order", "the month comes first in line \(one), and the day in line \(other)",
                "write all dates one way, or say which way: --date-format mdy or dmy")
        case (_?, nil): mapping.dateOrder = .monthFirst
        case (nil, _?): mapping.dateOrder = .dayFirst
        case (nil, nil):
            guard let survey = dates.first(where: { $0.unclearDate != nil }), let cell = survey.unclearDate
            else { return }
            ask(
                "date-order", "“\(cell)” in “\(survey.name)”: the day or the month may come first",
                "--date-format mdy for month/day/year, or --date-format dmy")
        }
    }
}
