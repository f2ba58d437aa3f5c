import CampaignKit
import Foundation

/// What someone said about columns that no one reads (`docs/csv.md`): which rows stay out because of them.
public struct ColumnChoices: Sendable, Equatable {
    /// One column and some of its values.
    public struct Values: Sendable, Equatable {
        public var column: String
        public var values: [String]

        /// Reads `Status=Failed,Refunded`; nil without a column or an equals sign.
        public init?(_ text: String) {
            guard let mark = text.firstIndex(of: "=") else { return nil }
            column = text[..<mark].trimmingCharacters(in: .whitespaces)
            values = text[text.index(after: mark)...].split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if column.isEmpty { return nil }
        }
    }

    /// Rows with one of these values are left out.
    public var leaveOut: [Values] = []
    /// Rows with any other value are left out; an empty value means a blank cell.
    public var only: [Values] = []
    /// Columns that are read over.
    public var ignored: [String] = []
    /// Whether rows are posted although an ignored column says that they were not paid.
    public var postsAll = false

    public init() {}

    public var isEmpty: Bool { leaveOut.isEmpty && only.isEmpty && ignored.isEmpty }

    /// The columns named, as they were written.
    var columns: [String] { leaveOut.map(\.column) + only.map(\.column) + ignored }

    /// What was said of one column, by its normalized name.
    func choice(of column: String) -> ColumnMemory.Choice? {
        func values(_ list: [Values]) -> [String]? {
            let found = list.filter { HeaderMatcher.normalize($0.column) == column }
            return found.isEmpty ? nil : found.flatMap { $0.values.map(ColumnMemory.fold) }
        }
        let isIgnored = ignored.contains { HeaderMatcher.normalize($0) == column }
        let choice = ColumnMemory.Choice(
            leaveOut: values(leaveOut) ?? [], only: values(only), isIgnored: isIgnored, postsAll: postsAll)
        return choice.leaveOut.isEmpty && choice.only == nil && !isIgnored ? nil : choice
    }
}

/// What was said once for a source and a header, as the ledger remembers it.
struct ColumnMemory: Codable, Equatable, Sendable {
    struct Choice: Codable, Equatable, Sendable {
        var leaveOut: [String] = []
        var only: [String]?
        var isIgnored = false
        var postsAll = false
        /// Every value that the column had by then: another one is news.
        var seen: [String] = []

        /// With the values that were left out before: `Disputed` is said besides `Failed`, not instead of it.
        func adding(_ before: Choice?) -> Choice {
            guard let before, only == nil, before.only == nil, !isIgnored, !before.isIgnored else {
                return self
            }
            var choice = self
            choice.leaveOut = before.leaveOut + leaveOut.filter { !before.leaveOut.contains($0) }
            return choice
        }

        /// Whether a row with this value is left out.
        ///
        /// In a column of refunds a blank, a zero and a no say the same: who said `0.00` meant them all.
        func leavesOut(_ value: String, isUndone: Bool) -> Bool {
            if leaveOut.contains(value) { return true }
            guard let only, !only.contains(value) else { return false }
            return !(isUndone && PaymentWords.isNone(value) && only.contains(where: PaymentWords.isNone))
        }
    }

    /// By the normalized name of the column.
    var columns: [String: Choice] = [:]

    /// The most values of a column that are remembered: a column with more is not a column of states.
    static let mostValues = 300

    /// The normalized names of columns that are read over.
    var ignored: [String] { columns.filter(\.value.isIgnored).map(\.key) }

    init() {}

    /// Nil where there is nothing, or nothing that can be read.
    init?(_ text: String?) {
        guard let text, let read = try? JSONDecoder().decode(ColumnMemory.self, from: Data(text.utf8)) else {
            return nil
        }
        self = read
    }

    /// One line, the same for the same memory.
    var text: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A value as it is compared: case and blanks do not matter, nor how a zero is written.
    static func fold(_ text: String) -> String {
        let folded = String(text.trimmingCharacters(in: .whitespaces).lowercased().prefix(60))
        let digits = folded.filter { !" $€£₪.,".contains($0) }
        return !digits.isEmpty && digits.allSatisfy { $0 == "0" } ? "0" : folded
    }
}

extension GiftHeader {
    /// Under what a header's choices are remembered: its names, whatever their case and punctuation.
    var digest: String { Self.digest(of: names) }

    static func digest(of names: [String]) -> String {
        var hash = FNV1a()
        hash.add(cell: names.map { HeaderMatcher.normalize($0) }.joined(separator: "\u{1F}"))
        return String(hash.value, radix: 16)
    }
}
