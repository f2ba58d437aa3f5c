import CampaignKit
import CampaignServices
import Terminal

/// A row of `campaign.receipts/1`: a gift on a paper that was issued, or one that is due.
struct ReceiptRow {
    var number: String?
    var gift: Int64?
    var donor: Int64?
    var amountMinor: Int64?
    var deductibleMinor: Int64?
    var state: String
    var kind: String
    /// The kind as people read it.
    var kindWords: String?
    var reason: String?
    var replaces: String?
    var replacedBy: String?
    /// The day of issue, or the last day on which a paper that is due helps the donor.
    var day: CalendarDate?
    var obstacles: [ReceiptObstacle] = []
    /// The gifts of a statement whose facts hold it up.
    var held: [Int64] = []
    /// What became of its page; nil where no one said.
    var delivery: ReceiptDelivery?

    init(state: String, kind: String) {
        self.state = state
        self.kind = kind
    }

    /// One row for each gift on an issued paper; `labels` are the numbers of all by id.
    static func rows(of record: ReceiptRecord, _ labels: [Int64: String]) -> [ReceiptRow] {
        record.lines.map { line in
            var row = ReceiptRow(state: record.state, kind: record.kind.name)
            row.number = record.label
            row.gift = line.entry
            row.donor = record.isHidden ? nil : record.donor
            row.amountMinor = line.amountMinor
            row.deductibleMinor = line.deductibleMinor
            row.reason =
                record.void?.reason ?? line.single.flatMap { labels[$0] }.map { "receipted as \($0)" }
            row.replaces = record.replaces.flatMap { labels[$0] }
            row.replacedBy = record.replacedBy.flatMap { labels[$0] }
            row.day = record.day
            return row
        }
    }

    init(_ due: ReceiptDue) {
        self.init(state: due.obstacles.isEmpty ? "due" : "withheld", kind: due.kind.rawValue)
        kindWords = due.kind.words
        gift = due.gift
        donor = due.donor
        amountMinor = due.amountMinor
        deductibleMinor = due.deductibleMinor
        reason = due.reason
        replaces = due.replaces?.label
        day = due.by
        obstacles = due.obstacles
        held = due.held
    }

    /// The fields of the register; a due paper's day is a deadline.
    static func fields(
        _ currency: Currency, isDue: Bool = false, showsDelivery: Bool = false
    ) -> FieldList<ReceiptRow> {
        let delivery: [Field<ReceiptRow>] = [
            Field("delivery") { .text($0.delivery?.way.name) },
            Field("delivery_on") { .date($0.delivery?.day) },
        ]
        return FieldList(fields(currency, isDue) + (showsDelivery ? delivery : []))
    }

    private static func fields(_ currency: Currency, _ isDue: Bool) -> [Field<ReceiptRow>] {
        [
            number(isDue), Field(TableColumn("Gift", key: "gift")) { .id("G", $0.gift) },
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field(
                TableColumn("Kind", key: "kind", shrinks: true, isSecondary: !isDue),
                people: { Cell($0.kindWords ?? $0.kind) }
            ) {
                .text($0.kind)
            },
            Field(.figure("Amount", "amount")) { .money($0.amountMinor, currency) },
            Field("deductible") { .money($0.deductibleMinor, currency) },
            Field(
                TableColumn(
                    isDue ? "By" : "Issued", key: isDue ? "by" : "issued", isSecondary: true)
            ) { .date($0.day) },
            Field(TableColumn("State", key: "state", isSecondary: isDue)) { .text($0.state) },
            .shown(TableColumn("Remarks", key: "remarks", shrinks: true)) { Cell($0.remarks) },
            Field("reason") { .text($0.reason) }, Field("replaces") { .text($0.replaces) },
            Field("replaced_by") { .text($0.replacedBy) },
            Field("obstacles") { .list($0.obstacles.map(\.code)) },
        ]
    }

    private static func number(_ isDue: Bool) -> Field<ReceiptRow> {
        isDue
            ? Field("number") { .text($0.number) }
            : Field(TableColumn("Number", key: "number")) { .text($0.number) }
    }

    /// The first numbers of some gifts; nil for none.
    static func list(_ gifts: [Int64]) -> String? {
        let more = gifts.count > 10 ? " and \(Words.grouped(gifts.count - 10)) more" : ""
        return gifts.isEmpty ? nil : gifts.prefix(10).map { "G-\($0)" }.joined(separator: ", ") + more
    }

    private var remarks: String {
        let others = [
            replaces.map { "replaces \($0)" }, replacedBy.map { "replaced by \($0)" }, delivery?.words,
        ]
        let texts =
            obstacles.isEmpty
            ? [reason] + others
            : obstacles.map { $0.message } + [Self.list(held), replaces.map { "replaces \($0)" }]
        return texts.compactMap { $0 }.joined(separator: "; ")
    }
}

extension [ReceiptRecord] {
    /// Their numbers by id.
    var labels: [Int64: String] { Dictionary(map { ($0.id, $0.label) }) { first, _ in first } }
}

extension [ReceiptRow] {
    /// What to do about everything that holds papers up, each once, and about tax forms.
    var hints: [String] {
        var seen: Set<ReceiptObstacle> = []
        let forms = ReceiptForm.allCases.filter { form in contains { $0.kind == form.kind.rawValue } }
        let done = forms.map { "campaign receipt sent GIFT --form \($0.rawValue)" }.joined(separator: ", ")
        return flatMap(\.obstacles).filter { seen.insert($0).inserted }.map { "\($0.message): \($0.hint)" }
            + (forms.isEmpty ? [] : ["record a tax form that is done: \(done)"])
    }
}
