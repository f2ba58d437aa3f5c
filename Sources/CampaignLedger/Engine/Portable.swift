/// The SQL that engines disagree on, in words that all of them understand alike.
///
/// Shared SQL uses nothing else for these things; `PortableSQLTests` of the house rules holds it.
enum Portable {
    /// A condition as a value: 1 or 0, never a truth value, and 0 where the condition is NULL.
    static func truth(_ condition: String) -> String { "CASE WHEN \(condition) THEN 1 ELSE 0 END" }

    /// The sum of whole numbers as a whole number, NULL where there is none; beyond 64 bits it is an error.
    static func sum(_ expression: String) -> String { "CAST(sum(\(expression)) AS BIGINT)" }

    /// The greater of two values that are not NULL.
    static func greatest(_ one: String, _ other: String) -> String {
        "CASE WHEN \(one) > \(other) THEN \(one) ELSE \(other) END"
    }

    /// A text column in an ORDER BY: by its bytes, whatever the language of the computer.
    ///
    /// Engines define every text column so; this marks where an order relies on it.
    static func byBytes(_ column: String) -> String { column }

    /// Whether a text begins with some characters, exactly as written; `prefix` holds no quotation mark.
    static func begins(_ text: String, with prefix: String) -> String {
        "substr(\(text), 1, \(prefix.count)) = '\(prefix)'"
    }

    /// Whether a number is one of some, which are not many: they are written into the statement.
    static func among(_ column: String, _ numbers: some Sequence<Int64>) -> String {
        let list = numbers.sorted().map(String.init).joined(separator: ", ")
        return list.isEmpty ? "1 = 0" : "\(column) IN (\(list))"
    }

    /// The first characters of a text, to be compared with an argument of as many.
    static func beginning(of text: String, _ count: Int) -> String { "substr(\(text), 1, \(count))" }

    /// Whether the character at a place, counted from 1, is an ASCII digit.
    static func isDigit(_ text: String, at place: Int) -> String {
        "substr(\(text), \(place), 1) IN ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')"
    }
}

/// A column of a temporary table.
struct TemporaryColumn {
    enum Kind { case int, text, bytes }

    let name: String
    let kind: Kind

    static func int(_ name: String) -> TemporaryColumn { TemporaryColumn(name: name, kind: .int) }
    static func text(_ name: String) -> TemporaryColumn { TemporaryColumn(name: name, kind: .text) }
    static func bytes(_ name: String) -> TemporaryColumn { TemporaryColumn(name: name, kind: .bytes) }
}
