import CampaignKit
import Testing

@Suite("Date of gift, rules.md §1.6")
struct DateOfGiftTests {
    @Test("(1) a manual postmark of 31 December counts in December")
    func vector1() {
        GiftDates.accepted(
            "2026-12-31", .postmark,
            GiftDates.resolve(
                "2026-12-31", .usps, received: "2027-01-04", postmark: "2026-12-31", kind: .manual))
    }

    @Test("(2) a machine postmark of January needs evidence and counts by the day received")
    func vector2() {
        GiftDates.accepted(
            "2027-01-04", .needsEvidence, codes: ["needs-evidence"],
            GiftDates.resolve(
                "2026-12-31", .usps, received: "2027-01-04", postmark: "2027-01-02", kind: .machine))
    }

    @Test("(3) by courier the day received counts")
    func vector3() {
        GiftDates.accepted(
            "2027-01-02", .courierReceived, GiftDates.resolve("2026-12-31", .courier, received: "2027-01-02"))
    }

    @Test("(4) a post-dated check counts on the day it bears and is held until then")
    func vector4() {
        let before = GiftDates.resolve(
            "2027-01-05", .hand, received: "2026-12-30", method: .check, today: "2026-12-31")
        GiftDates.accepted("2027-01-05", .postDated, holds: true, before)
        let eve = GiftDates.resolve(
            "2027-01-05", .hand, received: "2026-12-30", method: .check, today: "2027-01-04")
        GiftDates.accepted("2027-01-05", .postDated, holds: true, eve)
        let on = GiftDates.resolve(
            "2027-01-05", .hand, received: "2026-12-30", method: .check, today: "2027-01-05")
        GiftDates.accepted("2027-01-05", .postDated, holds: false, on)
    }

    @Test("(5) a card counts on the day charged in the charity's zone")
    func vector5() {
        GiftDates.accepted(
            "2026-12-31", .charged,
            GiftDates.resolve("2026-12-31", .online, received: "2027-01-03", method: .card))
    }

    @Test("(6) stock counts on the day in the charity's account")
    func vector6() {
        GiftDates.accepted(
            "2027-01-03", .inAccount,
            GiftDates.resolve("2026-12-28", .dtc, received: "2027-01-03", method: .stock))
    }

    // MARK: - Refusals

    @Test("a date after today is refused unless somebody holds the check")
    func afterToday() {
        for delivery in Delivery.allCases.map(Optional.some) + [nil] {
            #expect(GiftDates.resolve("2027-02-02", delivery) == .refused(.afterToday))
        }
        #expect(GiftDates.resolve("2027-02-02", .hand, received: "2027-02-02") == .refused(.afterToday))
        #expect(GiftDates.resolve("2027-02-03", .hand, received: "2027-02-02") == .refused(.afterToday))
        #expect(GiftDates.resolve("2027-02-02", .online, received: "2027-01-01") == .refused(.afterToday))
        GiftDates.accepted("2027-02-01", .stated, GiftDates.resolve("2027-02-01", nil))
    }

    @Test("evidence that decides may not lie after today")
    func evidenceAfterToday() {
        #expect(
            GiftDates.resolve("2027-01-31", .courier, received: "2027-02-02")
                == .refused(.evidenceAfterToday(column: "received_date")))
        #expect(
            GiftDates.resolve("2027-01-31", .ach, deposited: "2027-02-02")
                == .refused(.evidenceAfterToday(column: "deposited_date")))
        #expect(
            GiftDates.resolve("2027-01-31", .wire, cleared: "2027-02-02")
                == .refused(.evidenceAfterToday(column: "cleared_date")))
        #expect(
            GiftDates.resolve("2027-01-31", .usps, postmark: "2027-02-02", kind: .manual)
                == .refused(.evidenceAfterToday(column: "postmark")))
        GiftDates.accepted(
            "2027-01-31", .stated, GiftDates.resolve("2027-01-31", nil, deposited: "2027-02-02"))
    }

    @Test("nothing is before 1900, and the column is named")
    func before1900() {
        #expect(GiftDates.resolve("1899-12-31", nil) == .refused(.before1900(column: "date")))
        GiftDates.accepted("1900-01-01", .stated, GiftDates.resolve("1900-01-01", nil))
        #expect(
            GiftDates.resolve("2026-12-31", nil, received: "0026-12-31")
                == .refused(.before1900(column: "received_date")))
        #expect(
            GiftDates.resolve("2026-12-31", .usps, postmark: "1026-12-31")
                == .refused(.before1900(column: "postmark")))
        #expect(
            GiftDates.resolve("2026-12-31", nil, deposited: "1066-12-31")
                == .refused(.before1900(column: "deposited_date")))
        #expect(
            GiftDates.resolve("2026-12-31", nil, cleared: "1066-12-31")
                == .refused(.before1900(column: "cleared_date"))
        )
        #expect(DateOfGift.earliest.description == "1900-01-01")
    }

    @Test("every refusal says what is wrong and what to do")
    func wording() {
        let refusals: [DateOfGift.Refusal] = [
            .before1900(column: "postmark"), .afterToday, .evidenceAfterToday(column: "cleared_date"),
        ]
        #expect(
            refusals.map(\.message) == [
                "the postmark is before 1900-01-01", "the date is after today",
                "the cleared_date decides the date of gift and is after today",
            ])
        #expect(refusals.allSatisfy { !$0.hint.isEmpty })
    }

    @Test("importing again on a later day gives the same day and basis")
    func stable() {
        for delivery in Delivery.allCases.map(Optional.some) + [nil] {
            for received in ["2026-12-28", "2026-12-31", "2027-01-04", nil] {
                let early = GiftDates.resolve("2026-12-31", delivery, received: received, today: "2027-01-04")
                    .resolution
                let late = GiftDates.resolve("2026-12-31", delivery, received: received, today: "2030-01-01")
                    .resolution
                #expect(early != nil)
                #expect(early == late)
            }
        }
    }
}
