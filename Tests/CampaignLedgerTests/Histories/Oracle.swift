import CampaignKit

/// Raised, received and outstanding straight from `rules.md §2`, row by row, as a person with a list would do
/// it.
///
/// Written without the ledger's types on purpose: no steps, no deltas, no classes. Splits are joined, so that
/// only
/// totals can be asked of histories that have them.
struct Oracle {
    struct Event {
        var root: Int
        var payment: Int?
        var day: CalendarDate
        var effect: Int64
        var line: Line
    }

    enum Line { case promised, writtenOff, met, paid }

    private let rows: [ImportedEntry]
    private let byID: [String: Int]
    private let byPledge: [String: Int]
    private var events: [Event] = []

    init(_ history: History) {
        var joined: [ImportedEntry] = []
        for item in history.items {
            guard var first = item.rows.first else { continue }
            first.minorUnits = item.rows.reduce(0) { $0 + $1.minorUnits }
            first.exchangeMinor = item.rows.reduce(0) { $0 + $1.exchangeMinor }
            joined.append(first)
        }
        rows = joined
        byID = Dictionary(uniqueKeysWithValues: joined.enumerated().map { ($1.giftID, $0) })
        byPledge = Dictionary(
            uniqueKeysWithValues: joined.enumerated().compactMap { index, row in
                row.type.family == .promise && !row.pledgeID.isEmpty ? (row.pledgeID, index) : nil
            })
        events = rows.indices.map { event($0) }
    }

    private func event(_ index: Int) -> Event {
        let row = rows[index]
        switch row.type {
        case .pledge, .award, .conditional, .revocable, .matchExpected:
            return Event(root: index, payment: nil, day: row.day, effect: row.minorUnits, line: .promised)
        case .pledgeChange, .writeOff, .conditionMet, .revocableRealized:
            let root = row.pledgeID.isEmpty ? byID[row.reverses] : byPledge[row.pledgeID]
            let lines: [EntryType: Line] = [
                .writeOff: .writtenOff, .conditionMet: .met, .revocableRealized: .paid,
            ]
            let line = lines[row.type] ?? .promised
            return Event(
                root: root ?? index, payment: line == .paid ? index : nil, day: row.day,
                effect: row.minorUnits, line: line)
        case .refund, .chargeback, .void, .adjustment:
            guard let target = byID[row.reverses] else {
                return Event(root: index, payment: index, day: row.day, effect: -row.minorUnits, line: .paid)
            }
            var corrected = event(target)
            let sign: Int64 = corrected.effect < 0 ? -1 : 1
            switch row.type {
            case .void: corrected.effect = -corrected.effect
            case .adjustment: corrected.effect = sign * row.minorUnits
            default:
                corrected.effect = -sign * row.minorUnits
                corrected.day = row.day
            }
            return corrected
        default:
            let root = row.pledgeID.isEmpty ? index : byPledge[row.pledgeID] ?? index
            return Event(root: root, payment: index, day: row.day, effect: row.minorUnits, line: .paid)
        }
    }

    /// One commitment on a day.
    struct Standing {
        var campaign: String
        var donor: String?
        var raised: Int64 = 0
        var received: Int64 = 0
        var outstanding: Int64 = 0
        var gifts: Int64 = 0
        var commitments: Int64 = 0
    }

    /// Every commitment that had any event by a day, counted as its campaign's policy says.
    func standings(on day: CalendarDate, under plan: Plan) -> [Standing] {
        let known = Dictionary(grouping: events.filter { $0.day <= day }, by: \.root)
        return known.sorted { $0.key < $1.key }.map { root, events in
            let campaign = plan.campaign(rows[root].place.campaign)
            return standing(rows[root], events, campaign?.counting ?? CountingPolicy(), campaign)
        }
    }

    private func standing(
        _ root: ImportedEntry, _ events: [Event], _ policy: CountingPolicy, _ campaign: Campaign?
    ) -> Standing {
        var result = Standing(campaign: root.place.campaign, donor: root.donor?.externalID)
        guard isCounted(root, policy, campaign) else { return result }
        func sum(_ line: Line) -> Int64 { events.filter { $0.line == line }.reduce(0) { $0 + $1.effect } }
        var paid = sum(.paid)
        let left = max(0, sum(.promised) - sum(.writtenOff))
        let committed: Int64
        switch root.type {
        case .pledge, .award: committed = left
        case .conditional:
            committed = max(0, min(sum(.met) - givenUp(events), sum(.promised) - sum(.writtenOff)))
            // What came before its condition is met waits.
            if left > max(0, sum(.met) - givenUp(events)) { paid = min(paid, max(0, sum(.met))) }
        default: committed = 0
        }
        result.raised = committed + max(0, paid - committed)
        result.received = paid
        if root.type == .revocable, policy.revocable == .include { result.raised += max(0, left - paid) }
        let purchase = self.purchase(events)
        if policy.exchange == .exclude {
            result.raised -= purchase.amount
            result.received -= purchase.amount
        }
        result.outstanding = result.raised - result.received
        let isHeld = root.type == .conditional && sum(.paid) > 0 && paid <= 0
        result.gifts = isHeld ? 0 : purchase.gifts
        result.commitments =
            root.type != .matchExpected && (committed > 0 || paid > 0)
                && (committed > 0 || purchase.gifts > 0) ? 1 : 0
        return result
    }

    /// What write-offs took of a condition that was met: on each day first what is owed.
    private func givenUp(_ events: [Event]) -> Int64 {
        Set(events.map(\.day)).sorted().reduce(0) { given, day in
            func sum(_ line: Line, on days: (CalendarDate) -> Bool) -> Int64 {
                events.filter { $0.line == line && days($0.day) }.reduce(0) { $0 + $1.effect }
            }
            let owed = sum(.met) { $0 <= day } - given - max(0, sum(.paid) { $0 <= day })
            return given + min(sum(.writtenOff) { $0 == day }, max(0, owed))
        }
    }

    private func isCounted(_ root: ImportedEntry, _ policy: CountingPolicy, _ campaign: Campaign?) -> Bool {
        if root.type == .inKind, policy.inKind == .exclude { return false }
        if root.donor?.externalID.hasPrefix("gov") == true, policy.government == .exclude { return false }
        guard policy.outsidePeriod == .exclude, let campaign else { return true }
        return !(campaign.starts.map { root.day < $0 } ?? false)
            && !(campaign.ends.map { root.day > $0 } ?? false)
    }

    /// The purchase part that is left, and how many payments still hold a contribution.
    private func purchase(_ events: [Event]) -> (amount: Int64, gifts: Int64) {
        var result: (amount: Int64, gifts: Int64) = (0, 0)
        for (index, events) in Dictionary(
            grouping: events.filter { $0.payment != nil }, by: { $0.payment ?? 0 })
        {
            let gross = rows[index].minorUnits
            let net = events.reduce(0) { $0 + $1.effect }
            var part = rows[index].exchangeMinor
            if part > 0 {
                let share = (gross - net) * part
                let rest = share % gross
                part -= share / gross + (2 * rest > gross ? 1 : 0)
            }
            result.amount += part
            if net > part { result.gifts += 1 }
        }
        return result
    }
}
