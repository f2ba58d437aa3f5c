import CampaignKit
import CampaignServices
import Terminal

/// Puts the reckoning of one derived figure together.
struct DerivedFigureMaker {
    typealias Made = (formula: String, inputs: [DerivedFigure.Input], text: String, json: JSONValue)

    let row: FigureRow
    let figures: Figures
    private var currency: Currency { figures.plan.organization.currency }

    func make(_ kind: DerivedFigure.Kind) throws(CommandError) -> Made {
        if let fact = try fact(kind) { return fact }
        if kind == .goal { return try goal() }
        if row.total != nil { return try total(kind) }
        switch kind {
        case .goal: return try goal()
        case .toGo, .overGoal:
            let wanted = try require(row.goal, "goal")
            let raised = row.tally.raised
            let (more, less) = kind == .toGo ? (wanted, raised) : (raised, wanted)
            let value = more > less ? try difference(more, less) : 0
            return (
                kind == .toGo ? "goal − raised, never below zero" : "raised − goal, never below zero",
                [money("goal", wanted, planFile), self.raised], text(value), .money(value, currency)
            )
        case .endedShort:
            let value = try require(row.status?.endedShort(by: figures.asOf), "goal")
            return (
                "to_go if it has ended, otherwise nothing",
                [
                    money("to_go", row.status?.toGo ?? 0, "computed", next: "\(row.name).to_go"),
                    day("ends", row.status?.ends), day("this day", figures.asOf),
                ], text(value), .money(value, currency)
            )
        case .percentRaised:
            let wanted = try require(row.goal, "goal")
            let percent = Percent(row.tally.raised, of: wanted)
            return (
                "raised ÷ goal, floored", [self.raised, money("goal", wanted, planFile)],
                percent?.text ?? "none", .percent(percent)
            )
        default: return try pace(kind)
        }
    }

    // MARK: What the plan says

    /// What is not a reckoning: names, days and costs; nil for everything else.
    private func fact(_ kind: DerivedFigure.Kind) throws(CommandError) -> Made? {
        switch kind {
        case .name:
            let index = PlanIndex(figures.plan)
            let part = row.part.flatMap { index.project($0)?.name ?? index.appeal($0)?.name }
            let name = row.name == "organization" ? figures.plan.organization.name : row.status?.name ?? part
            let text = try require(name, "name")
            return ("as the plan says", [], TerminalText.safe(text), .string(text))
        case .asOf: return day(figures.asOf, "the day of the figures")
        case .starts: return day(try require(row.status?.starts, "first day"), "as \(planFile) says")
        case .ends: return day(try require(row.status?.ends, "last day"), "as \(planFile) says")
        case .daysLeft:
            let left = Int64(try require(row.status?.pace.daysLeft, "days left"))
            return (
                "ends − this day", [day("ends", row.status?.ends), day("this day", figures.asOf)],
                Words.grouped(left), .number(left)
            )
        case .cost:
            let cost = try cost()
            return ("as the plan says", [], text(cost), .money(cost, currency))
        case .costPerUnit:
            let cost = try cost()
            let each = CostPerUnit.of(cost: cost, raised: row.tally.raised, in: currency)
            let value = try require(each, "cost of what was raised")
            return (
                "cost ÷ raised, rounded up to the cent",
                [money("cost", cost, planFile, next: "\(row.name).cost"), raised], text(value),
                .money(value, currency)
            )
        default: return nil
        }
    }

    private func day(_ day: CalendarDate, _ source: String) -> Made {
        (source, [], day.longText, .date(day))
    }

    private func cost() throws(CommandError) -> Int64 {
        let appeal = row.part.flatMap { PlanIndex(figures.plan).appeal($0) }
        return try require(appeal?.cost?.minorUnits, "cost")
    }

    // MARK: Goals

    private func goal() throws(CommandError) -> Made {
        let wanted = try require(row.goal, "goal")
        guard row.total != nil else {
            return ("as the plan says", [], text(wanted), .money(wanted, currency))
        }
        let inputs = row.roots.compactMap { root in
            root.goal.map { money("\(root.id).goal", $0, "Campaigns/\(root.id).md") }
        }
        return ("the goals of campaigns that have no parent", inputs, text(wanted), .money(wanted, currency))
    }

    /// A total's shortfall is that of each campaign: what one has over does not close another's gap, and
    /// nothing is to go of one that has ended.
    private func total(_ kind: DerivedFigure.Kind) throws(CommandError) -> Made {
        switch kind {
        case .toGo: return try sum(row.total?.toGo, "to_go", " and have not ended", running) { $0.toGo }
        case .overGoal: return try sum(row.total?.overGoal, "over_goal", "", row.roots) { $0.overGoal }
        case .endedShort:
            let day = figures.asOf
            let ended = row.roots.filter { $0.hasEnded(by: day) }
            return try sum(row.total?.endedShort, "ended_short", " and have ended", ended) {
                $0.endedShort(by: day)
            }
        case .percentRaised:
            let wanted = try require(row.total?.runningGoal, "goal of a running campaign")
            let missing = try require(row.total?.toGo, "goal")
            let percent = row.total?.percentRaised
            return (
                "(goals of running campaigns − to_go) ÷ these goals, floored",
                [
                    money("goals of running campaigns", wanted, "computed", next: "total.goal"),
                    money("to_go", missing, "computed", next: "total.to_go"),
                ], percent?.text ?? "none", .percent(percent)
            )
        default: throw none(kind.rawValue)
        }
    }

    private var running: [StatusRow] { row.roots.filter { !$0.hasEnded(by: figures.asOf) } }

    private func sum(
        _ value: Int64?, _ word: String, _ which: String, _ rows: [StatusRow],
        _ field: (StatusRow) -> Int64?
    ) throws(CommandError) -> Made {
        let value = try require(value, "goal")
        let inputs = rows.compactMap { root in
            field(root).map { money("\(root.id).\(word)", $0, "computed", next: "\(root.id).\(word)") }
        }
        return (
            "the sum of \(word) of the campaigns that have no parent\(which)", inputs, text(value),
            .money(value, currency)
        )
    }

    // MARK: Pace

    private func pace(_ kind: DerivedFigure.Kind) throws(CommandError) -> Made {
        guard let status = row.status else { throw none(kind.rawValue) }
        switch kind {
        case .elapsed:
            let percent = try require(status.elapsed, kind.rawValue)
            return (
                "days from the first to this one ÷ days from the first to the last",
                [day("starts", status.starts), day("this day", figures.asOf), day("ends", status.ends)],
                percent.text, .percent(percent)
            )
        case .expected:
            let value = try require(status.expected, kind.rawValue)
            let share = try require(status.pace.share, kind.rawValue).percent
            return (
                "goal × the share that the pace expects by this day, floored to the cent",
                [
                    money("goal", try require(row.goal, "goal"), planFile),
                    DerivedFigure.Input(
                        name: "share", text: share.text, json: .percent(share), source: paceSource),
                ], text(value), .money(value, currency)
            )
        case .requiredPerDay:
            let value = try require(status.requiredPerDay, kind.rawValue)
            let left = Int64(status.pace.daysLeft ?? 0)
            return (
                "to_go ÷ days left, rounded up",
                [
                    money("to_go", status.toGo ?? 0, "computed", next: "\(row.name).to_go"),
                    DerivedFigure.Input(
                        name: "days left", text: Words.grouped(left), json: .number(left), source: planFile),
                ], text(value), .money(value, currency)
            )
        case .pace where status.paceDifference == nil: return try noPace(status)
        default: return try distance(kind, status)
        }
    }

    /// How far raised is from what the schedule expects.
    private func distance(_ kind: DerivedFigure.Kind, _ status: StatusRow) throws(CommandError) -> Made {
        let gap = try require(status.paceDifference, kind.rawValue)
        let inputs = [
            raised, money("expected", status.expected ?? 0, "computed", next: "\(row.name).expected"),
        ]
        if kind == .paceDifference { return ("raised − expected", inputs, text(gap), .money(gap, currency)) }
        let standing = status.pace.pace?.rawValue
        return (
            "raised against expected: on pace within one day's share of the goal", inputs,
            standing ?? "none", .optional(standing)
        )
    }

    /// What is in the column Pace of a campaign that has none.
    private func noPace(_ status: StatusRow) throws(CommandError) -> Made {
        let inputs = [day("starts", status.starts), day("ends", status.ends), raised]
        let words: (String, String)
        switch status.phase(asOf: figures.asOf) {
        case .over(let amount): words = ("\(text(amount)) over", "raised − goal")
        case .done: words = ("done", "its goal is met")
        case .starts(let day): words = ("from \(day.longText)", "it has not started")
        case .ended(let day): words = ("ended \(day.longText)", "it is over")
        case .vanished: words = ("file missing", "its schedule is not known")
        default: throw none(DerivedFigure.Kind.pace.rawValue)
        }
        return (words.1, inputs, words.0, .null)
    }

    private var paceSource: String {
        let rule = figures.plan.campaign(row.name)?.pace
        switch rule {
        case .like(let id): return "what \(id) had raised on the same day of its run"
        case .months: return "the months in \(planFile)"
        default: return "the days of its run that have passed"
        }
    }

    // MARK: Parts

    private var raised: DerivedFigure.Input {
        money("raised", row.tally.raised, "the ledger", next: "\(row.name).raised")
    }

    private var planFile: String {
        row.status.map { "Campaigns/\($0.id).md" } ?? "the plan"
    }

    private func money(
        _ name: String, _ minor: Int64, _ source: String, next: String? = nil
    ) -> DerivedFigure.Input {
        DerivedFigure.Input(
            name: name, text: text(minor), json: .money(minor, currency), source: source, next: next)
    }

    private func day(_ name: String, _ date: CalendarDate?) -> DerivedFigure.Input {
        DerivedFigure.Input(
            name: name, text: date?.description ?? "", json: .date(date),
            source: name == "this day" ? "--as-of" : planFile)
    }

    private func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }

    private func difference(_ more: Int64, _ less: Int64) throws(CommandError) -> Int64 {
        do { return try Checked.subtract(more, less) } catch {
            throw .failed("amount-overflow", "the goal and what was raised are too far apart")
        }
    }

    private func require<T>(_ value: T?, _ what: String) throws(CommandError) -> T {
        guard let value else { throw none(what) }
        return value
    }

    private func none(_ what: String) -> CommandError {
        .failed(
            "no-such-figure", "\(TerminalText.safe(row.name)) has no \(what) on this day",
            hint: "to_go needs a goal, pace needs dates too, and a campaign that is met or over has no pace")
    }
}
