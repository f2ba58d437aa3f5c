import CampaignKit
import CampaignLedger
import CampaignServices

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
