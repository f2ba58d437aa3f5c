import CampaignKit

/// What a mapping file may say: the columns of ours and their words, which those know who read gifts.
public struct MappingVocabulary: Sendable {
    /// The words that a column of ours takes.
    public struct Words: Sendable {
        public let names: [String]
        /// Whether a word is one of them, under any of its spellings.
        let contains: @Sendable (String) -> Bool

        public init(names: [String], contains: @escaping @Sendable (String) -> Bool) {
            self.names = names
            self.contains = contains
        }
    }

    /// The names of our columns, in the order of their list.
    public var columns: [String]
    /// Those that hold amounts.
    public var amounts: Set<String>
    /// Those that take one of a few words.
    public var words: [String: Words]
    /// Names of source formats that are taken.
    public var reserved: [String]
    /// A file's column as it is compared: without case and punctuation.
    public var fold: @Sendable (String) -> String
    /// Whether a file's column is never kept, whatever it holds: card numbers and the like.
    public var isNeverKept: @Sendable (String) -> Bool
    public var isEncoding: @Sendable (String) -> Bool

    public init(
        columns: [String], amounts: Set<String>, words: [String: Words], reserved: [String],
        fold: @escaping @Sendable (String) -> String, isNeverKept: @escaping @Sendable (String) -> Bool,
        isEncoding: @escaping @Sendable (String) -> Bool
    ) {
        self.columns = columns
        self.amounts = amounts
        self.words = words
        self.reserved = reserved
        self.fold = fold
        self.isNeverKept = isNeverKept
        self.isEncoding = isEncoding
    }

    /// What is wrong with a value of one of our columns; nil where nothing can be said of it by itself.
    func problem(_ value: String, of column: String, plan: Plan) -> (message: String, hint: String?)? {
        switch column {
        case FileMapping.status:
            let names = FileMapping.Standing.allCases.map(\.rawValue)
            return names.contains(value) ? nil : unknown(value, "a status", names)
        case "campaign":
            let ids = plan.campaigns.map(\.id) + [FileMapping.unassigned]
            return ids.contains(value) ? nil : unknown(value, "a campaign", ids)
        case "currency":
            return Currency(code: value) != nil
                ? nil : unknown(value, "a currency", ["USD", "EUR", "GBP", "ILS", "CAD", "CHF", "AUD"])
        default:
            guard let words = words[column], !words.contains(value) else { return nil }
            return unknown(value, "a value of \(column)", words.names)
        }
    }

    private func unknown(_ value: String, _ what: String, _ names: [String]) -> (String, String?) {
        let all = names.count <= 12 ? "it can be " + names.joined(separator: ", ") : nil
        return ("'\(value)' is not \(what)", DidYouMean.hint(for: value, in: names) ?? all)
    }
}
