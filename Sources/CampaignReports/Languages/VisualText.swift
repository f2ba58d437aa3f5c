import CampaignKit

/// Words of Hebrew or Arabic in the order in which the eye meets them from the left.
///
/// WeasyPrint draws the words of a picture letter by letter from the left, whatever they are; browsers do the
/// same where `unicode-bidi: bidi-override` asks for it: both show what is written here. Arabic letters get
/// the forms that they have next to each other, because no one joins them after that.
enum VisualText {
    /// Words of a picture as the content of a `text`, and the attributes that make it run as written.
    ///
    /// Words that begin from the left stay as they are.
    static func pictured(_ words: String) -> (html: String, attributes: String) {
        // What is isolated has no say in the direction of what is around it.
        let around = Isolates.pieces(words).filter { !$0.isIsolated }.map(\.text).joined()
        guard LeftToRight.direction(of: around) == "rtl" else { return (Isolates.html(words), "") }
        return (HTMLText.escape(ordered(words)), " direction=\"ltr\" unicode-bidi=\"bidi-override\"")
    }

    /// Whether a text has a letter that is written from the right.
    static func isNeeded(_ text: String) -> Bool { text.unicodeScalars.contains(where: isFromRight) }

    /// The text from left to right; what is isolated keeps its own direction.
    static func ordered(_ text: String) -> String {
        tokens(Isolates.pieces(text)).reversed().joined()
    }

    /// Each letter from the right by itself, and whatever runs from the left together.
    private static func tokens(_ pieces: [(text: String, isIsolated: Bool)]) -> [String] {
        var tokens: [String] = []
        for piece in pieces {
            let words = ArabicForms.joined(piece.text)
            if piece.isIsolated {
                tokens.append(isNeeded(words) ? self.tokens([(words, false)]).reversed().joined() : words)
                continue
            }
            var isRunning = false
            let letters = Array(words)
            for (index, letter) in letters.enumerated() {
                let runs = runsFromLeft(letters, index)
                if runs, isRunning {
                    tokens[tokens.count - 1].append(letter)
                } else {
                    tokens.append(mirrored(letter))
                }
                isRunning = runs
            }
        }
        return tokens
    }

    /// Digits, letters from the left, and the marks within an amount: `$2.47M`, `28`, `57%`.
    private static func runsFromLeft(_ letters: [Character], _ index: Int) -> Bool {
        let letter = letters[index]
        if letter.isASCII, letter.isLetter || letter.isNumber { return true }
        guard "$.,%-+/:".contains(letter) else { return false }
        let isDigit = { (place: Int) in
            letters.indices.contains(place) && letters[place].isASCII && letters[place].isNumber
        }
        return "$-+".contains(letter)
            ? isDigit(index + 1) : isDigit(index - 1) && (letter == "%" || isDigit(index + 1))
    }

    private static func mirrored(_ letter: Character) -> String {
        switch letter {
        case "(": ")"
        case ")": "("
        default: String(letter)
        }
    }

    private static func isFromRight(_ scalar: Unicode.Scalar) -> Bool {
        (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
            || (0xFE70...0xFEFC).contains(scalar.value)
    }
}
