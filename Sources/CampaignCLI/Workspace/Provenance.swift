import CampaignKit
import CampaignServices

extension Provenance {
    /// `as of 20 Nov 2026`, with what was known when it was asked for: a printout must not pass for today's.
    var when: String { "as of \(asOf.longText)" + (knownOn.map { ", as known on \($0)" } ?? "") }

    /// A document of a schema, with these members besides the provenance.
    func document(_ schema: String, _ members: [String: JSONValue]) -> JSONValue {
        .object(
            self.members.merging(members) { _, theirs in theirs }.merging(["schema": .string(schema)]) { $1 })
    }

    /// The members that every document has.
    var members: [String: JSONValue] {
        [
            "as_of": .date(asOf), "known_on": .optional(knownOn),
            "plan_digest": .string(planDigest), "ledger_head": .optional(ledgerHead), "policy": policy,
            "currency": .string(plan.organization.currency.code),
        ]
    }

    /// The campaigns that do not count by the defaults, each with its deviations; none when all do.
    private var policy: JSONValue {
        let normal = CountingPolicy()
        let deviating = plan.campaigns.filter { $0.counting != normal }
        return .object(
            Dictionary(deviating.map { ($0.id, .string($0.counting.summary)) }) { first, _ in first })
    }
}
