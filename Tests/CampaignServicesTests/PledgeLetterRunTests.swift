import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// Which promises get a letter, what it says, and which get none.
@Suite("Letters about pledges") struct PledgeLetterRunTests {
    private static let organization = """
        name: Riverbend
        signatory: The Treasurer
        disclosures: {FL: "ASK THE STATE.", MD: "Ask Maryland."}
        """

    private static let header =
        "gift_id,type,date,amount,currency,base_amount,donor_id,donor_kind,first_name,last_name,"
        + "address1,city,state,postal_code,pledge_id,installments,frequency,first_due,do_not_mail,anonymous\n"

    private func office(_ rows: [String]) throws -> ScratchOffice {
        let office = try ScratchOffice(
            today: "2027-01-20", files: ["Campaigns/organization.yml": Self.organization])
        try office.post(Self.header + rows.joined(separator: "\n") + "\n")
        return office
    }

    private func pledge(
        _ id: String, _ type: String = "pledge", _ amount: String = "1000", state: String = "FL",
        street: String = "1 Elm St", more: String = ","
    ) -> String {
        "\(id),\(type),2026-12-01,\(amount),,,\(id),person,Ana,Ruiz\(id),\(street),Miami,\(state),33101,\(id),4,"
            + "quarterly,2027-01-15,\(more)"
    }

    private func run(_ office: ScratchOffice, until day: String? = nil) throws -> PledgeLetterRun {
        let reading = try PledgeReading(office, asOf: nil, knownOn: nil)
        let pledges = try reading.all()
        let choice: PledgeLetterRun.Choice =
            day.map { .remind(pledges, until: CalendarDate($0) ?? reading.query.asOf) } ?? .confirm(pledges)
        return try PledgeLetterRun(
            choice, #require(reading.ledger), reading.plan, today: reading.query.asOf)
    }

    @Test func aConfirmationHasTheWholeSchedule() throws {
        let run = try run(office([pledge("p1")]))
        let facts = try #require(run.letters.first?.pledge)
        #expect(
            facts.number == 1 && facts.promisedMinor == 100_000 && facts.day == CalendarDate("2026-12-01"))
        #expect(facts.installments.map(\.amountMinor) == [25_000, 25_000, 25_000, 25_000])
        #expect(run.letters[0].row.disclosure == "ASK THE STATE." && run.letters[0].row.letterID == "P-1")
        #expect(run.choice.path == "letters/pledge-confirmation.md")
    }

    @Test func aReminderAsksForWhatIsDueByADayAndNotPaid() throws {
        let paid = "g1,gift,2027-01-10,100,,,p1,person,Ana,Ruizp1,1 Elm St,Miami,FL,33101,p1,,,,,"
        let office = try office([pledge("p1"), paid])
        let first = try #require(try run(office, until: "2027-02-19").letters.first?.pledge)
        #expect(
            first.installments == [
                PledgeFacts.Installment(due: try #require(CalendarDate("2027-01-15")), amountMinor: 15_000)
            ])
        #expect(first.dueMinor == 15_000 && first.paidMinor == 10_000 && first.outstandingMinor == 90_000)
        #expect(try run(office, until: "2027-04-15").letters.first?.pledge?.dueMinor == 40_000)
        #expect(try run(office, until: "2027-01-14").letters.isEmpty)
    }

    @Test func aConfirmationAfterAPaymentHasWhatWasPlanned() throws {
        let paid = "g1,gift,2027-01-10,100,,,p1,person,Ana,Ruizp1,1 Elm St,Miami,FL,33101,p1,,,,,"
        let facts = try #require(try run(office([pledge("p1"), paid])).letters.first?.pledge)
        #expect(facts.installments.map(\.amountMinor) == [25_000, 25_000, 25_000, 25_000])
        #expect(facts.paidMinor == 10_000 && facts.outstandingMinor == 90_000)
    }

    @Test func withoutAScheduleNothingWasPlanned() throws {
        let row = "p1,pledge,2026-12-01,1000,,,p1,person,Ana,Ruizp1,1 Elm St,Miami,FL,33101,p1,,,,,"
        let facts = try #require(try run(office([row])).letters.first?.pledge)
        #expect(facts.installments.isEmpty && facts.promisedMinor == 100_000)
    }

    @Test func marylandWantsItsTextOnReceiptsOnly() throws {
        #expect(try run(office([pledge("p1", state: "MD")])).letters.map(\.row.disclosure) == [""])
    }

    @Test func whoGetsNoLetterIsListedWithTheReason() throws {
        let run = try run(
            office([
                pledge("p1", "award"), pledge("p2", more: "yes,"), pledge("p3", street: ""),
                pledge("p4", more: ",staff"), pledge("p5"),
            ]))
        #expect(run.letters.map(\.row.letterID) == ["P-5"] && run.hidden == 1)
        #expect(run.leftOut.map(\.pledge).sorted() == [1, 2, 3])
        let reasons = Dictionary(uniqueKeysWithValues: run.leftOut.map { ($0.pledge, $0.reason) })
        #expect(reasons == [1: .award, 2: .doNotMail, 3: .noAddress])
    }
}
