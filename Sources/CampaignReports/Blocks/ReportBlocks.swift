import CampaignKit

/// All kinds of blocks.
enum ReportBlocks {
    static let all: [any ReportBlock.Type] = []

    /// The block that a directive asks for; nil with findings when there is none of this name or its options
    /// are wrong.
    static func read(
        _ directive: BlockDirective, plan: Plan
    ) -> (block: (any ReportBlock)?, findings: [Finding]) {
        (nil, [])
    }
}
