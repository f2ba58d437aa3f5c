import CampaignKit

/// All kinds of blocks.
enum ReportBlocks {
    static let all: [any ReportBlock.Type] = [
        StatusBlock.self, ProgressBlock.self, AppealsBlock.self, ProjectsBlock.self, MonthsBlock.self,
        DaysBlock.self,
        RetentionBlock.self, PaceBlock.self, ForecastBlock.self, ChangesBlock.self, PyramidBlock.self,
        CashFlowBlock.self, GiftsBlock.self, CompareBlock.self, KeyFiguresBlock.self, PledgesBlock.self,
        GrantsBlock.self, DeadlinesBlock.self, GrantBlock.self, UnitsBlock.self, DonorsBlock.self,
        HonorRollBlock.self, TableBlock.self, CaseBlock.self, SignatureBlock.self, AssertBlock.self,
    ]

    /// The block that a directive asks for; nil with findings when there is none of this name or its options
    /// are wrong.
    static func read(
        _ directive: BlockDirective, plan: Plan
    ) -> (block: (any ReportBlock)?, findings: [Finding]) {
        guard let type = all.first(where: { $0.name == directive.name }) else {
            return (nil, [unknown(directive)])
        }
        var options = BlockOptions(directive, plan: plan, keys: type.optionKeys)
        let block = type.init(&options)
        return (options.findings.isEmpty ? block : nil, options.findings)
    }

    private static func unknown(_ directive: BlockDirective) -> Finding {
        let names = all.map { $0.name }
        let near = DidYouMean.nearest(directive.name, in: names).map { DidYouMean.question("{\($0)}") }
        let known = names.map { "{\($0)}" }.joined(separator: " ")
        return Finding(
            code: ReportFindingCode.unknownBlock.rawValue, severity: .error,
            message: "there is no block {\(directive.name)}",
            location: directive.location, hint: near ?? "there are \(known)")
    }
}
