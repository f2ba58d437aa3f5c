import CampaignKit

/// Reads `grants:` of `organization.yml`.
enum GrantSettingsReader {
    private static let example = "{prospect: 10%, loi: 20%, proposal: 30%, review: 60%, verbal: 80%}"

    /// The chances by stage; a stage that is left out keeps the usual one.
    static func likelihoods(in fields: Fields) -> [GrantStage: Int64] {
        guard
            let grants = fields.record(
                "grants", describing: "grants setting", example: "{probabilities: \(example)}")
        else { return [:] }
        defer { grants.finish() }
        guard
            let chances = grants.record("probabilities", describing: "table of chances", example: example)
        else { return [:] }
        defer { chances.finish() }
        var likelihoods: [GrantStage: Int64] = [:]
        for stage in GrantStage.allCases where stage.isOpen {
            guard let scalar = chances.scalar(stage.name) else { continue }
            likelihoods[stage] = chances.context.percent(scalar, named: stage.name)
        }
        return likelihoods
    }
}
