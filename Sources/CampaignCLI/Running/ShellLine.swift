import CampaignKit

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
