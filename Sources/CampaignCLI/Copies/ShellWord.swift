/// A command line as it can be pasted into a shell.
enum ShellLine {
    /// `campaign` and its words, every option among them, so that more options can be added at the end.
    ///
    /// What comes after `--` are files; options no longer have an effect there, so the mark goes.
    static func of(_ arguments: [String]) -> String {
        let mark = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let files = arguments[mark...].dropFirst().map { $0.count > 1 && $0.hasPrefix("-") ? "./" + $0 : $0 }
        return (["campaign"] + arguments[..<mark] + files).map(ShellWord.quoted).joined(separator: " ")
    }
}

/// A word as it has to be written for a shell.
enum ShellWord {
    /// As it is where nothing in it means anything to a shell, else in single quotes.
    static func quoted(_ word: String) -> String {
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
