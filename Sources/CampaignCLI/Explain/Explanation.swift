import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// Explains one figure: walks the ledger once for the sums, and once more for programs, which get every row.
struct Explanation {
    let session: Session
    let figures: Snapshot
    let row: FigureRow
    let figure: TallyFigure
    let limit: Int

    private var columns: ExplainColumns {
        ExplainColumns(figure: figure, currency: figures.plan.organization.currency)
    }

    func write() throws {
        let ledger = try session.fullLedger(in: session.directory())
        guard let scope = row.subject?.scope(in: CampaignTree(figures.plan)) else {
            throw StatusReportError.total
        }
        let query = FigureQuery(
            figure: figure, scope: scope, plan: figures.plan, asOf: figures.asOf,
            knownOn: figures.batch ?? 0)
        var sums = ExplanationSums(figure, limit: limit)
        try ledger?.explain(query) { try sums.add($0) }
        try sums.verify(row)
        var document = ExplanationDocument(
            row: row, sums: sums, rows: try shown(sums, ledger, query), provenance: figures.provenance)
        if figure == .received { document.bank = try bank(ledger, scope) }
        switch session.writer.format {
        case .table, .markdown, .html: try session.writer.write(document.document)
        case .csv, .tsv, .json, .xlsx: try stream(ledger, query, document)
        }
    }

    /// What the bank should show of it.
    private func bank(_ ledger: Ledger?, _ scope: FigureScope) throws -> MoneyInBank? {
        let journal = JournalExport(figures: figures, ledger: ledger, campaigns: nil, namesDonors: false)
        let bank = MoneyInBank(try journal.balances(), tally: row.tally, scope: scope)
        return bank.map { $0.beforeFees != 0 || $0.expected != 0 } == true ? bank : nil
    }

    /// The largest rows, as people read them.
    private func shown(_ sums: ExplanationSums, _ ledger: Ledger?, _ query: FigureQuery) throws -> [TableRow]
    {
        let parts = sums.counted.largest.sorted
        guard let ledger, !parts.isEmpty else { return [] }
        if figure.isDonors {
            let donors = try ledger.explainedDonors(parts, in: query.scope)
            return zip(parts, donors).map { columns.people($0, $1) }
        }
        return zip(parts, try ledger.giftLines(parts.map(\.id))).map { columns.people($0, $1) }
    }

    private func stream(_ ledger: Ledger?, _ query: FigureQuery, _ document: ExplanationDocument) throws {
        let list = StreamedList(
            session: session, schema: "campaign.explain/1", provenance: figures.provenance,
            members: document.jsonMembers)
        let columns = columns
        try list.write(people: columns.people, data: columns.data) { body in
            guard figure.isDonors else {
                try ledger?.explainedLines(query) { part, line in
                    try body(
                        StreamedList.Row(
                            people: columns.people(part, line), data: columns.data(part, line),
                            json: columns.json(part, line)))
                }
                return
            }
            try ledger?.explainedDonors(query) { part, donor in
                try body(
                    StreamedList.Row(
                        people: columns.people(part, donor), data: columns.data(part, donor),
                        json: columns.json(part, donor)))
            }
        }
    }
}
