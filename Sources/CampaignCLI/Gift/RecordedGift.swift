import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What was understood of a typed row, and what it changes: to be read before anyone believes it.
struct RecordedGift {
    let record: EntryDetail
    let outcome: ImportOutcome
    let currency: Currency
    let isDryRun: Bool
    /// Whether the user named the donor by a number or an id.
    let namesDonor: Bool

    /// Nil when nothing was posted, nor would be.
    init?(_ outcome: ImportOutcome, _ cells: TypedEntry<Session>.Cells, currency: Currency, isDryRun: Bool) {
        guard outcome.isAccepted, let record = outcome.entries.first else { return nil }
        self.record = record
        self.outcome = outcome
        self.currency = currency
        self.isDryRun = isDryRun
        namesDonor = cells.contains { $0.column == "donor" || $0.column == "donor_id" }
    }

    private var isNewDonor: Bool {
        guard let donor = record.line.donor, let first = outcome.firstNewDonor else { return false }
        return donor >= first
    }

    /// `D-1` when the words that were typed found a donor who was known.
    var matched: String? {
        guard !namesDonor, !isNewDonor, record.line.type.family == .received, record.line.promise == nil
        else { return nil }
        return record.line.donor.map { "D-\($0)" }
    }

    /// The number of a new donor is not theirs before they are recorded.
    var facts: [(label: String, value: String)] {
        GiftDetail(record: record, currency: currency).understood.map { fact in
            guard fact.label == "Donor", isNewDonor, isDryRun else { return fact }
            let isHidden = record.line.anonymity.hides(from: .staff)
            let name = isHidden ? "anonymous" : record.line.donorName
            return (fact.label, name.isEmpty ? "new" : name + ", new")
        } + held
    }

    /// A post-dated check changes no figure before its day.
    private var held: [(label: String, value: String)] {
        guard record.row.basis == .postDated else { return [] }
        return [("Post-dated", "counts from \(record.line.day.longText) on, and is held until then")]
    }

    private var changes: ChangeTable { ChangeTable(changes: outcome.changes, currency: currency) }

    func screen(_ look: ScreenLook) -> String {
        "\n" + FactSheet.lines(facts, look) + "\n" + changes.screen(look)
    }

    /// What programs get besides the counts.
    var json: [String: JSONValue] {
        let isHidden = record.line.anonymity.hides(from: .staff)
        let donor = isHidden || isNewDonor && isDryRun ? nil : record.line.donor.map { "D-\($0)" }
        return [
            "changes": changes.json, "donor": .optional(donor), "matched_donor": .optional(matched),
            "facts": .array(facts.map { .object(["label": .string($0.label), "value": .string($0.value)]) }),
        ]
    }
}

/// A payment of more than is open: it is posted, it counts beyond the promise, and it is said.
struct PaymentBeyond {
    /// As people write it.
    let pledge: String
    /// What was open of it, in minor units.
    let open: Int64
    /// What waits for its condition: money for it is an advance, which counts nowhere yet.
    let conditional: Int64

    /// Nil when the pledge is not found, which the ledger says better.
    init?(_ pledge: String?, _ row: TypedEntry<Session>) {
        guard let pledge,
            let record = try? row.ledger().pledge(pledge, PledgeQuery(asOf: row.today, plan: row.loaded.plan))
        else { return nil }
        self.pledge = "P-\(record.pledge.number)"
        open = record.pledge.standing.outstanding
        conditional = max(0, record.pledge.standing.conditional - record.pledge.standing.advance)
    }

    /// What to say of what was posted; nil when it was no more than what was open.
    func warning(_ outcome: ImportOutcome, _ currency: Currency) -> String? {
        guard outcome.isAccepted else { return nil }
        var paid: Int64 = 0
        for total in outcome.posted where total.type.family == .received {
            let (sum, overflows) = paid.addingReportingOverflow(total.minorUnits)
            if overflows { return nil }
            paid = sum
        }
        guard paid > open else { return nil }
        let waiting = min(conditional, paid - open)
        let beyond = paid - open - waiting
        var said: [String] = []
        if waiting > 0 {
            said.append(
                "\(currency.text(waiting)) is an advance on \(pledge), whose condition is not yet met: received, not raised"
            )
        }
        if beyond > 0 {
            let whole = conditional > 0 ? "promised in" : "open of"
            said.append(
                "\(currency.text(beyond)) more than is \(whole) \(pledge); the excess counts as a gift beyond the pledge"
            )
        }
        return "warning: " + said.joined(separator: "; ")
    }
}
