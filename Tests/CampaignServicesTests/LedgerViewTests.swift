import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// The plan and the money at one day and one point of knowledge.
@Suite("Views of a ledger") struct LedgerViewTests {
    private func office() throws -> ScratchOffice {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return office
    }

    @Test(arguments: [("2026-07-15", "2026-07-15"), ("B-31", "B-31")])
    func aPointOfKnowledgeIsReadAsItIsWritten(_ text: String, _ shown: String) {
        #expect(KnownOn(text)?.text == shown)
    }

    @Test(arguments: ["", "B-0", "B-x", "31", "2026-02-30"])
    func whatIsNoPointOfKnowledge(_ text: String) { #expect(KnownOn(text) == nil) }

    @Test func aBatchThatIsNotThereIsAnError() throws {
        let office = try office()
        #expect {
            try office.view(knownOn: .batch(7))
        } throws: {
            if case ServiceError.unknownBatch(7, newest: 1) = $0 { true } else { false }
        }
        #expect {
            try ScratchOffice().view(knownOn: .batch(7))
        } throws: {
            if case ServiceError.unknownBatch(7, newest: nil) = $0 { true } else { false }
        }
    }

    @Test func beforeTheFirstBatchNothingWasKnown() throws {
        let office = try office()
        let day = try #require(CalendarDate("2026-01-31"))
        let view = try office.view(knownOn: .day(day))
        #expect(view.batch == 0)
        #expect(office.notices.last == .nothingPosted(by: .day(day)))
        #expect(try view.day(nil, office) == day)
        #expect(try Snapshot(view, asOf: day).tallies[.total].raised == 0)
    }

    @Test func aDayThatHasNotComeIsNoted() throws {
        let office = try office()
        let day = try #require(CalendarDate("2026-12-24"))
        let snapshot = try Snapshot(office, asOf: day, knownOn: nil)
        #expect(snapshot.isProjected && snapshot.asOf == day)
        #expect(office.notices.last == .dayToCome(day))
        #expect(try snapshot.status() == snapshot.status().withoutPace)
    }

    @Test func aClosedViewAgreesWithItselfLater() throws {
        let office = try office()
        let view = try office.view().closed
        try office.post("gift_id,date,amount,campaign\nlate,2026-11-19,7,now\n")
        #expect(try Snapshot(view, asOf: office.day).tallies[.total].raised == 280_00)
        #expect(try Snapshot(office.view(), asOf: office.day).tallies[.total].raised == 287_00)
    }

    @Test func provenanceSaysWhereFiguresComeFrom() throws {
        let office = try office()
        let view = try office.view(knownOn: .batch(1))
        let provenance = view.provenance(asOf: office.day)
        #expect(provenance.knownOn == "B-1" && provenance.ledgerHead == view.head?.hash)
        #expect(provenance.planDigest == view.loaded.digest && provenance.planDigest.count == 64)
    }

    @Test func aPlanWithErrorsIsRefusedWithAllOfThem() throws {
        let broken = "---\nname: B\ngoal: 60.000\nstart: 2026-01-01\n---\n"
        let office = try ScratchOffice(files: ["Campaigns/broken.md": broken])
        #expect {
            try office.view()
        } throws: {
            if case ServiceError.plan(let findings) = $0 { findings.count >= 2 } else { false }
        }
    }

    @Test func statusTiesAndPacesLikeAnEarlierCampaign() throws {
        let snapshot = try Snapshot(office(), asOf: nil, knownOn: nil)
        let report = try snapshot.status()
        #expect(report.row("now")?.tally.raised == 160_00)
        #expect(report.row("now")?.tally.outstanding == 40_00)
        // By its 20th day the model had 80 of the 120 dollars that it raised in all.
        let share = try LikeCurves(snapshot).share(of: "then", dayOfRun: 20)
        #expect(share == PaceShare(80_00, of: 120_00))
        #expect(try snapshot.raised(inTree: "then", on: [office().day]).values.first == 120_00)
        #expect(try snapshot.breakdown(by: .month).isEmpty == false)
    }

    @Test func withoutALedgerEverythingIsZeroAndNoted() throws {
        let office = try ScratchOffice()
        let snapshot = try Snapshot(office, asOf: nil, knownOn: nil)
        #expect(snapshot.tallies == Tallies() && snapshot.ledger == nil)
        snapshot.noteWhenEmpty(office)
        #expect(office.notices == [.nothingPostedYet])
    }
}
