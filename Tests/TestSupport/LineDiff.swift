/// A unified diff of two texts by line, as `diff -u` writes its hunks.
public enum LineDiff {
    /// The hunks that turn `old` into `new`, with so many equal lines around each; nil when they are equal.
    public static func unified(old: String, new: String, context: Int = 3) -> String? {
        guard !old.utf8.elementsEqual(new.utf8) else { return nil }
        let edits = edits(from: lines(old), to: lines(new))
        let changed = edits.indices.filter { edits[$0].sign != " " }
        var hunks: [Range<Int>] = []
        for index in changed {
            let range = max(0, index - context)..<min(edits.count, index + context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks.map { text(of: edits[$0], after: edits[..<$0.lowerBound]) }.joined(separator: "\n")
    }

    private struct Edit {
        let sign: Character
        let line: String
    }

    /// Lines with a visible mark where the text does not end with a line break or has carriage returns.
    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else if scalar == "\r" {
                line.append("␍")
            } else {
                line.append(scalar)
            }
        }
        if !line.isEmpty { lines.append(String(line) + " (no line break)") }
        return lines
    }

    private static func edits(from old: [String], to new: [String]) -> [Edit] {
        let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var edits: [Edit] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                edits.append(Edit(sign: "-", line: old[oldIndex]))
                oldIndex += 1
            } else if inserted.contains(newIndex) {
                edits.append(Edit(sign: "+", line: new[newIndex]))
                newIndex += 1
            } else {
                edits.append(Edit(sign: " ", line: old[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return edits
    }

    private static func text(of hunk: ArraySlice<Edit>, after before: ArraySlice<Edit>) -> String {
        let oldStart = before.count { $0.sign != "+" } + 1
        let newStart = before.count { $0.sign != "-" } + 1
        let oldCount = hunk.count { $0.sign != "+" }
        let newCount = hunk.count { $0.sign != "-" }
        let header = "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@"
        return ([header] + hunk.map { "\($0.sign)\($0.line)" }).joined(separator: "\n")
    }
}
