import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant match`: what others gave that an award asks for.
struct GrantMatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Record what counts toward the match that an award asks for.",
        discussion: """
            Nothing is raised by it: a gift counts once, as the gift that it is. What is given in kind is \
            found here and never raised; a gift of property or service counts as in kind too. Of a gift, all grants together can use what it brought.

            EXAMPLES
              campaign grant match GR-1 --gift G-12 --amount 4,000
              campaign grant match GR-1 --spend S-7
              campaign grant match GR-1 --in-kind 1,500 --basis '60 hours at $25' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The gift.", valueName: "gift")) var gift: String?
    @Option(help: ArgumentHelp("A cost that was paid from another source.", valueName: "spend"))
    var spend: String?
    @Option(help: ArgumentHelp("The value of what was given in kind.", valueName: "amount"))
    var inKind: String?
    @Option(help: ArgumentHelp("How that value was found.", valueName: "text")) var basis: String?
    @Option(help: ArgumentHelp("How much of it, if not all.", valueName: "amount")) var amount: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant match", posting)
        try StoredText.check(basis, "--basis")
        let line = try desk.line(grant)
        var change = GrantChange(day: desk.day)
        let match = try match(line, desk)
        change.spending.matches = [match]
        let costs = try line.costs()
        var note = "the agreement asks for no match: campaign grant term --match"
        if let required = costs.matchRequired, costs.spending.counts(match) {
            let found = try Checked.add(costs.matchFound, match.amount)
            note = "\(desk.text(required)) is asked, \(desk.text(found)) is found"
        } else if costs.matchRequired != nil {
            note =
                "it does not count: the agreement asks for a match "
                + (match.isInKind ? "in cash" : "in kind")
        }
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "match", done: "Recorded \(desk.text(match.amount)) of match for",
                undone: "Would record \(desk.text(match.amount)) of match for",
                notes: [note]))
    }

    private func match(_ line: GrantLine, _ desk: GrantDesk) throws -> GrantMatch {
        guard [gift, spend, inKind].compactMap(\.self).count == 1 else {
            throw CommandError.usage(
                "option-conflict", "say what it is: one gift, one cost, or something in kind",
                hint: "--gift G-12, --spend S-7, or --in-kind 1,500 --basis '60 hours at $25'")
        }
        let part = try amount.map { try desk.amount($0, "--amount") }
        let words = StoredText.line(basis ?? "")
        if let inKind {
            guard amount == nil, !words.isEmpty else {
                throw CommandError.usage(
                    amount == nil ? "basis-missing" : "option-conflict",
                    amount == nil ? "how was that value found?" : "--in-kind has its amount",
                    hint: "--in-kind 1,500 --basis '60 hours at $25'")
            }
            return GrantMatch(try desk.amount(inKind, "--in-kind"), on: desk.day, words: words)
        }
        if let spend {
            let row = try SpendArgument.read(spend, line)
            return GrantMatch(part ?? row.amount, on: desk.day, spend: row.number, words: words)
        }
        let found = try desk.row.ledger().gift(gift ?? "").line
        var match = GrantMatch(part ?? found.effectMinor, on: desk.day, entry: found.id, words: words)
        match.isGiftInKind = found.type == .inKind
        return match
    }
}
