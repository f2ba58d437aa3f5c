import CampaignKit
import Terminal

/// Finds what an id on the command line names, or says what was probably meant.
struct IDLookup {
    let index: PlanIndex

    init(_ plan: Plan) { index = PlanIndex(plan) }

    /// Throws unless each id is a campaign's; `also` are campaigns that only the ledger knows.
    func requireCampaigns(_ ids: [String], also: [String] = []) throws(CommandError) {
        for id in ids where index.campaign(id) == nil && !also.contains(id) {
            throw unknown(id, kind: "campaign", among: index.campaignIDs + also)
        }
    }

    /// Where the many are listed.
    private static let kinds = [
        "campaign": "campaign list shows them", "appeal": "campaign appeal list shows them",
        "project": "campaign list shows them",
    ]

    /// The few that begin with what was written: `year-end` of `year-end-2026`.
    private static func nearlyNamed(_ id: String, _ candidates: [String]) -> String? {
        let found = candidates.filter { id.count >= 3 && $0.hasPrefix(id) }
        return (1...5).contains(found.count) ? DidYouMean.question(Words.alternatives(found)) : nil
    }

    /// Nothing of the kind has this id.
    func unknown(_ id: String, kind: String, among candidates: [String]) -> CommandError {
        Self.unknown(id, kind: kind, among: candidates)
    }

    static func unknown(_ id: String, kind: String, among candidates: [String]) -> CommandError {
        let list =
            candidates.isEmpty ? "there are none yet" : "there are \(candidates.joined(separator: ", "))"
        let hint =
            DidYouMean.hint(for: id, in: candidates)
            ?? nearlyNamed(id, candidates) ?? (candidates.count <= 8 ? list : kinds[kind] ?? list)
        return .failed(
            kind == "campaign" ? "unknown-campaign" : "unknown-id", "no \(kind) '\(TerminalText.safe(id))'",
            hint: hint)
    }
}
