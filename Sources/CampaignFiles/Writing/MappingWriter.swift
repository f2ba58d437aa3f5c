public import CampaignKit

/// Writes a mapping as a file that reads back the same.
public enum MappingWriter {
    /// A mapping's name for a file called so: `Gala 2026.csv` → `gala-2026`; nil when nothing is left of it.
    public static func name(ofFile file: String, reserved: [String]) -> String? {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        guard let name = CampaignID.kebabCase(stem) else { return nil }
        return reserved.contains(name) ? name + "-file" : name
    }

    /// Whether `--source-format` can take this as the name of a mapping.
    public static func isName(_ name: String, reserved: [String]) -> Bool {
        CampaignID.isValid(name) && !reserved.contains(name)
    }

    /// The text of `Campaigns/imports/NAME.yml`.
    public static func text(_ mapping: FileMapping) -> String {
        let parts = [
            "# How campaign import reads files with these columns. 'campaign help csv' lists the import columns.",
            settings(mapping),
            "# Import columns on the left, the file's own on the right.",
            "columns:", columns(mapping), constants(mapping), words(mapping), leaveOut(mapping),
            unread(mapping),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private static func settings(_ mapping: FileMapping) -> String {
        let name = mapping.title == mapping.name ? nil : "name: \(YAMLScalar.text(mapping.title))"
        let order = mapping.dateOrder.map { "date_order: \($0.rawValue)     # \($0.words)" }
        let mark =
            mapping.decimalMark == .comma
            ? "decimal_mark: comma     # 1.234,56" : "decimal_mark: point     # 1,234.56"
        return [
            name, "source: \(YAMLScalar.text(mapping.source))", order, mark,
            mapping.timeZone.map { "time_zone: \($0)" },
            mapping.encoding.map { "encoding: \(YAMLScalar.text($0))" },
        ]
        .compactMap { $0 }.joined(separator: "\n")
    }

    private static func columns(_ mapping: FileMapping) -> String {
        mapping.columns.map { column in
            let names = column.names.map(flow)
            return "  \(column.column): "
                + (names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]")
        }
        .joined(separator: "\n")
    }

    private static func constants(_ mapping: FileMapping) -> String {
        guard !mapping.constants.isEmpty else { return "" }
        return
            (["# The same in every row.", "constants:"]
            + mapping.constants.map { "  \($0.column): \(flow($0.value))" }).joined(separator: "\n")
    }

    private static func words(_ mapping: FileMapping) -> String {
        guard !mapping.words.isEmpty else { return "" }
        var lines = ["# What the file's words mean.", "values:"]
        var listed: [String] = []
        for column in mapping.words.map(\.column) where !listed.contains(column) {
            listed.append(column)
            lines.append("  \(column):")
            lines += mapping.words.filter { $0.column == column }.map {
                "    \(flow($0.said)): \(flow($0.means))"
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func leaveOut(_ mapping: FileMapping) -> String {
        guard !mapping.leaveOut.isEmpty else { return "" }
        return
            (["# Rows that are not gifts.", "leave_out:"]
            + mapping.leaveOut.flatMap { rule in
                [
                    "  - column: \(flow(rule.column))",
                    "    values: [\(rule.values.map(flow).joined(separator: ", "))]",
                    "    reason: \(flow(rule.reason))",
                ]
            }).joined(separator: "\n")
    }

    private static func unread(_ mapping: FileMapping) -> String {
        var told: Set<String> = []
        let names = mapping.unread.filter { told.insert($0).inserted }
        guard !names.isEmpty else { return "" }
        return (["# Columns that mean nothing here.", "unread:"] + names.map { "  - \(flow($0))" })
            .joined(separator: "\n")
    }

    /// A value that may be in brackets and as a key: with a comma or nothing in it, in quotes.
    private static func flow(_ text: String) -> String {
        let scalar = YAMLScalar.text(text)
        return scalar.hasPrefix("\"") || !(scalar.contains(",") || scalar.isEmpty) ? scalar : "\"\(scalar)\""
    }
}
