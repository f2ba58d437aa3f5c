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
    public static func alternatives(_ words: [String]) -> String { list(words, "or") }

    /// `a, b and c`.
    public static func together(_ words: [String]) -> String { list(words, "and") }

    private static func list(_ words: [String], _ joint: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(joint) " + last
    }
}

/// A decimal as a cell for programs holds it: `-12.50`, with neither sign of currency nor grouping.
///
/// Who writes a cell says whether it is a number; no writer guesses by its looks.
public struct PlainNumber: Sendable, Hashable, ExpressibleByIntegerLiteral {
    /// The digits, with a minus in front of what is below zero.
    public let text: String

    /// Nil unless the text is digits, at most one point between them, and at most a minus in front.
    public init?(_ text: String) {
        let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.text = text
    }

    public init(_ number: some BinaryInteger) { text = "\(number)" }

    public init(_ money: Money) { text = money.plainText }

    /// To a tenth: `57.4`.
    public init(_ percent: Percent) { text = String(percent.text.dropLast()) }

    public init(integerLiteral value: Int64) { self.init(value) }

    /// How many digits come after the point.
    public var decimals: Int {
        text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).dropFirst().first?.count ?? 0
    }
}
