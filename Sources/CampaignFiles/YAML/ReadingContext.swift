import CampaignKit
import Yams

/// What every reader of one file needs.
struct ReadingContext {
    let source: SourceText
    let sink: FindingSink
    /// The base currency, which every amount is in.
    let currency: Currency
    /// The file's line before the first line of YAML.
    let lineOffset: Int
    /// False when the organization's currency could not be read: an amount in another one then says nothing
    /// new.
    var isCurrencyCertain = true

    /// Where a node is in the file.
    func place(of node: Node) -> TextPosition {
        var token: String?
        if case .scalar(let scalar) = node { token = YAMLText.restored(scalar.string) }
        guard let mark = node.mark else { return TextPosition(source, line: 1, column: 1) }
        return TextPosition(source, line: mark.line + lineOffset, column: mark.column, token: token)
    }

    func report(_ code: PlanFindingCode, at place: TextPosition, _ message: String, hint: String?) {
        sink.report(code, at: place, message, hint: hint)
    }
}

/// Amounts, percentages and ids from their texts.
extension ReadingContext {
    /// Which amounts a key takes.
    enum Sign { case positive, notNegative }

    func amount(_ scalar: ScalarText, named name: String, sign: Sign) -> Money? {
        let isGoal = name == "goal"
        let minor: Int64
        do throws(AmountParser.Failure) {
            minor = try AmountParser.minorUnits(scalar.text, currency: currency)
        } catch {
            report(error, of: name, at: scalar.place)
            return nil
        }
        guard minor > 0 || (minor == 0 && sign == .notNegative) else {
            report(
                isGoal ? .goalNotPositive : .badAmount, at: scalar.place,
                minor == 0 ? "the \(name) is zero" : "the \(name) is negative",
                hint: isGoal
                    ? "write an amount above zero, or delete the key: a campaign may have no goal"
                    : "write an amount above zero")
            return nil
        }
        return Money(minorUnits: minor, currency: currency)
    }

    private func report(_ failure: AmountParser.Failure, of name: String, at place: TextPosition) {
        if case .currencyMismatch(let code) = failure {
            guard isCurrencyCertain else { return }
            return report(
                .currencyMismatch, at: place,
                "the \(name) is in \(code), the organization's currency is \(currency)",
                hint: "write it in \(currency); every total is in one currency")
        }
        let detail = failure == .notAnAmount ? "" : ": \(failure.message)"
        report(
            name == "goal" ? .goalAmount : .badAmount, at: place, "the \(name) is not an amount\(detail)",
            hint: failure.hint)
    }

    /// A share in tenths of a percent, written `60%` or `33.3%`.
    func percent(_ scalar: ScalarText, named name: String) -> Int64? {
        let text = scalar.text
        if text.hasSuffix("%"), let percent = Percent(text), percent.tenths <= 1000 { return percent.tenths }
        report(
            .badPercent, at: scalar.place, "\(name) is not a share from 0% to 100%",
            hint: text.hasSuffix("%") ? "write at most one decimal: 33.3%" : "write it with its sign: 60%")
        return nil
    }

    func checkedID(_ scalar: ScalarText, what: String) -> String? {
        let text = scalar.text
        if CampaignID.isValid(text) { return text }
        if CampaignID.reserved.contains(text) {
            report(
                .reservedID, at: scalar.place,
                "'\(text)' cannot be an id, because it is reserved",
                hint: "take a longer one, such as \(text)-fund")
        } else {
            report(
                .badID, at: scalar.place, "'\(text)' cannot be \(("id of " + what.withArticle).withArticle)",
                hint: CampaignID.kebabCase(text).map { "write \($0)" }
                    ?? "write lowercase letters, digits and single hyphens, at most \(CampaignID.longest)")
        }
        return nil
    }
}

/// Days from their texts, with the help that a wrong one needs.
extension ReadingContext {
    func date(_ scalar: ScalarText) -> CalendarDate? {
        if let date = CalendarDate(scalar.text) { return date }
        report(
            .badDate, at: scalar.place, "'\(scalar.text)' is not a date",
            hint: Self.hint(forDate: scalar.text))
        return nil
    }

    /// What the writer may have meant: the short month, the missing zero, the other order of day and month.
    private static func hint(forDate text: String) -> String {
        let parts = text.split { "-/.".contains($0) }.map { Int($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else {
            return "write YYYY-MM-DD, such as 2026-12-31"
        }
        if first > 31 {
            if let date = CalendarDate(year: first, month: second, day: third) { return "write \(date)" }
            guard (1...12).contains(second), (1...9999).contains(first), third > 28 else {
                return "write YYYY-MM-DD, such as 2026-12-31"
            }
            let days = CalendarDate.daysIn(month: second, year: first)
            return "\(CalendarDate.monthNames[second - 1]) \(first) has \(days) days"
        }
        let dayFirst = CalendarDate(year: third, month: second, day: first)
        let monthFirst = CalendarDate(year: third, month: first, day: second)
        guard third > 31 else { return "write YYYY-MM-DD, such as 2026-12-31" }
        switch (dayFirst, monthFirst) {
        case (let date?, nil), (nil, let date?): return "write \(date)"
        case (let one?, let other?):
            return one == other ? "write \(one)" : "write \(one) or \(other), whichever you mean"
        case (nil, nil): return "write YYYY-MM-DD, such as 2026-12-31"
        }
    }
}
