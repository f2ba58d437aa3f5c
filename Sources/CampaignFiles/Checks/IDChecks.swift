import CampaignKit

/// Ids are unique where they are looked up: appeals and projects in the workspace, lines and units in their
/// project.
struct IDChecks {
    let drafts: [CampaignDraft]
    let sink: FindingSink

    private struct Owner {
        let what: String
        let place: TextPosition
        let campaign: String
    }

    func run() {
        let appeals = check("appeal") { zip($0.campaign.appeals.map(\.id), $0.sites.appeals) }
        let projects = check("project") { zip($0.campaign.projects.map(\.id), $0.sites.projects) }
        let campaigns = Set(drafts.map(\.campaign.id))
        for (id, owner) in ordered(appeals) + ordered(projects)
        where campaigns.contains(id) && id != owner.campaign {
            warn(id, owner, "there is also a campaign '\(id)', and this \(owner.what) is not in it")
        }
        for (id, owner) in ordered(projects) where appeals[id] != nil {
            warn(id, owner, "there is also an appeal '\(id)'")
        }
        checkKeycodes()
    }

    /// A slip that comes back must say which appeal it is of.
    private func checkKeycodes() {
        var owners: [String: Appeal] = [:]
        for draft in drafts {
            for (appeal, place) in zip(draft.campaign.appeals, draft.sites.appeals) {
                for code in Keycode.all(of: appeal).keys.sorted() {
                    guard let other = owners[code], other.id != appeal.id else {
                        owners[code] = appeal
                        continue
                    }
                    sink.report(
                        .keycode, at: place, "the keycode \(code) is also that of the appeal '\(other.id)'",
                        hint: "give each segment its own, or leave out keycode:")
                }
            }
        }
    }

    /// Reports repeated ids; the first owner of each id.
    private func check(_ what: String, of ids: (CampaignDraft) -> Zip2Sequence<[String], [TextPosition]>)
        -> [String:
        Owner]
    {
        var owners: [String: Owner] = [:]
        for draft in drafts {
            for (id, place) in ids(draft) where !id.isEmpty {
                guard let first = owners[id] else {
                    owners[id] = Owner(what: what, place: place, campaign: draft.campaign.id)
                    continue
                }
                sink.reportRepeat(of: id, what: what, at: place, first: first.place)
            }
        }
        return owners
    }

    private func ordered(_ owners: [String: Owner]) -> [(key: String, value: Owner)] {
        owners.sorted { $0.key < $1.key }
    }

    private func warn(_ id: String, _ owner: Owner, _ reason: String) {
        sink.report(
            .ambiguousID, at: owner.place, "'\(id)' is ambiguous: \(reason)",
            hint: "figures such as \(id).raised could mean either; rename one")
    }
}

extension FindingSink {
    func reportRepeat(of id: String, what: String, at place: TextPosition, first: TextPosition) {
        let earlier = "\(first.source.path):\(first.line)"
        report(
            .duplicateID, at: place, "another \(what) has the id '\(id)'",
            hint: "rename one; the other is at \(earlier)")
    }
}

extension ReadingContext {
    /// Reports ids that are there twice in one list.
    func reportRepeats(of ids: [(id: String, place: TextPosition)], what: String) {
        var first: [String: TextPosition] = [:]
        for (id, place) in ids where !id.isEmpty {
            if let earlier = first[id] {
                sink.reportRepeat(of: id, what: what, at: place, first: earlier)
            } else {
                first[id] = place
            }
        }
    }
}
