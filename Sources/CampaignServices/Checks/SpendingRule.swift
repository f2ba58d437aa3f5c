import CampaignFiles
public import CampaignKit
import CampaignLedger

/// What an auditor would ask about the costs of grants: `rules.md §7.4`.
///
/// Spending is recorded as it happened, so none of this refuses a row.
public struct SpendingRule: CheckRule {
    public let guides = SpendingCode.allCases.map {
        CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
    }

    public init() {}

    /// Needs the whole plan; a ledger that cannot be read is the ledger rule's to report.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger,
            let book = try? ledger.grants(PledgeQuery(asOf: subject.today, plan: plan))
        else { return [] }
        let lines = book.records.compactMap {
            try? GrantLine($0, in: book, asOf: subject.today, knownOn: .max)
        }
        return lines.flatMap { line in
            (try? SpendingFindings(line: line, plan: plan)?.all) ?? late(line)
        } + doubled(lines, ledger, plan.organization.currency)
    }

    /// An extension matters also where no cost was recorded.
    private func late(_ line: GrantLine) -> [Finding] { SpendingFindings.extensions(line) }

    /// A gift can be match once: also where it went back since.
    private func doubled(_ lines: [GrantLine], _ ledger: Ledger, _ currency: Currency) -> [Finding] {
        var used: [Int64: (sum: Int64, grants: [Int64])] = [:]
        for line in lines {
            for match in (try? line.spent())?.spending.matches ?? [] {
                guard let entry = match.entry else { continue }
                var part = used[entry] ?? (0, [])
                part.sum += match.amount
                if !part.grants.contains(line.number) { part.grants.append(line.number) }
                used[entry] = part
            }
        }
        let received = (try? ledger.received(Set(used.keys))) ?? [:]
        return used.sorted { $0.key < $1.key }.compactMap { entry, part in
            let brought = received[entry] ?? 0
            guard part.sum > brought else { return nil }
            let grants = part.grants.map { "GR-\($0)" }.joined(separator: " and ")
            return SpendingCode.matchDouble.finding(
                "G-\(entry)",
                "\(currency.text(part.sum)) of it is match of \(grants), and it brought \(currency.text(brought))",
                "campaign grant show GR-\(part.grants[0])")
        }
    }
}

/// What is wrong with the costs of one grant.
struct SpendingFindings {
    let line: GrantLine
    let plan: Plan
    let spent: GrantSpent

    /// Nil where nothing was said of its costs.
    init?(line: GrantLine, plan: Plan) throws {
        guard let spent = try line.spent() else { return nil }
        (self.line, self.plan, self.spent) = (line, plan, spent)
    }

    private var number: String { "GR-\(line.number)" }
    private var list: String { "campaign grant spend list \(number)" }
    private var charged: [Spend] { spent.spending.spends.filter(\.isCharged) }

    private func text(_ minor: Int64) -> String { plan.organization.currency.text(minor) }

    private func finding(_ code: SpendingCode, _ message: String, _ hint: String) -> Finding {
        code.finding(number, message, hint)
    }

    var all: [Finding] {
        get throws {
            try outside() + money() + categories() + burn() + (try budgets()) + (try overhead())
                + (try claims())
                + Self.extensions(line)
        }
    }

    /// Costs outside the period, or before the board approved what they paid for.
    private func outside() throws -> [Finding] {
        var found: [Finding] = []
        if let end = line.term?.period?.upperBound {
            let late = try charged.filter { $0.day > end }.map(\.amount).sum()
            if late > 0 {
                found.append(
                    finding(.afterPeriod, "\(text(late)) was spent after the period ended on \(end)", list))
            }
        }
        let award = line.record.history.moves().first { $0.stage == .awarded }?.day
        if let start = line.term?.period?.lowerBound ?? award {
            let rows = charged.filter { $0.day < start && !$0.flags.contains(.preAward) }
            let early = try rows.map(\.amount).sum()
            if early > 0 {
                found.append(
                    finding(
                        .beforeApproval, "\(text(early)) was spent before \(start), when the grant begins",
                        list))
            }
        }
        let index = PlanIndex(plan)
        for spend in charged {
            guard let place = spend.place, let project = index.project(place.project),
                let approved = project.approved, project.approval(on: spend.day) == nil
            else { continue }
            found.append(
                finding(
                    .beforeApproval,
                    "S-\(spend.number) is of \(spend.day); the board approved \(project.id) on \(approved.on)",
                    list))
        }
        return found
    }

    private func money() -> [Finding] {
        var found: [Finding] = []
        if spent.costs.spent > spent.award {
            found.append(
                finding(
                    .beyondAward,
                    "\(text(spent.costs.spent)) was spent of an award of \(text(spent.award))", list))
        }
        if spent.onHand < 0, line.term?.kind == .outright, !line.pledges.isEmpty {
            found.append(
                finding(
                    .beforeReceived, "\(text(-spent.onHand)) was spent that the funder has not paid yet",
                    "campaign gift add --grant \(number) --amount A"))
        }
        return found
    }

    private func categories() -> [Finding] {
        guard spent.spending.budget != nil else { return [] }
        return spent.costs.lines.compactMap { row in
            guard row.category != GrantCosts.indirect, row.spent > row.budget ?? 0 else { return nil }
            let name = row.category.isEmpty ? "costs without a category" : row.category
            let budget = row.budget.map { "the budget has \(text($0))" } ?? "the budget has none of it"
            return finding(
                .beyondLine, "\(text(row.spent)) was spent for \(name); \(budget)",
                "campaign grant budget show \(number)")
        }
    }

    private func burn() -> [Finding] {
        guard let burn = spent.burn, !charged.isEmpty, line.stage == .awarded,
            (1..<burn.days).contains(burn.elapsed),
            abs(burn.ahead) >= Int64(plan.organization.burnWarning) * 10
        else { return [] }
        let words = "\(burn.spentShare.text) is spent, and \(burn.timeShare.text) of the time is over"
        return [
            finding(burn.ahead > 0 ? .burnAhead : .burnBehind, words, "campaign grant show \(number)")
        ]
    }

    /// A government's approval is needed once more than a tenth of the budget moved, over all versions.
    private func budgets() throws -> [Finding] {
        let versions = spent.spending.budgets
        guard let last = versions.last, !last.isApproved,
            line.record.pipeline.isGovernment(asOf: line.asOf, knownOn: line.knownOn),
            let start = versions.lastIndex(where: \.isApproved) ?? versions.indices.first
        else { return [] }
        var moved: Int64 = 0
        for (earlier, later) in zip(versions[start...], versions[start...].dropFirst()) {
            moved = try Checked.add(moved, try later.moved(from: earlier))
        }
        let whole = try Checked.add(try last.total(), spent.matchRequired ?? 0)
        guard moved > whole / 10 else { return [] }
        return [
            finding(
                .needsApproval,
                "\(text(moved)) moved between categories of a budget of \(text(whole)): more than a tenth",
                "campaign grant budget set \(number) … --approved 'Letter of 3 May'")
        ]
    }

    private func overhead() throws -> [Finding] {
        guard let term = spent.spending.indirect else { return [] }
        let claimed = try spent.spending.claims.map(\.direct).sum()
        let direct = max(try spent.spending.direct(), claimed)
        let base = term.base == .mtdc ? try term.base(of: spent.spending.spends) : direct
        guard base > 0 || term.base != .mtdc else { return [] }
        let taken = max(
            try spent.spending.indirectCharged(), try spent.spending.claims.map(\.indirect).sum())
        let most = try term.most(onBase: base)
        guard taken > most else { return [] }
        return [
            finding(
                .aboveRate,
                "\(text(taken)) of overhead was charged; \(term.text(in: plan.organization.currency)) "
                    + "is \(text(most)) so far", "campaign grant show \(number)")
        ]
    }

    /// Direct costs that were claimed and are still met, beyond those that rows say.
    private func claims() throws -> [Finding] {
        guard spent.spending.spends.contains(where: \.isDirect) else { return [] }
        let claimed = try spent.spending.claims.map(\.direct).sum()
        let disallowed = try spent.claims(of: line.pledges).map(\.disallowed).sum()
        let over = claimed - disallowed - (try spent.spending.direct())
        guard over > 0 else { return [] }
        let plain = Money(minorUnits: over, currency: plan.organization.currency).plainText
        return [
            finding(
                .aboveSpent, "\(text(over)) more is claimed than was spent",
                "campaign grant unmet \(number) --amount \(plain) --reason '…'")
        ]
    }

    /// Extensions that were agreed after the period was over.
    static func extensions(_ line: GrantLine) -> [Finding] {
        zip(line.terms, line.terms.dropFirst()).compactMap { earlier, later in
            guard let old = earlier.value.period?.upperBound, let new = later.value.period?.upperBound,
                new > old, later.day > old
            else { return nil }
            return SpendingCode.extensionLate.finding(
                "GR-\(line.number)", "extended to \(new) on \(later.day); the period had ended on \(old)",
                "campaign grant show GR-\(line.number)")
        }
    }
}
