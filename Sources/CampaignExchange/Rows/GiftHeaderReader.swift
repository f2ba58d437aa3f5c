/// Reads and judges the header: what is missing, there twice, or must not be there.
struct GiftHeaderReader {
    /// More unknown columns than this are a table of something else.
    static let mostExtras = 200

    private let record: CSVRecord
    private let names: [String]

    private static let matcher = HeaderMatcher(
        known: CanonicalColumn.allCases.map(\.name), required: CanonicalColumn.required.map(\.name))

    init(_ record: CSVRecord) {
        self.record = record
        names = (0..<record.count).map { field in
            let name = String(CellText.line(record.field(field)).prefix(80))
            return name.isEmpty ? "column \(field + 1)" : name
        }
    }

    func header() throws(GiftFileError) -> GiftHeader {
        let match = Self.matcher.match(record)
        let missing = zip(CanonicalColumn.allCases, match.indexes)
            .filter { CanonicalColumn.required.contains($0.0) && $0.1 == nil }.map(\.0)
        let isHeader = match.indexes.contains { $0 != nil } || !candidates(for: missing, match).isEmpty
        guard isHeader else { throw noHeader }
        try refuseForbidden()
        if let fault = match.faults.first(where: { $0.code == .duplicateColumn }) {
            throw GiftFileError(
                code: GiftFileError.duplicateColumn, message: fault.message, hint: fault.hint,
                line: record.line)
        }
        guard missing.isEmpty else { throw self.missing(missing, match) }
        let problem = HeaderMatcher.normalize(CanonicalColumn.problemName)
        let extras = match.extras.filter { HeaderMatcher.normalize($0.name) != problem }
        guard extras.count <= Self.mostExtras else {
            throw GiftFileError(
                code: GiftFileError.tooManyColumns,
                message: "\(extras.count) columns that are not known, at most \(Self.mostExtras) are kept",
                hint: "is this a file of gifts? `campaign help csv` lists the columns", line: record.line)
        }
        return GiftHeader(names: names, line: record.line, indexes: match.indexes, extras: extras)
    }

    private func refuseForbidden() throws(GiftFileError) {
        for (field, name) in names.enumerated() {
            guard let kind = CardNumberScanner.forbiddenHeader(name) else { continue }
            throw GiftFileError(
                code: GiftFileError.forbiddenColumn,
                message: "the column “\(name)” (column \(field + 1)) announces a \(kind.rawValue)",
                hint: "such numbers must never be kept: delete the column from the file", line: record.line)
        }
    }

    /// The first line holds no name that we know; its content may be personal data and is not shown.
    private var noHeader: GiftFileError {
        let hint =
            record.count == 1
            ? "only commas, semicolons and tabs between columns are recognised without being told"
            : "the first line must name the columns, such as: date,amount,donor_name"
        return GiftFileError(
            code: GiftFileError.noHeader, message: "the first line names no column that is known",
            hint: hint, line: record.line)
    }

    private func missing(_ columns: [CanonicalColumn], _ match: HeaderMatch) -> GiftFileError {
        let wanted = columns.map { "“\($0.name)”" }.joined(separator: " and no column ")
        let near = candidates(for: columns, match)
        var hint = near.map { "rename “\($0.name)” to “\($0.column.name)”" }.joined(separator: ", ")
        if hint.isEmpty {
            let shown = names.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
            hint = "the columns are \(shown)" + (names.count > 12 ? ", …" : "")
        }
        return GiftFileError(
            code: GiftFileError.missingColumn, message: "no column \(wanted)", hint: hint, line: record.line)
    }

    /// Unknown columns whose name is nearly, or contains, that of a missing one.
    private func candidates(
        for missing: [CanonicalColumn], _ match: HeaderMatch
    ) -> [(name: String, column: CanonicalColumn)] {
        missing.compactMap { column in
            let found = match.extras.first { extra in
                let name = HeaderMatcher.normalize(extra.name)
                // Long texts and digits are data, not a name.
                guard name.utf8.count <= 40, !name.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
                    return false
                }
                return name.contains(column.name) || CSVNearMiss.isNear(name, column.name)
            }
            return found.map { (names[$0.index], column) }
        }
    }
}
