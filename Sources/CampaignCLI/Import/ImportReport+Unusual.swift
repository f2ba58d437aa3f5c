import CampaignKit
import CampaignLedger
import Terminal

/// What a dry run says of a file that is unlike the last ones of its source.
extension ImportReport {
    var unusualLines: [String] { outcome.unusual.map(text) }

    private func text(_ unusual: UnusualImport) -> String {
        switch unusual {
        case .rows(let count, let usual):
            "\(Words.count(count, "row")); they had \(span(usual.map { Words.grouped($0) }))"
        case .sum(let minor, let usual):
            "\(currency.text(minor)) in all; they had \(span(usual.map { currency.text($0) }))"
        case .refunds(let percent, let most):
            "\(percent)% of the rows are refunds; they had at most \(most)%"
        case .days(let days, let most):
            "the rows are of \(Words.count(days, "day")); theirs were of at most \(Words.count(most, "day"))"
        case .campaigns(let campaigns):
            "they had no gift for \(campaigns.joined(separator: ", "))"
        }
    }

    private func span(_ ends: (String, String)) -> String {
        ends.0 == ends.1 ? ends.0 : "\(ends.0) to \(ends.1)"
    }
}

extension ClosedRange {
    /// Both ends in words.
    fileprivate func map(_ text: (Bound) -> String) -> (String, String) {
        (text(lowerBound), text(upperBound))
    }
}
