import CampaignKit

/// Who gave: `donor_id` and everything that a row says about the person or organization.
struct DonorCells {
    private let id: ColumnCell
    private let number: ColumnCell
    private let texts: [(cell: ColumnCell, set: @Sendable (inout DonorDetails, String) -> Void)]
    private var kind: WordCell<DonorKind>
    private var flags: [(cell: WordCell<Bool>, flag: DonorDetails.Suppressions)]
    /// The columns among these that the file has, without the id.
    private let present: [ColumnCell]
    private var memory = DonorMemory()
    /// Digests of the cells of donors who want no publicity.
    private var anonymous: Set<UInt64> = []
    private var pending: (donor: UInt64, details: UInt64)?

    init(_ header: GiftHeader) {
        id = header.cell(.donorID)
        number = header.cell(.donor)
        texts = header.columns.compactMap { column in
            guard case .donorText(_, let set) = column.reader else { return nil }
            return (header.cell(column), set)
        }
        kind = WordCell(
            header.cell(.donorKind), code: .unknownDonorKind, what: "a kind of donor",
            names: DonorKind.allCases.map(\.name)
        ) { DonorKind(name: $0) }
        flags = header.columns.compactMap { column in
            column.donorFlag.map { (YesNo.cell(header.cell(column)), $0) }
        }
        present = (texts.map(\.cell) + [kind.cell] + flags.map(\.cell.cell)).filter { $0.field >= 0 }
    }

    /// Reads the donor; `row.source` and `row.type` must be there already.
    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        pending = nil
        let externalID = context.identifier(id)
        let number = ourNumber(context)
        refuseAdvisor(context, row.type)
        guard !externalID.isEmpty || number != nil else { return readUnnumbered(context, into: &row) }
        row.donor = DonorReference(
            externalID: externalID, number: number, impliedKind: Self.implied(by: row.type))
        let digests = digests(context, source: row.source)
        if memory.knows(digests.donor, digests.details) {
            if anonymous.contains(digests.details) { row.anonymity = .board }
            row.donor?.repeatsDetails = present.contains { !context.record.isEmpty($0.field) }
            return
        }
        pending = digests
        guard present.contains(where: { !context.record.isEmpty($0.field) }) else { return }
        let said = details(context)
        row.donor?.details = said.details
        guard said.isAnonymous else { return }
        row.anonymity = .board
        anonymous.insert(digests.details)
    }

    /// A donor without any number: what the row says names them, or nothing does.
    private mutating func readUnnumbered(_ context: RowContext, into row: inout ImportedEntry) {
        // Most files without donors have no such columns at all.
        guard present.contains(where: { !context.record.isEmpty($0.field) }) else { return }
        let said = details(context)
        guard Self.namesSomebody(said.details) else { return keepUnnamed(context, into: &row) }
        row.donor = DonorReference(impliedKind: Self.implied(by: row.type), details: said.details)
        if said.isAnonymous { row.anonymity = .board }
    }

    /// What alone names no one: `WA` or `US` on every row does not make a donor of each.
    private static func namesSomebody(_ details: DonorDetails) -> Bool {
        !details.isEmpty || !details.phone.isEmpty || !details.address1.isEmpty || !details.addressee.isEmpty
            || !details.householdID.isEmpty
    }

    /// The number of this ledger in the column `donor`; anything else there is refused, a name above all.
    private func ourNumber(_ context: RowContext) -> Int64? {
        guard !context.record.isEmpty(number.field) else { return nil }
        let text = context.text(number)
        if Placeholder.isEmpty(text) { return nil }
        let digits = text.dropFirst(2)
        if text.uppercased().hasPrefix("D-"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int64(digits), value > 0
        {
            return value
        }
        context.refuse(
            .badDonorNumber, number, "not a donor number, such as D-12",
            hint: "a name goes in donor_name, another system's id in donor_id: rename the column")
        return nil
    }

    private static func implied(by type: EntryType) -> DonorKind? {
        switch type {
        case .daf: .dafSponsor
        case .platform: .platform
        default: nil
        }
    }

    /// A fund's or platform's gift is not its advisor's: the donor is an organization (`rules.md §4.5`).
    private mutating func refuseAdvisor(_ context: RowContext, _ type: EntryType) {
        guard Self.implied(by: type) != nil else { return }
        func says(_ column: CanonicalColumn) -> Bool {
            texts.first { $0.cell.column == column }.map { !Placeholder.isEmpty(context.text($0.cell)) }
                ?? false
        }
        guard says(.firstName), says(.lastName), !says(.organization) else { return }
        guard [nil, .person, .household].contains(kind.read(context)) else { return }
        let isFund = type == .daf
        context.refuse(
            .sponsorMissing, texts.first { $0.cell.column == .lastName }?.cell ?? id,
            "a \(isFund ? "donor-advised fund's" : "platform's") gift with a person as its donor",
            hint: isFund
                ? "who is the sponsoring organization? put it in organization, and the person in soft_credits as daf_advisor"
                : "which platform or foundation sent it? put it in organization, and the person in soft_credits"
        )
    }

    /// The row was handed over: the same cells need not be given again.
    ///
    /// Only now, because a rejected row takes its donor's details with it.
    mutating func commit() {
        if let pending { memory.remember(pending.donor, pending.details) }
        pending = nil
    }

    /// Cells of a donor nothing names stay with the gift, so that nothing is lost.
    private func keepUnnamed(_ context: RowContext, into row: inout ImportedEntry) {
        for cell in present {
            guard let column = cell.column else { continue }
            let text = context.text(cell)
            if !text.isEmpty { row.extra.append(ImportedEntry.ExtraColumn(name: column.name, value: text)) }
        }
    }

    private func digests(_ context: RowContext, source: String) -> (donor: UInt64, details: UInt64) {
        var donor = FNV1a()
        donor.add(cell: source)
        donor.add(cell: context.bytes(id))
        donor.add(cell: context.bytes(number))
        var details = FNV1a()
        for cell in present { details.add(cell: context.record.field(cell.field)) }
        return (donor.value == 0 ? 1 : donor.value, details.value)
    }

    private mutating func details(_ context: RowContext) -> (details: DonorDetails, isAnonymous: Bool) {
        var details = DonorDetails()
        for (cell, set) in texts where !context.record.isEmpty(cell.field) {
            set(&details, context.text(cell))
        }
        let isAnonymous = details.dropPlaceholders()
        if !details.email.isEmpty { takeAddress(context, &details) }
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
        return (details, isAnonymous)
    }

    /// `Cy Vance <cy@example.org>` is an address with a name; of several addresses the first counts.
    private func takeAddress(_ context: RowContext, _ details: inout DonorDetails) {
        let (first, others) = EmailAddress.reading(details.email)
        details.email = first
        guard others > 0 else { return }
        context.warn(
            .moreEmails, context.header.cell(.email), "more than one e-mail address",
            hint: "the first is used; add others by hand if needed")
    }

    /// A spreadsheet that takes a ZIP code for a number drops its zeros: the letter would not arrive.
    private func judgeZIP(_ context: RowContext, _ details: inout DonorDetails) {
        let reading = ZIPCode.reading(
            details.postalCode, state: details.state, country: details.country)
        let hint: String
        switch reading {
        case .good(let written):
            details.postalCode = written
            return
        case .completed(let whole): hint = "was it \(whole) before a spreadsheet changed it to a number?"
        case .bad: hint = "five digits, or nine with a dash: format the column as text"
        }
        context.warn(
            .badPostalCode, context.header.cell(.postalCode), "not a ZIP code", hint: hint)
    }
}
