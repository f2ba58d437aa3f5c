import CampaignExchange
import CampaignKit
import Testing

/// Columns that no one reads and that say that no money came (`docs/csv.md`).
@Suite("Held columns")
struct HeldColumnTests {
    private func read(
        _ header: String, _ rows: String..., leaveOut: [String] = [], only: [String] = [],
        ignored: [String] = [], postsAll: Bool = false, remembered: [String: String] = [:]
    ) throws(GiftFileError) -> (
        rows: [ImportedEntry], memory: (header: String, text: String)?, leftOut: [String: Int],
        leftOutRows: [LeftOutRow]
    ) {
        var options = GiftRowReader.Options()
        options.choices.leaveOut = leaveOut.compactMap { ColumnChoices.Values($0) }
        options.choices.only = only.compactMap { ColumnChoices.Values($0) }
        options.choices.ignored = ignored
        options.choices.postsAll = postsAll
        options.remembered = remembered
        let text = ([header] + rows).joined(separator: "\n")
        var reader = try GiftRowReader(
            source: MemoryByteSource(text), options: options, index: RowsPlan.index, today: RowsPlan.today)
        var result: [ImportedEntry] = []
        while true {
            let outcome = try reader.next()
            if case .row(let row) = outcome { result.append(row) }
            if outcome == .end { break }
        }
        return (result, reader.memory, reader.leftOut, reader.leftOutRows)
    }

    @Test(
        "names and values that hold a file up",
        arguments: [
            ("Status", "Failed"), ("Payment Status", "partially_refunded"),
            ("Donation Stage Status", "Pending"),
            ("Status", "requires_payment_method"), ("Gateway Result", "declined"),
            ("payment_state", "cancelled"),
            ("Test Mode", "TRUE"), ("Is Test", "1"), ("Is Live", "No"), ("Mode", "Test"),
            ("Payment Mode", "sandbox"),
            ("Amount Refunded", "12.50"), ("Refund Date", "2026-01-04"), ("Refund ID", "re_1"),
            ("isRefunded", "yes"),
            ("Refunded", "true"), ("Cancelled / Refunded Date", "2026-01-04"), ("Voided", "yes"),
            ("Dispute Status", "lost"),
            ("Chargeback", "Y"), ("Donation Currency", "GBP"), ("Gift Type", "Pledge"),
            ("Transaction Type", "Soft Credit"),
            ("Gf_Type", "Recurring Gift"), ("Status", "7"), ("Result", "whatever"), ("anonimous", "yes"),
            ("Curreny", "EUR"), ("Campain", "general"), ("donor nam", "Ana"), ("Pledge", "P-1"),
            ("reverse", "G-1"), ("Fisrt Name", "Ana"),
        ])
    func holds(name: String, value: String) {
        #expect(throws: GiftFileError.self) { try read("date,amount,\(name)", "2026-01-05,5,\(value)") }
        do throws(GiftFileError) {
            _ = try read("date,amount,\(name)", "2026-01-05,5,\(value)")
        } catch {
            #expect(error.code == GiftFileError.heldUp)
            #expect(error.hint.contains("'\(name)"))
            // What may be a name is not shown.
            #expect(!error.message.contains("Ana"))
        }
    }

    @Test(
        "what passes",
        arguments: [
            ("Status", "Paid"), ("Donation Status", "Succeeded"), ("Payment Status", ""),
            ("Test Mode", "FALSE"),
            ("Is Live", "Yes"), ("Mode", "Live"), ("Amount Refunded", "0.00"), ("Refund Date", ""),
            ("isRefund", "no"),
            ("Currency Code", "usd"), ("Gift Type", "Cash"), ("Card Type", "Visa"), ("Employer State", "NY"),
            ("Mailing State/Region", "CA"), ("Recurring Status", "Cancelled"), ("Fee Currency", "USD"),
            ("Stage", "Closed Won"), ("Time", "10:00"), ("AB Test Name", "blue button"), ("Curreny", ""),
            ("Delivery Address", "1 Oak St"), ("Live Stream", "spring gala"),
            ("Source", "USD 24.00"), ("County", "Essex"), ("Campaign ID", "7"), ("Phone2", "555-0100"),
            ("Installment", "3"), ("Address 3", "Floor 2"), ("Gf_Amount", "5"), ("Household", "Ruiz"),
            ("Descripción", "x"), ("Refund Amount Currency", "USD"),
        ])
    func passes(name: String, value: String) throws {
        #expect(try read("date,amount,\(name)", "2026-01-05,5,\(value)").rows.count == 1)
    }

    @Test func theFileSaysItsCurrencyElsewhere() throws {
        let header = "date,amount,currency,base_amount,Fee Currency,Donation Currency"
        #expect(try read(header, "2026-01-05,5,GBP,6,USD,GBP").rows.count == 1)
        #expect(throws: GiftFileError.self) { try read(header, "2026-01-05,5,GBP,6,USD,EUR") }
        // Only the payout's is there: what the amounts are in, no one knows.
        #expect(throws: GiftFileError.self) { try read("date,amount,Payout Currency", "2026-01-05,5,EUR") }
    }

    @Test func countsAndACommandToPaste() {
        do throws(GiftFileError) {
            _ = try read(
                "date,amount,Status", "2026-01-05,5,Paid", "2026-01-06,5,Failed", "2026-01-07,5,Paid",
                "2026-01-08,5,Refunded", "2026-01-08,5,Failed")
            Issue.record("not held up")
        } catch {
            #expect(error.message.contains("Status: Failed 2, Paid 2, Refunded 1"))
            #expect(error.hint.contains("campaign import FILE --leave-out 'Status=Failed,Refunded'"))
        }
    }

    @Test func leavingOut() throws {
        let header = "date,amount,Status"
        let rows = ["2026-01-05,5,Paid", "2026-01-06,6,failed ", "2026-01-07,7,Refunded"]
        let out = try read(header, rows[0], rows[1], rows[2], leaveOut: ["status=Failed, refunded"])
        #expect(out.rows.map(\.minorUnits) == [500])
        #expect(out.leftOut == ["Status": 2])
        #expect(throws: GiftFileError.self) {
            try read(header, rows[0], rows[1], rows[2], leaveOut: ["Status=Failed"])
        }
        let only = try read(header, rows[0], rows[1], rows[2], only: ["Status=Paid"])
        #expect(only.rows.map(\.minorUnits) == [500])
        let blank = try read(
            "date,amount,Refund Date", "2026-01-05,5,", "2026-01-06,6,2026-02-01", only: ["Refund Date="])
        #expect(blank.rows.map(\.minorUnits) == [500])
        #expect(throws: GiftFileError.self) { try read(header, rows[0], leaveOut: ["Statsu=Failed"]) }
    }

    @Test(
        "a row that takes money back is not money that did not come",
        arguments: [
            ("refund", "5", "Status", "Refunded"), ("chargeback", "5", "Status", "Charged back"),
            ("void", "", "Status", "Voided"), ("void", "", "Status", "Cancelled"),
            ("", "-5", "Status", "Refunded"), ("gift", "(5.00)", "Status", "reversed"),
            ("", "-5", "Status", "canceled"), ("refund", "5", "Status", "partially_refunded"),
            ("refund", "5", "Refund Date", "2026-01-07"), ("refund", "5", "Amount Refunded", "5.00"),
            ("refund", "5", "Transaction Type", "Refund"), ("chargeback", "5", "Dispute Status", "lost"),
            ("refund", "5", "Refund ID", "re_1"),
        ])
    func takesBack(type: String, amount: String, name: String, value: String) throws {
        let rows = ["g1,2026-01-05,gift,5,,", "g2,2026-01-06,\(type),\(amount),g1,\(value)"]
        let header = "gift_id,date,type,amount,reverses,\(name)"
        #expect(try read(header, rows[0], rows[1]).rows.count == 2)
        // What was said of gifts that did not come says nothing of it, tonight or on later nights.
        let left = try read(header, rows[0], rows[1], leaveOut: ["\(name)=\(value)"])
        #expect(left.rows.map(\.giftID) == ["g1", "g2"] && left.leftOut.isEmpty)
        let memory = try #require(left.memory)
        let later = try read(header, rows[0], rows[1], remembered: [memory.header: memory.text])
        #expect(later.rows.count == 2)
    }

    @Test(
        "a refund that did not happen holds the file up",
        arguments: [
            ("refund", "5", "Status", "Failed"), ("refund", "5", "Status", "pending"),
            ("refund", "5", "Status", "canceled"), ("refund", "5", "Refund Status", "failed"),
            ("refund", "5", "Is Test", "yes"), ("", "-5", "Status", "Declined"),
            ("pledge_payment", "-5", "Status", "Refunded"), ("refund", "5", "Status", "refund failed"),
        ])
    func doesNotTakeBack(type: String, amount: String, name: String, value: String) {
        do throws(GiftFileError) {
            _ = try read(
                "gift_id,date,type,amount,pledge_id,reverses,\(name)", "g1,2026-01-05,gift,5,,,Paid",
                "g2,2026-01-06,\(type),\(amount),\(type == "pledge_payment" ? "p1" : ""),,\(value)")
            Issue.record("not held up")
        } catch {
            #expect(error.code == GiftFileError.heldUp)
            #expect(type == "pledge_payment" || error.hint.contains("line 3 returns money"))
        }
    }

    @Test func oneValueMayMeanBoth() throws {
        let header = "gift_id,date,type,amount,reverses,donor_name,Status"
        // g1 was given back by g2; of g3 nothing but its word is there; no one knows whose refund g5 is.
        let rows = [
            "g1,2026-01-05,gift,5,,Ana,Refunded", "g2,2026-01-06,refund,5,g1,Ana,Refunded",
            "g3,2026-01-06,gift,7,,Bo,Refunded", "g4,2026-01-06,gift,9,,Cy,Paid",
            "g5,2026-01-07,,-2,,Cy,Refunded",
        ]
        do throws(GiftFileError) {
            _ = try read(header, rows[0], rows[1], rows[2], rows[3], rows[4])
            Issue.record("not held up")
        } catch {
            #expect(error.message.contains("Status: Paid 1, Refunded 1"))
            #expect(error.hint.contains("line 6 returns money without a gift in reverses"))
            #expect(error.hint.hasSuffix("campaign import FILE --leave-out 'Status=Refunded'"))
        }
        let out = try read(
            header, rows[0], rows[1], rows[2], rows[3], rows[4], leaveOut: ["Status=Refunded"])
        #expect(out.rows.map(\.giftID) == ["g1", "g2", "g4", "g5"])
        #expect(out.leftOut == ["Status": 1])
        #expect(out.leftOutRows.map(\.line) == [4])
        #expect(out.leftOutRows.first?.value == "Refunded" && out.leftOutRows.first?.amount == "7")
        #expect(out.leftOutRows.first?.name == "Bo")
        // Another column than one of states is taken at its word.
        let none = try read(header, rows[3], rows[4], leaveOut: ["amount=-2"])
        #expect(none.rows.map(\.giftID) == ["g4"])
        // Rows in the order of a list with the newest first.
        #expect(try read(header, rows[1], rows[0]).rows.count == 2)
    }

    @Test func readingOver() throws {
        let header = "date,amount,Status"
        #expect(throws: GiftFileError.self) { try read(header, "2026-01-05,5,Failed", ignored: ["Status"]) }
        #expect(try read(header, "2026-01-05,5,Failed", ignored: ["Status"], postsAll: true).rows.count == 1)
        #expect(try read(header, "2026-01-05,5,7", ignored: ["status"]).rows.count == 1)
        #expect(try read("date,amount,anonimous", "2026-01-05,5,yes", ignored: ["anonimous"]).rows.count == 1)
        // A column of our own that holds something else can be read over too.
        #expect(try read("date,amount,fee", "2026-01-05,5,none", ignored: ["fee"]).rows.count == 1)
    }

    @Test func whatWasSaidIsRemembered() throws {
        let header = "date,amount,Status"
        let first = try read(header, "2026-01-05,5,Paid", "2026-01-06,6,Failed", leaveOut: ["Status=Failed"])
        let memory = try #require(first.memory)
        let known = [memory.header: memory.text]
        let next = try read(
            "Date,Amount,status", "2026-01-07,7,paid", "2026-01-08,8,FAILED", remembered: known)
        #expect(next.rows.map(\.minorUnits) == [700])
        #expect(next.memory == nil)
        // A new way to be paid is paid; any other new value is news.
        #expect(try read(header, "2026-01-07,7,Succeeded", remembered: known).rows.count == 1)
        for news in ["Disputed", "Moved"] {
            #expect(throws: GiftFileError.self) {
                try read(header, "2026-01-07,7,Paid", "2026-01-07,7,\(news)", remembered: known)
            }
        }
        // Another header was never spoken of.
        #expect(throws: GiftFileError.self) {
            try read(header + ",Team", "2026-01-08,8,Failed,", remembered: known)
        }
    }

    @Test func whatIsSaidLaterIsSaidBesideTheFirst() throws {
        let header = "date,amount,Status"
        let first = try read(header, "2026-01-05,5,Paid", "2026-01-06,6,Failed", leaveOut: ["Status=Failed"])
        var memory = try #require(first.memory)
        let second = try read(
            header, "2026-01-05,5,Paid", "2026-01-06,6,Disputed", leaveOut: ["Status=Disputed"],
            remembered: [memory.header: memory.text])
        memory = try #require(second.memory)
        let third = try read(
            header, "2026-01-07,7,Paid", "2026-01-08,8,Failed", "2026-01-09,9,Disputed",
            remembered: [memory.header: memory.text])
        #expect(third.rows.map(\.minorUnits) == [700])
    }

    @Test func whatWasSaidOfOnlyPaidRowsDoesNotLoseAnotherWord() throws {
        let header = "date,amount,Status"
        let first = try read(header, "2026-01-05,5,Paid", "2026-01-06,6,Failed", only: ["Status=Paid"])
        let memory = try #require(first.memory)
        let known = [memory.header: memory.text]
        #expect(
            try read(header, "2026-01-05,5,Paid", "2026-01-06,6,Failed", remembered: known).rows.count == 1)
        #expect(throws: GiftFileError.self) { try read(header, "2026-01-05,5,Succeeded", remembered: known) }
    }

    @Test func namesAndSynonyms() throws {
        let row = try readRow(
            "date,amount,Name,Email Address,Phone Number,Address,City,State/Province,Zip,Payment Method,Check Number,Is Anonymous",
            "2026-01-05,5,Ana Ruiz,ana@example.org,555-0100,1 Oak St,Dover,NJ,078011234,check,1001,yes")
        let details = try #require(row.donor?.details)
        #expect(details.name == "Ana Ruiz")
        #expect(details.email == "ana@example.org")
        #expect(details.address1 == "1 Oak St")
        #expect(details.state == "NJ")
        #expect(details.postalCode == "07801-1234")
        #expect(row.method == .check)
        #expect(row.reference == "1001")
        #expect(row.anonymity == .board)
        #expect(row.extra.isEmpty)
    }

    @Test func hintsNameAllThatMayBeMeantAndNothingElse() {
        let benevity = fileError(
            "Company,Donation Date,Email,Currency,Source,Total Donation to be Acknowledged,Cause Support Fee,Match Amount,Net total\n"
        )
        #expect(benevity?.hint.contains("“Total Donation to be Acknowledged”") == true)
        #expect(benevity?.hint.contains("Match Amount") == false)
        let github = fileError(
            "Sponsor Handle,Tier Monthly Amount,Processed Amount,Status,Transaction Date\n")
        #expect(github?.hint == "rename “Transaction Date” to “date”; rename “Processed Amount” to “amount”")
        let sheet = fileError(
            "Batch,Total Amount,Fee Amount,Postmark Date,Received Date,Gift Amount,Deposit Date,email\n")
        #expect(sheet?.hint.contains("“Total Amount” or “Gift Amount”") == true)
        #expect(sheet?.hint.contains("Fee") == false)
    }

    @Test func theRowThatMakesASumTooLargeIsNamed() throws {
        let result = try readRows(
            "date,amount", "2026-01-05,90000000000000000", "2026-01-05,5", "2026-01-06,90000000000000000")
        #expect(result.rejected == [4])
        #expect(result.codes == ["very-large", "very-large", "amount-too-large"])
    }

    @Test func campaignsMatchByTheirName() throws {
        #expect(try readRow("date,amount,campaign", "2026-01-05,5,GENERAL").place.campaign == "general")
        #expect(try readRow("date,amount,project", "2026-01-05,5,Floor").place.project == "floor-3")
        #expect(try readRow("date,amount,appeal", "2026-01-05,5,Year end").place.appeal == "year-end")
    }
}
