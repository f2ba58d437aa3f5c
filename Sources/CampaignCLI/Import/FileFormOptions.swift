public import ArgumentParser
import CampaignExchange
import CampaignFiles
public import CampaignKit
import Foundation
import Terminal

/// What an export does not say of itself: its encoding, the order of its dates, its zone, and what its other
/// columns mean.
struct FileFormOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The encoding of a file that is not UTF-8, such as windows-1255, cp850, macintosh, utf-16.",
            valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("The sheet of a workbook (default: the first).", valueName: "name"))
    var sheet: String?

    @Option(
        name: .customLong("date-format"),
        help: ArgumentHelp(
            "Order in dates such as 10/11/2026, when no row decides: mdy, dmy, ymd.",
            valueName: "order"))
    var dateFormat: DateOrder?

    @Option(
        name: .customLong("time-zone"),
        help: ArgumentHelp(
            "Time zone of times without one, such as UTC or America/New_York.", valueName: "zone"))
    var timeZone: String?

    @Option(
        name: .customLong("leave-out"),
        help: ArgumentHelp(
            "Leave out rows with these values in a column; remembered for the source and this header.",
            valueName: "column=values"))
    var leaveOut: [String] = []

    @Option(
        help: ArgumentHelp(
            "Post only rows with these values in a column; remembered too.", valueName: "column=values"))
    var only: [String] = []

    @Option(
        name: .customLong("ignore-column"),
        help: ArgumentHelp("Ignore these columns; remembered too.", valueName: "columns"))
    var ignoreColumn: [String] = []

    @Flag(
        name: .customLong("yes-post-all"),
        help: "Also post rows that an ignored column marks as not paid.")
    var yesPostAll = false

    /// Throws for values that cannot be meant.
    func check() throws(CommandError) {
        for text in leaveOut + only where ColumnChoices.Values(text) == nil {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a column and its values",
                hint: "--leave-out 'Status=Failed,Refunded'")
        }
        if let timeZone,
            !ZoneDatabase.system.contains(timeZone) || TimeZone(identifier: timeZone) == nil
        {
            throw .usage(
                "bad-value", "there is no time zone called '\(TerminalText.safe(timeZone))'",
                hint: "such as UTC, America/New_York or Europe/London")
        }
        for text in leaveOut + only + ignoreColumn { try StoredText.check(text, "the option") }
    }

    func apply(to reading: inout GiftRowReader.Options) {
        reading.encoding = encoding
        reading.dateOrder = dateFormat
        reading.timeZone = timeZone
        reading.choices.leaveOut = leaveOut.compactMap { ColumnChoices.Values($0) }
        reading.choices.only = only.compactMap { ColumnChoices.Values($0) }
        reading.choices.ignored = ignoredColumns
        reading.choices.postsAll = yesPostAll
    }

    private var ignoredColumns: [String] {
        ignoreColumn.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The names of the options given, never their values.
    var names: [String] {
        let given: [(Bool, String)] = [
            (encoding != nil, "--encoding"), (sheet != nil, "--sheet"), (dateFormat != nil, "--date-format"),
            (timeZone != nil, "--time-zone"), (!leaveOut.isEmpty, "--leave-out"), (!only.isEmpty, "--only"),
            (!ignoreColumn.isEmpty, "--ignore-column"), (yesPostAll, "--yes-post-all"),
        ]
        return given.filter(\.0).map(\.1)
    }
}

extension DateOrder: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}
