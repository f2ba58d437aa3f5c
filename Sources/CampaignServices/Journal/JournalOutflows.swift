import CampaignKit
import CampaignLedger

/// Which money that went out a journal has too: a charity's own books often have it already.
public struct JournalOutflows: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What was passed on to grantees, and what came back.
    public static let transfers = JournalOutflows(rawValue: 1)
    /// What was spent of grants; cost share is paid from other money and is left out.
    public static let spending = JournalOutflows(rawValue: 2)
}

/// Writes money that went out as transactions: `rules.md §6`.
///
/// Accounts of received money stay as they are, so that they remain the figures of `status`; what went out is
/// below zero next to them, and all together are on hand.
struct OutflowTransactions {
    let day: CalendarDate
    /// The last batch that counts.
    let batch: Int64
    /// Only these; all of them when nil.
    let campaigns: Set<String>?
    let namesGrantees: Bool

    private func postings(
        _ amount: Int64, _ expense: JournalAccount.Role, _ asset: JournalAccount.Role, _ place: Designation
    ) -> [JournalTransaction.Posting]? {
        guard amount != 0, campaigns?.contains(place.campaign) ?? true else { return nil }
        func account(_ role: JournalAccount.Role) -> JournalAccount {
            JournalAccount(role, campaign: place.campaign, project: place.project)
        }
        return [.init(account(expense), amount), .init(account(asset), -amount)]
    }

    /// Each transfer on its day, and what came back of it on its own; one that is voided is none.
    func transfers(_ records: [TransferRecord]) -> [JournalTransaction] {
        var found: [JournalTransaction] = []
        for record in records where record.stands(asOf: day, knownOn: batch) {
            let name = namesGrantees ? record.granteeName : ""
            guard let out = postings(record.amount, .grantsMade, .transferred, record.place) else { continue }
            let gifts = Set(record.sources(knownOn: batch).map(\.entry)).sorted().map { "G-\($0)" }
            found.append(
                JournalTransaction(
                    date: record.day, codes: ["T-\(record.number)"], words: "grant to a grantee",
                    actsOn: gifts, batch: "B-\(record.batch)", donorName: name,
                    originals: record.foreign.map { [$0] } ?? [], postings: out))
            for event in record.events(asOf: day, knownOn: batch) where event.kind == .returned {
                guard let back = postings(-event.amount, .grantsMade, .transferred, record.place) else {
                    continue
                }
                found.append(
                    JournalTransaction(
                        date: event.day, codes: [], words: "came back from a grantee",
                        actsOn: ["T-\(record.number)"], batch: "B-\(event.batch)", donorName: name,
                        postings: back))
            }
        }
        return found
    }

    /// What was charged to grants on the day that it was incurred; in the place of the cost, else the grant's
    /// first.
    func spending(_ lines: [GrantLine]) throws -> [JournalTransaction] {
        try lines.flatMap { line in
            let spending = try line.costs().spending
            let costs = spending.spends.filter(\.isCharged).compactMap { spend in
                let place = spend.place ?? line.shares.first?.place ?? .unassigned
                return postings(spend.amount, .grantCosts, .spent, place).map { out in
                    JournalTransaction(
                        date: spend.day, codes: ["S-\(spend.number)"],
                        words: spend.amount < 0 ? "cost of a grant reversed" : "cost of a grant",
                        actsOn: ["GR-\(line.number)"] + (spend.reverses.map { ["S-\($0)"] } ?? []),
                        batch: "B-\(spend.batch)", originals: spend.foreign.map { [$0] } ?? [],
                        postings: out)
                }
            }
            return costs + (try overhead(spending, of: line))
        }
    }

    /// Overhead that a claim charges beyond what rows of costs say, on each day on which that changes.
    private func overhead(_ spending: GrantSpending, of line: GrantLine) throws -> [JournalTransaction] {
        let rows = spending.spends.filter { $0.isCharged && !$0.isDirect }
        let place = line.shares.first?.place ?? .unassigned
        var (found, before): ([JournalTransaction], Int64) = ([], 0)
        for day in Set(spending.claims.map(\.day) + rows.map(\.day)).sorted() {
            let then = spending.at(day, knownOn: line.knownOn)
            let beyond = try Checked.subtract(try then.overhead(), try then.indirectCharged())
            let change = try Checked.subtract(beyond, before)
            before = beyond
            guard let out = postings(change, .grantCosts, .spent, place) else { continue }
            let claims = spending.claims.filter { $0.day == day }
            let batches = claims.map(\.batch) + rows.filter { $0.day == day }.map(\.batch)
            found.append(
                JournalTransaction(
                    date: day, codes: claims.map { "C-\($0.number)" },
                    words: change < 0 ? "claimed overhead that a cost says now" : "overhead that was claimed",
                    actsOn: ["GR-\(line.number)"], batch: "B-\(batches.max() ?? 0)", postings: out))
        }
        return found
    }
}
