import CampaignFiles
import CampaignKit

/// The text of a new template: short, and every line of it works.
struct ReportStarter {
    let title: String
    let campaign: Campaign?
    let audience: Audience
    /// What it is to be; nil for a page that fits the campaign.
    var kind: ReportKind?
    /// What a summary is written in.
    var language = LetterLanguage.en
    /// The day before the template is written.
    var yesterday: CalendarDate?

    var text: String {
        guard let kind, kind != .board else { return isPacket ? packet : page }
        var front = ["---", "title: \(YAMLScalar.text(title))"]
        if let campaign { front.append("campaign: \(campaign.id)") }
        front.append("audience: \(audience)              # board, staff or public")
        if language != .en { front.append("lang: \(language)                    # en, es, he or ar") }
        if kind == .emergency, let yesterday {
            front.append("since: \(yesterday)           # changes since the evening of this day")
        }
        let lines = front + ["page: letter                # or a4", "---", ""] + body(of: kind)
        // One line's end after the last block.
        return (lines.last == "" ? Array(lines.dropLast()) : lines).map { $0 + "\n" }.joined()
    }

    private var page: String {
        var lines = ["---", "title: \(YAMLScalar.text(title))"]
        if let campaign { lines.append("campaign: \(campaign.id)") }
        lines += ["audience: \(audience)              # board, staff or public", "---", ""]
        lines += opening + ["", "```{progress}", "```", ""] + wholeCharity + details
        return lines.map { $0 + "\n" }.joined()
    }

    /// What a board reads of all campaigns together: none of them has a course of its own here.
    private var wholeCharity: [String] {
        guard kind == .board, campaign == nil, audience != .public else { return [] }
        return Self.block("key-figures") + ["## What changed since the last meeting", ""]
            + Self.block("changes") + Self.block("gifts", "top: 5")
            + ["## What is still to be paid", ""] + Self.block("cash-flow")
    }

    /// A campaign with a goal and its dates has a course to show to those inside.
    private var isPacket: Bool {
        guard let campaign, audience != .public else { return false }
        return (campaign.goal?.minorUnits ?? 0) > 0 && CampaignRun(campaign) != nil
    }

    /// A first page that stands alone, and the details after it.
    private var packet: String {
        let front = [
            "---", "title: \(YAMLScalar.text(title))", "campaign: \(campaign?.id ?? "")",
            "audience: \(audience)              # board, staff or public",
            "# since: 2026-06-30         the day of the last meeting; without it, the last page built",
            "page: letter                # or a4", "---", "",
        ]
        let first =
            opening + [
                "", "```{pace}", "```", "", "```{key-figures}", "```", "", "```{pyramid}", "width: half",
            ]
            + ["```", "", "```{cash-flow}", "width: half", "```", "", "---", ""]
        let changes = [
            "## What changed since the last meeting", "", "```{changes}", "```", "", "```{gifts}", "top: 5",
            "```", "", "## What may be raised", "", "```{forecast}", "```", "",
        ]
        return (front + first + changes + details).map { $0 + "\n" }.joined()
    }

    var opening: [String] {
        let who = campaign == nil ? "we have" : "the campaign has"
        let goal = campaign?.goal == nil ? "" : " of {{ goal }}"
        // Coins from a box have no donors.
        let from = "{{#if donors}} from {{ donors | noun }}{{/if}}"
        let first = "As of {{ as_of }} \(who) raised **{{ raised | whole }}**\(goal)\(from)"
        // What was received is not for the public.
        let all =
            audience == .public
            ? [first + "."] : [first + ";", "of it {{ received | whole }} has been received."]
        let nothing = "As of {{ as_of }} \(who) raised nothing\(goal)."
        return ["{{#if raised}}"] + all + ["{{else}}", nothing, "{{/if}}"]
    }

    private var details: [String] {
        guard let campaign else {
            return [
                "## Where the campaigns stand", "", "```{status}", "```", "", "## Month by month", "",
                "```{months}", "```",
            ]
        }
        var lines: [String] = []
        if !campaign.projects.isEmpty { lines += ["## What it pays for", "", "```{projects}", "```", ""] }
        if !campaign.appeals.isEmpty { lines += ["## Who was asked", "", "```{appeals}", "```", ""] }
        return lines + ["## Month by month", "", "```{months}", "```", "", "## Why", "", "```{case}", "```"]
    }
}
