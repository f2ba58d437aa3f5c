import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// Who is asked, who was, and what came back.
@Suite("Appeals as services") struct AppealServiceTests {
    private func office() throws -> ScratchOffice {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return office
    }

    private func pieces(_ office: ScratchOffice) throws -> SentPieces {
        let (campaign, appeal) = try AppealMailing.find("letter", PlanIndex(office.view().loaded.plan))
        return SentPieces(
            context: office, campaign: campaign, appeal: appeal, currency: .usd, day: office.day,
            mailsPossible: false)
    }

    @Test func aListAsksWhoGaveLastYearOnly() throws {
        let office = try office()
        let mailing = try AppealMailing(appeal: "letter", office.view(), asOf: office.day)
        #expect(mailing.list.rows.map(\.addressee) == ["Ben Okafor"])
        #expect(mailing.list.rows.map(\.asks) == [[50_00, 80_00, 100_00]])
        #expect(mailing.list.donors == 3 && mailing.list.outside == 2)
        #expect(mailing.unknownWords.isEmpty && mailing.campaign.id == "now")
    }

    @Test func anAppealThatAsksNobodyIsAnError() throws {
        let office = try office()
        #expect {
            try AppealMailing(appeal: "calls", office.view(), asOf: office.day)
        } throws: {
            guard case ServiceError.noSegments(let appeal, campaign: "now") = $0 else { return false }
            return appeal.id == "calls"
        }
        #expect {
            try AppealMailing(appeal: "leter", office.view(), asOf: office.day)
        } throws: {
            guard case ServiceError.unknownID("leter", .appeal, let among) = $0 else { return false }
            return among == ["calls", "letter"]
        }
    }

    @Test func rowsOfASegment() throws {
        let office = try office()
        let rows = try AppealRows(office, appeal: "letter", segments: ["lybunt"])
        #expect(rows.rows.count == 1 && rows.letter(for: rows.rows[0]) == "letters/letter.md")
        try rows.requireLetters()
        #expect {
            try AppealRows(office, appeal: "letter", segments: ["lapsed"])
        } throws: {
            if case ServiceError.unknownID("lapsed", .segment, among: ["lybunt"]) = $0 { true } else { false }
        }
        let empty = try ScratchOffice()
        #expect(try AppealRows(empty, appeal: "letter", segments: []).rows.isEmpty)
        #expect(empty.notices == [.nothingPostedYet])
    }

    @Test func whatWentOutIsRecordedAndAnswered() throws {
        let office = try office()
        let source = try pieces(office)
        let (sent, mailing) = try source.exported()
        #expect(sent.map(\.donor) == [2] && mailing.list.rows.count == 1)
        let ledger = office.ledgerForPosting(in: "")
        let (loaded, text) = try office.planWithText(in: office.directory())
        _ = try ledger.recordSolicitations(
            sent, costMinor: 1_00, office.postingContext(loaded, text, command: "appeal sent"),
            dryRun: false)
        // Whoever runs it again records the same piece, which is known.
        #expect(try source.exported().pieces.map(\.donor) == [2])
        try office.post("gift_id,date,amount,campaign,appeal,donor_id\nb,2026-11-20,30,now,letter,B\n")
        let standing = try AppealReport(
            source.appeal, source.campaign, office.view(), asOf: office.day)
        #expect(standing.result.total.grossMinor == 30_00)
        #expect(standing.unattributed.map { $0.gifts >= 2 } == true)
        #expect(try source.doubtful(sent, ledger).isEmpty)
    }

    @Test func aListThatCannotBeRecordedIsRefusedWithItsRows() throws {
        let source = try pieces(office())
        #expect {
            try source.listed(MemoryByteSource("donor,keycode\nnobody,L1\n"), named: "list.csv")
        } throws: {
            guard case ServiceError.pieces(let problems, file: "list.csv", appeal: "letter") = $0 else {
                return false
            }
            return problems.first?.line == 2
        }
        #expect {
            try source.listed(MemoryByteSource("donor,keycode\n"), named: "list.csv")
        } throws: {
            if case ServiceError.noPieces(file: "list.csv", appeal: "letter") = $0 { true } else { false }
        }
    }
}
