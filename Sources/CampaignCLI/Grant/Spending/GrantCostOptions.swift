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
        let text = CostTermsText(currency: desk.currency)
        var terms = CostTerms(words: reason)
        terms.indirect = try indirect.map { try text.overhead($0, awarded) }
        terms.match = try match.map { try text.share($0, kind: matchKind, by: matchBy) }
        return terms
    }
}

/// Overhead and match as they are written: `15%/mtdc`, `20%/total`, an amount.
struct CostTermsText {
    let currency: Currency

    private func amount(_ text: String, _ option: String) throws(CommandError) -> Int64 {
        let minor = try AmountArgument.minorUnits(text, currency)
        guard minor > 0 else {
            throw .usage("bad-value", "\(option) must be above zero", hint: "write it without a sign")
        }
        return minor
    }

    /// `awarded` decides which thresholds of 2 CFR 200.1 are in force, unless both follow:
    /// `15%/mtdc/10000/50000`.
    func overhead(_ text: String, _ awarded: CalendarDate) throws(CommandError) -> IndirectTerm {
        if text == "none" { return IndirectTerm(.none) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 4 else {
            return IndirectTerm(.sum, rate: try amount(text, "--indirect"))
        }
        let bases: [IndirectTerm.Base] = [.mtdc, .direct, .total]
        guard let base = bases.first(where: { $0.name == parts[1].lowercased() }) else {
            throw .usage(
                "bad-value", "overhead of what? '\(TerminalText.safe(parts[1]))'",
                hint: "--indirect 15%/mtdc, 10%/direct or 10%/total")
        }
        guard parts[0].hasSuffix("%"), let percent = PercentArgument(argument: parts[0])?.percent,
            (1..<1000).contains(percent.tenths)
        else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(parts[0]))' is not a rate", hint: "--indirect 15%/mtdc")
        }
        guard parts.count == 4 else {
            return IndirectTerm(base, rate: percent.tenths * 1000, awarded: awarded, in: currency)
        }
        return IndirectTerm(
            base, rate: percent.tenths * 1000, equipment: try amount(parts[2], "--indirect"),
            subaward: try amount(parts[3], "--indirect"))
    }

    func share(_ text: String, kind: String?, by day: CalendarDate?) throws(CommandError) -> MatchTerm {
        var term = MatchTerm(kind: .either, by: day)
        if let name = kind {
            guard let kind = MatchTerm.Kind.allCases.first(where: { $0.name == name.lowercased() }) else {
                throw IDLookup.unknown(
                    name, kind: "kind of match", among: MatchTerm.Kind.allCases.map(\.name))
            }
            term.kind = kind
        }
        guard text.contains("%") else {
            term.amount = try amount(text, "--match")
            return term
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[1].lowercased() == "total",
            let percent = PercentArgument(argument: parts[0])?.percent, (1..<1000).contains(percent.tenths)
        else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a share of the total cost",
                hint: "--match 20%/total, or an amount")
        }
        term.tenths = percent.tenths
        return term
    }
}
