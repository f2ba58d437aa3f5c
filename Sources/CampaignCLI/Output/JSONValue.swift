import CampaignKit

/// A JSON document before it is written.
///
/// Keys are sorted and text stays UTF-8, so the same answer is the same bytes.
indirect enum JSONValue: Equatable, Sendable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case number(Int64)
    /// A number with decimals, written as its digits are: never through binary fractions.
    case decimal(PlainNumber)
    case bool(Bool)
    case null

    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    /// On one line.
    var compact: String {
        switch self {
        case .object(let members):
            "{" + Self.sorted(members).map { "\(Self.quoted($0)):\($1.compact)" }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(\.compact).joined(separator: ",") + "]"
        case .string(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .decimal(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .null: "null"
        }
    }

    /// With a member a line, short leaves such as money on one; ends in a line feed.
    var pretty: String { pretty(indent: 0) + "\n" }

    private func pretty(indent: Int) -> String {
        guard !isShortLeaf else { return compact }
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch self {
        case .object(let members):
            let lines = Self.sorted(members).map { key, value in
                "\(inner)\(Self.quoted(key)): \(value.pretty(indent: indent + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        case .array(let elements):
            let lines = elements.map { inner + $0.pretty(indent: indent + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        default: return compact
        }
    }

    /// A scalar, something empty, or an object of at most three scalars.
    private var isShortLeaf: Bool {
        switch self {
        case .object(let members): members.count <= 3 && members.values.allSatisfy(\.isScalar)
        case .array(let elements): elements.isEmpty
        default: true
        }
    }

    private var isScalar: Bool {
        switch self {
        case .object, .array: false
        default: true
        }
    }

    /// By bytes: the order must not depend on a locale or a Unicode version.
    private static func sorted(_ members: [String: JSONValue]) -> [(String, JSONValue)] {
        members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONValue {
    /// Writes an object of which one member is a list that is made while it is written: the bytes of
    /// `pretty`.
    struct ListWriter {
        /// What is to be written next.
        private(set) var pending: String
        private let tail: String
        private var isEmpty = true

        /// - Parameter others: the other members of the object, of which some follow the list.
        init(_ name: String, among others: [String: JSONValue]) {
            let members = JSONValue.sorted(others).filter { $0.0 != name }
            let before = members.prefix { $0.0.utf8.lexicographicallyPrecedes(name.utf8) }
            pending = "{\n" + before.map { Self.line($0) + ",\n" }.joined()
            pending += "  \(JSONValue.quoted(name)): ["
            tail = members.dropFirst(before.count).map { ",\n" + Self.line($0) }.joined() + "\n}\n"
        }

        mutating func append(_ element: JSONValue) {
            pending += (isEmpty ? "\n    " : ",\n    ") + element.pretty(indent: 2)
            isEmpty = false
        }

        mutating func finish() { pending += (isEmpty ? "]" : "\n  ]") + tail }

        mutating func drain() -> [UInt8] {
            defer { pending = "" }
            return Array(pending.utf8)
        }

        private static func line(_ member: (String, JSONValue)) -> String {
            "  \(JSONValue.quoted(member.0)): \(member.1.pretty(indent: 1))"
        }
    }
}

/// Figures as the JSON contract writes them: `campaign help json`.
extension JSONValue {
    /// `{"minor":4123550,"currency":"USD","text":"$41,235.50"}`; null where the figure does not exist.
    static func money(_ minor: Int64?, _ currency: Currency) -> JSONValue {
        guard let minor else { return .null }
        let money = Money(minorUnits: minor, currency: currency)
        return .object([
            "minor": .number(minor), "currency": .string(currency.code), "text": .string(money.text),
        ])
    }

    /// `{"tenths":574,"text":"57.4%"}`.
    static func percent(_ percent: Percent?) -> JSONValue {
        guard let percent else { return .null }
        return .object(["tenths": .number(percent.tenths), "text": .string(percent.text)])
    }

    static func date(_ date: CalendarDate?) -> JSONValue { .optional(date?.description) }

    static func finding(_ finding: Finding) -> JSONValue {
        .object([
            "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message), "file": .optional(finding.location?.file),
            "line": finding.location.map { .number(Int64($0.line)) } ?? .null,
            "column": finding.location.map { .number(Int64($0.column)) } ?? .null,
            "subject": .optional(finding.subject), "hint": .optional(finding.advice),
        ])
    }
}
