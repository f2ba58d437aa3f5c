import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// The terms of a challenge or matching grant.
struct GrantChallengeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How much is released for what others give: 1:1, or 2:1.", valueName: "ratio"))
    var challenge: String?
    @Option(
        help: ArgumentHelp("What others give for: a campaign, appeal or project.", valueName: "place"))
    var challengeOf: String?
    @Option(help: ArgumentHelp("The first day of their gifts (default: the award's).", valueName: "date"))
    var challengeFrom: CalendarDate?
    @Option(help: ArgumentHelp("The last day of their gifts.", valueName: "date"))
    var challengeTo: CalendarDate?
    @Option(
        help: ArgumentHelp("Nothing is released before others gave this, and then all.", valueName: "amount"))
    var threshold: String?
    @Flag(help: "A gift may also meet another challenge that is shared.") var shared = false

    private var isGiven: Bool {
        challengeOf != nil || challengeFrom != nil || challengeTo != nil || threshold != nil || shared
    }

    /// The terms; nil where the award is no challenge.
    func terms(_ line: GrantLine, _ desk: GrantDesk) throws -> Challenge? {
        guard let challenge else {
            guard !isGiven else {
                throw CommandError.usage(
                    "challenge-missing", "how much is released for what others give?",
                    hint: "--challenge 1:1")
            }
            return nil
        }
        let ratio = try Self.ratio(challenge)
        guard let last = challengeTo else {
            throw CommandError.usage(
                "challenge-missing", "until when do others' gifts count?", hint: "--challenge-to DATE")
        }
        let first = challengeFrom ?? desk.day
        guard first <= last, last <= first.adding(months: 240) else {
            throw CommandError.usage(
                "bad-value", "\(first) to \(last) are not the days of a challenge",
                hint: "--challenge-from is not after --challenge-to, by at most 20 years")
        }
        let place =
            try challengeOf.map { try PlaceArgument.read($0, desk.plan) }
            ?? (line.shares.count == 1 ? line.shares[0].place : nil)
        guard let place, !place.campaign.isEmpty else {
            throw CommandError.usage(
                "place-missing", "what do others give for?", hint: "--challenge-of floor-3")
        }
        return Challenge(
            place: place, given: ratio.given, released: ratio.released, window: first...last,
            threshold: try threshold.map { try desk.amount($0, "--threshold") }, isShared: shared)
    }

    /// `2:1` releases 2 for each 1 that is given.
    private static func ratio(_ text: String) throws(CommandError) -> (released: Int64, given: Int64) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int64($0) }
        guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }),
            text.filter({ $0 == ":" }).count == 1
        else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a ratio",
                hint: "1:1 releases a dollar for each dollar, 2:1 two")
        }
        return (parts[0], parts[1])
    }
}

/// How a challenge is spoken of.
enum ChallengeWords {
    /// `1:1 of gifts to floor-3, 1 Jan 2026 to 30 Jun 2027`.
    static func terms(_ challenge: Challenge, _ currency: Currency) -> String {
        let days = "\(challenge.window.lowerBound.longText) to \(challenge.window.upperBound.longText)"
        let place = GrantPlaces.text(challenge.place)
        let shared = challenge.isShared ? ", shared" : ""
        guard let threshold = challenge.threshold else {
            return "\(challenge.ratio) of gifts to \(place), \(days)\(shared)"
        }
        return "all once gifts to \(place) reach \(currency.text(threshold)), \(days)\(shared)"
    }

    /// `$20,000.00 given by others, $20,000.00 met of $50,000.00`.
    static func standing(_ standing: ChallengeStanding, _ currency: Currency) -> String {
        let text = { (minor: Int64) in currency.text(minor) }
        let open = standing.open > 0 ? ", \(text(standing.open)) to be met" : ""
        let over = standing.over > 0 ? ", \(text(standing.over)) too much" : ""
        return "\(text(standing.qualifying)) given by others, \(text(standing.met)) met of "
            + "\(text(standing.promised))\(open)\(over)"
    }
}
