import CampaignKit

/// Collects findings, at most so many of one file that the list stays readable.
final class FindingSink {
    static let mostPerFile = 200

    private var findings: [Finding] = []
    private var counts: [String: Int] = [:]

    /// Whether anything was found that keeps the plan from being used.
    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Takes over what another one found, which was of other files.
    func take(_ other: FindingSink) {
        findings += other.findings
        counts.merge(other.counts) { $0 + $1 }
    }

    /// Whether further findings of a file would be left out, so that they need not be worked out.
    func isFull(_ path: String) -> Bool { counts[path, default: 0] > Self.mostPerFile }

    /// All findings by file, line and column.
    var sorted: [Finding] {
        // The order of discovery settles what is at one place.
        findings.enumerated().sorted { left, right in
            let (one, other) = (Self.key(left.element), Self.key(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
    }

    /// Reports something at a place in a file.
    func report(_ code: PlanFindingCode, at place: TextPosition, _ message: String, hint: String?) {
        let count = counts[place.source.path, default: 0] + 1
        counts[place.source.path] = count
        guard count <= Self.mostPerFile else {
            if count == Self.mostPerFile + 1 { reportTooMany(in: place.source.path) }
            return
        }
        findings.append(
            Finding(
                code: code.rawValue, severity: code.severity, message: message, location: place.location,
                excerpt: place.excerpt, hint: hint))
    }

    /// Reports something about a file as a whole.
    func report(_ code: PlanFindingCode, about subject: String, _ message: String, hint: String?) {
        findings.append(
            Finding(
                code: code.rawValue, severity: code.severity, message: message, subject: subject, hint: hint))
    }

    private func reportTooMany(in path: String) {
        report(
            .tooManyFindings, about: path,
            "more than \(Self.mostPerFile) findings in one file; the rest are not shown",
            hint: "fix these first, then check again")
    }

    private static func key(_ finding: Finding) -> (String, Int, Int) {
        (
            finding.location?.file ?? finding.subject ?? "", finding.location?.line ?? 0,
            finding.location?.column ?? 0
        )
    }
}
