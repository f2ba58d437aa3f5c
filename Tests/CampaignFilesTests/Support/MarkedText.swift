/// A text in which 1️⃣ comes before the token that a finding points at and 2️⃣ after it.
struct MarkedText {
    /// Without the markers.
    let text: String
    let line: Int
    let column: Int
    let length: Int
    /// The line that is pointed at.
    let excerpt: String
    /// Whether there was a marker at all.
    let isMarked: Bool

    init(_ marked: String) {
        var lines: [String] = [""]
        var (line, column, end) = (0, 0, 0)
        for character in marked {
            switch character {
            case "1️⃣": (line, column) = (lines.count, lines[lines.count - 1].count + 1)
            case "2️⃣": end = lines[lines.count - 1].count + 1
            case "\n": lines.append("")
            default: lines[lines.count - 1].append(character)
            }
        }
        text = lines.joined(separator: "\n")
        self.line = line
        self.column = column
        length = max(1, end - column)
        isMarked = line > 0
        excerpt = line > 0 ? lines[line - 1] : ""
    }
}
