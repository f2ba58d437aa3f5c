/// A column of the canonical import CSV (`design.md §5`); the raw value is its name in a file.
///
/// Headers are matched whatever their case and punctuation, in any order; only `date` and `amount` are
/// required.
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
    // Tribute.
    case tributeType = "tribute_type"
    case tributeName = "tribute_name"
    case tributeNotifyName = "tribute_notify_name"
    case tributeNotifyAddress = "tribute_notify_address"

    /// The columns without which a file is refused.
    public static let required: [CanonicalColumn] = [.date, .amount]

    /// The column that `RejectsWriter` adds and the reader passes over.
    public static let problemName = "campaign_problem"

    /// The name in a file.
    public var name: String { rawValue }

    /// Whether cells hold, or could hold, personal data: then no message ever shows one.
    ///
    /// Ids of donors count, because files use e-mail addresses for them; so does free text.
    public var isPersonal: Bool {
        switch self {
        case .description, .note, .reference, .benefitDescription: true
        case .donorKind, .anonymous: false
        case .tributeType: false
        default: group == .who || group == .tribute
        }
    }

    /// Whether cells may look like card numbers (`rules.md §5`): ids that another system made up.
    ///
    /// `soft_credits` is a list of donor ids; `matches` and `reverses` hold gift ids; what a person types
    /// (`reference`, `note`, `deposit_id`) is always looked at.
    public var isExemptFromCardScan: Bool {
        switch self {
        case .giftID, .processorID, .payoutID, .donorID, .pledgeID, .grantID, .reverses, .matches,
            .softCredits:
            true
        default: false
        }
    }
}
