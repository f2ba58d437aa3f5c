import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What issuing came to: the numbers, and every gift that got none with the reason.
struct ReceiptIssueDocument {
    let issue: ReceiptIssue
    let isDryRun: Bool
    /// Where pages are; nil where none were written.
    let written: String?
    let figures: ReceiptFigures?
    let currency: Currency
    let labels: [Int64: String]
    let provenance: Provenance

    var document: Document {
        let fields = ReceiptRow.fields(currency)
        return Document(
            title: "Receipts", data: fields.data(rows), people: fields.people(rows, caption: headline),
            json: provenance.document(
                "campaign.receipts/1",
                (figures?.members ?? ["year": .null]).merging([
                    "rows": fields.json(rows), "dry_run": .bool(isDryRun), "folder": .optional(written),
                    "batch": .optional(issue.batch.map { "B-\($0)" }),
                ]) { $1 }), screen: screen)
    }

    private var rows: [ReceiptRow] { issued + left }

    private var issued: [ReceiptRow] {
        issue.records.flatMap { record in
            ReceiptRow.rows(of: record, labels).map { row in
                var row = row
                if isDryRun { row.state = "preview" }
                return row
            }
        }
    }

    /// Gifts that got no number.
    private var left: [ReceiptRow] {
        let plan = issue.plan
        let withheld = plan.withheld.map { item in
            var row = ReceiptRow(state: "withheld", kind: item.gift == nil ? "statement" : "single")
            (row.gift, row.donor, row.obstacles) = (item.gift, item.donor, item.obstacles)
            return row
        }
        let already = plan.already.map { gift, record in
            var row = ReceiptRow(state: "issued", kind: record.kind.name)
            (row.gift, row.number, row.reason) = (gift, record.label, "already \(record.label)")
            row.day = record.day
            return row
        }
        let refused = plan.refused.map { gift, exception in
            var row = ReceiptRow(state: "refused", kind: "single")
            (row.gift, row.reason) = (gift, exception.rawValue)
            return row
        }
        let unknown = plan.unknown.map { gift in
            var row = ReceiptRow(state: "refused", kind: "single")
            (row.gift, row.reason) = (gift, "not_a_payment")
            return row
        }
        return withheld + already + refused + unknown
    }

    private var headline: String {
        let records = issue.records
        guard let first = records.first, let last = records.last else {
            let isHeld = issue.plan.isRefused || !issue.plan.withheld.isEmpty
            return isHeld ? "nothing was issued" : "nothing to issue"
        }
        let numbers = records.count == 1 ? first.label : "\(first.label) to \(last.label)"
        let count = Words.count(records.count, first.kind == .single ? "receipt" : "statement")
        return isDryRun
            ? "\(count) would be issued: \(numbers); a dry run, nothing is saved"
            : "issued \(count): \(numbers)"
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if !issued.isEmpty { text += "\n" + look.render(ReceiptRow.fields(currency).people(issued)).text }
        for gift in issue.plan.unknown.map({ "G-\($0): no payment that a receipt could be for" })
            + issue.plan.refused.map({ Self.words($0, $1) })
            + issue.plan.already.map({ "G-\($0): already \($1.label)" })
            + issue.plan.withheld.flatMap(Self.words)
        {
            text += look.sentence(gift)
        }
        if let written { text += "wrote \(written)\n" }
        if let figures { text += "\n" + figures.screen(look) }
        return text
    }

    private static func words(_ gift: Int64, _ exception: ReceiptException) -> String {
        exception.isThanksOnly
            ? "G-\(gift): no tax receipt; campaign thank (\(exception.words))"
            : "G-\(gift): no receipt: \(exception.words)"
    }

    private static func words(_ item: ReceiptPlan.Withheld) -> [String] {
        let subject =
            item.gift.map { "G-\($0)" } ?? item.donor.map { "D-\($0)" } ?? "a donor hidden from staff"
        return item.obstacles.map { "\(subject): withheld: \($0.message); \($0.hint)" }
    }

    /// What is said besides.
    var notes: [String] {
        var notes: [String] = []
        if !issue.plan.withheld.isEmpty, issue.records.isEmpty {
            notes.append("--partial issues the receipts that nothing holds up")
        }
        if !issue.plan.late.isEmpty, !issue.records.isEmpty {
            let gifts = issue.plan.late.prefix(10).map { "G-\($0)" }.joined(separator: ", ")
            notes.append(
                "warning: after 15 April a receipt may come too late for the donor's tax return (Durden v. "
                    + "Commissioner, T.C. Memo 2012-140): \(gifts)")
        }
        let postal = issue.plan.pieces.filter { $0.draft.address.isEmpty }
        if !postal.isEmpty, !issue.records.isEmpty {
            let donors = postal.prefix(10).map {
                $0.donorIsHidden ? "one hidden from staff" : "D-\($0.donor)"
            }
            notes.append("no postal address, to be sent by e-mail: \(donors.joined(separator: ", "))")
        }
        return notes
    }
}
