import Yams

/// Finds the second of two equal keys in one mapping.
///
/// Yams tells only where the first is. The second is renamed, so that the next parse finds the next.
struct RepeatedKeys {
    struct Repeat {
        let name: String
        /// Counted from 1.
        let line: Int
        let column: Int
    }

    private(set) var text: String
    private var lines: [[Unicode.Scalar]]

    init(text: String) {
        self.text = text
        lines = []
    }

    /// Renames the second of the keys called `name`; nil when it cannot be found.
    mutating func rename(_ name: String, firstAt mark: Mark) -> Repeat? {
        if lines.isEmpty {
            lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
                Array($0)
            }
        }
        let first = (line: mark.line - 1, column: mark.column - 1)
        let key = Array(name.unicodeScalars)
        guard lines.indices.contains(first.line), !key.isEmpty,
            let end = keyEnd(key, line: first.line, column: first.column)
        else { return nil }
        let second =
            isFirstOnLine(first.line, first.column)
            ? secondInBlock(key, first.line, first.column) : secondInFlow(key, first.line, end)
        guard let second else { return nil }
        let column = second.column + (isQuote(lines[second.line][second.column]) ? 1 : 0)
        lines[second.line][column] = Placeholder.repeatedKey
        text = String(
            String.UnicodeScalarView(lines.joined(separator: CollectionOfOne<Unicode.Scalar>("\n"))))
        return Repeat(name: name, line: second.line + 1, column: second.column + 1)
    }

    private func secondInBlock(
        _ key: [Unicode.Scalar], _ first: Int, _ column: Int
    ) -> (line: Int, column: Int)? {
        for number in lines.indices.dropFirst(first + 1) {
            let line = lines[number]
            guard let start = line.firstIndex(where: { $0 != " " }), line[start] != "#" else { continue }
            if start < column { return nil }
            if start == column, keyEnd(key, line: number, column: column) != nil { return (number, column) }
        }
        return nil
    }

    /// From the end of the first key on, in the same braces.
    private func secondInFlow(_ key: [Unicode.Scalar], _ first: Int, _ end: Int) -> (line: Int, column: Int)?
    {
        var depth = 0
        var quote: Unicode.Scalar?
        var atStart = false
        for number in lines.indices.dropFirst(first) {
            let line = lines[number]
            for column in line.indices.dropFirst(number == first ? end : 0) {
                let scalar = line[column]
                if quote == nil, atStart, depth == 0, keyEnd(key, line: number, column: column) != nil {
                    return (number, column)
                }
                if let open = quote {
                    if scalar == open { quote = nil }
                    continue
                }
                switch scalar {
                case "[", "{": depth += 1
                case "]", "}": depth -= 1
                case "\"", "'": quote = scalar
                default: break
                }
                if depth < 0 { return nil }
                atStart = scalar == "," || (atStart && (scalar == " " || scalar == "\t"))
            }
        }
        return nil
    }

    /// Where the key ends that is written at this position, plain or quoted; nil when another is there.
    private func keyEnd(_ key: [Unicode.Scalar], line number: Int, column: Int) -> Int? {
        let line = lines[number]
        guard column < line.count else { return nil }
        let quoted = isQuote(line[column])
        var end = column + (quoted ? 1 : 0)
        guard line[end...].starts(with: key) else { return nil }
        end += key.count
        if quoted {
            guard end < line.count, line[end] == line[column] else { return nil }
            end += 1
        }
        let rest = line[end...].drop { $0 == " " || $0 == "\t" }
        guard let next = rest.first else { return nil }
        return next == ":" || next == "," || next == "}" ? end : nil
    }

    private func isFirstOnLine(_ number: Int, _ column: Int) -> Bool {
        lines[number].prefix(column).allSatisfy { $0 == " " || $0 == "-" }
    }

    private func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "'" }
}
