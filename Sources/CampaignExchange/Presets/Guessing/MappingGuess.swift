public import CampaignKit

/// A mapping for a file that no one described yet, from its header and its values (`import map`).
///
/// What decides over money and cannot be known is a question, and until it is answered no mapping is written.
public struct MappingGuess: Sendable {
    /// What was said beforehand, which is never guessed.
    public struct Said: Sendable {
        /// Columns of ours with the file's that each is read from.
        public var columns: [(column: String, name: String)] = []
        public var constants: [FileMapping.Constant] = []
        public var words: [FileMapping.Word] = []
        /// Columns of the file that mean nothing.
        public var unread: [String] = []
        /// Rows that are no gifts.
        public var leaveOut: [ColumnChoices.Values] = []
        public var source: String?
        public var dateOrder: DateOrder?
        public var decimalMark: DecimalMark?
        public var timeZone: String?
        public var encoding: String?

        public init() {}
    }

    /// Something that only a person knows, and how to say it.
    public struct Question: Equatable, Sendable {
        /// Kebab-case.
        public let code: String
        public let message: String
        public let hint: String
    }

    /// The mapping so far.
    public internal(set) var mapping: FileMapping
    public internal(set) var questions: [Question] = []
    /// Columns of ours that were known by their values, not by their names.
    public internal(set) var byValues: [String] = []
    /// The platform or mapping that reads such a file already.
    public private(set) var known: String?

    var columns: [ColumnSurvey] = []
    /// What each field of the file is read as.
    var owners: [Int: String] = [:]
    let said: Said
    let plan: Plan
    private let folded: [String]

    /// Reads the whole file once; throws where it is no table.
    public init(
        _ source: some ByteSource, name: String, said: Said, mappings: [FileMapping], plan: Plan
    ) throws(GiftFileError) {
        self.said = said
        self.plan = plan
        mapping = FileMapping(name: name)
        mapping.source = said.source ?? name
        mapping.encoding = said.encoding
        let reader: CSVReader
        do throws(CSVError) {
            reader = try CSVReader(source: source, options: CSVOptions(encoding: said.encoding))
            let names = try Self.header(reader)
            folded = names.map { HeaderMatcher.normalize($0) }
            columns = names.map { ColumnSurvey(name: $0) }
            let isMapped = Preset.known(mappings).first { $0.isMapped(names) }
            known = (isMapped ?? Preset.recognized(names))?.platform
            try survey(reader)
        } catch { throw GiftFileError(error) }
        guess()
    }

    private static let mostLinesAbove = 20

    /// The first line with two names that we know, else the first line; the reader is on it then.
    private static func header(_ reader: CSVReader) throws(CSVError) -> [String] {
        let known = Set(
            (GuessedNames.ranked.map(\.name)) + GuessedNames.statuses.map(HeaderMatcher.normalize))
        for _ in 0..<mostLinesAbove {
            guard try reader.next() != .end else { break }
            let names = names(reader.record)
            if names.filter({ known.contains(HeaderMatcher.normalize($0)) }).count >= 2 {
                reader.expectedFields = names.count
                return names
            }
        }
        try reader.restart()
        reader.expectedFields = nil
        if case .fault(let fault) = try reader.next() { throw CSVError.refused(fault) }
        reader.expectedFields = reader.record.count
        return names(reader.record)
    }

    private static func names(_ record: CSVRecord) -> [String] {
        (0..<record.count).map { String(CellText.line(record.field($0)).prefix(200)) }
    }

    private mutating func survey(_ reader: CSVReader) throws(CSVError) {
        while true {
            switch try reader.next() {
            case .end: return
            case .fault: continue
            case .record:
                let record = reader.record
                if record.isBlank { continue }
                for field in columns.indices {
                    let cell = CellText.trimmed(FormulaGuard.undone(record.field(field)))
                    columns[field].look(cell, line: record.line)
                }
            }
        }
    }

    private mutating func guess() {
        takeSaid()
        guard columns.contains(where: { $0.filled > 0 }) else {
            finish()
            return ask(
                "no-rows", "the file has no rows: nothing shows how its dates and amounts are written",
                "use a file of the same kind that has some")
        }
        placeByName()
        placeByValues()
        guessWords()
        questionWatched()
        settleMoney()
        settleDates()
        finish()
    }

    // MARK: - Columns

    private mutating func takeSaid() {
        for (column, name) in said.columns {
            guard let field = field(name) else { return askWhere(name) }
            owners[field] = column
        }
        for name in said.unread {
            guard let field = field(name) else { return askWhere(name) }
            owners[field] = ""
        }
        for rule in said.leaveOut {
            guard let field = field(rule.column) else { return askWhere(rule.column) }
            mapping.leaveOut.append(
                .init(column: columns[field].name, values: rule.values, reason: "no gift"))
        }
    }

    private mutating func askWhere(_ name: String) {
        ask(
            "unknown-column", "the file has no column “\(name)”",
            DidYouMean.hint(for: name, in: columns.map(\.name)) ?? "its columns are listed above")
    }

    /// The field of a column of the file; nil where there is none, or where there are two.
    func field(_ name: String) -> Int? {
        let name = HeaderMatcher.normalize(name)
        guard let field = folded.firstIndex(of: name), folded.lastIndex(of: name) == field else { return nil }
        return field
    }

    func field(of column: String) -> Int? { owners.first { $0.value == column }?.key }

    func isFree(_ column: CanonicalColumn) -> Bool {
        field(of: column.name) == nil && !said.constants.contains { $0.column == column.name }
    }

    private mutating func placeByName() {
        for name in GuessedNames.statuses where field(of: FileMapping.status) == nil {
            guard let field = field(name), owners[field] == nil,
                columns[field].byRows.contains(where: { GuessedWords.standing($0.shown) != nil })
            else { continue }
            owners[field] = FileMapping.status
        }
        placeNumber()
        for (name, column) in GuessedNames.ranked where isFree(column) {
            guard let field = field(name), owners[field] == nil,
                !CanonicalColumn.isNeverKept(columns[field].name), fits(column, columns[field])
            else { continue }
            owners[field] = column.name
        }
    }

    /// `Gift #` is the gift's number and not what was given, which `Gift` may be.
    private mutating func placeNumber() {
        guard isFree(.giftID) else { return }
        let field = columns.indices.first { field in
            owners[field] == nil && GuessedNames.saysGiftNumber(columns[field].name)
                && fits(.giftID, columns[field])
        }
        if let field { owners[field] = CanonicalColumn.giftID.name }
    }

    /// Whether a column may be what was given: a name that may mean many things needs cells that are money,
    /// where a column has such cells that may be it, too.
    private func isAmount(_ survey: ColumnSurvey) -> Bool {
        guard survey.holdsAmounts, !GuessedNames.saysNumber(survey.name) else { return false }
        let isBare = GuessedNames.bareAmounts.contains(HeaderMatcher.normalize(survey.name))
        return !isBare || survey.looksLikeMoney
            || !columns.indices.contains { field in
                owners[field] == nil && columns[field].looksLikeMoney
                    && !GuessedNames.isOtherMoney(columns[field].name)
            }
    }

    /// Whether the cells of a column can be what its name says.
    private func fits(_ column: CanonicalColumn, _ survey: ColumnSurvey) -> Bool {
        let words = survey.byRows.map(\.shown)
        switch column {
        case .date: return survey.holdsDates
        case .receivedDate, .depositedDate, .clearedDate, .postmark, .firstDue:
            return survey.holdsDates || survey.filled == 0
        case .amount: return isAmount(survey)
        case _ where column.holdsAmounts: return survey.holdsAmounts || survey.filled == 0
        case .email: return survey.holdsMails || survey.filled == 0
        case .giftID: return survey.isUnique && survey.blank == 0
        case .currency:
            let base = plan.organization.currency.code
            return !survey.hasManyWords
                && words.allSatisfy { WatchedColumn.currencyCode($0, base: base) != nil }
        case .type: return !survey.hasManyWords && words.contains { GuessedWords.type($0) != nil }
        case .method: return !survey.hasManyWords
        case .delivery: return words.allSatisfy { Delivery(name: FileMapping.fold($0)) != nil }
        case .donorKind: return words.allSatisfy { DonorKind(name: FileMapping.fold($0)) != nil }
        case .anonymous: return words.allSatisfy { Anonymity(text: GuessedWords.answer($0) ?? $0) != nil }
        case .postmarkKind: return words.allSatisfy { PostmarkKind(name: FileMapping.fold($0)) != nil }
        case .receiptedBy:
            return words.allSatisfy { ["us", "platform", "none"].contains(FileMapping.fold($0)) }
        case .tributeType: return words.allSatisfy { ["honor", "memory"].contains(FileMapping.fold($0)) }
        case .language: return words.allSatisfy { $0.count == 2 }
        // A column called Donor holds names, unless it holds our numbers.
        case .donor: return words.allSatisfy { $0.uppercased().hasPrefix("D-") }
        // Words that ordinary sheets use for other things: a person places them.
        case .line, .unit, .frequency, .installments, .surplus, .benefitToken: return false
        case .project: return words.allSatisfy { PlanIndex(plan).project($0) != nil }
        case .appeal: return words.allSatisfy { PlanIndex(plan).appeal($0) != nil }
        case _ where column.donorFlag != nil:
            return words.allSatisfy { GuessedWords.answer($0) != nil }
        default: return true
        }
    }

    private mutating func placeByValues() {
        let dates = columns.indices.filter { owners[$0] == nil && columns[$0].holdsDates }
        place(.date, dates, "no column holds dates")
        let money = columns.indices.filter { owners[$0] == nil && columns[$0].looksLikeMoney }
        let numbers = columns.indices.filter { field in
            owners[field] == nil && columns[field].holdsAmounts
                && !GuessedNames.saysNumber(columns[field].name)
        }
        if money.count == 1 || !isFree(.amount) {
            place(.amount, money, "")
        } else {
            // Whole numbers may be ids: which of them is money, a person says.
            askWhich(.amount, money.isEmpty ? numbers : money, "no column holds amounts")
        }
        let mails = columns.indices.filter { owners[$0] == nil && columns[$0].holdsMails }
        if mails.count == 1, isFree(.email) {
            owners[mails[0]] = CanonicalColumn.email.name
            byValues.append(CanonicalColumn.email.name)
        }
    }

    private mutating func place(_ column: CanonicalColumn, _ fields: [Int], _ none: String) {
        guard isFree(column) else { return }
        guard fields.count == 1 else { return askWhich(column, fields, none) }
        owners[fields[0]] = column.name
        byValues.append(column.name)
    }

    private mutating func askWhich(_ column: CanonicalColumn, _ fields: [Int], _ none: String) {
        let names = fields.map { "“\(columns[$0].name)”" }
        let example = fields.first.map { columns[$0].name } ?? "NAME"
        if Set(fields.map { folded[$0] }).count < fields.count {
            let which = "two columns are called \(names[0]), and one of them is the \(column.name)"
            return ask("which-column", which, "rename one of them in the file")
        }
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        ask(
            "which-column",
            names.isEmpty
                ? none
                : names.count == 1
                    ? "is \(names[0]) the \(column.name)?" : "which column is the \(column.name): \(list)?",
            "--column \(ShellWord.quoted("\(column.name)=\(example)"))")
    }

    mutating func ask(_ code: String, _ message: String, _ hint: String) {
        questions.append(Question(code: code, message: message, hint: hint))
    }

    // MARK: - The mapping

    private mutating func finish() {
        let ordered = CanonicalColumn.allCases.map(\.name) + [FileMapping.status]
        mapping.columns = ordered.compactMap { column in
            field(of: column).map { FileMapping.Column(column, [columns[$0].name]) }
        }
        let left = Set(mapping.leaveOut.map { HeaderMatcher.normalize($0.column) })
        mapping.unread = columns.indices.filter { field in
            (owners[field] ?? "").isEmpty && !folded[field].isEmpty && !left.contains(folded[field])
        }
        .map { columns[$0].name }
        mapping.constants = said.constants + mapping.constants
        mapping.words = said.words + mapping.words
    }
}
