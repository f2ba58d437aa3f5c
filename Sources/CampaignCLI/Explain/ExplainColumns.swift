import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The fields of an explanation: those of lists of gifts, with each row's part and why it has none.
struct ExplainColumns: ListForms {
    let figure: TallyFigure
    let currency: Currency
    private let gifts: FieldList<ImportedEntry>
    private let donors: FieldList<DonorRow>
    /// The same fields of a gift apart: a row of a file is written without putting both together.
    private let files:
        (own: FieldList<EntrySummary>, part: FieldList<ExplainedPart>, places: FieldList<EntrySummary>)

    private typealias ImportedEntry = (part: ExplainedPart, line: EntrySummary)
    private typealias DonorRow = (part: ExplainedPart, donor: ExplainedDonor?)

    init(figure: TallyFigure, currency: Currency) {
        self.figure = figure
        self.currency = currency
        let value = { Self.value($0, figure, currency) }
        let own = GiftColumns.own(currency).filter { $0.column.key != "id" }.map(Self.beside)
        let part = Self.end("Part", value, people: { value($0.part).cell })
        gifts = FieldList(
            own.map { $0.of(\.line) } + part.map { $0.of(\.part) } + [GiftColumns.places.of(\.line)])
        files = (FieldList(own), FieldList(part), FieldList([GiftColumns.places]))
        let raised = Self.end(
            "Raised here", value, people: { $0.isHidden ? .blank() : value($0.part).cell })
        donors = FieldList(Self.donor + raised.map { $0.of(\.part) })
    }

    /// An amount or a count, as the figure is.
    func cell(_ part: Int64) -> Cell { Self.value(part, figure, currency).cell }

    func json(_ part: Int64) -> JSONValue { Self.value(part, figure, currency).json }

    private static func value(_ part: Int64, _ figure: TallyFigure, _ currency: Currency) -> FieldValue {
        figure.isMoney || figure.isDonors ? .money(part, currency) : .count(part)
    }

    var people: [TableColumn] { figure.isDonors ? donors.people : gifts.people }

    var data: [TableColumn] { figure.isDonors ? donors.data : gifts.data }

    func people(_ row: FigureExplanation.Row) -> TableRow {
        switch row {
        case .gift(let part, let line): gifts.people((part, line))
        case .donor(let part, let donor): donors.people((part, donor))
        }
    }

    func data(_ row: FigureExplanation.Row) -> TableRow {
        switch row {
        case .gift(let part, let line): gifts.data((part, line))
        case .donor(let part, let donor): donors.data((part, donor))
        }
    }

    func write(_ row: FigureExplanation.Row, to file: inout CSVWriter) {
        switch row {
        case .gift(let part, let line):
            files.own.add(line, to: &file)
            files.part.add(part, to: &file)
            files.places.write(line, to: &file)
        case .donor(let part, let donor): donors.write((part, donor), to: &file)
        }
    }

    func json(_ row: FigureExplanation.Row) -> JSONValue {
        switch row {
        case .gift(let part, let line): gifts.json((part, line))
        case .donor(let part, let donor): donors.json((part, donor))
        }
    }

    // MARK: Fields

    /// Next to the part that counts here, the whole amount matters least.
    private static func beside(_ field: Field<EntrySummary>) -> Field<EntrySummary> {
        guard field.column.key == "amount" else { return field }
        let column = field.column
        return field.under(
            TableColumn(column.title, key: column.key, alignment: column.alignment, isSecondary: true))
    }

    /// `part` sums to the figure; what is left out is in a field of its own, with the rule.
    private static func end(
        _ title: String, _ value: @escaping (Int64) -> FieldValue, people: @escaping (ExplainedPart) -> Cell
    ) -> [Field<ExplainedPart>] {
        [
            Field(.figure(title, "part"), people: people) { $0.rule == nil ? value($0.part) : .none },
            Field("left_out") { $0.rule == nil ? .none : value($0.part) },
            Field("rule") { .text($0.rule?.rawValue) },
        ]
    }

    private static var donor: [Field<DonorRow>] {
        [
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor?.shownID) },
            .shown(GiftWords.markColumn) { $0.donor.map { GiftWords.mark($0.anonymity) } ?? .blank() },
            Field(
                TableColumn("Name", key: "donor_name", shrinks: true),
                people: { row in
                    guard let donor = row.donor else {
                        return Cell(row.part.rule == .hidden ? "hidden gifts" : "no donor named")
                    }
                    return Cell(donor.isHidden ? "anonymous" : donor.name)
                }
            ) { row in .text(row.donor.flatMap { $0.isHidden ? nil : $0.name }) },
            Field("anonymous") { .anonymity($0.donor?.anonymity ?? .none) },
        ]
    }
}

extension ExplainedDonor {
    fileprivate var shownID: Int64? { isHidden ? nil : id }
}
