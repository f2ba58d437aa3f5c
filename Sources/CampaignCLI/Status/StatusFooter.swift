import CampaignKit
import CampaignLedger
import Terminal

/// The lines under a status: what of raised is still open, what is not counted in it, what the marks mean.
struct StatusFooter {
    let report: StatusReport
    let look: ScreenLook
    /// Post-dated checks of these rows.
    var held = HeldSum()

    var lines: [String] {
        (amounts.compactMap { $0 } + legend + overfunded).flatMap { look.wrapped($0) }
    }

    private var amounts: [String?] {
        guard let (tally, overdue) = sums else { return [waiting, short] }
        return [open(tally, overdue), beside(tally), waiting, short]
    }

    /// What nothing will close any more: it is in no "to go".
    private var short: String? {
        let parts = report.shortfalls.filter { $0.minorUnits > 0 }
        guard let sum = try? parts.map(\.minorUnits).reduce(0, Checked.add), sum > 0 else { return nil }
        let names = parts.map { $0.id + (parts.count > 1 ? " \(report.currency.text($0.minorUnits))" : "") }
        return "ended short, not in to go: \(report.currency.text(sum)) (\(names.joined(separator: ", ")))"
    }

    /// The total's figures, or those of the only row.
    private var sums: (Tally, Int64)? {
        if let total = report.total { return (total.tally, total.overdue) }
        guard report.rows.count == 1, let row = report.rows.first else { return nil }
        return (row.tally, row.overdue)
    }

    private func open(_ tally: Tally, _ overdue: Int64) -> String? {
        guard tally.outstanding != 0 else { return nil }
        let late = overdue > 0 ? ", \(report.currency.text(overdue)) of it overdue" : ""
        return "of raised, \(report.currency.text(tally.outstanding)) is pledged and not yet received\(late)"
    }

    private func beside(_ tally: Tally) -> String? {
        let shown = tally.notCountedInRaised(in: report.currency).map {
            "\(report.currency.text($0.amount)) \($0.name)"
        }
        return shown.isEmpty ? nil : "not counted in raised: " + shown.joined(separator: look.dot)
    }

    private var waiting: String? {
        guard held.checks > 0 else { return nil }
        let until = held.checks == 1 ? "its date" : "their dates"
        let checks = Words.count(held.checks, "post-dated check")
        return "\(report.currency.text(held.minorUnits)) in \(checks) is held until \(until)"
    }

    private var legend: [String] {
        guard report.rows.contains(where: { $0.pace.pace == .ahead || $0.pace.pace == .behind }) else {
            return []
        }
        let marks = look.ascii ? "Ahead and behind compare with" : "▲ ahead, ▼ behind"
        let furthest = report.rows.filter { $0.pace.pace == .behind }
            .min { ($0.paceDifference ?? 0) < ($1.paceDifference ?? 0) }
        let meaning = "\(marks) each campaign's own schedule."
        guard let next = furthest.map({ "Next: campaign show \($0.id)" }) else { return [meaning] }
        // A command is not broken: it is copied.
        let line = meaning + "  " + next
        return look.prose.map { DisplayWidth.of(line) > $0 } == true ? [meaning, next] : [line]
    }

    private var overfunded: [String] {
        guard let total = report.total, let over = total.overGoal, over > 0, total.toGo != 0 else {
            return []
        }
        return [
            "A surplus of \(report.currency.text(over)) in one campaign does not reduce another's shortfall."
        ]
    }

}

/// The post-dated checks of some campaigns, summed: outside every figure until their dates.
struct HeldSum: Equatable {
    private(set) var checks = 0
    private(set) var minorUnits: Int64 = 0
    /// The campaigns that they are for.
    private(set) var campaigns: Set<String> = []

    init() {}

    /// Of the campaigns named; nil for everything.
    ///
    /// A check over several campaigns brings each its part.
    init(_ gifts: [PostDatedGift], in campaigns: [String]?) throws(MoneyError) {
        for gift in gifts {
            self.campaigns.formUnion(gift.parts.map(\.campaign))
            guard let campaigns else {
                try add(gift.minorUnits)
                continue
            }
            let here = gift.parts.filter { campaigns.contains($0.campaign) }
            guard !here.isEmpty else { continue }
            if gift.isOnPromise || here.count == gift.parts.count {
                try add(gift.minorUnits)
            } else {
                var sum: Int64 = 0
                for part in here { sum = try Checked.add(sum, part.raised) }
                try add(sum)
            }
        }
    }

    private mutating func add(_ amount: Int64) throws(MoneyError) {
        checks += 1
        minorUnits = try Checked.add(minorUnits, amount)
    }

    func json(_ currency: Currency) -> JSONValue {
        .object(["checks": .number(Int64(checks)), "amount": .money(minorUnits, currency)])
    }
}
