import CampaignExchange
import CampaignKit
import Testing

/// Days, their hints, and the date of gift.
@Suite("Dates of a row")
struct RowDateTests {
    @Test(
        "hints name the form that is meant",
        arguments: [
            ("13/02/2026", "write 2026-02-13"),
            ("02/13/2026", "write 2026-02-13"),
            ("02/03/2026", "write 2026-02-03 if the month comes first, 2026-03-02 if the day does"),
            ("02/02/2026", "write 2026-02-02"),
            ("2026/02/13", "write 2026-02-13"),
            ("2026.2.13", "write 2026-02-13"),
            ("2026-2-3", "write 2026-02-03"),
            ("13.02.2026", "write 2026-02-13"),
            ("\"Sep 12, 2010\"", "write 2010-09-12"),
            ("12 September 2010", "write 2010-09-12"),
            ("23-Aug-2007", "write 2007-08-23"),
            ("23-Aug-07", "write the year with four digits, YYYY-08-DD"),
            ("2/13/26", "write the year with four digits, YYYY-MM-DD"),
            ("2016", "a year alone is not a date: write 2016-MM-DD"),
            ("2026-02", "the day is missing: write 2026-02-DD"),
            ("02/2026", "the day is missing: write 2026-02-DD"),
            ("20260213", "write 2026-02-13"),
            ("44927", "this is a spreadsheet's number for a day: format its column as YYYY-MM-DD"),
            ("2026-02-13 10:00", "write 2026-02-13 alone, the day in the charity's time zone"),
            ("2026-02-13T10:00:00Z", "write 2026-02-13 alone, the day in the charity's time zone"),
            ("soon", "write YYYY-MM-DD, such as 2026-02-13"),
            ("99/99/2026", "write YYYY-MM-DD, such as 2026-02-13"),
            ("٢٠٢٦-٠٢-١٣", "write YYYY-MM-DD, such as 2026-02-13"),
        ])
    func hints(text: String, hint: String) throws {
        let result = try readRows("date,amount", "\(text),5")
        #expect(result.codes == ["not-a-date"])
        #expect(result.problems.first?.hint == hint)
    }

    @Test("no such day", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01"])
    func noSuchDay(text: String) throws {
        #expect(try readRows("date,amount", "\(text),5").codes == ["no-such-day"])
    }

    @Test func theEdges() throws {
        let result = try readRows(
            "date,amount", "1900-01-01,1", "2026-11-21,1", "1899-12-31,1", "2026-11-22,1")
        #expect(result.rows.map(\.line) == [2, 3])
        #expect(result.codes == ["date-before-1900", "date-after-today"])
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
