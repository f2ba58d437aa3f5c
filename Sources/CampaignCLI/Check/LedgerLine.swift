import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

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
