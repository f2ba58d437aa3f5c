import CampaignKit
import Yams

/// Reads one mapping file; a new key is a line in `read()` and a property of `FileMapping`.
struct MappingReader {
    let fields: Fields
    let vocabulary: MappingVocabulary
    let plan: Plan
    let name: String

    /// Names and words longer than this are no column's.
    private static let longest = 200

    private var context: ReadingContext { fields.context }

    func read() -> FileMapping {
        defer { fields.finish() }
        var mapping = FileMapping(name: name)
        mapping.title = fields.name("name") ?? name
        mapping.source = source() ?? name
        mapping.dateOrder = fields.choice("date_order", of: DateOrder.self)
        mapping.decimalMark = fields.choice("decimal_mark", of: DecimalMark.self) ?? .point
        mapping.timeZone = timeZone()
        mapping.encoding = encoding()
        mapping.columns = columns()
        mapping.constants = constants(mapping.columns)
        mapping.words = words(mapping.columns)
        mapping.leaveOut = leaveOut()
        mapping.unread = unread(mapping)
        for needed in ["date", "amount"] where !mapping.has(needed) {
            let place = fields.keyPlace("columns") ?? fields.place
            context.report(
                .missingKey, at: place, "nothing says which column is the \(needed)",
                hint: "add below columns: \(needed): and the name of the column")
        }
        return mapping
    }

    // MARK: - Single values

    private func source() -> String? {
        guard let text = fields.name("source") else { return nil }
        guard text.utf8.count > 64 || text.contains(":") else { return text }
        context.report(
            .mappingColumn, at: fields.valuePlace("source"), "this cannot be the name of a source",
            hint: "at most 64 bytes without a colon")
        return nil
    }

    private func timeZone() -> String? {
        guard let scalar = fields.scalar("time_zone") else { return nil }
        if ZoneDatabase.system.contains(scalar.text) { return scalar.text }
        context.report(
            .unknownTimeZone, at: scalar.place, "no time zone is called '\(scalar.text)'",
            hint: DidYouMean.hint(
                for: scalar.text, in: ZoneDatabase.common, otherwise: "write a name such as America/New_York"
            ))
        return nil
    }

    private func encoding() -> String? {
        guard let scalar = fields.scalar("encoding") else { return nil }
        if vocabulary.isEncoding(scalar.text) { return scalar.text }
        let common = [
            "utf-8", "windows-1252", "windows-1255", "windows-1256", "cp850", "macintosh", "utf-16",
        ]
        context.report(
            .unknownChoice, at: scalar.place, "no encoding is called '\(scalar.text)'",
            hint: DidYouMean.hint(
                for: scalar.text, in: common, otherwise: "such as " + common.joined(separator: ", ")))
        return nil
    }

    // MARK: - Columns

    private func columns() -> [FileMapping.Column] {
        guard
            let list = fields.record(
                "columns", describing: "list of columns", example: "{date: Gift Date, amount: Gift Amount}")
        else { return [] }
        return list.names.compactMap { column in
            let isKnown = checked(column, at: list.keyPlace(column), besides: [FileMapping.status])
            guard let node = list.value(column) else {
                list.reportMissing(column, example: "the name of a column of the file")
                return nil
            }
            let nodes = node.sequence.map { Array($0) } ?? [node]
            let names = nodes.compactMap { fileColumn($0, named: column) }
            guard isKnown, !names.isEmpty else { return nil }
            if names.count > 1, column == FileMapping.status || vocabulary.amounts.contains(column) {
                context.report(
                    .mappingConflict, at: context.place(of: node), "\(column) is one column, not several",
                    hint: "name the one that holds it, and put the others under unread")
                return nil
            }
            return FileMapping.Column(column, names)
        }
    }

    /// Whether a key is a column of ours; reports one that is not.
    private func checked(_ column: String, at place: TextPosition?, besides others: [String]) -> Bool {
        let names = vocabulary.columns + others
        if names.contains(column) { return true }
        context.report(
            .mappingColumn, at: place ?? fields.place, "no import column is called '\(column)'",
            hint: DidYouMean.hint(
                for: column, in: names, otherwise: "'campaign help csv' lists the columns"))
        return false
    }

    /// The name of a column of the file.
    private func fileColumn(_ node: Node, named what: String) -> String? {
        guard let scalar = fields.scalar(of: node, named: what),
            let text = fields.checkedText(scalar, named: what), isShort(text, scalar.place)
        else { return nil }
        guard vocabulary.isNeverKept(text), !what.hasPrefix("unread") else { return text }
        context.report(
            .mappingConflict, at: scalar.place, "card data and IP addresses are never read",
            hint: "put the column under unread")
        return nil
    }

    private func isShort(_ text: String, _ place: TextPosition) -> Bool {
        if text.unicodeScalars.count <= Self.longest { return true }
        context.report(
            .mappingColumn, at: place, "longer than \(Self.longest) characters", hint: "is this a name?")
        return false
    }

    private func unread(_ mapping: FileMapping) -> [String] {
        fields.items("unread", example: "Internal note").compactMap { node in
            guard let text = fileColumn(node, named: "unread") else { return nil }
            let isRead = (mapping.columns.flatMap(\.names) + mapping.leaveOut.map(\.column)).contains {
                vocabulary.fold($0) == vocabulary.fold(text)
            }
            guard isRead else { return text }
            context.report(
                .mappingConflict, at: context.place(of: node), "'\(text)' is read above",
                hint: "delete it here, or there")
            return nil
        }
    }

    // MARK: - Values

    /// Ids that every row has of its own.
    private static let ofOneRow: Set = ["gift_id", "processor_id", FileMapping.status]

    private func constants(_ columns: [FileMapping.Column]) -> [FileMapping.Constant] {
        guard let list = fields.record("constants", describing: "constant", example: "{method: check}") else {
            return []
        }
        return list.names.compactMap { column in
            let place = list.keyPlace(column) ?? list.place
            guard let scalar = list.scalar(column), let text = list.checkedText(scalar, named: column),
                checked(column, at: place, besides: []), isShort(text, scalar.place)
            else { return nil }
            if Self.ofOneRow.contains(column) || columns.contains(where: { $0.column == column }) {
                let isRead = columns.contains { $0.column == column }
                context.report(
                    .mappingConflict, at: place,
                    isRead
                        ? "\(column) is also read from a column"
                        : "\(column) cannot be the same in every row",
                    hint: isRead ? "keep one of the two" : "delete it")
                return nil
            }
            check(text, of: column, at: scalar.place)
            return FileMapping.Constant(column, text)
        }
    }

    private func check(_ value: String, of column: String, at place: TextPosition) {
        if column == "date" || column.hasSuffix("_date") {
            _ = context.date(ScalarText(text: value, place: place))
        } else if let problem = vocabulary.problem(value, of: column, plan: plan) {
            context.report(
                column == "campaign" ? .unknownCampaign : .unknownChoice, at: place, problem.message,
                hint: problem.hint)
        }
    }

    private func words(_ columns: [FileMapping.Column]) -> [FileMapping.Word] {
        guard
            let list = fields.record(
                "values", describing: "list of values", example: "{type: {Donation: gift}}")
        else { return [] }
        return list.names.flatMap { column in
            let isRead = columns.contains { $0.column == column }
            if checked(column, at: list.keyPlace(column), besides: [FileMapping.status]), !isRead {
                context.report(
                    .mappingConflict, at: list.keyPlace(column) ?? list.place,
                    "no column of the file is read as \(column)", hint: "add \(column): to columns above")
            }
            guard let words = list.record(column, describing: "value", example: "{Donation: gift}") else {
                return [FileMapping.Word]()
            }
            return meanings(words, of: column)
        }
    }

    private func meanings(_ words: Fields, of column: String) -> [FileMapping.Word] {
        var known: Set<String> = []
        return words.names.compactMap { said in
            let place = words.keyPlace(said) ?? words.place
            guard let scalar = words.scalar(said), let text = words.checkedText(scalar, named: said),
                isShort(said, place), isShort(text, scalar.place)
            else {
                if words.value(said) == nil { words.reportMissing(said, example: "what it means") }
                return nil
            }
            guard known.insert(FileMapping.fold(said)).inserted else {
                context.report(
                    .duplicateKey, at: place, "'\(said)' is written twice, in other letters",
                    hint: "keep one of the two: case does not matter")
                return nil
            }
            check(text, of: column, at: scalar.place)
            return FileMapping.Word(column, said, means: text)
        }
    }

    private func leaveOut() -> [FileMapping.LeaveOut] {
        let example = "{column: Kind, values: [Pledge], reason: a promise}"
        return fields.records("leave_out", each: "rule", example: example) { rule in
            let column = rule.requiredText("column", example: "Kind", fallback: "")
            let values = rule.items("values", example: "Pledge").compactMap {
                rule.scalar(of: $0, named: "values")?.text.trimmed
            }
            if values.isEmpty, rule.value("values") == nil || rule.value("values")?.sequence != nil {
                rule.reportMissing("values", example: "[Pledge]")
            }
            let reason = rule.requiredText("reason", example: "a promise, no money", fallback: "")
            return FileMapping.LeaveOut(column: column, values: values, reason: reason)
        }
    }
}

extension FileMapping {
    /// Whether a column of ours has a value in every row.
    func has(_ column: String) -> Bool {
        columns.contains { $0.column == column } || constants.contains { $0.column == column }
    }
}
