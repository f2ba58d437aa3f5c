import CampaignExchange
import CampaignKit
import Testing

/// Days, their hints, and the date of gift.
@Suite("Dates of a row")
struct RowDateTests {
    @Test(
        "hints name the form that is meant",
        arguments: [
            (
                "02/03/2026",
                "write 2026-02-03 if the month comes first, 2026-03-02 if the day does; "
                    + "use --date-format mdy or dmy for the whole file"
            ),
            ("2016", "a year alone is not a date: write 2016-MM-DD"),
            ("2026-02", "the day is missing: write 2026-02-DD"),
            ("02/2026", "the day is missing: write 2026-02-DD"),
            ("20260213", "write 2026-02-13"),
            ("44927", "this is a spreadsheet's number for a day: format its column as YYYY-MM-DD"),
            ("soon", "write YYYY-MM-DD, such as 2026-02-13"),
            ("٢٠٢٦-٠٢-١٣", "write YYYY-MM-DD, such as 2026-02-13"),
        ])
    func hints(text: String, hint: String) throws {
        let result = try readRows("date,amount", "\(text),5")
        #expect(result.codes == ["not-a-date"])
        #expect(result.problems.first?.hint == hint)
    }

    @Test(
        "forms that mean one day",
        arguments: [
            ("13/02/2026", "2026-02-13"), ("02/13/2026", "2026-02-13"), ("02/02/2026", "2026-02-02"),
            ("4/17/2013", "2013-04-17"), ("06/18/15", "2015-06-18"), ("18.6.15", "2015-06-18"),
            ("2026/02/13", "2026-02-13"), ("2026.2.13", "2026-02-13"), ("2026-2-3", "2026-02-03"),
            ("\"Sep 12, 2010\"", "2010-09-12"), ("12 September 2010", "2010-09-12"),
            ("23-Aug-2007", "2007-08-23"), ("23-Aug-07", "2007-08-23"), ("23-Aug-99", "1999-08-23"),
            ("\"Mon, 5 Oct 2026\"", "2026-10-05"), ("2026-02-13T10:00:00Z", "2026-02-13"),
            ("2026-01-01T03:00:00Z", "2025-12-31"), ("2026-01-01T05:00:00.123Z", "2026-01-01"),
            ("2026-01-01T00:30:00+02:00", "2025-12-31"), ("2026-07-01T03:59:59Z", "2026-06-30"),
            ("2023-05-03 18:41:56 +0200", "2023-05-03"), ("2026/02/21 00:21:47 -0800", "2026-02-21"),
            ("\"May 11, 2019 11:21 PM PST\"", "2019-05-12"),
            ("\"May 11, 2019 at 11:21 AM EDT\"", "2019-05-11"),
        ])
    func forms(text: String, day: String) throws {
        #expect(try readRow("date,amount", "\(text),5").date == RowsPlan.day(day))
    }

    @Test(
        "times without a zone",
        arguments: [
            "2026-01-01 03:00:00", "1/1/2026 3:00", "\"Jan 1, 2026 3:00 AM\"", "01/01/26 03:00:00",
        ])
    func timesWithoutAZone(text: String) throws {
        let refused = try readRows("date,amount", "\(text),5")
        #expect(refused.codes == ["time-zone-missing"])
        #expect(refused.problems.first?.hint?.contains("2026") == false)
        for (zone, day) in [("UTC", "2025-12-31"), ("America/Los_Angeles", "2026-01-01")] {
            var options = GiftRowReader.Options()
            options.timeZone = zone
            let read = try readRows("date,amount", "\(text),5", options: options)
            #expect(read.rows.map(\.date) == [RowsPlan.day(day)], "\(zone)")
        }
    }

    @Test func rowsDecideTheOrder() throws {
        let days = try readRows("date,amount", "10/11/2026,5", "27/10/2026,5", "01/02/26,5")
        #expect(days.rows.map(\.date.description) == ["2026-11-10", "2026-10-27", "2026-02-01"])
        let months = try readRows("date,amount,received_date", "10/11/2026,5,", "1/2/2026,5,10/27/2026")
        #expect(months.rows.map(\.date.description) == ["2026-10-11", "2026-01-02"])
        let both = try readRows("date,amount", "10/11/2026,5", "27/10/2026,5", "10/27/2026,5")
        #expect(both.rows.isEmpty)
        #expect(both.problems.first?.message == "the month comes first in line 4 and the day in line 3")
        let neither = try readRows("date,amount", "10/11/2026,5", "05/06/2026,5")
        #expect(neither.codes == ["not-a-date", "not-a-date"])
    }

    @Test func theOrderCanBeSaid() throws {
        for (order, day) in [
            (DateOrder.monthFirst, "2026-01-02"), (.dayFirst, "2026-02-01"), (.yearFirst, "2001-02-26"),
        ] {
            var options = GiftRowReader.Options()
            options.dateOrder = order
            let result = try readRows("date,amount", "01/02/26,5", "2026-03-04,5", options: options)
            #expect(result.rows.map(\.date.description) == [day, "2026-03-04"])
        }
        var options = GiftRowReader.Options()
        options.dateOrder = .monthFirst
        #expect(try readRows("date,amount", "27/10/2026,5", options: options).codes == ["no-such-day"])
    }

    /// Of a gift the latest that is not in the future, of a due date the first that is not before the row's.
    @Test func yearsOfTwoDigits() throws {
        let rows = try readRows(
            "date,amount,type,pledge_id,installments,frequency,first_due",
            "13-Nov-26,5,pledge,P-1,2,annual,13-Nov-27", "13-Nov-98,5,pledge,P-2,2,annual,13-Nov-01")
        #expect(rows.rows.map(\.date.description) == ["2026-11-13", "1998-11-13"])
        #expect(
            rows.rows.map { $0.schedule?.installments(of: 5).first?.due.description } == [
                "2027-11-13", "2001-11-13",
            ])
        // A post-dated check, or a slip: no one's gift of 1927 is imported today.
        #expect(
            try readRows("date,amount", "24-Dec-26,5").problems.first?.hint?.contains("four digits") == true)
    }

    @Test("no such day", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "99/99/2026"])
    func noSuchDay(text: String) throws {
        #expect(try readRows("date,amount", "\(text),5").codes == ["no-such-day"])
    }

    @Test func theEdges() throws {
        let result = try readRows(
            "date,amount", "1900-01-01,1", "2026-11-21,1", "1899-12-31,1", "2026-11-22,1")
        #expect(result.rows.map(\.line) == [2, 3])
        #expect(result.codes == ["long-ago", "date-before-1900", "date-after-today"])
    }

    @Test func blanksAroundADateDoNotMatter() throws {
        #expect(try readRow("date,amount", " 2026-01-05\u{A0},5").date == RowsPlan.day("2026-01-05"))
    }

    /// The year-end vectors of `rules.md §4`, as rows.
    @Test func yearEnd() throws {
        let header = "date,amount,delivery,received_date,postmark,postmark_kind,method"
        let today = RowsPlan.day("2027-02-01")
        let result = try readRows(
            header,
            "2026-12-31,1,usps,2027-01-04,2026-12-31,manual,check",
            "2026-12-31,1,usps,2027-01-04,2027-01-02,machine,check",
            "2026-12-31,1,courier,2027-01-02,,,",
            "2027-01-05,1,hand,2026-12-30,,,check",
            "2026-12-31,1,online,,,,card",
            today: today)
        let days = ["2026-12-31", "2027-01-04", "2027-01-02", "2027-01-05", "2026-12-31"]
        #expect(result.rows.map(\.day.description) == days)
        #expect(
            result.rows.map(\.basis) == [.postmark, .needsEvidence, .courierReceived, .postDated, .charged])
        #expect(result.codes == ["needs-evidence"])
        #expect(result.problems.first?.severity == .warning)
        #expect(result.problems.first?.line == 3)
        #expect(result.problems.first?.column == "date")
    }

    @Test func aPostDatedCheckMayLieAfterToday() throws {
        let row = try readRow("date,amount,delivery,received_date", "2026-12-24,5,hand,2026-11-20")
        #expect(row.day == RowsPlan.day("2026-12-24"))
        #expect(row.basis == .postDated)
    }

    @Test func evidenceIsKept() throws {
        let row = try readRow(
            "date,amount,delivery,received_date,postmark,postmark_kind,deposited_date,cleared_date",
            "2026-03-01,5,usps,2026-03-04,2026-03-02,certificate of mailing,2026-03-05,2026-03-07")
        #expect(row.received == RowsPlan.day("2026-03-04"))
        #expect(row.postmark == RowsPlan.day("2026-03-02"))
        #expect(row.postmarkKind == .certificateOfMailing)
        #expect(row.deposited == RowsPlan.day("2026-03-05"))
        #expect(row.cleared == RowsPlan.day("2026-03-07"))
        #expect(row.delivery == .usps)
    }

    @Test func aReversalActsOnItsOwnDate() throws {
        let row = try readRow(
            "date,amount,delivery,received_date,reverses", "2026-03-01,-5,courier,2026-03-04,G-1")
        #expect(row.type == .refund)
        #expect(row.day == RowsPlan.day("2026-03-01"))
    }

    @Test func aQualifiedDistributionInDecemberIsWarnedOf() throws {
        let result = try readRows(
            "date,amount,type", "2026-12-10,5,qcd", today: RowsPlan.day("2026-12-20"))
        #expect(result.codes == ["qcd-not-cleared"])
        #expect(result.rows.count == 1)
    }

    /// The reader's short way for rows without evidence says what `DateOfGift` says.
    @Test func theShortWayAgreesWithTheRule() throws {
        for text in ["1899-12-31", "1900-01-01", "2016-02-29", "2026-11-21", "2026-11-22"] {
            for type in EntryType.allCases where !type.mayLackAmount {
                let outcome = DateOfGift.resolve(
                    stated: RowsPlan.day(text), delivery: nil, type: type, today: RowsPlan.today)
                let row =
                    "\(text),\(type == .adjustment ? "+" : "")5,\(type.name),G-1,\(type == .award ? "A" : "P")"
                let reverses = [EntryType.adjustment, .conditionMet, .revocableRealized].contains(type)
                let result = try readRows(
                    "date,amount,type,gift_id,pledge_id,reverses", row + (reverses ? ",G-2" : ","))
                #expect((outcome.resolution == nil) == result.rows.isEmpty, "\(text) \(type)")
                #expect(outcome.resolution?.day == result.rows.first?.day, "\(text) \(type)")
                #expect(outcome.resolution?.basis == result.rows.first?.basis, "\(text) \(type)")
            }
        }
    }
}
