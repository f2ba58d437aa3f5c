import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices

/// A posted gift as the rows that would post it again: under another donor, or with other cells.
struct GiftCopy {
    let record: EntryDetail
    let currency: Currency

    /// Why it cannot be posted again as it is; nil when it can.
    ///
    /// `standing` are the corrections on it that were not voided, nil where nothing is left of it; `act` is
    /// what someone wanted, `hint` what to do instead.
    func obstacle(
        standing: Set<Int64>?, _ act: String = "--donor moves",
        hint: String = "void it and post it again under the right donor"
    ) -> CommandError? {
        let id = GiftWords.id(record.line.id)
        guard record.line.type.family == .received else {
            return .failed(
                "not-received", "\(id) is a \(record.line.type.name); \(act) only gifts and payments",
                hint: hint)
        }
        let acts = record.related.filter { act in
            act.type.family != .correction || standing?.contains(act.id) ?? true
        }
        if let act = acts.first {
            return .failed(
                "acted-on", "\(id) has a later entry acting on it: \(GiftWords.id(act.id))",
                hint: "void that entry first: campaign gift show \(id)")
        }
        if !record.closings.isEmpty || record.original != nil && (record.row.feeMinor > 0 || isSplit) {
            return .failed(
                "not-copied", "\(id) closes an expected match, or is in another currency with a fee or parts",
                hint: hint)
        }
        return nil
    }

    /// A payment stands where its pledge does.
    private var parts: [(place: Designation, minor: Int64)] {
        guard record.line.promise == nil else { return [(.unassigned, record.amountMinor)] }
        return record.parts.map { ($0.place, $0.minorUnits) }
    }

    private var isSplit: Bool { parts.count > 1 }

    /// One row for each part, with `changed` in place of what was posted; they share an id that says what
    /// they are.
    ///
    /// `owner` is the new donor, where it is not the gift's own.
    func rows(
        donor: String, of owner: String? = nil, changed: TypedEntry<Session>.Cells = []
    ) -> [TypedEntry<Session>.Cells] {
        let id = isSplit ? "\(GiftWords.id(record.line.id))-of-\(donor)" : ""
        return parts.enumerated().map { index, part in
            var cells = shared(donor: donor, id: id) + place(part.place) + money(part.minor)
            if index == 0 { cells += whole(owner) }
            for cell in changed where index == 0 || CanonicalColumn(rawValue: cell.column)?.cell != nil {
                cells.removeAll { $0.column == cell.column }
                cells.append(cell)
            }
            return cells.filter { !$0.value.isEmpty }
        }
    }

    private func shared(donor: String, id: String) -> TypedEntry<Session>.Cells {
        let line = record.line
        let facts: TypedEntry<Session>.Cells = [
            ("gift_id", id), ("type", line.type.name), ("date", record.row.date.description),
            ("donor", donor), ("pledge_id", GiftWords.promise(line.promise)),
            ("matches", record.matches.map(GiftWords.id) ?? ""),
        ]
        return facts
            + CanonicalColumn.allCases.compactMap { column in
                column.cell.map { (column.name, $0(record.row)) }
            }
    }

    private func place(_ place: Designation) -> TypedEntry<Session>.Cells {
        [
            ("campaign", place.campaign), ("appeal", place.appeal), ("project", place.project),
            ("line", place.line), ("unit", place.unit), ("keycode", place.keycode),
        ]
    }

    private func plain(_ minor: Int64?, _ currency: Currency) -> String {
        minor.map { Money(minorUnits: $0, currency: currency).plainText } ?? ""
    }

    private func money(_ minor: Int64) -> TypedEntry<Session>.Cells {
        guard let foreign = record.row.foreign else { return [("amount", plain(minor, currency))] }
        return [
            ("amount", foreign.original.plainText), ("currency", foreign.original.currency.code),
            ("base_amount", plain(minor, currency)), ("fx_rate", foreign.rate),
            ("fx_source", foreign.rateSource),
        ]
    }

    /// What belongs to the gift and to none of its parts.
    ///
    /// No one is soft-credited for a gift that is theirs now.
    private func whole(_ owner: String?) -> TypedEntry<Session>.Cells {
        let words = record.words
        let credits = record.credits.filter { "D-\($0.donor)" != owner }.map { credit in
            let amount = credit.minorUnits.map { ":" + plain($0, currency) } ?? ""
            return "D-\(credit.postedDonor):\(credit.kind.name)\(amount)"
        }
        var cells: TypedEntry<Session>.Cells = [
            ("fee", record.row.feeMinor == 0 ? "" : plain(record.row.feeMinor, currency)),
            ("reference", words.reference), ("description", words.description), ("note", words.note),
            ("soft_credits", credits.joined(separator: "; ")), ("benefit_description", words.benefit),
        ]
        if let benefit = record.row.benefit {
            let value =
                benefit.isNone ? "none" : benefit.isUnknown ? "unknown" : plain(benefit.valueMinor, currency)
            cells += [
                ("benefit_value", value), ("benefit_cost", plain(benefit.costMinor, currency)),
                ("benefit_token", benefit.isToken ? "yes" : ""),
            ]
        }
        let tribute = ["tribute_type", "tribute_name", "tribute_notify_name", "tribute_notify_address"]
        cells += zip(tribute, words.tribute).map { ($0, $1) }
        for index in stride(from: 0, to: words.extra.count - 1, by: 2)
        where CanonicalColumn(rawValue: words.extra[index]) == nil {
            cells.append((words.extra[index], words.extra[index + 1]))
        }
        return cells
    }
}
