import CampaignKit

/// The 64-bit keys of a row: who it is, what it says, and what it looks like to another file.
struct RowDigests {
    private let hasher = CanonicalHasher()

    /// The key of an id within a source; its text is compared on a hit.
    func key(source: String, id: String) -> Int64 {
        hasher.text(source)
        hasher.text(id)
        return hasher.digest64()
    }

    /// Everything that makes two rows with one id the same gift: not notes, descriptions and unknown columns.
    ///
    /// The order is fixed; a column that comes later is hashed at the end by its name, where it is said
    /// (`EntryColumn.Said.isContent`).
    func content(_ row: ImportedEntry, donorID: String) -> Int64 {
        addMoney(row)
        addPlace(row.toldByKeycode.isEmpty ? row.place : row.statedPlace)
        for text in [
            row.pledgeID, row.grantID, row.reverses, row.matches.joined(separator: ";"), donorID,
            row.depositID, row.reference,
        ] {
            hasher.text(text)
        }
        for number in [
            row.anonymity.rawValue, row.method?.rawValue, row.delivery?.rawValue, row.postmarkKind?.rawValue,
            row.receiptedBy.rawValue, row.schedule?.count, row.schedule?.frequency.rawValue,
        ] {
            hasher.optional(number.map(Int64.init))
        }
        for date in [row.received, row.postmark, row.statedDeposit, row.cleared, row.schedule?.firstDue] {
            hasher.optional(date.map { Int64($0.dayNumber) })
        }
        for part in row.schedule?.irregular ?? [] {
            hasher.int(Int64(part.due.dayNumber))
            hasher.int(part.minorUnits)
        }
        hasher.optional(row.benefit?.valueMinor)
        hasher.optional(row.benefit?.costMinor)
        hasher.int(row.feeMinor)
        hasher.int(row.setsAmount ? 1 : 0)
        for credit in row.softCredits {
            hasher.text(credit.donorID)
            hasher.int(Int64(credit.kind.rawValue))
            hasher.optional(credit.minorUnits)
        }
        hasher.text(row.tribute?.name ?? "")
        if let surplus = row.surplus { hasher.int(Int64(surplus.rawValue)) }
        for column in EntryColumns.content where column.said.isSaid(row) {
            hasher.text(column.name)
            column.said.write(row, hasher)
        }
        return hasher.digest64()
    }

    /// What a row without an id is recognized by in another file, its donor apart.
    func fingerprint(_ row: ImportedEntry) -> Int64 {
        addMoney(row)
        addPlace(row.toldByKeycode.isEmpty ? row.place : row.statedPlace)
        hasher.optional(row.method.map { Int64($0.rawValue) })
        hasher.text(row.reference)
        return hasher.digest64()
    }

    private func addMoney(_ row: ImportedEntry) {
        hasher.int(Int64(row.type.rawValue))
        hasher.int(Int64(row.date.dayNumber))
        hasher.int(row.minorUnits)
        hasher.text(row.foreign?.original.currency.code ?? "")
        hasher.optional(row.foreign?.original.minorUnits)
    }

    private func addPlace(_ place: Designation) {
        for text in PlaceColumns.texts(place) { hasher.text(text) }
    }
}

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
