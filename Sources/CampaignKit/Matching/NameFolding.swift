/// Names and e-mail addresses reduced to what two spellings of the same share.
///
/// Source: `rules.md §5`, Matching.
///
/// Every function answers nil when nothing is left to compare. **Empty never equals empty**, but to Swift two
/// nils are equal: compare with `agree`, never with `==`.
public enum NameFolding {
    /// Whether both are known and the same.
    public static func agree(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right, !left.isEmpty else { return false }
        return left == right
    }

    /// A name without case, Latin diacritics, punctuation and surplus spaces: `  O’BRIEN-Łódź ` is
    /// `obrien lodz`.
    ///
    /// Apostrophes join what they part, other punctuation and symbols part words. Letters of other scripts
    /// are lower-cased and otherwise kept.
    public static func fold(_ text: String) -> String? {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldASCII(text) }
        var result = String.UnicodeScalarView()
        var owesSpace = false
        var followsLatin = false
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .ignored: continue
            // Typed for the gershayim within a Hebrew abbreviation.
            case .separator where scalar == "\"" && result.last.map(isHebrew) == true && !owesSpace: continue
            case .separator:
                owesSpace = !result.isEmpty
                followsLatin = false
            case .mark where followsLatin: continue
            case .mark, .letter:
                if owesSpace { result.append(" ") }
                owesSpace = false
                followsLatin = append(scalar, to: &result)
            }
        }
        return result.isEmpty ? nil : String(result)
    }

    /// The words of a folded text.
    static func words(_ text: String) -> [String] {
        fold(text)?.utf8.split(separator: 0x20).map { String(Substring($0)) } ?? []
    }

    /// The same of plain letters, which most names are.
    private static func foldASCII(_ text: String) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var owesSpace = false
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
                if owesSpace { result.append(0x20) }
                owesSpace = false
                result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            case 0x27, 0x60: continue
            default: owesSpace = !result.isEmpty
            }
        }
        return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
    }

    /// An address lower-cased and trimmed; nil without something on both sides of its only `@`, so that two
    /// donors whose e-mail is given as `n/a` stay two.
    public static func email(_ text: String) -> String? {
        let scalars = text.lowercased().unicodeScalars
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return nil }
        let address = EmailAddress.reading(String(scalars[first...last])).first
        return EmailAddress.isAddress(address) ? address : nil
    }

    // MARK: - Parts

    private enum Kind { case letter, mark, separator, ignored }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": return .letter
            case "'", "`": return .ignored
            default: return .separator
            }
        }
        // The acute alone, typed for an apostrophe, is a symbol to Unicode.
        if apostrophes.contains(scalar) { return .ignored }
        switch scalar.properties.generalCategory {
        case .format: return .ignored
        case .nonspacingMark: return .mark
        case .spacingMark, .enclosingMark: return .letter
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .connectorPunctuation,
            .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            return .separator
        default: return .letter
        }
    }

    private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool { (0x5D0...0x5EA).contains(scalar.value) }

    private static let apostrophes: Set<Unicode.Scalar> = ["’", "‘", "‛", "´", "ʼ", "ʹ", "ʻ", "′", "׳", "״"]

    /// Appends the folded scalar; whether it was a Latin letter, whose following marks are dropped.
    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) -> Bool {
        if scalar.isASCII {
            result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            return true
        }
        var isLatin = false
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let plain = LatinLetters.plain[lower] {
                result.append(contentsOf: plain.unicodeScalars)
                isLatin = true
            } else if !isLatin || lower.properties.generalCategory != .nonspacingMark {
                // Greek writes its s differently at the end of a word, but not in capitals.
                result.append(lower == "ς" ? "σ" : lower)
                isLatin = lower.isASCII
            }
        }
        return isLatin
    }
}

/// Latin letters with diacritics and what remains of them: the standard library offers no decomposition, and
/// the domain imports nothing.
///
/// Latin-1, Latin Extended-A and -B, Latin Extended Additional; lower case only.
enum LatinLetters {
    /// Each letter's plain spelling: `é` is `e`, `ß` is `ss`.
    static let plain: [Unicode.Scalar: String] = {
        var plain: [Unicode.Scalar: String] = [:]
        for (spelling, letters) in table {
            for letter in letters.unicodeScalars { plain[letter] = spelling }
        }
        return plain
    }()

    private static let table: [(String, String)] = [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďḋḍḏḑḓđð"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệə"), ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥȟḣḥḧḩḫẖħ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵĸ"), ("l", "ĺļľŀłḷḹḻḽ"), ("m", "ḿṁṃ"),
        ("n", "ñńņňŉǹṅṇṉṋŋ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"), ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"), ("s", "śŝşšșſṡṣṥṧṩ"), ("t", "ţťțŧṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
        ("ae", "æǽǣ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"), ("ij", "ĳ"),
    ]
}
