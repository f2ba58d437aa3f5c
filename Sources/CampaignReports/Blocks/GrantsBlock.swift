import CampaignKit
import Terminal

/// Applications with their chances, and awards with what came of them.
struct GrantsBlock: ReportBlock {
    static let name = "grants"
    static let summary = "applications with their chances, and awards with their money"
    static let optionKeys = ["of", "top", "caption"]
    static let isForInsiders = true

    private let subject: FigureSubject
    private let top: RowLimit
    private let caption: String
    var needs: Set<ReportNeed> { [.grants] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .project])
        top = options.top()
        caption = options.caption("Grants")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        guard let found = figures.grants(of: subject) else { return [.paragraph("There are no grants yet.")] }
        let rows = GrantRows(figures: figures, reachesBeyond: found.reachesBeyond, top: top)
        let open = found.summary.grants.filter(\.stage.isOpen)
        let awards = found.summary.grants.filter { $0.stage == .awarded }
        guard !open.isEmpty || !awards.isEmpty else {
            return [.paragraph("No application is open, and no award is active.")]
        }
        let speech = figures.texts.speech
        let title = speech.word(caption)
        var elements: [ReportElement] = []
        if !open.isEmpty {
            elements.append(
                .table(
                    try rows.applications(open, speech.say("\(title): applications"), subject.figurePrefix)))
        }
        if !awards.isEmpty {
            elements.append(.table(try rows.awards(awards, speech.say("\(title): awards"))))
        }
        return elements + [.notes(try rows.notes(open, awards).map(speech.parts))]
    }
}

/// Grants as rows of tables; funders as the audience may see them.
struct GrantRows {
    let figures: ReportFigures
    /// Those that have a part elsewhere too.
    var reachesBeyond: Set<Int64> = []
    var top = RowLimit.all

    private var texts: FigureTexts { figures.texts }

    private func count(_ number: Int, _ noun: String) -> String { texts.speech.count(number, noun) }

    func funder(_ grant: GrantSummary.Grant) -> String {
        figures.donor(grant.funderName, grant.anonymity)
    }

    private func phase(_ grant: GrantSummary.Grant) -> String { texts.speech.word(grant.phase) }

    /// Where the money goes: the project, else the campaign; a plus where it goes to more than one.
    private func purpose(_ grant: GrantSummary.Grant) -> String {
        guard let place = grant.shares.first?.place else { return "" }
        let project = PlanIndex(figures.plan).project(place.project)?.name ?? place.project
        let campaign =
            place.campaign.isEmpty ? texts.say("unassigned") : figures.name(ofCampaign: place.campaign)
        return (project.isEmpty ? campaign : project) + (grant.shares.count > 1 ? " +" : "")
    }

    /// The largest first where only some are shown, else by number.
    private func shown(
        _ grants: [GrantSummary.Grant], by size: (GrantSummary.Grant) -> Int64
    ) -> (own: [GrantSummary.Grant], others: [GrantSummary.Grant]) {
        guard let top = top.limit(of: grants.count), grants.count > top else { return (grants, []) }
        let ranked = grants.sorted { (-size($0), $0.number) < (-size($1), $1.number) }
        return (Array(ranked.prefix(top)), Array(ranked.dropFirst(top)))
    }

    func applications(
        _ grants: [GrantSummary.Grant], _ caption: String, _ prefix: String
    ) throws -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: ["Funder", "For", "Stage", "Decision"].map { .init($0) }
                + ["Asked", "Chance", "Weighted"].map { .init($0, isNumber: true) })
        let parts = shown(grants) { $0.weighted }
        table.rows = parts.own.map { grant in
            let late = grant.decision.map { $0 < figures.asOf } ?? false
            let decision = grant.decision.map {
                ReportText(
                    late ? texts.say("\($0), passed") : texts.day($0), tone: late ? .caution : .plain)
            }
            return .init(
                [ReportText(funder(grant)), ReportText(purpose(grant)), ReportText(phase(grant))]
                    + [decision ?? .blank, texts.money(grant.asked, nil)] + [
                        ReportText(Percent(tenths: grant.likelihood).text),
                        grant.isLeftOut ? .none : texts.money(grant.weighted, nil),
                    ])
        }
        if !parts.others.isEmpty {
            table.rows.append(try sums(of: parts.others, count(parts.others.count, "other"), nil))
        }
        let name = count(grants.count, "application")
        table.rows.append(try sums(of: grants, name, prefix + ".pipeline_weighted", .total))
        return table
    }

    private func sums(
        of grants: [GrantSummary.Grant], _ name: String, _ figure: String?,
        _ kind: ReportTable.Row.Kind = .body
    ) throws -> ReportTable.Row {
        try .init(
            [ReportText(name, tone: kind == .total ? .plain : .faint), .blank, .blank, .blank] + [
                texts.money(Self.sum(grants) { $0.asked ?? 0 }, nil), .blank,
                texts.money(Self.sum(grants, \.weighted), figure),
            ], kind: kind)
    }

    func awards(_ grants: [GrantSummary.Grant], _ caption: String) throws -> ReportTable {
        // What no award has needs no column.
        let hasConditions = grants.contains { $0.award.conditional != 0 }
        let amounts: [(String, (GrantSummary.Grant) -> Int64)] =
            [("Awarded", { $0.award.awarded }), ("Received", { $0.award.received })]
            + [("Outstanding", { $0.award.outstanding })]
            + (hasConditions ? [("Not met yet", { $0.award.conditional })] : [])
        var table = ReportTable(
            caption: caption,
            columns: ["Funder", "For", "Stage"].map { .init($0) }
                + amounts.map { .init($0.0, isNumber: true) })
        let parts = shown(grants) { $0.award.awarded }
        table.rows = parts.own.map { grant in
            .init(
                [funder(grant), purpose(grant), phase(grant)].map { ReportText($0) }
                    + amounts.map { texts.money($0.1(grant), nil) })
        }
        func add(_ name: String, _ grants: [GrantSummary.Grant], _ kind: ReportTable.Row.Kind) throws {
            let words = [ReportText(name, tone: kind == .total ? .plain : .faint), .blank, .blank]
            let sums = try amounts.map { amount in texts.money(try Self.sum(grants, amount.1), nil) }
            table.rows.append(.init(words + sums, kind: kind))
        }
        if !parts.others.isEmpty { try add(count(parts.others.count, "other"), parts.others, .body) }
        try add(count(grants.count, "award"), grants, .total)
        return table
    }

    func notes(_ open: [GrantSummary.Grant], _ awards: [GrantSummary.Grant]) throws -> [Phrase] {
        var notes: [Phrase] = []
        if !open.isEmpty {
            notes.append("Applications are not in raised, nor in any other total of this page.")
        }
        let blank = open.count { $0.asked == nil && !$0.isLeftOut && $0.weighted == 0 }
        if blank > 0 { notes.append("\(blank, "application") without an amount yet.") }
        if open.contains(where: \.isLeftOut) {
            notes.append("What governments may give is left out of the weighted sum by policy.")
        }
        let waiting = try Self.sum(awards, \.award.waiting)
        if waiting > 0 {
            notes.append("\(texts.whole(waiting, .up)) of the awards waits for our reports.")
        }
        if awards.contains(where: { reachesBeyond.contains($0.number) }) {
            notes.append("Some of these awards are for other purposes too, and are shown whole.")
        }
        return notes
    }

    private static func sum(
        _ grants: [GrantSummary.Grant], _ amount: (GrantSummary.Grant) -> Int64
    ) throws(MoneyError) -> Int64 {
        try Checked.sum(grants.map(amount))
    }
}

extension GrantSummary.Grant {
    /// What is asked for the places that are shown; nil where nothing is.
    var asked: Int64? {
        let parts = shares.compactMap(\.asked)
        return parts.isEmpty ? nil : parts.reduce(0, +)
    }

    var weighted: Int64 { shares.reduce(0) { $0 + $1.weighted } }
    /// A policy leaves all of it out.
    var isLeftOut: Bool { !shares.isEmpty && shares.allSatisfy(\.isLeftOut) }
}
