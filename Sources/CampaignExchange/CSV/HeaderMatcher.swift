import CampaignKit

/// Finds known columns in a header whatever their case, blanks and punctuation.
///
/// A column's own name wins over its synonyms, the first synonym over the others; what loses is an extra
/// column. A column's own name twice is a fault, because no one can say which one is meant.
public struct HeaderMatcher: Sendable {
    private let known: [String]
    private let required: [String]
    private let byName: [String: Int]
    private let bySynonym: [String: (column: Int, rank: Int)]

    /// - Parameters:
    ///   - known: column names, in the order in which `HeaderMatch.indexes` is wanted.
    ///   - required: those of them that must be there.
    ///   - synonyms: other names and the known column each stands for; where a file has several of one
    ///     column, the earliest is taken and the others are extra columns.
    public init(
        known: [String], required: [String] = [], synonyms: KeyValuePairs<String, String> = [:]
    ) {
        self.init(known: known, required: required, ranked: synonyms.map { ($0.key, $0.value) })
    }

    init(known: [String], required: [String], ranked synonyms: [(name: String, column: String)]) {
        self.known = known
        self.required = required
        var byName: [String: Int] = [:]
        for (index, name) in known.enumerated() where byName[Self.normalize(name)] == nil {
            byName[Self.normalize(name)] = index
        }
        var bySynonym: [String: (column: Int, rank: Int)] = [:]
        for (rank, (synonym, name)) in synonyms.enumerated() {
            bySynonym[Self.normalize(synonym)] = byName[Self.normalize(name)].map { ($0, rank) }
        }
        self.byName = byName
        self.bySynonym = bySynonym
    }

    /// Letters and digits in lower case, nothing else: `Gift ID`, `gift_id` and `GIFT-ID` are all `giftid`.
    public static func normalize(_ name: String) -> String {
        String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter(isKept)))
    }

    /// Marks stay with their letters (they are most of a vowel in Hebrew, Arabic and Devanagari).
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber: return true
        default: return scalar.properties.isAlphabetic
        }
    }

    /// Matches the header a reader is on.
    public func match(_ record: CSVRecord) -> HeaderMatch {
        match(record.strings) { (record.line(of: $0), record.column($0)) }
    }

    /// Matches names; faults are placed on the line given, at the number of the column.
    public func match(_ names: [String], line: Int = 1) -> HeaderMatch {
        match(names) { (line, $0 + 1) }
    }

    private func match(_ names: [String], at place: (Int) -> (line: Int, column: Int)) -> HeaderMatch {
        var indexes = [Int?](repeating: nil, count: known.count)
        var faults: [CSVFault] = []
        let folded = names.map { Self.normalize($0) }
        var claimed = [Bool](repeating: false, count: names.count)
        for (field, name) in folded.enumerated() {
            guard let column = byName[name] else { continue }
            claimed[field] = true
            if let first = indexes[column] {
                faults.append(duplicate(column, first: first, place(field)))
            } else {
                indexes[column] = field
            }
        }
        let synonyms = folded.indices.compactMap { field in bySynonym[folded[field]].map { (field, $0) } }
        for (field, synonym) in synonyms.sorted(by: { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) })
        where indexes[synonym.column] == nil && !claimed[field] {
            claimed[field] = true
            indexes[synonym.column] = field
        }
        let start = names.isEmpty ? (line: 1, column: 1) : place(0)
        for name in required where byName[Self.normalize(name)].flatMap({ indexes[$0] }) == nil {
            let near = names.indices.first {
                !claimed[$0] && EditDistance.isNear(folded[$0], Self.normalize(name))
            }
            faults.append(
                CSVFault(
                    code: .missingColumn, line: start.line, column: start.column,
                    message: "no column “\(name)”", hint: near.map { "is it “\(names[$0])”?" } ?? ""))
        }
        return HeaderMatch(
            indexes: indexes, extras: extras(names, folded, claimed, indexes), faults: faults,
            positions: positions(indexes))
    }

    private func duplicate(_ column: Int, first: Int, _ place: (line: Int, column: Int)) -> CSVFault {
        CSVFault(
            code: .duplicateColumn, line: place.line, column: place.column,
            message: "the column “\(known[column])” appears twice, first as column \(first + 1)",
            hint: "rename one of them")
    }

    private func positions(_ indexes: [Int?]) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (column, field) in indexes.enumerated() { positions[known[column]] = field }
        return positions
    }

    private func extras(
        _ names: [String], _ folded: [String], _ claimed: [Bool], _ indexes: [Int?]
    ) -> [HeaderExtra] {
        names.indices.filter { !claimed[$0] }.map { field in
            // Only a column that is still free can have been meant.
            let near = known.indices.first {
                indexes[$0] == nil && bySynonym[folded[field]] == nil
                    && EditDistance.isNear(folded[field], Self.normalize(known[$0]))
            }
            return HeaderExtra(
                index: field, name: Self.trim(names[field]), suggestion: near.map { known[$0] })
        }
    }

    private static func trim(_ name: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "\u{FEFF}"
        }
        var scalars = name.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }
}

/// Which field of a file is which known column.
public struct HeaderMatch: Equatable, Sendable {
    /// For each known column, in the order given, the index of its field.
    public let indexes: [Int?]
    /// Columns that are not known.
    public let extras: [HeaderExtra]
    /// Known columns found twice, required ones not found.
    public let faults: [CSVFault]

    let positions: [String: Int]

    /// The field of a known column, by its name.
    public func index(of known: String) -> Int? {
        positions[known]
    }
}

/// A column of a file that no known column claims; it is kept under its own name.
public struct HeaderExtra: Equatable, Sendable {
    /// The field's index, from 0.
    public let index: Int
    /// The name as in the file, trimmed.
    public let name: String
    /// A known column with nearly this name, for a did-you-mean: nothing is matched by it.
    public let suggestion: String?
}
