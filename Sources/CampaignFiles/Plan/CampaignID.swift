import CampaignKit

/// The rule for ids of campaigns, appeals, projects, budget lines, units and segments.
public enum CampaignID {
    /// Words that stand for something else where an id may be written.
    public static let reserved: Set<String> = Set(PlanIndex.subjectWords)

    /// The longest id.
    public static let longest = 64

    /// Whether `text` is kebab-case (lowercase ASCII letters and digits, single hyphens between them, 1 to 64
    /// characters) and not a reserved word.
    public static func isValid(_ text: String) -> Bool {
        isKebabCase(text) && !reserved.contains(text)
    }

    /// `isValid` without the reserved words.
    static func isKebabCase(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (1...longest).contains(bytes.count), bytes.first != hyphen, bytes.last != hyphen else {
            return false
        }
        var previous: UInt8 = 0
        for byte in bytes {
            guard isWordByte(byte) || (byte == hyphen && previous != hyphen) else { return false }
            previous = byte
        }
        return true
    }

    /// `text` as an id, for suggestions: `Year End_2026` → `year-end-2026`; nil when nothing is left.
    static func kebabCase(_ text: String) -> String? {
        var result = ""
        for byte in text.lowercased().utf8.prefix(longest) {
            if isWordByte(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else if !result.isEmpty, !result.hasSuffix("-") {
                result += "-"
            }
        }
        while result.hasSuffix("-") { result.removeLast() }
        return isValid(result) ? result : nil
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
