import CampaignKit
import Testing

/// Names are written in files and raw values in ledgers: neither may change, so both are spelled out here.
@Suite("Words of the canonical columns")
struct NamesTests {
    @Test("types")
    func entryTypes() {
        let expected: [(EntryType, Int, String)] = [
            (.gift, 1, "gift"), (.matching, 2, "matching"), (.daf, 3, "daf"), (.qcd, 4, "qcd"),
            (.stock, 5, "stock"), (.inKind, 6, "in_kind"), (.platform, 7, "platform"),
            (.pledge, 20, "pledge"),
            (.award, 21, "award"), (.conditional, 22, "conditional"), (.revocable, 23, "revocable"),
            (.matchExpected, 24, "match_expected"), (.pledgeChange, 40, "pledge_change"),
            (.writeOff, 41, "write_off"), (.conditionMet, 42, "condition_met"),
            (.revocableRealized, 43, "revocable_realized"), (.conditionUnmet, 44, "condition_unmet"),
            (.refund, 60, "refund"),
            (.chargeback, 61, "chargeback"), (.void, 62, "void"), (.adjustment, 63, "adjustment"),
            (.reallocation, 64, "reallocation"),
        ]
        #expect(expected.map(\.0) == EntryType.allCases)
        for (type, raw, name) in expected {
            #expect(type.rawValue == raw)
            #expect(type.name == name)
            #expect(EntryType(name: name) == type)
        }
        #expect(EntryType(name: "pledge_payment") == .gift)
        #expect(EntryType(name: "grant_payment") == .gift)
        #expect(EntryType(name: "donation") == nil)
        #expect(EntryType.acceptedNames == expected.map(\.2) + ["pledge_payment", "grant_payment"])
        #expect(EntryType.acceptedNames.allSatisfy { EntryType(name: $0) != nil })
    }

    @Test("the families of types")
    func families() {
        let families = Dictionary(grouping: EntryType.allCases, by: \.family).mapValues(\.count)
        #expect(families == [.received: 7, .promise: 5, .promiseEvent: 5, .correction: 4, .move: 1])
        for type in EntryType.allCases {
            let expected: EntryType.Family =
                switch type.rawValue {
                case 1..<20: .received
                case 20..<40: .promise
                case 40..<60: .promiseEvent
                case 60..<64: .correction
                default: .move
                }
            #expect(type.family == expected)
        }
    }

    @Test("kinds of donors")
    func donorKinds() {
        let names = [
            "person", "household", "organization", "foundation", "company", "daf_sponsor", "government",
            "platform",
        ]
        #expect(DonorKind.allCases.map(\.name) == names)
        #expect(DonorKind.allCases.map(\.rawValue) == Array(1...8))
        #expect(names.map { DonorKind(name: $0) } == DonorKind.allCases.map(Optional.some))
        #expect(DonorKind(name: "dafSponsor") == nil)
    }

    @Test("kinds of soft credits")
    func softCreditKinds() {
        let names = [
            "household", "daf_advisor", "matched_employee", "solicitor", "influencer", "recognition",
        ]
        #expect(SoftCreditKind.allCases.map(\.name) == names)
        #expect(SoftCreditKind.allCases.map(\.rawValue) == Array(1...6))
        #expect(names.map { SoftCreditKind(name: $0) } == SoftCreditKind.allCases.map(Optional.some))
        #expect(SoftCreditKind(name: "dafAdvisor") == nil)
    }

    @Test("methods")
    func methods() {
        let names = ["check", "card", "ach", "wire", "cash", "stock", "crypto", "other"]
        #expect(PaymentMethod.allCases.map(\.name) == names)
        #expect(PaymentMethod.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7, 9])
        #expect(names.map { PaymentMethod(name: $0) } == PaymentMethod.allCases.map(Optional.some))
        #expect(PaymentMethod(name: "Check") == .check)
        #expect(PaymentMethod(name: "cheque") == nil)
    }

    @Test("deliveries")
    func deliveries() {
        let names = ["hand", "usps", "courier", "online", "ach", "wire", "dtc"]
        #expect(Delivery.allCases.map(\.name) == names)
        #expect(Delivery.allCases.map(\.rawValue) == Array(1...7))
        #expect(names.map { Delivery(name: $0) } == Delivery.allCases.map(Optional.some))
        #expect(Delivery(name: "fedex") == nil)
    }

    @Test("postmarks, and which prove the day of mailing")
    func postmarks() {
        let names =
            ["none", "machine", "manual", "certified", "registered", "certificate-of-mailing"]
            + ["pvi", "customer-label", "meter"]
        #expect(PostmarkKind.allCases.map(\.name) == names)
        #expect(PostmarkKind.allCases.map(\.rawValue) == Array(0...8))
        #expect(PostmarkKind(name: "customer_label") == .customerLabel)
        #expect(names.map { PostmarkKind(name: $0) } == PostmarkKind.allCases.map(Optional.some))
        #expect(PostmarkKind(name: "certificate_of mailing") == .certificateOfMailing)
        #expect(PostmarkKind(name: "stamp") == nil)
        let proving: [PostmarkKind] = [.manual, .certified, .registered, .certificateOfMailing, .pvi]
        #expect(PostmarkKind.allCases.filter(\.provesMailing) == proving)
    }

    @Test("frequencies and their synonyms")
    func frequencies() {
        let names = ["once", "weekly", "monthly", "quarterly", "semiannual", "annual"]
        #expect(Frequency.allCases.map(\.name) == names)
        #expect(Frequency.allCases.map(\.rawValue) == Array(1...6))
        #expect(names.map { Frequency(name: $0) } == Frequency.allCases.map(Optional.some))
        #expect(Frequency(name: "Yearly") == .annual)
        #expect(Frequency(name: "annually") == .annual)
        #expect(Frequency(name: "half-yearly") == .semiannual)
        #expect(Frequency(name: "semiannually") == .semiannual)
        #expect(Frequency(name: "daily") == nil)
    }

    @Test("anonymity by name, by yes and no, and blank")
    func anonymity() {
        #expect(Anonymity.allCases.map(\.name) == ["none", "public", "board", "staff"])
        #expect(Anonymity.allCases.map(\.rawValue) == Array(0...3))
        #expect(Anonymity.allCases.allSatisfy { Anonymity(text: $0.name) == $0 })
        for text in ["yes", "Y", "TRUE", "1", "Board"] { #expect(Anonymity(text: text) == .board) }
        for text in ["", "no", "N", "false", "0", "None"] { #expect(Anonymity(text: text) == Anonymity.none) }
        #expect(Anonymity(text: "secret") == nil)
    }

    @Test("who gives the receipt")
    func receiptIssuers() {
        #expect(ReceiptIssuer.allCases.map(\.name) == ["us", "platform", "none"])
        #expect(ReceiptIssuer.allCases.map(\.rawValue) == [0, 1, 2])
        #expect(ReceiptIssuer.allCases.allSatisfy { ReceiptIssuer(name: $0.name) == $0 })
        #expect(ReceiptIssuer(name: "them") == nil)
    }

    @Test("the rules that decide a date keep their stored numbers")
    func dateBases() {
        let bases: [DateBasis] = [
            .stated, .handed, .postmark, .needsEvidence, .courierReceived, .charged, .credited, .inAccount,
            .postDated,
        ]
        #expect(bases == DateBasis.allCases)
        #expect(bases.map(\.rawValue) == Array(0...8))
    }

    @Test("words of the plan's files")
    func planWords() {
        #expect(
            Appeal.Channel.allCases.map(\.rawValue)
                == ["mail", "email", "phone", "event", "web", "face-to-face", "grant"])
        #expect(Appeal.Benefits.allCases.map(\.rawValue) == ["none", "ask"])
        #expect(CountingPolicy.Choice.allCases.map(\.rawValue) == ["include", "exclude"])
        #expect(CountingPolicy.Revocable.allCases.map(\.rawValue) == ["include", "separate"])
        #expect(CountingPolicy.Recurring.allCases.map(\.rawValue) == ["when_paid"])
    }
}
