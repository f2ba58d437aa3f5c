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
    case today, signatory
    case organizationName = "organization.name"
    case organizationEIN = "organization.ein"
    case organizationAddress = "organization.address"
    case appealName = "appeal.name"
    case appealEnds = "appeal.ends"
    // A receipt and a statement.
    case receipt, replaces, year, total

    /// Where a field may stand.
    enum Scope: Equatable {
        case anywhere
        /// In letters of an appeal only.
        case appeal
        /// In receipts and statements only.
        case receipt
        /// Between `{{#each asks}}` or `{{#each gifts}}` and its end.
        case ask, gift, askOrGift
    }

    var scope: Scope {
        switch self {
        case .keycode, .lastGiftAmount, .lastGiftDate, .largestGift, .yearToDate, .ask1, .ask2, .ask3,
            .appealName, .appealEnds:
            .appeal
        case .amount: .askOrGift
        case .receipt, .replaces, .year, .total: .receipt
        case .date, .gift, .tribute, .goodsOrServices: .gift
        default: .anywhere
        }
    }

    var kind: FigureValue.Kind {
        switch self {
        case .lastGiftAmount, .largestGift, .yearToDate, .ask1, .ask2, .ask3, .amount, .total: .money
        case .lastGiftDate, .date, .today, .appealEnds: .date
        default: .words
        }
    }

    /// Whether a letter is whole without it: nothing then is in its place.
    var mayBeEmpty: Bool {
        self == .disclosure || self == .goodsOrServices || self == .tribute || self == .replaces
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
        case .amount: "inside each asks: the ask; inside each gifts: the gift, but not the value of property"
        case .date: "inside each gifts: the day of the gift"
        case .gift: "inside each gifts: what was given, in words"
        case .tribute: "inside each gifts: in memory of Otto Quill; empty for most gifts"
        case .goodsOrServices: "inside each gifts: what the law requires about anything given in return"
        case .today: "the day of the letter"
        case .signatory: "who signs, from organization.yml"
        case .organizationName, .organizationEIN, .organizationAddress: "from organization.yml"
        case .appealName, .appealEnds: "from the campaign file"
        case .receipt: "in receipts: the number"
        case .replaces: "in receipts: which one it replaces; empty for most"
        case .year: "in receipts: the calendar year of its gifts"
        case .total: "in receipts: the money on it, without what another receipt counts"
        }
    }
}

/// What a letter can go through one by one.
public enum LetterList: String, CaseIterable, Sendable {
    case asks, gifts

    /// What it is, for `campaign help letters`.
    public var meaning: String {
        switch self {
        case .asks: "the list of asks, from the smallest"
        case .gifts: "the gifts that a thank-you or a receipt is for, by day"
        }
    }
}
