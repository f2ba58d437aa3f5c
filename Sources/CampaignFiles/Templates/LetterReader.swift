public import CampaignKit
import Yams

/// Reads the front matter of one letter template.
///
/// A new key is a line in `draft` and a property of `LetterDraft`.
public struct LetterReader {
    private enum PaperWord: String, CaseIterable { case letter, a4 }

    private let file: TemplateFile
    private var fields: Fields { file.fields }

    /// The template in `file`, nil when nothing of it can be read, and what is wrong with its front matter.
    public static func read(_ file: PlanFile, plan: Plan) -> (draft: LetterDraft?, findings: [Finding]) {
        let sink = FindingSink()
        let opened = TemplateFile(
            file, describing: "letter", currency: plan.organization.currency, sink: sink)
        let draft = opened.map { LetterReader(file: $0).draft(path: file.path, id: file.stem) }
        return (draft, sink.sorted)
    }

    private func draft(path: String, id: String) -> LetterDraft {
        let title = fields.requiredText("title", example: "Year-end letter", fallback: id)
        let kind = fields.choice("kind", of: LetterDraft.Kind.self) ?? .appeal
        let language = language(named: id)
        let paper = fields.choice("page", of: PaperWord.self) ?? .letter
        let window = fields.addressWindow()
        fields.finish()
        return LetterDraft(
            path: Self.belowReports(path), title: title, kind: kind, language: language,
            paper: paper.rawValue, window: window, lines: SourceLines(file.source), bodyLine: file.bodyLine)
    }

    /// The language that the file's name says, `he` of `year-end.he.md`; a `lang` that differs is refused.
    private func language(named id: String) -> LetterLanguage {
        let written = fields.choice("lang", of: LetterLanguage.self)
        let parts = id.split(separator: ".")
        guard parts.count > 1, let named = LetterLanguage(rawValue: String(parts[parts.count - 1])) else {
            return written ?? .en
        }
        if let written, written != named {
            fields.context.report(
                .unknownChoice, at: fields.valuePlace("lang"),
                "the file's name says \(named.rawValue), but this says \(written.rawValue)",
                hint: "write lang: \(named.rawValue), or rename the file")
        }
        return named
    }

    private static func belowReports(_ path: String) -> String {
        let lead = WorkspaceSource.reportsFolder + "/"
        return path.hasPrefix(lead) ? String(path.dropFirst(lead.count)) : path
    }
}

/// A letter template as its front matter describes it, and its Markdown.
public struct LetterDraft: Sendable {
    /// What a letter is for: it decides which fields it has and whether a reply slip is below it.
    public enum Kind: String, Sendable, CaseIterable {
        case appeal
        case thankYou = "thank-you"
        /// A receipt for gifts of its own, and the statement of a year.
        case receipt, statement
        /// Thanks for a promise, and a word on what is due of it: no tax documents.
        case pledgeConfirmation = "pledge-confirmation"
        case pledgeReminder = "pledge-reminder"

        /// Whether it is a tax document, with a number and the law's sentences.
        public var isReceipt: Bool { self == .receipt || self == .statement }
        /// Whether it is about a promise.
        public var isPledge: Bool { self == .pledgeConfirmation || self == .pledgeReminder }
    }

    /// Below `Reports/`: `letters/year-end.he.md`.
    public let path: String
    public let title: String
    public let kind: Kind
    public let language: LetterLanguage
    /// `letter` or `a4`.
    public let paper: String
    /// Where the address is, where the envelopes have another window than the usual ones.
    public let window: AddressWindow?
    public let lines: SourceLines
    /// The number of the first line of Markdown.
    public let bodyLine: Int
}
