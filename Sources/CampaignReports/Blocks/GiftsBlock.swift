import CampaignKit
import Terminal

/// The largest gifts and pledges since a day.
struct GiftsBlock: ReportBlock {
    static let name = "gifts"
    static let summary = "the largest gifts and pledges since a day"
    static let optionKeys = ["of", "since", "top", "caption"]
    static let isForInsiders = true

    private let span: ChangeSpan
    var needs: Set<ReportNeed> { [span.need] }

    init(_ options: inout BlockOptions) { span = ChangeSpan(&options) }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        guard let summary = figures.changes(span.need) else { return [] }
        let (day, texts) = (summary.since, figures.texts)
        if summary.isBackward, let nothing = ChangeWords.nothing(summary) {
            return [.paragraph(texts.say(nothing))]
        }
        guard let first = summary.largestGifts.first else {
            return [.paragraph(texts.say("No gift or pledge has come since \(day)."))]
        }
        let rows = EntryTable(entries: summary.largestGifts, figures: figures)
        let all = try rows.sums(of: summary.lines.filter { [.gift, .promise].contains($0.reason) })
        var table = rows.table(
            span.caption.isEmpty ? texts.say("The largest gifts and pledges since \(day)") : span.caption,
            rest: try rows.rest(of: all.sums, all.rows))
        let (sum, largest) = (all.sums.raised, first.sums.raised)
        let count: Phrase = "\(all.rows, "gift or pledge", plural: "gifts and pledges") since \(day)"
        table.finding = texts.parts(
            all.rows == 1
                ? "\(count), of \(texts.whole(largest))."
                : "\(count), \(texts.whole(sum)) in all; the largest is of \(texts.whole(largest)).")
        return [.table(table)]
    }
}

/// Posted rows with what they changed; donors as the audience may see them.
struct EntryTable {
    let entries: [ChangeSummary.Entry]
    let figures: ReportFigures

    /// Rows that are not shown, as one.
    struct Rest {
        var rows: Int
        var sums: ChangeSummary.Sums
    }

    func table(_ caption: String, rest: Rest?) -> ReportTable {
        // Where all are of one campaign, the page has said of which.
        let namesCampaign = Set(entries.map(\.campaign)).count > 1
        let words = ["Donor", "Date", "What"] + (namesCampaign ? ["Campaign"] : [])
        var table = ReportTable(
            caption: caption,
            columns: words.map { .init($0) } + ["Raised", "Received"].map { .init($0, isNumber: true) })
        table.rows = entries.map { entry in
            let campaign =
                entry.campaign.isEmpty ? speech.word("unassigned") : figures.name(ofCampaign: entry.campaign)
            return .init(
                [donor(entry), speech.day(entry.day), speech.word(entry.reason.one)].map { ReportText($0) }
                    + (namesCampaign ? [ReportText(campaign)] : []) + amounts(entry.sums))
        }
        if let rest, rest.rows > 0 {
            let name = speech.say("\(rest.rows, "more entry", plural: "more entries") together")
            let blanks = Array(repeating: ReportText.blank, count: words.count - 1)
            table.rows.append(.init([ReportText(name, tone: .faint)] + blanks + amounts(rest.sums)))
        }
        return table
    }

    private var speech: Speech { figures.texts.speech }

    private func amounts(_ sums: ChangeSummary.Sums) -> [ReportText] {
        [figures.texts.money(sums.raised, nil), figures.texts.money(sums.received, nil)]
    }

    private func donor(_ entry: ChangeSummary.Entry) -> String {
        figures.donor(entry.donorName, entry.anonymity)
    }

    /// What of all changes is in none of the entries.
    func rest(of summary: ChangeSummary) throws -> Rest {
        try rest(of: summary.change(), summary.lines.reduce(0) { $0 + $1.rows })
    }

    func rest(of sums: ChangeSummary.Sums, _ rows: Int) throws -> Rest {
        let shown = try entries.reduce(ChangeSummary.Sums()) { try $0.adding($1.sums) }
        return Rest(rows: rows - entries.count, sums: try sums.subtracting(shown))
    }

    /// What some lines come to.
    func sums(of lines: [ChangeSummary.Line]) throws -> (sums: ChangeSummary.Sums, rows: Int) {
        try lines.reduce((.init(), 0)) { sum, line in
            (try sum.0.adding(line.sums), sum.1 + line.rows)
        }
    }
}

extension ChangeReason {
    /// One row of this reason.
    fileprivate var one: String {
        switch self {
        case .gift: "gift"
        case .promise: "pledge"
        case .paid: "payment on a pledge"
        case .increased: "pledge increased"
        case .cut: "pledge cut"
        case .writtenOff: "written off"
        case .refunded: "refund"
        case .returned: "returned to the funder"
        case .conditionMet: "condition met"
        case .conditionUnmet: "condition no longer met"
        case .corrected: "correction"
        case .moved: "moved"
        }
    }
}
