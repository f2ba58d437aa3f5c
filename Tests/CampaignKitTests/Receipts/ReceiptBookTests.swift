import CampaignKit
import TestSupport
import Testing

/// Every eligible gift is receipted, excepted or open, in all and by parts: `rules.md §4.6`.
@Suite("Receipt book")
struct ReceiptBookTests {
    @Test func aCorrectedGiftTakesOverWhatWasVoided() throws {
        let gifts = [
            Papers.gift(1, 50_000) { $0.takenBackMinor = 50_000 },
            Papers.gift(2, 50_000) { $0.corrects = [1] },
        ]
        let records = [
            Papers.record(1, holding: [1], void: "corrected by G-2"),
            Papers.record(2, .statement, holding: [1], void: "corrected by G-2"),
        ]
        let book = try Papers.book(gifts, records)
        #expect(book.entries[1].voidedSingle?.id == 1 && book.entries[1].voidedStatement?.id == 2)
        #expect(try book.due().first?.kind == .replace && book.due().first?.gift == 2)
        let own = Papers.record(3, holding: [2], void: "a typo")
        #expect(try Papers.book(gifts, records + [own]).entries[1].voidedSingle?.id == 3)
    }

    @Test func theEquationOfAYear() throws {
        let gifts = [
            Papers.gift(1, 50_000) {
                $0.method = .check; $0.depositID = "D1"
            },
            Papers.gift(2, 10_000) { $0.method = .card },
            Papers.gift(3, 20_000) {
                $0.method = .check; $0.depositID = "D1"; $0.takenBackMinor = 5000
            },
            Papers.gift(4, 70_000, type: .daf) { $0.depositID = "D2" },
            Papers.gift(5, 30_000, on: "2025-11-18"),
        ]
        let book = try Papers.book(gifts, [Papers.record(1, holding: [1])])
        #expect(book.holds && book.entries.count == 4)
        #expect(book.equation.eligibleMinor == 150_000 && book.equation.receiptedMinor == 50_000)
        #expect(book.equation.exceptedMinor == 75_000 && book.equation.openMinor == 25_000)
        #expect(book.equation.reasons == [.reversed: 5000, .daf: 70_000])
        #expect(book.byMethod.map(\.name) == ["card", "check", nil])
        #expect(book.byMethod.map(\.equation.openMinor) == [10_000, 15_000, 0])
        #expect(book.byDeposit.map(\.name) == ["D1", "D2", nil])
        #expect(book.byDeposit.map(\.equation.receiptedMinor) == [50_000, 0, 0])
    }

    @Test func aReceiptedGiftIsNoLongerDue() throws {
        let gifts = [Papers.gift(1, 50_000), Papers.gift(2, 10_000)]
        let book = try Papers.book(gifts, [Papers.record(1, .statement, holding: [1, 2])])
        #expect(try book.due().isEmpty && book.equation.openMinor == 0)
    }

    @Test func aVoidedReceiptIsToBeReplaced() throws {
        let gone = Papers.record(1, holding: [1], void: "refund G-3")
        let due = try Papers.book([Papers.gift(1, 50_000)], [gone]).due()
        #expect(due.map(\.kind) == [.replace, .statement])
        #expect(due[0].replaces?.label == "R-2027-0001" && due[0].reason.hasSuffix("refund G-3"))
        // Once the new one stands it is done.
        #expect(
            try Papers.book([Papers.gift(1, 50_000)], [gone, Papers.record(2, holding: [1])]).due().isEmpty)
    }

    @Test func aVoidedStatementIsReplacedAsAWhole() throws {
        let gone = Papers.record(1, .statement, holding: [1, 2], void: "benefit")
        let due = try Papers.book([Papers.gift(1, 50_000), Papers.gift(2, 10_000)], [gone]).due()
        #expect(due.map(\.kind) == [.replace] && due[0].gift == nil && due[0].amountMinor == 60_000)
    }

    @Test func aReceiptAndAStatementThatAreBothVoidAreBothReplaced() throws {
        let records = [
            Papers.record(1, holding: [1], void: "refund G-3"),
            Papers.record(2, .statement, holding: [1, 2], void: "refund G-3"),
        ]
        let due = try Papers.book([Papers.gift(1, 50_000), Papers.gift(2, 10_000)], records).due()
        #expect(due.map(\.kind) == [.replace, .replace])
        #expect(due.map(\.replaces?.label) == ["R-2027-0001", "R-2027-0002"])
    }

    @Test func whatHoldsUpAStatementIsSaidOnce() throws {
        let gifts = [Papers.gift(1), Papers.gift(2), Papers.gift(3, donor: 8)]
        let due = try Papers.book(gifts, people: [7: DonorDetails(), 8: Papers.ana]).due()
        #expect(due.map(\.donor) == [7, 8])
        #expect(due.map(\.obstacles) == [[.noName, .noAddress], []])
    }

    @Test func mailOfJanuaryWithoutProofIsListed() throws {
        func mailed(_ entry: Int64, _ day: String, _ kind: PostmarkKind?) -> ReceiptableGift {
            Papers.gift(entry, on: day) {
                $0.delivery = .usps
                $0.postmark = kind.map { _ in Papers.day(day) }
                $0.postmarkKind = kind
            }
        }
        let gifts = [
            mailed(1, "2027-01-02", .machine), mailed(2, "2027-01-31", nil), mailed(3, "2027-01-05", .manual),
            mailed(4, "2027-02-01", nil), mailed(5, "2027-01-06", .certificateOfMailing),
        ]
        let due = try Papers.book(gifts, today: "2027-02-02").due()
        #expect(due.map(\.kind) == [.evidence, .evidence] && due.map(\.gift) == [1, 2])
    }

    @Test func whoIsHiddenFromStaffIsNotNamed() throws {
        let gift = Papers.gift(1, 50_000) { $0.isHidden = true }
        #expect(try Papers.book([gift]).due().map(\.donor) == [nil, nil])
    }

    @Test func formsForProperty() throws {
        let boards = Papers.gift(1, 600_000, type: .inKind) { $0.property = "oak boards" }
        let forms = ReceiptForms(Papers.plan).due(try Papers.book([boards]))
        #expect(forms.map(\.kind) == [.form8283] && forms[0].by == Papers.day("2027-04-15"))
        let van = Papers.gift(2, 600_000, type: .inKind) { $0.kind = .vehicle }
        let both = ReceiptForms(Papers.plan).due(try Papers.book([van]))
        #expect(both.map(\.kind) == [.form1098C, .form8283] && both[0].by == Papers.day("2026-12-18"))
    }

    @Test func whatWasDisposedOfByTheDayTheFormIsDue() {
        let boards = Papers.gift(1, 600_000, type: .inKind) { $0.property = "oak boards" }
        let art = Papers.gift(2, 700_000, type: .inKind) {
            $0.property = "a painting"
            $0.isHidden = true
        }
        let disposed = [(gift: boards, day: Papers.day("2027-03-01")), (art, Papers.day("2027-02-01"))]
        let forms = ReceiptForms(Papers.plan).due(disposed)
        #expect(forms.map(\.kind) == [.form8282, .form8282] && forms.map(\.gift) == [2, 1])
        // 125 days after 1 February 2027.
        #expect(forms[0].by == Papers.day("2027-06-06") && forms[0].donor == nil)
        #expect(forms[1].by == Papers.day("2027-07-04") && forms[1].reason.contains("2027-03-01"))
        #expect(ReceiptForms(Papers.plan).due([(boards, Papers.day("2030-03-01"))]).isEmpty)
        let days = ReceiptForms.disposals(listedWith: 2026)
        #expect(days.first == Papers.day("2026-01-01") && days.last == Papers.day("2027-04-30"))
    }

    @Test func whatIsDoneIsDueNoMore() throws {
        let day = Papers.day("2027-01-15")
        let van = Papers.gift(2, 600_000, type: .inKind) { $0.kind = .vehicle }
        let sent = ReceiptForms(Papers.plan, done: [.form1098C: [2: day], .form8283: [9: day]])
        #expect(try sent.due(Papers.book([van])).map(\.kind) == [.form8283])
        let signed = ReceiptForms(Papers.plan, done: [.form8283: [2: day]])
        #expect(signed.due([(van, day)]).map(\.reason).allSatisfy { $0.hasSuffix("file it") })
        let filed = ReceiptForms(Papers.plan, done: [.form8282: [2: day]])
        #expect(filed.due([(van, day)]).isEmpty && filed.applies(.form8282, to: van, disposed: day))
        #expect(!filed.applies(.form8282, to: van, disposed: nil))
    }

    @Test func whoHasAVoidedPaperForNothingIsListed() throws {
        let back = Papers.gift(1, 50_000) { $0.takenBackMinor = 50_000 }
        let single = Papers.record(1, holding: [1], void: "refund G-4")
        let rows = try Papers.book([back], [single]).due()
        #expect(rows.map(\.kind) == [.replace] && rows[0].gift == 1 && rows[0].donor == 7)
        #expect(rows[0].replaces?.id == 1 && rows[0].reason.contains("R-2027-0001 was voided: refund G-4"))
        #expect(try Papers.book([back], [single]).due(gone: []).isEmpty)
        // Moved to another donor: it is not a gift of this one.
        #expect(try Papers.book([], [single]).due().map(\.gift) == [1])
        // Another gift on it gets a new one, which names it.
        let both = Papers.record(2, .statement, holding: [1, 2], void: "refund G-4")
        let open = try Papers.book([back, Papers.gift(2, 5_000)], [both]).due()
        #expect(open.map(\.kind) == [.replace] && open[0].amountMinor == 5_000)
        // A gift that is someone else's to receipt now.
        let elsewhere = Papers.gift(1, 50_000) { $0.receiptedBy = .none }
        #expect(try Papers.book([elsewhere], [single]).due().map(\.kind) == [.replace])
        #expect(try Papers.book([back], [Papers.record(1, holding: [1])]).due().isEmpty)
    }

    @Test func theStatementsOfDonorsWhoWereMergedBecomeOne() throws {
        let gifts = [Papers.gift(1, 5000), Papers.gift(2, 7000)]
        let two = [
            Papers.record(1, .statement, holding: [1]), Papers.record(2, .statement, holding: [2], donor: 8),
        ]
        let rows = try Papers.book(gifts, two).due()
        #expect(rows.map(\.kind) == [.replace] && rows[0].donor == 7 && rows[0].amountMinor == 12_000)
        #expect(rows[0].reason.hasPrefix("R-2027-0001 and R-2027-0002 are in effect"))
        #expect(try Papers.book(gifts, [Papers.record(1, .statement, holding: [1, 2])]).due().isEmpty)
        // With a gift that is open the statement is due anyway.
        let open = try Papers.book(gifts + [Papers.gift(3, 100)], two).due()
        #expect(open.map(\.kind) == [.statement] && open[0].amountMinor == 100)
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func theEquationHoldsForAnyGifts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let gifts = (1...12).map { number in
                Papers.gift(Int64(number), Int64.random(in: 1...90_000, using: &random)) { gift in
                    gift.type = [.gift, .daf, .qcd, .stock, .platform].randomElement(using: &random) ?? .gift
                    gift.property = "shares"
                    gift.takenBackMinor = Int64.random(in: 0...gift.grossMinor, using: &random)
                    if Bool.random(using: &random) { gift.takenBackMinor = 0 }
                    gift.method = [PaymentMethod.check, .card].randomElement(using: &random)
                    gift.donor = Bool.random(using: &random) ? 7 : nil
                    gift.depositID = ["", "x", "y"].randomElement(using: &random) ?? ""
                }
            }
            let held = gifts.map(\.entry).filter { _ in Bool.random(using: &random) }
            let book = try Papers.book(gifts, held.isEmpty ? [] : [Papers.record(1, holding: held)])
            let equation = book.equation
            #expect(book.holds)
            #expect(equation.eligibleMinor == gifts.reduce(0) { $0 + $1.grossMinor })
            #expect(min(equation.receiptedMinor, equation.exceptedMinor, equation.openMinor) >= 0)
        }
    }
}
