import CampaignExchange
import CampaignKit
import Testing

/// Every type with every sign and every reference, against the rules written down a second time.
@Suite("Matrix of types")
struct RowMatrixTests {
    /// One combination of what decides about a row.
    struct Case {
        var name: String
        var amount: Int64
        var hasGiftID: Bool
        var hasPledge: Bool
        var hasGrant: Bool
        var hasReverses: Bool

        var line: String {
            let cells = [
                name, "2026-01-05", amount == 0 ? "0" : "\(amount < 0 ? "-" : "")12.50",
                hasGiftID ? "G-1" : "",
                hasPledge ? "P-1" : "", hasGrant ? "A-1" : "", hasReverses ? "G-9" : "",
            ]
            return cells.joined(separator: ",")
        }

        static let header = "type,date,amount,gift_id,pledge_id,grant_id,reverses"

        static let all: [Case] = {
            var all: [Case] = []
            for name in EntryType.acceptedNames {
                for bits in 0..<16 {
                    for amount in [Int64(1250), -1250, 0] {
                        all.append(
                            Case(
                                name: name, amount: amount, hasGiftID: bits & 1 > 0, hasPledge: bits & 2 > 0,
                                hasGrant: bits & 4 > 0, hasReverses: bits & 8 > 0))
                    }
                }
            }
            return all
        }()
    }

    /// What `docs/csv.md` and `rules.md §2` say of a combination.
    struct Verdict: Equatable {
        var codes: Set<String> = []
        var type: EntryType?
        var minor: Int64 = 0
        var isZero = false

        private static let needsReverses: Set = [
            "void", "adjustment", "condition_met", "condition_unmet", "revocable_realized", "reallocation",
        ]
        /// A promise may be named by its own id too.
        private static let conditions: Set = ["condition_met", "condition_unmet"]
        private static let mayLackAmount: Set = ["void", "reallocation"]
        private static let received: Set = [
            "gift", "matching", "daf", "qcd", "stock", "in_kind", "platform", "pledge_payment",
            "grant_payment",
        ]
        private static let promises: Set = ["pledge", "award", "conditional", "revocable", "match_expected"]
        private static let signed: Set = ["pledge_change", "adjustment"]
        private static let reversals: Set = ["refund", "chargeback"]

        init(_ item: Case) {
            var name = item.name
            let saysPayment = name == "pledge_payment" || name == "grant_payment"
            var minor = item.amount
            if minor < 0, Self.received.contains(name), !saysPayment || item.hasReverses {
                name = "refund"
                minor = -minor
            } else if minor < 0, Self.promises.contains(name) {
                codes.insert("negative-promise")
            } else if minor < 0, !Self.signed.contains(name) {
                codes.insert("negative-sign")
                minor = -minor
            }
            if name == "adjustment", minor > 0 { codes.insert("unsigned-adjustment") }
            if Self.reversals.contains(name), !item.hasReverses, minor != 0 {
                codes.insert("unlinked-refund")
            }
            if item.hasPledge, item.hasGrant { codes.insert("pledge-and-grant") }
            let namesPromise = Self.conditions.contains(name) && (item.hasPledge || item.hasGrant)
            if Self.needsReverses.contains(name), !item.hasReverses, !namesPromise {
                codes.insert("reverses-missing")
            }
            if item.hasReverses, !Self.needsReverses.contains(name), !Self.reversals.contains(name) {
                codes.insert("reverses-unexpected")
            }
            let lacksPledge = item.name == "pledge_payment" && !item.hasPledge
            let lacksGrant = item.name == "grant_payment" && !item.hasGrant
            let changes = name == "pledge_change" || name == "write_off"
            let isUnbound = !item.hasPledge && !item.hasGrant
            if lacksPledge || lacksGrant || changes && isUnbound { codes.insert("promise-missing") }
            if name == "pledge" || name == "award", isUnbound, !item.hasGiftID {
                codes.insert("promise-without-id")
            }
            let isRefused = !codes.subtracting(["negative-sign", "unlinked-refund"]).isEmpty
            if !isRefused, minor == 0, !Self.mayLackAmount.contains(name) {
                isZero = true
            } else if !isRefused {
                type = EntryType(name: name)
                self.minor = minor
            }
        }

        init(_ result: RowsResult) {
            codes = Set(result.codes)
            type = result.rows.first?.type
            minor = result.rows.first?.minorUnits ?? 0
            isZero = !result.zero.isEmpty
        }
    }

    @Test("each type", arguments: EntryType.acceptedNames)
    func matrix(name: String) throws {
        for item in Case.all where item.name == name {
            let result = try readRows(Case.header, item.line)
            #expect(Verdict(result) == Verdict(item), "\(item.line)")
            #expect(result.rows.count + result.zero.count + result.rejected.count == 1)
        }
    }

    /// The rows of all combinations in one file say what they say alone.
    @Test func togetherAsAlone() throws {
        let text = ([Case.header] + Case.all.map(\.line)).joined(separator: "\n")
        let result = try readRows(MemoryByteSource(text))
        let verdicts = Case.all.map { Verdict($0) }
        #expect(result.rows.map(\.type) == verdicts.compactMap(\.type))
        #expect(result.zero.count == verdicts.count { $0.isZero })
        let byLine = Dictionary(grouping: result.problems, by: \.line)
        for (index, verdict) in verdicts.enumerated() {
            #expect(Set((byLine[index + 2] ?? []).map(\.code)) == verdict.codes, "\(Case.all[index].line)")
        }
    }

    /// Every accepted combination of evidence gives the day that `DateOfGift` gives.
    @Test func datesAsTheRuleSays() throws {
        let days = ["", "2025-12-30", "2026-01-02", "2026-12-20"]
        var lines: [String] = []
        var expected: [DateOfGift.Outcome] = []
        for delivery in [nil] + Delivery.allCases.map(Optional.some) {
            for received in days {
                for postmark in days {
                    for kind in [PostmarkKind.machine, .manual] {
                        for type in [EntryType.gift, .qcd, .pledge] {
                            let cells = [
                                "2025-12-31", "5", type.name, delivery?.name ?? "", received, postmark,
                                kind.name,
                                "P-1",
                            ]
                            lines.append(cells.joined(separator: ","))
                            expected.append(
                                DateOfGift.resolve(
                                    stated: RowsPlan.day("2025-12-31"), delivery: delivery,
                                    received: CalendarDate(received), postmark: CalendarDate(postmark),
                                    postmarkKind: kind, type: type, today: RowsPlan.today))
                        }
                    }
                }
            }
        }
        let header = "date,amount,type,delivery,received_date,postmark,postmark_kind,pledge_id"
        let result = try readRows(MemoryByteSource(([header] + lines).joined(separator: "\n")))
        #expect(result.rows.map(\.day) == expected.compactMap { $0.resolution?.day })
        #expect(result.rows.map(\.basis) == expected.compactMap { $0.resolution?.basis })
        #expect(result.rejected.count == expected.count { $0.refusal != nil })
        let remarks = expected.flatMap { $0.resolution?.findings.map(\.code) ?? [] }
        // What the reader says of days besides the rule has tests of its own.
        let own = ["day-after-today", "day-before-gift"]
        let warnings = result.problems.filter { $0.severity == .warning && !own.contains($0.code) }
        #expect(warnings.map(\.code) == remarks)
    }
}
