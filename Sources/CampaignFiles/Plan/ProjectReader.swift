import CampaignKit

/// Reads `projects:`; a new key of a project is a line in `project(_:)` and a property of `FundedProject`.
enum ProjectReader {
    static func projects(in fields: Fields) -> [(value: FundedProject, place: TextPosition)] {
        fields.records("projects", each: "project", example: "{id: floor-3, name: Third floor}") { fields in
            (project(fields), fields.valuePlace("id"))
        }
    }

    private static func project(_ fields: Fields) -> FundedProject {
        let id = fields.id()
        var project = FundedProject(
            id: id,
            name: fields.requiredText("name", example: "Third floor", fallback: id),
            goal: fields.goal(),
            approved: approval(in: fields),
            withdrawn: fields.date("withdrawn"),
            partners: partners(in: fields),
            lines: lines(in: fields),
            units: units(in: fields))
        project.publicName = fields.publicName()
        project.cost = fields.amount("cost", .positive)
        project.approvals = approvals(in: fields)
        project.coFunders = coFunders(in: fields)
        project.withdrawn = fields.checkedOrder(
            from: project.approved?.on, "approved", to: project.withdrawn, "withdrawn")
        checkShares(of: project, in: fields)
        checkLines(of: project, in: fields)
        checkCost(of: project, in: fields)
        return project
    }

    private static func approval(in fields: Fields) -> FundedProject.Approval? {
        let example = "{on: 2026-01-31, resolution: 2026-4, cap: 500000}"
        guard let approved = fields.record("approved", describing: "approval", example: example) else {
            return nil
        }
        defer { approved.finish() }
        return approval(approved)
    }

    private static func approval(_ approved: Fields) -> FundedProject.Approval? {
        if approved.value("on") == nil { approved.reportMissing("on", example: "2026-01-31") }
        let (day, resolution, cap) = (
            approved.date("on"), approved.name("resolution"), approved.amount("cap", .positive)
        )
        return day.map { FundedProject.Approval(on: $0, resolution: resolution, cap: cap) }
    }

    private static func approvals(in fields: Fields) -> [FundedProject.Approval] {
        let example = "{on: 2026-05-20, resolution: 2026-8, cap: 600000}"
        return fields.records("approvals", each: "approval", example: example) { approval($0) }
            .compactMap(\.self)
    }

    private static func coFunders(in fields: Fields) -> [FundedProject.CoFunder] {
        let example = "{name: Ministry, amount: 5400000, status: committed}"
        return fields.records("co_funders", each: "co-funder", example: example) { fields in
            let name = fields.requiredText("name", example: "Ministry", fallback: "")
            if fields.value("amount") == nil { fields.reportMissing("amount", example: "5400000") }
            return FundedProject.CoFunder(
                name: name, amount: fields.amount("amount", .positive) ?? .zero(fields.context.currency),
                status: fields.choice("status", of: FundedProject.CoFunder.Status.self) ?? .planned,
                on: fields.date("on"))
        }
    }

    private static func partners(in fields: Fields) -> [FundedProject.Partner] {
        fields.records("partners", each: "partner", example: "{name: Hospital, share: 60%}") { fields in
            let name = fields.requiredText("name", example: "Hospital", fallback: "")
            if fields.value("share") == nil { fields.reportMissing("share", example: "60%") }
            let share = fields.scalar("share").flatMap { fields.context.percent($0, named: "share") }
            return FundedProject.Partner(
                name: name, shareTenths: share ?? 0, grantee: fields.name("grantee"))
        }
    }

    private static func lines(in fields: Fields) -> [BudgetLine] {
        let lines = fields.records(
            "lines", each: "budget line", example: "{id: beds, name: Beds, goal: 5000}"
        ) { fields in
            let id = fields.id()
            let name = fields.requiredText("name", example: "Equipment", fallback: id)
            var line = BudgetLine(id: id, name: name, goal: fields.goal(), ends: fields.date("ends"))
            line.publicName = fields.publicName()
            return (value: line, place: fields.valuePlace("id"))
        }
        fields.context.reportRepeats(of: lines.map { ($0.value.id, $0.place) }, what: "budget line")
        return lines.map(\.value)
    }

    private static func units(in fields: Fields) -> [NamingOpportunity] {
        let example = "{id: room, name: Room, price: 25000, count: 4}"
        let units = fields.records("units", each: "naming opportunity", example: example) { fields in
            let id = fields.id()
            let name = fields.requiredText("name", example: "Laboratory", fallback: id)
            if fields.value("price") == nil { fields.reportMissing("price", example: "25000") }
            let price = fields.amount("price", .positive) ?? .zero(fields.context.currency)
            let count = fields.number("count", in: 1...100_000) ?? 1
            var unit = NamingOpportunity(id: id, name: name, price: price, count: count)
            unit.publicName = fields.publicName()
            return (value: unit, place: fields.valuePlace("id"))
        }
        fields.context.reportRepeats(of: units.map { ($0.value.id, $0.place) }, what: "naming opportunity")
        return units.map(\.value)
    }

    private static func checkShares(of project: FundedProject, in fields: Fields) {
        let sum = project.partners.reduce(Int64(0)) { $0 + $1.shareTenths }
        guard sum > 1000, let place = fields.keyPlace("partners") else { return }
        fields.context.report(
            .partnerShares, at: place, "the partners' shares total \(Percent(tenths: sum).text)",
            hint: "make them 100% or less")
    }

    /// The whole costs at least our share of it, and what others pay.
    private static func checkCost(of project: FundedProject, in fields: Fields) {
        guard let cost = project.cost, let place = fields.keyPlace("cost") else { return }
        let others = project.coFunders.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
        guard Int128(project.goal?.minorUnits ?? 0) + others > Int128(cost.minorUnits) else { return }
        fields.context.report(
            .projectCost, at: place, "the goal and what co-funders pay are more than the cost, \(cost.text)",
            hint: "the goal is our share of the cost: lower it, or raise cost")
    }

    private static func checkLines(of project: FundedProject, in fields: Fields) {
        guard let goal = project.goal, let place = fields.keyPlace("lines") else { return }
        // More than can be counted is certainly more than the goal.
        let sum = project.lines.compactMap(\.goal).reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
        guard sum > Int128(goal.minorUnits) else { return }
        let text =
            Int64(exactly: sum).map { Money(minorUnits: $0, currency: goal.currency).text }
            ?? "too much to count"
        fields.context.report(
            .lineGoals, at: place,
            "the budget lines' goals total \(text), the project's goal is \(goal.text)",
            hint: "raise the project's goal or lower a budget line's")
    }
}
