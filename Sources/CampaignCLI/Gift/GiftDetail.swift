import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One gift in full, as label and value, for people; its rows for programs.
struct GiftDetail {
    let record: EntryDetail
    let currency: Currency

    /// What there is to say, in reading order; empty values are left out.
    var facts: [(label: String, value: String)] {
        let line = record.line
        var facts: [(String, String)] = [
            ("Type", line.type.name),
            (line.type.family == .received ? "Date of gift" : "Date", line.day.longText + basis),
            (isMove ? "Moves" : "Amount", amount), ("Adds", isMove ? "" : effect), ("Donor", donor),
            ("", line.anonymity.mark(for: .staff)),
        ]
        if let foreign = record.row.foreign {
            let rate = foreign.rate.isEmpty ? "" : " at \(foreign.rate)"
            let source = foreign.rateSource.isEmpty ? "" : ", \(foreign.rateSource)"
            facts.append(("Received as", foreign.original.text + rate + source))
        }
        facts.append(("Exchange difference", difference))
        for part in record.parts {
            let amount = record.parts.count > 1 ? currency.text(part.minorUnits) + "  " : ""
            facts.append((isMove ? "To" : "For", amount + GiftWords.place(part.place)))
        }
        facts.append(("Keycode", Set(record.parts.map(\.place.keycode)).sorted().joined(separator: " ")))
        facts += left + handling + promises + words
        for credit in isHidden ? [] : record.credits {
            let share = credit.minorUnits.map { " of \(currency.text($0))" } ?? ""
            let name = credit.donorName.isEmpty ? "" : " " + credit.donorName
            facts.append(("Soft credit", "D-\(credit.donor)\(name), \(credit.kind.name)\(share)"))
        }
        facts.append(("Thanked", thanked))
        facts.append(("Disposed of", record.disposed?.longText ?? ""))
        facts += record.forms.map { ("Form \($0.form.rawValue)", "done \($0.day.longText)") }
        let receipts = record.receipts.map { $0.isVoid ? "\($0.label) (void)" : $0.label }
        facts.append(("Receipt", receipts.joined(separator: ", ")))
        facts.append(("Source", line.externalID.isEmpty ? line.source : "\(line.source):\(line.externalID)"))
        facts.append(("Reopened", record.reopened ?? ""))
        for alias in record.aliases {
            facts.append((alias.kind == .payout ? "Payout" : "Processor's id", alias.value))
        }
        facts.append(
            ("Posted", "B-\(line.batch), \(record.postedOn.longText), \(record.command), by \(record.actor)"))
        return facts.filter { !$0.1.isEmpty }
    }

    /// From staff: then nothing is said that could tell who gave it.
    private var isHidden: Bool { record.line.anonymity.hides(from: .staff) }

    private var isMove: Bool { record.line.type == .reallocation }

    private var amount: String {
        guard isMove, record.amountMinor == 0 else { return currency.text(record.amountMinor) }
        return record.line.movedMinor.map { "all of it, \(currency.text($0))" } ?? "all of it"
    }

    /// What is left of it after what acts on it, and where.
    private var left: [(String, String)] {
        guard let minor = record.leftMinor else { return [] }
        guard !record.leftParts.isEmpty else {
            return [("Left", minor == 0 ? "nothing" : currency.text(minor))]
        }
        return record.leftParts.map {
            ("Left", currency.text($0.minorUnits) + "  " + GiftWords.place($0.place))
        }
    }

    private var effect: String {
        record.line.effectMinor == record.amountMinor ? "" : currency.text(record.line.effectMinor)
    }

    /// What a refund in another currency moved beyond the value that it reversed: outside raised.
    private var difference: String {
        let (effect, amount) = (record.line.effectMinor, record.amountMinor)
        guard record.line.type == .refund || record.line.type == .chargeback, record.original != nil,
            effect.magnitude != amount.magnitude
        else { return "" }
        return currency.text((effect < 0 ? -amount : amount) - effect)
    }

    /// The donor as staff may see them, by number and name.
    var donor: String {
        let line = record.line
        guard let id = line.donor else { return "not named" }
        return line.anonymity.hides(from: .staff) ? "anonymous" : "D-\(id) \(line.donorName)"
    }

    private var basis: String {
        switch record.row.basis {
        case .stated: record.row.date == record.line.day ? "" : ", dated \(record.row.date.longText)"
        case .handed: ", handed over"
        case .postmark: ", by its postmark"
        case .needsEvidence: ", by the day received; the day of mailing needs evidence"
        case .courierReceived: ", received by courier"
        case .charged: ", charged"
        case .credited: ", credited"
        case .inAccount: ", credited to the charity's account"
        case .postDated: ", post-dated"
        }
    }

    private var handling: [(String, String)] {
        let (fee, exchange) = (record.row.feeMinor, record.row.exchangeMinor)
        return record.handling + [
            ("Fee", fee == 0 ? "" : currency.text(fee)),
            ("Purchase part", exchange == 0 ? "" : currency.text(exchange)),
        ]
    }

    private var promises: [(String, String)] {
        var facts = [("Pledge", GiftWords.promise(record.line.promise))]
        if let matches = record.matches {
            facts.append(("Matches", GiftWords.id(matches)))
        } else if let target = record.target {
            facts.append(("Acts on", GiftWords.id(target)))
        }
        for closing in record.closings {
            facts.append(
                ("Closes", "\(GiftWords.id(closing.expected))  \(currency.text(closing.minorUnits))"))
        }
        facts.append(("Replaced by", record.replacedBy.map(GiftWords.id) ?? ""))
        facts.append(("Replaces", record.replaces.map(GiftWords.id) ?? ""))
        for part in record.installments {
            facts.append(("Due", "\(part.due.longText)  \(currency.text(part.minorUnits))"))
        }
        return facts
    }

    /// When and how: the command says which way.
    private var thanked: String {
        guard let thanks = record.thanked else { return "" }
        let way = ThankRecordCommand.records.contains(thanks.command) ? "by hand" : "by letter"
        return "\(thanks.day.longText), \(way): B-\(thanks.batch), \(thanks.command)"
    }

    /// What was given in return: its words, what it is worth and what it cost us.
    private var benefit: String {
        var parts = [record.words.benefit]
        if let benefit = record.row.benefit {
            parts.append(benefit.isNone ? "none" : benefit.isUnknown ? "unknown" : "")
            parts.append(benefit.valueMinor.map { "worth \(currency.text($0))" } ?? "")
            parts.append(benefit.costMinor.map { "cost \(currency.text($0))" } ?? "")
            parts.append(benefit.isToken ? "a token" : "")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What was understood of a row that was typed, to be read before anyone believes it.
    var understood: [(label: String, value: String)] {
        let labels: Set = [
            "Donor", "Received as", "For", "Pledge", "Matches", "Acts on", "Due", "Purchase part", "Benefit",
            "Soft credit", "Tribute", "Tell",
        ]
        return facts.filter { labels.contains($0.label) }
    }

    private var words: [(String, String)] {
        guard !isHidden else { return [] }
        let words = record.words
        var facts = [
            ("Reference", words.reference), ("Description", words.description), ("Note", words.note),
            ("Benefit", benefit),
            ("Tribute", words.tribute.prefix(2).filter { !$0.isEmpty }.joined(separator: ": ")),
            ("Tell", words.tribute.dropFirst(2).filter { !$0.isEmpty }.joined(separator: ", ")),
        ]
        for index in stride(from: 0, to: words.extra.count - 1, by: 2) {
            facts.append((words.extra[index], words.extra[index + 1]))
        }
        return facts
    }

    func document(_ provenance: Provenance) -> Document {
        let fields = GiftColumns.fields(currency)
        let lines = [record.line] + record.related
        let id = GiftWords.id(record.line.id)
        let facts = self.facts
        let json = provenance.document(
            "campaign.gift/1",
            [
                "gift": fields.json(record.line),
                "facts": .array(
                    facts.map { .object(["label": .string($0.label), "value": .string($0.value)]) }),
                "left": .money(record.leftMinor, currency), "reopened": .optional(record.reopened),
                "thanked": record.thanked.map { .date($0.day) } ?? .null,
                "disposed": .date(record.disposed), "matches": .optional(record.matches.map(GiftWords.id)),
                "replaced_by": .optional(record.replacedBy.map(GiftWords.id)),
                "related": fields.json(record.related),
            ])
        return Document(
            title: id, data: fields.data(lines, caption: id),
            people: fields.people(lines, caption: id).forPeople, json: json
        ) { look in
            FactSheet.text(title: id, facts: facts, look: look, table: relatedTable)
        }
    }

    private var relatedTable: Table? {
        guard !record.related.isEmpty else { return nil }
        return GiftColumns.fields(currency).people(record.related, caption: "What acts on it").forPeople
    }
}
