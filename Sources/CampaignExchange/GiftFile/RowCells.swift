import CampaignKit

/// The columns of one file in their groups, and the order in which a row's groups are read.
struct RowCells {
    /// What every row starts from.
    let blankRow: ImportedEntry
    /// Whether the last row held a number that must not enter.
    private(set) var foundForbidden = false

    private let sensitive: SensitiveCells
    private let references: ReferenceCells
    private let dates: DateCells
    private let identityTexts: PlainCells
    private let texts: PlainCells
    private let extras: ExtraCells
    private let amount: ColumnCell
    private let fee: ColumnCell
    private var identity: IdentityCells
    private var type: TypeCell
    private var money: MoneyCells
    private var handling: HandlingCells
    private var place: DesignationCells
    private var donor: DonorCells
    private var credits: CreditCells
    private var promise: PromiseCells
    private var benefit: BenefitCells
    private var tribute: TributeCells

    init(
        _ header: GiftHeader, options: GiftRowReader.Options, index: PlanIndex, days: DayReader,
        today: CalendarDate
    ) {
        let organization = index.plan.organization
        let base = organization.currency
        blankRow = ImportedEntry(
            line: 0, source: "", type: .gift, date: today, day: today, basis: .stated, minorUnits: 0)
        amount = header.cell(.amount)
        fee = header.cell(.fee)
        sensitive = SensitiveCells(header)
        references = ReferenceCells(header, takesNamelessPromises: options.takesNamelessPromises)
        dates = DateCells(header, days: days, today: today, depositedOn: options.depositedOn)
        extras = ExtraCells(header)
        identityTexts = PlainCells(header, of: [.what])
        texts = PlainCells(header, of: CanonicalColumn.Group.allCases.filter { $0 != .what })
        identity = IdentityCells(header, defaultSource: options.defaultSource)
        type = TypeCell(header)
        money = MoneyCells(header, base: base)
        handling = HandlingCells(header)
        place = DesignationCells(header, index: index, sentKeycodes: options.sentKeycodes)
        donor = DonorCells(header)
        credits = CreditCells(header, base: base)
        promise = PromiseCells(header, days: days, base: base)
        benefit = BenefitCells(header, organization: organization)
        tribute = TributeCells(header)
    }

    /// Fills the row from the context's record and reports all that is wrong; whether it is a zero row.
    mutating func read(_ context: RowContext, into row: inout ImportedEntry) -> Bool {
        foundForbidden = sensitive.found(context)
        identity.read(context, into: &row)
        identityTexts.read(context, into: &row)
        let stated = type.read(context)
        references.read(context, into: &row)
        let reading = money.read(context, into: &row, type: stated?.type)
        if let stated {
            if let reading {
                SignRule.settle(
                    context, stated, reading, amount: amount, reverses: references.reverses, row: &row)
                SignRule.settleFee(context, fee, row: &row)
            } else {
                row.type = stated.type
            }
            references.check(context, stated, row: &row)
        }
        handling.read(context, into: &row)
        texts.read(context, into: &row)
        dates.read(context, into: &row)
        place.read(context, into: &row)
        donor.read(context, into: &row)
        credits.read(context, into: &row)
        if let stated { promise.read(context, into: &row, family: stated.type.family) }
        benefit.read(context, into: &row)
        tribute.read(context, into: &row)
        extras.read(context, into: &row)
        return reading?.minor == 0 && !row.type.mayLackAmount
    }

    /// Looks at what a preset left of a row that it refused; whether that is a number that must not enter.
    func inspect(_ context: RowContext) -> Bool {
        if context.bytes(dates.stated).isEmpty { return sensitive.found(context) }
        var row = blankRow
        dates.read(context, into: &row)
        return sensitive.found(context)
    }

    /// The row was handed over.
    mutating func commit() {
        donor.commit()
    }
}
