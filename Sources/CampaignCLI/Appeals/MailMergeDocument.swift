import CampaignKit
import CampaignServices
import Terminal

/// A mail merge in every format: the letters, or those who get none.
struct MailMergeDocument {
    /// Which of the lists a table shows; JSON has the first two, and the last where it is asked for.
    enum Part: String, CaseIterable { case letters, suppressed, outside }

    let mailing: AppealMailing
    let part: Part

    private var columns: MailMergeColumns {
        MailMergeColumns(currency: mailing.currency, sent: mailing.list.sent)
    }

    var document: Document {
        Document(title: mailing.appeal.id, data: data, people: people, json: json)
    }

    var data: Table {
        switch part {
        case .letters: Table(columns: MailMergeColumns.data, rows: mailing.list.rows.map(columns.data))
        case .suppressed:
            Table(columns: SuppressedColumns.data, rows: mailing.list.suppressed.map(SuppressedColumns.data))
        case .outside:
            Table(columns: OutsideColumns.data, rows: mailing.list.outsiders.map(OutsideColumns.data))
        }
    }

    private var people: Table {
        switch part {
        case .letters:
            Table(
                caption: mailing.appeal.name, columns: MailMergeColumns.people,
                rows: mailing.list.rows.map(columns.people))
        case .suppressed:
            Table(
                caption: "Not asked by \(mailing.appeal.name)", columns: SuppressedColumns.people,
                rows: mailing.list.suppressed.map(SuppressedColumns.people))
        case .outside:
            Table(
                caption: "In no segment of \(mailing.appeal.name)", columns: OutsideColumns.people,
                rows: mailing.list.outsiders.map(OutsideColumns.people))
        }
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
                "outside_rows": part == .outside ? .array(list.outsiders.map(OutsideColumns.json)) : .null,
                "donors": .number(Int64(list.donors)), "sent_before": .number(Int64(list.sent.count)),
                "sent_left_out": .number(Int64(list.sentBefore)),
            ])
    }
}
