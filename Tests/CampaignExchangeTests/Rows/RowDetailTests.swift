import CampaignExchange
import CampaignKit
import Testing

/// Credits, handling, promises, benefits, tributes and everything else that a row may say.
@Suite("Details of a row")
struct RowDetailTests {
    private func row(_ columns: String, _ cells: String) throws -> ImportedEntry {
        try readRow("date,amount,\(columns)", "2026-01-05,100,\(cells)")
    }

    private func codes(_ columns: String, _ cells: String) throws -> [String] {
        try readRows("date,amount,\(columns)", "2026-01-05,100,\(cells)").codes
    }

    @Test func anyOfSeveralIdsMayBeRounded() throws {
        #expect(try codes("matches", "m1;4E+17").contains("bad-id"))
        #expect(try !codes("matches", "m1;4E17").contains("bad-id"))
        #expect(try codes("donor_id", "4.1E+17") == ["bad-id"])
    }

    // MARK: - Credits

    @Test func softCredits() throws {
        let credits = try row("soft_credits", "D-1:household; D-2:DAF_advisor:40.50 ;;D-1:solicitor:1;")
            .softCredits
        #expect(
            credits == [
                SoftCredit(donorID: "D-1", kind: .household),
                SoftCredit(donorID: "D-2", kind: .dafAdvisor, minorUnits: 4050),
                SoftCredit(donorID: "D-1", kind: .solicitor, minorUnits: 100),
            ])
        #expect(
            try row("soft_credits", "D-1:household:40;D-1:household:2.50").softCredits == [
                SoftCredit(donorID: "D-1", kind: .household, minorUnits: 4250)
            ])
    }

    @Test(
        "soft credits that are refused",
        arguments: [
            ("D-1", "soft credit 1 is not of the form id:kind or id:kind:amount"),
            ("a:b:c:d", "soft credit 1 is not of the form id:kind or id:kind:amount"),
            (":household", "soft credit 1 has no donor id, or one that is too long"),
            ("D-1:spouse", "soft credit 1 has no recognized kind"),
            ("D-1:household; D-2:solicitor:0", "soft credit 2 has an amount that is not above zero"),
            ("D-2:solicitor:-5", "soft credit 1 has an amount that is not above zero"),
            ("D-2:solicitor:x", "soft credit 1 has an amount that cannot be read: not an amount"),
            (
                "D-1:household;D-1:household:5",
                "soft credit 2 names the same donor twice for the same reason"
            ),
        ])
    func badSoftCredits(text: String, message: String) throws {
        let result = try readRows("date,amount,soft_credits", "2026-01-05,100,\(text)")
        #expect(result.problems.map(\.message) == [message])
        #expect(result.problems.first?.value == nil)
        #expect(result.codes == ["bad-soft-credit"])
    }

    @Test(
        "anonymity",
        arguments: [
            ("", Anonymity.none), ("no", .none), ("public", .public), ("Yes", .board), ("board", .board),
            ("staff", .staff),
        ])
    func anonymity(text: String, level: Anonymity) throws {
        #expect(try row("anonymous", text).anonymity == level)
    }

    // MARK: - Handling

    @Test func methods() throws {
        #expect(try row("method", "Check").method == .check)
        #expect(try row("method", "").method == nil)
        #expect(try row("method", "other").method == .other)
        #expect(try row("method", "other").extra.isEmpty)
        let result = try readRows(
            "date,amount,method", "2026-01-05,1,PayPal", "2026-01-05,1,PayPal",
            "2026-01-05,1,Credit Card Visa x")
        #expect(result.rows.map(\.method) == [.other, .other, .other])
        #expect(
            result.rows.map(\.extra)
                == ["PayPal", "PayPal", "Credit Card Visa x"].map {
                    [ImportedEntry.ExtraColumn(name: "method", value: $0)]
                })
        #expect(result.problems.isEmpty)
    }

    @Test func handling() throws {
        let row = try row("delivery,deposit_id,reference,receipted_by", "USPS,B-7,001234,platform")
        #expect(row.delivery == .usps)
        #expect(row.depositID == "B-7")
        #expect(row.reference == "001234")
        #expect(row.receiptedBy == .platform)
        #expect(try self.row("receipted_by", "").receiptedBy == .us)
    }

    // MARK: - Promises

    private static let schedule = "type,pledge_id,installments,frequency,first_due"

    @Test func schedules() throws {
        let first = RowsPlan.day("2026-02-01")
        #expect(try row(Self.schedule, "pledge,P-1,,,").schedule == nil)
        #expect(
            try row(Self.schedule, "pledge,P-1,12,Monthly,2026-02-01").schedule
                == InstallmentPlan(count: 12, frequency: .monthly, firstDue: first))
        #expect(
            try row(Self.schedule, "award,A-1,600,half-yearly,2026-02-01").schedule
                == InstallmentPlan(count: 600, frequency: .semiannual, firstDue: first))
        #expect(
            try row(Self.schedule, "conditional,,1,,").schedule
                == InstallmentPlan(count: 1, frequency: .once, firstDue: RowsPlan.day("2026-01-05")))
        #expect(
            try row(Self.schedule, "pledge,P-1,,,2026-02-01").schedule
                == InstallmentPlan(count: 1, frequency: .once, firstDue: first))
        #expect(
            try row(Self.schedule, "pledge,P-1,1,annual,2030-02-01").schedule?.firstDue
                == RowsPlan.day("2030-02-01"))
    }

    @Test("installments", arguments: ["0", "-1", "1.5", "601", "1000", "twelve", "９"])
    func installments(text: String) throws {
        #expect(try codes(Self.schedule, "pledge,P-1,\(text),monthly,2026-02-01") == ["bad-installments"])
    }

    @Test func incompleteSchedules() throws {
        #expect(
            try codes(Self.schedule, "pledge,P-1,3,,") == ["frequency-missing", "first-due-missing"])
        #expect(try codes(Self.schedule, "pledge,P-1,3,once,2026-02-01") == ["frequency-missing"])
        #expect(try codes(Self.schedule, "pledge,P-1,3,annual,1026-02-01") == ["date-before-1900"])
        #expect(try codes(Self.schedule, "pledge,P-1,3,annual,1/2/2026") == ["not-a-date"])
        for name in ["gift", "pledge_change", "write_off"] {
            #expect(try codes(Self.schedule, "\(name),P-1,,,2026-02-01") == ["schedule-unexpected"])
        }
    }

    // MARK: - Benefits

    private static let benefit = "benefit_value,benefit_cost,benefit_token,benefit_description"

    @Test func benefits() throws {
        #expect(try row(Self.benefit, ",,,").benefit == nil)
        let dinner = try row(Self.benefit, "40,22.50,no,Dinner")
        #expect(dinner.benefit == Benefit(valueMinor: 4000, costMinor: 2250, description: "Dinner"))
        #expect(dinner.exchangeMinor == 4000)
        #expect(try row(Self.benefit, "None,,,").benefit == Benefit(isNone: true))
        #expect(try row(Self.benefit, "unknown,,,").benefit == Benefit(isUnknown: true))
        #expect(try codes(Self.benefit, "nothing,,,") == ["not-an-amount"])
        #expect(try codes(Self.benefit, "none,,yes,") == ["benefit-contradiction"])
        #expect(try codes(Self.benefit, "10,-5,,") == ["benefit-negative"])
    }

    /// The vectors of `rules.md §4.4` for 2026.
    @Test(
        "insubstantial benefits",
        arguments: [
            ("6950", "139.00,,", Int64(0)), ("6950", "139.01,,", 13_901), ("69.50", "20,13.90,yes", 0),
            ("69.49", "20,13.90,yes", 2000), ("69.50", "20,13.91,yes", 2000), ("30", "40,,", 3000),
        ])
    func insubstantial(amount: String, cells: String, exchange: Int64) throws {
        let row = try readRow(
            "date,amount,benefit_value,benefit_cost,benefit_token", "2026-01-05,\(amount),\(cells)")
        #expect(row.exchangeMinor == exchange)
    }

    @Test func limitsOfTheOrganizationAddToTheBuiltInOnes() throws {
        let limit = BenefitLimits(tokenCostCents: 1400, tokenPaymentCents: 7000, benefitCapCents: 14_000)
        let index = RowsPlan.index(base: .usd, limits: [2019: limit])
        let result = try readRows(
            "date,amount,benefit_value", "2019-01-05,100,1", "2026-01-05,100,1", "2020-01-05,100,1",
            index: index)
        #expect(result.rows.map(\.exchangeMinor) == [0, 0])
        #expect(result.codes == ["no-benefit-limits"])
    }

    @Test func onlyWhatWasReceivedHasAPurchasePart() throws {
        let row = try readRow("date,amount,type,pledge_id,benefit_value", "2019-01-05,100,pledge,P-1,1")
        #expect(row.benefit?.valueMinor == 100)
        #expect(row.exchangeMinor == 0)
    }

    // MARK: - Tributes, texts, extras

    @Test func tributes() throws {
        let columns = "tribute_type,tribute_name,tribute_notify_name,tribute_notify_address"
        #expect(try row(columns, ",,,").tribute == nil)
        #expect(
            try row(columns, "Honour,A,B,C").tribute
                == Tribute(type: "honor", name: "A", notifyName: "B", notifyAddress: "C"))
        #expect(try row(columns, "memory,A,,").tribute == Tribute(type: "memory", name: "A"))
        #expect(try codes(columns, ",,B,") == ["tribute-type-missing"])
    }

    @Test func sources() throws {
        let lines = "date,amount,source_system\n2026-01-05,1,\n2026-01-05,1,stripe\n2026-01-05,1, Stripe "
        #expect(try readRows(MemoryByteSource(lines)).rows.map(\.source) == ["csv", "stripe", "Stripe"])
        let named = try readRows(MemoryByteSource(lines), options: .init(defaultSource: "bank"))
        #expect(named.rows.map(\.source) == ["bank", "stripe", "Stripe"])
    }

    @Test func extras() throws {
        let row = try row(
            "T-Shirt size,Empty,campaign_problem,t-shirt size,Campaign Problem", "XL,,not a date,'=M,x")
        #expect(
            row.extra == [
                ImportedEntry.ExtraColumn(name: "T-Shirt size", value: "XL"),
                ImportedEntry.ExtraColumn(name: "t-shirt size", value: "=M"),
            ])
    }

    @Test func matches() throws {
        #expect(try row("gift_id,matches", "G-2,G-1").matches == ["G-1"])
        #expect(try row("gift_id,matches", "G-2,G-1; G-3 ;;G-1").matches == ["G-1", "G-3"])
        #expect(try codes("gift_id,matches", "G-1,G-1") == ["names-itself"])
    }
}
