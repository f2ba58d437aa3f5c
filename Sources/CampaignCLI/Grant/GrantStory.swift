import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// All that happened to a grant, by day: stages, terms, deadlines, costs and money, each with its reason.
struct GrantStory {
    let line: GrantLine
    let currency: Currency
    /// The rows of its money, each promise as it was made.
    let acts: [GrantAct]

    /// One thing that happened, in the order of days.
    struct Event {
        var day: CalendarDate
        var batch: Int64
        var what: String
        var words: String
    }

    var events: [Event] {
        var events = line.record.history.moves(knownOn: line.knownOn).filter { $0.day <= line.asOf }.map {
            move in
            Event(
                day: move.day, batch: move.batch,
                what: move.stage.isOpen
                    ? "\(move.stage.name), \(Percent(tenths: move.likelihood).text)" : move.stage.name,
                words: line.record.reasons[move.seq] ?? "")
        }
        for said in line.terms {
            guard let period = said.value.period else { continue }
            events.append(
                Event(
                    day: said.day, batch: said.batch,
                    what: "period \(period.lowerBound)..\(period.upperBound)",
                    words: said.value.words))
        }
        for deadline in line.deadlines {
            for change in deadline.deadline.changes
            where change.day <= line.asOf
                && line.record.pipeline.inForce.holds(change.batch, knownOn: line.knownOn)
            {
                let to = change.to.map { " to \($0)" } ?? ""
                events.append(
                    Event(
                        day: change.day, batch: change.batch,
                        what: "\(deadline.deadline.kind.name) DL-\(deadline.number) \(change.kind)\(to)",
                        words: deadline.words[change.seq] ?? ""))
            }
        }
        events += costs
        events += acts.map { act in
            Event(day: act.day, batch: act.batch, what: what(act), words: act.words)
        }
        return events.sorted { ($0.day, $0.batch) < ($1.day, $1.batch) }
    }

    /// What was agreed of costs, and claimed: the costs themselves have a list of their own.
    private var costs: [Event] {
        guard let spending = (try? line.spent())?.spending else { return [] }
        var events = spending.terms.map { said in
            let parts = [
                said.terms.indirect.map { "overhead \($0.text(in: currency))" },
                said.terms.match.map { "match \($0.text(in: currency))" },
            ]
            return Event(
                day: said.day, batch: said.batch, what: parts.compactMap(\.self).joined(separator: ", "),
                words: said.terms.words)
        }
        events += spending.budgets.map { budget in
            Event(
                day: budget.day, batch: budget.batch, what: "budget, version \(budget.version)",
                words: budget.words)
        }
        events += spending.claims.map { claim in
            let amount = currency.text(claim.direct + claim.indirect)
            return Event(
                day: claim.day, batch: claim.batch, what: "claim C-\(claim.number) \(amount)",
                words: claim.words)
        }
        events += spending.matches.map { match in
            let source = match.spend.map { "S-\($0)" } ?? match.entry.map { "G-\($0)" } ?? "in kind"
            return Event(
                day: match.day, batch: match.batch, what: "match \(source) \(currency.text(match.amount))",
                words: match.words)
        }
        return events
    }

    var fields: FieldList<Event> {
        FieldList([
            Field(TableColumn("Date", key: "date")) { .date($0.day) },
            Field(TableColumn("What happened", key: "what", shrinks: true)) { .text($0.what) },
            Field(TableColumn("Why", key: "why", shrinks: true, isRare: true)) { .text($0.words) },
            Field(TableColumn("Batch", key: "batch")) { .id("B", $0.batch) },
        ])
    }

    /// A row of money in words.
    private func what(_ act: GrantAct) -> String {
        let amount = amount(act)
        let promise = "P-\(act.promise)"
        switch act.type.family {
        case .promise: return "\(act.type.name) \(promise) \(amount)"
        case .received: return "payment G-\(act.entry) \(amount)"
        case .correction: return "\(act.type.name)\(act.target.map { " of G-\($0)" } ?? "") \(amount)"
        case .move: return "moved"
        case .promiseEvent: break
        }
        switch act.type {
        case .conditionMet: return "met \(amount)"
        case .conditionUnmet: return "no longer met \(amount)"
        case .writeOff: return "\(promise) written off \(amount)"
        default:
            return act.minor < 0
                ? "\(promise) cut by \(amount)\(goesBack(act))" : "\(promise) raised by \(amount)"
        }
    }

    /// `$2,700.00 (₪10,000.00)`: what it counts as, and what it was in its own currency.
    private func amount(_ act: GrantAct) -> String {
        let base = currency.text(Int64(clamping: act.minor.magnitude))
        guard let original = act.original else { return base }
        let size = Money(
            minorUnits: Int64(clamping: original.minorUnits.magnitude), currency: original.currency)
        return "\(base) (\(size.text))"
    }

    /// What becomes of the money that was paid beyond a cut.
    private func goesBack(_ act: GrantAct) -> String {
        switch act.surplus {
        case nil: return ""
        case .gift: return ", what was paid beyond it stays as a gift"
        case .toReturn:
            let size = act.dueBack.map { "\(currency.text($0)) of it" } ?? "what was paid beyond it"
            return ", \(size) is due back to the funder"
        case .wholeCut:
            let isPaid = acts.contains { $0.batch == act.batch && $0.type == .refund }
            return isPaid ? ", given back to the funder" : ", due back to the funder"
        }
    }
}
