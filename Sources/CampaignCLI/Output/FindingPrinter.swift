import CampaignKit
import Terminal

/// Findings for people: where, what, the line with a caret under it, and what to do.
struct FindingPrinter {
    let style: Style
    var ascii = false
    /// Sentences are wrapped to it; nil for no limit.
    var width: Int?

    /// All findings, each followed by an empty line.
    func text(_ findings: [Finding]) -> String {
        grouped(findings).map { text($0[0], places: $0.compactMap(place)) + "\n" }.joined()
    }

    /// What is the same of several gifts, donors or files is said once, below all of them.
    private func grouped(_ findings: [Finding]) -> [[Finding]] {
        var groups: [[Finding]] = []
        var numbers: [Finding: Int] = [:]
        for finding in findings {
            let words = Finding(
                code: finding.code, severity: finding.severity, message: finding.message,
                hint: finding.hint, remedy: finding.remedy)
            if finding.location == nil, let number = numbers[words] {
                groups[number].append(finding)
            } else {
                if finding.location == nil { numbers[words] = groups.count }
                groups.append([finding])
            }
        }
        return groups
    }

    private func text(_ finding: Finding, places: [String]) -> String {
        var lines = places.map(style.bold)
        let head = style.apply(tone(finding.severity), to: finding.severity.rawValue)
        let screen = ScreenLook(style: style, ascii: ascii, width: width)
        let severity = finding.severity.rawValue
        let message = screen.wrapped(
            "\(severity) [\(finding.code)] \(TerminalText.safe(finding.message))", hanging: 2)
        lines.append(head + message.joined(separator: "\n").dropFirst(severity.count))
        if let location = finding.location, let excerpt = finding.excerpt {
            lines += self.excerpt(excerpt, location, hint: finding.advice)
        } else if let hint = finding.advice {
            lines += screen.wrapped(TerminalText.safe(hint), indent: 7).map { "       " + $0 }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func place(of finding: Finding) -> String? {
        guard let location = finding.location else { return finding.subject.map(TerminalText.safe) }
        let column = location.column > 0 ? ":\(location.column)" : ""
        return "\(TerminalText.safe(location.file)):\(location.line)\(column)"
    }

    /// The line, and under it the caret with the hint; columns are characters, blanks are display columns.
    private func excerpt(_ line: String, _ location: SourceLocation, hint: String?) -> [String] {
        let number = DisplayWidth.pad(String(location.line), to: 4, alignment: .trailing)
        let bar = ascii ? "|" : "│"
        let gutter = "\(number) \(bar) "
        let shown = gutter + TerminalText.safe(line)
        let screen = ScreenLook(style: style, ascii: ascii, width: width)
        func below(_ blanks: Int, _ mark: String, _ markWidth: Int) -> [String] {
            let line = "     \(bar) " + String(repeating: " ", count: blanks) + mark
            guard let hint = hint.map(TerminalText.safe) else { return mark.isEmpty ? [] : [line] }
            let indent = 7 + blanks + (markWidth == 0 ? 0 : markWidth + 2)
            if width.map({ indent + DisplayWidth.of(hint) <= $0 }) ?? true {
                return [mark.isEmpty ? line + hint : line + "  " + hint]
            }
            // Too long for the line of the mark: below it.
            let lines = screen.wrapped(hint, indent: 7).map { "     \(bar) " + $0 }
            return mark.isEmpty ? lines : [line] + lines
        }
        guard location.column > 0 else { return [shown] + below(0, "", 0) }
        // Locations count characters; what is in front of the caret is as wide as the terminal shows it.
        let characters = Array(line)
        let start = min(location.column - 1, characters.count)
        let end = min(start + location.length, characters.count)
        let before = DisplayWidth.of(TerminalText.safe(String(characters[..<start])))
        let marked = max(1, DisplayWidth.of(TerminalText.safe(String(characters[start..<end]))))
        return [shown]
            + below(before, style.apply(.bad, to: String(repeating: "^", count: marked)), marked)
    }

    private func tone(_ severity: Finding.Severity) -> Tone {
        switch severity {
        case .error: .bad
        case .warning: .caution
        case .note: .accent
        }
    }
}
