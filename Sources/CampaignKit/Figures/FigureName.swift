/// A figure as the command line names it: `year-end-2026.raised`, `programs.own.gifts`, `total.to_go`, and as
/// a report's page does: `center-for-innovation.floor-3.raised`, `total.2026-11.received`.
public struct FigureName: Sendable, Equatable {
    /// A campaign, project, appeal, `project/unit`, `total`, `unassigned` or `organization`.
    public let row: String
    /// The campaign that a project or an appeal is named with; nil when it is named alone.
    public let owner: String?
    /// Of a campaign without those below it.
    public let isOwn: Bool
    /// What changed in a month, a quarter or a year; nil for all until the day.
    public let period: String?
    public let figure: String

    /// Takes the text apart; what the parts mean is settled where the plan is known.
    public init(_ text: String) throws(FigureNameError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isOfReport = FigureCatalogue.figure(text, in: .report) != nil
        guard (2...3).contains(parts.count) && !parts.contains("") || isOfReport else {
            throw .syntax(text)
        }
        let middle = parts.count == 3 ? parts[1] : nil
        isOwn = middle == "own"
        period = middle.flatMap { FigurePeriod.isOne($0) ? $0 : nil }
        let isPart = middle != nil && !isOwn && period == nil
        owner = isPart ? parts[0] : nil
        row = parts.count == 1 ? "total" : isPart ? parts[1] : parts[0]
        figure = parts[parts.count - 1]
    }

    /// As it was named in front of the figure.
    public var label: String { owner.map { "\($0).\(row)" } ?? (isOwn ? row + ".own" : row) }

    /// The figure of this name.
    public func known() throws(FigureNameError) -> Figure {
        if let known = FigureCatalogue.figure(figure) { return known }
        throw .unknownFigure(figure, of: row)
    }

    /// What it is about; `campaigns` are those that only the ledger knows.
    public func subject(
        in index: PlanIndex, campaigns: [String] = []
    ) throws(FigureNameError) -> FigureSubject {
        if let owner {
            guard index.campaign(owner) != nil else {
                throw .unknownCampaign(owner, known: index.campaignIDs)
            }
            if let part = index.part(row, of: owner) { return part }
            throw .unknownPart(row, of: owner, known: index.partIDs(of: owner))
        }
        let isCampaign = index.campaign(row) != nil || campaigns.contains(row)
        if isOwn {
            guard isCampaign else { throw .notOwn }
            return .own(row)
        }
        if isCampaign { return .campaign(row) }
        if let subject = index.subject(row) { return subject }
        throw .unknownRow(
            row,
            known: index.campaignIDs + index.projectIDs + index.appealIDs + PlanIndex.subjectWords.dropLast())
    }
}

/// Why a text names no figure; the words are those of whoever asked.
public enum FigureNameError: Error, Equatable, Sendable {
    case syntax(String)
    case unknownFigure(String, of: String)
    /// Only a campaign has figures of its own.
    case notOwn
    case unknownRow(String, known: [String])
    case unknownCampaign(String, known: [String])
    case unknownPart(String, of: String, known: [String])
}

/// The stretch of time in the middle of a figure's name: `total.2026-11.raised`, `fy2026-q3`, `fy2026`.
///
/// As the charts of reports name their columns.
public struct FigurePeriod: Sendable {
    public let text: String
    public let first: CalendarDate
    public let last: CalendarDate

    /// Nil when the text is not a period; what a fiscal year is, the plan says.
    public init?(_ text: String, fiscalYearStart: MonthDay) {
        guard let (first, months) = Self.read(text, fiscalYearStart) else { return nil }
        self.text = text
        self.first = first
        last = first.adding(months: months).adding(days: -1)
    }

    /// Whether a word looks like one, whatever the plan says.
    public static func isOne(_ text: String) -> Bool { read(text, .newYear) != nil }

    private static func read(_ text: String, _ start: MonthDay) -> (CalendarDate, months: Int)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let year = parts[0].hasPrefix("fy") ? String(parts[0].dropFirst(2)) : parts[0]
        guard let number = Int(year), year.count == 4, (1901...9998).contains(number), parts.count < 3 else {
            return nil
        }
        let begin = FiscalYear(ending: number, startingOn: start).starts.startOfMonth
        guard parts.count == 2 else { return parts[0] == year ? nil : (begin, 12) }
        if parts[1].hasPrefix("q"), let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) {
            return (begin.adding(months: 3 * (quarter - 1)), 3)
        }
        guard parts[0] == year, parts[1].count == 2, let month = CalendarDate(text + "-01") else {
            return nil
        }
        return (month, 1)
    }
}
