import CampaignKit
import Terminal

/// The naming places of projects: how many are open, reserved and named.
struct UnitsBlock: ReportBlock {
    static let name = "units"
    static let summary = "naming places of projects: open, reserved and named"
    static let optionKeys = ["of", "top", "caption"]
    static let isForInsiders = true

    private let subject: FigureSubject
    private let top: RowLimit
    private let caption: String
    var needs: Set<ReportNeed> { [.projects] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .project])
        top = options.top()
        caption = options.caption("Naming places")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let projects = figures.projects.filter { holds($0, figures.plan) }.filter { !$0.units.isEmpty }
        guard !projects.isEmpty else { return [.paragraph("No project has places to name.")] }
        var table = ReportTable(
            caption: caption,
            columns: [.init("Place")]
                + ["Price", "Places", "Named", "Paid for", "Reserved", "Open"].map {
                    .init($0, isNumber: true)
                })
        // Where all are of one project, the page has said of which.
        let places = projects.flatMap { project in
            project.units.map { (unit: $0, prefix: projects.count > 1 ? project.project.name : nil) }
        }
        let units = places.map(\.unit)
        let limit = top.limit(of: units.count) ?? units.count
        let shown = Set(ranked(units).prefix(limit))
        let isRanked = limit < units.count || top.isAll
        let order = isRanked ? ranked(units).filter(shown.contains) : Array(units.indices)
        table.rows = order.map { row(places[$0].unit, places[$0].prefix, figures) }
        let rest = units.indices.filter { !shown.contains($0) }.map { units[$0] }
        if !rest.isEmpty { table.rows.append(row(of: rest, figures)) }
        table.finding = figures.texts.parts(finding(units))
        let oversold = units.filter { $0.oversold > 0 }.map { unit in
            [
                ReportText(
                    figures.texts.say("\(unit.unit.name): \(unit.oversold) more sold than there are."),
                    tone: .caution)
            ]
        }
        return [.table(table)] + (oversold.isEmpty ? [] : [.notes(oversold)])
    }

    private func holds(_ project: ProjectSummary, _ plan: Plan) -> Bool {
        let place = Designation(campaign: project.campaign, project: project.project.id)
        return subject.scope(in: CampaignTree(plan))?.holds(place) ?? false
    }

    /// The dearest first; of equal ones the earlier of the plan.
    private func ranked(_ units: [ProjectSummary.Unit]) -> [Int] {
        units.indices.sorted {
            (-units[$0].unit.price.minorUnits, $0) < (-units[$1].unit.price.minorUnits, $1)
        }
    }

    /// Places that are not shown on their own, together.
    private func row(of units: [ProjectSummary.Unit], _ figures: ReportFigures) -> ReportTable.Row {
        let texts = figures.texts
        func sum(_ part: (ProjectSummary.Unit) -> Int) -> Int { units.reduce(0) { $0 + part($1) } }
        let sold = sum { $0.named + $0.taken }
        return .init([
            ReportText(texts.say("\(units.count, "other") together"), tone: .faint), .blank,
            ReportText(texts.say("\(sold) of \(sum(\.unit.count))")), count(sum(\.named)),
            count(sum(\.taken)), count(sum(\.reserved)), count(sum(\.open)),
        ])
    }

    private func count(_ number: Int) -> ReportText {
        number == 0 ? .none : ReportText(Words.grouped(number))
    }

    private func row(
        _ unit: ProjectSummary.Unit, _ prefix: String?, _ figures: ReportFigures
    ) -> ReportTable.Row {
        let texts = figures.texts
        let sold = unit.named + unit.taken
        var places = ReportText(texts.say("\(sold) of \(unit.unit.count)"))
        // A row of hundreds of boxes is no picture.
        if unit.unit.count <= 30 {
            places.boxes = ReportBoxes(filled: min(sold, unit.unit.count), of: unit.unit.count)
        }
        return .init([
            ReportText(prefix.map { texts.say("\($0): \(unit.unit.name)") } ?? unit.unit.name),
            figures.texts.money(unit.unit.price.minorUnits, nil, short: true), places, count(unit.named),
            count(unit.taken), count(unit.reserved), count(unit.open),
        ])
    }

    private func finding(_ units: [ProjectSummary.Unit]) -> Phrase {
        let all = units.reduce(0) { $0 + $1.unit.count }
        let sold = units.reduce(0) { $0 + $1.named + $1.taken }
        let open = units.reduce(0) { $0 + $1.open }
        if sold == 0 { return "None of \(all, "place") is given yet, \(open) open." }
        return sold == 1
            ? "\(1) of \(all, "place") is given, \(open) open."
            : "\(sold) of \(all, "place") are given, \(open) open."
    }
}
