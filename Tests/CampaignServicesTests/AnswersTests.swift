import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices
import Testing

/// Reports, letters, donors' years, journals and forecasts, each asked once.
@Suite("Answers as values") struct AnswersTests {
    private func office() throws -> ScratchOffice {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return office
    }

    @Test func aReportIsBuiltFromTheLedger() throws {
        let office = try office()
        let files = try ReportFiles(directory: office.directory())
        let run = ReportRun(books: try office.view(), form: .markdown)
        let (reports, findings) = try run.build(files.all, office)
        #expect(reports.map(\.name) == ["board"] && findings.isEmpty)
        #expect(reports[0].text.contains("Raised $280"))
        #expect(ReportRun(books: try office.view(), campaign: "now", form: .html).name("x") == "x-now")
    }

    @Test func partsAreTakenFromTheirFolder() throws {
        let office = try ScratchOffice(
            files: [
                "Reports/board.md": "---\ntitle: Board\n---\n{{> sums}}\n",
                "Reports/parts/sums.md": "So far {{ raised }}.\n",
                "Reports/letters/letter.md": "---\ntitle: Letter\n---\n{{> hello}}\n",
                "Reports/parts/hello.md": "{{ salutation }}\n",
            ])
        try office.post(ScratchOffice.gifts)
        let files = try ReportFiles(directory: office.directory())
        let run = ReportRun(books: try office.view(), form: .markdown)
        #expect(try run.build(files.all, office).reports[0].text.contains("So far $280"))
        let letters = try LetterFiles(directory: office.directory(), plan: office.view().loaded.plan)
        let (set, findings) = try letters.read(["letters/letter.md"], of: .appeal, fallsBack: false)
        #expect(set.paths == ["letters/letter.md"] && findings.isEmpty)
    }

    @Test func reportsAreFoundByTheirIds() throws {
        let office = try ScratchOffice()
        let files = try ReportFiles(directory: office.directory())
        #expect(try files.named(["Reports/board.md", "board"]).map(\.stem) == ["board"])
        #expect {
            try files.named(["bord", "x"])
        } throws: {
            guard case ServiceError.unknownReports(["bord", "x"], among: ["board"]) = $0 else { return false }
            return true
        }
    }

    @Test func aReportWithAnErrorIsNotBuilt() throws {
        let office = try ScratchOffice(files: ["Reports/bad.md": "---\ntitle: Bad\n---\n{{ rased }}\n"])
        let files = try ReportFiles(directory: office.directory())
        #expect {
            try ReportRun(books: office.view(), form: .html).build(files.all, office)
        } throws: {
            guard case ServiceError.reports(let findings) = $0 else { return false }
            return findings.contains { $0.location?.file == "Reports/bad.md" }
        }
    }

    @Test func lettersAreMadeOrNoneIs() throws {
        let office = try office()
        let rows = try AppealRows(office, appeal: "letter", segments: [])
        let job = LetterJob(
            books: rows.books, directory: rows.directory, today: rows.today, fallsBack: false)
        let letters = rows.rows.map { Letter(row: $0) }
        let (run, notes) = try job.run(letters, appeal: rows.appeal) { rows.letter(for: $0.row) }
        #expect(run.items.count == 1 && notes.isEmpty)
        #expect {
            try job.run(letters, appeal: rows.appeal) { _ in "letters/leter.md" }
        } throws: {
            guard case ServiceError.missingLetter("letters/leter.md", let near) = $0 else { return false }
            return near == "letters/letter.md"
        }
        #expect {
            try job.run(letters, appeal: rows.appeal) { _ in "letters/thank-you.md" }
        } throws: {
            if case ServiceError.wrongLetter(_, isThanks: true) = $0 { true } else { false }
        }
    }

    @Test func thanksThatAreDueAreRecordedOnce() throws {
        let office = try office()
        let ledger = office.ledgerForPosting(in: "")
        let view = try office.view()
        let due = try ThankYouRun(ledger, view, since: nil, today: office.day, limit: nil)
        #expect(due.gifts.contains(3) && due.hidden == 0 && due.older == 2)
        #expect(
            try due.record(
                office, directory: office.directory(), command: "thank", dryRun: true) == due.gifts.count)
        #expect(
            try due.record(
                office, directory: office.directory(), command: "thank", dryRun: false) == due.gifts.count)
        let again = try ThankYouRun(ledger, office.view(), since: nil, today: office.day, limit: nil)
        #expect(again.gifts.isEmpty)
    }

    @Test func aYearOfGiving() throws {
        let office = try office()
        let (year, view) = (LifecycleYear(2026), try office.view())
        var study = GivingStudy(GivingQuery(year: year, asOf: office.day))
        try study.run(view.ledger)
        let report = try study.report()
        #expect(report.isConsistent && study.unknownWords.isEmpty && !study.hidesGifts)
        let received = try YearReceipts(view, year: year, asOf: office.day)
        #expect(received.thisYear == 120_00 && received.lastYear == 120_00)
        var nobody = GivingStudy(GivingQuery(year: year, asOf: office.day))
        try nobody.run(nil)
        #expect(nobody.picked.isEmpty)
    }

    @Test(arguments: JournalFormat.allCases) func aJournalTiesToTheFigures(_ format: JournalFormat) throws {
        let snapshot = try Snapshot(office(), asOf: nil, knownOn: nil)
        let export = JournalExport(
            figures: snapshot, ledger: snapshot.ledger, campaigns: ["now"], namesDonors: false)
        var text: [UInt8] = []
        let count = try export.write(format) { text += $0 }
        #expect(count > 0 && !String(decoding: text, as: UTF8.self).contains("Ruiz"))
    }

    @Test func aForecastIsMadeOfWhatStatusCallsOutstanding() throws {
        let snapshot = try Snapshot(office(), asOf: nil, knownOn: nil)
        let campaign = try #require(snapshot.plan.campaign("now"))
        let outlook = try CampaignOutlook(campaign, snapshot)
        #expect(outlook.tally.outstanding == 40_00)
        #expect(try outlook.schedule.total() == 40_00 && outlook.held.isEmpty)
        #expect(outlook.model?.run.id == "then")
    }

    @Test func pledgesOfADay() throws {
        let reading = try PledgeReading(office(), asOf: nil, knownOn: nil)
        let pledges = try reading.all()
        #expect(pledges.count == 1 && reading.currency == .usd)
        var early = try PledgeReading(office(), asOf: CalendarDate("2026-11-15"), knownOn: nil)
        early.query.onlyOpen = true
        #expect(try early.all().isEmpty)
        #expect {
            try PledgeReading(ScratchOffice(), asOf: nil, knownOn: nil).pledge("P-1")
        } throws: {
            if case ServiceError.nothingPosted = $0 { true } else { false }
        }
    }

    @Test func aFileIsKnownAgainByItsDigest() throws {
        let (one, other) = (MemoryByteSource("a,b\n"), MemoryByteSource("a,b\n", chunk: 1))
        #expect(try FileDigest.sha256(one) == FileDigest.sha256(other))
        #expect(try FileDigest.sha256(MemoryByteSource("")).count == 32)
    }
}
