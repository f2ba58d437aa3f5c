import CampaignKit
import CampaignLedger
import Testing

/// `docs/csv.md`: the same gift through two systems counts once.
@Suite("Import: the same gift through two systems")
struct TwoSystemsTests {
    private func gift(
        _ source: String, _ amount: String, on date: String, id: String, processor: String = "",
        donor: String = "d1"
    ) -> ImportedEntry {
        var row = Rows.gift(amount, on: date, id: id, donor: donor)
        row.source = source
        row.processorID = processor
        row.donor?.details?.email = "\(donor)@example.org"
        return row
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([gift("form", "100", on: "2026-01-10", id: "R-1", processor: "ch_1")])
        return ledger
    }

    @Test("the processor's id is the same gift, whichever file comes first")
    func sharedID() throws {
        let ledger = try ledger()
        let rows = [
            gift("stripe", "100", on: "2026-01-11", id: "ch_1", donor: "other"),
            gift("stripe", "25", on: "2026-01-11", id: "ch_2"),
        ]
        let outcome = try ledger.post(rows)
        #expect(outcome.codes == ["already-here"] && outcome.elsewhereRows == 1 && outcome.postedCount == 1)
        #expect(outcome.problems[0].message == "already here from form:R-1")
        #expect(try ledger.dollars() == 125)
        for source in ["form", "third"] {
            let late = try ledger.post([
                gift(source, "25", on: "2026-01-10", id: "R-2", processor: "ch_2", donor: "d9")
            ])
            #expect(late.codes == ["already-here"] && late.postedCount == 0)
        }
        #expect(try ledger.dollars() == 125)
    }

    @Test("amounts that differ are listed")
    func differingAmounts() throws {
        let ledger = try ledger()
        let outcome = try ledger.post([gift("stripe", "97", on: "2026-01-10", id: "ch_1")])
        #expect(outcome.codes == ["already-here-differs"])
        #expect(
            outcome.problems[0].message.contains("$100.00") && outcome.problems[0].message.contains("$97.00"))
        #expect(try ledger.dollars() == 100)
    }

    @Test("a refund that names the processor's id finds the gift that is here")
    func refundOfTheOther() throws {
        let ledger = try ledger()
        var refund = Rows.refund("40", on: "2026-02-01", of: "ch_1", id: "re_1")
        refund.source = "stripe"
        try ledger.post([gift("stripe", "100", on: "2026-01-10", id: "ch_1"), refund])
        #expect(try ledger.dollars() == 60)
    }

    @Test("the same refund through two systems is a possible duplicate")
    func refundTwice() throws {
        let ledger = try ledger()
        var refund = Rows.refund("40", on: "2026-02-01", of: "R-1", id: "back")
        refund.source = "form"
        try ledger.post([refund])
        var other = Rows.refund("40", on: "2026-02-02", of: "ch_1", id: "re_1")
        other.source = "stripe"
        try ledger.expectRefused([other], "possible-duplicate")
        other.minorUnits = 1000
        try ledger.post([other])
        #expect(try ledger.dollars() == 50)
    }

    @Test(
        "a refund in one system may be several in the other; it is certain where nothing else is left",
        arguments: [
            (["100"], ["60", "40"]), (["60", "40"], ["100"]), (["100"], ["60"]), (["40"], ["60", "40"]),
        ])
    func refundInParts(posted: [String], file: [String]) throws {
        let ledger = try ledger()
        for (index, amount) in posted.enumerated() {
            var refund = Rows.refund(amount, on: "2026-02-0\(index + 1)", of: "R-1", id: "back\(index)")
            refund.source = "form"
            try ledger.post([refund])
        }
        let rows = file.enumerated().map { index, amount in
            var refund = Rows.refund(amount, on: "2026-02-1\(index)", of: "ch_1", id: "re_\(index)")
            refund.source = "stripe"
            return refund
        }
        let outcome = try ledger.post(rows)
        let isNew = posted == ["40"]
        #expect(outcome.codes == Array(repeating: "already-here", count: isNew ? 1 : file.count))
        #expect(outcome.postedCount == (isNew ? 1 : 0))
        #expect(try ledger.dollars() == 0)
        // It is remembered which these were, also when the rest comes later.
        var rest = Rows.refund("1", on: "2026-02-20", of: "ch_1", id: "re_9")
        rest.source = "stripe"
        _ = try ledger.attempt(rows + [rest])
        #expect(try ledger.dollars() == 0)
    }

    @Test("with enough left, parts that add up are a possible duplicate")
    func refundInPartsOfMore() throws {
        let ledger = try ledger()
        var sum = Rows.refund("30", on: "2026-02-01", of: "R-1", id: "back")
        sum.source = "form"
        try ledger.post([sum])
        let rows = [("10", "re_1"), ("20", "re_2"), ("7", "re_3")].map { amount, id in
            var refund = Rows.refund(amount, on: "2026-02-10", of: "ch_1", id: id)
            refund.source = "stripe"
            return refund
        }
        try ledger.expectRefused(rows, "possible-duplicate", "possible-duplicate")
        var options = ImportOptions()
        options.possibleDuplicates = .skip
        #expect(try ledger.post(rows, options: options).postedCount == 1)
        #expect(try ledger.dollars() == 63)
    }

    @Test("alike within three days, with other ids: a possible duplicate, one for each posted gift")
    func lookAlike() throws {
        let ledger = try ledger()
        let two = [
            gift("paypal", "100", on: "2026-01-13", id: "p1"),
            gift("paypal", "100", on: "2026-01-12", id: "p2"),
        ].numbered
        let outcome = try ledger.expectRefused(two, "possible-duplicate")
        #expect(outcome.possibleDuplicates.map(\.line) == [3])
        try ledger.expectRefused(
            [gift("paypal", "100", on: "2026-01-07", id: "p3")].numbered, "possible-duplicate")
        var options = ImportOptions()
        options.possibleDuplicates = .skip
        #expect(try ledger.post(two, options: options).postedCount == 1)
        #expect(try ledger.dollars() == 200)
        options.possibleDuplicates = .post
        try ledger.post(two, options: options)
        #expect(try ledger.dollars() == 300)
    }

    @Test("another day, amount, donor or the same source is another gift")
    func others() throws {
        let ledger = try ledger()
        let rows = [
            gift("paypal", "100", on: "2026-01-14", id: "R-1"),
            gift("paypal", "99.99", on: "2026-01-10", id: "p2"),
            gift("paypal", "100", on: "2026-01-10", id: "p3", donor: "d2"),
            gift("form", "100", on: "2026-01-10", id: "R-9"),
        ]
        #expect(try ledger.post(rows).postedCount == 4)
    }

    @Test("two systems that count from 1 are no reason: the donor and the day must agree too")
    func sameNumbers() throws {
        let ledger = try ledger()
        let other = try ledger.post([
            gift("paypal", "55", on: "2026-01-10", id: "R-1", donor: "d2")
        ])
        #expect(other.postedCount == 1)
        let same = try ledger.post([gift("shop", "97", on: "2026-01-11", id: "R-1")])
        #expect(same.codes == ["already-here-differs"] && same.postedCount == 0)
    }
}
