import CampaignKit
import CampaignLedger
import Terminal

/// The columns of a list of picked donors.
struct SegmentColumns {
    let year: LifecycleYear
    let currency: Currency
    /// Nil when scores were not asked for.
    let rfm: RFM?
    /// Whose gifts are anonymous to some, by number.
    let anonymous: [Int64: Anonymity]

    private func anonymity(_ facts: DonorFacts) -> Anonymity {
        facts.members.compactMap { anonymous[$0] }.max { $0.rawValue < $1.rawValue } ?? .none
    }

    private var cells: OutlookCells { OutlookCells(currency: currency) }

    var people: [TableColumn] {
        var columns = [
            TableColumn("Donor", key: "donor"), TableColumn("Name", key: "name", shrinks: true),
            GiftWords.markColumn, TableColumn("Status", key: "status"),
            TableColumn(year.lastText, key: "last_year", alignment: .trailing),
            TableColumn(year.text, key: "this_year", alignment: .trailing),
            TableColumn("Largest", key: "largest", alignment: .trailing),
            TableColumn("Last gift", key: "last_gift"),
            TableColumn("Gifts", key: "gifts", alignment: .trailing),
        ]
        if rfm != nil { columns.append(TableColumn("RFM", key: "rfm")) }
        return columns
    }

    func people(_ facts: DonorFacts, _ name: DonorName) -> TableRow {
        var row = [
            Cell("D-\(facts.donor)"), Cell(shown(facts, name)), GiftWords.mark(anonymity(facts)),
            Cell(facts.status?.rawValue ?? ""),
            cells.cell(facts.lastYearMinor, .money), cells.cell(facts.thisYearMinor, .money),
            cells.cell(facts.largestMinor, .money), Cell(facts.last?.day.description ?? ""),
            cells.cell(Int64(facts.gifts), .count),
        ]
        if let rfm { row.append(Cell(rfm.score(facts)?.text ?? "")) }
        return TableRow(row)
    }

    /// A household is called after its first member.
    private func shown(_ facts: DonorFacts, _ name: DonorName) -> String {
        facts.members.count == 1 ? name.shown : "\(name.shown) +\(facts.members.count - 1)"
    }

    let data = [
        "donor", "donor_external_id", "donor_external_ids", "members", "name", "kind", "state", "country",
        "language", "status", "last_year", "this_year", "largest", "last_amount", "last_gift", "first_gift",
        "gifts", "years", "total", "rfm", "anonymous",
    ].map { TableColumn($0, key: $0) }

    func data(_ facts: DonorFacts, _ name: DonorName) -> TableRow {
        TableRow([
            Cell("D-\(facts.donor)"), Cell(name.externalIDs.first ?? ""),
            Cell(name.externalIDs.joined(separator: "; ")),
            Cell(facts.members.map { "D-\($0)" }.joined(separator: "; ")), Cell(name.displayName),
            Cell(facts.kind?.name ?? ""), Cell(facts.state), Cell(facts.country), Cell(facts.language),
            Cell(facts.status?.rawValue ?? ""), cells.cell(facts.lastYearMinor, .money),
            cells.cell(facts.thisYearMinor, .money), cells.cell(facts.largestMinor, .money),
            cells.cell(facts.last?.minorUnits, .money), Cell(facts.last?.day.description ?? ""),
            Cell(facts.first?.day.description ?? ""), cells.cell(Int64(facts.gifts), .count),
            cells.cell(Int64(facts.years), .count), cells.cell(facts.totalMinor, .money),
            Cell(rfm?.score(facts)?.text ?? ""), GiftWords.level(anonymity(facts)),
        ])
    }

    func json(_ facts: DonorFacts, _ name: DonorName) -> JSONValue {
        .object([
            "donor": .string("D-\(facts.donor)"), "donor_external_id": .optional(name.externalIDs.first),
            "donor_external_ids": .array(name.externalIDs.map(JSONValue.string)),
            "members": .array(facts.members.map { .string("D-\($0)") }), "name": .string(name.displayName),
            "kind": .optional(facts.kind?.name), "state": .string(facts.state),
            "country": .string(facts.country), "language": .string(facts.language),
            "status": .optional(facts.status?.rawValue), "last_year": .money(facts.lastYearMinor, currency),
            "this_year": .money(facts.thisYearMinor, currency),
            "largest": .money(facts.largestMinor, currency),
            "last_amount": .money(facts.last?.minorUnits, currency), "last_gift": .date(facts.last?.day),
            "first_gift": .date(facts.first?.day), "gifts": .number(Int64(facts.gifts)),
            "years": .number(Int64(facts.years)), "total": .money(facts.totalMinor, currency),
            "rfm": .optional(rfm?.score(facts)?.text), "anonymous": .string(anonymity(facts).name),
        ])
    }
}
