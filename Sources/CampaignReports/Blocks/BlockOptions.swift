import CampaignKit

/// The options of one directive, read key by key; what is wrong is collected.
struct BlockOptions {
    let directive: BlockDirective
    let plan: Plan
    private(set) var findings: [Finding] = []

    init(_ directive: BlockDirective, plan: Plan) {
        self.directive = directive
        self.plan = plan
    }
}
