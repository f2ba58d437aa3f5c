public import CampaignKit
import CampaignLedger

extension GrantAccount {
    /// The grant that a snapshot's figures are of; nil where it is not there, or no award yet.
    ///
    /// `start` is the first day of the period that is reported.
    public init?(_ figures: Snapshot, grant: Int64, from start: CalendarDate?) throws {
        let reading = GrantReading(figures)
        guard let line = try reading.lines().first(where: { $0.number == grant }), !line.pledges.isEmpty
        else { return nil }
        let spent = try line.costs(from: start)
        self.init(
            number: grant, title: line.words.title, funderName: line.funderName,
            externalID: line.words.externalID, period: line.term?.period, awarded: line.money.awarded,
            received: line.money.received, onHand: spent.onHand, costs: spent.costs)
        burn = spent.burn
        overhead = spent.spending.indirect?.text(in: reading.currency)
        (matchRequired, matchFound, claimed) = (spent.matchRequired, spent.matchFound, spent.claimed)
    }
}
