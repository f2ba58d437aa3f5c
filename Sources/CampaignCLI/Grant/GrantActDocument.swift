import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What a command posted of a grant, in every format: the grant as it stands then, and the money that moved.
struct GrantActDocument {
    let words: GrantActWords
    let outcome: GrantOutcome
    /// The grant with what was said, also in a dry run.
    let line: GrantLine?
    let changes: [CampaignChange]
    let isDryRun: Bool
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }
    private var number: String { "GR-\(outcome.grant)" }
    private var fields: FieldList<GrantLine> { GrantColumns(currency: currency).fields }

    var document: Document {
        let lines = line.map { [$0] } ?? []
        let people = fields.people(lines, caption: headline)
        return Document(title: headline, data: fields.data(lines), people: people, json: json, screen: screen)
    }

    private var headline: String {
        let rest = words.rest.isEmpty ? "" : " " + words.rest
        guard outcome.batch != nil || isDryRun else { return "Nothing was written of \(number)" }
        let what = "\(number)\(rest)"
        return ActHeadline.text(
            done: "\(words.done) \(what)", undone: "\(words.undone) \(what)", batch: outcome.batch)
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(TerminalText.safe(headline)) + "\n"
        if let line {
            text += "\n" + FactSheet.lines(GrantFacts(line: line, plan: provenance.plan).short, look)
        }
        if !changes.isEmpty {
            text += "\n" + ChangeTable(changes: changes, currency: currency).screen(look)
        }
        if let funder = outcome.newFunder { text += "\nThe funder is new: D-\(funder)\n" }
        if outcome.batch != nil || outcome.spending.spends.isEmpty, let made = outcome.spending.numbers {
            text += "\n\(made)\n"
        }
        for note in words.notes {
            text += look.wrapped("note: " + TerminalText.safe(note)).map { $0 + "\n" }.joined()
        }
        if outcome.batch != nil {
            text += "\nNext: \(TerminalText.safe(words.next ?? "campaign grant show \(number)"))\n"
        }
        return text
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.grant_posting/1",
            [
                "action": .string(words.action), "grant": line.map(fields.json) ?? .null,
                "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                "deadlines": .array(outcome.deadlines.map { .string("DL-\($0)") }),
                "spends": .array(outcome.spending.spends.map { .string("S-\($0)") }),
                "known": .number(Int64(outcome.spending.known)),
                "claim": .optional(outcome.spending.claim.map { "C-\($0)" }),
                "changes": ChangeTable(changes: changes, currency: currency).json,
                "notes": .array(words.notes.map(JSONValue.string)),
            ])
    }
}

/// A grant as labels and values.
struct GrantFacts {
    let line: GrantLine
    let plan: Plan
    /// What its award comes to in the funder's currency; nil for the base currency, and where no one asked.
    var original: Money?

    typealias Fact = (label: String, value: String)

    var currency: Currency { plan.organization.currency }

    private func text(_ minor: Int64) -> String { currency.text(minor) }

    private func unlessZero(_ label: String, _ minor: Int64) -> Fact {
        (label, minor == 0 ? "" : text(minor))
    }

    /// What a command that wrote something shows.
    var short: [Fact] { (who + asked + award + costs).filter { !$0.value.isEmpty } }

    /// All of it.
    var all: [Fact] {
        let chain: [Fact] = [
            ("Renews", line.record.renews.map { "GR-\($0)" } ?? ""),
            ("Tries again", line.record.resubmits.map { "GR-\($0)" } ?? ""),
        ]
        let more: [Fact] = [
            ("Purpose", line.words.purpose), ("From", line.words.prime),
            ("Funder's number", line.words.externalID), ("Owner", line.words.owner),
        ]
        return (who + more + asked + award + costs + chain).filter { !$0.value.isEmpty }
    }

    private var who: [Fact] {
        let funder = line.funder.map { number in
            line.funderName.isEmpty ? "D-\(number)" : "\(line.funderName) (D-\(number))"
        }
        let places = line.shares.map { share in
            let whole = line.shares.reduce(Int128(0)) { $0 + Int128($1.weight) }
            let percent = Int64(Int128(share.weight) * 1000 / max(1, whole))
            let part = line.shares.count > 1 ? " \(Percent(tenths: percent).text)" : ""
            return GrantPlaces.text(share.place) + part
        }
        let likelihood = line.isOpen ? ", \(Percent(tenths: line.move.likelihood).text)" : ""
        return [
            ("Title", line.words.title), ("Funder", funder ?? ""), ("For", places.joined(separator: ", ")),
            ("Stage", "\(line.phase.name) since \(line.move.day.longText)\(likelihood)"),
        ]
    }

    private var asked: [Fact] {
        let original = line.figures?.foreign.map { ", \($0.original.text) at \($0.rate)" } ?? ""
        guard line.isOpen || line.pledges.isEmpty else {
            return [("Asked", line.figures?.requested.map { text($0) + original } ?? "")]
        }
        return [
            ("Asked", (line.figures?.requested.map(text) ?? "no amount yet") + original),
            ("Expected", line.figures?.expected.map(text) ?? ""),
            ("Weighted", line.isOpen ? weighted : ""),
            ("Decision", line.figures?.decision?.longText ?? ""),
        ]
    }

    /// What it weighs, and how much of that no campaign counts as its funder is a government.
    private var weighted: String {
        let words = "\(text(line.weighted)), not in raised"
        guard let leftOut = try? PipelineSums([line], plan).leftOut, leftOut > 0 else { return words }
        let part = leftOut == line.weighted ? "" : "\(text(leftOut)) of it "
        return "\(words); \(part)left out of the pipeline by policy, as the funder is a government"
    }

    private var award: [Fact] {
        guard !line.pledges.isEmpty || line.term != nil else { return [] }
        let money = line.money
        let period = line.term?.period.map { period in
            let first = line.firstEnd.map { ", first \($0.longText)" } ?? ""
            return "\(period.lowerBound.longText) to \(period.upperBound.longText)\(first)"
        }
        let promises = line.pledges.map { "P-\($0.number)" }.joined(separator: ", ")
        let foreign = original.map { ", \($0.text)" } ?? ""
        return [
            ("Award", line.pledges.isEmpty ? "" : "\(text(money.awarded))\(foreign)   (\(promises))"),
            ("Kind", line.term?.kind.name ?? ""), ("Condition", condition), ("Period", period ?? ""),
            unlessZero("Not met yet", money.conditional), unlessZero("Received", money.received),
            unlessZero("Received, not met", money.advance), unlessZero("Due back", money.dueBack),
            unlessZero("Outstanding", money.outstanding), unlessZero("Overdue", money.overdue),
            unlessZero("Waits for report", money.waiting),
            unlessZero("Exchange difference", money.fxDifference),
        ]
    }

    /// What has to happen: the words of the term that said it.
    private var condition: String {
        let said = line.terms.last { $0.value.kind == .conditional && !$0.value.words.isEmpty }
        return line.money.conditional == 0 ? "" : said?.value.words ?? ""
    }
}

/// How grants are named on screens.
enum GrantPlaces {
    /// The nearest part of a place: the project with its line or unit, else the campaign.
    static func text(_ place: Designation) -> String {
        guard !place.project.isEmpty else {
            return [place.campaign, place.appeal].last { !$0.isEmpty } ?? "unassigned"
        }
        let part = [place.line, place.unit].first { !$0.isEmpty }
        return place.project + (part.map { "/" + $0 } ?? "")
    }
}
