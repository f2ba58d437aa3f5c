public import CampaignKit

extension Words {
    /// The text in lines of at most `columns`; a longer word gets a line of its own.
    public static func wrapped(_ text: String, columns: Int = 78) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ").map(String.init) {
            if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= columns {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A text of paragraphs, lists and examples in lines of at most `columns`.
    ///
    /// Lines that belong together and of which one is too long are laid out again: paragraphs under their
    /// indent, and what explains a word behind a gap under itself. Examples are short and stay as they are.
    public static func reflowed(_ text: String, columns: Int = 80) -> String {
        var result: [String] = []
        var block: (lead: String, indent: Int, lines: [String])?
        func close() {
            guard let open = block else { return }
            block = nil
            let first = open.lines[0]
            guard open.lines.contains(where: { DisplayWidth.of($0) > columns }) else {
                return result += open.lines
            }
            let words = ([String(first.dropFirst(open.lead.count))] + open.lines.dropFirst()).joined(
                separator: " ")
            let blanks = String(repeating: " ", count: open.indent)
            let lines = wrapped(words, columns: max(20, columns - open.indent)).split(separator: "\n")
            result += lines.enumerated().map { ($0.offset == 0 ? open.lead : blanks) + $0.element }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let blanks = line.prefix { $0 == " " }
            let isEmpty = blanks.count == line.count
            let lead = explained(line)
            if let open = block, !isEmpty, lead == nil, blanks.count == open.indent {
                block?.lines.append(line)
                continue
            }
            close()
            if isEmpty {
                result.append(line)
            } else {
                let start = lead ?? String(blanks)
                block = (start, DisplayWidth.of(start), [line])
            }
        }
        close()
        return result.joined(separator: "\n")
    }

    /// `  title         ` of a line that explains a word behind a gap; nil for any other.
    private static func explained(_ line: String) -> String? {
        let word = line.drop { $0 == " " }
        guard let gap = word.firstRange(of: "  ") else { return nil }
        let rest = word[gap.lowerBound...].drop { $0 == " " }
        return rest.isEmpty ? nil : String(line.dropLast(rest.count))
    }
}
