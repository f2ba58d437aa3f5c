import CampaignKit
import Testing

@testable import CampaignExchange

/// What the lines of a platform's file became.
struct PresetRows {
    let rows: [ImportedEntry]
    let problems: [RowProblem]
    let left: [String: Int]
    /// Refunds dated today; -1 where no preset read the file.
    let today: Int
    let denied: [String]
    let isForbidden: Bool
    /// Of each currency, whether the file's own sums agree.
    let isTied: [Bool]
}

/// How a platform's file is known, and what is said of one that is not as it should be.
@Suite("Platforms' headers and rows") struct PresetTests {
    static let stripe =
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
        + "Converted Amount Refunded,Fee,Mode,Status,Customer Email"

    func rows(
        _ lines: String..., format: String? = nil, posted: [(String, Int64)] = []
    ) throws -> PresetRows {
        var options = GiftRowReader.Options()
        options.sourceFormat = format
        let text = lines.joined(separator: "\n") + "\n"
        var reader = try GiftRowReader(
            source: MemoryByteSource(text), options: options, index: RowsPlan.index, today: RowsPlan.today)
        reader.setPostedRefunds(PostedRefunds.byGift(posted.map { ($0.0, $0.1) }))
        var (rows, problems): ([ImportedEntry], [RowProblem]) = ([], [])
        while true {
            let outcome = try reader.next()
            problems += reader.takeProblems()
            if case .row(let row) = outcome { rows.append(row) }
            if case .end = outcome { break }
        }
        return PresetRows(
            rows: rows, problems: problems, left: reader.leftOut,
            today: reader.preset?.refundsOfToday ?? -1, denied: reader.denied.map(\.id),
            isForbidden: reader.holdsForbiddenNumbers, isTied: reader.preset?.totals.map(\.isTied) ?? [])
    }

    func failure(_ lines: String..., format: String? = nil) -> GiftFileError? {
        var options = GiftRowReader.Options()
        options.sourceFormat = format
        do throws(GiftFileError) {
            _ = try GiftRowReader(
                source: MemoryByteSource(lines.joined(separator: "\n") + "\n"), options: options,
                index: RowsPlan.index, today: RowsPlan.today)
            return nil
        } catch { return error }
    }

    @Test func namesAreDifferentAndNoSignatureHoldsAnother() {
        #expect(Set(Preset.all.map(\.name)).count == Preset.all.count)
        for preset in Preset.all {
            let names = preset.signature.map { String($0.split(separator: "|")[0]) }
            #expect(Preset.recognized(names)?.name == preset.name)
        }
    }

    @Test func aRenamedColumnIsOneMessageWithThePlatform() throws {
        let error = try #require(
            failure(
                Self.stripe.replacing("Created date (UTC)", with: "Created on"),
                "ch_1,x,1,0,usd,true,,,,Live,Paid,"))
        #expect(error.code == GiftFileError.missingColumn && error.line == 1)
        #expect(error.message == "this is a Stripe payments file, but it has no column “Created (UTC)”")
        let fee = "id,Receipt ID,Date,Amount"
        #expect(failure(fee, "1,2,2026-11-01,5") == nil)
        let said = try #require(failure("date,amount", "2026-11-01,5", format: "venmo"))
        #expect(said.message.hasPrefix("this is a Venmo file, but it has no column “Transaction ID”"))
    }

    @Test func ourOwnColumnsAndTheOverrideAreReadAsBefore() throws {
        let own = try rows("gift_id,date,amount", "g1,2026-11-02,5")
        #expect(own.rows.map(\.source) == ["csv"] && own.today == -1)
        let error = try #require(failure(Self.stripe, "ch_1,x,1,0,usd,true,,,,Live,Paid,", format: "csv"))
        #expect(error.code == GiftFileError.missingColumn && !error.message.contains("Stripe"))
    }

    @Test func aFeeThatIsNotAnAmountRefusesItsRowWhateverItsCurrency() throws {
        for (currency, converted) in [("usd", "10.00"), ("gbp", "12.00")] {
            let row = "ch_1,2026-11-02 12:00,10.00,0.00,\(currency),true,\(converted),0.00,n/a,Live,Paid,"
            let header = Self.stripe + ",Converted Currency"
            let read = try rows(header, row + ",usd")
            #expect(read.rows.isEmpty)
            #expect(read.problems.map(\.column) == ["Fee"], "\(read.problems)")
        }
    }

    /// What was posted of a refund, the rows that then come, and the amount of the last.
    static let refunds: [([(String, Int64)], [String], Int64)] = [
        ([], ["ch_1", "ch_1#refund"], 20_00), ([("ch_1#refund", 5_00)], ["ch_1", "ch_1#refund-2"], 15_00),
        ([("ch_1#refund", 5_00), ("ch_1#refund-2", 15_00)], ["ch_1"], 0),
    ]

    @Test("A refund told on the gift's row is what is not yet posted", arguments: 0..<3)
    func refundSoFar(_ vector: Int) throws {
        let (posted, ids, minor) = Self.refunds[vector]
        let found = try rows(
            Self.stripe,
            "ch_1,2026-11-02 12:00,50.00,20.00,usd,true,50.00,20.00,1.75,Live,Paid,a@example.org",
            posted: posted)
        #expect(found.problems.isEmpty && found.rows.map(\.giftID) == ids)
        guard ids.count == 2 else { return }
        #expect(found.rows[1].minorUnits == minor && found.rows[1].type == .refund)
        #expect(found.rows[1].reverses == "ch_1" && found.rows[1].date == RowsPlan.today && found.today == 1)
        #expect(found.rows.allSatisfy { $0.line == 2 })
    }

    /// The file is older than what is posted: the gift is known, and no refund comes of it.
    @Test func lessRefundedThanPostedIsNoRefund() throws {
        let found = try rows(
            Self.stripe, "ch_1,2026-11-02 12:00,50.00,2.00,usd,true,50.00,2.00,1.75,Live,Paid,a@example.org",
            posted: [("ch_1#refund", 5_00)])
        #expect(found.rows.map(\.giftID) == ["ch_1"] && found.problems.isEmpty)
    }

    @Test func aRefundOfAPaymentWithoutAnIDIsRefused() throws {
        let found = try rows(
            Self.stripe, ",2026-11-02 12:00,50.00,2.00,usd,true,50.00,2.00,1.75,Live,Paid,a@example.org")
        #expect(found.rows.isEmpty && found.problems.map(\.line) == [2])
    }

    @Test func aTimeInAZoneByItsName() throws {
        let found = try rows(
            "Date,Time,Time Zone,Description,Currency,Gross,Fee,Net,Transaction ID,From Email Address",
            "11/3/2026,03:06:07,Europe/Berlin,General Payment,USD,5.00,-0.20,4.80,T1,a@example.org",
            "11/13/2026,03:06:07,Nowhere/Land,General Payment,USD,5.00,-0.20,4.80,T2,a@example.org"
        )
        #expect(found.rows.map(\.date) == [RowsPlan.day("2026-11-02")])
        #expect(found.problems.map(\.line) == [3] && found.problems.map(\.code) == ["not-a-date"])
    }

    @Test func aWordThatIsNotKnownIsRefusedWithItsColumn() throws {
        let found = try rows(
            Self.stripe, "ch_1,2026-11-02 12:00,50.00,0,usd,true,50.00,0,1.75,Live,Perhaps,",
            "ch_2,2026-11-02 12:00,50.00,0,usd,true,50.00,0,1.75,Live,Paid,")
        #expect(found.problems.map(\.line) == [2] && found.problems[0].column == "Status")
        #expect(found.problems[0].value == "Perhaps" && found.rows.map(\.giftID) == ["ch_2"])
    }

    @Test func amountsThatDoNotTieAreRefused() throws {
        let found = try rows(
            "balance_transaction_id,reporting_category,gross,net,fee,source_id,charge_id,created,currency",
            "t1,charge,10.00,9.00,0.50,ch_1,ch_1,2026-11-02 10:00:00,usd")
        #expect(found.rows.isEmpty && found.problems.map(\.column) == ["net"])
    }

    @Test func aFilledCardNumberIsRefusedAndAMaskedOneIsDropped() throws {
        let header = "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_Credit_Card_Number,Gf_CnBio_Last_Name"
        let masked = try rows(
            header, "1,Cash,11/2/2026,$5.00,************1111,Ruiz", "2,Cash,11/13/2026,$5.00,,Wong")
        #expect(masked.rows.count == 2 && masked.problems.isEmpty)
        let filled = try rows(header, "1,Cash,11/2/2026,$5.00,4111111111111111,Ruiz")
        #expect(filled.rows.isEmpty && filled.problems.map(\.column) == ["Gf_Credit_Card_Number"])
    }

    @Test func aReportWhoseTotalsAreOthersIsRefused() throws {
        let header =
            "Company,Project,Donation Date,Donor First Name,Donor Last Name,Email,Transaction ID,"
            + "Total Donation to be Acknowledged,Match Amount"
        let row = "Acme,,2026-11-02,Ana,Ruiz,a@example.org,B1,10.00,5.00"
        #expect(
            try rows(header, row, "Total Donations (Gross),15.00").rows.map(\.giftID) == ["B1", "B1#match"])
        #expect(throws: GiftFileError.self) { try rows(header, row, "Total Donations (Gross),16.00") }
        #expect(throws: GiftFileError.self) { try rows(header, "Totals,,,,,,,10.00,5.00", row) }
    }

    @Test func commasAndPointsOfAnotherLocale() {
        func minor(_ text: String) -> Int64? {
            let reader = try? CSVReader(source: MemoryByteSource("\"\(text)\"\n"))
            _ = try? reader?.next()
            return reader.flatMap { PlatformRow(record: $0.record).amount(0, .usd, .comma) }
        }
        #expect(minor("4.626,81") == 4_626_81 && minor("-1,78") == -1_78 && minor("12") == 12_00)
        #expect(minor("1 250,00") == 1_250_00 && minor("1\u{202F}250,50") == 1_250_50)
        #expect(minor("1,234.50") == nil && minor("x") == nil && minor("1 2,50") == nil)
    }
}
