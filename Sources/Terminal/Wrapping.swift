public import CampaignKit

extension Words {
    /// The text in lines of at most `columns`, the later ones `hanging` blanks further in than the first.
    ///
    /// A longer word gets a line of its own, and what people copy is one word: a command with its arguments,
    /// or an option with its value. Blanks before the text stay before each line.
    public static func wrapped(_ text: String, columns: Int = 78, hanging: Int = 0) -> String {
        let indent = String(text.prefix { $0 == " " })
        let later = indent + String(repeating: " ", count: hanging)
        var lines = filled(units(text), columns: columns - later.count, first: columns - indent.count)
        for index in lines.indices { lines[index] = (index == 0 ? indent : later) + lines[index] }
        return lines.joined(separator: "\n")
    }

    /// Words put into lines with blanks between; the first line may have another width.
    static func filled(_ words: [String], columns: Int, first: Int? = nil) -> [String] {
        var lines: [String] = []
        for word in words {
            let room = lines.count > 1 ? columns : first ?? columns
            if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= room {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// A value of a table in lines of at most `columns`, each behind the blanks that the text begins with.
    ///
    /// It is broken between words, within a word only where that is too wide: behind a hyphen or the like, or
    /// where the line ends if there is none.
    static func broken(_ text: String, columns: Int) -> [String] {
        guard DisplayWidth.of(text) > columns else { return [text] }
        let indent = String(text.prefix { $0 == " " })
        let room = max(1, columns - indent.count)
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let parts =
                DisplayWidth.of(String(word)) <= room
                ? [String(word)] : pieces(word).flatMap { slices(of: $0, columns: room) }
            for (index, part) in parts.enumerated() {
                let joint = index == 0 ? " " : ""
                if let last = lines.last, DisplayWidth.of(last + joint + part) <= room {
                    lines[lines.count - 1] = last + joint + part
                } else {
                    lines.append(part)
                }
            }
        }
        return lines.isEmpty ? [""] : lines.map { indent + $0 }
    }

    /// How wide the widest part of a value is that is not broken, its indent included.
    static func longestPiece(_ text: String) -> Int {
        let parts = text.split(separator: " ").flatMap(pieces)
        return text.prefix { $0 == " " }.count + (parts.map { DisplayWidth.of($0) }.max() ?? 0)
    }

    /// The parts of a word, each with the mark that it may be broken behind; dates and numbers are in one.
    private static func pieces(_ word: Substring) -> [String] {
        var pieces: [String] = []
        var start = word.startIndex
        for index in word.indices where "-/_@:.".contains(word[index]) {
            let next = word.index(after: index)
            // Our numbers, as G-7, are in one part too.
            guard word.distance(from: start, to: index) > 1, next < word.endIndex else { continue }
            let letters = [word[word.index(before: index)], word[next]].filter(\.isLetter).count
            guard letters == 2 || (letters == 1 && word[index] != ".") else { continue }
            pieces.append(String(word[start..<next]))
            start = next
        }
        return pieces + [String(word[start...])]
    }

    /// A part that is wider than a line.
    private static func slices(of piece: String, columns: Int) -> [String] {
        var slices = [""]
        for character in piece {
            let longer = slices[slices.count - 1] + String(character)
            if DisplayWidth.of(longer) > columns, slices.last != "" {
                slices.append(String(character))
            } else {
                slices[slices.count - 1] = longer
            }
        }
        return slices
    }

    /// Parts put into lines of at most `columns` with `separator` between; no part is broken while it fits.
    public static func flowed(_ parts: [String], separator: String, columns: Int) -> [String] {
        var lines: [String] = []
        for part in parts {
            let width = DisplayWidth.of(part)
            if let last = lines.last, DisplayWidth.of(last) + DisplayWidth.of(separator) + width <= columns {
                lines[lines.count - 1] = last + separator + part
            } else {
                lines += width > columns ? filled(units(part), columns: columns) : [part]
            }
        }
        return lines
    }

    /// What a line must not break: words, commands, and options with their values.
    static func units(_ text: String) -> [String] {
        var units: [String] = []
        var rest = text.split(separator: " ").map(String.init)[...]
        while let word = rest.popFirst() {
            var unit = [word]
            let name = word.drop { "'\"(".contains($0) }
            if name == "campaign" || name == "sudo" {
                takeCommand(from: &rest, into: &unit)
            } else if name.isOption, let next = rest.first, next.isValue {
                unit.append(rest.removeFirst())
            }
            units.append(unit.joined(separator: " "))
        }
        return units
    }

    /// The names of a command and its arguments, up to a mark or a word that can be neither.
    private static func takeCommand(from rest: inout ArraySlice<String>, into unit: inout [String]) {
        var names = 0
        while let next = rest.first, let last = unit.last, !last.endsPhrase {
            if !next.isValue, !next.isOption {
                guard names < 3 || last.isOption else { return }
                names += 1
            } else {
                names = 3
            }
            unit.append(rest.removeFirst())
            // A value in quotation marks goes on to where they close.
            while unit.last?.opensQuote == true, let more = rest.popFirst() {
                unit[unit.count - 1] += " " + more
            }
        }
    }
}

extension StringProtocol {
    fileprivate var isOption: Bool { hasPrefix("-") && dropFirst().contains { $0.isLetter } }
    /// An id, a number, a path, a placeholder: what is no plain word.
    fileprivate var isValue: Bool {
        !isOption && contains { !$0.isLowercase && !",;:.)".contains($0) }
    }
    fileprivate var endsPhrase: Bool { last.map { ",;:.)".contains($0) } ?? false }
    fileprivate var opensQuote: Bool {
        (hasPrefix("'") || contains("='")) && !count { $0 == "'" }.isMultiple(of: 2)
    }
}
