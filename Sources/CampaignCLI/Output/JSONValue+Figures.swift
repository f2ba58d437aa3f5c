import CampaignKit

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
            "subject": .optional(finding.subject), "hint": .optional(finding.hint),
        ])
    }
}
