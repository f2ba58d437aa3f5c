import CampaignKit

/// The tree of campaigns: parents exist, nothing is its own ancestor, and it is not absurdly deep.
struct TreeChecks {
    static let deepest = 16

    let sink: FindingSink
    /// The ids of all campaign files, also of those that could not be read.
    let known: Set<String>

    /// Reports what is wrong and cuts it off, so that whoever walks the tree of a partial plan comes to an
    /// end.
    func run(_ drafts: inout [CampaignDraft]) {
        checkReferences(&drafts)
        cutCycles(&drafts)
        checkDepth(drafts)
    }

    private func checkReferences(_ drafts: inout [CampaignDraft]) {
        for index in drafts.indices {
            let campaign = drafts[index].campaign
            if let parent = campaign.parent, !known.contains(parent) {
                report(parent, at: drafts[index].sites.parent)
                drafts[index].campaign.parent = nil
            }
            guard case .like(let model) = campaign.pace else { continue }
            if model == campaign.id {
                sink.report(
                    .paceRule, at: drafts[index].sites.pace, "a campaign cannot be paced by its own curve",
                    hint: "name an ended campaign, or write linear")
            } else if known.contains(model) {
                continue
            } else {
                report(model, at: drafts[index].sites.pace)
            }
            drafts[index].campaign.pace = .linear
        }
    }

    private func report(_ id: String, at place: TextPosition) {
        sink.report(
            .unknownCampaign, at: place,
            id.isEmpty ? "no campaign is named here" : "no campaign has the id '\(id)'",
            hint: DidYouMean.hint(
                for: id, in: known.sorted(), otherwise: "the id is the file's name in Campaigns/ without .md")
        )
    }

    private func cutCycles(_ drafts: inout [CampaignDraft]) {
        let position = Dictionary(drafts.indices.map { (drafts[$0].campaign.id, $0) }) { first, _ in first }
        var settled: Set<Int> = []
        for start in drafts.indices {
            var path: [Int] = []
            var step: [Int: Int] = [:]
            var current: Int? = start
            while let index = current, !settled.contains(index) {
                if let first = step[index] {
                    reportCycle(Array(path[first...]), in: &drafts)
                    break
                }
                step[index] = path.count
                path.append(index)
                current = drafts[index].campaign.parent.flatMap { position[$0] }
            }
            settled.formUnion(path)
        }
    }

    private func reportCycle(_ members: [Int], in drafts: inout [CampaignDraft]) {
        // One finding for each circle, where its first campaign by name names its parent.
        guard
            let start = members.indices.min(by: {
                drafts[members[$0]].campaign.id < drafts[members[$1]].campaign.id
            })
        else { return }
        let ordered = members[start...] + members[..<start]
        let names = ordered.map { drafts[$0].campaign.id }
        let shown = names.count > 6 ? names.prefix(5) + ["…"] : names[...]
        sink.report(
            .parentCycle, at: drafts[members[start]].sites.parent,
            "the parents form a circle: \((shown + names.prefix(1)).joined(separator: " → "))",
            hint: "delete the parent of one of them")
        for index in members { drafts[index].campaign.parent = nil }
    }

    private func checkDepth(_ drafts: [CampaignDraft]) {
        let parents = Dictionary(drafts.map { ($0.campaign.id, $0.campaign.parent) }) { first, _ in first }
        for draft in drafts {
            var depth = 1
            var parent = draft.campaign.parent
            while let id = parent, depth <= Self.deepest + 1 {
                depth += 1
                parent = parents[id] ?? nil
            }
            // Only the first one too deep: what is below it is too deep for the same reason.
            guard depth == Self.deepest + 1 else { continue }
            sink.report(
                .parentDepth, at: draft.sites.parent, "this campaign is at level \(depth) of the tree",
                hint: "at most \(Self.deepest) levels; give it a parent further up")
        }
    }
}
