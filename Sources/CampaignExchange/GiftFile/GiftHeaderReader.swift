import CampaignKit

/// Reads and judges the header: what is missing, there twice, or must not be there.
struct GiftHeaderReader {
    /// More unknown columns than this are a table of something else.
    static let mostExtras = 200

    private let record: CSVRecord
    private let names: [String]

    /// Columns that are read over, by their normalized names.
    private let ignored: Set<String>

    private static let matcher = HeaderMatcher(
        known: CanonicalColumn.allCases.map(\.name), required: CanonicalColumn.required.map(\.name),
        ranked: HeaderSynonyms.ranked)

    /// - Parameter ignored: which columns are to be read over in a file of these names.
    init(_ record: CSVRecord, ignored: (_ names: [String]) -> Set<String> = { _ in [] }) {
        self.record = record
        names = (0..<record.count).map { field in
            let name = String(CellText.line(record.field(field)).prefix(80))
            return name.isEmpty ? "column \(field + 1)" : name
        }
        self.ignored = ignored(names)
    }

    func header() throws(GiftFileError) -> GiftHeader {
        try requireNoCardNumber()
        let match = ignored.isEmpty ? Self.matcher.match(record) : matchWithoutIgnored()
        let missing = zip(CanonicalColumn.allCases, match.indexes)
            .filter { CanonicalColumn.required.contains($0.0) && $0.1 == nil }.map(\.0)
        let isHeader = match.indexes.contains { $0 != nil } || !candidates(for: missing, match).isEmpty
        guard isHeader else { throw noHeader }
        if let fault = match.faults.first(where: { $0.code == .duplicateColumn }) {
            throw GiftFileError(
                code: GiftFileError.duplicateColumn, message: fault.message, hint: fault.hint,
                line: record.line)
        }
        guard missing.isEmpty else { throw self.missing(missing, match) }
        var dropped: [Int: DroppedColumns.Reason] = [:]
        let added = AddedColumns.fields(in: names)
        let extras = match.extras.filter { extra in
            if let reason = DroppedColumns.reason(names[extra.index]) { dropped[extra.index] = reason }
            return !added.contains(extra.index) && dropped[extra.index] == nil
        }
        guard extras.count <= Self.mostExtras else {
            throw GiftFileError(
                code: GiftFileError.tooManyColumns,
                message: "\(extras.count) unknown columns, at most \(Self.mostExtras) are kept",
                hint: "is this a file of gifts? `campaign help csv` lists the columns", line: record.line)
        }
        return GiftHeader(
            names: names, line: record.line, indexes: match.indexes, extras: extras, dropped: dropped)
    }

    /// Names of columns are shown and kept; in a file without a header they are someone's cells.
    private func requireNoCardNumber() throws(GiftFileError) {
        for field in 0..<record.count {
            guard let found = CardNumberScanner.findings(in: record.field(field)).first else { continue }
            throw GiftFileError(
                code: SensitiveCells.code(found.kind).rawValue,
                message:
                    "the header of column \(field + 1) contains a \(found.kind.rawValue): \(found.masked)",
                hint: "such numbers must never be stored: remove it, or give the file a header row",
                line: record.line)
        }
    }

    /// A column that is to be read over gets a name that nothing knows.
    private func matchWithoutIgnored() -> HeaderMatch {
        let known = names.enumerated().map { field, name in
            ignored.contains(HeaderMatcher.normalize(name)) ? "ignored: \(field)" : name
        }
        return Self.matcher.match(known, line: record.line)
    }

    /// The first line holds no name that we know; its content may be personal data and is not shown.
    private var noHeader: GiftFileError {
        let hint =
            record.count == 1
            ? "only commas, semicolons and tabs are recognized as separators"
            : "the first line must have the column names, such as: date,amount,donor_name"
        return GiftFileError(
            code: GiftFileError.noHeader, message: "the first line has no recognized column names",
            hint: hint, line: record.line)
    }

    private func missing(_ columns: [CanonicalColumn], _ match: HeaderMatch) -> GiftFileError {
        let wanted = columns.map { "“\($0.name)”" }.joined(separator: " and no column ")
        let near = candidates(for: columns, match)
        var hint = columns.compactMap { column -> String? in
            let found = near.filter { $0.column == column }.map { "“\($0.name)”" }
            if found.isEmpty { return nil }
            let list = found.joined(separator: " or ")
            return found.count == 1
                ? "rename \(list) to “\(column.name)”"
                : "rename the column that holds the gift's \(column.name), \(list), to “\(column.name)”"
        }
        .joined(separator: "; ")
        if record.count == 1, names[0].contains("|") {
            hint = "the columns are separated by |: save the file with commas between them"
        } else if hint.isEmpty {
            let shown = names.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
            hint = "the columns are \(shown)" + (names.count > 12 ? ", …" : "")
        }
        return GiftFileError(
            code: GiftFileError.missingColumn, message: "no column \(wanted)", hint: hint, line: record.line)
    }

    /// Unknown columns that may be a missing one, all of them: which of two amounts is the gift, a person
    /// says.
    private func candidates(
        for missing: [CanonicalColumn], _ match: HeaderMatch
    ) -> [(name: String, column: CanonicalColumn)] {
        missing.flatMap { column in
            let fields = match.extras.filter { isCandidate($0.name, for: column) }.map(\.index)
            // The day it came in may be all that a sheet of checks has.
            let days: [CanonicalColumn] = column == .date ? [.receivedDate, .postmark, .depositedDate] : []
            let known = days.compactMap { match.index(of: $0.name) }
            return (fields + known).sorted().map { (names[$0], column) }
        }
    }

    private func isCandidate(_ text: String, for column: CanonicalColumn) -> Bool {
        let name = HeaderMatcher.normalize(text)
        // Long texts and digits are data, not a name.
        guard name.utf8.count <= 48, !name.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            return false
        }
        if EditDistance.isNear(name, column.name) { return true }
        let words = Set(HeaderWords.of(text))
        guard words.isDisjoint(with: Self.neverTheGift) else { return false }
        return column == .date
            ? !words.isDisjoint(with: Self.dateWords) && words.isDisjoint(with: Self.neverTheDay)
            : !words.isDisjoint(with: Self.amountWords) && words.isDisjoint(with: Self.dateWords)
    }

    private static let dateWords: Set = ["date", "created", "donated", "datetime", "day"]
    private static let amountWords: Set = ["amount", "gross", "total", "amt", "value"]
    /// Words of columns that hold a part of the money, another's, or what went back.
    private static let neverTheGift: Set = [
        "refund", "refunded", "refunds", "fee", "fees", "match", "matching", "matched", "payout", "converted",
        "covered", "tier", "tax", "net", "tip", "balance", "goal", "dispute", "disputed", "deductible",
        "market", "tribute", "shipping", "handling",
    ]
    private static let neverTheDay: Set = [
        "birth", "expiration", "expiry", "thank", "recurring", "cancelled", "failed", "disbursement",
        "recovery",
        "rollover", "receipt", "auction", "by", "started", "modified",
    ]
}
