import CampaignKit
import Testing

@Suite("Date of gift by delivery, the table of rules.md §1.6")
struct DeliveryTests {
    @Test("without a delivery the stated date is the date of gift")
    func noDelivery() {
        GiftDates.accepted("2026-12-31", .stated, GiftDates.resolve("2026-12-31", nil))
        GiftDates.accepted(
            "2026-12-31", .stated, GiftDates.resolve("2026-12-31", nil, received: "2027-01-04"))
        GiftDates.accepted(
            "2026-11-20", .stated,
            GiftDates.resolve(
                "2026-11-20", nil, received: "2026-11-25", postmark: "2026-11-22", deposited: "2026-11-26"))
        GiftDates.accepted(
            "2027-01-05", .postDated, GiftDates.resolve("2027-01-05", nil, received: "2026-12-30"))
        GiftDates.accepted(
            "2027-01-05", .postDated, holds: true,
            GiftDates.resolve("2027-01-05", nil, received: "2026-12-30", today: "2026-12-30"))
    }

    @Test("by hand the day handed over counts, not the day on the check")
    func hand() {
        GiftDates.accepted(
            "2027-01-02", .handed, GiftDates.resolve("2026-12-30", .hand, received: "2027-01-02"))
        GiftDates.accepted("2026-12-30", .handed, GiftDates.resolve("2026-12-30", .hand))
        GiftDates.accepted(
            "2026-12-30", .handed, GiftDates.resolve("2026-12-30", .hand, received: "2026-12-30"))
    }

    @Test("cash cannot be post-dated")
    func cash() {
        GiftDates.accepted(
            "2026-12-30", .handed,
            GiftDates.resolve("2027-01-05", .hand, received: "2026-12-30", method: .cash))
        #expect(
            GiftDates.resolve("2027-01-05", .hand, received: "2026-12-30", method: .cash, today: "2026-12-31")
                == .refused(.afterToday))
    }

    @Test(
        "a postmark of the post office's own hand decides, in either year",
        arguments: [PostmarkKind.manual, .certified, .registered, .certificateOfMailing, .pvi])
    func provenPostmark(kind: PostmarkKind) {
        GiftDates.accepted(
            "2026-12-31", .postmark,
            GiftDates.resolve("2026-12-20", .usps, received: "2027-01-09", postmark: "2026-12-31", kind: kind)
        )
        GiftDates.accepted(
            "2027-01-02", .postmark,
            GiftDates.resolve("2026-12-31", .usps, received: "2027-01-09", postmark: "2027-01-02", kind: kind)
        )
    }

    @Test("a machine postmark decides within its year, and a December one in December")
    func machinePostmark() {
        GiftDates.accepted(
            "2026-12-31", .postmark,
            GiftDates.resolve(
                "2026-12-30", .usps, received: "2027-01-04", postmark: "2026-12-31", kind: .machine))
        GiftDates.accepted(
            "2026-06-12", .postmark,
            GiftDates.resolve(
                "2026-06-10", .usps, received: "2026-06-15", postmark: "2026-06-12", kind: .machine))
        GiftDates.accepted(
            "2027-01-08", .postmark,
            GiftDates.resolve(
                "2027-01-05", .usps, received: "2027-01-11", postmark: "2027-01-08", kind: .machine))
    }

    @Test("a postmark of unknown kind is taken for a machine's")
    func unknownKind() {
        GiftDates.accepted(
            "2027-01-04", .needsEvidence, codes: ["needs-evidence"],
            GiftDates.resolve("2026-12-31", .usps, received: "2027-01-04", postmark: "2027-01-02"))
        GiftDates.accepted(
            "2026-06-12", .postmark, GiftDates.resolve("2026-06-10", .usps, postmark: "2026-06-12"))
    }

    @Test("a January machine postmark without a day of receipt counts by the postmark")
    func machineWithoutReceipt() {
        GiftDates.accepted(
            "2027-01-02", .needsEvidence, codes: ["needs-evidence"],
            GiftDates.resolve("2026-12-31", .usps, postmark: "2027-01-02", kind: .machine))
    }

    @Test("a machine postmark of February is no delay of the mail")
    func february() {
        GiftDates.accepted(
            "2027-02-01", .postmark,
            GiftDates.resolve(
                "2026-12-31", .usps, received: "2027-02-03", postmark: "2027-02-01", kind: .machine,
                today: "2027-03-01"))
    }

    @Test(
        "no postmark: the stated day within a year, evidence across it",
        arguments: [nil, PostmarkKind.none, .customerLabel, .meter])
    func noPostmark(kind: PostmarkKind?) {
        GiftDates.accepted(
            "2026-06-10", .stated, GiftDates.resolve("2026-06-10", .usps, received: "2026-06-15", kind: kind))
        GiftDates.accepted(
            "2026-12-10", .stated, GiftDates.resolve("2026-12-10", .usps, received: "2026-12-15", kind: kind))
        GiftDates.accepted(
            "2027-01-04", .needsEvidence, codes: ["needs-evidence"],
            GiftDates.resolve("2026-12-31", .usps, received: "2027-01-04", kind: kind))
        GiftDates.accepted("2026-06-10", .stated, GiftDates.resolve("2026-06-10", .usps, kind: kind))
        GiftDates.accepted(
            "2026-12-10", .stated, codes: ["date-unproven"],
            GiftDates.resolve("2026-12-10", .usps, kind: kind))
    }

    @Test("a check mailed before the day it bears counts on that day")
    func mailedPostDated() {
        GiftDates.accepted(
            "2026-12-31", .postDated,
            GiftDates.resolve(
                "2026-12-31", .usps, received: "2027-01-02", postmark: "2026-12-28", kind: .manual))
        GiftDates.accepted(
            "2027-01-05", .postDated, holds: true,
            GiftDates.resolve(
                "2027-01-05", .usps, received: "2026-12-30", postmark: "2026-12-28", kind: .manual,
                today: "2026-12-31"))
        GiftDates.accepted(
            "2026-12-28", .postmark,
            GiftDates.resolve(
                "2026-12-31", .usps, received: "2027-01-02", postmark: "2026-12-28", kind: .manual,
                method: .cash))
    }

    @Test("nothing arrives before it is mailed")
    func postmarkAfterReceipt() {
        GiftDates.accepted(
            "2026-06-12", .postmark, codes: ["postmark-after-received"],
            GiftDates.resolve(
                "2026-06-10", .usps, received: "2026-06-12", postmark: "2026-06-21", kind: .manual))
    }

    @Test("a courier without a day of receipt is said in December, when it decides the year")
    func courier() {
        GiftDates.accepted(
            "2026-12-31", .courierReceived, codes: ["date-unproven"],
            GiftDates.resolve("2026-12-31", .courier))
        GiftDates.accepted("2026-06-30", .courierReceived, GiftDates.resolve("2026-06-30", .courier))
        GiftDates.accepted(
            "2027-01-05", .postDated, GiftDates.resolve("2027-01-05", .courier, received: "2026-12-30"))
    }

    @Test("transfers count on the day credited", arguments: [Delivery.ach, .wire])
    func transfers(delivery: Delivery) {
        GiftDates.accepted(
            "2027-01-02", .credited, GiftDates.resolve("2026-12-31", delivery, deposited: "2027-01-02"))
        GiftDates.accepted(
            "2027-01-02", .credited,
            GiftDates.resolve(
                "2026-12-31", delivery, received: "2026-12-30", deposited: "2027-01-02", cleared: "2027-01-03"
            ))
        GiftDates.accepted(
            "2027-01-03", .credited, GiftDates.resolve("2026-12-31", delivery, cleared: "2027-01-03"))
        GiftDates.accepted(
            "2027-01-04", .credited, GiftDates.resolve("2026-12-31", delivery, received: "2027-01-04"))
        GiftDates.accepted(
            "2026-12-31", .credited, codes: ["date-unproven"], GiftDates.resolve("2026-12-31", delivery))
        GiftDates.accepted("2026-11-30", .credited, GiftDates.resolve("2026-11-30", delivery))
    }

    @Test("stock: received before cleared, and the sale's deposit last")
    func stock() {
        GiftDates.accepted(
            "2027-01-03", .inAccount,
            GiftDates.resolve(
                "2026-12-28", .dtc, received: "2027-01-03", deposited: "2027-01-06", cleared: "2027-01-04"))
        GiftDates.accepted(
            "2027-01-06", .inAccount,
            GiftDates.resolve("2026-12-28", .dtc, deposited: "2027-01-06", type: .stock))
        GiftDates.accepted(
            "2026-12-28", .inAccount, codes: ["date-unproven"],
            GiftDates.resolve("2026-12-28", .dtc, type: .stock))
    }

    @Test("a distribution from an IRA must clear by 31 December")
    func qcd() {
        GiftDates.accepted(
            "2026-12-15", .handed, codes: ["qcd-not-cleared"],
            GiftDates.resolve("2026-12-15", .hand, type: .qcd))
        GiftDates.accepted(
            "2026-12-15", .handed, GiftDates.resolve("2026-12-15", .hand, cleared: "2026-12-31", type: .qcd))
        GiftDates.accepted(
            "2026-12-15", .handed, codes: ["qcd-cleared-late"],
            GiftDates.resolve("2026-12-15", .hand, cleared: "2027-01-02", type: .qcd))
        GiftDates.accepted("2026-10-15", .handed, GiftDates.resolve("2026-10-15", .hand, type: .qcd))
        GiftDates.accepted("2026-12-15", .handed, GiftDates.resolve("2026-12-15", .hand, type: .gift))
        let late = GiftDates.resolve("2026-12-15", .hand, cleared: "2027-01-02", type: .qcd).resolution
        #expect(
            late?.findings.first?.message == "a distribution from an IRA dated in 2026 cleared on 2027-01-02")
    }

    @Test(
        "promises, their events and corrections act on the day they state",
        arguments: EntryType.allCases.filter { $0.family != .received })
    func otherFamilies(type: EntryType) {
        let outcome = GiftDates.resolve(
            "2026-12-31", .courier, received: "2027-01-02", postmark: "2027-01-02", kind: .machine, type: type
        )
        GiftDates.accepted("2026-12-31", .stated, outcome)
        #expect(
            GiftDates.resolve("2027-01-05", .hand, received: "2026-12-30", type: type, today: "2026-12-31")
                == .refused(.afterToday))
    }

    @Test(
        "property and money alike have a date of gift",
        arguments: EntryType.allCases.filter { $0.family == .received && $0 != .qcd })
    func received(type: EntryType) {
        GiftDates.accepted(
            "2027-01-02", .courierReceived,
            GiftDates.resolve("2026-12-31", .courier, received: "2027-01-02", type: type))
    }
}
