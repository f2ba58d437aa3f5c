/// What the SQL outside an engine's folder must not say, because engines disagree on it.
///
/// Each message names what to write in its place: mostly a helper of `Engine/Portable.swift`.
enum PortableSQL {
    /// Who writes rows that the next statement has to see: an import's, donor by donor.
    static let singleRows = [
        "Import/ImportSession", "Import/OutrightPoster", "Import/DonorLookup", "Import/DonorWriter",
        "Import/DonorKeyWriter", "Posting/DayDeltaPass",
    ]

    /// Words that are refused wherever they stand, with what to write instead.
    ///
    /// They are made once: nothing in them can change, though the type does not promise it.
    private nonisolated(unsafe) static let words: [(pattern: Regex<Substring>, advice: String)] = {
        let words: [(Regex<Substring>, String)] = [
            (/\b[Rr][Oo][Ww][Ii][Dd]\b/, "rowid: order and find rows by a key of theirs"),
            (/\b(?:GLOB|LIKE)\b/, "GLOB, LIKE: Portable.begins, Portable.isDigit"),
            (/\b(?:lower|upper)\(/, "lower, upper: store a folded key and compare that"),
            (/\btemp\./, "temp.: the name alone; LedgerConnection.temporaryTable makes it"),
            (/\bPRAGMA\b/, "PRAGMA: a method of LedgerEngine"),
            (/\bWITHOUT ROWID\b/, "WITHOUT ROWID: the engine writes table definitions"),
            (
                /\b(?:CREATE|DROP|ALTER) (?:TEMP|TABLE|INDEX|UNIQUE|VIEW|TRIGGER)/,
                "definitions: the engine writes them"
            ),
            (/\bIS (?!(?:NOT )?(?:NULL|DISTINCT FROM)\b)/, "IS between values: IS NOT DISTINCT FROM"),
            (/\b(?:INDEXED BY|NOT INDEXED|CROSS JOIN)\b/, "hints to a planner: none"),
            (
                /\b(?:likely|unlikely|likelihood|ifnull|iif|printf|total|group_concat|instr|typeof)\(/,
                "a function that other engines lack"
            ),
            (
                /\b(?:julianday|strftime)\(/,
                "a date's function: days are numbers here"
            ),
            (
                /(?:^|[(,]|\b(?:WHERE|AND|OR|ON|BY|NOT|THEN|ELSE|SELECT) )\s*\+[a-z]/,
                "+column: no hints to a planner"
            ),
            (/\bWHEN \$[0-9]+ (?:THEN|AND|OR)\b/, "a parameter as a truth value: compare it, $1 = 1"),
            (/\b(?:WHERE|AND|OR|NOT|WHEN) [01](?! ?[=<>+*\/-])\b/, "0 or 1 as a truth value: 1 = 0"),
            (/\bsum\(/, "sum(: Portable.sum, which is a whole number everywhere"),
            (/\bAS INTEGER\)/, "AS INTEGER: AS BIGINT, which has 64 bits everywhere"),
            (/\bINSERT OR\b|\bREPLACE INTO\b/, "INSERT OR …: ON CONFLICT"),
        ]
        return words.map { ($0.wordBoundaryKind(.simple), $1) }
    }()

    /// What is wrong with one literal.
    static func faults(_ text: String) -> [String] {
        var faults = words.filter { text.firstMatch(of: $0.pattern) != nil }.map(\.advice)
        if hasScalarExtreme(text) { faults.append("max, min of two values: Portable.greatest") }
        if hasNamelessTable(text) { faults.append("FROM (…): a name behind the parenthesis") }
        faults += SQLOrder.faults(text)
        if SQLTruth.isRead(text) {
            faults.append("a truth value that is read: Portable.truth, or LedgerConnection.holds")
        }
        return faults
    }

    /// `max(a, b)`: one engine's scalar function; with one argument it is everyone's aggregate.
    private static func hasScalarExtreme(_ text: String) -> Bool {
        text.matches(of: /\b(max|min)\(/.wordBoundaryKind(.simple)).contains { match in
            SQLText.parts(of: SQLText.inside(text[match.range.upperBound...])).count > 1
        }
    }
}

extension PortableSQL {
    /// `FROM (SELECT …)` without a name, which some engines demand.
    fileprivate static func hasNamelessTable(_ text: String) -> Bool {
        text.matches(of: /\b(?:FROM|JOIN) \(/.wordBoundaryKind(.simple)).contains { match in
            let inside = SQLText.inside(text[match.range.upperBound...])
            let rest = text[inside.endIndex...].dropFirst().drop(while: \.isWhitespace)
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == SwiftLiterals.hole }
            let isOpen = inside.endIndex == text.endIndex
            let isComparison = text[..<match.range.lowerBound].hasSuffix("DISTINCT ")
            return !isOpen && !isComparison && word.first != SwiftLiterals.hole
                && (word.isEmpty || word.allSatisfy(\.isUppercase) && word != "AS")
        }
    }
}

/// Reading SQL by its parentheses and commas.
enum SQLText {
    /// The text up to the parenthesis that closes what is open at its beginning, or to its end.
    static func inside(_ text: Substring) -> Substring {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" {
                if depth == 0 { return text[..<index] }
                depth -= 1
            }
        }
        return text
    }

    /// The parts between commas that stand in no parentheses.
    static func parts(of text: Substring) -> [String] {
        var depth = 0
        var parts = [""]
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// What stands in no parentheses.
    static func top(_ text: Substring) -> String {
        var depth = 0
        var top = ""
        for character in text {
            if character == "(" { depth += 1 }
            if depth == 0 { top.append(character) }
            if character == ")" { depth -= 1 }
        }
        return top
    }
}

/// Orders must not depend on where an engine puts NULLs or on a language.
enum SQLOrder {
    static func faults(_ text: String) -> [String] {
        text.matches(of: /\bORDER\ BY\ /.wordBoundaryKind(.simple)).flatMap { match -> [String] in
            let rest = SQLText.inside(text[match.range.upperBound...])
            let order =
                rest.firstMatch(of: /\b(LIMIT|ROWS|UNION)\b/.wordBoundaryKind(.simple)).map {
                    rest[..<$0.range.lowerBound]
                } ?? rest
            return SQLText.parts(of: order).compactMap { fault($0, in: text) }
        }
    }

    private static func fault(_ term: String, in text: String) -> String? {
        let words = term.split(whereSeparator: \.isWhitespace)
        guard let column = words.first, !column.contains(SwiftLiterals.hole) else { return nil }
        if Int(column) != nil { return "ORDER BY \(column): the name of the column" }
        let name = String(column.split(separator: ".").last ?? column)
        if LedgerColumns.texts.contains(name) { return "ORDER BY \(column), a text: Portable.byBytes" }
        guard !term.contains("NULL"), !text.contains("\(name) IS NOT NULL"), mayBeNull(column, name, text)
        else { return nil }
        return "ORDER BY \(column), which may be NULL: NULLS FIRST, or NULLS LAST with DESC"
    }

    private static func mayBeNull(_ column: Substring, _ name: String, _ text: String) -> Bool {
        let alias = column.contains(".") ? column.prefix { $0 != "." } : nil
        var known: Set<String> = []
        for match in text.matches(
            of: /\b(LEFT JOIN|JOIN|FROM) ([a-z_]+)( AS)?( [a-z]+\b)?/.wordBoundaryKind(.simple))
        {
            let table = String(match.2)
            let called = match.4.map { $0.dropFirst() } ?? match.2
            guard alias == nil || called == alias else { continue }
            if match.1 == "LEFT JOIN", alias != nil { return true }
            if LedgerColumns.tables[table] != nil { known.insert(table) }
        }
        return known.contains { LedgerColumns.tables[$0]?[name]?.isRequired == false }
    }
}

/// Engines have a type of their own for what is true: it is compared, never read as a number.
enum SQLTruth {
    /// Whether a column of the outermost SELECT is a bare condition.
    static func isRead(_ text: String) -> Bool {
        let top = SQLText.top(text[...])
        guard top.hasPrefix("SELECT ") else { return false }
        return top.components(of: "UNION ALL").contains { select in
            guard let start = select.firstMatch(of: /^\s*(UNION )?SELECT (DISTINCT )?/) else { return false }
            let rest = select[start.range.upperBound...]
            let list =
                rest.firstMatch(of: /\b(FROM|WHERE)\b/.wordBoundaryKind(.simple)).map {
                    rest[..<$0.range.lowerBound]
                } ?? rest
            return SQLText.parts(of: list).contains(where: isCondition)
        }
    }

    private static func isCondition(_ column: String) -> Bool {
        let bare = column.replacing(/CASE .*\bEND\b/.wordBoundaryKind(.simple), with: "")
        return bare.firstMatch(of: /[<>=]|\b(AND|OR|NOT|IS|IN|EXISTS|BETWEEN)\b/.wordBoundaryKind(.simple))
            != nil
    }
}

extension String {
    fileprivate func components(of separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

/// The columns of the ledger's tables, from the engine's own definitions.
enum LedgerColumns {
    struct Column {
        var type: String
        var isRequired: Bool
    }

    /// By table and column.
    static let tables: [String: [String: Column]] = {
        var tables: [String: [String: Column]] = [:]
        for file in SourceTree.sources
        where file.path.contains("/Engine/SQLite/SQLite") && file.path.hasSuffix("Tables.swift") {
            for table in file.text.matches(of: /CREATE TABLE ([a-z_]+)\(([^"]*)/) {
                for column in table.2.matches(
                    of: /\b([a-z_0-9]+) (INTEGER|TEXT|BLOB)([^,)]*)/.wordBoundaryKind(.simple))
                {
                    tables[String(table.1), default: [:]][String(column.1)] = Column(
                        type: String(column.2),
                        isRequired: column.3.contains("NOT NULL") || column.3.contains("PRIMARY KEY"))
                }
            }
        }
        tables["entry"] = entry
        return tables
    }()

    /// The columns of entries, which are declared in Swift.
    private static let entry: [String: Column] = {
        let folder = "Sources/CampaignLedger/Schema/"
        func text(_ name: String) -> String {
            SourceTree.sources.first { $0.path == folder + name }?.text ?? ""
        }
        var names: [String: String] = [:]
        for part in text("EntryColumn.swift").matches(of: /case (\w+) = "(\w+)"/) {
            names[String(part.1)] = String(part.2)
        }
        var columns: [String: Column] = [:]
        let declarations = text("EntryColumns.swift")
        for column in declarations.matches(of: /\.posting\(\.(\w+)([^)]*)\)/) {
            columns[names[String(column.1)] ?? String(column.1)] = Column(
                type: column.2.contains(".text") ? "TEXT" : column.2.contains(".bytes") ? "BLOB" : "INTEGER",
                isRequired: !column.2.contains("isOptional: true"))
        }
        let said = /\.(number|requiredDay|requiredWord|optional|text|day|word)\(\s*"(\w+)"/
        for column in declarations.matches(of: said) {
            columns[String(column.2)] = Column(
                type: column.1 == "text" ? "TEXT" : "INTEGER",
                isRequired: column.1 == "number" || column.1.hasPrefix("required"))
        }
        return columns
    }()

    /// Columns that are text wherever they are.
    static let texts: Set<String> = {
        let all = tables.values.flatMap { $0 }
        return Set(all.filter { $0.value.type == "TEXT" }.map(\.key))
            .subtracting(all.filter { $0.value.type != "TEXT" }.map(\.key))
    }()
}
