import ArgumentParser
import CampaignKit

/// As of when pledges are read: the options that every list of them takes.
struct PledgeDayOptions: ParsableArguments {
    @Option(name: .customLong("as-of"), help: ArgumentHelp("As it stands on this day.", valueName: "date"))
    var asOf: CalendarDate?
    @Option(
        name: .customLong("known-on"),
        help: ArgumentHelp("As it was known on this day, or after this batch: B-3.", valueName: "point"))
    var knownOn: KnownOn?
}
