import CampaignKit
import Testing

@testable import CampaignExchange

/// Installments that are written out one by one.
@Suite("Installments that are not equal")
struct IrregularInstallmentTests {
    private static let header = "date,amount,type,pledge_id,installments,frequency,first_due"

    private func codes(_ cells: String) throws -> [String] {
        try readRows(Self.header, "2026-01-05,750,pledge,P-1,\(cells)").codes
    }

    @Test(
        "read whatever the blanks and the order",
        arguments: [
            "2026-12-01=500; 2027-06-01=250", "2027-06-01=250;2026-12-01=500",
            " 2026-12-01 = $500.00 ;2027-06-01=250;",
        ]
    )
    func read(cell: String) throws {
        let row = try #require(try readRows(Self.header, "2026-01-05,750,pledge,P-1,\(cell),,").rows.first)
        #expect(
            row.schedule?.installments(of: 75_000) == [
                Installment(due: RowsPlan.day("2026-12-01"), minorUnits: 50_000),
                Installment(due: RowsPlan.day("2027-06-01"), minorUnits: 25_000),
            ])
    }

    @Test(
        "refused",
        arguments: [
            "2026-12-01=500", "2026-12-01=500; 2027-06-01=251", "2026-12-01=500; 2027-06-01",
            "2026-13-01=750",
            "2026-12-01=-750", "2026-12-01=0; 2027-01-01=750", "soon=750", "=", "1899-12-01=750",
            "2026-12-01=5=745",
        ])
    func refused(cell: String) throws {
        #expect(try codes(cell + ",,") == ["bad-installments"])
    }

    @Test func howOftenIsNotSaidTwice() throws {
        #expect(try codes("2026-12-01=750,monthly,") == ["bad-installments"])
        #expect(try codes("2026-12-01=750,,2026-12-01") == ["bad-installments"])
    }

    @Test func onlyOnAPromise() throws {
        let result = try readRows(Self.header, "2026-01-05,750,gift,,2026-12-01=750,,")
        #expect(result.codes == ["schedule-unexpected"])
    }

    @Test func atMostAsManyAsAPledgeMayHave() throws {
        let many = Array(repeating: "2026-12-01=1", count: 601).joined(separator: ";")
        let result = try readRows(Self.header, "2026-01-05,601,pledge,P-1,\(many),,")
        #expect(result.codes == ["bad-installments"])
    }

    @Test func anotherScheduleIsAnotherPledge() {
        let plans = [
            InstallmentPlan(irregular: [Installment(due: RowsPlan.day("2026-12-01"), minorUnits: 5)]),
            InstallmentPlan(irregular: [Installment(due: RowsPlan.day("2026-12-02"), minorUnits: 5)]),
        ]
        #expect(plans[0] != plans[1])
        #expect(InstallmentPlan(irregular: []) == nil)
    }
}
