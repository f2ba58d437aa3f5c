import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant`: what funders are asked for, what they award, and what is due of both.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Follow grants from the first idea to the closed award, with every deadline.",
        discussion: """
            Applications are in the weighted pipeline, never in raised. An award posts its money in the same \
            batch as its stage, and 'campaign import undo' undoes both.

            EXAMPLES
              campaign grant add --funder 'Mountain Fund' --title 'Reading room' --for reading-room \\
                  --ask 50,000 --stage proposal --decision 2027-02-15
              campaign grant list
              campaign grant due --within 30
              campaign grant show GR-1
            """,
        subcommands: [
            GrantAddCommand.self, GrantListCommand.self, GrantShowCommand.self, GrantEditCommand.self,
            GrantAdvanceCommand.self, GrantAwardCommand.self, GrantAdoptCommand.self, GrantTermCommand.self,
            GrantMetCommand.self,
            GrantUnmetCommand.self, GrantReturnCommand.self, GrantCancelCommand.self,
            GrantCloseCommand.self, GrantDueCommand.self, GrantSpendCommand.self, GrantBudgetCommand.self,
            GrantClaimCommand.self, GrantMatchCommand.self, GrantReportCommand.self,
        ])
}

/// What `grant add` and `grant edit` say of a grant.
struct GrantDetailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What it is for, in a few words.", valueName: "text")) var title: String?
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "Where the money would go; several places each with =AMOUNT or =PERCENT.",
            valueName: "place"))
    var places: [String] = []
    @Option(help: ArgumentHelp("How much is asked.", valueName: "amount")) var ask: String?
    @Option(help: ArgumentHelp("How much is expected, if not all of it.", valueName: "amount"))
    var expect: String?
    @Option(help: ArgumentHelp("When the funder decides.", valueName: "date")) var decision: CalendarDate?
    @Option(help: ArgumentHelp("The chance of an award: 60%.", valueName: "percent"))
    var probability: PercentArgument?
    @Option(help: ArgumentHelp("Who of us sees to it.", valueName: "name")) var owner: String?
    @Option(help: ArgumentHelp("What the funder's money is to do.", valueName: "text")) var purpose: String?
    @Option(help: ArgumentHelp("The number that the funder gave it.", valueName: "id"))
    var externalId: String?
    @Option(help: ArgumentHelp("Who gave it to the funder, if it passes it on.", valueName: "name"))
    var prime: String?
    @Option(help: ArgumentHelp("The currency of --ask and --expect.", valueName: "code"))
    var currency: String?
    @Option(help: ArgumentHelp("What one unit of that currency is worth.", valueName: "rate"))
    var rate: String?

    /// The words with what was said put in; nil when nothing was.
    func words(_ known: GrantWords) throws(CommandError) -> GrantWords? {
        let texts: [(String, String?)] = [
            ("--title", title), ("--owner", owner), ("--purpose", purpose), ("--external-id", externalId),
            ("--prime", prime),
        ]
        for (option, text) in texts {
            try StoredText.check(text, option)
            guard let text, text.count > Self.mostLetters else { continue }
            throw .usage(
                "bad-value", "\(option) has more than \(Self.mostLetters) letters", hint: "shorten it")
        }
        guard texts.contains(where: { $0.1 != nil }) else { return nil }
        var words = known
        if let title { words.title = StoredText.line(title) }
        if let owner { words.owner = StoredText.line(owner) }
        if let purpose { words.purpose = StoredText.line(purpose) }
        if let externalId { words.externalID = StoredText.line(externalId) }
        if let prime { words.prime = StoredText.line(prime) }
        return words
    }

    private static let mostLetters = 500

    /// The figures with what was said put in; nil when nothing was.
    func figures(
        _ known: GrantPipeline.Figures?, _ desk: GrantDesk
    ) throws -> GrantChange.Figures? {
        guard ask != nil || expect != nil || decision != nil else {
            guard currency == nil, rate == nil else {
                throw CommandError.usage(
                    "amount-missing", "--currency and --rate are those of --ask", hint: "--ask 100,000")
            }
            return nil
        }
        var figures = GrantChange.Figures(
            requested: known?.requested, expected: known?.expected, decision: decision ?? known?.decision)
        figures.foreign = known?.foreign
        let reader = AskedAmount(base: desk.currency, currency: currency, rate: rate)
        if let ask {
            let asked = try reader.read(ask, "--ask")
            (figures.requested, figures.foreign) = (asked.minor, asked.foreign)
        }
        if let expect { figures.expected = try reader.read(expect, "--expect").minor }
        return figures
    }
}

/// An amount that is asked, also in another currency at a planning rate.
struct AskedAmount {
    let base: Currency
    let currency: String?
    let rate: String?

    /// Base-currency minor units, and the original where it is in another currency.
    func read(_ text: String, _ option: String) throws(CommandError) -> (
        minor: Int64, foreign: ForeignAmount?
    ) {
        guard let currency, currency.uppercased() != base.code else {
            let minor = try AmountArgument.minorUnits(text, base)
            guard minor >= 0 else {
                throw .usage("bad-value", "\(option) cannot be below zero", hint: "write it without a sign")
            }
            return (minor, nil)
        }
        guard let other = Currency(code: currency.uppercased()) else {
            throw .usage("bad-value", "no currency '\(TerminalText.safe(currency))'", hint: "--currency ILS")
        }
        let minor = try AmountArgument.minorUnits(text, other)
        let original = Money(minorUnits: minor, currency: other)
        guard let rate else {
            throw .usage(
                "rate-missing", "an amount in \(other.code) without --rate",
                hint: "--rate is the \(base.code) for one \(other.code): --rate 0.27")
        }
        guard minor >= 0, let converted = ForeignAmount.converted(original, at: rate, to: base) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(rate))' is not a rate for this amount",
                hint: "the \(base.code) for one \(other.code), such as 0.27")
        }
        return converted
    }
}
