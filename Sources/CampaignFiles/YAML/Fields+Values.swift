import CampaignKit
import Yams

/// One value of a key, by kind.
extension Fields {
    /// The scalar under a key; a list or a mapping there is reported.
    func scalar(_ key: String) -> ScalarText? {
        value(key).flatMap { scalar(of: $0, named: key) }
    }

    /// The text of a node that should be a scalar.
    func scalar(of node: Node, named name: String) -> ScalarText? {
        guard case .scalar(let scalar) = node else {
            let kind = if node.sequence != nil { "a list" } else { "a mapping" }
            context.report(
                .wrongType, at: context.place(of: node), "\(name) is \(kind) where a text is expected",
                hint: "write one value, in quotes when it begins with [ or {")
            return nil
        }
        return YAMLText.content(of: scalar).map { ScalarText(text: $0, place: context.place(of: node)) }
    }

    /// A text of one or more lines, without blanks at its ends; an empty one in quotes is reported.
    func text(_ key: String) -> String? {
        scalar(key).flatMap { checkedText($0, named: key) }
    }

    /// A text that must be there; when it is not, that is reported and `fallback` replaces it.
    func requiredText(_ key: String, example: String, fallback: String) -> String {
        guard value(key) != nil else {
            reportMissing(key, example: example)
            return fallback
        }
        return name(key) ?? fallback
    }

    /// A text of one line.
    func name(_ key: String) -> String? {
        guard let scalar = scalar(key), let text = checkedText(scalar, named: key) else { return nil }
        guard !text.contains(where: \.isNewline) else {
            context.report(
                .wrongType, at: scalar.place, "\(key) has more than one line", hint: "write it on one line")
            return nil
        }
        return text
    }

    func checkedText(_ scalar: ScalarText, named name: String) -> String? {
        let text = scalar.text.trimmed
        guard !text.isEmpty else {
            context.report(
                .emptyValue, at: scalar.place, "\(name) is empty", hint: "write a text, or delete the key")
            return nil
        }
        return text
    }

    /// An id that must be there; `""` when it is not or is not one.
    func id() -> String {
        guard value("id") != nil else {
            reportMissing("id", example: "a-short-name")
            return ""
        }
        guard let scalar = scalar("id") else { return "" }
        return context.checkedID(scalar, what: what) ?? ""
    }

    /// A day.
    func date(_ key: String) -> CalendarDate? {
        scalar(key).flatMap { context.date($0) }
    }

    /// The goal, above zero.
    func goal() -> Money? {
        scalar("goal").flatMap { context.amount($0, named: "goal", sign: .positive) }
    }

    /// An amount other than a goal.
    func amount(_ key: String, _ sign: ReadingContext.Sign) -> Money? {
        scalar(key).flatMap { context.amount($0, named: key, sign: sign) }
    }

    /// A whole number.
    func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let scalar = scalar(key) else { return nil }
        guard let number = Int(scalar.text), range.contains(number), scalar.text.first != "+" else {
            context.report(
                .badNumber, at: scalar.place,
                "\(key) is not a number from \(range.lowerBound) to \(range.upperBound)",
                hint: "write digits only")
            return nil
        }
        return number
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Choice.Type)
        -> Choice?
    {
        guard let scalar = scalar(key) else { return nil }
        if let choice = Choice(rawValue: scalar.text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        context.report(
            .unknownChoice, at: scalar.place, "\(key) cannot be '\(scalar.text)'",
            hint: DidYouMean.hint(
                for: scalar.text, in: words, otherwise: "it can be " + words.joined(separator: ", ")))
        return nil
    }
}
