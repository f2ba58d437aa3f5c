import CampaignKit

/// Text from outside made harmless in a journal.
enum JournalText {
    /// One line of words, for a payee or a title.
    ///
    /// A semicolon would begin a comment, a bar part payee and note, two blanks end a payee, a quote or a
    /// backslash end a text: what looks like them is in their place.
    static func plain(_ text: String) -> String {
        String(remark(text).map { likeness[$0] ?? $0 })
    }

    private static let likeness: [Character: Character] = [";": ",", "|": "/", "\"": "'", "\\": "/"]

    /// One line for a comment: what ends or reorders lines is gone, blanks are one each.
    static func remark(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format: break
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
                .unassigned:
                if let last = kept.last, last != " " { kept.append(" ") }
            default: kept.append(scalar)
            }
        }
        if kept.last == " " { kept.removeLast() }
        return String(kept)
    }

    /// A rate as it was stored: digits and a point.
    static func rate(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? text : ""
    }

    static func amount(_ minorUnits: Int64, _ currency: Currency) -> String {
        "\(Money(minorUnits: minorUnits, currency: currency).plainText) \(currency.code)"
    }

    /// `1000.00 EUR at 1.08`.
    static func original(_ amount: ForeignAmount) -> String {
        let text = Self.amount(amount.original.minorUnits, amount.original.currency)
        let rate = rate(amount.rate)
        return rate.isEmpty ? text : "\(text) at \(rate)"
    }

    /// The text with blanks before it up to a width, so that amounts are below one another.
    static func aligned(_ name: String, _ amount: String, width: Int = 80) -> String {
        let blanks = max(2, width - name.utf8.count - amount.utf8.count)
        return name + String(repeating: " ", count: blanks) + amount
    }
}
