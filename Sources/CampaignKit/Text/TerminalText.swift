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
        if text.unicodeScalars.allSatisfy({ kind(of: $0) == .plain }) { return text }
        var result = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            defer { previousWasReturn = scalar == "\r" }
            if scalar == "\n", previousWasReturn { continue }
            switch kind(of: scalar) {
            case .plain: result.append(scalar)
            case .blank: result.append(" ")
            case .hostile: result.append("\u{FFFD}")
            case .invisible: break
            }
        }
        return String(result)
    }

    private enum Kind {
        case plain, blank, hostile, invisible
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x20..<0x7F: .plain
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: .blank
        case 0x00..<0x20, 0x7F...0x9F: .hostile
        // Marks, embeddings, overrides, isolates and their forerunners; Arabic and byte order marks.
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F, 0x061C, 0xFEFF: .invisible
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .hostile
        case 0xFDD0...0xFDEF: .hostile
        default: scalar.value & 0xFFFE == 0xFFFE ? .hostile : .plain
        }
    }
}
