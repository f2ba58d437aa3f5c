public import CampaignKit

/// Reads what is typed about a donor, by the canonical columns and by the rules of an import's cells.
public struct DonorEditReader {
    /// What cannot be taken; the text itself is personal and never shown.
    public struct Problem: Sendable, Equatable {
        public var column: CanonicalColumn
        public var message: String
        public var hint: String
    }

    public private(set) var edit = DonorEdit()
    public private(set) var problems: [Problem] = []

    /// - Parameter cells: in their order; an empty text takes a field away.
    public init(_ cells: [(column: CanonicalColumn, text: String)]) {
        for (column, text) in cells { read(column, text) }
    }

    private mutating func read(_ column: CanonicalColumn, _ raw: String) {
        var raw = raw
        let text = raw.withUTF8 { CellText.line($0) }
        if let found = CardNumberScanner.findings(in: raw).first {
            refuse(column, "it contains a \(found.kind.rawValue)", "such numbers must never be stored")
        } else if text.unicodeScalars.count > CellText.lineLimit {
            refuse(column, "longer than \(CellText.lineLimit) characters", "shorten it")
        } else if let flag = column.donorFlag {
            setFlag(column, flag, text)
        } else if column == .donorKind {
            setKind(text)
        } else if let field = column.donorText {
            if column == .email, !text.isEmpty, NameFolding.email(text) == nil {
                refuse(column, "not an e-mail address", "write name@example.org, or '' to clear it")
            } else if Self.names.contains(column), Placeholder.meaning(of: text) == .anonymous {
                refuse(
                    column, "not a name", "write '' if the name is not known; each gift says who may see it")
            } else {
                edit.texts.append((field, column == .email ? EmailAddress.reading(text).first : text))
            }
        }
    }

    private static let names: Set<CanonicalColumn> = [.donorName, .firstName, .lastName, .organization]

    private mutating func setFlag(
        _ column: CanonicalColumn, _ flag: DonorDetails.Suppressions, _ text: String
    ) {
        switch YesNo.value(text.lowercased()) {
        case true?: edit.raised.insert(flag)
        case false?: edit.lowered.insert(flag)
        case nil: refuse(column, "not yes or no", "write yes or no")
        }
    }

    private mutating func setKind(_ text: String) {
        let kind = DonorKind(name: text.lowercased())
        if kind == nil, !text.isEmpty {
            let names = DonorKind.allCases.map(\.name)
            return refuse(.donorKind, "not a kind of donor", Suggestion.hint(text.lowercased(), among: names))
        }
        edit.kind = kind
        edit.setsKind = true
    }

    private mutating func refuse(_ column: CanonicalColumn, _ message: String, _ hint: String) {
        problems.append(Problem(column: column, message: message, hint: hint))
    }
}
