public import CampaignFiles
import CampaignKit

/// Texts that several templates share: the files of `Reports/parts`, each included by `{{> NAME}}` on a
/// line of its own.
public struct TemplateParts: Sendable {
    private let files: [String: PlanFile]

    /// No parts at all.
    public static let none = TemplateParts([])

    public init(_ files: [PlanFile]) {
        self.files = Dictionary(files.map { ($0.stem, $0) }) { first, _ in first }
    }

    /// The names of the parts, without the ones for another language.
    var names: [String] { files.keys.filter { !$0.contains(".") }.sorted() }

    /// The part for a text in a language: the one named `NAME.he` where there is one, else `NAME`.
    func file(_ name: String, in language: LetterLanguage) -> PlanFile? {
        files["\(name).\(language.rawValue)"] ?? files[name]
    }

    /// The lines of a template from one on, with its parts; nil when it names none.
    func expand(_ lines: SourceLines, _ first: Int, _ language: LetterLanguage) -> PartExpander.Expanded? {
        var expander = PartExpander(parts: self, language: language)
        expander.add(lines, from: first, inside: [])
        let expanded = expander.result
        return expanded.findings.isEmpty && expanded.files.isEmpty ? nil : expanded
    }

    /// The bytes of the parts that a text includes, each once; nothing where it includes none.
    func bytes(_ lines: SourceLines, _ first: Int, _ language: LetterLanguage) -> [UInt8] {
        (expand(lines, first, language)?.files ?? []).flatMap(\.bytes)
    }
}

/// Puts the lines of parts in the place of the lines that name them.
struct PartExpander {
    /// A line and the file that it is written in.
    struct Place: Sendable {
        let lines: SourceLines
        let number: Int
        /// What figures are about that name nothing; nil for what the report is about.
        var subject: FigureSubject?
        /// An empty line where a tag was.
        var isBlank = false
    }

    struct Expanded {
        var places: [Place] = []
        var findings: [Finding] = []
        /// The parts, in the order in which each is first included.
        var files: [PlanFile] = []
    }

    /// How deep parts may include others.
    static let deepest = 10

    let parts: TemplateParts
    let language: LetterLanguage
    private(set) var result = Expanded()
    private var opened: [String: SourceLines] = [:]
    private var bytes = 0

    init(parts: TemplateParts, language: LetterLanguage) { (self.parts, self.language) = (parts, language) }

    /// Adds the lines of a file; `names` are the parts that it is inside of.
    ///
    /// More lines than a text may have are left out: `MarkdownLimits` then says so.
    mutating func add(_ lines: SourceLines, from first: Int, inside names: [String]) {
        var fence: Substring?
        var number = first
        while number <= lines.lineCount, !isFull {
            let line = lines.line(number)
            let isCode = fence != nil
            fence = Self.fence(line, after: fence)
            if !isCode, let name = Self.name(in: line) {
                include(name, at: Place(lines: lines, number: number), line, inside: names)
            } else {
                result.places.append(Place(lines: lines, number: number))
                bytes += line.utf8.count + 1
            }
            number += 1
        }
    }

    private var isFull: Bool {
        result.places.count > MarkdownLimits.mostLines || bytes > MarkdownLimits.mostBytes + 1
    }

    private mutating func include(_ name: String, at place: Place, _ line: String, inside names: [String]) {
        guard let file = parts.file(name, in: language) else {
            return report(
                .unknownPart, name, at: place, line, "there is no part '\(name)' in Reports/parts/",
                hint: DidYouMean.hint(for: name, in: parts.names)
                    ?? "write Reports/parts/\(name).md, or delete the line")
        }
        guard !names.contains(name) else {
            let circle = (names.drop { $0 != name } + [name]).joined(separator: " → ")
            return report(
                .partCycle, name, at: place, line, "the part '\(name)' includes itself: \(circle)",
                hint: "take this line out of \(place.lines.path)")
        }
        guard names.count < Self.deepest else {
            return report(
                .partCycle, name, at: place, line, "parts include parts more than \(Self.deepest) times here",
                hint: "put the text into one part")
        }
        if opened[name] == nil {
            result.files.append(file)
            let lines = SourceLines(file)
            if Self.hasSettings(lines) {
                report(
                    .misplacedPart, name, at: place, line,
                    "the part '\(name)' has settings, which would be printed",
                    hint: "delete the lines from --- to --- at the beginning of \(lines.path)")
            }
            result.findings += lines.encodingFindings
            opened[name] = lines
        }
        if let lines = opened[name] { add(lines, from: 1, inside: names + [name]) }
    }

    /// Whether a file begins like a report: `---`, then a key.
    ///
    /// A `---` with a blank line below it is a line across the page.
    private static func hasSettings(_ lines: SourceLines) -> Bool {
        guard lines.lineCount > 2, lines.line(1).trimmingBlanks == "---" else { return false }
        let key = lines.line(2).prefix { $0 != ":" }
        return key.utf8.count < lines.line(2).utf8.count && PartName.isValid(String(key))
    }

    private mutating func report(
        _ code: ReportFindingCode, _ name: String, at place: Place, _ line: String, _ message: String,
        hint: String
    ) {
        let finding = Finding(
            code: code.rawValue, severity: code.severity, message: message,
            location: place.lines.location(
                line: place.number, utf8: Array(line.utf8).firstRange(of: Array(name.utf8))),
            excerpt: place.lines.excerpt(line: place.number), hint: hint)
        if !result.findings.contains(finding) { result.findings.append(finding) }
    }

    /// The name in a line `{{> NAME}}`; nil for any other line.
    private static func name(in line: String) -> String? {
        let blanks = line.prefix { $0 == " " }.count
        let text = String(line.dropFirst(blanks)).trimmingBlanks
        guard blanks < 4, text.hasPrefix("{{>"), text.hasSuffix("}}"), text.utf8.count > 5 else { return nil }
        let name = String(text.dropFirst(3).dropLast(2)).trimmingBlanks
        return PartName.isValid(name) ? name : nil
    }

    /// The fence that code is inside of after a line; nil outside of code.
    static func fence(_ line: String, after open: Substring?) -> Substring? {
        let text = line.drop { $0 == " " }
        guard let mark = text.first, mark == "`" || mark == "~" else { return open }
        let marks = text.prefix { $0 == mark }
        guard let open else { return marks.count < 3 ? nil : marks }
        let isEnd =
            open.first == mark && marks.count >= open.count && marks.endIndex == text.endIndex
        return isEnd ? nil : open
    }
}

/// What a part may be called: like a report, in lowercase letters, digits, and hyphens.
enum PartName {
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
