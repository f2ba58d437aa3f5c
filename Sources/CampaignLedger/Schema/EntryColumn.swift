import CampaignKit

/// A column of `entry`, declared once: tables, staging, posting, reading, copies and digests follow from it.
struct EntryColumn: Sendable {
    /// Where its value comes from.
    enum Origin: Sendable {
        /// It is worked out when the row is posted.
        case posting(Part)
        /// The row says it: it is staged and posted as it is.
        case row(Said)
    }

    /// What posting works out; the raw value is the column's name.
    enum Part: String {
        case id, batch, source
        case externalID = "external_id"
        case key = "key64"
        case content = "content64"
        case fingerprint = "print64"
        case donor, unit, payment, measure, effect, exchange
        case countClass = "class"
        case simple, target, place
        case words = "personal_digest"
    }

    typealias Write = @Sendable (ImportedEntry, any ValueWriter) -> Void

    /// How a row's own value is written, read back and shown.
    struct Said: Sendable {
        let write: Write
        let read: @Sendable (any LedgerRow, Int, inout ImportedEntry) -> Void
        let isSaid: @Sendable (ImportedEntry) -> Bool
        /// Its label on `gift show` and what is there, empty for nothing; nil where it has no line of its
        /// own.
        var label: (title: String, text: @Sendable (ImportedEntry) -> String)?
        /// Whether two rows with one id differ by it, hashed after what `RowDigests` has in its fixed order.
        var isContent = false
    }

    let name: String
    let kind: LedgerColumnKind
    /// Whether it may be NULL.
    let isOptional: Bool
    /// What every value is, as it is after the column's name in SQL; empty for anything.
    let check: String
    let origin: Origin

    /// What the row says; nil for what posting works out.
    var said: Said? {
        if case .row(let said) = origin { said } else { nil }
    }
}

// MARK: - Declarations

extension EntryColumn {
    static func posting(
        _ part: Part, _ kind: LedgerColumnKind = .int, isOptional: Bool = false, check: String = ""
    ) -> EntryColumn {
        EntryColumn(
            name: part.rawValue, kind: kind, isOptional: isOptional, check: check, origin: .posting(part))
    }

    /// A number that is always there.
    static func number(
        _ name: String, check: String = "", _ get: @escaping @Sendable (ImportedEntry) -> Int64,
        _ set: @escaping @Sendable (inout ImportedEntry, Int64) -> Void
    ) -> EntryColumn {
        let said = Said(
            write: { $1.int(get($0)) }, read: { set(&$2, $0.int($1)) }, isSaid: { _ in true })
        return EntryColumn(name: name, kind: .int, isOptional: false, check: check, origin: .row(said))
    }

    /// A number, NULL where nothing was said.
    static func optional(
        _ name: String, _ get: @escaping @Sendable (ImportedEntry) -> Int64?,
        _ set: @escaping @Sendable (inout ImportedEntry, Int64) -> Void
    ) -> EntryColumn {
        let said = Said(
            write: { $1.optional(get($0)) },
            read: { row, index, gift in
                if let value = row.optionalInt(index) { set(&gift, value) }
            },
            isSaid: { get($0) != nil })
        return EntryColumn(name: name, kind: .int, isOptional: true, check: "", origin: .row(said))
    }

    /// A text, NULL where it is empty.
    static func text(
        _ name: String, isContent: Bool = false, title: String? = nil,
        _ get: @escaping @Sendable (ImportedEntry) -> String,
        _ set: @escaping @Sendable (inout ImportedEntry, String) -> Void
    ) -> EntryColumn {
        let said = Said(
            write: { $1.optional(get($0)) },
            read: { row, index, gift in
                if !row.isNull(index) { set(&gift, row.text(index)) }
            },
            isSaid: { !get($0).isEmpty }, label: title.map { ($0, get) }, isContent: isContent)
        return EntryColumn(name: name, kind: .text, isOptional: true, check: "", origin: .row(said))
    }

    /// A day, NULL where nothing was said.
    static func day(
        _ name: String, _ get: @escaping @Sendable (ImportedEntry) -> CalendarDate?,
        _ set: @escaping @Sendable (inout ImportedEntry, CalendarDate) -> Void
    ) -> EntryColumn {
        optional(name) {
            get($0).map { Int64($0.dayNumber) }
        } _: {
            set(&$0, CalendarDate(dayNumber: Int($1)))
        }
    }

    /// A day that is always there.
    static func requiredDay(
        _ name: String, _ get: @escaping @Sendable (ImportedEntry) -> CalendarDate,
        _ set: @escaping @Sendable (inout ImportedEntry, CalendarDate) -> Void
    ) -> EntryColumn {
        number(name) {
            Int64(get($0).dayNumber)
        } _: {
            set(&$0, CalendarDate(dayNumber: Int($1)))
        }
    }

    /// A word of a fixed list by its number; NULL, or a number that no word has, leaves the row as it is.
    static func word<Word: RawRepresentable<Int> & Sendable>(
        _ name: String, _ get: @escaping @Sendable (ImportedEntry) -> Word?,
        _ set: @escaping @Sendable (inout ImportedEntry, Word) -> Void
    ) -> EntryColumn {
        optional(name) {
            get($0).map { Int64($0.rawValue) }
        } _: {
            if let word = Word(rawValue: Int($1)) { set(&$0, word) }
        }
    }

    /// A word of a fixed list that is always there.
    static func requiredWord<Word: RawRepresentable<Int> & Sendable>(
        _ name: String, _ get: @escaping @Sendable (ImportedEntry) -> Word,
        _ set: @escaping @Sendable (inout ImportedEntry, Word) -> Void
    ) -> EntryColumn {
        number(name) {
            Int64(get($0).rawValue)
        } _: {
            if let word = Word(rawValue: Int($1)) { set(&$0, word) }
        }
    }

    /// The column with a line of its own on `gift show`.
    func shown(as title: String, _ text: @escaping @Sendable (ImportedEntry) -> String) -> EntryColumn {
        guard case .row(var said) = origin else { return self }
        said.label = (title, text)
        return EntryColumn(
            name: name, kind: kind, isOptional: isOptional, check: check, origin: .row(said))
    }
}
