import CampaignKit
import CampaignLedger
import Testing

/// Files that come again with more in them, and what platforms repeat or leave out.
@Suite("Re-exports")
struct ReexportTests {
    @Test("New gifts of a grown file keep their donors and soft credits")
    func grownFile() throws {
        let ledger = try TestLedger()
        let first = Rows.gift("100", on: "2026-03-01", id: "g1", donor: "d1")
        try ledger.post([first])
        var third = Rows.gift("100", on: "2026-03-02", id: "g3", donor: "d1")
        third.softCredits = [SoftCredit(donorID: "d2", kind: .household)]
        let outcome = try ledger.post([
            first, Rows.gift("250", on: "2026-03-01", id: "g2", donor: "d2"), third,
        ])
        #expect(outcome.alreadyImported == 1 && outcome.newDonors == 1)
        #expect(try ledger.tallies()[.total].donors == 2)
    }

    @Test("A suppression is raised by a row that is known already")
    func suppression() throws {
        let ledger = try TestLedger()
        var row = Rows.gift("100", on: "2026-03-01", id: "g1", donor: "d1")
        try ledger.post([row])
        row.donor?.details?.suppressions = [.deceased]
        let outcome = try ledger.post([row])
        #expect(outcome.postedCount == 0 && outcome.updatedDonors == 1 && outcome.batch == 2)
        #expect(try ledger.post([row]).batch == nil)
    }

    @Test("Rows without an id of a file that was posted in part are not taken for known")
    func partFile() throws {
        let ledger = try TestLedger()
        let digest = [UInt8](repeating: 7, count: 32)
        var options = ImportOptions()
        options.partial = true
        func file(_ second: ImportedEntry) -> [ImportedEntry] {
            [Rows.gift("100", on: "2026-05-01"), second].enumerated().map { index, row in
                var row = row
                row.line = index + 2
                return row
            }
        }
        let bad = file(Rows.payment("200", on: "2026-05-02", of: "nobody"))
        #expect(try ledger.attempt(bad, options: options, file: digest).postedCount == 1)
        let mended = file(Rows.gift("200", on: "2026-05-02"))
        let again = try ledger.attempt(mended, file: digest)
        #expect(again.alreadyImported == 1 && again.postedCount == 1 && again.possibleDuplicateCount == 0)
        #expect(try ledger.attempt(mended, file: digest).batch == nil)
        #expect(try ledger.tallies()[.total].raised == 30_000)
    }

    @Test("A platform's D-1 is not our D-1; what is typed by hand is")
    func ownNumbers() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-03-01", id: "g1", donor: "x1")])
        var foreign = Rows.gift("900", on: "2026-03-02", id: "g2", donor: "D-1")
        foreign.source = "crm"
        #expect(try ledger.attempt([foreign]).codes == ["other-donor"])
        var options = ImportOptions()
        options.theirIDs = true
        try ledger.post([foreign], options: options)
        #expect(try ledger.tallies()[.total].donors == 2)
        var typed = Rows.gift("50", on: "2026-03-03", donor: nil)
        typed.source = ImportSession.manualSource
        typed.donor = DonorReference(externalID: "D-1")
        try ledger.post([typed])
        #expect(try ledger.tallies()[.total].donors == 2)
    }

    @Test("Donors without an id: empty never equals empty, an address is not a person")
    func withoutID() throws {
        func row(_ date: String, _ fill: (inout DonorDetails) -> Void) -> ImportedEntry {
            var row = Rows.gift("10", on: date, donor: nil)
            var details = DonorDetails()
            fill(&details)
            row.donor = DonorReference(details: details)
            return row
        }
        let ledger = try TestLedger()
        try ledger.post([
            row("2026-03-01") { $0.phone = "555-1111" }, row("2026-03-02") { $0.phone = "555-2222" },
            row("2026-03-03") { $0.name = "★" }, row("2026-03-04") { $0.name = "☆" },
        ])
        #expect(try ledger.tallies()[.total].donors == 4)
        let ann = { (details: inout DonorDetails) in
            details.firstName = "Ann"
            details.lastName = "Smith"
            details.email = "ann@example.org"
        }
        try ledger.post([
            row("2026-03-05", ann),
            row("2026-03-06") {
                ann(&$0)
                $0.address1 = "1 New Street"
            },
        ])
        #expect(try ledger.tallies()[.total].donors == 5)
    }

    @Test("The purchase part of a split gift is judged on the whole payment")
    func splitBenefit() throws {
        func part(_ amount: String, _ id: String, to place: Designation, benefit: String?) -> ImportedEntry {
            var row = Rows.gift(amount, on: "2026-03-01", id: id, to: place)
            row.benefit = benefit.map { Benefit(valueMinor: Rows.cents($0)) }
            row.exchangeMinor = benefit.map(Rows.cents) ?? 0
            return row
        }
        let ledger = try TestLedger()
        try ledger.post([
            part("3475", "g1", to: .a, benefit: "139"), part("3475", "g1", to: .b, benefit: nil),
        ])
        #expect(try ledger.tallies()[.total].raised == 695_000)
        #expect(try ledger.tallies()[.total].exchange == 0)
        try ledger.post([part("50", "g2", to: .a, benefit: "40"), part("50", "g2", to: .b, benefit: "40")])
        #expect(try ledger.tallies()[.total].exchange == 4_000)
    }

    @Test("A met condition can be written off and cut")
    func conditional() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "50000", on: "2026-02-01", id: "c1", donor: "f", pledge: "C1"),
            Rows.row(
                .conditionMet, "50000", on: "2026-03-01", id: "m1", donor: nil, to: .unassigned,
                reverses: "c1"),
            Rows.payment("10000", on: "2026-03-02", of: "C1", id: "p1", donor: "f"),
            Rows.row(
                .writeOff, "25000", on: "2026-04-01", id: "w1", donor: nil, to: .unassigned, pledge: "C1"),
            // What was met is un-met before the promise is cut below it.
            Rows.row(
                .conditionUnmet, "15000", on: "2026-04-02", id: "u1", donor: nil, to: .unassigned,
                reverses: "c1"),
            Rows.row(
                .pledgeChange, "-15000", on: "2026-04-02", id: "x1", donor: nil, to: .unassigned, pledge: "C1"
            ),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect((tally.raised, tally.received, tally.outstanding) == (1_000_000, 1_000_000, 0))
    }

    @Test("The same gift of the same name from another system may be a duplicate")
    func sameName() throws {
        func row(_ source: String, _ name: String) -> ImportedEntry {
            var row = Rows.gift("1234.50", on: "2026-03-01", donor: nil)
            var details = DonorDetails()
            details.name = name
            row.source = source
            row.donor = DonorReference(details: details)
            return row
        }
        let ledger = try TestLedger()
        try ledger.post([row("csv", "Jim Poe")])
        #expect(try ledger.attempt([row("bank", "JIM POE")]).possibleDuplicateCount == 1)
        #expect(try ledger.attempt([row("bank", "Kim Poe")]).possibleDuplicateCount == 0)
        #expect(try ledger.tallies()[.total].donors == 2)
    }
}
