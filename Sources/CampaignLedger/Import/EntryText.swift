/// Packs a list of texts into one, and back: for unknown columns and tributes, which are read together.
enum EntryText {
    /// The texts joined by the unit separator, which the importer never lets into a cell.
    static func pack(_ texts: [String]) -> String {
        texts.map { $0.filter { $0 != separator } }.joined(separator: String(separator))
    }

    static func unpack(_ text: String) -> [String] {
        text.isEmpty
            ? [] : text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    /// What a posted row keeps of its words: SHA-256 over the salt and each text.
    static func digest(_ texts: [String], _ salt: [UInt8]) -> [UInt8] {
        let hasher = CanonicalHasher()
        hasher.blob(salt)
        for text in texts { hasher.text(text) }
        return hasher.digest()
    }

    private static let separator: Character = "\u{1F}"
}
