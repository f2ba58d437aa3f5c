import CampaignKit
import Terminal

/// A mail merge in every format: the letters, or those who get none.
struct MailMergeDocument {
    /// Which of the two lists a table shows; JSON has both.
    enum Part: String, CaseIterable { case letters, suppressed }

    let mailing: AppealMailing
    let part: Part

    private var columns: MailMergeColumns {
        MailMergeColumns(currency: mailing.currency, sent: mailing.list.sent)
    }

    var document: Document {
        Document(title: mailing.appeal.id, data: data, people: people, json: json)
    }

    var data: Table {
        part == .letters
            ? Table(columns: MailMergeColumns.data, rows: mailing.list.rows.map(columns.data))
            : Table(
                columns: SuppressedColumns.data, rows: mailing.list.suppressed.map(SuppressedColumns.data))
    }

    private var people: Table {
        part == .letters
            ? Table(
                caption: mailing.appeal.name, columns: MailMergeColumns.people,
                rows: mailing.list.rows.map(columns.people))
            : Table(
                caption: "Not asked by \(mailing.appeal.name)", columns: SuppressedColumns.people,
                rows: mailing.list.suppressed.map(SuppressedColumns.people))
    }

    private var json: JSONValue {
        let list = mailing.list
        let reasons = list.suppressedByReason.map { ($0.reason.rawValue, JSONValue.number(Int64($0.count))) }
        return mailing.provenance.document(
            "campaign.mail_merge/1",
            [
                "appeal": .string(mailing.appeal.id), "campaign": .string(mailing.campaign.id),
                "year": .number(Int64(mailing.year.year)), "rows": .array(list.rows.map(columns.json)),
                "suppressed": .array(list.suppressed.map(SuppressedColumns.json)),
                "suppressed_by_reason": .object(Dictionary(reasons) { first, _ in first }),
                "letters": .number(Int64(list.rows.count)), "outside": .number(Int64(list.outside)),
                "donors": .number(Int64(list.donors)), "sent_before": .number(Int64(list.sent.count)),
            ])
    }
}
