public import CampaignKit
import CampaignLedger

extension Snapshot {
    /// What each donor raised in a campaign with those below it, or in everything.
    ///
    /// Throws `StatusReportError` where they are not as many as the status says.
    public func donorGiving(ofTree id: String?) throws -> DonorGiving {
        let tally = id.map(tallies.rolledUp) ?? tallies[.total]
        var giving = DonorGiving(raised: tally.raised)
        let subject = id.map { FigureSubject.campaign($0) } ?? .total
        guard let scope = subject.scope(in: CampaignTree(plan)) else { throw StatusReportError.total }
        let query = FigureQuery(
            figure: .donors, scope: scope, plan: plan, asOf: asOf, knownOn: batch ?? head?.batch ?? 0)
        try ledger?.explainedDonors(query) { part, donor in
            guard part.rule == nil, let donor else { return }
            guard !donor.isHidden else { return giving.addHidden() }
            giving.add(
                DonorGiving.Donor(
                    raised: part.part, name: donor.name, kind: donor.kind, anonymity: donor.anonymity,
                    mayBePublished: donor.mayBePublished))
        }
        guard Int64(giving.count) == tally.donors else {
            throw StatusReportError.identity(row: id ?? "total")
        }
        return giving
    }

    /// The promises to a campaign with those below it, or to everything, that are not paid in full: by
    /// number, each once.
    public func openPledges(ofTree id: String?) throws -> [OpenPledge] {
        var query = PledgeQuery(asOf: asOf, plan: plan)
        query.knownOn = batch
        query.onlyOpen = true
        var pledges: [Int64: OpenPledge] = [:]
        let day = asOf
        for campaign in id.map({ tree(of: $0).map(Optional.some) }) ?? [nil] {
            query.campaign = campaign
            try ledger?.pledges(query) { pledge in
                let standing = pledge.standing
                pledges[pledge.number] = OpenPledge(
                    number: pledge.number, donorName: pledge.line.donorName,
                    anonymity: pledge.line.anonymity, day: pledge.line.day, committed: standing.committed,
                    paid: standing.paid, outstanding: standing.outstanding,
                    overdue: standing.overdue(on: day), nextDue: standing.nextDue)
            }
        }
        return pledges.values.sorted { $0.number < $1.number }
    }
}
