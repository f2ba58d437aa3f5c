import CampaignKit

/// The rows of a breakdown that a block is about, and what is taken together at their end.
struct BreakdownParts {
    struct Part: Sendable, Equatable {
        /// `center-for-innovation.floor-3`; nil for what is taken together.
        var figure: String?
        var campaign: String
        /// Empty for money that names nothing.
        var key: String
        var tally: Tally
    }

    /// One for every row that is on its own, in the breakdown's order.
    private(set) var own: [Part] = []
    /// Money that names no appeal or project; nil when there is none, or it may not be shown on its own.
    private(set) var unnamed: Tally?
    /// Whether `unnamed` is of one campaign: a gift split over two is one of each, so gifts do not add up.
    private(set) var countsUnnamedGifts = false
    /// Rows that may not be shown on their own, or were not asked for, together; nil when there are none.
    private(set) var others: (tally: Tally, keys: [String])?
    /// All of it is of too few donors.
    private(set) var isWithheld = false

    /// Whether the table would have no rows.
    var isEmpty: Bool { own.isEmpty && unnamed == nil && others == nil }

    /// Of a subject's campaigns: parents' rows do not roll up, so those below are added.
    ///
    /// - `top`: only that many of the largest stay on their own.
    /// - `isRanked`: the largest first, also where none is folded.
    init(
        _ report: BreakdownReport?, of subject: FigureSubject, plan: Plan, redaction: Redaction,
        top limit: RowLimit = .all, isRanked: Bool = false
    ) throws(MoneyError) {
        let rows = Self.rows(report, of: subject, plan: plan)
        var folded: Set<Int> = []
        if redaction.isPublic {
            folded = Self.folded(rows, redaction)
            isWithheld = subject.campaign.map(redaction.hides) ?? redaction.hidesTotal
        }
        var free: [Int] = []
        var nameless: [Tally] = []
        for (index, row) in rows.enumerated() where !folded.contains(index) {
            if row.key.isEmpty { nameless.append(row.tally) } else { free.append(index) }
        }
        // One of them is shown, however small.
        let top = subject.isPart ? nil : limit.limit(of: free.count)
        let ranked = free.sorted { (-rows[$0].tally.raised, $0) < (-rows[$1].tally.raised, $1) }
        folded.formUnion(ranked.dropFirst(top ?? ranked.count))
        // The largest first where only those are shown, or someone asked for all; else in the plan's order.
        own = (top == nil && !isRanked ? free : ranked).filter { !folded.contains($0) }.map { index in
            let row = rows[index]
            return Part(
                figure: "\(row.campaign).\(row.key)", campaign: row.campaign, key: row.key, tally: row.tally)
        }
        let unnamed = try Self.sum(nameless)
        countsUnnamedGifts = nameless.count == 1
        self.unnamed = unnamed == Tally() ? nil : unnamed
        if !folded.isEmpty {
            let rest = folded.sorted().map { rows[$0] }
            others = (try Self.sum(rest.map(\.tally)), rest.map(\.key))
        }
        // One of them is looked for among its campaign's, so that it stays hidden where the table hides it.
        if case .project(let id, _) = subject { keepOnly(id, isPublic: redaction.isPublic) }
        if case .appeal(let id, _) = subject { keepOnly(id, isPublic: redaction.isPublic) }
    }

    private mutating func keepOnly(_ key: String, isPublic: Bool) {
        own = own.filter { $0.key == key }
        isWithheld = isPublic && own.isEmpty
        unnamed = nil
        others = nil
    }

    /// Campaign by campaign first, so that a parent's table folds the same rows as its children's.
    private static func folded(_ rows: [BreakdownReport.Row], _ redaction: Redaction) -> Set<Int> {
        var secret: Set<Int> = []
        for indices in Dictionary(grouping: rows.indices, by: { rows[$0].campaign }).values {
            let parts = indices.map { Redaction.Part(rows[$0].tally) }
            secret.formUnion(Redaction.folded(parts).map { indices[$0] })
        }
        return Redaction.folded(
            rows.indices.map { index in
                let isSecret = secret.contains(index) || redaction.hides(rows[index].campaign)
                return Redaction.Part(rows[index].tally, isSecret: isSecret)
            })
    }

    private static func rows(
        _ report: BreakdownReport?, of subject: FigureSubject, plan: Plan
    ) -> [BreakdownReport.Row] {
        let rows = report?.rows ?? []
        switch subject {
        case .campaign(let id):
            let wanted = Set([id] + CampaignTree(plan).descendants(of: id))
            return rows.filter { wanted.contains($0.campaign) }
        default: return subject.campaign.map { id in rows.filter { $0.campaign == id } } ?? rows
        }
    }

    /// Amounts add; donors overlap, so the sum has none.
    ///
    /// Its gifts are an upper bound.
    static func sum(_ tallies: [Tally]) throws(MoneyError) -> Tally {
        var sum = Tally()
        for tally in tallies { sum = try sum.adding(tally) }
        sum.donors = 0
        sum.firstTimeDonors = 0
        return sum
    }
}

extension FigureSubject {
    /// A project or an appeal, rather than what has several.
    fileprivate var isPart: Bool {
        switch self {
        case .project, .appeal: true
        default: false
        }
    }
}
