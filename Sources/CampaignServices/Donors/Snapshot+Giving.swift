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
    ///
    /// Their sums are those of the status (`rules.md §2`): of a split promise only the parts of these
    /// campaigns, and what a policy leaves out is in `leftOut` alone.
    public func openPledges(ofTree id: String?) throws -> [OpenPledge] {
        var query = PledgeQuery(asOf: asOf, plan: plan)
        query.knownOn = batch
        query.onlyOpen = true
        var pledges: [Int64: OpenPledge] = [:]
        for campaign in id.map({ tree(of: $0).map(Optional.some) }) ?? [nil] {
            query.campaign = campaign
            try ledger?.pledges(query) { pledge in
                var open =
                    pledges[pledge.number]
                    ?? OpenPledge(
                        number: pledge.number, donorName: pledge.line.donorName,
                        anonymity: pledge.line.anonymity, day: pledge.line.day, committed: 0, paid: 0,
                        outstanding: 0, nextDue: pledge.standing.nextDue)
                try open.add(pledge)
                pledges[pledge.number] = open
            }
        }
        return pledges.values.filter { $0.outstanding != 0 || $0.leftOut != 0 }
            .sorted { $0.number < $1.number }
    }
}

extension OpenPledge {
    /// Adds what a campaign has of the promise; the whole promise's own sums where that is all of it.
    fileprivate mutating func add(_ pledge: PledgeLine) throws(MoneyError) {
        let (standing, part) = (pledge.standing, pledge.counted)
        outstanding = try Checked.add(outstanding, part.outstanding)
        overdue = try Checked.add(overdue, part.overdue)
        let here = try Checked.subtract(standing.outstanding, part.outstandingElsewhere)
        leftOut = try Checked.add(leftOut, Checked.subtract(here, part.outstanding))
        guard outstanding != standing.outstanding else {
            (committed, paid) = (standing.committed, standing.paid)
            return
        }
        paid = try Checked.add(paid, part.received)
        committed = try Checked.add(paid, outstanding)
    }
}
