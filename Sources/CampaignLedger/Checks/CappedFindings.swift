import CampaignKit

/// The first findings of a rule, each for itself, and one that counts the rest.
struct CappedFindings {
    static let shown = 20

    let code: String
    private var findings: [Finding] = []
    private var rest = 0

    init(code: String) {
        self.code = code
    }

    mutating func add(_ finding: Finding) {
        if findings.count < Self.shown { findings.append(finding) } else { rest += 1 }
    }

    var all: [Finding] {
        guard rest > 0, let last = findings.last else { return findings }
        let more = Finding(
            code: code, severity: last.severity, message: "\(rest) more like these", hint: last.hint)
        return findings + [more]
    }
}
