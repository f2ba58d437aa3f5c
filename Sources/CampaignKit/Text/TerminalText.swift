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
