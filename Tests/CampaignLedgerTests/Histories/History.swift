import CampaignKit
import TestSupport

/// What is posted together: the rows of one gift (its splits), and what has to be in the ledger by then.
struct HistoryItem {
    var rows: [ImportedEntry]
    /// Positions of items that this one names, or without which it would break a limit.
    var needs: Set<Int>
    /// The day it acts on: its own, or that of the row it corrects.
    var acts: CalendarDate
    /// Set for a payment that is dated before its pledge.
    var early: EarlyPayment?

    /// What such a payment is until the pledge's day has come: a gift of the pledger to the pledge's place.
    struct EarlyPayment {
        var pledgeDay: CalendarDate
        var donor: String?
        var place: Designation
    }
}

/// A valid history of many commitments, in the order it was made up.
struct History {
    let seed: UInt64
    let items: [HistoryItem]

    var rows: [ImportedEntry] { items.flatMap(\.rows) }

    /// Every day on which something acts, and the day after the last.
    var days: [CalendarDate] {
        let acting = Set(items.map(\.acts)).sorted()
        return acting + [(acting.last ?? .day("2026-01-01")).adding(days: 400)]
    }

    /// Some of the days, spread over all of them; the last is always there.
    func someDays(_ count: Int, _ random: inout SeededGenerator) -> [CalendarDate] {
        var chosen = Set(days.shuffled(using: &random).prefix(count))
        if let last = days.last { chosen.insert(last) }
        return chosen.sorted()
    }

    /// The items cut into batches at random: what an item needs is in an earlier batch or in its own.
    func batches(_ count: Int, _ random: inout SeededGenerator) -> [[HistoryItem]] {
        let order = randomOrder(&random)
        let cuts = (0..<max(0, count - 1)).map { _ in Int.random(in: 0...order.count, using: &random) }
            .sorted()
        let edges = [0] + cuts + [order.count]
        return zip(edges, edges.dropFirst())
            .map { order[$0..<$1].shuffled(using: &random).map { items[$0] } }
            .filter { !$0.isEmpty }
    }

    private func randomOrder(_ random: inout SeededGenerator) -> [Int] {
        var waiting = Array(items.indices)
        var done: Set<Int> = []
        var order: [Int] = []
        while !waiting.isEmpty {
            let ready = waiting.indices.filter { items[waiting[$0]].needs.isSubset(of: done) }
            guard let pick = ready.randomElement(using: &random) else { break }
            let item = waiting.remove(at: pick)
            done.insert(item)
            order.append(item)
        }
        return order
    }

    /// The rows as a ledger that ends at `day` would hold them.
    func rows(actingUntil day: CalendarDate) -> [ImportedEntry] {
        items.filter { $0.acts <= day }.flatMap { item -> [ImportedEntry] in
            guard let early = item.early, early.pledgeDay > day else { return item.rows }
            return item.rows.map { row in
                var row = row
                row.pledgeID = ""
                row.place = early.place
                row.donor = early.donor.map { DonorReference(externalID: $0, details: Rows.details($0)) }
                return row
            }
        }
    }
}

extension TestLedger {
    /// Posts a history's batches, one posting each; today follows the days when they are given.
    func post(_ batches: [[HistoryItem]]) throws {
        for batch in batches { try post(batch.flatMap(\.rows)) }
    }
}
