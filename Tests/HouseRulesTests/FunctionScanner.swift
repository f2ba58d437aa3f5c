/// Finds functions and their lengths by indentation, which swift format keeps exact.
enum FunctionScanner {
    struct Function {
        var name: String
        var line: Int
        var length: Int
    }

    static func functions(in lines: [Substring]) -> [Function] {
        var found: [Function] = []
        for (index, line) in lines.enumerated() {
            let trimmed = line.drop(while: { $0 == " " })
            guard isFunction(trimmed), let name = name(of: trimmed) else { continue }
            let indent = line.count - trimmed.count
            let closing = String(repeating: " ", count: indent) + "}"
            let rest = lines[index...]
            guard !line.hasSuffix("}"), let end = rest.firstIndex(where: { $0 == closing[...] }) else {
                continue
            }
            found.append(Function(name: name, line: index + 1, length: end - index + 1))
        }
        return found
    }

    private static func isFunction(_ line: Substring) -> Bool {
        let words = line.split(separator: " ")
        guard
            let keyword = words.firstIndex(where: {
                $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(")
            })
        else { return false }
        let modifiers: Set<Substring> = [
            "public", "private", "fileprivate", "internal", "static", "mutating", "final", "override",
            "nonisolated",
            "@inlinable", "@Test", "convenience", "required",
        ]
        return words[..<keyword].allSatisfy(modifiers.contains)
    }

    private static func name(of line: Substring) -> String? {
        line.split(separator: "(").first.map { String($0.split(separator: " ").last ?? "") }
    }

    /// The code of a line, without what is said in comments and literals.
    static func withoutCommentsAndStrings(_ line: String) -> String {
        var code = ""
        var inString = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { inString.toggle() }
            if !inString, character == "/", previous == "/" { return String(code.dropLast()) }
            if !inString { code.append(character) }
            previous = character
        }
        return code
    }
}
