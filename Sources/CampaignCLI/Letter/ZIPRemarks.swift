import CampaignKit
import CampaignServices
import Terminal

/// What is odd about the ZIP codes of letters and labels, in sentences.
struct ZIPRemarks {
    private var completed: [String] = []
    private var bad: [String] = []

    init(_ rows: [MailMergeRow]) {
        for row in rows {
            let written = row.postalCode
            switch ZIPCode.reading(written, state: row.state, country: row.country) {
            case .good: break
            case .completed(let full): completed.append("D-\(row.donor) \(written) → \(full)")
            case .bad: bad.append("D-\(row.donor) \(written)")
            }
        }
    }

    var lines: [String] {
        var lines: [String] = []
        if !completed.isEmpty {
            let verb =
                completed.count == 1
                ? "had lost its leading zero and is" : "had lost their leading zeros and are"
            lines.append(
                "warning: \(Words.count(completed.count, "ZIP code")) \(verb) printed with it: "
                    + Self.list(completed))
        }
        if !bad.isEmpty {
            let verb = bad.count == 1 ? "is not a ZIP code" : "are not ZIP codes"
            lines.append(
                "warning: \(Words.count(bad.count, "postal code")) \(verb): \(Self.list(bad)); "
                    + "campaign donor edit DONOR --postal-code CODE fixes one")
        }
        return lines
    }

    private static func list(_ items: [String]) -> String {
        let more = items.count > 10 ? " and \(items.count - 10) more" : ""
        return items.prefix(10).map { TerminalText.safe($0) }.joined(separator: ", ") + more
    }
}
