import CampaignCLI
import CampaignFiles
import CampaignKit
import CampaignServices

@testable import CampaignLedger

/// A ledger whose figures are made up by hand.
struct MadeUpLedger: LedgerReading {
    var tallies = Tallies()
    /// What an earlier day shows, for `pace: like:` and `--as-of`.
    var earlier: [CalendarDate: Tallies] = [:]
    var rows: [Breakdown: [BreakdownRow]] = [:]
    var lastBatch = LedgerHead(
        batch: 31, postedOn: CalendarDate(dayNumber: 20_776), hash: String(repeating: "ab", count: 32))
    var plans: [Int64: [UInt8]] = [:]
    var failure: LedgerError?
    var sizes: [Int64] = []
    var promises: [OpenPromise] = []
    var held: [PostDatedGift] = []
    /// What a check of it finds.
    var faults: [Finding] = []

    func head() throws(LedgerError) -> LedgerHead? {
        if let failure { throw failure }
        return lastBatch
    }

    func head(atBatch batch: Int64) throws(LedgerError) -> LedgerHead? {
        batch < lastBatch.batch ? nil : lastBatch
    }

    func tallies(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> Tallies {
        knownOn == 0 ? Tallies() : earlier[asOf] ?? tallies
    }

    func raised(
        by campaigns: [String], plan: Plan, asOf days: [CalendarDate], knownOn: Int64?
    ) throws(LedgerError) -> [CalendarDate: Int64] {
        var raised: [CalendarDate: Int64] = [:]
        for day in days {
            let tallies = try tallies(plan: plan, asOf: day, knownOn: knownOn)
            raised[day] = campaigns.reduce(0) { $0 + tallies[.own($1)].raised }
        }
        return raised
    }

    func breakdowns(
        by kinds: Set<Breakdown>, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool
    ) throws(LedgerError) -> [Breakdown: [BreakdownRow]] { rows.filter { kinds.contains($0.key) } }

    func batch(knownOn: CalendarDate) throws(LedgerError) -> Int64? {
        knownOn < lastBatch.postedOn ? nil : lastBatch.batch
    }

    func giftStatistics(
        campaigns: [String], asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> GiftStatistics? {
        campaigns.contains("year-end-2026")
            ? GiftStatistics(count: 412, largestMinor: 500_000, medianMinor: 5_000) : nil
    }

    func commitmentSizes(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?, _ body: (Int64) throws -> Void
    ) throws { try sizes.forEach(body) }

    func openPromises(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (OpenPromise) throws -> Void
    ) throws { try promises.forEach(body) }

    func heldGifts(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> [PostDatedGift] {
        held
    }

    func checkup(_ question: LedgerCheckQuestion) throws(LedgerError) -> LedgerCheckup {
        LedgerCheckup(
            findings: faults, rows: 3_271, batches: lastBatch.batch, isDeep: question.isDeep)
    }

    func planText(atBatch: Int64) throws(LedgerError) -> [UInt8]? { plans[atBatch] }
}

extension MadeUpLedger {
    /// Money for the workspace `basic`: a tree, a campaign over its goal, something without a campaign.
    static var basic: MadeUpLedger {
        let yearEnd = Tally.of(raised: 41_235_50, received: 38_735_50, gifts: 412, donors: 377, first: 96)
        let room = Tally.of(raised: 74_000_00, received: 70_500_00, gifts: 88, donors: 61, first: 4)
        let boxes = Tally.of(raised: 3_250_00, received: 3_250_00, gifts: 40, donors: 38, first: 9)
        let spring = Tally.of(raised: 25_410_00, received: 25_410_00, gifts: 201, donors: 190, first: 30)
        var programs = Tally.of(raised: 77_250_00, received: 73_750_00, gifts: 128, donors: 97, first: 13)
        programs.conditional = 50_000_00
        let loose = Tally.of(raised: 1_320_00, received: 1_320_00, gifts: 7, donors: 7, first: 2)
        var total = Tally.of(
            raised: 145_215_50, received: 139_215_50, gifts: 748, donors: 602, first: 141)
        total.conditional = 50_000_00
        total.overdue = 1_000_00
        var ledger = MadeUpLedger()
        ledger.tallies = Tallies([
            .own("year-end-2026"): yearEnd, .own("reading-room"): room, .own("book-boxes"): boxes,
            .own("spring-2026"): spring, .tree("programs"): programs, .own(""): loose, .total: total,
        ])
        ledger.rows = [
            .appeal: [
                BreakdownRow(
                    campaign: "year-end-2026", key: "first-letter",
                    tally: .of(raised: 24_310_00, received: 24_310_00, gifts: 231, donors: 229)),
                BreakdownRow(
                    campaign: "year-end-2026", key: "",
                    tally: .of(raised: 16_925_50, received: 14_425_50, gifts: 181, donors: 150)),
            ],
            .project: [
                BreakdownRow(
                    campaign: "reading-room", key: "shelving",
                    tally: .of(raised: 30_000_00, received: 26_500_00, gifts: 20, donors: 18))
            ],
            .unit: [
                BreakdownRow(
                    campaign: "reading-room", key: "shelving/chair",
                    tally: .of(raised: 2_000_00, received: 2_000_00, gifts: 4, donors: 4))
            ],
            .month: [
                BreakdownRow(
                    campaign: "year-end-2026", key: "2026-11",
                    tally: .of(raised: 30_000_00, received: 27_500_00, gifts: 300, donors: 290)),
                BreakdownRow(
                    campaign: "year-end-2026", key: "2026-10",
                    tally: .of(raised: 11_235_50, received: 11_235_50, gifts: 112, donors: 110)),
            ],
        ]
        return ledger
    }
}

extension Tally {
    /// A consistent tally: outstanding is what raised lacks of received.
    static func of(
        raised: Int64, received: Int64, gifts: Int64 = 1, donors: Int64 = 1, first: Int64 = 0
    ) -> Tally {
        var tally = Tally()
        tally.raised = raised
        tally.received = received
        tally.outstanding = raised - received
        tally.commitments = gifts
        tally.gifts = gifts
        tally.donors = donors
        tally.firstTimeDonors = first
        return tally
    }
}
