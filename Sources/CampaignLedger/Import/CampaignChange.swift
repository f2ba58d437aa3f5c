import CampaignKit

/// What a posting changed of one campaign's own figures, over all days, under the plan's counting policy.
///
/// Base-currency minor units.
public struct CampaignChange: Sendable, Equatable {
    /// Empty for what has no campaign.
    public var campaign: String
    public var raisedMinor: Int64
    public var receivedMinor: Int64
    public var outstandingMinor: Int64

    public init(campaign: String, raisedMinor: Int64, receivedMinor: Int64, outstandingMinor: Int64) {
        self.campaign = campaign
        self.raisedMinor = raisedMinor
        self.receivedMinor = receivedMinor
        self.outstandingMinor = outstandingMinor
    }

    /// The changes that a batch's summed steps come to; campaigns without any are left out.
    static func changes(
        _ connection: any LedgerConnection, _ structure: CountingStructure, _ places: DesignationMap
    ) throws -> [CampaignChange] {
        var accumulator = NodeAccumulator(structure)
        try DeltaReader(connection: connection, places: places).add(
            from: "batch_delta", where: "raised <> 0 OR received <> 0 OR outstanding <> 0", [],
            to: &accumulator)
        let tallies = accumulator.result
        return ([""] + tallies.campaigns).compactMap { id in
            let tally = tallies[.own(id)]
            guard tally.raised != 0 || tally.received != 0 || tally.outstanding != 0 else { return nil }
            return CampaignChange(
                campaign: id, raisedMinor: tally.raised, receivedMinor: tally.received,
                outstandingMinor: tally.outstanding)
        }
    }
}
