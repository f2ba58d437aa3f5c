import CampaignKit

/// The free text of a row, which goes where it can be erased; the row keeps its salted digest.
struct PersonalText {
    private let texts: [String]

    /// Nil for a row without words.
    init?(_ row: ImportedEntry) {
        guard
            !row.reference.isEmpty || !row.note.isEmpty || !row.description.isEmpty || row.tribute != nil
                || !row.extra.isEmpty || row.benefit?.description.isEmpty == false
        else { return nil }
        let tribute =
            row.tribute.map { EntryText.pack([$0.type, $0.name, $0.notifyName, $0.notifyAddress]) } ?? ""
        let extra = row.extra.isEmpty ? "" : EntryText.pack(row.extra.flatMap { [$0.name, $0.value] })
        texts = [row.reference, row.note, row.description, row.benefit?.description ?? "", tribute, extra]
        guard texts.contains(where: { !$0.isEmpty }) else { return nil }
    }

    /// Writes the words under a number, in the order of `columns`; returns the digest that the row keeps.
    func write(_ number: Int64, salt: [UInt8], to writer: any BulkWriter) throws -> [UInt8] {
        writer.int(number)
        writer.bytes(salt)
        for text in texts { writer.text(text) }
        try writer.endRow()
        return EntryText.digest(texts, salt)
    }

    /// After the number of the row.
    static let columns = ["salt", "reference", "note", "description", "benefit", "tribute", "extra"]
}
