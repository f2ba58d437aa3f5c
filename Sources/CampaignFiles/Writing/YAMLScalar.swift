/// Writes a text as one YAML value that reads back the same.
public enum YAMLScalar {
    /// `text` plain when that is safe, else in double quotes; without characters that a plan may not hold.
    public static func text(_ text: String) -> String {
        let clean = cleaned(text)
        guard isPlain(clean) else {
            let escaped = clean.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return "\"\(escaped)\""
        }
        return clean
    }

    /// On one line, without forbidden characters.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" || scalar == "\r" {
                result.append(" ")
            } else if !ForbiddenCharacter.isForbiddenInSettings(scalar) {
                result.append(scalar)
            }
        }
        return String(result).trimmed
    }

    /// Letters, digits and a few signs, beginning with a letter: nothing in it can be YAML.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || " .,-'&()/–".contains($0) }
    }
}
