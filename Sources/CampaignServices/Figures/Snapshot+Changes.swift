public import CampaignKit
import CampaignLedger

extension Snapshot {
    /// What changed since the end of a day, of a campaign with its descendants or of everything.
    ///
    /// Then is what was known that evening: rows that were posted later are changes, whatever their day.
    /// Where the ledger knew nothing yet, it is what the ledger tells of that day now.
    ///
    /// A day that is not before this one has no changes.
    ///
    /// Throws `ServiceError.figuresDisagree` where the changes do not lead from then to now.
    public func changes(
        in campaign: String?, since: CalendarDate, largest limit: Int = 0
    ) throws -> ChangeSummary {
        guard since < asOf else {
            let now = ChangeSummary.Sums(of(campaign, in: tallies))
            return ChangeSummary(since: since, asOf: asOf, then: now, now: now)
        }
        let last = batch ?? head?.batch ?? 0
        let found = min(try ledger?.batch(knownOn: since) ?? 0, last)
        let known = found > 0 ? found : nil
        let query = ChangeQuery(
            from: .init(asOf: since, batch: known ?? last), to: .init(asOf: asOf, batch: last), plan: plan)
        let before = try ledger?.tallies(plan: plan, asOf: since, knownOn: query.earlier.batch) ?? Tallies()
        let (then, now) = (of(campaign, in: before), of(campaign, in: tallies))
        var summary = ChangeSummary(
            since: since, asOf: asOf, isAsKnownThen: known != nil, then: .init(then), now: .init(now))
        summary.settledDifference = try Checked.subtract(now.settledDifference, then.settledDifference)
        summary.refundDifference = try Checked.subtract(now.refundDifference, then.refundDifference)
        let members = campaign.map { Set(tree(of: $0)) }
        var (all, gifts) = (MostChanged(limit), MostChanged(limit))
        try ledger?.changes(query) { part in
            guard members?.contains(part.campaign) ?? true else { return }
            try summary.add(part.sums, because: part.reason, isLate: part.kind == .late)
            all.add(part)
            if part.raisedMinor > 0, [.gift, .promise].contains(part.reason) { gifts.add(part) }
        }
        guard try summary.isWhole() else {
            throw ServiceError.figuresDisagree(.changes(.raised, in: campaign ?? "total"))
        }
        summary.largest = try entries(all.parts)
        summary.largestGifts = try entries(gifts.parts)
        return summary
    }

    private func of(_ campaign: String?, in tallies: Tallies) -> Tally {
        campaign.map(tallies.rolledUp) ?? tallies[.total]
    }

    private func entries(_ parts: [ChangedPart]) throws -> [ChangeSummary.Entry] {
        let lines = try ledger?.giftLines(parts.map(\.entry)) ?? []
        return zip(parts, lines).map { part, line in
            ChangeSummary.Entry(
                reason: part.reason, day: line.day, sums: part.sums, donorName: line.donorName,
                anonymity: line.anonymity, campaign: part.campaign)
        }
    }
}

/// The parts that changed most, kept while all of them pass by.
struct MostChanged {
    private let limit: Int
    private var kept: [ChangedPart] = []

    init(_ limit: Int) { self.limit = limit }

    /// The largest first; of equal ones the newest.
    var parts: [ChangedPart] { Array(kept.sorted { $0.isLarger(than: $1) }.prefix(limit)) }

    mutating func add(_ part: ChangedPart) {
        guard limit > 0 else { return }
        kept.append(part)
        if kept.count > 10 * limit { kept = parts }
    }
}

extension ChangedPart {
    var sums: ChangeSummary.Sums {
        .init(raised: raisedMinor, received: receivedMinor, outstanding: outstandingMinor)
    }

    fileprivate func isLarger(than other: ChangedPart) -> Bool {
        func size(_ part: ChangedPart) -> UInt64 {
            max(part.raisedMinor.magnitude, part.receivedMinor.magnitude)
        }
        return (size(self), entry) > (size(other), other.entry)
    }
}
