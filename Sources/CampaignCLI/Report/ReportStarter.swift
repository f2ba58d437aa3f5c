import CampaignFiles
import CampaignKit
import CampaignServices

/// The text of a new template: short, and every line of it works.
struct ReportStarter {
    let title: String
    let campaign: Campaign?
    let audience: Audience

    var text: String {
        var lines = ["---", "title: \(YAMLScalar.text(title))"]
        if let campaign { lines.append("campaign: \(campaign.id)") }
        lines += ["audience: \(audience)              # board, staff or public", "---", ""]
        lines += opening + ["", "```{progress}", "```", ""] + details
        return lines.map { $0 + "\n" }.joined()
    }

    private var opening: [String] {
        let who = campaign == nil ? "we have" : "the campaign has"
        let goal = campaign?.goal == nil ? "" : " of {{ goal }}"
        let first = "As of {{ as_of }} \(who) raised **{{ raised | whole }}**\(goal) from {{ donors | noun }}"
        // What was received is not for the public.
        return audience == .public
            ? [first + "."] : [first + ";", "of it {{ received | whole }} has been received."]
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
