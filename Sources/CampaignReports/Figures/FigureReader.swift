import CampaignKit
import Terminal

/// Finds the figure that an expression names, in the plan alone: nothing is asked of the ledger.
struct FigureReader: Sendable {
    let index: PlanIndex
    /// What a figure is about that names nothing.
    private(set) var subject: FigureSubject

    init(plan: Plan, campaign: String?) {
        index = PlanIndex(plan)
        subject = campaign.map { .campaign($0) } ?? .total
    }

    /// The same inside a list; `item` is nil outside of any.
    func about(_ item: FigureSubject?) -> FigureReader {
        var reader = self
        reader.subject = item ?? subject
        return reader
    }

    func read(_ token: FigureToken) throws(FigureProblem) -> FigureReference {
        let expression = try FigureExpression(token)
        let (subject, figure) = try target(expression.path)
        return FigureReference(
            subject: subject, figure: figure, filter: try filter(expression.filter, of: figure))
    }

    private typealias Target = (FigureSubject, Figure)

    private func target(_ path: [FigureExpression.Word]) throws(FigureProblem) -> Target {
        switch path.count {
        case 1: return try implied(path[0])
        case 2:
            let subject = try subject(path[0])
            return (subject, try figure(path[1], of: subject))
        case 3:
            let subject = try part(path[1], of: path[0])
            return (subject, try figure(path[2], of: subject))
        default:
            throw FigureProblem(
                .unknownFigure, "a figure's name has at most three parts",
                hint: "write campaign.project.raised",
                at: path[3].utf8.lowerBound..<path[path.count - 1].utf8.upperBound)
        }
    }

    /// A name alone: a figure of the report, or of its campaign.
    private func implied(_ word: FigureExpression.Word) throws(FigureProblem) -> Target {
        if let figure = FigureCatalogue.figure(word.text, in: .report) { return (.report, figure) }
        if FigureCatalogue.figure(word.text, in: subject.kinds) == nil, index.subject(word.text) != nil {
            throw FigureProblem(
                .unknownFigure, "'\(word.text)' is not a figure by itself",
                hint: "add the figure: \(word.text).\(word.text == "organization" ? "name" : "raised")",
                at: word.utf8)
        }
        return (subject, try figure(word, of: subject))
    }

    private func figure(
        _ word: FigureExpression.Word, of subject: FigureSubject
    ) throws(FigureProblem) -> Figure {
        if let figure = FigureCatalogue.figure(word.text, in: subject.kinds) { return figure }
        if let campaign = subject.campaign, let part = index.part(word.text, of: campaign) {
            throw FigureProblem(
                .unknownFigure, "'\(word.text)' is \(part.words), not a figure",
                hint: "add the figure: \(campaign).\(word.text).raised", at: word.utf8)
        }
        let names = FigureCatalogue.names(in: subject.kinds)
        let isElsewhere = FigureCatalogue.figure(word.text) != nil
        let otherwise =
            isElsewhere && subject == .total
            ? "put a campaign before it: ID.\(word.text)"
            : "the figures are " + names.joined(separator: ", ")
        throw FigureProblem(
            .unknownFigure, "\(subject.words) has no figure '\(word.text)'",
            hint: isElsewhere ? otherwise : suggestion(word.text, names, otherwise: otherwise), at: word.utf8)
    }

    private func subject(_ word: FigureExpression.Word) throws(FigureProblem) -> FigureSubject {
        if let subject = index.subject(word.text) { return subject }
        let known = index.campaignIDs + index.projectIDs + index.appealIDs + PlanIndex.subjectWords
        throw FigureProblem(
            .unknownFigure, "no campaign, project or appeal has the id '\(word.text)'",
            hint: suggestion(word.text, known, otherwise: "'campaign list' shows the ids of campaigns"),
            at: word.utf8)
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
        if let part = index.part(word.text, of: owner.text) { return part }
        let other = index.subject(word.text)?.campaign
        throw FigureProblem(
            .unknownFigure, "\(owner.text) has no project or appeal '\(word.text)'",
            hint: other.map { "it belongs to \($0): write \($0).\(word.text)" }
                ?? suggestion(word.text, index.partIDs(of: owner.text).sorted(), otherwise: nil),
            at: word.utf8)
    }

    private func filter(
        _ word: FigureExpression.Word?, of figure: Figure
    ) throws(FigureProblem) -> FigureFilter? {
        guard let word else { return nil }
        let fitting = FigureFilter.all(for: figure.kind)
        let otherwise =
            fitting.isEmpty
            ? "\(figure.name) has no filters; delete it" : "it can be " + Words.alternatives(fitting)
        guard let filter = FigureFilter(rawValue: word.text) else {
            throw FigureProblem(
                .unknownFilter, "there is no filter '\(word.text)'",
                hint: suggestion(word.text, fitting, otherwise: otherwise), at: word.utf8)
        }
        guard filter.fits(figure.kind) else {
            throw FigureProblem(
                .unknownFilter, "the filter '\(word.text)' does not fit \(figure.name)", hint: otherwise,
                at: word.utf8)
        }
        return filter
    }

    private func suggestion(_ word: String, _ known: [String], otherwise: String?) -> String? {
        DidYouMean.hint(for: word, in: known) ?? otherwise
    }
}

/// A figure that exists: what is shown of what, and how it is written.
struct FigureReference: Sendable {
    let subject: FigureSubject
    let figure: Figure
    let filter: FigureFilter?

    /// The figure's whole name, for `data-figure` and `explain`.
    var name: String { subject.path.map { "\($0).\(figure.name)" } ?? figure.name }

    /// Whether it is an amount without its cents.
    var isRounded: Bool { figure.kind == .money && [.whole, .short, .words].contains(filter) }

    /// What has to be asked of the ledger for it.
    var need: Breakdown? { subject.breakdown }
}

extension FigureSubject {
    /// What the names of a block's sums begin with.
    var figurePrefix: String { campaign ?? "total" }
}
