import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign export grants`: every grant with every field, as one table.
struct ExportGrantsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grants", abstract: "Write every grant with all of its fields, as CSV.",
        discussion: """
            Applications, awards and what was declined, one row each: the columns of 'campaign grant list \
            --format csv'. Another ending or --format writes another kind of file.

            EXAMPLES
              campaign export grants -o grants.csv
              campaign export grants --as-of 2026-06-30 -o june.xlsx
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options.asTable())
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try session.writer.write(GrantListReport(lines: reading.lines(), reading: reading).document)
    }
}

/// `campaign export deadlines`: all that is and was due of grants, as one table.
struct ExportDeadlinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines", abstract: "Write all that is and was due on grants, as CSV.",
        discussion: """
            Deadlines and installments, also those that are done or waived: the columns of 'campaign grant \
            due --all --format csv'. A calendar program reads 'campaign export calendar'.

            EXAMPLES
              campaign export deadlines -o deadlines.csv
              campaign export deadlines --as-of 2026-06-30 --format tsv
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options.asTable())
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try session.writer.write(
            GrantDueReport(rows: try reading.lines().flatMap(\.due), reading: reading).document)
    }
}

/// `campaign export spending`: what all grants paid for, as one table.
struct ExportSpendingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spending", abstract: "Write what every grant paid for, as CSV.",
        discussion: """
            One row for each cost, by grant and day: the columns of 'campaign grant spend list --format csv', and \
            the grant.

            EXAMPLES
              campaign export spending -o spending.csv
              campaign export spending --as-of 2026-06-30 --format tsv
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options.asTable())
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try session.writer.write(SpendingList(all: try reading.lines(), reading: reading).document)
    }
}

/// `campaign export transfers`: all that was passed on to grantees, as one table.
struct ExportTransfersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfers", abstract: "Write all that was passed on to grantees, as CSV.",
        discussion: """
            One row for each transfer, with what came back and what was reported: the columns of 'campaign \
            project transfer list --format csv'.

            EXAMPLES
              campaign export transfers -o transfers.csv
              campaign export transfers --as-of 2026-06-30 -o june.xlsx
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options.asTable())
        try TransferListCommand.write(
            session, try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn), of: nil, from: nil)
    }
}

/// `campaign export units`: every naming place of every project, as one table.
struct ExportUnitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "Write the naming places of all projects, as CSV.",
        discussion: """
            One row for each place, open, reserved, paid for or named: the columns of 'campaign project unit \
            list --format csv'.

            EXAMPLES
              campaign export units -o units.csv
              campaign export units --as-of 2026-06-30 --format tsv
            """)

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options.asTable())
        let reading = try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try UnitListCommand.write(
            session, reading, reading.all, title: "Naming places, as of \(reading.asOf.longText)")
    }
}

extension GlobalOptions {
    /// The same, for a command that writes a table: CSV unless something else is asked for.
    fileprivate func asTable() -> GlobalOptions {
        var options = self
        if format == nil, !json, output == nil || output == "-" { options.format = .csv }
        return options
    }
}
