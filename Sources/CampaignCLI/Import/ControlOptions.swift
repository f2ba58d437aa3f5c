import ArgumentParser
import CampaignExchange
import CampaignKit
import Terminal

/// What a deposit slip says of a file: nothing is posted where the file says otherwise.
struct ControlOptions: ParsableArguments {
    @Option(
        name: .customLong("expect-rows"),
        help: ArgumentHelp("Post only if the file has this many rows of money.", valueName: "number"))
    var expectRows: Int?

    @Option(
        name: .customLong("expect-total"),
        help: ArgumentHelp(
            "Post only if its gifts less refunds total this, such as 12,350.00.", valueName: "amount"))
    var expectTotal: String?

    @Option(
        help: ArgumentHelp("The day on which all of its gifts were deposited.", valueName: "date"))
    var deposit: CalendarDate?

    /// Throws for values that cannot be meant.
    func expectation(_ currency: Currency) throws(CommandError) -> ControlExpectation? {
        if let expectRows, expectRows < 0 {
            throw .usage("bad-value", "--expect-rows cannot be below zero")
        }
        guard let expectTotal else {
            return expectRows.map { ControlExpectation(rows: $0, minorUnits: nil) }
        }
        do throws(AmountParser.Failure) {
            let minor = try AmountParser.minorUnits(expectTotal, currency: currency)
            return ControlExpectation(rows: expectRows, minorUnits: minor)
        } catch {
            throw .usage(
                "bad-value", "--expect-total '\(TerminalText.safe(expectTotal))': \(error.message)",
                hint: error.hint)
        }
    }

    /// The names of the options given, never their values.
    var names: [String] {
        let given = [
            (expectRows != nil, "--expect-rows"), (expectTotal != nil, "--expect-total"),
            (deposit != nil, "--deposit"),
        ]
        return given.filter(\.0).map(\.1)
    }
}
