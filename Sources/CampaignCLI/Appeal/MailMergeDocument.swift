import CampaignKit
import CampaignServices
import Terminal

/// A mail merge in every format: the letters, or those who get none.
struct MailMergeDocument {
    /// Which of the lists a table shows; JSON has the first two, and the last where it is asked for.
    enum Part: String, CaseIterable { case letters, suppressed, outside }

    let mailing: AppealMailing
    let part: Part

    private var fields: FieldList<MailMergeRow> {
        MailMergeColumns(currency: mailing.currency, sent: mailing.list.sent).fields
    }

    var document: Document {
        Document(title: mailing.appeal.id, data: data, people: people, json: json)
    }

    var data: Table {
        switch part {
        case .letters: fields.data(mailing.list.rows)
        case .suppressed: SuppressedDonor.fields.data(mailing.list.suppressed)
        case .outside: UnsegmentedDonor.fields.data(mailing.list.outsiders)
        }
    }

    private var people: Table {
        let name = mailing.appeal.name
        return switch part {
        case .letters: fields.people(mailing.list.rows, caption: name)
        case .suppressed:
            SuppressedDonor.fields.people(mailing.list.suppressed, caption: "Suppressed from \(name)")
        case .outside:
            UnsegmentedDonor.fields.people(mailing.list.outsiders, caption: "In no segment of \(name)")
        }
    }

    private var json: JSONValue {
        let list = mailing.list
        let reasons = list.suppressedByReason.map { ($0.reason.rawValue, JSONValue.number(Int64($0.count))) }
        return mailing.provenance.document(
            "campaign.mail_merge/1",
            [
                "appeal": .string(mailing.appeal.id), "campaign": .string(mailing.campaign.id),
                "year": .number(Int64(mailing.year.year)), "rows": fields.json(list.rows),
                "suppressed": SuppressedDonor.fields.json(list.suppressed),
                "suppressed_by_reason": .object(Dictionary(reasons) { first, _ in first }),
                "letters": .number(Int64(list.rows.count)), "outside": .number(Int64(list.outside)),
                "outside_rows": part == .outside ? UnsegmentedDonor.fields.json(list.outsiders) : .null,
                "donors": .number(Int64(list.donors)), "sent_before": .number(Int64(list.sent.count)),
                "sent_left_out": .number(Int64(list.sentBefore)),
            ])
    }
}

extension AppealMailing {
    /// What happened, in sentences: no one disappears silently.
    var summary: [String] {
        let (letters, suppressed) = (list.rows.count, list.suppressed.count)
        var lines = [
            "\(Words.count(letters, "letter")) + \(Words.grouped(suppressed)) suppressed + "
                + (list.sentBefore > 0 ? "\(Words.grouped(list.sentBefore)) sent before + " : "")
                + "\(Words.grouped(list.outside)) in no segment = \(Words.count(list.donors, "donor")), "
                + "a household counts as one; segments of \(year.text) on \(asOf)"
        ]
        let segments = list.letters(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        lines.append("letters: " + segments.joined(separator: ", "))
        let reasons = list.suppressedByReason.map { "\($0.reason.words) \(Words.grouped($0.count))" }
        if !reasons.isEmpty { lines.append("suppressed: " + reasons.joined(separator: ", ")) }
        let silent = list.lettersWithoutAsk(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        if !silent.isEmpty {
            lines.append(
                "letters without an ask, because the segment's ask: gives none: "
                    + silent.joined(separator: ", "))
        }
        lines += PickHints.lines(unknownWords)
        if appeal.isPosted {
            // A household gets one letter: whoever else lives there is not recorded as one of it.
            lines += MailNeighbors.notes(MailNeighbors.groups(list.rows))
            lines += ZIPRemarks(list.rows).lines
        }
        if !list.sent.isEmpty {
            lines.append(
                "\(Words.grouped(list.sent.count)) of the letters were already recorded by 'campaign appeal sent'; "
                    + "--unsent leaves them out"
            )
        }
        return lines
    }
}
