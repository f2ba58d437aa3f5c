import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign compare`: two campaigns on the same day of their runs.
struct CompareCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compare two campaigns on the same day after start.",
        discussion: """
            The day is that of the campaign that started later; differences are the second less the first. A \
            campaign that has ended also shows its final result. Both need a first and a last day. \
            --known-on DAY also shows that day, unless --as-of names another.

            EXAMPLES
              campaign compare year-end-2025 year-end-2026
              campaign compare year-end-2025 year-end-2026 --as-of 2026-11-30
              campaign compare year-end-2025 year-end-2026 --json
            """)

    @Argument(help: ArgumentHelp("The campaign to compare with.", valueName: "first")) var first: String
    @Argument(help: ArgumentHelp("The campaign that is compared.", valueName: "second")) var second: String

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        try IDLookup(figures.plan).requireCampaigns([first, second])
        let runs = try runs(figures.plan)
        let comparison = try compare(runs.0, runs.1, figures)
        try session.writer.write(ComparisonDocument(comparison, provenance: figures.provenance).document())
        figures.noteWhenEmpty(session)
    }

    /// The runs of both; names every date that is missing, of both at once.
    private func runs(_ plan: Plan) throws -> (CampaignRun, CampaignRun) {
        let campaigns = [first, second].compactMap(plan.campaign)
        let runs = campaigns.compactMap(CampaignRun.init)
        if runs.count == 2 { return (runs[0], runs[1]) }
        let lacking = (first == second ? Array(campaigns.prefix(1)) : campaigns)
            .compactMap { campaign -> String? in
                let keys = [
                    campaign.starts == nil ? "starts" : nil, campaign.ends == nil ? "ends" : nil,
                ].compactMap { $0 }
                return keys.isEmpty ? nil : "\(campaign.id) has no \(Words.alternatives(keys))"
            }
        throw CommandError.failed(
            "no-dates",
            "\(lacking.joined(separator: ", and ")): both are needed to compare the same day of each run",
            hint: "add what is missing in Campaigns/ID.md; 'campaign list' shows the dates")
    }

    private func compare(
        _ first: CampaignRun, _ second: CampaignRun, _ figures: Snapshot
    ) throws -> CampaignComparison {
        do { return try figures.comparison(of: first, with: second) } catch let error as ComparisonError {
            guard case .notStarted(let id, let starts) = error else { throw error }
            throw CommandError.failed(
                "not-started", "\(id) starts on \(starts.longText), after \(figures.asOf.longText)",
                hint: "there is nothing to compare before its first day")
        }
    }
}
