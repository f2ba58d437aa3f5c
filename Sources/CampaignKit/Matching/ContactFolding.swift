/// Postal codes as they are compared: five digits in the United States, also of ZIP+4, and with the leading
/// zeros that a spreadsheet took.
enum PostalCode {
    static func folded(_ text: String, country: String) -> String? {
        guard !isFiller(text), let words = NameFolding.fold(text) else { return nil }
        let code = words.utf8.filter { $0 != 0x20 }
        let isDigits = code.allSatisfy { (0x30...0x39).contains($0) }
        // No code is without a digit, at least of another script.
        guard code.contains(where: { $0 > 0x7F || (0x30...0x39).contains($0) }) else { return nil }
        let whole = String(decoding: code, as: UTF8.self)
        guard isDigits, isAmerican(country) else { return whole }
        switch code.count {
        case 9: return String(whole.prefix(5))
        case 8: return "0" + whole.prefix(4)
        case 3...4: return String(repeating: "0", count: 5 - code.count) + whole
        default: return whole
        }
    }

    /// Whether it is zeros, or nines, where a form wants five of something; other digits repeat in true
    /// codes: 44444 is Newton Falls, Ohio.
    static func isFiller(_ text: String) -> Bool {
        let signs = text.utf8.filter { $0 != 0x20 && $0 != 0x2D }
        return Set(signs) == [0x30] || Set(signs) == [0x39] && signs.count > 4
    }

    static func isAmerican(_ country: String) -> Bool {
        guard !country.isEmpty, let country = NameFolding.fold(country) else { return true }
        return ["us", "usa", "u s", "u s a", "united states", "united states of america"].contains(country)
    }
}

/// The address in a cell that may hold more: `Cy Vance <cy@example.org>`, `mailto:cy@example.org`, or
/// several.
public enum EmailAddress {
    /// The first, as it is written, and how many others there are; the whole text where there is none.
    public static func reading(_ text: String) -> (first: String, others: Int) {
        let parts = text.split { " ,;<>()[]\"\t\u{A0}".contains($0) }.map(bare).filter(isAddress)
        guard let first = parts.first else { return (text, 0) }
        let others = Set(parts.map { $0.lowercased() }).subtracting([first.lowercased()])
        return (first, others.count)
    }

    private static func bare(_ part: Substring) -> String {
        var part = part.lowercased().hasPrefix("mailto:") ? part.dropFirst(7).prefix { $0 != "?" } : part
        while part.last == "." { part.removeLast() }
        return String(part)
    }

    /// Something on both sides of its only `@`, and no blank.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
    }
}

/// Telephone numbers as they are compared: digits, without the country code of the United States and an
/// extension; nil below seven digits, and for what is not a number.
enum PhoneNumber {
    static func folded(_ text: String) -> String? {
        let digits = digits(text)
        return digits.count >= 7 && !isFiller(digits) ? String(decoding: digits, as: UTF8.self) : nil
    }

    /// Whether it is what someone types who gives no number: `000-000-0000`, `123 456 7890`.
    static func isFiller(_ text: String) -> Bool { isFiller(digits(text)) }

    private static func isFiller(_ digits: [UInt8]) -> Bool {
        guard digits.count > 3 else { return false }
        return Set(digits).count == 1 || digits == Array("1234567890".utf8) || digits == Array("1234567".utf8)
    }

    private static func digits(_ text: String) -> [UInt8] {
        var digits: [UInt8] = []
        loop: for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            // `x123` and `ext. 123` end the number.
            case 0x78, 0x58, 0x65, 0x45: break loop
            default: continue
            }
        }
        if digits.starts(with: [0x30, 0x30]) { digits.removeFirst(2) }
        if digits.count == 11, digits.first == 0x31 { digits.removeFirst() }
        return digits
    }
}
