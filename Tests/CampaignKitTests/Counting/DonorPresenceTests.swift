import CampaignKit
import TestSupport
import Testing

/// Rows for the tests: the total and two campaigns.
private enum Row {
    static let total = 0
    static let a = 1
    static let b = 2
}

@Suite("Distinct and first-time donors over time")
struct DonorPresenceTests {
    private let presence = DonorPresence(total: Row.total)

    private func event(_ node: Int, _ day: Int, _ raised: Int64, batch: Int64 = 1) -> DonorPresence.Event {
        DonorPresence.Event(nodes: [node, Row.total], day: day, batch: batch, raised: raised)
    }

    /// Donors and first-time donors of a row at the end of a day.
    private func standing(
        _ steps: [DonorPresence.Step: DonorPresence.Change], _ node: Int, _ day: Int
    ) -> [Int64] {
        steps.filter { $0.key.node == node && $0.key.day <= day }.values
            .reduce([0, 0]) { [$0[0] + $1.donors, $0[1] + $1.firstTime] }
    }

    private func followed(_ node: Int, _ day: Int, _ raised: Int64, unit: Int64) -> DonorPresence.Event {
        DonorPresence.Event(nodes: [node, Row.total], day: day, batch: 1, raised: raised, unit: unit)
    }

    @Test("a first gift that is moved is followed")
    func movedFirstGift() {
        let steps = presence.steps([
            followed(Row.a, 10, 100, unit: 1), followed(Row.a, 20, -100, unit: 1),
            followed(Row.b, 20, 100, unit: 1),
        ])
        #expect(standing(steps, Row.a, 19) == [1, 1])
        #expect(standing(steps, Row.b, 19) == [0, 0])
        #expect(standing(steps, Row.a, 20) == [0, 0])
        #expect(standing(steps, Row.b, 20) == [1, 1])
        #expect(standing(steps, Row.total, 20) == [1, 1])
    }

    @Test("a later gift that is moved makes nobody a first-time donor")
    func movedLaterGift() {
        let steps = presence.steps([
            followed(Row.a, 10, 100, unit: 1), followed(Row.a, 12, 50, unit: 2),
            followed(Row.a, 20, -50, unit: 2), followed(Row.b, 20, 50, unit: 2),
        ])
        #expect(standing(steps, Row.a, 20) == [1, 1])
        #expect(standing(steps, Row.b, 20) == [1, 0])
    }

    @Test("a first gift that is given back stays the first")
    func refundedFirstGift() {
        let steps = presence.steps([
            followed(Row.a, 10, 100, unit: 1), followed(Row.a, 12, 50, unit: 2),
            followed(Row.a, 20, -100, unit: 1),
        ])
        #expect(standing(steps, Row.a, 20) == [1, 1])
    }

    @Test("one gift makes a donor, first in the row and in the total")
    func oneGift() {
        let steps = presence.steps([event(Row.a, 10, 100)])
        #expect(steps.count == 2)
        #expect(standing(steps, Row.a, 9) == [0, 0])
        #expect(standing(steps, Row.a, 10) == [1, 1])
        #expect(standing(steps, Row.total, 10) == [1, 1])
        #expect(standing(steps, Row.b, 10) == [0, 0])
    }

    @Test("a second gift changes nothing")
    func secondGift() {
        let one = presence.steps([event(Row.a, 10, 100)])
        #expect(presence.steps([event(Row.a, 10, 100), event(Row.a, 12, 50)]) == one)
    }

    @Test("a later gift elsewhere is a donor there, not a first-time one")
    func elsewhere() {
        let steps = presence.steps([event(Row.a, 10, 100), event(Row.b, 11, 100)])
        #expect(standing(steps, Row.b, 11) == [1, 0])
        #expect(standing(steps, Row.total, 11) == [1, 1])
    }

    @Test("on a tie each row counts the donor as first, the total once")
    func tie() {
        let steps = presence.steps([event(Row.a, 10, 100), event(Row.b, 10, 100)])
        #expect(standing(steps, Row.a, 10) == [1, 1])
        #expect(standing(steps, Row.b, 10) == [1, 1])
        #expect(standing(steps, Row.total, 10) == [1, 1])
    }

    @Test("refunded to zero the donor is gone, with a new gift they are back, first-time as before")
    func backAgain() {
        let steps = presence.steps([event(Row.a, 10, 100), event(Row.a, 20, -100), event(Row.a, 30, 5)])
        #expect(standing(steps, Row.a, 19) == [1, 1])
        #expect(standing(steps, Row.a, 20) == [0, 0])
        #expect(standing(steps, Row.a, 30) == [1, 1])
        #expect(standing(steps, Row.total, 20) == [0, 0])
        #expect(standing(steps, Row.total, 30) == [1, 1])
    }

    @Test("after a refund in the first row, the second does not become the first")
    func firstStays() {
        let steps = presence.steps([event(Row.a, 10, 100), event(Row.a, 20, -100), event(Row.b, 30, 5)])
        #expect(standing(steps, Row.b, 30) == [1, 0])
        #expect(standing(steps, Row.total, 30) == [1, 1])
        #expect(standing(steps, Row.a, 30) == [0, 0])
    }

    @Test("a gift and its refund on one day are nobody")
    func sameDayRefund() {
        #expect(presence.steps([event(Row.a, 10, 100), event(Row.a, 10, -100)]).isEmpty)
    }

    @Test("money from below zero: no donor until it is above")
    func belowZero() {
        let steps = presence.steps([event(Row.a, 10, -50), event(Row.a, 20, 50), event(Row.a, 30, 1)])
        #expect(standing(steps, Row.a, 29) == [0, 0])
        #expect(standing(steps, Row.a, 30) == [1, 1])
    }

    @Test("an unlinked refund that hides the first gift in the total never makes a count negative")
    func hiddenFirstGift() {
        let steps = presence.steps([
            event(Row.a, 10, 100), event(Row.b, 10, -100), event(Row.b, 20, 50), event(Row.a, 30, -100),
        ])
        #expect(standing(steps, Row.a, 10) == [1, 0])
        #expect(standing(steps, Row.total, 10) == [0, 0])
        // The donor's first day with the charity: the first day of more than nothing in all.
        #expect(standing(steps, Row.total, 20) == [1, 1])
        #expect(standing(steps, Row.a, 20) == [1, 1])
        #expect(standing(steps, Row.a, 30) == [0, 0])
    }

    @Test("the order of events does not matter", arguments: Seeds.forRun(count: 4))
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var events = history(&random)
            let steps = presence.steps(events)
            events.shuffle(using: &random)
            #expect(presence.steps(events) == steps, "seed \(seed): \(events)")
        }
    }

    @Test("every day is what a person would count", arguments: Seeds.forRun(count: 4))
    func oracle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let events = history(&random)
            let steps = presence.steps(events)
            for day in 0...21 {
                for node in [Row.total, Row.a, Row.b] {
                    let place: Comment = "seed \(seed), node \(node), day \(day): \(events)"
                    #expect(standing(steps, node, day) == counted(events, node, day), place)
                }
            }
        }
    }

    @Test("what each batch changed sums to the steps of all", arguments: Seeds.forRun(count: 4))
    func batches(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let events = history(&random)
            for first in Int64(1)...4 {
                var sum = presence.steps(events.filter { $0.batch < first })
                let changes = presence.changes(events, from: first)
                #expect(changes.map(\.batch) == changes.map(\.batch).sorted())
                for (batch, change) in changes {
                    for (step, more) in change {
                        let old = sum[step] ?? DonorPresence.Change()
                        sum[step] = DonorPresence.Change(
                            donors: old.donors + more.donors, firstTime: old.firstTime + more.firstTime)
                    }
                    sum = sum.filter { $0.value != DonorPresence.Change() }
                    let known = presence.steps(events.filter { $0.batch <= batch })
                    #expect(sum == known, "seed \(seed), batch \(batch): \(events)")
                }
            }
        }
    }

    @Test("no events of new batches, no changes")
    func nothingNew() {
        #expect(presence.changes([event(Row.a, 10, 100)], from: 2).isEmpty)
        #expect(presence.changes([], from: 0).isEmpty)
    }

    @Test("a late row of an earlier day moves the first gift")
    func lateRow() {
        let events = [event(Row.a, 10, 100, batch: 1), event(Row.b, 5, 100, batch: 2)]
        let changes = presence.changes(events, from: 2)
        #expect(changes.map(\.batch) == [2])
        func at(_ node: Int, _ day: Int) -> DonorPresence.Change? {
            changes.first?.changes.first { $0.key.node == node && $0.key.day == day }?.value
        }
        #expect(at(Row.b, 5) == DonorPresence.Change(donors: 1, firstTime: 1))
        #expect(at(Row.a, 10) == DonorPresence.Change(donors: 0, firstTime: -1))
        #expect(at(Row.total, 5) == DonorPresence.Change(donors: 1, firstTime: 1))
        #expect(at(Row.total, 10) == DonorPresence.Change(donors: -1, firstTime: -1))
    }

    /// Gifts and refunds of one donor, refunds without a gift among them.
    private func history(_ random: inout SeededGenerator) -> [DonorPresence.Event] {
        (0..<Int.random(in: 1...8, using: &random)).map { _ in
            event(
                Bool.random(using: &random) ? Row.a : Row.b, Int.random(in: 1...20, using: &random),
                [-100, -50, 50, 100, 150].randomElement(using: &random) ?? 0,
                batch: Int64.random(in: 1...4, using: &random))
        }
    }

    /// Donors and first-time donors of a row on a day, counted from all events each time.
    private func counted(_ events: [DonorPresence.Event], _ node: Int, _ day: Int) -> [Int64] {
        func raised(_ node: Int, _ day: Int) -> Int64 {
            events.filter { $0.day <= day && $0.nodes.contains(node) }.map(\.raised).reduce(0, +)
        }
        guard raised(node, day) > 0 else { return [0, 0] }
        let first = (0...day).first { raised(Row.total, $0) > 0 }
        return [1, first.map { raised(node, $0) > 0 } == true ? 1 : 0]
    }
}
