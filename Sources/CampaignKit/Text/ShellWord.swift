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
