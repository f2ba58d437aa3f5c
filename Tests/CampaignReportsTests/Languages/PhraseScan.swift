import Foundation

/// The texts that a source file has, as `Phrase` would know them: `%1 of %2` for `"\(a) of \(b)"`.
///
/// Knows literals of one line, with interpolations that may have literals of their own.
struct PhraseScan {
    struct Literal: Equatable {
        let key: String
        /// The whole line that it begins on.
        let line: String
    }

    private let scalars: [Character]
    private(set) var literals: [Literal] = []

    init(_ source: String) {
        scalars = Array(source)
        var index = 0
        while index < scalars.count { index = step(index) }
    }

    /// The blocks' own texts, by file.
    static func blocks() throws -> [(file: String, literals: [Literal])] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let folder = root.appending(path: "Sources/CampaignReports/Blocks").standardizedFileURL
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return (name, PhraseScan(source).literals)
        }
    }

    private func begins(_ text: String, _ index: Int) -> Bool {
        scalars[index...].starts(with: Array(text))
    }

    private mutating func step(_ index: Int) -> Int {
        if begins("//", index) {
            return scalars[index...].firstIndex { $0.isNewline } ?? scalars.count
        }
        guard scalars[index] == "\"" else { return index + 1 }
        return literal(index)
    }

    /// Reads the literal that begins here; the place behind it.
    private mutating func literal(_ start: Int) -> Int {
        var (index, key, places) = (start + 1, "", 0)
        while index < scalars.count, scalars[index] != "\"" {
            guard scalars[index] == "\\" else {
                key.append(scalars[index])
                index += 1
                continue
            }
            if scalars[index + 1] == "(" {
                places += 1
                key += "%\(places)"
                index = interpolation(index + 2)
            } else {
                key.append(scalars[index + 1])
                index += 2
            }
        }
        let before = scalars[..<start].lastIndex { $0.isNewline }.map { $0 + 1 } ?? 0
        let end = scalars[start...].firstIndex { $0.isNewline } ?? scalars.count
        literals.append(Literal(key: key, line: String(scalars[before..<end])))
        return index + 1
    }

    /// What is within the parentheses, with literals of its own; the place behind it.
    private mutating func interpolation(_ start: Int) -> Int {
        var (index, depth) = (start, 1)
        while index < scalars.count, depth > 0 {
            switch scalars[index] {
            case "\"": index = literal(index)
            case "(", ")":
                depth += scalars[index] == "(" ? 1 : -1
                index += 1
            default: index += 1
            }
        }
        return index
    }
}
