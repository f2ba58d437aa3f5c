/// The balance of every account that a journal uses, and whether they are the figures of a status.
public struct JournalBalances: Sendable {
    private var sums: [JournalAccount: Int64] = [:]
    /// The day of the earliest transaction.
    public private(set) var firstDay: CalendarDate?

    public init() {}

    public mutating func add(_ transaction: JournalTransaction) throws(MoneyError) {
        firstDay = min(firstDay ?? transaction.date, transaction.date)
        for posting in transaction.postings {
            sums[posting.account] = try Checked.add(sums[posting.account] ?? 0, posting.minorUnits)
        }
    }

    /// Every account with its balance, by name.
    public var accounts: [(account: JournalAccount, minorUnits: Int64)] {
        sums.map { (account: $0.key, minorUnits: $0.value) }
            .sorted { $0.account.path.lexicographicallyPrecedes($1.account.path) }
    }

    /// The balance of an account together with those below it.
    public func minorUnits(below account: JournalAccount) -> Int64 {
        let path = account.path
        return sums.filter { $0.key.path.starts(with: path) }.values.reduce(0, &+)
    }

    /// What the accounts say of a campaign without its descendants; of all of them when nil.
    public func figure(_ figure: JournalAccount.Figure, ofCampaign campaign: String?) -> Int64 {
        let sum = sums.filter { $0.key.figure == figure && (campaign ?? $0.key.campaign) == $0.key.campaign }
            .values.reduce(0, &+)
        return figure == .raised ? -sum : sum
    }

    /// The campaigns whose accounts do not show what their tallies do; `total` stands for all together.
    public func disagreements(with tallies: Tallies, campaigns: Set<String>?) -> [String] {
        let all = Set(sums.keys.map(\.campaign)).union(tallies.campaigns).union([""])
        let own = all.filter { campaigns?.contains($0) ?? true }.sorted()
        var wrong = own.filter { !agrees(tallies[.own($0)], $0) }
        if campaigns == nil, !agrees(tallies[.total], nil) { wrong.append("total") }
        return wrong.map { $0.isEmpty ? "unassigned" : $0 }
    }

    private func agrees(_ tally: Tally, _ campaign: String?) -> Bool {
        figure(.raised, ofCampaign: campaign) == tally.raised &+ tally.refundDifference
            && figure(.received, ofCampaign: campaign) == tally.moneyReceived
            && figure(.outstanding, ofCampaign: campaign) == tally.outstanding
    }
}
