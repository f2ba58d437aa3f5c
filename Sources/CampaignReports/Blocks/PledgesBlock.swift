import CampaignKit
import Terminal

/// The pledges that are not paid in full, with what is late.
struct PledgesBlock: ReportBlock {
    static let name = "pledges"
    static let summary = "pledges still to be paid: paid, outstanding, overdue, next due"
    static let optionKeys = ["of", "sort", "top", "caption"]
    static let isForInsiders = true

    private enum Sort: String, CaseIterable { case outstanding, overdue, due, donor }

    private let subject: FigureSubject
    private let sort: Sort
    private let limit: Int
    private let caption: String
    var needs: Set<ReportNeed> { [.pledges(campaign: subject.campaign)] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        sort = options.choice("sort", Sort.outstanding)
        limit = options.limit()
        caption = options.caption("Pledges still to be paid")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let all = figures.pledges(of: subject.campaign) ?? []
        let pledges = all.filter { $0.outstanding != 0 }
        let note = try leftOut(all, figures.texts)
        guard !pledges.isEmpty else {
            return [.paragraph("Nothing is pledged that is still to be paid.")] + note
        }
        let total = try PledgeTotal(pledges)
        let ranked = pledges.sorted { isBefore($0, $1, figures) }
        var table = ReportTable(
            caption: caption,
            columns: [.init("Donor"), .init("Pledged on")]
                + ["Pledge", "Paid", "Still to be paid", "Overdue"].map { .init($0, isNumber: true) }
                + [.init("Next due")])
        table.finding = finding(pledges, total, figures.texts)
        table.rows = ranked.prefix(limit).map { row($0, figures) }
        let rest = ranked.dropFirst(limit)
        if !rest.isEmpty {
            let sum = try PledgeTotal(Array(rest))
            let name = figures.texts.say("\(rest.count, "more pledge") together")
            table.rows.append(self.row(sum, ReportText(name, tone: .faint), .body, figures.texts))
        }
        table.rows.append(self.row(total, ReportText("Total"), .total, figures.texts))
        return [.table(table)] + note
    }

    /// What the status does not have either; nothing where a policy leaves out nothing.
    private func leftOut(_ pledges: [OpenPledge], _ texts: FigureTexts) throws(MoneyError) -> [ReportElement]
    {
        let parts = pledges.map(\.leftOut).filter { $0 != 0 }
        guard !parts.isEmpty else { return [] }
        let sum = try Checked.sum(parts)
        return [
            .notes([
                texts.parts(
                    "Not shown, as in the status of campaigns: \(texts.whole(sum)) on \(parts.count, "pledge") that a policy leaves out."
                )
            ])
        ]
    }

    /// The largest or the earliest first; of equal ones the lower number.
    private func isBefore(_ one: OpenPledge, _ other: OpenPledge, _ figures: ReportFigures) -> Bool {
        switch sort {
        case .outstanding: return (-one.outstanding, one.number) < (-other.outstanding, other.number)
        case .overdue: return (-one.overdue, one.number) < (-other.overdue, other.number)
        case .due:
            let days = [one, other].map { $0.nextDue?.dayNumber ?? Int.max }
            return (days[0], one.number) < (days[1], other.number)
        case .donor:
            let names = [one, other].map { donor($0, figures) }
            return (names[0], one.number) < (names[1], other.number)
        }
    }

    /// As the audience may know them.
    private func donor(_ pledge: OpenPledge, _ figures: ReportFigures) -> String {
        figures.donor(pledge.donorName, pledge.anonymity)
    }

    private func row(_ pledge: OpenPledge, _ figures: ReportFigures) -> ReportTable.Row {
        let texts = figures.texts
        return .init([
            ReportText(donor(pledge, figures)), ReportText(texts.day(pledge.day)),
            texts.money(pledge.committed, nil), texts.money(pledge.paid, nil),
            texts.money(pledge.outstanding, nil), overdue(pledge.overdue, texts),
            pledge.nextDue.map { ReportText(texts.day($0)) } ?? .none,
        ])
    }

    /// Of all of them the sums are the status's own figures, which have names.
    private func row(
        _ sum: PledgeTotal, _ name: ReportText, _ kind: ReportTable.Row.Kind, _ texts: FigureTexts
    ) -> ReportTable.Row {
        let prefix = kind == .total ? subject.figurePrefix : nil
        return .init(
            [
                name, .blank, texts.money(sum.committed, nil), texts.money(sum.paid, nil),
                texts.money(sum.outstanding, prefix.map { $0 + ".outstanding" }),
                overdue(sum.overdue, texts, prefix.map { $0 + ".overdue" }), .blank,
            ], kind: kind)
    }

    private func overdue(_ minor: Int64, _ texts: FigureTexts, _ figure: String? = nil) -> ReportText {
        minor == 0 ? .none : texts.figure(texts.text(minor), minor, figure, tone: .caution)
    }

    private func finding(
        _ pledges: [OpenPledge], _ total: PledgeTotal, _ texts: FigureTexts
    ) -> [ReportText] {
        let late = pledges.count { $0.overdue > 0 }
        let owed: Phrase =
            "\(texts.whole(total.outstanding, .up)) is still to be paid on \(pledges.count, "pledge")"
        guard late > 0 else { return texts.parts("\(owed); nothing is overdue.") }
        return texts.parts("\(owed); \(texts.short(total.overdue, .up)) on \(late) of them is overdue.")
    }
}

/// What some pledges come to.
private struct PledgeTotal {
    private(set) var committed: Int64 = 0
    private(set) var paid: Int64 = 0
    private(set) var outstanding: Int64 = 0
    private(set) var overdue: Int64 = 0

    init(_ pledges: [OpenPledge]) throws(MoneyError) {
        for pledge in pledges {
            committed = try Checked.add(committed, pledge.committed)
            paid = try Checked.add(paid, pledge.paid)
            outstanding = try Checked.add(outstanding, pledge.outstanding)
            overdue = try Checked.add(overdue, pledge.overdue)
        }
    }
}
