import CampaignKit

/// The whole document around a report's body: head, style, landmarks, where the figures come from.
struct ReportPage {
    struct Heading: Sendable, Equatable {
        var level: Int
        var id: String
        var text: String
    }

    let title: String
    /// `en`, `he`, `ar`.
    let language: String
    let paper: ReportPaper
    let figures: ReportFigures
    /// Of the body, in order, for a table of contents.
    let headings: [Heading]

    /// The page around a body of safe HTML.
    func html(body: String) -> String { body }

    /// The document around a body of Markdown.
    func markdown(body: String) -> String { body }
}

/// The paper that a report is printed on.
public enum ReportPaper: String, Sendable, CaseIterable { case letter, a4 }
