import CampaignKit

/// Every value that a letter may show of its donor; a new one is a case here and lines in `LetterValues`.
public enum LetterField: String, CaseIterable, Sendable {
    // The donor.
    case salutation, addressee, city, state, country, donor, keycode
    case letterID = "letter_id"
    case designation, disclosure
    // What the donor gave and is asked for.
    case lastGiftAmount = "last_gift_amount"
    case lastGiftDate = "last_gift_date"
    case largestGift = "largest_gift"
    case yearToDate = "ytd"
    case ask1, ask2, ask3
    // One of a list: an ask, a gift.
    case amount, date, gift, tribute
    case goodsOrServices = "goods_or_services"
    // The letter and who writes it.
    case today, signatory, signature
    case givingPage = "giving_page"
    case organizationName = "organization.name"
    case organizationEIN = "organization.ein"
    case organizationAddress = "organization.address"
    case appealName = "appeal.name"
    case appealEnds = "appeal.ends"
    // A receipt and a statement.
    case receipt, replaces, year, total
    // A letter about a pledge.
    case pledge, pledged, paid, outstanding, due
    case pledgeDate = "pledge_date"
    case dueDate = "due_date"

    /// Where a field may stand.
    enum Scope: Equatable {
        case anywhere
        /// In letters of an appeal only.
        case appeal
        /// In receipts and statements only.
        case receipt
        /// In letters about a pledge only.
        case pledge
        /// Between `{{#each gifts}}` and its end.
        case gift
        /// Between `{{#each gifts}}` or `{{#each installments}}` and its end.
        case dated
        /// In any list.
        case item
    }

    var scope: Scope {
        switch self {
        case .keycode, .lastGiftAmount, .lastGiftDate, .largestGift, .yearToDate, .ask1, .ask2, .ask3,
            .appealName, .appealEnds:
            .appeal
        case .amount: .item
        case .date: .dated
        case .receipt, .replaces, .year, .total: .receipt
        case .pledge, .pledged, .paid, .outstanding, .due, .pledgeDate, .dueDate: .pledge
        case .gift, .tribute, .goodsOrServices: .gift
        default: .anywhere
        }
    }

    /// Whether it is of each gift in a list of gifts.
    var isOfGift: Bool { scope == .gift || scope == .dated }

    var kind: FigureValue.Kind {
        switch self {
        case .lastGiftAmount, .largestGift, .yearToDate, .ask1, .ask2, .ask3, .amount, .total, .pledged,
            .paid,
            .outstanding, .due:
            .money
        case .lastGiftDate, .date, .today, .appealEnds, .pledgeDate, .dueDate: .date
        default: .words
        }
    }

    /// Whether a letter is whole without it: nothing then is in its place.
    var mayBeEmpty: Bool {
        switch self {
        case .disclosure, .goodsOrServices, .tribute, .replaces, .signature: true
        default: false
        }
    }

    /// What it is, for `campaign help letters`.
    public var meaning: String {
        switch self {
        case .salutation: "the greeting: Dear Ana,"
        case .addressee: "the name on the envelope"
        case .city, .state, .country: "of the donor's address"
        case .donor: "the donor number: D-77"
        case .keycode: "the code on the reply slip"
        case .letterID: "the number of this letter"
        case .designation: "what the gift was for: a project or a campaign"
        case .disclosure: "the text that the donor's state requires; empty if none"
        case .lastGiftAmount: "the last gift, in the currency that it came in"
        case .lastGiftDate: "the day of the last gift"
        case .largestGift: "the largest single gift"
        case .yearToDate: "given this year so far"
        case .ask1, .ask2, .ask3: "the asks, from the smallest"
        case .amount:
            "inside each asks: the ask; each gifts: the gift, but not the value of property; each installments: the plan, in a reminder what is open"
        case .date: "inside each gifts: the day of the gift; each installments: the day it is due"
        case .gift: "inside each gifts: what was given, in words"
        case .tribute: "inside each gifts: in memory of Otto Quill; empty for most gifts"
        case .goodsOrServices: "inside each gifts: what the law requires about anything given in return"
        case .today: "the day of the letter"
        case .signatory: "who signs, from organization.yml"
        case .signature: "the picture of the signature, or room to sign"
        case .givingPage: "the address of the page to give on, of the appeal or from organization.yml"
        case .organizationName, .organizationEIN, .organizationAddress: "from organization.yml"
        case .appealName, .appealEnds: "from the campaign file"
        case .receipt: "in receipts: the number"
        case .replaces: "in receipts: which one it replaces; empty for most"
        case .year: "in receipts: the calendar year of its gifts"
        case .total: "in receipts: the money on it, without what another receipt counts"
        case .pledge: "in pledge letters: the number, P-12"
        case .pledged: "in pledge letters: what was promised, after changes"
        case .paid: "in pledge letters: what was paid so far; empty if nothing"
        case .outstanding: "in pledge letters: what is left to pay; empty if nothing"
        case .due: "in pledge letters: the total of the listed installments"
        case .pledgeDate: "in pledge letters: the day of the promise"
        case .dueDate: "in pledge letters: when the first listed installment is due"
        }
    }
}

/// What a letter can go through one by one.
public enum LetterList: String, CaseIterable, Sendable {
    case asks, gifts, installments

    /// What it is, for `campaign help letters`.
    public var meaning: String {
        switch self {
        case .asks: "the list of asks, from the smallest"
        case .gifts: "the gifts that a thank-you or a receipt is for, by day"
        case .installments:
            "in pledge letters: what was planned, and in a reminder what is due and open, by day"
        }
    }
}
