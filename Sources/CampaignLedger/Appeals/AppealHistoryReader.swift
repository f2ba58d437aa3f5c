public import CampaignKit

/// Reads what donors did that bears on asking them: `rules.md §3`, suppressions.
///
/// A gift counts while anything is left of it; gifts in kind never do.
struct AppealHistoryReader {
    let connection: any LedgerConnection
    let query: AppealHistoryQuery
    private let aliases: DonorAliases

    init(connection: any LedgerConnection, query: AppealHistoryQuery) throws {
        (self.connection, self.query) = (connection, query)
        aliases = try DonorAliases(connection, knownOn: query.knownOn ?? .max)
    }

    private var knownOn: Int64 { query.knownOn ?? Int64.max }

    func history() throws -> AppealHistory {
        var history = AppealHistory()
        try addGifts(to: &history)
        try addCredits(to: &history)
        history.gaveToAppeal = try AppealGiftReader(connection: connection).donors(
            of: query.appeal, asOf: query.asOf, knownOn: knownOn)
        history.openPledges = try openPledges()
        history.heldChecks = try PostDatedGiftReader.donors(
            connection, asOf: query.asOf, knownOn: knownOn, creditKinds: Self.creditKinds)
        for piece in try SolicitationReader(connection: connection)
            .solicitations(ofAppeal: query.appeal.id, asOf: query.asOf, knownOn: query.knownOn)
        {
            history.sent[piece.donor] = min(history.sent[piece.donor] ?? piece.day, piece.day)
        }
        return history
    }

    private func addGifts(to history: inout AppealHistory) throws {
        guard let starts = query.appeal.starts else { return }
        try connection.rows(
            """
            SELECT DISTINCT e.donor FROM entry e WHERE e.day >= $1 AND e.day <= $2 AND e.batch <= $3 \
            AND e.donor IS NOT NULL AND \(Self.isGiftThatStands)
            """, [.day(starts), .day(query.asOf), .int(knownOn)]
        ) { history.gaveSinceStart.insert(aliases.of($0.int(0))) }
    }

    private func addCredits(to history: inout AppealHistory) throws {
        let (yearStart, start) = (query.year.this.starts, query.appeal.starts ?? query.year.this.starts)
        try connection.rows(
            """
            \(Self.credited) JOIN entry e ON e.id = c.entry WHERE \(Self.isCreditedGift) \
            UNION ALL \(Self.credited) JOIN entry e ON e.unit = c.entry AND e.unit <> e.id \
            WHERE \(Self.isCreditedGift) UNION ALL \(paidByOthers)
            """, [.day(min(yearStart, start)), .day(query.asOf), .int(knownOn)]
        ) { row in
            let day = Int(row.int(1))
            if day >= yearStart.dayNumber, day <= query.year.this.ends.dayNumber {
                history.creditedThisYear.insert(aliases.of(row.int(0)))
            }
            if query.appeal.starts != nil, day >= start.dayNumber {
                history.gaveSinceStart.insert(aliases.of(row.int(0)))
            }
        }
    }

    private func openPledges() throws -> Set<Int64> {
        var pledges = PledgeQuery(asOf: query.asOf, plan: query.plan)
        pledges.onlyOpen = true
        pledges.knownOn = query.knownOn
        var donors: Set<Int64> = []
        try PledgeReader(connection: connection, query: pledges).lines { pledge in
            guard let donor = pledge.line.donor, pledge.standing.overdue(on: query.asOf) == 0 else { return }
            donors.insert(donor)
            try connection.rows(
                "SELECT donor FROM soft_credit WHERE entry = $1 AND kind IN (\(Self.creditKinds))",
                [.int(pledge.line.id)]
            ) { donors.insert(aliases.of($0.int(0))) }
        }
        return donors
    }

    /// Credits of a gift itself, and of the promise that it pays.
    private static let credited = "SELECT c.donor, e.day FROM soft_credit c"
    private static let isCreditedGift = """
        e.day >= $1 AND e.day <= $2 AND e.batch <= $3 AND (c.kind IN (\(creditKinds)) OR \(isThroughPlatform)) \
        AND \(isGiftThatStands)
        """

    /// Who promised what someone else paid: their fund, their employer, a friend.
    ///
    /// `rules.md §2`: the payer gave, and the pledger has a soft credit, whether or not a file says so.
    private var paidByOthers: String {
        """
        SELECT u.donor, e.day FROM entry e JOIN entry u ON u.id = e.unit WHERE e.unit <> e.id AND e.day >= $1 \
        AND e.day <= $2 AND e.batch <= $3 AND u.donor IS NOT NULL AND \(aliases.owner("e.donor")) IS DISTINCT FROM \(aliases.owner("u.donor")) \
        AND \(Self.isGiftThatStands)
        """
    }

    /// What makes a gift someone's in spirit: asking for one does not.
    static let creditKinds = [SoftCreditKind.household, .dafAdvisor, .matchedEmployee]
        .map { "\($0.rawValue)" }.joined(separator: ", ")

    /// Whether credit `c` is of the people behind a gift `e` that a platform passed on (`rules.md §4.5`).
    private static let isThroughPlatform = """
        c.kind = \(SoftCreditKind.recognition.rawValue) AND (e.type = \(EntryType.platform.rawValue) OR EXISTS \
        (SELECT 1 FROM donor_personal dp WHERE dp.donor = e.donor AND dp.kind = \(DonorKind.platform.rawValue)))
        """

    /// Whether row `e` is a gift or payment of which something is left at the end of day `$2`, by batch `$3`.
    private static let isGiftThatStands = """
        e.payment = e.id AND e.measure = \(EffectKind.paid.rawValue) AND e.effect > 0 \
        AND e.type <> \(EntryType.inKind.rawValue) AND e.effect + coalesce((SELECT \(Portable.sum("k.effect")) FROM entry k \
        WHERE k.unit = e.unit AND k.unit <> k.id AND k.id <> e.id AND k.payment = e.id AND k.day <= $2 \
        AND k.batch <= $3), 0) > 0
        """
}

/// Which appeal's suppressions are asked for, and as of when.
public struct AppealHistoryQuery: Sendable {
    public var appeal: Appeal
    /// The appeal's lifecycle year, whose credits suppress.
    public var year: LifecycleYear
    public var asOf: CalendarDate
    /// The last batch that counts; nil for all of them.
    public var knownOn: Int64?
    /// Says what is due of pledges.
    public var plan: Plan

    public init(
        appeal: Appeal, year: LifecycleYear, asOf: CalendarDate, knownOn: Int64? = nil, plan: Plan
    ) {
        self.appeal = appeal
        self.year = year
        self.asOf = asOf
        self.knownOn = knownOn
        self.plan = plan
    }
}
