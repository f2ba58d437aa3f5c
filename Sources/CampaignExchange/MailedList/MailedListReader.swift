public import CampaignKit

/// Reads the list that a mail house sent back, or the one that was exported.
///
/// Only `donor` and `keycode` are needed; the keycode says the segment. Other columns are ignored:
/// the file may be the export itself.
public struct MailedListReader {
    private enum Column: String, CaseIterable {
        case donor, keycode, segment, ask1
        case letterID = "letter_id"
    }

    private let appeal: Appeal
    private let currency: Currency
    private let codes: [String: SegmentCell]

    public init(appeal: Appeal, currency: Currency) {
        self.appeal = appeal
        self.currency = currency
        codes = Keycode.all(of: appeal)
    }

    /// Reads all of it; throws where the file is not such a list.
    public func read(_ source: any ByteSource) throws(GiftFileError) -> MailedList {
        let rows = HeadedList(
            matcher: HeaderMatcher(
                known: Column.allCases.map(\.rawValue),
                required: [Column.donor.rawValue, Column.keycode.rawValue]),
            hint: "campaign appeal export \(appeal.id) -o FILE.csv writes such a list")
        var list = MailedList()
        var lines: [Int64: Int] = [:]
        try rows.read(source, problem: { list.problems.append($0) }) { add($0, $1, &lines, to: &list) }
        return list
    }

    private func add(
        _ record: CSVRecord, _ header: HeaderMatch, _ lines: inout [Int64: Int], to list: inout MailedList
    ) {
        func text(_ column: Column) -> String {
            header.index(of: column.rawValue).map { CellText.line(record.field($0)) } ?? ""
        }
        func refuse(_ column: Column, _ code: String, _ message: String, _ hint: String) {
            list.problems.append(
                RowProblem(
                    code: code, line: record.line, column: column.rawValue, message: message, hint: hint))
        }
        let before = list.problems.count
        let donor = number(text(.donor))
        if donor == nil {
            refuse(.donor, "not-a-donor", "not a donor number", "donor numbers look like D-7")
        }
        let code = text(.keycode).uppercased()
        let cell = codes[code]
        if cell == nil {
            refuse(
                .keycode, "unknown-keycode", "not a keycode of this appeal",
                "is the list from another appeal? this appeal's keycodes are "
                    + codes.keys.sorted().prefix(6).joined(separator: ", ") + (codes.count > 6 ? ", …" : ""))
        }
        let letter = text(.letterID)
        if !letter.isEmpty, !letter.hasPrefix(appeal.id + "-") {
            refuse(.letterID, "other-appeal", "a letter of another appeal", "name that appeal instead")
        }
        if let donor, let line = lines[donor] {
            refuse(.donor, "donor-twice", "the donor is also on line \(line)", "keep only one of them")
        }
        guard list.problems.count == before, let donor, let cell else { return }
        lines[donor] = record.line
        let ask = try? AmountParser.minorUnits(text(.ask1), currency: currency)
        list.pieces.append(
            MailedList.Piece(
                line: record.line, donor: donor, keycode: code, segment: cell.segment, askMinor: ask))
    }

    private func number(_ text: String) -> Int64? {
        guard text.uppercased().hasPrefix("D-"), let number = Int64(text.dropFirst(2)), number > 0 else {
            return nil
        }
        return number
    }
}

/// What a list of pieces that went out says: rows of `appeal export`, perhaps with lines taken out.
public struct MailedList: Sendable, Equatable {
    /// One row that can be used.
    public struct Piece: Sendable, Equatable {
        public var line: Int
        /// Our number of the donor.
        public var donor: Int64
        public var keycode: String
        public var segment: String
        public var askMinor: Int64?
    }

    public internal(set) var pieces: [Piece] = []
    /// Every row that cannot be used, and why.
    public internal(set) var problems: [RowProblem] = []
}
