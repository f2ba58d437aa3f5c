import CampaignKit

/// Judges the columns that no one reads: what holds the file up, what is remembered, what is only said.
struct HeldColumns {
    private let header: GiftHeader
    private let given: ColumnChoices
    private let remembered: ColumnMemory
    /// The command as it was typed, to which options are added.
    private let command: String

    init(_ header: GiftHeader, given: ColumnChoices, remembered: ColumnMemory?, command: String) {
        self.header = header
        self.given = given
        self.remembered = remembered ?? ColumnMemory()
        self.command = command
    }

    /// What holds now of each column, by its field: what is said, else what was said before.
    private func choices() -> [(field: Int, name: String, choice: ColumnMemory.Choice, isNew: Bool)] {
        header.names.enumerated().compactMap { field, name in
            let key = HeaderMatcher.normalize(name)
            let before = remembered.columns[key]
            if let choice = given.choice(of: key) { return (field, key, choice.adding(before), true) }
            return before.map { (field, key, $0, false) }
        }
    }

    /// The rows that stay out; throws where a column is named that the file does not have.
    func filter(_ taking: TakingBack) throws(GiftFileError) -> RowFilter {
        let names = Set(header.names.map { HeaderMatcher.normalize($0) })
        for column in given.columns where !names.contains(HeaderMatcher.normalize(column)) {
            let shown = header.names.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
            throw GiftFileError(
                code: GiftFileError.missingColumn, message: "the file has no column “\(column)”",
                hint: DidYouMean.hint(for: column, in: header.names)
                    ?? "the columns are \(shown)" + (header.names.count > 12 ? ", …" : ""),
                line: header.line)
        }
        return RowFilter(choices().map { ($0.field, $0.choice) }, header, taking)
    }

    /// Throws when a column says that money did not come and no one said what to do.
    func judge(_ survey: FileSurvey) throws(GiftFileError) {
        let choices = choices()
        let held = survey.counts.compactMap { count in
            let choice = choices.first { $0.field == count.column.field }
            return verdict(count, choice.map { ($0.choice, $0.isNew) })
        }
        guard !held.isEmpty else { return }
        let said = held.map(\.text).joined(separator: "; ")
        let isMisspelled = held.allSatisfy { $0.meant != nil }
        throw GiftFileError(
            code: GiftFileError.heldUp,
            message: isMisspelled
                ? "import stopped: columns with nearly recognized names are not read: \(said)"
                : "import stopped: \(held.count == 1 ? "a column" : "columns") that this import does not "
                    + "read may mean that money did not arrive: \(said)",
            hint: hint(held, survey), line: header.line)
    }

    /// One column that holds the file up.
    private struct Held {
        let name: String
        /// The column, its values and how many rows have each.
        let text: String
        let options: [String]
        let meant: String?
        let isUndone: Bool
        let isIgnored: Bool
        /// Whether it says of rows that money was reversed.
        var saysTakenBack = false
        /// Lines that return money and that the column says did not happen.
        var doubtful: [Int] = []
    }

    private func verdict(_ count: FileSurvey.Count, _ choice: (ColumnMemory.Choice, isNew: Bool)?) -> Held? {
        let column = count.column
        var values = count.kept
        if let (choice, isNew) = choice {
            if isNew, choice.only != nil { return nil }
            if choice.isIgnored, column.meant != nil { return nil }
            if choice.isIgnored, choice.postsAll, isNew { return nil }
            if !isNew {
                let seen = Set(choice.seen)
                // What says that no money came was left out, not accepted, when it was seen.
                let isAccepted = choice.only != nil || (choice.isIgnored && choice.postsAll)
                values = values.filter {
                    column.isNews($0.key)
                        && (!seen.contains($0.key) || (column.holds($0.key) && !isAccepted))
                }
                // What the said values would leave out without anyone having seen it.
                if choice.only != nil, column.remembersValues {
                    let lost = count.left.filter { !seen.contains($0.key) && !column.holds($0.key) }
                    values.merge(lost) { first, _ in first }
                }
                guard !values.isEmpty else { return nil }
            }
        }
        let isIgnored = choice?.0.isIgnored ?? false
        var bad = values.filter { column.holds($0.key) || (count.foreign[$0.key] ?? 0) > 0 }
        if bad.isEmpty, !isIgnored, column.needsPaid || choice?.isNew == false {
            let said = values.filter { !$0.key.isEmpty && PaymentWords.meaning($0.key) != .nothing }
            if !said.contains(where: { PaymentWords.meaning($0.key) == .paid }) || choice?.isNew == false {
                bad = said
            }
        }
        guard !bad.isEmpty || count.others > 0 else { return nil }
        return describe(count, bad, isIgnored: isIgnored, only: choice?.0.only)
    }

    private func describe(
        _ count: FileSurvey.Count, _ bad: [String: (shown: String, rows: Int)], isIgnored: Bool,
        only: [String]?
    ) -> Held {
        let column = count.column
        if let meant = column.meant {
            // The cells may be names, but for currencies.
            let rows = bad.values.reduce(count.others) { $0 + $1.rows }
            let codes = bad.values.map(\.shown).sorted().prefix(3).joined(separator: ", ")
            let what = "\(rows) \(rows == 1 ? "row has" : "rows have") \(column.isCurrency ? codes : "it")"
            return Held(
                name: column.name, text: "\(column.name): \(what), is it “\(meant)”?",
                options: options(column, bad, []), meant: meant, isUndone: false, isIgnored: false)
        }
        let ordered = count.kept.merging(bad) { first, _ in first }
            .sorted { ($1.value.rows, $0.key) < ($0.value.rows, $1.key) }
        let few = ordered.prefix(8).map { "\(Self.shown($0.value.shown)) \($0.value.rows)" }
        let more = ordered.count - few.count
        let text =
            "\(column.name): " + few.joined(separator: ", ") + (more > 0 ? ", and \(more) other values" : "")
        return Held(
            name: column.name, text: text,
            options: only.map { Self.more(than: $0, column, bad, count) } ?? options(column, bad, ordered),
            meant: nil,
            isUndone: column.isUndone, isIgnored: isIgnored,
            saysTakenBack: column.isUndone || bad.keys.contains { PaymentWords.takesBack($0, .negative) },
            doubtful: count.doubtful)
    }

    /// What to add to the command for the likely answer.
    private func options(
        _ column: WatchedColumn, _ bad: [String: (shown: String, rows: Int)],
        _ all: [(key: String, value: (shown: String, rows: Int))]
    ) -> [String] {
        if column.meant != nil { return ["--ignore-column \(Self.quoted(column.name))"] }
        let good = all.filter { bad[$0.key] == nil }.map(\.value.shown)
        if column.isUndone, bad.count > 4 || bad.keys.contains(where: { $0.contains(where: \.isNumber) }) {
            let kept = good.isEmpty ? [""] : good
            return ["--only \(Self.quoted(column.name + "=" + kept.joined(separator: ",")))"]
        }
        let isNothingKnown = !bad.keys.contains { column.holds($0) } && !column.isCurrency
        if isNothingKnown { return ["--ignore-column \(Self.quoted(column.name))"] }
        let values = bad.values.map(\.shown).sorted()
        return ["--leave-out \(Self.quoted(column.name + "=" + values.joined(separator: ",")))"]
    }

    /// What was said to be the only values, with what means paid besides them now.
    private static func more(
        than only: [String], _ column: WatchedColumn, _ bad: [String: (shown: String, rows: Int)],
        _ count: FileSurvey.Count
    ) -> [String] {
        let added = bad.filter { !column.needsPaid || PaymentWords.meaning($0.key) == .paid }
            .filter { !column.holds($0.key) }.values.map(\.shown).sorted()
        let values = only.map { count.kept[$0]?.shown ?? $0 } + added
        return ["--only \(quoted(column.name + "=" + values.joined(separator: ",")))"]
    }

    private func hint(_ held: [Held], _ survey: FileSurvey) -> String {
        var words: [String] = []
        let misspelled = held.filter { $0.meant != nil }
        if !misspelled.isEmpty { words.append("rename misspelled columns, or ignore them") }
        if held.contains(where: \.isUndone) {
            words.append(
                "a row with a refund is left out entirely: add the part that was kept as its own row")
        }
        let doubtful = Set(held.flatMap(\.doubtful)).sorted()
        if !doubtful.isEmpty {
            words.append("\(Self.lines(doubtful)) money: leave that out only if it did not happen")
        }
        if held.contains(where: \.saysTakenBack), !survey.unlinked.isEmpty {
            words.append(
                "\(Self.lines(survey.unlinked)) money without a gift in reverses: if that gift is left out, "
                    + "leave out that row too")
        }
        if held.contains(where: \.isIgnored) {
            words.append("--yes-post-all also posts rows that an ignored column marks as not paid")
        }
        let options = held.flatMap(\.options).joined(separator: " ")
        words.append("\(command) \(options)")
        return words.joined(separator: "; ")
    }

    /// `line 3 returns`, `lines 3, 4 return`.
    private static func lines(_ lines: [Int]) -> String {
        let list = lines.map(String.init).joined(separator: ", ")
        return lines.count == 1 ? "line \(list) returns" : "lines \(list) return"
    }

    private static func shown(_ value: String) -> String {
        if value.isEmpty { return "(blank)" }
        return CardNumberScanner.findings(in: value).first?.masked ?? value
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }

    // MARK: - What is said and remembered

    /// What to remember for next time; nil when nothing is new.
    func memory(_ survey: FileSurvey) -> String? {
        var memory = remembered
        for (field, name, choice, _) in choices() {
            var choice = choice
            var seen = Set(remembered.columns[name]?.seen ?? [])
            if let count = survey.counts.first(where: { $0.column.field == field }),
                count.column.remembersValues
            {
                seen.formUnion(count.kept.keys)
                seen.formUnion(count.left.keys)
            }
            choice.seen = Array(seen.sorted().prefix(ColumnMemory.mostValues))
            memory.columns[name] = choice
        }
        return memory == remembered ? nil : memory.text
    }

    /// What was decided without being asked for, for people.
    func remarks(_ survey: FileSurvey) -> [String] {
        var remarks: [String] = []
        for (field, _, choice, isNew) in choices() where !isNew {
            let what =
                choice.isIgnored
                ? "ignored"
                : choice.only.map { "only " + $0.joined(separator: ", ") }
                    ?? "without " + choice.leaveOut.joined(separator: ", ")
            remarks.append("“\(header.names[field])” as chosen before: \(what)")
        }
        let known = Set(choices().map(\.field))
        for count in survey.counts where count.explained > 0 {
            let rows = count.explained == 1 ? "1 row" : "\(count.explained) rows"
            remarks.append(
                "“\(count.column.name)” of \(rows) says that money was refunded, as do the file's own rows: kept"
            )
        }
        for count in survey.counts where !known.contains(count.column.field) {
            let values = count.kept.filter { !$0.key.isEmpty }.values.sorted { $0.rows > $1.rows }
            if values.isEmpty { continue }
            let few = values.prefix(5).map { "\(Self.shown($0.shown)) \($0.rows)" }.joined(separator: ", ")
            remarks.append("“\(count.column.name)” is not read: \(few)" + (values.count > 5 ? ", …" : ""))
        }
        return remarks
    }
}
