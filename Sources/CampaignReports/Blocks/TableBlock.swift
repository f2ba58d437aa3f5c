import CampaignFiles
import CampaignKit
import Terminal

/// Campaigns, projects or appeals with the figures that someone chooses, in the order that they choose.
struct TableBlock: ReportBlock {
    static let name = "table"
    static let summary = "campaigns, projects or appeals with the figures you name"
    static let optionKeys = ["list", "of", "fields", "sort", "top", "caption"]
    /// Rows that are taken together could be told apart by a second table.
    static let isOncePerPublicPage = true

    private enum List: String, CaseIterable {
        case campaigns, projects, appeals

        var kinds: FigureSubject.Kinds {
            switch self {
            case .campaigns: .campaign
            case .projects: .part
            case .appeals: [.part, .appeal]
            }
        }

        var heading: String { String(Words.title(rawValue).dropLast()) }
    }

    private let list: List
    /// What the rows are about, with their names; in the order of the plan.
    private let rows: [(name: String, subject: FigureSubject)]
    private let fields: [Figure]
    /// Nil for the order of the plan; the name where `sortsByName`.
    private let sort: Figure?
    private let sortsByName: Bool
    private let limit: Int
    private let caption: String

    init(_ options: inout BlockOptions) {
        list = options.choice("list", List.campaigns)
        let subject = options.subject(of: [.campaign])
        rows = Self.rows(list, subject.campaign, options.plan)
        fields = Self.fields(&options, list)
        sortsByName = options.option("sort")?.value == "name"
        sort = sortsByName ? nil : Self.figures("sort", &options, list)?.first
        limit = options.limit()
        caption = options.caption(Words.title(list.rawValue))
    }

    var references: [FigureReference] {
        rows.flatMap { row in
            (fields + [sort].compactMap { $0 }).map {
                FigureReference(subject: row.subject, figure: $0, filter: nil)
            }
        }
    }

    var needs: Set<ReportNeed> {
        Set(references.compactMap(\.need).map(ReportNeed.breakdown))
    }

    private static func rows(
        _ list: List, _ campaign: String?, _ plan: Plan
    ) -> [(name: String, subject: FigureSubject)] {
        let wanted = campaign.map { Set([$0] + CampaignTree(plan).descendants(of: $0)) }
        let campaigns = plan.campaigns.filter { wanted?.contains($0.id) ?? true }
        return switch list {
        case .campaigns: campaigns.map { ($0.name, .campaign($0.id)) }
        case .projects:
            campaigns.flatMap { one in one.projects.map { ($0.name, .project($0.id, campaign: one.id)) } }
        case .appeals:
            campaigns.flatMap { one in one.appeals.map { ($0.name, .appeal($0.id, campaign: one.id)) } }
        }
    }

    private static func fields(_ options: inout BlockOptions, _ list: List) -> [Figure] {
        guard options.option("fields") != nil else {
            options.require(
                "fields", "{table} does not say which figures to show",
                hint: "add fields: raised, goal, percent_raised")
            return []
        }
        return figures("fields", &options, list) ?? []
    }

    /// The figures that an option names, with commas between them; nil when it is left out.
    private static func figures(_ key: String, _ options: inout BlockOptions, _ list: List) -> [Figure]? {
        guard let option = options.option(key) else { return nil }
        let known = FigureCatalogue.names(in: list.kinds)
        let words = option.value.split(separator: ",").map { String($0).trimmingBlanks }
        var figures: [Figure] = []
        for word in words {
            if let figure = FigureCatalogue.figure(word, in: list.kinds) {
                figures.append(figure)
            } else {
                options.refuse(
                    option, code: .unknownFigure, "\(list.rawValue) have no figure '\(word)'",
                    hint: DidYouMean.hint(for: word, in: known)
                        ?? "the figures are \(known.joined(separator: ", "))")
            }
        }
        if words.isEmpty || words.count > 8 || key == "sort" && words.count > 1 {
            options.refuse(
                option, key == "sort" ? "sort names one figure" : "fields are one to eight figures",
                hint: "write \(key): raised")
        }
        return figures
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        guard !rows.isEmpty else {
            return [.paragraph(figures.texts.speech.word("There are no \(list.rawValue) yet."))]
        }
        let resolver = FigureResolver(figures: figures)
        // Where only some are shown, they are the largest.
        let ranking =
            sort ?? (rows.count > limit ? fields.first { [.money, .count].contains($0.kind) } : nil)
        let all = rows.map { row in Line(name: row.name, subject: row.subject, fields, ranking, resolver) }
        let lines = sorted(all, isRanked: ranking != nil)
        var table = ReportTable(
            caption: caption,
            columns: [.init(list.heading)] + fields.map { .init($0.title, isNumber: $0.kind != .words) })
        table.rows = lines.prefix(limit).map { line in
            .init(
                [ReportText(line.name)] + zip(fields, line.values).map { text($0, $1, line.subject, figures) }
            )
        }
        let rest = Array(lines.dropFirst(limit))
        if !rest.isEmpty {
            let name = ReportText(figures.texts.say("\(rest.count, "other") together"), tone: .faint)
            table.rows.append(
                try .init(
                    [name] + fields.indices.map { try sum(fields[$0], rest.map(\.values[$0]), figures) }))
        }
        return [.table(table)] + (figures.redaction.isPublic ? [.notes([[ReportText(Redaction.note)]])] : [])
    }

    /// One row with its values; those that do not exist, or may not be shown, are nil.
    private struct Line {
        let name: String
        let subject: FigureSubject
        let values: [FigureValue?]
        let key: Int64

        init(
            name: String, subject: FigureSubject, _ fields: [Figure], _ sort: Figure?,
            _ resolver: FigureResolver
        ) {
            (self.name, self.subject) = (name, subject)
            func value(_ figure: Figure) -> FigureValue? {
                try? resolver.value(FigureReference(subject: subject, figure: figure, filter: nil)).get()
            }
            values = fields.map(value)
            key = sort.flatMap(value)?.size ?? .min
        }
    }

    /// The largest first, or by name; as in the plan where nothing is asked for.
    private func sorted(_ lines: [Line], isRanked: Bool) -> [Line] {
        let places = lines.enumerated()
        if sortsByName {
            return places.sorted {
                ($0.element.name.lowercased(), $0.offset) < ($1.element.name.lowercased(), $1.offset)
            }.map(\.element)
        }
        guard isRanked else { return lines }
        return places.sorted {
            $0.element.key != $1.element.key
                ? $0.element.key > $1.element.key : $0.offset < $1.offset
        }.map(\.element)
    }

    private func text(
        _ figure: Figure, _ value: FigureValue?, _ subject: FigureSubject, _ figures: ReportFigures
    ) -> ReportText {
        guard let value else { return .none }
        let name = FigureReference(subject: subject, figure: figure, filter: nil).name
        if case .money(let minor) = value { return figures.texts.money(minor, name) }
        return ReportText(figure.text(value, nil, figures.texts), figure: name)
    }

    /// Amounts and counts add up; people do not, who may have given to several, and shares do not.
    private func sum(_ figure: Figure, _ values: [FigureValue?], _ figures: ReportFigures) throws
        -> ReportText
    {
        let sizes = values.compactMap { $0?.size }
        guard !figure.countsDonors, sizes.count == values.count || figures.audience != .public,
            !sizes.isEmpty
        else { return .none }
        return switch figure.kind {
        case .money: figures.texts.money(try Checked.sum(sizes), nil)
        case .count: ReportText(Words.grouped(try Checked.sum(sizes)))
        case .percent, .date, .words: .none
        }
    }
}

extension FigureValue {
    /// What is compared: minor units, a count, tenths of a percent or the number of a day.
    var size: Int64? {
        switch self {
        case .money(let minor): minor
        case .count(let count): count
        case .percent(let percent): Int64(percent.tenths)
        case .date(let day): Int64(day.dayNumber)
        case .words, .standing: nil
        }
    }
}
