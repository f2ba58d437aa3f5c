import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

extension CommandError {
    /// What is wrong with a figure's name.
    init(_ error: FigureNameError) {
        switch error {
        case .syntax(let text):
            // A row without a figure is what most people write first.
            let isRow = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            let row = isRow && !text.isEmpty ? text : "year-end-2026"
            self = .usage(
                "bad-figure", "'\(TerminalText.safe(text))' is not a figure",
                hint: "write ROW.FIGURE: \(row).raised, total.gifts, unassigned.received")
        case .unknownFigure(let figure, let row):
            let names = FigureCatalogue.all.map(\.name)
            self = .usage(
                "unknown-figure", "no figure '\(TerminalText.safe(figure))'",
                hint: DidYouMean.nearest(figure, in: names).map { "did you mean \(row).\($0)?" }
                    ?? "there are \(names.joined(separator: ", "))")
        case .notOwn:
            self = .usage("bad-figure", "only a campaign has figures of its own", hint: "leave out .own")
        case .unknownRow(let id, let known):
            self = IDLookup.unknown(id, kind: "campaign, project or appeal", among: known)
        case .unknownCampaign(let id, let known):
            self = IDLookup.unknown(id, kind: "campaign", among: known)
        case .unknownPart(let id, let campaign, let known):
            self = IDLookup.unknown(id, kind: "project or appeal of \(campaign)", among: known)
        }
    }

    /// Why figures are not shown.
    static func words(_ what: ServiceError.Disagreement) -> String {
        switch what {
        case .donorGroups: "the groups of donors do not add up"
        case .journal(let wrong):
            "the journal does not match the figures of status for \(wrong.joined(separator: ", "))"
        case .pipeline(let row):
            "the grants behind \(TerminalText.safe(row)).pipeline_weighted do not add up to it"
        case .explained(let figure, let row):
            "the rows behind \(figure.rawValue) of \(TerminalText.safe(row)) do not add up to the figure of status"
        case .changes(let figure, let row):
            "the changes of \(figure.rawValue) in \(TerminalText.safe(row)) do not lead from then to now"
        }
    }

    /// Why a stored status cannot be compared with this one.
    init(_ problem: StoredStatus.Problem) {
        switch problem {
        case .unreadable(let file, let reason):
            self = .failed(
                "file-unreadable", "cannot read \(TerminalText.safe(file)): \(reason)",
                hint: "name a file that campaign status -o status.json wrote")
        case .tooLarge(let file):
            self = .failed("file-unreadable", "\(TerminalText.safe(file)) is larger than any status")
        case .noStatus(let file):
            self = .failed(
                "not-a-status", "\(TerminalText.safe(file)) is not a \(StoredStatus.schema) document",
                hint: "make one with: campaign status -o status.json")
        case .noDay(let text):
            self = .failed("not-a-status", "'\(TerminalText.safe(text))' in as_of is not a day")
        case .noPoint(let text):
            self = .failed(
                "not-a-status", "'\(TerminalText.safe(text))' in known_on is neither a day nor a batch")
        case .otherCurrency(let code):
            self = .failed(
                "other-currency", "the document is in \(TerminalText.safe(code))",
                hint: "figures in different currencies cannot be compared")
        case .otherLedger:
            self = .failed(
                "other-ledger", "this document is from another ledger, or from batches that are missing",
                hint: "its ledger_head is not a batch here; run campaign check --deep")
        case .notEarlier(let state):
            self = .usage(
                "not-earlier",
                "the document is of \(state.asOf) after B-\(state.batch), which is later than what it is compared with",
                hint: "leave out --as-of and --known-on, or name a later day")
        case .altered(let row):
            self = .failed(
                "figures-altered",
                "the document's figures of \(TerminalText.safe(row)) are not what this ledger gave then",
                hint: "it was changed since, or made by another program")
        }
    }
}
