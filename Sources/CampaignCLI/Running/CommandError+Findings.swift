import CampaignKit

extension CommandError {
    /// Templates have errors, which are listed, so nothing was made of them; `next` follows "fix them".
    static func errors(
        _ code: String, _ findings: [Finding], so outcome: String, next: String
    ) -> CommandError {
        let count = findings.count { $0.severity == .error }
        var error = failed(
            code, "\(count == 1 ? "there is 1 error" : "there are \(count) errors"), so \(outcome)",
            hint: "fix \(count == 1 ? "it" : "them")\(next)")
        error.findings = findings
        return error
    }
}
