import CampaignKit
import CampaignLedger

/// A payment of more than is open: it is posted, it counts beyond the promise, and it is said.
struct PaymentBeyond {
    /// As people write it.
    let pledge: String
    /// What was open of it, in minor units.
    let open: Int64

    /// Nil when the pledge is not found, which the ledger says better.
    init?(_ pledge: String?, _ row: TypedRow) {
        guard let pledge,
            let record = try? row.ledger().pledge(pledge, PledgeQuery(asOf: row.today, plan: row.loaded.plan))
        else { return nil }
        self.pledge = "P-\(record.pledge.number)"
        open = record.pledge.standing.outstanding
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
        let beyond = Money(minorUnits: paid - open, currency: currency).text
        return "warning: \(beyond) more than is open of \(pledge); it counts beyond the pledge"
    }
}
