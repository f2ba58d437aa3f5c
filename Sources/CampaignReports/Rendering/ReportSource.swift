import CampaignKit

/// The words that say what a report's figures are and how they can be checked.
struct ReportSource {
    let figures: ReportFigures
    var speech = Speech.english
    /// The campaign that the page is about; nil for all of them.
    var campaign: String?

    /// For the top of the page: the day, what was known, who may read it.
    var when: [Phrase] {
        var words: [Phrase] = ["As of \(figures.asOf)"]
        if figures.isProjected { words.append(projected) }
        if let known = figures.knownOn { words.append("as known on \(known)") }
        words.append(readers)
        return words
    }

    /// A page of a day to come must not pass for one of what has happened.
    private var projected: Phrase {
        "Projected: \(words(figures.asOf)) is in the future, so only what is posted by \(words(figures.today ?? figures.asOf)) is in it"
    }

    private func words(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        return speech.language == .en
            ? "\(day) \(LetterLanguage.en.month(month)) \(year)" : speech.language.text(date)
    }

    private var readers: Phrase {
        switch figures.audience {
        case .public: "for the public"
        case .board: "for the board"
        case .staff: "for staff only"
        }
    }

    /// For its end, one sentence each.
    var lines: [Phrase] {
        let zone = figures.plan.organization.timeZone
        var lines: [Phrase] = [
            "Every figure is as of the end of \(figures.asOf), in the time zone \(zone)."
        ]
        if figures.isProjected {
            lines.append(
                "\(projected). No campaign is compared with its schedule, and what was promised by then may not be paid."
            )
        }
        if let known = figures.knownOn {
            lines.append("They are as known on \(known), with the plan of that time.")
        }
        lines.append(
            figures.audience == .public
                ? "Raised counts gifts, and pledges in full."
                : "Raised counts gifts, and pledges in full; received is what has come in. Raised − received = outstanding, in every row."
        )
        lines += PolicyWords.lines(shown).map { "Counted differently in \($0)." }
        if figures.audience == .public { lines.append(Phrase(word: Redaction.note)) }
        lines.append(marks)
        return lines
    }

    /// The page's campaign with those below it: the others are not on it.
    private var shown: [Campaign] {
        guard let campaign else { return figures.plan.campaigns }
        let wanted = Set([campaign] + CampaignTree(figures.plan).descendants(of: campaign))
        return figures.plan.campaigns.filter { wanted.contains($0.id) }
    }

    /// Digests are shortened: enough to compare, not too many to read aloud.
    private var marks: Phrase {
        let plan = String(figures.planDigest.prefix(12))
        guard let head = figures.ledgerHead else { return "Plan \(plan); nothing has been posted yet." }
        return "Plan \(plan), ledger \(String(head.prefix(12)))."
    }
}
