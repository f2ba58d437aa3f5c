import CampaignKit

/// Reads `grants:` of `organization.yml`.
enum GrantSettingsReader {
    private static let example = "{prospect: 10%, loi: 20%, proposal: 30%, review: 60%, verbal: 80%}"

    /// What is left out keeps the usual value.
    static func read(_ fields: Fields, into organization: inout Organization) {
        guard
            let grants = fields.record(
                "grants", describing: "grants setting", example: "{probabilities: \(example)}")
        else { return }
        defer { grants.finish() }
        organization.likelihoods = likelihoods(in: grants)
        if let points = grants.number("burn_warning", in: 1...100) { organization.burnWarning = points }
    }

    /// The chances by stage; a stage that is left out keeps the usual one.
    private static func likelihoods(in grants: Fields) -> [GrantStage: Int64] {
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
