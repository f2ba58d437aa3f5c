import CampaignKit
import CampaignLedger
import CampaignServices
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
        Document(
            title: "Check", data: Self.fields.data(findings, caption: "Findings"),
            people: Self.fields.people(findings, caption: "Findings"), json: json, screen: screen)
    }

    private func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

    private func screen(_ look: ScreenLook) -> String {
        let all = FindingPrinter(style: look.style, ascii: look.ascii, width: look.width).text(findings)
        let parts: [(Finding.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.note, "note")]
        let worst = parts.lazy.compactMap { part in findings.first { $0.severity == part.0 } }.first
        let end = ledger.map { $0.text + "\n" } ?? ""
        guard let worst else { return "no findings in \(scope)\n" + end }
        let counts = parts.filter { count($0.0) > 0 }.map { Words.count(count($0.0), $0.1) }
        return all + counts.joined(separator: ", ") + " in \(scope)\n" + end
            + "for details: campaign check --explain \(worst.code)\n"
    }

    private static var fields: FieldList<Finding> {
        FieldList([
            Field(column("severity")) { .text($0.severity.rawValue) },
            Field(column("code")) { .text($0.code) },
            Field(column("message")) { .text($0.message) },
            Field(column("file")) { .text($0.location?.file) },
            Field(column("line")) { .number($0.location?.line) },
            Field(column("column")) { .number($0.location?.column) },
            Field(column("subject")) { .text($0.subject) },
            Field(column("hint")) { .text($0.advice) },
        ])
    }

    private static func column(_ key: String) -> TableColumn { TableColumn(Words.title(key), key: key) }

    private var json: JSONValue {
        var members = envelope
        members["schema"] = .string("campaign.check/1")
        members["rows"] = Self.fields.json(findings)
        members["errors"] = .number(Int64(count(.error)))
        members["warnings"] = .number(Int64(count(.warning)))
        if let ledger { members["ledger"] = ledger.json }
        members["notes"] = .number(Int64(count(.note)))
        return .object(members)
    }
}

/// What `check` says of the ledger whatever it found: that it was looked at, and whether its sums agree.
enum LedgerLine: Equatable {
    /// Nothing was posted yet.
    case none
    /// The plan has errors, and what is counted depends on it.
    case unchecked
    case checked(LedgerCheckup)

    init(_ subject: CheckSubject) {
        if let checkup = subject.checkup {
            self = checkup.batches == 0 && checkup.findings.isEmpty ? .none : .checked(checkup)
        } else {
            self = subject.ledger == nil ? .none : .unchecked
        }
    }

    var text: String {
        switch self {
        case .none: return "ledger: nothing has been posted yet"
        case .unchecked: return "ledger: not checked, because the plan has errors"
        case .checked(let checkup):
            let rows = Words.count(checkup.rows, "row")
            let batches = Words.count(checkup.batches, "batch", plural: "batches")
            var parts = [checkup.sumsAgree ? "totals verified" : "totals do not match"]
            if let agree = checkup.hashesAgree {
                parts.append(agree ? "all hashes verified" : "some hashes do not match")
            }
            return "ledger: \(rows) in \(batches); " + parts.joined(separator: "; ")
        }
    }

    var json: JSONValue {
        guard case .checked(let checkup) = self else { return .null }
        return .object([
            "rows": .number(checkup.rows), "batches": .number(checkup.batches),
            "sums_agree": .bool(checkup.sumsAgree),
            "hashes_agree": checkup.hashesAgree.map(JSONValue.bool) ?? .null,
        ])
    }
}
