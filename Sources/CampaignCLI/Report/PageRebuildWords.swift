import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// Whether a page was changed after it was built, in words, and what that answer rests on.
struct PageRebuildWords {
    private let rebuild: PageRebuild
    private let integrity: PageIntegrity
    /// Edits that a screen shows.
    private static let most = 10

    init(_ rebuild: PageRebuild, _ integrity: PageIntegrity) {
        (self.rebuild, self.integrity) = (rebuild, integrity)
    }

    var isEdited: Bool { rebuild.isEdited }

    private var all: [BuiltPage.Edit] {
        if case .edited(let edits?, _) = rebuild { edits } else { [] }
    }

    /// The lines that were changed, each as it was built and as it is.
    var edits: [String] {
        func line(_ lead: String, _ words: String) -> String {
            "\(lead) \(words.isEmpty ? "(nothing)" : TerminalText.safe(words))"
        }
        let shown = all.prefix(Self.most).flatMap { [line("  built:", $0.built), line("  now:", $0.page)] }
        let rest = all.count - Self.most
        return rest > 0 ? shown + ["  and \(Words.count(rest, "line")) more"] : shown
    }

    /// What the answer rests on.
    var text: String {
        switch rebuild {
        case .same(let template):
            "not edited: \(TerminalText.safe(template)) makes the same page from the ledger of that time"
        case .edited(nil, _):
            "found by the digest in the page. Which lines is not known, since the page cannot be built again "
                + "as it was"
        case .edited(_?, let template):
            "compared with the page that \(TerminalText.safe(template ?? "its template")) makes from the "
                + "ledger of that time"
        case .undecided(let reason):
            "not edited, by the digest in the page. That finds no one who wrote a new digest, and the page "
                + "was not built again: \(why(reason))"
        case .unknown: "not checked: words without a figure, since the page has no digest of them"
        }
    }

    private func why(_ reason: PageRebuild.Reason) -> String {
        switch reason {
        case .noTemplate(let path): "there is no \(TerminalText.safe(path)) here"
        case .otherLedger: "this workspace does not have the ledger and the plan that it was made from"
        case .changedSince(let path):
            "\(TerminalText.safe(path)), a part, the theme, or the program has changed since"
        }
    }

    var json: JSONValue {
        let answer =
            switch rebuild {
            case .same: "same"
            case .edited: "edited"
            case .undecided: "digest-fits"
            case .unknown: "unknown"
            }
        return .object([
            "answer": .string(answer),
            "edits": .array(all.map { .object(["built": .string($0.built), "now": .string($0.page)]) }),
            "looks_only": .bool(integrity == .looksChanged),
        ])
    }
}
