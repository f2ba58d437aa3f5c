import CampaignKit
import Testing

@testable import CampaignExchange

/// Rows as real files of platforms have them, and as they come when someone changed them.
extension PresetTests {
    static let stripeRow = "ch_1,2026-11-02 12:00,50.00,0,usd,true,50.00,0,1.75,Live,Paid,"

    @Test func allThatIsWrongWithARowIsSaidAtOnce() throws {
        let found = try rows(
            Self.stripe, "ch_1,yesterday,abc,x,Q,true,50.00,0,y,Live,Perhaps,", Self.stripeRow)
        #expect(found.rows.map(\.giftID) == ["ch_1"])
        #expect(
            Set(found.problems.map(\.column))
                == ["Status", "Currency", "Amount", "Amount Refunded", "Fee", "Created date (UTC)"])
        #expect(found.problems.allSatisfy { $0.line == 2 })
    }

    @Test func aTotalBelowTheRowsIsNoMoney() throws {
        let header = "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_CnBio_Last_Name"
        for total in ["Total,,,\"$1,234.00\",", ",Grand Total,,5.00,", "totals:,,,(5.00),"] {
            let found = try rows(header, "1,Cash,11/2/2026,$5.00,Ruiz", total)
            #expect(found.problems.isEmpty && found.rows.map(\.giftID) == ["1"], "\(total)")
        }
        // A row with a day, an id or a name may be money.
        for row in ["Total,,11/2/2026,5.00,", "9,Total,,5.00,", "Total,,,5.00,Ruiz", "Total,,,,"] {
            #expect(try !rows(header, row).problems.isEmpty, "\(row)")
        }
    }

    @Test("ids as a spreadsheet rounds them", arguments: ["1.23E+15", "4,23563E+18", "1E+17", "1.2e+16"])
    func anIdThatASpreadsheetRoundedIsRefused(id: String) throws {
        let found = try rows(
            "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_CnBio_Last_Name",
            "\"\(id)\",Cash,11/2/2026,$5.00,Ruiz")
        #expect(found.rows.isEmpty && found.problems.map(\.code) == ["bad-id"])
    }

    @Test(
        "ids that only look so",
        arguments: ["1E15", "12E+15", "E+15", "1.E+15", "1.2E+5", "A1E+15", "1-2E+15"])
    func anIdThatIsNoRoundedNumberIsKept(id: String) throws {
        let found = try rows(
            "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_CnBio_Last_Name", "\(id),Cash,11/2/2026,$5.00,Ruiz")
        #expect(found.rows.map(\.giftID) == [id])
    }

    @Test func aRefusedRowWithACardNumberHoldsUpTheFile() throws {
        let found = try rows(
            "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_Credit_Card_Number,Gf_CnBio_Last_Name",
            "1,Perhaps,11/2/2026,$5.00,4111111111111111,Ruiz")
        #expect(found.isForbidden && found.rows.isEmpty)
        #expect(found.problems.map(\.column) == ["Gf_Type", "Gf_Credit_Card_Number"])
    }

    /// A header, a row with `@` for the amount, and the amount's column.
    static let gifts = [
        (
            "Gf_Gift_ID,Gf_Type,Gf_Date,Gf_Amount,Gf_CnBio_Last_Name", "1,Cash,11/2/2026,@,Ruiz", "Gf_Amount"
        ),
        (
            "LGL Constituent ID,LGL Gift ID,Gift Type,Gift Amount,Gift date", "5,L1,Gift,@,2026-11-02",
            "Gift Amount"
        ),
        (stripe, "ch_1,2026-11-02 12:00,@,0,usd,true,,0,,Live,Paid,", "Amount"),
        (
            "Donor's First Name,Donor Email,Amount,Currency,Total Fee,Net Amount,Donated At,Receipt Id,Status",
            "Ana,,@,USD,0,,11/02/26 03:30:00,1,paid", "Amount"
        ),
        (
            "Donation ID,Donation Total,Currency Code,Donation Status,Payment Gateway,Payment Mode,Form Title,"
                + "Donation Date",
            "501,@,USD,Complete,stripe,live,Now,11/02/2026", "Donation Total"
        ),
    ]

    /// A header, a row with `@` for the net amount that the file states, the right one, and the column.
    static let nets = [
        (
            "Donor's First Name,Donor Email,Amount,Currency,Total Fee,Net Amount,Donated At,Receipt Id,Status",
            "Ana,,100.00,USD,4.65,@,11/02/26 03:30:00,1,paid", "95.35", "Net Amount"
        ),
        (
            "Created,Charge id,Donor id,Name,Amount,Net amount,3P Fee,Slippage,Asset symbol,Public supporter,Status",
            "11/02/2026,E1,u1,Ana Ruiz,100,@,3,0.50,USD,true,Completed", "96.50", "Net amount"
        ),
        (
            "Company,Donation Date,Donor First Name,Donor Last Name,Transaction ID,Currency,"
                + "Total Donation to be Acknowledged,Cause Support Fee,Match Amount,Merchant Fee,Net total",
            "Acme,2026-11-01,Ana,Ruiz,BV-1,USD,100.00,2.90,50.00,0.10,@", "147.00", "Net total"
        ),
        (
            "Company,Donation Date,Donor First Name,Donor Last Name,Transaction ID,"
                + "Total Donation to be Acknowledged,Match Amount,Total",
            "Acme,2026-11-01,Ana,Ruiz,BV-1,100.00,50.00,@", "150.00", "Total"
        ),
    ]

    @Test("What a file states of its sums agrees with its rows", arguments: 0..<nets.count)
    func statedNets(_ vector: Int) throws {
        let (header, row, right, column) = Self.nets[vector]
        let good = try rows(header, row.replacing("@", with: right))
        #expect(good.problems.isEmpty && good.isTied == [true], "\(good.problems)")
        let bad = try rows(header, row.replacing("@", with: "1.00"))
        #expect(bad.problems.map(\.column) == [column], "\(bad.problems)")
        let blank = try rows(header, row.replacing("@", with: ""))
        #expect(blank.problems.isEmpty && blank.isTied == [false])
    }

    @Test("A gift is neither blank nor below zero", arguments: 0..<gifts.count)
    func giftAmounts(_ vector: Int) throws {
        let (header, row, column) = Self.gifts[vector]
        #expect(try rows(header, row.replacing("@", with: "12.50")).rows.map(\.minorUnits) == [12_50])
        for (amount, message) in [("-12.50", "a gift that is not above zero"), ("", "no amount")] {
            let found = try rows(header, row.replacing("@", with: amount))
            #expect(found.rows.isEmpty && found.problems.map(\.message) == [message], "\(found.problems)")
            #expect(found.problems.first?.column == column)
        }
        #expect(try rows(header, row.replacing("@", with: "\"12,50\"")).problems.map(\.column) == [column])
    }

    // MARK: - PayPal

    static let payPal =
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,"
        + "Reference Txn ID"

    private func payPal(_ lines: String...) throws -> PresetRows {
        let text = lines.map { "13/11/2026,22:30:00,PST,Ana Ruiz," + $0 }.joined(separator: "\n")
        return try rows(Self.payPal, text)
    }

    @Test func movementsThatPayPalNumbersAreKnown() throws {
        let found = try payPal(
            "General Currency Conversion 31,Completed,USD,-5.00,0,-5.00,,T1,",
            "User Initiated Currency Conversion,Completed,USD,-5.00,0,-5.00,,T2,",
            "Website Payment_2,Completed,USD,5.00,-0.20,4.80,a@example.org,T3,")
        #expect(found.problems.isEmpty && found.left == ["currency conversion": 2])
        #expect(found.rows.map(\.giftID) == ["T3"] && found.rows.map(\.feeMinor) == [20])
    }

    @Test func aPaymentThatWentBackLaterCame() throws {
        let found = try payPal(
            "Donation Payment,Refunded,USD,5.00,-0.20,4.80,a@example.org,T1,",
            "Payment Refund,Completed,USD,-5.00,0.20,-4.80,a@example.org,T2,T1",
            "Donation Payment,Pending,USD,6.00,0,6.00,a@example.org,T3,",
            "Donation Payment,Denied,USD,7.00,0,7.00,a@example.org,T4,",
            "Donation Payment,Perhaps,USD,8.00,0,8.00,a@example.org,T5,")
        #expect(found.rows.map(\.type) == [.gift, .refund] && found.rows.last?.reverses == "T1")
        #expect(found.left == ["pending": 1, "denied": 1] && found.denied == ["T1", "T4"])
        #expect(found.problems.map(\.value) == ["Perhaps"])
    }

    @Test func aPayPalRowWithoutItsDayOrAmount() throws {
        let found = try rows(
            Self.payPal, ",22:30:00,PST,Ana,Donation Payment,Completed,USD,5.00,0,5.00,,T1,",
            "13/11/2026,22:30:00,PST,Ana,Donation Payment,Completed,USD,,0,5.00,,T2,")
        #expect(found.rows.isEmpty)
        #expect(found.problems.map(\.message) == ["no date", "no amount"])
        #expect(found.problems.map(\.line) == [2, 3])
    }

    @Test(arguments: [
        ("CET", "2026-11-12"), ("BST", "2026-11-12"), ("AEST", "2026-11-12"), ("PST", "2026-11-13"),
    ])
    func aZoneByItsLetters(_ zone: String, _ day: String) throws {
        let found = try rows(
            Self.payPal, "13/11/2026,03:30:00,\(zone),Ana,Donation Payment,Completed,USD,5.00,0,5.00,,T1,")
        #expect(found.rows.map(\.date) == [RowsPlan.day(day)], "\(found.problems)")
    }

    @Test func aVenmoStatementOfAPersonsProfile() throws {
        let header =
            ",ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (fee),Funding Source,"
            + "Destination,Beginning Balance,Ending Balance,Disclaimer"
        let found = try rows(
            "Account Statement - (@Friends),,,,,,,,,,,,,,,", header, ",,,,,,,,,,,,,$8.21,,",
            ",1,2026-11-02T03:10:00,Payment,Complete,Books,Ana Ruiz,Friends,+ $100.00,,$1.90,,,,,",
            ",2,2026-11-03T14:39:32,Charge,Complete,Pledge,Friends,Lee Wong,+ $72.66,,0,,,,,",
            ",3,2026-11-03T15:39:32,Merchant Thing,Complete,,Friends,Shop,- $5.00,,0,,,,,")
        #expect(found.rows.map { $0.donor?.details?.name } == ["Ana Ruiz", "Lee Wong"])
        #expect(found.rows.map(\.minorUnits) == [100_00, 72_66] && found.rows.map(\.feeMinor) == [1_90, 0])
        #expect(found.rows.map(\.date) == [RowsPlan.day("2026-11-01"), RowsPlan.day("2026-11-03")])
        #expect(found.problems.map(\.column) == ["Type"])
    }

    // MARK: - PayPal's reports

    private func report(_ lines: String...) throws -> PresetRows {
        let header =
            "CH,Transaction ID,Invoice ID,PayPal Reference ID,PayPal Reference ID Type,"
            + "Transaction Event Code,Transaction Initiation Date,Transaction Completion Date,"
            + "Transaction Debit or Credit,Gross Transaction Amount,Gross Transaction Currency,"
            + "Fee Debit or Credit,Fee Amount,Fee Currency"
        return try rows(header, lines.joined(separator: "\n"))
    }

    @Test func holdsAndCorrectionsAreNoGifts() throws {
        let when = "2026/11/06 03:12:28 -0800,2026/11/06 03:12:28 -0800"
        let found = try report(
            "SB,T1,,,,T1110,\(when),DR,59,USD,,,", "SB,T1,,,,T1111,\(when),CR,59,USD,,,",
            "SB,T2,,,,T1900,\(when),CR,9641,USD,,,", "SB,T3,,T9,TXN,T1202,\(when),CR,100,USD,,,",
            "SF,USD,9800,59,0,0")
        #expect(found.left == ["hold": 2, "account correction": 1])
        #expect(found.problems.map(\.line) == [5] && found.problems[0].message.contains("chargeback"))
    }

    @Test func aBadLineIsSaidWithoutTheTotals() throws {
        let when = "2026/11/06 03:12:28 -0800,2026/11/06 03:12:28 -0800"
        let found = try report("SB,T1,,,,T0002,\(when),CR,-5,Q,,,", "SF,USD,500,0,0,0")
        #expect(found.problems.map(\.line) == [2, 2])
        #expect(
            Set(found.problems.map(\.column)) == ["Gross Transaction Amount", "Gross Transaction Currency"])
    }

    @Test func totalsThatDisagreeAreOneProblem() throws {
        let when = "2026/11/06 03:12:28 -0800,2026/11/06 03:12:28 -0800"
        let found = try report("SB,T1,,,,T0002,\(when),CR,500,USD,,,", "SF,USD,400,0,0,0,CR,1,CR,1")
        #expect(found.problems.map(\.line) == [3] && found.problems[0].message.contains("totals"))
    }

    // MARK: - Benevity and sheets

    static let benevity =
        "Company,Project,Donation Date,Donor First Name,Donor Last Name,Email,Transaction ID,"
        + "Total Donation to be Acknowledged,Match Amount"

    @Test func aBadRowOfAReportIsSaidWithoutTheTotals() throws {
        let found = try rows(
            Self.benevity, "Acme,,2026-11-02,Ana,Ruiz,a@example.org,B1,ten,5.00",
            "Total Donations (Gross),15.00")
        #expect(found.problems.map(\.column) == ["Total Donation to be Acknowledged"])
    }

    /// Fees of the payment that are too large to add up stop the file, and not the program.
    @Test func feesThatAreTooLargeTogetherHoldUpTheFile() throws {
        let fee = "Check Fee,90000000000000000.00"
        let error = #expect(throws: GiftFileError.self) {
            _ = try rows(
                Self.benevity, "Acme,,2026-11-02,Ana,Ruiz,a@example.org,B1,10.00,5.00", fee, fee,
                "Net Total Payment,15.00")
        }
        #expect(error?.code == GiftFileError.heldUp)
    }

    @Test func aRowThatIsSeveralIsWrongOnce() throws {
        let found = try rows(Self.benevity, "Acme,,,Ana,Ruiz,a@example.org,B1,10.00,5.00")
        #expect(found.problems.map(\.column) == ["Donation Date"] && found.rows.isEmpty)
    }

    @Test func aShiftedRowIsRefused() throws {
        let row = "Acme, Inc.,,2026-11-02,Ana,Ruiz,a@example.org,B1,10.00,5.00"
        let found = try rows(Self.benevity, row, row.replacing("Acme, Inc.", with: "\"Acme, Inc.\""))
        #expect(found.problems.map(\.line) == [2] && found.problems[0].message.contains("10 cells"))
        #expect(found.rows.filter { $0.line == 3 }.map(\.minorUnits).contains(10_00))
        // The report's own last column has no name, and may be missing below it.
        #expect(try rows(Self.benevity + ",", "Acme,,2026-11-02,Ana,Ruiz,,B1,10.00,5.00").problems.isEmpty)
    }

    @Test func aColumnThatIsReadIsThereOnce() throws {
        let error = try #require(failure(Self.stripe + ",Amount", Self.stripeRow + ",60.00"))
        #expect(error.code == GiftFileError.duplicateColumn && error.message.contains("two columns “Amount”"))
        #expect(failure(Self.stripe + ",Reserved,Reserved", Self.stripeRow + ",,") == nil)
    }

    @Test func aRateThatSomeoneAddsIsRead() throws {
        let header = Self.benevity + ",Currency,Cause Support Fee,Merchant Fee"
        let row = "Mickey Inc,,2026-11-01T23:09:28Z,Ana,Ruiz,a@example.org,B1,4000,12000,JPY,464,254"
        let without = try rows(header, row)
        #expect(without.rows.allSatisfy { $0.minorUnits == 0 })
        #expect(without.problems.map(\.column) == ["Currency"])
        #expect(without.problems.first?.hint?.contains("add a column fx_rate") == true)
        let with = try rows(header + ",fx_rate", row + ",0.0067")
        #expect(with.problems.isEmpty && with.rows.map(\.minorUnits).filter { $0 != 0 } == [26_80, 80_40])
        #expect(with.rows.compactMap { $0.foreign?.original.minorUnits } == [4000, 12000])
    }

    static let sheet =
        "Batch,Contribution Type,Total Amount,Source,Postmark Date,Received Date,Payment Instrument,"
        + "Check Number,Restrictions,Gift Source,"

    @Test func sheetsOfChecksInTheirVariants() throws {
        let row = "1,Engage,24,USD 24.00,11/9/2026,11/13/2026,Check,7,Unrestricted - General,Mail,"
        let people = try rows(
            Self.sheet + "First Name,Last Name", row + "Ana,Ruiz", row + "Anonymous,Anonymous")
        #expect(people.rows.map { $0.donor?.details?.lastName } == ["Ruiz", nil] && people.problems.isEmpty)
        let companies = try rows(Self.sheet + "Organization Name,Street Address", row + "Acme,1 Elm St")
        #expect(companies.rows.map { $0.donor?.details?.organization } == ["Acme"])
        #expect(companies.rows.map(\.minorUnits) == [24_00])
        let other = try rows(
            Self.sheet + "First Name,Last Name", row.replacing(",24,", with: ",25,") + "Ana,Ruiz")
        #expect(other.problems.map(\.column) == ["Source"])
    }

    // MARK: - Refunds in another currency

    @Test func aRefundInAnotherCurrencyIsWorthItsShareOfTheGift() throws {
        let header = Self.stripe + ",Converted Currency"
        let row = "ch_1,2026-11-02 12:00,50.00,20.00,gbp,true,66.00,26.40,1.75,Live,Paid,,usd"
        let found = try rows(header, row)
        #expect(found.problems.isEmpty && found.rows.map(\.minorUnits) == [66_00, 26_40])
        let rest = try rows(header, row, posted: [("ch_1#refund", 5_00)])
        #expect(rest.rows.last?.minorUnits == 19_80 && rest.rows.last?.foreign?.original.minorUnits == 15_00)
    }

    @Test func stripeWithoutConvertedColumns() throws {
        let header =
            "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Fee,Status,Description,"
            + "Customer Email,Invoice ID,Transfer,Name (metadata)"
        let row = "ch_1,2026-11-05 20:38:34,3125.00,0.00,usd,true,90.93,@,Library,,,po_1,Ana Ruiz"
        let found = try rows(header, row.replacing("@", with: "Paid"))
        #expect(found.rows.map(\.minorUnits) == [3_125_00] && found.rows.map(\.feeMinor) == [90_93])
        let refunded = try rows(header, row.replacing("@", with: "Refunded"))
        #expect(refunded.rows.isEmpty && refunded.problems.map(\.column) == ["Amount Refunded"])
    }

    // MARK: - Files without gifts

    static let others = [
        (
            "Last Updated,Recurring ID,Recurring Status,Recurring Amount,Next Donation Date,Supporter ID",
            "Fundraise Up file of recurring plans"
        ),
        (
            "form_id,donor_id,first_name,period,frequency,installments,amount,status,gateway_subscription_id",
            "GiveWP file of subscriptions"
        ),
        (
            "id,Amount,Created (UTC),Currency,Arrival Date (UTC),Destination,Status,Balance Transaction",
            "Stripe file of payouts"
        ),
        (
            "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description",
            "Stripe file of movements of the balance"
        ),
        (
            "Posted Dt.,Doc Dt.,Doc,Memo / Description,Txn No,JNL,Curr,Txn Amt,Debit,Credit,Balance",
            "bank file of movements"
        ),
        (
            "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #", "bank file of movements"
        ),
    ]

    @Test("A file without gifts is named", arguments: 0..<others.count)
    func otherExports(_ vector: Int) throws {
        let (header, words) = Self.others[vector]
        let error = try #require(failure(header, header))
        #expect(error.message.contains(words) && error.line == 1 && !error.hint.isEmpty, "\(error)")
    }
}
