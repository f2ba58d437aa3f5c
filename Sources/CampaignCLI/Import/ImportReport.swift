import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// What an import did, for every format: a line per outcome with its control total, and every problem.
struct ImportReport {
    let outcome: ImportOutcome
    /// The file as the user named it, or what was typed.
    let subject: String
    let currency: Currency
    let isDryRun: Bool
    let isPartial: Bool
    let skipsPossible: Bool
    /// One row that was typed, not a file.
    var isSingle = false
    /// Rows left out because of what a column says, by that column.
    var leftOut: [String: Int] = [:]
    /// The first of them.
    var leftOutRows: [LeftOutRow] = []
    /// What the file's preset says of it.
    var preset: PresetSummary?

    /// Whether there was something to post and none of it was.
    var isRefused: Bool { !outcome.isAccepted && outcome.rejectedCount + outcome.errorCount > 0 }

    /// One line of the summary.
    struct Line {
        var key: String
        var words: String
        var count: Int
        var minorUnits: Int64?
        var remark: String
    }

    var lines: [Line] {
        if isSingle, isRefused { return [] }
        var lines = outcome.posted.map { total in
            Line(
                key: Self.key(total), words: Self.noun(total), count: total.count,
                minorUnits: total.minorUnits, remark: isRefused ? "not posted" : Self.remark(total))
        }
        if let dates = outcome.dates, !lines.isEmpty {
            let others = [lines[0].remark].filter { !$0.isEmpty }
            lines[0].remark = ([Self.span(dates)] + others).joined(separator: "; ")
        }
        func add(_ key: String, _ count: Int, _ words: String, _ remark: String) {
            guard count > 0 else { return }
            let words = count == 1 || !words.hasSuffix("row") && !words.hasSuffix("e") ? words : words + "s"
            lines.append(Line(key: key, words: words, count: count, minorUnits: nil, remark: remark))
        }
        add("split_rows", outcome.splitRows, "split row", "other parts of the same gifts")
        add("already_imported", outcome.alreadyImported, "already imported", "nothing to do")
        add(
            "already_voided", outcome.voidedRows, "already voided", "left out; --repost ID posts one again")
        add("already_here", outcome.elsewhereRows, "already here from another system", "left out")
        add("equal_rows", outcome.equalRows, "equal row", "left out")
        add(
            "possible_duplicates", outcome.possibleDuplicateCount, "possible duplicate",
            skipsPossible ? "left out" : "not posted; choose --skip-possible or --post-possible")
        if outcome.isAccepted, !isSingle {
            let many = outcome.updatedDonors == 1 ? "known donor" : "known donors"
            add("updated_donors", outcome.updatedDonors, many, "with new details or suppressions")
            let gone = outcome.erasedRows == 1 ? "row of an erased donor" : "rows of erased donors"
            add("erased_rows", outcome.erasedRows, gone, "posted without name and words")
        }
        add("zero_rows", outcome.zeroRows - (preset?.peopleRows ?? 0), "zero row", "left out")
        let columns = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        add(
            "left_out", columns.reduce(0) { $0 + $1.value }, "left out",
            columns.map { "\($0.key) \(Words.grouped($0.value))" }.joined(separator: ", "))
        let others = outcome.rejectedCount - (skipsPossible ? 0 : outcome.possibleDuplicateCount)
        add(
            "rejected", others, "rejected",
            isPartial && (outcome.isAccepted || outcome.posted.isEmpty)
                ? "left out" : "nothing was imported; fix these rows first")
        return lines
    }

    /// Rows of gifts and what happened to them: those that only name people are none.
    var rowsRead: Int { outcome.rowsRead - (preset?.peopleRows ?? 0) }

    /// What happened, in one line.
    var headline: String {
        if isSingle { return singleHeadline }
        let rows = "(\(Words.count(rowsRead, "row")))"
        if outcome.batch != nil { return "Imported \(subject)   \(rows), batch B-\(outcome.batch ?? 0)" }
        if outcome.isAccepted { return ActHeadline.dryRun("Would import \(subject)   \(rows)") }
        if !isRefused { return "Nothing new in \(subject)   \(rows)" }
        if isDryRun { return ActHeadline.dryRun("Would not import \(subject)   \(rows)") }
        return "Did not import \(subject)   \(rows); nothing was written"
    }

    private var singleHeadline: String {
        if let batch = outcome.batch { return "Recorded   (batch B-\(batch))" }
        guard isDryRun else { return "Not recorded; nothing was written" }
        return ActHeadline.dryRun("Would \(outcome.isAccepted ? "" : "not ")record it")
    }

    /// The donors it brought, in one line; nil when none.
    var donorLine: String? {
        guard outcome.newDonors + outcome.matchedDonors > 0, outcome.isAccepted else { return nil }
        guard !isSingle || outcome.newDonors > 0 else { return nil }
        var parts = ["\(Words.count(outcome.newDonors, "new donor"))"]
        if outcome.placeholderDonors > 0 {
            parts.append("\(Words.grouped(outcome.placeholderDonors)) of them known by id only")
        }
        if outcome.matchedDonors > 0 {
            parts.append("\(Words.grouped(outcome.matchedDonors)) matched")
        }
        if outcome.donors.knownByNameOnly > 0 {
            parts.append("\(Words.grouped(outcome.donors.knownByNameOnly)) known by name only")
        }
        return parts.joined(separator: " · ")
    }

    /// What rows say of donors and was not taken, for people.
    var differences: [String] {
        guard !isRefused, outcome.differenceCount > 0 else { return [] }
        var lines = outcome.differences.prefix(Self.listedDifferences).map(\.text)
        let more = outcome.differenceCount - lines.count
        if more > 0 { lines.append("… and \(Words.grouped(more)) more") }
        let count = Words.count(outcome.differenceCount, "detail")
        let verb = outcome.differenceCount == 1 ? "differs" : "differ"
        let way = isSingle ? "campaign donor edit changes it" : "--update-donors applies later details"
        return ["\(count) of known donors \(verb), not applied; \(way)"] + lines
    }

    private static let listedDifferences = 10

    /// The rows that a column left out, for people.
    var leftOutTable: Table {
        Self.leftOutFields.people(Array(leftOutRows.prefix(Self.listedLeftOut)))
    }

    static var leftOutFields: FieldList<LeftOutRow> {
        FieldList([
            Field(TableColumn("Line", key: "line", alignment: .trailing)) { .number($0.line) },
            .shown(TableColumn("Left out for", key: "column", shrinks: true)) {
                Cell("\($0.column): \($0.value)")
            },
            Field("column") { .text($0.column) }, Field("value") { .text($0.value) },
            Field(TableColumn("Amount", key: "amount", alignment: .trailing)) { .text($0.amount) },
            Field(TableColumn("Who", key: "name", shrinks: true)) { .text($0.name) },
        ])
    }

    /// How many more were left out than the table has.
    var unlistedLeftOut: Int {
        leftOut.reduce(0) { $0 + $1.value } - min(leftOutRows.count, Self.listedLeftOut)
    }

    private static let listedLeftOut = 20

    private static func span(_ dates: ClosedRange<CalendarDate>) -> String {
        dates.lowerBound == dates.upperBound
            ? dates.lowerBound.longText : "\(dates.lowerBound.longText) – \(dates.upperBound.longText)"
    }

    private static func key(_ total: ImportOutcome.TypeTotal) -> String {
        guard total.isRegained else { return total.type.name }
        return total.type == .chargeback ? "dispute_won" : "refund_returned"
    }

    private static func remark(_ total: ImportOutcome.TypeTotal) -> String {
        total.isRegained ? "the money is here again" : ""
    }

    private static func noun(_ total: ImportOutcome.TypeTotal) -> String {
        guard total.isRegained else { return noun(total.type, total.count) }
        let isOne = total.count == 1
        guard total.type == .refund else { return isOne ? "dispute won" : "disputes won" }
        return isOne ? "refund that came back" : "refunds that came back"
    }

    /// `412 gifts` in the words of the field.
    static func noun(_ type: EntryType, _ count: Int) -> String {
        let (one, many): (String, String) =
            switch type {
            case .gift: ("gift", "gifts")
            case .matching: ("matching gift", "matching gifts")
            case .daf: ("gift from a donor-advised fund", "gifts from donor-advised funds")
            case .qcd: ("IRA gift", "IRA gifts")
            case .stock: ("stock gift", "stock gifts")
            case .inKind: ("gift in kind", "gifts in kind")
            case .platform: ("platform gift", "platform gifts")
            case .pledge: ("pledge", "pledges")
            case .award: ("grant award", "grant awards")
            case .conditional: ("conditional promise", "conditional promises")
            case .revocable: ("revocable intention", "revocable intentions")
            case .matchExpected: ("expected match", "expected matches")
            case .pledgeChange: ("pledge change", "pledge changes")
            case .writeOff: ("write-off", "write-offs")
            case .conditionMet: ("condition met", "conditions met")
            case .conditionUnmet: ("condition no longer met", "conditions no longer met")
            case .revocableRealized: ("realized intention", "realized intentions")
            case .refund: ("refund", "refunds")
            case .chargeback: ("chargeback", "chargebacks")
            case .void: ("void", "voids")
            case .adjustment: ("adjustment", "adjustments")
            case .reallocation: ("move", "moves")
            }
        return count == 1 ? one : many
    }
}
