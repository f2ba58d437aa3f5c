import CampaignKit

/// The letters of a workspace, found by path and language.
public struct LetterSet: Sendable {
    private let byPath: [String: LetterTemplate]
    /// Whether donors get the first letter where there is none in their language.
    private let fallsBack: Bool

    public init(_ templates: [LetterTemplate], fallsBack: Bool) {
        byPath = Dictionary(templates.map { ($0.path, $0) }) { first, _ in first }
        self.fallsBack = fallsBack
    }

    public var paths: [String] { byPath.keys.sorted() }

    public func template(_ path: String) -> LetterTemplate? { byPath[path] }

    /// The letter at a path in a donor's language; nil when there is none.
    public func template(_ path: String, language tag: String) -> LetterTemplate? {
        guard let first = byPath[path] else { return nil }
        let language = tag.isEmpty ? first.language : LetterLanguage(tag: tag)
        if language == first.language { return first }
        let translated = language.flatMap { byPath[Self.path(path, in: $0.rawValue)] }
        return translated ?? (fallsBack ? first : nil)
    }

    /// Where the letter in another language stands: `letters/year-end.he.md` of `letters/year-end.md`.
    public static func path(_ path: String, in language: String) -> String {
        let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
        return "\(stem).\(language).md"
    }
}
