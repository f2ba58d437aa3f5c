/// Why an eligible gift gets no receipt from us: the closed list that programs read.
///
/// Source: `rules.md §4.5–4.6`. The raw value is the contract.
public enum ReceiptException: String, Sendable, CaseIterable {
    /// Refunded, charged back or voided.
    case reversed
    /// A donor-advised fund's sponsor is the donor in law.
    case daf
    case platform
    case foundation
    case government
    /// `receipted_by` says that someone else gives the receipt, or no one.
    case receiptedElsewhere = "receipted_elsewhere"
    /// In no tax year until someone proves the day of mailing; a receipt without a year can be issued.
    case needsEvidence = "needs_evidence"
    case services
    /// What was bought is worth what was paid.
    case purchase
    case noDonor = "no_donor"

    /// In a list that people read.
    public var words: String {
        switch self {
        case .reversed: "reversed"
        case .daf: "from a donor-advised fund"
        case .platform: "from a giving platform"
        case .foundation: "from a foundation"
        case .government: "from a government"
        case .receiptedElsewhere: "receipted elsewhere"
        case .needsEvidence: "day of mailing not proven"
        case .services: "services, not a gift of money or property"
        case .purchase: "a purchase: worth what was paid"
        case .noDonor: "no donor known"
        }
    }

    /// Whether the donor in law takes no deduction from us: the gift gets a thank-you and no tax words.
    public var isThanksOnly: Bool {
        [.daf, .platform, .foundation, .government].contains(self)
    }
}

/// What keeps a receipt from being written until someone acts.
public enum ReceiptObstacle: Hashable, Sendable {
    /// No one recorded whether anything was given in return.
    case unknownBenefit
    /// An item with our name was given, and what it cost us, which decides whether it counts, is not recorded
    /// (Rev. Proc. 90-12).
    case noTokenCost
    /// The limits for small benefits of that year are not set, and they decide.
    case noLimits(year: Int)
    /// A gift of $250 and over, and no one described what was given in return (IRC 170(f)(8)(B)).
    case benefitNotDescribed
    /// Part was reversed, and what the rest bought is not recorded.
    case reducedBenefit
    /// Part of what was given in kind was returned.
    case reducedProperty
    case propertyNotDescribed
    /// The description, which a receipt prints, says what the property is worth.
    case propertyValued
    /// The deductible part would tell the value of property.
    case propertyForBenefit
    case benefitFromIRA
    /// Its splits differ in what was given in return, or in what was given.
    case partsDiffer
    /// The description reads like a service or the use of space, which no one may deduct.
    case maybeService
    case noName
    /// Neither a postal nor an e-mail address.
    case noAddress

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .unknownBenefit: "unknown_benefit"
        case .noTokenCost: "no_token_cost"
        case .noLimits: "no_limits"
        case .benefitNotDescribed: "benefit_not_described"
        case .reducedBenefit: "reduced_benefit"
        case .reducedProperty: "reduced_property"
        case .propertyNotDescribed: "property_not_described"
        case .propertyValued: "property_valued"
        case .propertyForBenefit: "property_for_benefit"
        case .benefitFromIRA: "benefit_from_ira"
        case .partsDiffer: "parts_differ"
        case .maybeService: "maybe_service"
        case .noName: "no_name"
        case .noAddress: "no_address"
        }
    }

    /// Lower case first, no full stop.
    public var message: String {
        switch self {
        case .unknownBenefit: "what was given in return is not recorded"
        case .noTokenCost: "an item with our name was given, and what it cost us is not recorded"
        case .noLimits(let year): "the limits for small benefits of \(year) are not set"
        case .benefitNotDescribed: "what was given in return is not described"
        case .reducedBenefit: "part was reversed, and what the rest bought is not recorded"
        case .reducedProperty: "part of the property was given back"
        case .propertyNotDescribed: "what was given is not described"
        case .propertyValued: "the description says what it is worth, which a receipt never does"
        case .propertyForBenefit: "something was given in return for property"
        case .benefitFromIRA: "something was given in return for an IRA gift"
        case .partsDiffer: "its parts differ in what was given, or in what was given in return"
        case .maybeService: "the description reads like a service or the use of space"
        case .noName: "the donor has no name"
        case .noAddress: "the donor has no address and no e-mail"
        }
    }

    /// What to do next.
    public var hint: String {
        switch self {
        case .unknownBenefit: "campaign gift correct GIFT --set benefit_value=AMOUNT, or =none"
        case .noTokenCost:
            "campaign gift correct GIFT --set benefit_cost=AMOUNT, or --set benefit_token=no where our name is not on it"
        case .noLimits(let year): "add \(year) to receipts: benefit_limits: in Campaigns/organization.yml"
        case .benefitNotDescribed: "campaign gift correct GIFT --set benefit_description='a gala seat'"
        case .reducedBenefit:
            "campaign gift refund GIFT for the rest, then campaign gift add what was kept, with its benefit_value"
        case .partsDiffer: "campaign gift void GIFT, then campaign gift add each part as a gift of its own"
        case .propertyForBenefit:
            """
            campaign gift correct GIFT --set benefit_value=none if nothing was given, else --set receipted_by=none, \
            and write this receipt by hand
            """
        case .reducedProperty:
            "campaign gift refund GIFT for the rest, then campaign gift add --type in_kind what was kept"
        case .propertyNotDescribed: "campaign gift correct GIFT --set description='12 oak boards'"
        case .propertyValued: "campaign gift correct GIFT --set description=…, without an amount"
        case .benefitFromIRA:
            """
            campaign gift correct GIFT --set benefit_value=none if nothing was given, else --set receipted_by=none, \
            and write to the donor that such a distribution does not qualify
            """
        case .maybeService:
            "campaign gift correct GIFT --set receipted_by=none for a service, or another description"
        case .noName: "campaign donor edit DONOR --donor-name NAME"
        case .noAddress: "campaign donor edit DONOR --address1 STREET --city CITY"
        }
    }
}
