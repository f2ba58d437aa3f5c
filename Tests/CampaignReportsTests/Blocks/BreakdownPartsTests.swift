import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Rows of a breakdown")
struct BreakdownPartsTests {
    /// Every donor of a made-up status gives once, for an appeal or for none.
    private struct Made {
        let status: RandomStatus
        let report: BreakdownReport
        /// Donors by campaign and key.
        let donors: [String: [String: Set<Int>]]

        init(_ random: inout some RandomNumberGenerator) throws {
            let status = try RandomStatus(&random)
            var donors: [String: [String: Set<Int>]] = [:]
            for (campaign, own) in status.own.sorted(by: { $0.key < $1.key }) {
                for donor in own.sorted() {
                    let key = ["", "\(campaign)-x", "\(campaign)-y"].randomElement(using: &random) ?? ""
                    donors[campaign, default: [:]][campaign.isEmpty ? "" : key, default: []].insert(donor)
                }
            }
            let money = donors.flatMap { campaign, keys in
                keys.map { key, set in
                    let count = Int64(set.count)
                    return BreakdownRow(
                        campaign: campaign, key: key,
                        tally: MadeUpFigures.tally(count * 100, gifts: count, donors: count))
                }
            }
            self.status = status
            self.donors = donors
            report = try BreakdownReport(kind: .appeal, plan: status.plan, money: money, selected: [])
        }
    }

    @Test(
        "The public sees no row of few donors, and none by subtraction", arguments: Seeds.forRun(count: 150))
    func redaction(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let made = try Made(&random)
        let redaction = Redaction(made.status.status, for: .public)
        let scopes = [FigureSubject.total] + made.status.plan.campaigns.map { .campaign($0.id) }
        for scope in scopes {
            let parts = try BreakdownParts(
                made.report, of: scope, plan: made.status.plan, redaction: redaction)
            if parts.isWithheld { continue }
            let campaigns = scope.campaign.map(made.status.members) ?? Array(made.status.own.keys)
            var rest = campaigns.flatMap { id in (made.donors[id] ?? [:]).map { (id, $0.key, $0.value) } }
            for part in parts.own where part.tally != Tally() {
                let set = made.donors[part.campaign]?[part.key] ?? []
                #expect(set.count >= 3, "seed \(seed), \(scope)")
                rest.removeAll { $0.0 == part.campaign && $0.1 == part.key }
            }
            let left = rest.reduce(into: Set<Int>()) { $0.formUnion($1.2) }
            #expect(left.isEmpty || left.count >= 3, "seed \(seed), \(scope)")
        }
    }

    @Test("Whatever is folded, the rows add up", arguments: Seeds.forRun(count: 50), Audience.allCases)
    func sums(_ seed: UInt64, _ audience: Audience) throws {
        var random = SeededGenerator(seed: seed)
        let made = try Made(&random)
        let redaction = Redaction(made.status.status, for: audience)
        for top in [.all, .usual, .largest(1), .largest(3)] as [RowLimit] {
            let parts = try BreakdownParts(
                made.report, of: .total, plan: made.status.plan, redaction: redaction, top: top)
            let rows = parts.own.map(\.tally) + [parts.unnamed, parts.others?.tally].compactMap { $0 }
            #expect(
                rows.reduce(0) { $0 + $1.raised } == made.status.status.total?.tally.raised, "seed \(seed)")
            #expect(parts.own.count <= top.limit(of: .max) ?? .max)
        }
    }

    @Test("A parent's rows are its descendants' too; one appeal is looked for alone")
    func scopes() throws {
        let figures = try MadeUpFigures.figures()
        let redaction = Redaction(figures.status, for: .board)
        let report = figures.breakdown(.appeal)
        let parent = try BreakdownParts(
            report, of: .campaign("negev-tomorrow"), plan: figures.plan, redaction: redaction)
        #expect(parent.own.map(\.key) == ["floor-letter", "gala-2026", "year-end-mail"])
        #expect(parent.unnamed?.raised == 211_635_000)
        #expect(parent.unnamed?.donors == 0, "donors overlap and are never added")
        let one = try BreakdownParts(
            report, of: .appeal("gala-2026", campaign: "center-for-innovation"), plan: figures.plan,
            redaction: redaction)
        #expect(one.own.map(\.key) == ["gala-2026"])
        #expect(one.unnamed == nil && one.others == nil && !one.isWithheld)
        let small = try BreakdownParts(
            report, of: .appeal("floor-letter", campaign: "center-for-innovation"), plan: figures.plan,
            redaction: redaction, top: .largest(1))
        #expect(small.own.map(\.key) == ["floor-letter"], "also where others are larger")
    }
}
