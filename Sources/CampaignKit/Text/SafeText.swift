/// Text from outside (a donor's name, a CSV cell) made harmless on one terminal line.
public enum TerminalText {
    /// The text without anything that could move the cursor, start an escape sequence or reorder the line.
    ///
    /// - Tabs, line ends and the Unicode separators become one space each (CR LF one together).
    /// - Other controls (C0 with ESC, DEL, C1), private-use and noncharacters become a visible "�": someone
    ///   put them there, and the reader should see it.
    /// - Direction controls and the byte order mark, which pasted text carries by accident, are dropped.
    public static func safe(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            return text
        }
        if text.unicodeScalars.allSatisfy({ UnsafeCharacter($0) == nil }) { return text }
        var result = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            defer { previousWasReturn = scalar == "\r" }
            if scalar == "\n", previousWasReturn { continue }
            switch UnsafeCharacter(scalar) {
            case nil: result.append(scalar)
            case .tab, .lineEnd, .hiddenLineEnd: result.append(" ")
            case .control, .privateUse, .noncharacter: result.append("\u{FFFD}")
            case .directionMark, .directionControl, .byteOrderMark: break
            }
        }
        return String(result)
    }
}

/// Writes words into HTML so that they are shown, never obeyed.
public enum HTMLText {
    /// The text with nothing left that HTML could take for its own, on one line; safe in attributes too.
    public static func escape(_ text: String) -> String {
        let safe = TerminalText.safe(text)
        guard safe.utf8.contains(where: isSpecial) else { return safe }
        var result = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}

/// A word as it has to be written for a shell.
public enum ShellWord {
    /// As it is where nothing in it means anything to a shell, else in single quotes.
    public static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_./,:@%+=".utf8.contains(byte)
            }
        }
        guard !plain || word.isEmpty || word.hasPrefix("=") else { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
