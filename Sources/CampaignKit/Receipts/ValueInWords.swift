/// Finds an amount of money in the description of property, which a receipt prints as it is.
///
/// Source: `rules.md §4.2`: property is described and never valued; the donor values it.
enum ValueInWords {
    private static let signs: Set<Character> = ["$", "€", "£", "₪", "¥"]
    private static let money: Set<String> = [
        "usd", "eur", "gbp", "ils", "nis", "dollar", "dollars", "euro", "euros", "shekel", "shekels",
    ]
    private static let phrases = [["valued", "at"], ["appraised", "at"], ["market", "value"], ["fmv"]]

    /// Whether a description says what the property is worth: `$500`, `500 USD`, `valued at`.
    static func isGiven(in description: String) -> Bool {
        let marks = description.filter { !$0.isWhitespace }
        let hasSign = zip(marks, marks.dropFirst()).contains { one, next in
            signs.contains(one) && next.isNumber || one.isNumber && signs.contains(next)
        }
        guard !hasSign else { return true }
        let words = description.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let pairs = zip(words, words.dropFirst())
        let isPriced = pairs.contains { one, next in
            money.contains(one) && isNumber(next) || isNumber(one) && money.contains(next)
        }
        return isPriced
            || phrases.contains { phrase in
                words.indices.contains { words[$0...].starts(with: phrase) }
            }
    }

    private static func isNumber(_ word: String) -> Bool { word.allSatisfy(\.isNumber) }
}
