import ArgumentParser

/// Which pledges a list holds.
struct PledgeFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only of this campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("Only of this donor: D-7, or an id of a source.", valueName: "id"))
    var donor: String?
}
