import CampaignKit

/// Who gave: `donor_id` and everything that a row says about the person or organization.
struct DonorCells {
    private let id: ColumnCell
    private let texts: [ColumnCell]
    private var kind: WordCell<DonorKind>
    private var flags: [(cell: WordCell<Bool>, flag: DonorDetails.Suppressions)]
    /// The columns among these that the file has, without the id.
    private let present: [ColumnCell]
    private var memory = DonorMemory()
    private var pending: (donor: UInt64, details: UInt64)?

    /// What alone names nobody: `WA` or `US` on every row does not make a donor of each.
    private static let namesNobody: Set<CanonicalColumn> = [
        .donorKind, .address2, .city, .state, .postalCode, .country, .language, .deceased, .doNotMail,
        .doNotEmail, .doNotPublish, .returnedMail,
    ]

    init(_ header: GiftHeader) {
        id = header.cell(.donorID)
        let columns: [CanonicalColumn] = [
            .donorName, .firstName, .lastName, .organization, .householdID, .salutation, .addressee, .email,
            .phone, .address1, .address2, .city, .state, .postalCode, .country, .language,
        ]
        texts = columns.map { header.cell($0) }.filter { $0.field >= 0 }
        kind = WordCell(
            header.cell(.donorKind), code: .unknownDonorKind, what: "a kind of donor",
            names: DonorKind.allCases.map(\.name)
        ) { DonorKind(name: $0) }
        let suppressions: [(CanonicalColumn, DonorDetails.Suppressions)] = [
            (.deceased, .deceased), (.doNotMail, .doNotMail), (.doNotEmail, .doNotEmail),
            (.doNotPublish, .doNotPublish), (.returnedMail, .returnedMail),
        ]
        flags = suppressions.map { (YesNo.cell(header.cell($0)), $1) }.filter { $0.0.cell.field >= 0 }
        present = (texts + [kind.cell] + flags.map(\.cell.cell)).filter { $0.field >= 0 }
    }

    /// Reads the donor; `row.source` must be there already.
    mutating func read(_ context: RowContext, into row: inout GiftRow) {
        pending = nil
        let externalID = context.identifier(id)
        guard says(context, orID: externalID) else {
            keepUnnamed(context, into: &row)
            return
        }
        guard !externalID.isEmpty else {
            row.donor = DonorReference(details: details(context))
            return
        }
        row.donor = DonorReference(externalID: externalID)
        let digests = digests(context, source: row.source)
        if memory.knows(digests.donor, digests.details) { return }
        pending = digests
        if present.contains(where: { !context.record.isEmpty($0.field) }) {
            row.donor?.details = details(context)
        }
    }

    /// The row was handed over: the same cells need not be given again.
    ///
    /// Only now, because a rejected row takes its donor's details with it.
    mutating func commit() {
        if let pending { memory.remember(pending.donor, pending.details) }
        pending = nil
    }

    /// Whether anything here names somebody.
    private func says(_ context: RowContext, orID id: String) -> Bool {
        if !id.isEmpty { return true }
        for cell in present where !context.record.isEmpty(cell.field) {
            if let column = cell.column, Self.namesNobody.contains(column) { continue }
            if !context.bytes(cell).isEmpty { return true }
        }
        return false
    }

    /// Cells of a donor whom nothing names stay with the gift, so that nothing is lost.
    private func keepUnnamed(_ context: RowContext, into row: inout GiftRow) {
        for cell in present {
            guard let column = cell.column else { continue }
            let text = context.text(cell)
            if !text.isEmpty { row.extra.append(GiftRow.ExtraColumn(name: column.name, value: text)) }
        }
    }

    private func digests(_ context: RowContext, source: String) -> (donor: UInt64, details: UInt64) {
        var source = source
        let start = source.withUTF8 { Digest.adding($0, to: Digest.seed) }
        let donor = Digest.adding(context.bytes(id), to: start)
        var details = Digest.seed
        for cell in present { details = Digest.adding(context.record.field(cell.field), to: details) }
        return (donor == 0 ? 1 : donor, details)
    }

    private mutating func details(_ context: RowContext) -> DonorDetails {
        var details = DonorDetails()
        for cell in texts where !context.record.isEmpty(cell.field) {
            Self.set(cell.column, to: context.text(cell), in: &details)
        }
        if !details.postalCode.isEmpty { judgeZIP(context, &details) }
        details.kind = kind.read(context)
        if details.kind == nil, !details.organization.isEmpty, details.name.isEmpty,
            details.firstName.isEmpty, details.lastName.isEmpty
        {
            details.kind = .organization
        }
        for index in flags.indices where flags[index].cell.read(context) == true {
            details.suppressions.insert(flags[index].flag)
        }
        return details
    }

    /// A spreadsheet that takes a ZIP code for a number drops its zeros: the letter would not arrive.
    private func judgeZIP(_ context: RowContext, _ details: inout DonorDetails) {
        switch ZIPCode.judge(details.postalCode, state: details.state, country: details.country) {
        case .fine: break
        case .plusFour(let written): details.postalCode = written
        case .broken(let probably):
            context.warn(
                .badPostalCode, context.header.cell(.postalCode), "not a ZIP code",
                hint: probably.map { "was it \($0) before a spreadsheet took it for a number?" }
                    ?? "five digits, or nine with a dash: format the column as text")
        }
    }

    /// One text; a switch, because writing through key paths takes longer than reading the cells.
    private static func set(_ column: CanonicalColumn?, to text: String, in details: inout DonorDetails) {
        switch column {
        case .donorName: details.name = text
        case .firstName: details.firstName = text
        case .lastName: details.lastName = text
        case .organization: details.organization = text
        case .householdID: details.householdID = text
        case .salutation: details.salutation = text
        case .addressee: details.addressee = text
        case .email: details.email = text
        case .phone: details.phone = text
        case .address1: details.address1 = text
        case .address2: details.address2 = text
        case .city: details.city = text
        case .state: details.state = text
        case .postalCode: details.postalCode = text
        case .country: details.country = text
        case .language: details.language = text
        default: break
        }
    }
}
