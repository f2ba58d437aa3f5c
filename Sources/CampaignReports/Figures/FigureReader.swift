import CampaignKit
import Terminal

/// Finds the figure that an expression names, in the plan alone: nothing is asked of the ledger.
struct FigureReader: Sendable {
    let index: PlanIndex
    /// What a figure is about that names nothing.
    let subject: FigureSubject

    init(plan: Plan, campaign: String?) {
        index = PlanIndex(plan)
        subject = campaign.map { .campaign($0) } ?? .total
    }

    func read(_ token: FigureToken) throws(FigureProblem) -> FigureReference {
        let expression = try FigureExpression(token)
        let (subject, measure) = try target(expression.path)
        return FigureReference(
            subject: subject, measure: measure, filter: try filter(expression.filter, of: measure))
    }

    private typealias Target = (FigureSubject, FigureMeasure)

    private func target(_ path: [FigureExpression.Word]) throws(FigureProblem) -> Target {
        switch path.count {
        case 1: return try implied(path[0])
        case 2:
            let subject = try subject(path[0])
            return (subject, try measure(path[1], of: subject))
        case 3:
            let subject = try part(path[1], of: path[0])
            return (subject, try measure(path[2], of: subject))
        default:
            throw FigureProblem(
                .unknownFigure, "a figure's name has at most three parts",
                hint: "write campaign.project.raised",
                at: path[3].utf8.lowerBound..<path[path.count - 1].utf8.upperBound)
        }
    }

    /// A name alone: a figure of the report, or of its campaign.
    private func implied(_ word: FigureExpression.Word) throws(FigureProblem) -> Target {
        if let measure = FigureCatalogue.measure(word.text, in: .report) { return (.report, measure) }
        if FigureCatalogue.measure(word.text, in: subject.scope) == nil, subjects(word.text) != nil {
            throw FigureProblem(
                .unknownFigure, "'\(word.text)' is not a figure by itself",
                hint: "add the figure: \(word.text).\(word.text == "organization" ? "name" : "raised")",
                at: word.utf8)
        }
        return (subject, try measure(word, of: subject))
    }

    private func measure(
        _ word: FigureExpression.Word, of subject: FigureSubject
    ) throws(FigureProblem) -> FigureMeasure {
        if let measure = FigureCatalogue.measure(word.text, in: subject.scope) { return measure }
        if let campaign = named(subject), let part = parts(of: campaign)[word.text] {
            throw FigureProblem(
                .unknownFigure, "'\(word.text)' is \(part.words), not a figure",
                hint: "add the figure: \(campaign).\(word.text).raised", at: word.utf8)
        }
        let names = FigureCatalogue.names(in: subject.scope)
        let isElsewhere = FigureCatalogue.all.contains { $0.name == word.text }
        let otherwise =
            isElsewhere && subject == .total
            ? "put a campaign before it: ID.\(word.text)"
            : "the figures are " + names.joined(separator: ", ")
        throw FigureProblem(
            .unknownFigure, "\(subject.words) has no figure '\(word.text)'",
            hint: isElsewhere ? otherwise : suggestion(word.text, names, otherwise: otherwise), at: word.utf8)
    }

    private func subject(_ word: FigureExpression.Word) throws(FigureProblem) -> FigureSubject {
        if let subject = subjects(word.text) { return subject }
        let known =
            index.campaignIDs + index.projectIDs + index.appealIDs
            + ["total", "unassigned", "organization"]
        throw FigureProblem(
            .unknownFigure, "no campaign, project or appeal has the id '\(word.text)'",
            hint: suggestion(word.text, known, otherwise: "'campaign list' shows the ids of campaigns"),
            at: word.utf8)
    }

    /// What has this id: campaigns first.
    private func subjects(_ id: String) -> FigureSubject? {
        switch id {
        case "total": return .total
        case "unassigned": return .unassigned
        case "organization": return .organization
        default: break
        }
        if index.campaign(id) != nil { return .campaign(id) }
        if let campaign = index.campaign(ofProject: id) { return .project(id, campaign: campaign) }
        return index.campaign(ofAppeal: id).map { .appeal(id, campaign: $0) }
    }

    private func part(
        _ word: FigureExpression.Word, of owner: FigureExpression.Word
    ) throws(FigureProblem) -> FigureSubject {
        guard index.campaign(owner.text) != nil else {
            let known = index.campaignIDs
            throw FigureProblem(
                .unknownFigure, "no campaign has the id '\(owner.text)'",
                hint: suggestion(owner.text, known, otherwise: "'campaign list' shows the ids"),
                at: owner.utf8)
        }
        let parts = parts(of: owner.text)
        if let part = parts[word.text] { return part }
        let other = subjects(word.text).flatMap(named)
        throw FigureProblem(
            .unknownFigure, "\(owner.text) has no project or appeal '\(word.text)'",
            hint: other.map { "it belongs to \($0): write \($0).\(word.text)" }
                ?? suggestion(word.text, parts.keys.sorted(), otherwise: nil), at: word.utf8)
    }

    private func parts(of campaign: String) -> [String: FigureSubject] {
        var parts: [String: FigureSubject] = [:]
        for appeal in index.campaign(campaign)?.appeals ?? [] {
            parts[appeal.id] = .appeal(appeal.id, campaign: campaign)
        }
        for project in index.campaign(campaign)?.projects ?? [] {
            parts[project.id] = .project(project.id, campaign: campaign)
        }
        return parts
    }

    /// The campaign of a subject that is one or is a part of one.
    private func named(_ subject: FigureSubject) -> String? {
        switch subject {
        case .campaign(let id): id
        case .project(_, let campaign), .appeal(_, let campaign): campaign
        default: nil
        }
    }

    private func filter(
        _ word: FigureExpression.Word?, of measure: FigureMeasure
    ) throws(FigureProblem) -> FigureFilter? {
        guard let word else { return nil }
        let fitting = FigureFilter.all(for: measure.kind)
        let otherwise =
            fitting.isEmpty
            ? "\(measure.name) has no filters; delete it" : "it can be " + Words.alternatives(fitting)
        guard let filter = FigureFilter(rawValue: word.text) else {
            throw FigureProblem(
                .unknownFilter, "there is no filter '\(word.text)'",
                hint: suggestion(word.text, fitting, otherwise: otherwise), at: word.utf8)
        }
        guard filter.fits(measure.kind) else {
            throw FigureProblem(
                .unknownFilter, "the filter '\(word.text)' does not fit \(measure.name)", hint: otherwise,
                at: word.utf8)
        }
        return filter
    }

    private func suggestion(_ word: String, _ known: [String], otherwise: String?) -> String? {
        DidYouMean.nearest(word, in: known).map { "did you mean \($0)?" } ?? otherwise
    }
}
