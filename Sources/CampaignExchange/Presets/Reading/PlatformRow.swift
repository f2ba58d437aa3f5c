import CampaignKit

/// One row of a platform's file, as a preset reads it.
struct PlatformRow {
    let record: CSVRecord

    var line: Int { record.line }
    var count: Int { record.count }

    /// The content of a cell without blanks and guard; empty where the file lacks the column.
    func bytes(_ field: Int) -> Bytes {
        guard !record.isEmpty(field) else { return Bytes(start: nil, count: 0) }
        return CellText.trimmed(FormulaGuard.undone(record.field(field)))
    }

    func isEmpty(_ field: Int) -> Bool { bytes(field).isEmpty }

    func text(_ field: Int) -> String { String(decoding: bytes(field), as: UTF8.self) }

    /// Whether a cell says one of these words, whatever the case.
    func says(_ field: Int, _ words: StaticString...) -> Bool {
        let cell = bytes(field)
        guard !cell.isEmpty else { return false }
        return words.contains { Self.equal(cell, $0) }
    }

    /// Whether a cell is yes, true, 1.
    func isYes(_ field: Int) -> Bool { says(field, "yes", "y", "true", "1", "t") }

    /// The cell with the word total, where the row sums up the file: all else in it are figures.
    ///
    /// - Parameters:
    ///   - day: the column of the day; it must be empty.
    ///   - id: the column of the row's id; it must be empty or have the word.
    func totalField(day: Int, id: Int) -> Int? {
        guard let word = (0..<count).first(where: { !isEmpty($0) }), isEmpty(day) || day == word,
            isEmpty(id) || id == word,
            says(word, "total", "totals", "total:", "totals:", "grand total", "subtotal", "sum")
        else { return nil }
        let figures = "0123456789.,$()+- "
        let rest = ((word + 1)..<count).filter { !isEmpty($0) }
        let isFigures = rest.allSatisfy { bytes($0).allSatisfy { figures.utf8.contains($0) } }
        return isFigures && !rest.isEmpty ? word : nil
    }

    private static func equal(_ cell: Bytes, _ word: StaticString) -> Bool {
        guard cell.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<cell.count where lower(cell[index]) != lower(word.utf8Start[index]) { return false }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    // MARK: - Money

    /// Signed minor units of an amount; 0 for a blank cell, nil for anything else.
    func amount(_ field: Int, _ currency: Currency, _ mark: DecimalMark = .point) -> Int64? {
        let cell = bytes(field)
        if cell.isEmpty { return 0 }
        // As files in Spanish, German, and French have it: `1.234,56`, `1 234,56`.
        if mark == .comma, let pointed = DecimalText.pointed(cell, mark) {
            return try? AmountParser.minorUnits(pointed, currency: currency)
        }
        if let plain = Self.plain(cell, currency) { return plain }
        return try? AmountParser.minorUnits(cell, currency: currency)
    }

    /// `1234.5`, `-12.00`: nearly every cell, without the long way.
    private static func plain(_ cell: Bytes, _ currency: Currency) -> Int64? {
        guard cell.count <= 14 else { return nil }
        var (value, decimals): (Int64, Int?) = (0, nil)
        let isNegative = cell[0] == UInt8(ascii: "-")
        for byte in cell.dropFirst(isNegative ? 1 : 0) {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                continue
            }
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Int64(byte - 0x30)
            decimals = decimals.map { $0 + 1 }
        }
        guard cell.count > (isNegative ? 1 : 0), (decimals ?? 0) <= currency.exponent, decimals != 0 else {
            return nil
        }
        for _ in (decimals ?? 0)..<currency.exponent { value *= 10 }
        return isNegative ? -value : value
    }

    /// The currency that a cell says; the base currency where it says none, nil for what is no code.
    func currency(_ field: Int, _ base: Currency) -> Currency? {
        let cell = bytes(field)
        if cell.isEmpty { return base }
        if cell.elementsEqual(base.code.utf8, by: { Self.lower($0) == Self.lower($1) }) { return base }
        return cell.count == 3 ? Currency(code: String(decoding: cell, as: UTF8.self)) : nil
    }
}
