import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `--indirect`, `--match`: what the agreement says of overhead, and of what others give.
struct GrantCostOptions: ParsableArguments {
    @Option(help: ArgumentHelp("15%/mtdc, 10%/direct, 10%/total, an amount, or none.", valueName: "rate"))
    var indirect: String?
    @Option(help: ArgumentHelp("What others give: an amount, or 20%/total.", valueName: "amount"))
    var match: String?
    @Option(help: ArgumentHelp("cash, in-kind or either.", valueName: "kind")) var matchKind: String?
    @Option(help: ArgumentHelp("By when it must be found.", valueName: "date")) var matchBy: CalendarDate?

    /// Nil where nothing was said; `awarded` decides which thresholds of 2 CFR 200.1 are in force.
    func terms(_ desk: GrantDesk, awarded: CalendarDate, reason: String) throws -> CostTerms? {
        guard indirect != nil || match != nil else {
            guard matchKind == nil, matchBy == nil else {
                throw CommandError.usage(
                    "amount-missing", "how much must others give?",
                    hint: "--match 25,000, or --match 20%/total")
            }
            return nil
        }
        var terms = CostTerms(words: reason)
        terms.indirect = try indirect.map { try overhead($0, desk, awarded) }
        terms.match = try match.map { try share($0, desk) }
        return terms
    }

    private func overhead(_ text: String, _ desk: GrantDesk, _ awarded: CalendarDate) throws -> IndirectTerm {
        if text == "none" { return IndirectTerm(.none) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return IndirectTerm(.sum, rate: try desk.amount(text, "--indirect")) }
        let bases: [IndirectTerm.Base] = [.mtdc, .direct, .total]
        guard let base = bases.first(where: { $0.name == parts[1].lowercased() }) else {
            throw CommandError.usage(
                "bad-value", "overhead of what? '\(TerminalText.safe(parts[1]))'",
                hint: "--indirect 15%/mtdc, 10%/direct or 10%/total")
        }
        guard parts[0].hasSuffix("%"), let percent = PercentArgument(argument: parts[0])?.percent,
            (1..<1000).contains(percent.tenths)
        else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(parts[0]))' is not a rate", hint: "--indirect 15%/mtdc")
        }
        return IndirectTerm(base, rate: percent.tenths * 1000, awarded: awarded, in: desk.currency)
    }

    private func share(_ text: String, _ desk: GrantDesk) throws -> MatchTerm {
        let kind = try matchKind.map { name in
            guard let kind = MatchTerm.Kind.allCases.first(where: { $0.name == name.lowercased() }) else {
                throw IDLookup.unknown(
                    name, kind: "kind of match", among: MatchTerm.Kind.allCases.map(\.name))
            }
            return kind
        }
        var term = MatchTerm(kind: kind ?? .either, by: matchBy)
        guard text.contains("%") else {
            term.amount = try desk.amount(text, "--match")
            return term
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[1].lowercased() == "total",
            let percent = PercentArgument(argument: parts[0])?.percent, (1..<1000).contains(percent.tenths)
        else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a share of the total cost",
                hint: "--match 20%/total, or an amount")
        }
        term.tenths = percent.tenths
        return term
    }
}
