public import ArgumentParser
public import CampaignKit
public import CampaignServices

/// The day that figures are shown for, and the point of knowledge: the same words for every command.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Show the figures at the end of this day (default: today).", valueName: "date"))
    var asOf: CalendarDate?

    @Option(
        help: ArgumentHelp("Show what was known then, with the plan of that time.", valueName: "date|batch"))
    var knownOn: KnownOn?

    /// The day that was asked for, also by `--known-on DAY`; nil for today, which shows what is held too.
    var day: CalendarDate? {
        if case .day(let known) = knownOn { return asOf ?? known }
        return asOf
    }

    /// Whether the answer is about another time than now.
    var isPast: Bool { asOf != nil || knownOn != nil }
}

extension KnownOn: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
