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
        let ledger = books.rows
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
