/// English for counts and lists.
public enum Words {
    /// `1 gift`, `2 gifts`, `1,204 gifts`.
    public static func count(_ number: some BinaryInteger, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `1,204`.
    public static func grouped(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// `a gift`, `an adjustment`.
    public static func article(_ noun: String) -> String {
        ("aeiou".contains(noun.prefix(1).lowercased()) ? "an " : "a ") + noun
    }

    /// `Project` of `project`.
    public static func title(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// `a, b or c`.
    public static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
