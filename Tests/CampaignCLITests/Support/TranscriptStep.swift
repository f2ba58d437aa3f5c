import Foundation

/// One step of a transcript, with the lines that it keeps when the transcript is rewritten.
struct TranscriptStep {
    enum Kind {
        case command
        case remark
        case file(path: String, form: Form, lines: [String])
    }

    /// How a file block becomes bytes.
    enum Form: String {
        case utf8 = "utf-8"
        case windows1252 = "windows-1252"
        case utf16 = "utf-16"
        /// The text behind the magic number of a ZIP archive, which a workbook is.
        case zip

        func bytes(_ lines: [String]) -> Data {
            let text = lines.map { $0 + "\n" }.joined()
            switch self {
            case .utf8: return Data(text.utf8)
            case .windows1252: return text.data(using: .windowsCP1252) ?? Data()
            case .utf16:
                return Data([0xFF, 0xFE]) + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            case .zip: return Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]) + Data(text.utf8)
            }
        }
    }

    var kind: Kind
    var text: String

    private static let filePrefix = "# file: "

    /// Whether a step begins with this line; all others are what the last command said.
    static func begins(_ line: String) -> Bool {
        line.hasPrefix("$ ") || line.hasPrefix("## ") || line.hasPrefix(filePrefix)
    }

    static func steps(_ lines: [String]) -> [TranscriptStep] {
        var steps: [TranscriptStep] = []
        var rest = lines[...]
        while let line = rest.popFirst() {
            guard begins(line) else { continue }
            if line.hasPrefix("$ ") {
                steps.append(TranscriptStep(kind: .command, text: line))
            } else if line.hasPrefix("## ") {
                steps.append(TranscriptStep(kind: .remark, text: line))
            } else {
                let body = Array(rest.prefix { $0 != "# end" })
                rest = rest.dropFirst(body.count + 1)
                let words = line.dropFirst(filePrefix.count).split(separator: " ").map(String.init)
                let form = words.dropFirst().first.flatMap(Form.init) ?? .utf8
                steps.append(
                    TranscriptStep(
                        kind: .file(path: words.first ?? "file", form: form, lines: body),
                        text: ([line] + body + ["# end"]).joined(separator: "\n")))
            }
        }
        return steps
    }
}
