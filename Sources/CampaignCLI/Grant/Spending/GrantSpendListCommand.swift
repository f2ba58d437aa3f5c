import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

struct GrantSpendListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what a grant paid for, cost by cost.",
        discussion: """
            EXAMPLES
              campaign grant spend list GR-1
              campaign grant spend list GR-1 --category equipment --from 2026-07-01 --to 2026-09-30
              campaign grant spend list GR-1 --as-of 2026-06-30 -o spending.csv
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("Only this category.", valueName: "word")) var category: String?
    @Option(help: ArgumentHelp("From this day on.", valueName: "date")) var from: CalendarDate?
    @Option(help: ArgumentHelp("Up to this day.", valueName: "date")) var to: CalendarDate?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let line = try reading.line(grant)
        let rows = try line.costs().spending.spends.filter { spend in
            (category == nil || spend.category == category.map(CostCategory.stored))
                && (from.map { spend.day >= $0 } ?? true) && (to.map { spend.day <= $0 } ?? true)
        }
        let sorted = rows.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
        try session.writer.write(SpendingList(line: line, rows: sorted, reading: reading).document)
    }
}

/// The fields of costs.
struct SpendColumns {
    let currency: Currency
    /// The grants of the costs, by the costs' numbers; empty where all are of one.
    var grants: [Int64: Int64] = [:]

    var fields: FieldList<Spend> { FieldList((grants.isEmpty ? [] : [grant]) + what + more) }

    private var grant: Field<Spend> {
        Field(TableColumn("Grant", key: "grant")) { .id("GR", grants[$0.number]) }
    }

    private var what: [Field<Spend>] {
        [
            Field(TableColumn("Cost", key: "spend")) { .id("S", $0.number) },
            Field(TableColumn("Date", key: "date")) { .date($0.day) },
            Field(TableColumn("Category", key: "category", shrinks: true)) { .text($0.category) },
            Field(TableColumn("Paid to", key: "payee", shrinks: true, isRare: true)) {
                .text($0.words.payee)
            },
            Field(.figure("Amount", "amount")) { .money($0.amount, currency) },
            .shown(TableColumn("Remarks", key: "remarks", shrinks: true, isRare: true)) { spend in
                Cell(remarks(spend))
            },
        ]
    }

    private func remarks(_ spend: Spend) -> String {
        [
            spend.flags.contains(.costShare) ? "cost share" : "",
            spend.flags.contains(.indirect) ? "overhead" : "",
            spend.flags.contains(.preAward) ? "agreed before the award" : "",
            spend.reverses.map { "reverses S-\($0)" } ?? "",
            spend.place.map(GrantPlaces.text) ?? "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var more: [Field<Spend>] {
        [
            Field("paid") { .date($0.paidOn) }, Field("project") { .text($0.place?.project) },
            Field("line") { .text($0.place?.line) }, Field("reference") { .text($0.words.reference) },
            Field("note") { .text($0.words.note) },
            Field("indirect") { .flag($0.flags.contains(.indirect)) },
            Field("cost_share") { .flag($0.flags.contains(.costShare)) },
            Field("pre_award") { .flag($0.flags.contains(.preAward)) },
            Field("source") { .id("G", $0.source) }, Field("reverses") { .id("S", $0.reverses) },
            Field("original") { .text($0.foreign?.original.text) }, Field("rate") { .text($0.foreign?.rate) },
            Field("external_id") { .text($0.externalID) }, Field("batch") { .id("B", $0.batch) },
            Field("currency") { _ in .text(currency.code) },
        ]
    }
}

/// The costs of a grant in every format.
struct SpendingList {
    /// Nil for all grants.
    private let grant: Int64?
    private let rows: [Spend]
    private let grants: [Int64: Int64]
    private let reading: GrantReading

    init(line: GrantLine, rows: [Spend], reading: GrantReading) {
        (grant, self.rows, grants, self.reading) = (line.number, rows, [:], reading)
    }

    /// The costs of all grants, one after the other.
    init(all lines: [GrantLine], reading: GrantReading) throws {
        var (rows, grants): ([Spend], [Int64: Int64]) = ([], [:])
        for line in lines {
            let spends = try line.costs().spending.spends.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
            for spend in spends { grants[spend.number] = line.number }
            rows += spends
        }
        // Without a cost the column is there all the same.
        if grants.isEmpty { grants[0] = 0 }
        (grant, self.rows, self.grants, self.reading) = (nil, rows, grants, reading)
    }

    private var title: String {
        "Costs of \(grant.map { "GR-\($0)" } ?? "all grants") as of \(reading.asOf.longText)"
    }

    var document: Document {
        let fields = SpendColumns(currency: reading.currency, grants: grants).fields
        let table = fields.people(rows, caption: title).forPeople
        return Document(
            title: title, data: fields.data(rows, caption: title), people: table,
            json: reading.provenance.document(
                "campaign.spending/1",
                ["grant": .optional(grant.map { "GR-\($0)" }), "rows": fields.json(rows)])
        ) { look in
            guard !rows.isEmpty else { return look.style.bold(title) + "\n\nno costs\n" }
            return look.style.bold(title) + "\n\n" + look.render(fields.people(rows).forPeople).text + sums
        }
    }

    /// `charged $82,000.00, cost share $5,000.00`.
    private var sums: String {
        let charged = (try? rows.filter(\.isCharged).map(\.amount).sum()) ?? 0
        let shared = (try? rows.filter { !$0.isCharged }.map(\.amount).sum()) ?? 0
        let text = "charged \(reading.currency.text(charged))"
        return text + (shared == 0 ? "" : ", cost share \(reading.currency.text(shared))") + "\n"
    }
}
