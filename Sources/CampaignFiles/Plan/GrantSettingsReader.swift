import CampaignKit

/// Reads `grants:` of `organization.yml`.
enum GrantSettingsReader {
    private static let example = "{prospect: 10%, loi: 20%, proposal: 30%, review: 60%, verbal: 80%}"

    /// Takes what is said; what is left out stays as it is.
    static func read(_ fields: Fields, into organization: inout Organization) {
        guard
            let grants = fields.record(
                "grants", describing: "grants setting", example: "{probabilities: \(example)}")
        else { return }
        defer { grants.finish() }
        organization.likelihoods = likelihoods(in: grants)
        if let points = grants.number("burn_warning", in: 1...100) { organization.burnWarning = points }
        organization.publisherPrefix = publisherPrefix(in: grants)
    }

    /// `360G-` and the publisher's name: what 360Giving hands out.
    private static func publisherPrefix(in grants: Fields) -> String? {
        guard let scalar = grants.scalar("publisher_prefix") else { return nil }
        let name = scalar.text.dropFirst("360G-".count)
        let isPlain = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic
                || (0x30...0x39).contains(byte)
        }
        guard scalar.text.hasPrefix("360G-"), !name.isEmpty, name.utf8.count <= 60, isPlain else {
            grants.context.report(
                .badPublisherPrefix, at: scalar.place, "'\(scalar.text)' is not a publisher prefix",
                hint: "write it as 360Giving gave it: 360G- and letters, such as 360G-riverbend")
            return nil
        }
        return scalar.text
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
