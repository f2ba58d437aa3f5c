/// A table of the ledger as it is declared, once for all engines, taken apart for those that say it
/// otherwise.
struct DeclaredTable: Sendable {
    struct Column: Sendable {
        var name: String
        var kind: TemporaryColumn.Kind
        /// What is said behind the type: `NOT NULL CHECK (length(hash) = 32)`.
        var rest: String
    }

    let name: String
    let columns: [Column]
    /// `PRIMARY KEY (donor, batch)`, `UNIQUE (year, number)`, `CHECK (…)`.
    let constraints: [String]

    var names: [String] { columns.map(\.name) }

    /// Every table of the ledger in the order in which they are made.
    static let all = SQLiteSchema.tables.map { DeclaredTable($0) }

    /// From `CREATE TABLE name(column TYPE …, …) …`.
    init(_ creation: String) {
        let start = creation.firstIndex(of: "(") ?? creation.endIndex
        let end = creation.lastIndex(of: ")") ?? creation.endIndex
        name = creation[..<start].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        var columns: [Column] = []
        var constraints: [String] = []
        for part in Self.parts(of: creation[start..<end].dropFirst()) {
            let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count > 1, let kind = Self.kinds[words[1]] else {
                constraints.append(words.joined(separator: " "))
                continue
            }
            columns.append(
                Column(name: words[0], kind: kind, rest: words.dropFirst(2).joined(separator: " ")))
        }
        self.columns = columns
        self.constraints = constraints
    }

    private static let kinds: [String: TemporaryColumn.Kind] = [
        "INTEGER": .int, "TEXT": .text, "BLOB": .bytes,
    ]

    /// What is between the commas that are in no parentheses.
    private static func parts(of text: Substring) -> [String] {
        var depth = 0
        var parts = [""]
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
