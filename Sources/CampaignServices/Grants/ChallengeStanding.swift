public import CampaignKit
import CampaignLedger

/// How far a challenge is met on a day: what others gave for it, and what of the promise that releases.
public struct ChallengeStanding: Sendable, Equatable {
    /// The number in `GR-12`.
    public let grant: Int64
    public let challenge: Challenge
    /// All in minor units of the base currency.
    public let promised: Int64
    public let met: Int64
    /// Received from others within the window, and not taken by an earlier challenge.
    public let qualifying: Int64

    /// What of the promise they release.
    public var released: Int64 { challenge.released(by: qualifying, of: promised) }
    /// What could be recorded as met now.
    public var open: Int64 { max(0, released - met) }
    /// Met beyond what others' gifts release any more, such as after a refund.
    public var over: Int64 { max(0, met - released) }
}

extension GrantReading {
    /// The challenges in force, by their grants: each with what others' gifts do for it.
    public func challenges() throws -> [Int64: ChallengeStanding] {
        guard let ledger else { return [:] }
        return try ChallengeStanding.all(try lines(), plan, ledger)
    }
}

extension ChallengeStanding {
    /// Those of some grants, which are all that there are: of two the earlier takes a gift.
    static func all(_ lines: [GrantLine], _ plan: Plan, _ ledger: Ledger) throws -> [Int64: ChallengeStanding]
    {
        let lines = lines.filter { $0.challenge != nil && !$0.conditions.isEmpty }
        let promises = Set(lines.flatMap { $0.conditions.map(\.line.id) })
        let entrants = try lines.compactMap { line -> ChallengeEntrant? in
            guard let challenge = line.challenge, let day = line.conditions.map(\.line.day).min() else {
                return nil
            }
            let gifts = try ledger.qualifyingGifts(
                for: challenge, funder: line.funder, without: promises, plan: plan, asOf: line.asOf,
                knownOn: line.knownOn)
            return ChallengeEntrant(
                grant: line.number, day: day, challenge: challenge, promised: line.promised, gifts: gifts)
        }
        let qualifying = ChallengeEntrant.qualifying(entrants)
        return Dictionary(
            uniqueKeysWithValues: zip(lines, entrants).map { line, entrant in
                (
                    line.number,
                    ChallengeStanding(
                        grant: line.number, challenge: entrant.challenge, promised: entrant.promised,
                        met: line.conditions.reduce(0) { $0 + $1.standing.committed },
                        qualifying: qualifying[line.number] ?? 0)
                )
            })
    }
}

extension GrantLine {
    /// The terms of its challenge in force; nil where it is none.
    public var challenge: Challenge? {
        record.said(\.challenges, asOf: asOf, knownOn: knownOn).last?.value
    }

    /// Its promises that depend on a condition.
    fileprivate var conditions: [PledgeLine] { pledges.filter { $0.line.type == .conditional } }

    /// What was promised under its condition, met or not.
    fileprivate var promised: Int64 {
        conditions.reduce(0) { $0 + $1.standing.committed + $1.standing.conditional }
    }
}
