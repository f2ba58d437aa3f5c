extension CanonicalColumn {
    /// What a column is about; the order is that of the documentation.
    public enum Group: String, CaseIterable, Sendable {
        case what
        case place = "where"
        case who
        case handling = "when and how"
        case promises
        case inReturn = "in return"
        case tribute
    }

    /// The group that the column belongs to.
    public var group: Group { Self.groupOf[self] ?? .what }

    /// The columns of a group, in order.
    public static func columns(of group: Group) -> [CanonicalColumn] {
        allCases.filter { $0.group == group }
    }

    /// One line for `campaign help csv`.
    public var summary: String { Self.summaries[self] ?? "" }

    /// The first column of each group; a group goes on to the next one's first.
    private static let starts: [CanonicalColumn: Group] = [
        .sourceSystem: .what, .campaign: .place, .donor: .who, .method: .handling, .installments: .promises,
        .benefitValue: .inReturn, .tributeType: .tribute,
    ]

    private static let groupOf: [CanonicalColumn: Group] = {
        var current = Group.what
        var result: [CanonicalColumn: Group] = [:]
        for column in allCases {
            current = starts[column] ?? current
            result[column] = current
        }
        return result
    }()

    private static let summaries: [CanonicalColumn: String] = [
        .sourceSystem: "the system the row comes from; blank: --source, else csv",
        .giftID: "the source's own id of the row; rows that share it are splits of one gift",
        .processorID: "the payment's id at its processor, when the row comes from another system",
        .payoutID: "the processor's payout that included it",
        .type: "the type of entry: gift (default), pledge, refund, …",
        .date: "the day of the gift, YYYY-MM-DD; required",
        .amount: "the amount, such as 1234.50 or $1,234.50; required; negative is a refund",
        .adjustTo: "for an adjustment, the correct amount; or use amount with + or - for the difference",
        .currency: "ISO 4217 code of the amount; blank: the base currency",
        .baseAmount: "the amount in the base currency, when it came in another",
        .fxRate: "exchange rate: base currency per unit of the original, such as 0.2731",
        .fxSource: "source of the rate",
        .fee: "what the processor kept, in the row's currency; raised stays gross",
        .description: "what property or service was given",
        .note: "a remark, kept with the gift",
        .campaign: "campaign id; blank: that of the appeal or project, else unassigned",
        .appeal: "appeal id",
        .project: "project id",
        .line: "budget line of the project",
        .unit: "naming opportunity of the project",
        .keycode: "the code on the reply slip, up to 64 characters; identifies the appeal if that column is blank",
        .pledgeID: "the pledge that the row makes, changes or pays",
        .grantID: "the grant that the row awards, changes or pays",
        .reverses: "gift_id of the row that this one reverses, corrects or fulfills",
        .matches: "gift_id of the gift or expected match that this one matches; several with ;",
        .donor: "donor number: D-7, as exports show it",
        .donorID: "the source's id of the donor",
        .donorKind: "person, household, organization, foundation, company, daf_sponsor, government, platform",
        .donorName: "the whole name, when it is not in parts",
        .firstName: "first name",
        .lastName: "last name",
        .organization: "name of the organization",
        .householdID: "id of the household that the person belongs to",
        .salutation: "the greeting of a letter: Dear …",
        .addressee: "the name on the envelope",
        .email: "e-mail address",
        .phone: "telephone number",
        .address1: "street address",
        .address2: "second line of the address",
        .city: "city",
        .state: "state or province",
        .postalCode: "ZIP or postal code, as text",
        .country: "country",
        .language: "preferred language: en, he, ar, …",
        .deceased: "yes or no",
        .doNotMail: "yes or no",
        .doNotEmail: "yes or no",
        .doNotPublish: "yes or no",
        .returnedMail: "yes or no: mail came back",
        .anonymous: "hides the donor from: no, public, board (yes), staff",
        .softCredits: "who else is recognized: id:kind[:amount]; …",
        .method: "check, card, ach, wire, cash, stock, crypto, other",
        .delivery: "hand, usps, courier, online, ach, wire, dtc: decides the date of gift",
        .receivedDate: "the day it arrived",
        .postmark: "the day of the postmark",
        .postmarkKind: "machine, manual, certified, registered, certificate-of-mailing, none",
        .depositedDate: "the day of the deposit",
        .clearedDate: "the day it cleared",
        .depositID: "the bank deposit that it was part of",
        .reference: "check number or similar",
        .installments: "how many installments a promise has, 1 to 600; or each of them: DATE=AMOUNT; …",
        .frequency: "once, weekly, monthly, quarterly, semiannual, annual",
        .firstDue: "the day of the first installment",
        .surplus: "for a pledge_change below what is paid: return (it goes back) or gift (beyond the promise)",
        .benefitValue: "fair value of what the donor got, in the base currency; or none, unknown",
        .benefitCost: "its cost, in the base currency",
        .benefitToken: "yes for a token item with the charity's name or logo",
        .benefitDescription: "what the donor got",
        .receiptedBy: "who gives the tax receipt: us (default), platform, none",
        .tributeType: "honor or memory",
        .tributeName: "in whose honor or memory",
        .tributeNotifyName: "who is to be notified",
        .tributeNotifyAddress: "the address for the notice",
    ]
}
