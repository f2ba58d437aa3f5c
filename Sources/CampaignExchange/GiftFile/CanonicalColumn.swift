import CampaignKit

/// A column of the canonical import CSV (`docs/csv.md`); the raw value is its name in a file.
///
/// Headers are matched whatever their case and punctuation, in any order; only `date` and `amount` are
/// required. A new one is a case and a line of its group below; a plain text needs no other reader
/// (`CONTRIBUTING.md`, "An import column").
public enum CanonicalColumn: String, CaseIterable, Sendable {
    // What.
    case sourceSystem = "source_system"
    case giftID = "gift_id"
    case processorID = "processor_id"
    case payoutID = "payout_id"
    case type
    case date
    case amount
    case adjustTo = "adjust_to"
    case currency
    case baseAmount = "base_amount"
    case fxRate = "fx_rate"
    case fxSource = "fx_source"
    case fee
    case description
    case note
    // Where.
    case campaign
    case appeal
    case project
    case line
    case unit
    case keycode
    case pledgeID = "pledge_id"
    case grantID = "grant_id"
    case reverses
    case matches
    // Who.
    case donor
    case donorID = "donor_id"
    case donorKind = "donor_kind"
    case donorName = "donor_name"
    case firstName = "first_name"
    case lastName = "last_name"
    case organization
    case householdID = "household_id"
    case salutation
    case addressee
    case email
    case phone
    case address1
    case address2
    case city
    case state
    case postalCode = "postal_code"
    case country
    case language
    case orgID = "org_id"
    case deceased
    case doNotMail = "do_not_mail"
    case doNotEmail = "do_not_email"
    case doNotPublish = "do_not_publish"
    case returnedMail = "returned_mail"
    case anonymous
    case softCredits = "soft_credits"
    // When and how.
    case method
    case delivery
    case receivedDate = "received_date"
    case postmark
    case postmarkKind = "postmark_kind"
    case depositedDate = "deposited_date"
    case clearedDate = "cleared_date"
    case depositID = "deposit_id"
    case reference
    // Promises.
    case installments
    case frequency
    case firstDue = "first_due"
    case surplus
    // In return.
    case benefitValue = "benefit_value"
    case benefitCost = "benefit_cost"
    case benefitToken = "benefit_token"
    case benefitDescription = "benefit_description"
    case receiptedBy = "receipted_by"
    case receiptKind = "receipt_kind"
    // Tribute.
    case tributeType = "tribute_type"
    case tributeName = "tribute_name"
    case tributeNotifyName = "tribute_notify_name"
    case tributeNotifyAddress = "tribute_notify_address"

    // MARK: - What each is

    private static let what: [CanonicalColumn: Declaration] = [
        .sourceSystem: .init("the system the row comes from; blank: --source, else csv"),
        .giftID: .init(
            "the source's own id of the row; rows that share it are splits of one gift", isForeignID: true),
        .processorID: .init(
            "the payment's id at its processor, when the row comes from another system",
            isForeignID: true, .identifier { $0.processorID = $1 }),
        .payoutID: .init(
            "the processor's payout that included it", isForeignID: true, .identifier { $0.payoutID = $1 }
        ),
        .type: .init("the type of entry: gift (default), pledge, refund, …"),
        .date: .init("the day of the gift, YYYY-MM-DD; required"),
        .amount: .init("the amount, such as 1234.50 or $1,234.50; required; negative is a refund"),
        .adjustTo: .init(
            "for an adjustment, the correct amount; or use amount with + or - for the difference"),
        .currency: .init("ISO 4217 code of the amount; blank: the base currency"),
        .baseAmount: .init("the amount in the base currency, when it came in another"),
        .fxRate: .init("exchange rate: base currency per unit of the original, such as 0.2731"),
        .fxSource: .init("source of the rate"),
        .fee: .init(
            "what the processor kept, in the row's currency, or in yours as `USD 1.90`; raised stays gross"),
        .description: .init(
            "what property or service was given", isPersonal: true, .block { $0.description = $1 }),
        .note: .init("a remark, kept with the gift", isPersonal: true, .block { $0.note = $1 }),
    ]

    private static let place: [CanonicalColumn: Declaration] = [
        .campaign: .init("campaign id; blank: that of the appeal or project, else unassigned"),
        .appeal: .init("appeal id"),
        .project: .init("project id"),
        .line: .init("budget line of the project"),
        .unit: .init("naming opportunity of the project"),
        .keycode: .init(
            "the code on the reply slip, up to 64 characters; identifies the appeal if that column is blank"),
        .pledgeID: .init("the pledge that the row makes, changes or pays", isForeignID: true),
        .grantID: .init("the grant that the row awards, changes or pays", isForeignID: true),
        .reverses: .init(
            "gift_id of the row that this one reverses, corrects or fulfills", isForeignID: true),
        .matches: .init(
            "gift_id of the gift or expected match that this one matches; several with ;", isForeignID: true),
    ]

    private static let who: [CanonicalColumn: Declaration] = [
        .donor: .init("donor number: D-7, as exports show it"),
        .donorID: .init("the source's id of the donor", isForeignID: true),
        .donorKind: .init(
            "person, household, organization, foundation, company, daf_sponsor, government, platform",
            isPersonal: false),
        .donorName: .init("the whole name, when it is not in parts", .donorText(\.name) { $0.name = $1 }),
        .firstName: .init("first name", .donorText(\.firstName) { $0.firstName = $1 }),
        .lastName: .init("last name", .donorText(\.lastName) { $0.lastName = $1 }),
        .organization: .init("name of the organization", .donorText(\.organization) { $0.organization = $1 }),
        .householdID: .init(
            "id of the household that the person belongs to",
            .donorText(\.householdID) { $0.householdID = $1 }),
        .salutation: .init(
            "the greeting of a letter: Dear …", .donorText(\.salutation) { $0.salutation = $1 }),
        .addressee: .init("the name on the envelope", .donorText(\.addressee) { $0.addressee = $1 }),
        .email: .init("e-mail address", .donorText(\.email) { $0.email = $1 }),
        .phone: .init("telephone number", .donorText(\.phone) { $0.phone = $1 }),
        .address1: .init("street address", .donorText(\.address1) { $0.address1 = $1 }),
        .address2: .init("second line of the address", .donorText(\.address2) { $0.address2 = $1 }),
        .city: .init("city", .donorText(\.city) { $0.city = $1 }),
        .state: .init("state or province", .donorText(\.state) { $0.state = $1 }),
        .postalCode: .init("ZIP or postal code, as text", .donorText(\.postalCode) { $0.postalCode = $1 }),
        .country: .init("country", .donorText(\.country) { $0.country = $1 }),
        .language: .init("preferred language: en, he, ar, …", .donorText(\.language) { $0.language = $1 }),
        .orgID: .init(
            "an organization's number in a public register: US-EIN-12-3456789",
            .donorText(\.orgID) { $0.orgID = $1 }),
        .deceased: .init("yes or no", .donorFlag(.deceased)),
        .doNotMail: .init("yes or no", .donorFlag(.doNotMail)),
        .doNotEmail: .init("yes or no", .donorFlag(.doNotEmail)),
        .doNotPublish: .init("yes or no", .donorFlag(.doNotPublish)),
        .returnedMail: .init("yes or no: mail came back", .donorFlag(.returnedMail)),
        .anonymous: .init(
            "hides the donor from: no, public, board (yes), staff", isPersonal: false,
            cell: { $0.anonymity == .none ? "" : $0.anonymity.name }),
        .softCredits: .init("who else is recognized: id:kind[:amount]; …", isForeignID: true),
    ]

    private static let handling: [CanonicalColumn: Declaration] = [
        .method: .init("check, card, ach, wire, cash, stock, crypto, other", cell: { $0.method?.name ?? "" }),
        .delivery: .init(
            "hand, usps, courier, online, ach, wire, dtc: decides the date of gift",
            cell: { $0.delivery?.name ?? "" }),
        .receivedDate: .init("the day it arrived", cell: { $0.received?.description ?? "" }),
        .postmark: .init("the day of the postmark", cell: { $0.postmark?.description ?? "" }),
        .postmarkKind: .init(
            "machine, manual, certified, registered, certificate-of-mailing, pvi, customer-label, meter, none",
            cell: { $0.postmarkKind?.name ?? "" }),
        .depositedDate: .init("the day of the deposit", cell: { $0.deposited?.description ?? "" }),
        .clearedDate: .init("the day it cleared", cell: { $0.cleared?.description ?? "" }),
        .depositID: .init(
            "the bank deposit that it was part of", .identifier { $0.depositID = $1 }, cell: { $0.depositID }),
        .reference: .init("check number or similar", isPersonal: true, .line { $0.reference = $1 }),
    ]

    private static let promises: [CanonicalColumn: Declaration] = [
        .installments: .init(
            "how many installments a promise has, 1 to 600; or each of them: DATE=AMOUNT; …"),
        .frequency: .init("once, weekly, monthly, quarterly, semiannual, annual"),
        .firstDue: .init("the day of the first installment"),
        .surplus: .init(
            "for a cut of a promise: return or gift for what is paid beyond it, all for money given back"),
    ]

    private static let inReturn: [CanonicalColumn: Declaration] = [
        .benefitValue: .init("fair value of what the donor got, in the base currency; or none, unknown"),
        .benefitCost: .init("its cost, in the base currency"),
        .benefitToken: .init("yes for a token item with the charity's name or logo"),
        .benefitDescription: .init("what the donor got", isPersonal: true),
        .receiptedBy: .init(
            "who gives the tax receipt: us (default), platform, none",
            cell: { $0.receiptedBy == .us ? "" : $0.receiptedBy.name }),
        .receiptKind: .init(
            "where receipts have a rule of their own: vehicle, crypto, membership, … (help receipts)",
            cell: { $0.receiptKind?.name ?? "" }),
    ]

    private static let tribute: [CanonicalColumn: Declaration] = [
        .tributeType: .init("honor or memory", isPersonal: false),
        .tributeName: .init("in whose honor or memory"),
        .tributeNotifyName: .init("who is to be notified"),
        .tributeNotifyAddress: .init("the address for the notice"),
    ]

    /// What is said of every column, by group; the enumeration's order is that of files and of the
    /// documentation.
    static let declared: KeyValuePairs<Group, [CanonicalColumn: Declaration]> = [
        .what: what, .place: place, .who: who, .handling: handling, .promises: promises,
        .inReturn: inReturn, .tribute: tribute,
    ]
}
