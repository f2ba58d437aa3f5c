import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// Rows come in, and what came of it goes out as values.
@Suite("Import as a service") struct ImportRunTests {
    @Test func rowsArePostedAndNoted() throws {
        let office = try ScratchOffice()
        let result = try office.post(ScratchOffice.gifts)
        #expect(result.outcome.isAccepted && result.outcome.rowsRead == 5)
        #expect(result.outcome.raisedMinor == 280_00 && result.outcome.receivedMinor == 240_00)
        #expect(result.outcome.newDonors == 3)
        #expect(office.notices == [.posted(batch: 1, entries: [])])
        #expect(office.progress.last == -1)
    }

    @Test func aDryRunKeepsNothing() throws {
        let office = try ScratchOffice()
        let result = try office.post(ScratchOffice.gifts) { $0.options.dryRun = true }
        #expect(result.outcome.raisedMinor == 280_00)
        #expect(office.notices == [.posted(batch: nil, entries: [])])
        #expect(try office.view().head == nil)
    }

    @Test func everyProblemIsAValue() throws {
        let office = try ScratchOffice()
        let result = try office.post("gift_id,date,amount\na,2026-11-01,ten\nb,2026-13-01,5\n")
        #expect(!result.outcome.isAccepted && result.outcome.rejectedCount == 2)
        #expect(Set(result.outcome.problems.map(\.line)) == [2, 3])
        #expect(try office.view().head == nil)
    }

    @Test func rejectedRowsGoWhereTheyAreWanted() throws {
        final class Rejects: RejectedRowsFile, RejectionSink {
            var lines: [Int] = []
            var isFinished = false

            func begin(
                _ delimiter: CSVDelimiter, encoding: String?, headerLine: Int, unread: [String]
            ) -> any RejectionSink {
                self
            }
            func reject(line: Int, reason: String, hint: String) { lines.append(line) }
            func finish() { isFinished = true }
        }
        let (office, rejects) = (try ScratchOffice(), Rejects())
        let result = try office.post("gift_id,date,amount\na,2026-11-01,10\nb,2026-11-01,x\n") {
            $0.options.partial = true
            $0.rejects = rejects
        }
        #expect(result.outcome.isAccepted && rejects.lines == [3] && rejects.isFinished)
    }

    @Test func aTypedEntryIsPostedByTheSameRules() throws {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        let entry = try TypedEntry(office, command: "gift add")
        let cells = try entry.withDonor([("date", "2026-11-18"), ("amount", "5"), ("donor", "A")])
        #expect(cells.last?.value == "D-1")
        let outcome = try entry.post(cells, ImportOptions())
        #expect(outcome.isAccepted && outcome.entries.map(\.line.effectMinor) == [5_00])
        #expect(office.notices.last == .posted(batch: 2, entries: [6]))
    }

    @Test func aTypedEntryNamesItsDonorOnce() throws {
        let office = try ScratchOffice()
        let before = try TypedEntry(office, command: "gift add")
        #expect {
            try before.donorNumber("Ana")
        } throws: {
            if case ServiceError.noDonors("Ana") = $0 { true } else { false }
        }
        #expect {
            try before.ledger()
        } throws: {
            if case ServiceError.nothingPosted = $0 { true } else { false }
        }
        try office.post(ScratchOffice.gifts)
        #expect {
            try TypedEntry(office, command: "gift add").withDonor([
                ("donor", "D-2"), ("donor_name", "Benjamin"),
            ])
        } throws: {
            if case ServiceError.donorNamedTwice("D-2") = $0 { true } else { false }
        }
    }
}
