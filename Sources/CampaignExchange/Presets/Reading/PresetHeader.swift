import CampaignKit

/// The header of a platform's file while a preset finds its columns in it.
///
/// Which columns were asked for is known afterward: the others are unread, which is said.
struct PresetHeader {
    let preset: Preset
    /// As the file writes them.
    let names: [String]
    let line: Int
    /// The file's lines above the header, each as its cells.
    let preamble: [[String]]
    /// What the first look through the file found of changed money.
    let conversions: Conversions
    private let folded: [String]
    private(set) var isRead: [Bool]
    /// Columns that decide something; a form's own questions may be called as the donor's columns are.
    private var isUsed: Set<Int> = []
    /// Columns that go into canonical ones as they are.
    private(set) var copies: [(field: Int, column: CanonicalColumn)] = []
    /// How the platform calls what becomes a canonical column, for messages.
    private(set) var titles: [CanonicalColumn: Int] = [:]
    /// Columns that are kept with the gift under their own names: what the money is for at the platform.
    private(set) var kept: [Int] = []

    init(
        _ preset: Preset, names: [String], line: Int, preamble: [[String]],
        conversions: Conversions = Conversions()
    ) {
        self.conversions = conversions
        self.preset = preset
        self.names = names
        self.line = line
        self.preamble = preamble
        folded = names.map { HeaderMatcher.normalize($0) }
        isRead = [Bool](repeating: false, count: names.count)
        let added = AddedColumns.fields(in: names)
        for (field, name) in folded.enumerated() where name.isEmpty || added.contains(field) {
            isRead[field] = true
        }
        // A platform's file has no rate into another currency; whoever adds one calls it as we do.
        for column in [CanonicalColumn.fxRate, .fxSource] { copy(column, column.name) }
    }

    /// The field of a column that must be there, under any of its names; throws with the platform's name.
    mutating func required(
        _ columns: String..., as column: CanonicalColumn? = nil
    ) throws(GiftFileError) -> Int {
        let field = find(columns, column)
        guard field >= 0 else { throw missing(columns) }
        isUsed.insert(field)
        return field
    }

    /// The same of a column that some files lack; -1 then.
    mutating func optional(_ columns: String..., as column: CanonicalColumn? = nil) -> Int {
        let field = find(columns, column)
        if field >= 0 { isUsed.insert(field) }
        return field
    }

    /// A column that becomes a canonical one as it is.
    mutating func copy(_ column: CanonicalColumn, _ columns: String...) {
        let field = find(columns, column)
        if field >= 0 { copies.append((field, column)) }
    }

    /// A column that says what the money is for: kept with the gift, and its campaign when the plan has it.
    mutating func designation(_ columns: String...) -> Int {
        let field = find(columns, nil)
        if field >= 0, !kept.contains(field) { kept.append(field) }
        return field
    }

    /// Columns that are known and mean nothing here.
    mutating func pass(_ columns: String...) {
        for column in columns { _ = find([column], nil) }
    }

    /// Which of two columns of the same name is meant, no one knows.
    func checkNames() throws(GiftFileError) {
        for field in isUsed.sorted() {
            guard let other = folded.lastIndex(of: folded[field]), other != field else { continue }
            throw GiftFileError(
                code: GiftFileError.duplicateColumn,
                message: "this \(preset.platform) file has two columns “\(names[field])”",
                hint: "export it again without changing its columns, or delete one of them", line: line)
        }
    }

    // MARK: - Columns of a mapping

    /// The field of a column that a mapping names; it must be there once.
    mutating func mapped(
        _ name: String, as column: CanonicalColumn? = nil
    ) throws(GiftFileError) -> Int {
        let field = find([name], column)
        guard field >= 0 else { throw missing([name]) }
        guard folded.lastIndex(of: folded[field]) == field else {
            throw GiftFileError(
                code: GiftFileError.duplicateColumn, message: "the column “\(name)” appears twice",
                hint: "rename one of them", line: line)
        }
        return field
    }

    /// A field that becomes a canonical column as it is.
    mutating func copy(_ column: CanonicalColumn, field: Int) { copies.append((field, column)) }

    /// A field that is kept with the gift under its own name.
    mutating func keep(_ field: Int) { kept.append(field) }

    /// Refuses a file with a column that its mapping does not name and that may say that a gift did not
    /// arrive.
    func requireKnown(_ mapping: FileMapping) throws(GiftFileError) {
        let known = Preset.folded(mapping.header)
        for (field, name) in names.enumerated() where !isRead[field] && !known.contains(folded[field]) {
            let extra = HeaderExtra(index: field, name: name, suggestion: nil)
            guard WatchedColumn(extra, name: name) != nil else { continue }
            throw GiftFileError(
                code: GiftFileError.heldUp,
                message:
                    "\(mapping.path) says nothing of the column “\(name)”, which may mark gifts that did not arrive",
                hint: "add it there: to columns as status, to leave_out, or to unread", line: line)
        }
    }

    private mutating func find(_ columns: [String], _ column: CanonicalColumn?) -> Int {
        for name in columns {
            guard let field = folded.firstIndex(of: HeaderMatcher.normalize(name)) else { continue }
            isRead[field] = true
            if let column, titles[column] == nil { titles[column] = field }
            return field
        }
        return -1
    }

    private func missing(_ columns: [String]) -> GiftFileError {
        Self.missing([columns[0]], preset, names, line)
    }

    /// What is said of a platform's file without one of its columns.
    static func missing(_ columns: [String], _ preset: Preset, _ names: [String], _ line: Int)
        -> GiftFileError
    {
        let list = columns.map { "“\($0)”" }.joined(separator: " and no column ")
        let near = columns.count == 1 ? DidYouMean.hint(for: columns[0], in: names) : nil
        return GiftFileError(
            code: GiftFileError.missingColumn,
            message: "this is \(preset.named) file, but it has no column \(list)",
            hint: (near.map { $0 + "; " } ?? "")
                + (preset.mapping.map { "change \($0.path)" }
                    ?? "export it again without changing its columns")
                + "; --source-format csv reads it by our columns",
            line: line)
    }
}
