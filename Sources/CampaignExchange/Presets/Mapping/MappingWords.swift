import CampaignKit

/// What a column's words mean, remembered by their bytes.
struct MappingWords {
    private let meanings: [String: String]
    private var known = WordCache<String>()
    private var unknown: Set<String> = []

    var isEmpty: Bool { meanings.isEmpty }

    init(_ mapping: FileMapping, _ column: String) {
        var meanings: [String: String] = [:]
        for word in mapping.words where word.column == column {
            meanings[FileMapping.fold(word.said)] = word.means
        }
        self.meanings = meanings
    }

    /// What a cell means; nil for a word that the mapping does not have.
    mutating func meaning(_ cell: Bytes) -> String? {
        if meanings.isEmpty { return nil }
        if let known = known.value(of: cell) { return known }
        guard let meaning = meanings[FileMapping.fold(String(decoding: cell, as: UTF8.self))] else {
            return nil
        }
        known.remember(cell, meaning)
        return meaning
    }
}
