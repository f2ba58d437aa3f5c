import CampaignKit
import Yams

/// What every reader of one file needs.
struct ReadingContext {
    let source: SourceText
    let sink: FindingSink
    /// The base currency, which every amount is in.
    let currency: Currency
    /// The file's line before the first line of YAML.
    let lineOffset: Int
    /// False when the organization's currency could not be read: an amount in another one then says nothing
    /// new.
    var isCurrencyCertain = true

    /// Where a node is in the file.
    func place(of node: Node) -> TextPosition {
        var token: String?
        if case .scalar(let scalar) = node { token = YAMLText.restored(scalar.string) }
        guard let mark = node.mark else { return TextPosition(source, line: 1, column: 1) }
        return TextPosition(source, line: mark.line + lineOffset, column: mark.column, token: token)
    }

    func report(_ code: PlanFindingCode, at place: TextPosition, _ message: String, hint: String?) {
        sink.report(code, at: place, message, hint: hint)
    }
}
