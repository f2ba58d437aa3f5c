import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What issuing came to: the numbers, and every gift that got none with the reason.
struct ReceiptIssueDocument {
    let issue: ReceiptIssue
    let isDryRun: Bool
    /// Whether what is held up does not keep the others back.
    let isPartial: Bool
    /// Where pages are; nil where none were written.
    let written: String?
    let figures: ReceiptFigures?
    let currency: Currency
    let labels: [Int64: String]
    let provenance: Provenance

    /// How many rows of pages a screen lists; the register has all.
    private static let shownRows = 100

    /// Writes rows as they come where a program reads them, and the first for people.
    func write(_ session: Session) throws {
        let fields = ReceiptRow.fields(currency)
        switch session.writer.format {
        case .csv, .tsv, .json, .xlsx:
            let list = StreamedList(
                session: session, schema: "campaign.receipts/1", provenance: provenance, members: members)
            try list.write(fields) { body in
                try rows(body)
                for row in left { try body(row) }
            }
        case .table, .markdown, .html:
            let limit = session.writer.format == .table ? Self.shownRows : Int.max
            var shown: [ReceiptRow] = []
            var count = 0
            try rows { row in
                count += 1
                if count <= limit { shown.append(row) }
            }
            let more = count - shown.count
            try session.writer.write(
                Document(
                    title: "Receipts", data: fields.data(shown + left),
                    people: fields.people(shown + left, caption: headline), json: .null
                ) { screen($0, shown, more) })
        }
    }

    private var members: [String: JSONValue] {
        (figures?.members ?? ["year": .null]).merging([
            "dry_run": .bool(isDryRun), "folder": .optional(written),
            "batch": .optional(issue.batches.last.map { "B-\($0)" }),
            "batches": .array(issue.batches.map { .string("B-\($0)") }),
        ]) { $1 }
    }

    /// A row for each gift on a page.
    private func rows(_ body: (ReceiptRow) throws -> Void) throws {
        try issue.records { record in
            for var row in ReceiptRow.rows(of: record, labels) {
                if isDryRun { row.state = "preview" }
                try body(row)
            }
        }
    }

    /// Gifts that got no number.
    private var left: [ReceiptRow] {
        let plan = issue.plan
        let withheld = plan.withheld.map { item in
            var row = ReceiptRow(state: "withheld", kind: item.gift == nil ? "statement" : "single")
            (row.gift, row.donor, row.obstacles) = (item.gift, item.donor, item.obstacles)
            row.held = item.held
            return row
        }
        let already = plan.already.map { held in
            var row = ReceiptRow(state: "issued", kind: held.kind.name)
            (row.gift, row.number, row.reason) = (held.gift, held.label, "already \(held.label)")
            row.day = held.day
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
        let held = plan.held.map { item in
            var row = ReceiptRow(state: "refused", kind: "single")
            (row.gift, row.reason, row.day) = (item.gift, "post_dated", item.until)
            return row
        }
        return withheld + already + refused + unknown + held
    }

    private var headline: String {
        guard let (first, last) = issue.ends else {
            let isHeld = issue.plan.isRefused || !issue.plan.withheld.isEmpty
            return isHeld ? "nothing was issued" : "nothing to issue"
        }
        let numbers = issue.count == 1 ? first.label : "\(first.label) to \(last.label)"
        let count = Words.count(issue.count, first.kind == .single ? "receipt" : "statement")
        return isDryRun
            ? ActHeadline.dryRun("\(count) would be issued: \(numbers)")
            : "issued \(count): \(numbers)"
    }

    private func screen(_ look: ScreenLook, _ shown: [ReceiptRow], _ more: Int) -> String {
        var text = look.headline(headline)
        if !shown.isEmpty { text += "\n" + look.render(ReceiptRow.fields(currency).people(shown)).text }
        if more > 0 { text += look.sentence("and \(Words.count(more, "more gift")): campaign receipt list") }
        for gift in issue.plan.unknown.map({ "G-\($0): no payment that a receipt could be for" })
            + issue.plan.held.map({
                "G-\($0.gift): held until \($0.until.longText), and receipted from then on"
            })
            + issue.plan.refused.map({ words($0, $1) })
            + issue.plan.already.map({ "G-\($0.gift): already \($0.label)" })
            + issue.plan.withheld.flatMap(Self.words)
        {
            text += look.sentence(gift)
        }
        if let written { text += "wrote \(written)\n" }
        if let figures { text += "\n" + figures.screen(look) }
        return text
    }

    private func words(_ gift: Int64, _ exception: ReceiptException) -> String {
        if issue.plan.vehicles.contains(gift) {
            return "G-\(gift): no receipt: Form 1098-C is its acknowledgment"
        }
        return exception.isThanksOnly
            ? "G-\(gift): no tax receipt; campaign thank (\(exception.words))"
            : "G-\(gift): no receipt: \(exception.words)"
    }

    private static func words(_ item: ReceiptPlan.Withheld) -> [String] {
        let subject =
            item.gift.map { "G-\($0)" } ?? item.donor.map { "D-\($0)" } ?? "a donor hidden from staff"
        let gifts = ReceiptRow.list(item.held).map { " (\($0))" } ?? ""
        return item.obstacles.map { "\(subject)\(gifts): withheld: \($0.message); \($0.hint)" }
    }

    /// What is said besides.
    var notes: [String] {
        var notes: [String] = []
        if !issue.plan.withheld.isEmpty, !isPartial, issue.count == 0 {
            notes.append("--partial issues the receipts that nothing holds up")
        }
        if !issue.plan.late.isEmpty, issue.count > 0 {
            let gifts = Self.list(issue.plan.late.map { "G-\($0)" })
            notes.append(
                "warning: after 15 April a receipt may come too late for the donor's tax return (Durden v. "
                    + "Commissioner, T.C. Memo 2012-140): \(gifts)")
        }
        let postal = issue.plan.unmailed
        if !postal.isEmpty, issue.count > 0 {
            let donors = postal.map { $0.isHidden ? "one hidden from staff" : "D-\($0.donor)" }
            notes.append("no postal address, to be sent by e-mail: \(Self.list(donors))")
        }
        return notes
    }

    private static func list(_ items: [String]) -> String {
        let more = items.count > 50 ? " and \(Words.grouped(items.count - 50)) more" : ""
        return items.prefix(50).joined(separator: ", ") + more
    }
}
