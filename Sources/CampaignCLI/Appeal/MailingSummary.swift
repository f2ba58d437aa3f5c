import CampaignKit
import CampaignServices

extension AppealMailing {
    /// What happened, in sentences: no one disappears silently.
    var summary: [String] {
        let (letters, suppressed) = (list.rows.count, list.suppressed.count)
        var lines = [
            "\(Words.count(letters, "letter")) + \(Words.grouped(suppressed)) excluded + "
                + (list.sentBefore > 0 ? "\(Words.grouped(list.sentBefore)) sent before + " : "")
                + "\(Words.grouped(list.outside)) in no segment = \(Words.count(list.donors, "donor")), "
                + "a household counts as one; segments of \(year.text) on \(asOf)"
        ]
        let segments = list.letters(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        lines.append("letters: " + segments.joined(separator: ", "))
        let reasons = list.suppressedByReason.map { "\($0.reason.words) \(Words.grouped($0.count))" }
        if !reasons.isEmpty { lines.append("suppressed: " + reasons.joined(separator: ", ")) }
        let silent = list.lettersWithoutAsk(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        if !silent.isEmpty {
            lines.append(
                "letters without an ask, because the segment's ask: gives none: "
                    + silent.joined(separator: ", "))
        }
        lines += PickHints.lines(unknownWords)
        if appeal.isPosted { lines += ZIPRemarks(list.rows).lines }
        if !list.sent.isEmpty {
            lines.append(
                "\(Words.grouped(list.sent.count)) of the letters were already recorded by 'campaign appeal sent'; "
                    + "--unsent leaves them out"
            )
        }
        return lines
    }
}
