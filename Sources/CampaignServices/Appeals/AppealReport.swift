public import CampaignKit
import CampaignLedger

/// An appeal's result on a day, with what its campaign got in that time that names no appeal.
public struct AppealReport {
    public let appeal: Appeal
    public let campaign: Campaign
    public let asOf: CalendarDate
    public let result: AppealResult
    /// Gifts to the campaign in the appeal's time that belong to no appeal; nil without a start.
    public let unattributed: (gifts: Int, minorUnits: Int64)?

    public init(_ appeal: Appeal, _ campaign: Campaign, _ books: LedgerView, asOf: CalendarDate) throws {
        self.appeal = appeal
        self.campaign = campaign
        self.asOf = asOf
        let ledger = books.ledger
        var query = AppealGiftQuery(
            plan: books.loaded.plan, campaign: campaign.id, appeal: appeal, asOf: asOf, knownOn: books.batch)
        var returns: [AppealResponse] = []
        try ledger?.appealGifts(query) { gift in
            returns.append(
                AppealResponse(
                    unit: gift.unit, donor: gift.donor, credited: gift.credited, keycode: gift.place.keycode,
                    day: gift.day, raisedMinor: gift.raisedMinor))
        }
        result = try AppealResult(
            appeal,
            pieces: try ledger?.solicitations(ofAppeal: appeal.id, asOf: asOf, knownOn: books.batch) ?? [],
            returns: returns, household: try ledger?.households() ?? [:])
        guard let starts = appeal.starts, starts <= min(appeal.ends ?? asOf, asOf) else {
            unattributed = nil
            return
        }
        query.unattributed = starts...min(appeal.ends ?? asOf, asOf)
        var units: Set<Int64> = []
        var sum: Int64 = 0
        try ledger?.appealGifts(query) { gift in
            units.insert(gift.unit)
            sum = try Checked.add(sum, gift.raisedMinor)
        }
        unattributed = (units.count, sum)
    }
}

/// The rows of an appeal's list that letters, labels and contacts are made of.
public struct AppealRows {
    public let books: LedgerView
    public let directory: String
    /// The day of the list and of what is written.
    public let today: CalendarDate
    /// Of the segments asked for, by donor.
    public let rows: [MailMergeRow]
    public let mailing: AppealMailing

    public var appeal: Appeal { mailing.appeal }
    public var provenance: Provenance { mailing.provenance }

    /// - Parameter segments: ids; none for all.
    public init(
        _ context: some ServiceContext, appeal id: String, segments: [String], onlyUnsent: Bool = false,
        mailsPossible: Bool = false,
        asOf: CalendarDate? = nil, knownOn: KnownOn? = nil
    ) throws {
        directory = try context.directory()
        books = try LedgerView(context, knownOn: knownOn)
        today = try books.day(asOf, context)
        mailing = try AppealMailing(
            appeal: id, books, asOf: today, .init(onlyUnsent: onlyUnsent, mailsPossible: mailsPossible))
        let known = mailing.appeal.segments.map(\.id)
        for segment in segments where !known.contains(segment) {
            throw ServiceError.unknownID(segment, .segment, among: known)
        }
        rows = mailing.list.rows.filter { segments.isEmpty || segments.contains($0.segment) }
        if books.head == nil { context.note(.nothingPostedYet) }
    }

    /// Throws unless every row has a letter, named by its segment or by the appeal.
    public func requireLetters() throws(ServiceError) {
        guard let row = rows.first(where: { letter(for: $0).isEmpty }) else { return }
        throw .noLetter(appeal, campaign: mailing.campaign.id, segment: row.segment)
    }

    /// The template for a row, below `Reports/`; empty where none is named.
    public func letter(for row: MailMergeRow) -> String {
        appeal.segments.first { $0.id == row.segment }?.letter ?? appeal.letter ?? ""
    }
}
