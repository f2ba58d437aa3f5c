import CampaignKit
import Terminal

/// What `check` found, in every format.
struct CheckDocument {
    let findings: [Finding]
    /// What was looked at: `6 campaigns`.
    let scope: String
    /// What is said of the ledger; nil where only files were looked at.
    var ledger: LedgerLine?
    let envelope: [String: JSONValue]

    var document: Document {
        Document(title: "Check", data: table, json: json, screen: screen)
    }

    private func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

    private func screen(_ look: ScreenLook) -> String {
        let all = FindingPrinter(style: look.style, ascii: look.ascii).text(findings)
        let parts: [(Finding.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.note, "note")]
        let worst = parts.lazy.compactMap { part in findings.first { $0.severity == part.0 } }.first
        let end = ledger.map { $0.text + "\n" } ?? ""
        guard let worst else { return "no findings in \(scope)\n" + end }
        let counts = parts.filter { count($0.0) > 0 }.map { Words.count(count($0.0), $0.1) }
        return all + counts.joined(separator: ", ") + " in \(scope)\n" + end
            + "for details: campaign check --explain \(worst.code)\n"
    }

    private var table: Table {
        let keys = ["severity", "code", "message", "file", "line", "column", "subject", "hint"]
        var table = Table(caption: "Findings", columns: keys.map { TableColumn(Words.title($0), key: $0) })
        for finding in findings {
            let location = finding.location
            let number: (Int?) -> Cell = { $0.map { .number("\($0)", plain: "\($0)") } ?? .blank() }
            table.append(
                TableRow([
                    Cell(finding.severity.rawValue), Cell(finding.code), Cell(finding.message),
                    Cell(location?.file ?? ""), number(location?.line), number(location?.column),
                    Cell(finding.subject ?? ""), Cell(finding.hint ?? ""),
                ]))
        }
        return table
    }

    private var json: JSONValue {
        var members = envelope
        members["schema"] = .string("campaign.check/1")
        members["rows"] = .array(findings.map(JSONValue.finding))
        members["errors"] = .number(Int64(count(.error)))
        members["warnings"] = .number(Int64(count(.warning)))
        if let ledger { members["ledger"] = ledger.json }
        members["notes"] = .number(Int64(count(.note)))
        return .object(members)
    }
}
