import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// What is between two states of one ledger, when one of them is a document.
@Suite("Two states compared") struct StatusDiffTests {
    private let then = CalendarDate("2026-11-16")

    /// A status as `status --json` writes it, as far as a comparison reads it.
    private func document(_ figures: Snapshot) throws -> String {
        func sums(_ tally: Tally) -> String {
            #""raised":{"minor":\#(tally.raised)},"received":{"minor":\#(tally.received)},"#
                + #""outstanding":{"minor":\#(tally.outstanding)}"#
        }
        let report = try figures.status()
        let rows = report.rows.map { row in
            #"{"id":"\#(row.id)","goal":{"minor":\#(row.goal ?? 0)},\#(sums(row.tally))}"#
        }
        return """
            {"schema":"campaign.status/1","as_of":"\(figures.asOf)","currency":"USD","policy":{},
            "plan_digest":"\(figures.provenance.planDigest)",
            "ledger_head":"\(figures.provenance.ledgerHead ?? "")","rows":[\(rows.joined(separator: ","))],
            "unassigned":{\(sums(report.unassigned ?? Tally()))},
            "total":{\(sums(report.total?.tally ?? Tally()))}}
            """
    }

    private func stored(_ text: String) throws -> StoredStatus {
        try StoredStatus(Array(text.utf8), named: "then.json")
    }

    /// The document of the 16th, and an office that has posted since.
    private func office() throws -> (ScratchOffice, String) {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        let text = try document(Snapshot(office, asOf: then, knownOn: nil))
        try office.post(
            """
            gift_id,type,date,amount,campaign,donor_id,donor_kind,first_name,last_name
            g4,gift,2026-11-10,50,now,A,person,Ana,Ruiz
            g5,gift,2026-11-18,30,now,A,person,Ana,Ruiz

            """)
        return (office, text)
    }

    @Test func whatWasPostedSinceLeadsFromThenToNow() throws {
        let (office, text) = try office()
        let diff = try #require(
            try StatusDiff(stored(text), Snapshot(office, asOf: nil, knownOn: nil)))
        for row in ["now", "total"] {
            let line = try #require(diff.lines.first { $0.row == row && $0.figure == .raised })
            #expect(line.byKind.filter { $0.value != 0 } == [.late: 50_00, .new: 30_00])
            #expect(line.plan == 0 && line.then + 80_00 == line.now)
        }
        // The payment of the 17th was posted before, and has come since.
        #expect(diff.count == 3 && diff.planChanges.isEmpty && diff.reopenings.isEmpty)
        #expect(try diff.largest(2).map(\.part.raisedMinor) == [50_00, 30_00])
        var count = 0
        try diff.rows { _ in count += 1 }
        #expect(count == 3)
    }

    @Test func goalsAndCampaignsOfThePlan() throws {
        let (office, text) = try office()
        let changed = text.replacing(#""goal":{"minor":100000}"#, with: #""goal":{"minor":90000}"#)
        let diff = try #require(
            try StatusDiff(stored(changed), Snapshot(office, asOf: nil, knownOn: nil)))
        #expect(diff.planChanges == [.goal("now", then: 900_00, now: 1000_00)])
    }

    @Test func aDocumentMustBeOfAnEarlierStateOfThisLedger() throws {
        let (office, text) = try office()
        let figures = try Snapshot(office, asOf: nil, knownOn: nil)
        func problem(_ text: String, _ figures: Snapshot) -> StoredStatus.Problem? {
            do { _ = try StatusDiff(stored(text), figures) } catch ServiceError.storedStatus(let problem) {
                return problem
            } catch {}
            return nil
        }
        #expect(problem("{}", figures) == .noStatus(file: "then.json"))
        #expect(problem(text.replacing("USD", with: "EUR"), figures) == .otherCurrency("EUR"))
        #expect(problem(text.replacing("2026-11-16", with: "x"), figures) == .noDay("x"))
        let altered = text.replacing(#""minor":16000}"#, with: #""minor":16001}"#)
        #expect(problem(altered, figures) == .altered(row: "now"))
        #expect(try problem(text, Snapshot(ScratchOffice(), asOf: nil, knownOn: nil)) == nil)
        let other = try ScratchOffice()
        try other.post(ScratchOffice.gifts.replacing("g1,", with: "g9,"))
        #expect(try problem(text, Snapshot(other, asOf: nil, knownOn: nil)) == .otherLedger)
        let before = try Snapshot(office, asOf: CalendarDate("2026-11-15"), knownOn: nil)
        guard case .notEarlier? = problem(text, before) else {
            Issue.record("a later document was compared")
            return
        }
    }
}
