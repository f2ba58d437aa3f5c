import ArgumentParser

/// Which pledges a list holds.
struct PledgeFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("Only this donor: D-7, or a source's id.", valueName: "id"))
    var donor: String?
}
