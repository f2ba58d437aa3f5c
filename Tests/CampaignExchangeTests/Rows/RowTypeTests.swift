import CampaignExchange
import CampaignKit
import Testing

/// Each `type` gives the row that it should, whatever the sign.
@Suite("Types and signs")
struct RowTypeTests {
    private static let header = "type,date,amount,gift_id,pledge_id,grant_id,reverses,matches"

    private func expected(
        _ type: EntryType, _ minor: Int64, id: String = "", pledge: String = "", grant: String = "",
        reverses: String = ""
    ) -> ImportedEntry {
        var row = ImportedEntry(
            line: 2, source: "csv", type: type, date: RowsPlan.day("2026-01-05"),
            day: RowsPlan.day("2026-01-05"), basis: .stated, minorUnits: minor)
        row.giftID = id
        row.pledgeID = pledge
        row.grantID = grant
        row.reverses = reverses
        return row
    }

    @Test(
        "money received",
        arguments: [
            ("", EntryType.gift), ("gift", .gift), ("matching", .matching), ("daf", .daf), ("stock", .stock),
            ("in_kind", .inKind), ("In-Kind", .inKind), ("PLATFORM", .platform), ("qcd", .qcd),
        ])
    func received(name: String, type: EntryType) throws {
        let row = try readRow(Self.header, "\(name),2026-01-05,12.50,,,,,")
        #expect(row == expected(type, 1250))
        let payment = try readRow(Self.header, "\(name),2026-01-05,12.50,G-1,P-1,,,")
        #expect(payment == expected(type, 1250, id: "G-1", pledge: "P-1"))
    }

    @Test func paymentsThatSaySo() throws {
        let pledge = try readRow(Self.header, "pledge_payment,2026-01-05,5,G-1,P-1,,,")
        #expect(pledge == expected(.gift, 500, id: "G-1", pledge: "P-1"))
        let grant = try readRow(Self.header, "grant payment,2026-01-05,5,,,A-1,,")
        #expect(grant == expected(.gift, 500, grant: "A-1"))
    }

    @Test func promises() throws {
        #expect(
            try readRow(Self.header, "pledge,2026-01-05,5,,P-1,,,") == expected(.pledge, 500, pledge: "P-1"))
        #expect(
            try readRow(Self.header, "award,2026-01-05,5,,,A-1,,") == expected(.award, 500, grant: "A-1"))
        for (name, type) in [
            ("conditional", EntryType.conditional), ("revocable", .revocable),
            ("match_expected", .matchExpected),
        ] {
            #expect(
                try readRow(Self.header, "\(name),2026-01-05,5,C-1,,,,") == expected(type, 500, id: "C-1"))
        }
    }

    @Test func aPromiseWithoutItsOwnIDIsNamedByItsGiftID() throws {
        #expect(
            try readRow(Self.header, "pledge,2026-01-05,5,G-1,,,,")
                == expected(.pledge, 500, id: "G-1", pledge: "G-1"))
        #expect(
            try readRow(Self.header, "award,2026-01-05,5,G-1,,,,")
                == expected(.award, 500, id: "G-1", grant: "G-1"))
    }

    @Test func eventsOfAPromise() throws {
        #expect(
            try readRow(Self.header, "pledge_change,2026-01-05,-5,,P-1,,,")
                == expected(.pledgeChange, -500, pledge: "P-1"))
        #expect(
            try readRow(Self.header, "pledge_change,2026-01-05,5,,,A-1,,")
                == expected(.pledgeChange, 500, grant: "A-1"))
        #expect(
            try readRow(Self.header, "write_off,2026-01-05,5,,P-1,,,")
                == expected(.writeOff, 500, pledge: "P-1"))
        #expect(
            try readRow(Self.header, "condition_met,2026-01-05,5,,,,C-1,")
                == expected(.conditionMet, 500, reverses: "C-1"))
        #expect(
            try readRow(Self.header, "revocable_realized,2026-01-05,5,,,,R-1,")
                == expected(.revocableRealized, 500, reverses: "R-1"))
    }

    @Test func corrections() throws {
        for (name, type) in [("refund", EntryType.refund), ("chargeback", .chargeback), ("void", .void)] {
            #expect(
                try readRow(Self.header, "\(name),2026-01-05,5,,,,G-1,")
                    == expected(type, 500, reverses: "G-1"))
        }
        #expect(
            try readRow(Self.header, "adjustment,2026-01-05,-5,,,,G-1,")
                == expected(.adjustment, -500, reverses: "G-1"))
        #expect(
            try readRow(Self.header, "adjustment,2026-01-05,+5,,,,G-1,")
                == expected(.adjustment, 500, reverses: "G-1"))
    }

    @Test("a move names what it moves; without an amount it moves everything", arguments: ["", "0", "5"])
    func moves(amount: String) throws {
        #expect(
            try readRow(Self.header, "reallocation,2026-01-05,\(amount),,,,G-1,")
                == expected(.reallocation, amount == "5" ? 500 : 0, reverses: "G-1"))
    }

    @Test func everyAcceptedNameIsRead() throws {
        for name in EntryType.acceptedNames {
            let result = try readRows(
                "type,date,amount,gift_id,pledge_id,reverses", "\(name),2026-01-05,5,G-9,,")
            #expect(!result.codes.contains("unknown-type"), "\(name)")
        }
    }

    // MARK: - Negative

    @Test(
        "a negative gift is a refund", arguments: ["", "gift", "matching", "daf", "qcd", "stock", "in_kind"])
    func negativeGift(name: String) throws {
        let linked = try readRows(Self.header, "\(name),2026-01-05,-5,,,,G-1,")
        #expect(linked.rows == [expected(.refund, 500, reverses: "G-1")])
        #expect(linked.problems.isEmpty)
        let unlinked = try readRows(Self.header, "\(name),2026-01-05,(5.00),,,,,")
        #expect(unlinked.rows == [expected(.refund, 500)])
        #expect(unlinked.codes == ["unlinked-refund"])
    }

    @Test(
        "the sign is ignored",
        arguments: ["refund", "chargeback", "void", "condition_met", "revocable_realized", "reallocation"])
    func ignoredSign(name: String) throws {
        let result = try readRows(Self.header, "\(name),2026-01-05,-5,,,,G-1,")
        #expect(result.rows.map(\.minorUnits) == [500])
        #expect(result.codes == ["negative-sign"])
    }

    @Test func ignoredSignOfPaymentsAndWriteOffs() throws {
        let payment = try readRows(Self.header, "pledge_payment,2026-01-05,-5,,P-1,,,")
        #expect(payment.rows == [expected(.gift, 500, pledge: "P-1")])
        #expect(payment.codes == ["negative-sign"])
        let writeOff = try readRows(Self.header, "write_off,2026-01-05,-5,,P-1,,,")
        #expect(writeOff.rows == [expected(.writeOff, 500, pledge: "P-1")])
        #expect(writeOff.codes == ["negative-sign"])
    }

    @Test func aNegativePaymentThatNamesAnotherRowIsItsRefund() throws {
        let result = try readRows(Self.header, "pledge_payment,2026-01-05,-5,,P-1,,G-1,")
        #expect(result.rows == [expected(.refund, 500, pledge: "P-1", reverses: "G-1")])
        #expect(result.problems.isEmpty)
    }

    @Test(
        "a negative promise is refused",
        arguments: ["pledge", "award", "conditional", "revocable", "match_expected"])
    func negativePromise(name: String) throws {
        let result = try readRows(Self.header, "\(name),2026-01-05,-5,G-1,,,,")
        #expect(result.codes == ["negative-promise"])
        #expect(result.rejected == [2])
    }

    // MARK: - Zero

    @Test("zero is left out", arguments: ["0", "0.00", "-0", "$0", ".0"])
    func zero(amount: String) throws {
        let result = try readRows("date,amount", "2026-01-05,\(amount)", "2026-01-05,1")
        #expect(result.zero == [2])
        #expect(result.rows.map(\.line) == [3])
        #expect(result.problems.isEmpty)
        #expect(result.rowsRead == 2)
    }

    @Test func zeroOfEveryTypeThatNeedsAnAmount() throws {
        for name in EntryType.acceptedNames where !["void", "reallocation"].contains(name) {
            let needsReverses = ["refund", "chargeback", "adjustment", "condition_met", "revocable_realized"]
            let reverses = needsReverses.contains(name) ? "G-9" : ""
            let grant = name == "grant_payment" ? "A-1" : ""
            let result = try readRows(
                Self.header, "\(name),2026-01-05,0,G-1,\(grant.isEmpty ? "P-1" : ""),\(grant),\(reverses),")
            #expect(result.zero == [2], "\(name)")
        }
    }

    @Test("a void takes everything back", arguments: ["", "0", "5"])
    func voidWithoutAmount(amount: String) throws {
        let row = try readRow(Self.header, "void,2026-01-05,\(amount),,,,G-1,")
        #expect(row == expected(.void, amount == "5" ? 500 : 0, reverses: "G-1"))
    }

    @Test func aVoidWithoutAmountNeedsNoRate() throws {
        let row = try readRow("type,date,amount,currency,reverses", "void,2026-01-05,,ILS,G-1")
        #expect(row.minorUnits == 0)
        #expect(row.foreign == nil)
    }

    @Test func aZeroRowWithAProblemIsRejected() throws {
        let result = try readRows("date,amount,campaign", "2026-01-05,0,nowhere")
        #expect(result.zero.isEmpty)
        #expect(result.rejected == [2])
    }

    @Test func aReversalMayBeReversed() throws {
        let result = try readRows(
            Self.header, "refund,2026-01-05,5,R-1,,,G-1,", "void,2026-01-06,,V-1,,,R-1,")
        #expect(result.rows.map(\.reverses) == ["G-1", "R-1"])
        #expect(result.problems.isEmpty)
    }
}
