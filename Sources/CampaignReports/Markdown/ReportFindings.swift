import CampaignFiles
import CampaignKit

/// Collects what is found in one Markdown text, at most so much that the list stays readable.
final class ReportFindings {
    static let most = 200

    private let text: MarkdownSource
    private(set) var all: [Finding] = []

    init(_ text: MarkdownSource) { self.text = text }

    var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Whether nothing more is shown: then no place needs to be looked for.
    var isFull: Bool { all.count > Self.most }

    /// Reports something at bytes of a line, or about a whole line.
    func report(
        _ code: ReportFindingCode, line: Int, utf8 bytes: Range<Int>? = nil, _ message: String, hint: String?
    ) {
        guard all.count < Self.most else {
            if all.count == Self.most { add(.tooManyFindings, 1, nil, Self.tooMany, Self.settle) }
            return
        }
        add(code, line, bytes, message, hint)
    }

    /// Adds what another reader found.
    func add(_ findings: [Finding]) { all += findings.prefix(max(0, Self.most - all.count)) }

    private func add(
        _ code: ReportFindingCode, _ line: Int, _ bytes: Range<Int>?, _ message: String, _ hint: String?
    ) {
        let finding = Finding(
            code: code.rawValue, severity: text.isCase ? code.severityInCase : code.severity,
            message: message, location: text.location(line: line, utf8: bytes),
            excerpt: text.excerpt(line: line), hint: hint)
        // A line that is there once for each item of a list is wrong once.
        if !all.contains(finding) { all.append(finding) }
    }

    private static let tooMany = "more than \(most) findings in one text; the rest are not shown"
    private static let settle = "fix these first, then check again"
}
