/// Which gift needs which paper, and what the paper may say.
///
/// Source: `rules.md §4`; IRC 170(f)(8) and 6115, Pub. 1771. The donor in law gets the receipt: a
/// donor-advised fund, a platform, a foundation and a government get thanks and no tax words.
public struct ReceiptRule: Sendable {
    public let organization: Organization
    private let index: PlanIndex
    private let limits: [Int: BenefitLimits]

    public init(_ plan: Plan) {
        organization = plan.organization
        index = PlanIndex(plan)
        limits = BenefitLimits.verified.merging(plan.organization.benefitLimits) { $1 }
    }

    /// What a gift needs, and everything that holds it up, all at once.
    ///
    /// `person` is the donor in law; nil where no one is known.
    public func verdict(_ gift: ReceiptableGift, _ person: DonorDetails?) -> ReceiptVerdict {
        if let exception = settledException(gift, person) { return ReceiptVerdict(exception: exception) }
        var verdict = ReceiptVerdict()
        if gift.basis == .needsEvidence { verdict.exception = .needsEvidence }
        verdict.obstacles = propertyObstacles(gift)
        let open = openBenefit(gift)
        let isUnknown = open == .unknownBenefit
        if let open { verdict.obstacles.append(open) }
        switch fairValue(gift) {
        case .failure(.noLimits(let year)):
            if open == nil { verdict.obstacles.append(.noLimits(year: year)) }
        case .success(let value):
            if !isUnknown, value > 0, value >= gift.grossMinor {
                return ReceiptVerdict(exception: .purchase)
            }
            if !disregardsBenefit(gift) { verdict.obstacles += benefitObstacles(gift, value) }
            verdict.fairValueMinor = value > 0 ? max(value, gift.benefit?.valueMinor ?? 0) : 0
        }
        verdict.obstacles += donorObstacles(person)
        verdict.needsAcknowledgment = needsAcknowledgment(gift)
        verdict.needsDisclosure =
            verdict.fairValueMinor > 0
            && (organization.currency != .usd || gift.netMinor > BenefitRule.disclosureThresholdCents)
        verdict.deductibleMinor =
            gift.isProperty || gift.type == .qcd
            ? nil : max(0, gift.netMinor - verdict.fairValueMinor)
        return verdict
    }

    /// Donations of property above this many cents need Form 8283 with the donee's signature, stock that is
    /// publicly traded never.
    static let form8283Cents: Int64 = 500_000

    /// A vehicle above this many cents needs Form 1098-C within 30 days.
    static let form1098CCents: Int64 = 50_000

    /// Whether Form 8283 is needed where the donor claims what was posted.
    public func needsForm8283(_ gift: ReceiptableGift) -> Bool {
        guard gift.kind != .volunteer, gift.kind != .services, isOver(gift, Self.form8283Cents) else {
            return false
        }
        return gift.type == .inKind || gift.isCrypto || [.privateStock, .vehicle].contains(gift.kind)
    }

    /// Whether Form 8282 is needed for property that was disposed of on a day: in three years from its gift,
    /// where the charity signs Form 8283.
    public func needsForm8282(_ gift: ReceiptableGift, disposed day: CalendarDate) -> Bool {
        gift.netMinor > 0 && needsForm8283(gift) && day >= gift.day && day <= gift.day.adding(months: 36)
    }

    /// Whether Form 1098-C is needed.
    public func needsForm1098C(_ gift: ReceiptableGift) -> Bool {
        gift.kind == .vehicle && isOver(gift, Self.form1098CCents)
    }

    /// Reasons that nothing the office records can lift.
    private func settledException(_ gift: ReceiptableGift, _ person: DonorDetails?) -> ReceiptException? {
        if gift.netMinor == 0 { return .reversed }
        // A person who was erased has no name and no address to send a receipt to.
        guard gift.donor != nil, person?.isErased != true else { return .noDonor }
        if gift.type == .daf || gift.donorKind == .dafSponsor { return .daf }
        if gift.type == .platform || gift.donorKind == .platform { return .platform }
        if gift.donorKind == .foundation { return .foundation }
        if gift.donorKind == .government { return .government }
        switch gift.kind {
        case .services: return .services
        case .raffle: return .purchase
        // Form 1098-C is the acknowledgment.
        case .vehicle where isOver(gift, Self.form1098CCents): return .receiptedElsewhere
        default: break
        }
        switch gift.receiptedBy {
        case .us: return nil
        case .platform: return .receiptedElsewhere
        // How a service or the use of space is posted.
        case .none: return gift.type == .inKind ? .services : .receiptedElsewhere
        }
    }

    /// The test is on the whole payment: never on a split, never on a sum.
    ///
    /// Thresholds are in dollars; in another base currency every gift is acknowledged.
    private func needsAcknowledgment(_ gift: ReceiptableGift) -> Bool {
        organization.currency != .usd || Acknowledgment.needsAcknowledgment(payment: gift.netMinor)
    }

    /// Benefits of small memberships, and those that no one can put a price on.
    private func disregardsBenefit(_ gift: ReceiptableGift) -> Bool {
        switch gift.kind {
        case .religious: true
        case .membership:
            organization.currency == .usd && gift.grossMinor <= BenefitRule.disclosureThresholdCents
        default: false
        }
    }

    private func isOver(_ gift: ReceiptableGift, _ cents: Int64) -> Bool {
        organization.currency == .usd && gift.netMinor > cents
    }

    private func fairValue(_ gift: ReceiptableGift) -> Result<Int64, BenefitRule.Failure> {
        if disregardsBenefit(gift) { return .success(0) }
        return Result { () throws(BenefitRule.Failure) -> Int64 in
            try BenefitRule.exchangeMinor(
                payment: gift.grossMinor, benefit: gift.benefit, day: gift.day,
                currency: organization.currency, limits: limits)
        }
    }

    /// What has to be recorded of the benefit before anything can be said of it; nil where nothing has.
    private func openBenefit(_ gift: ReceiptableGift) -> ReceiptObstacle? {
        guard !disregardsBenefit(gift) else { return nil }
        if index.leavesOpen(gift.benefit, at: gift.places) { return .unknownBenefit }
        let gap = BenefitRule.gap(
            payment: gift.grossMinor, benefit: gift.benefit, day: gift.day, currency: organization.currency,
            limits: limits)
        switch gap {
        case .value: return .unknownBenefit
        case .tokenCost: return .noTokenCost
        case .limits(let year): return .noLimits(year: year)
        case nil: return nil
        }
    }

    private func propertyObstacles(_ gift: ReceiptableGift) -> [ReceiptObstacle] {
        guard gift.isProperty else { return [] }
        var found: [ReceiptObstacle] = []
        if gift.property.allSatisfy(\.isWhitespace) {
            found.append(.propertyNotDescribed)
        } else if gift.type == .inKind, gift.kind == nil, !InKindServices.areNone(in: gift.property) {
            found.append(.maybeService)
        }
        if ValueInWords.isGiven(in: gift.property) { found.append(.propertyValued) }
        if gift.takenBackMinor > 0 { found.append(.reducedProperty) }
        if gift.type == .inKind, gift.places.count > 1 { found.append(.partsDiffer) }
        return found
    }

    private func benefitObstacles(_ gift: ReceiptableGift, _ value: Int64) -> [ReceiptObstacle] {
        var found: [ReceiptObstacle] = []
        let isGiven = gift.benefit.map { !$0.isNone && ($0.isToken || ($0.valueMinor ?? 0) > 0) } ?? false
        if gift.type == .qcd, isGiven { found.append(.benefitFromIRA) }
        if isGiven, gift.takenBackMinor > 0 { found.append(.reducedBenefit) }
        if gift.isProperty, isGiven { found.append(.propertyForBenefit) }
        let words = gift.benefit?.description ?? ""
        if value > 0, needsAcknowledgment(gift), words.allSatisfy(\.isWhitespace) {
            found.append(.benefitNotDescribed)
        }
        let isWhole = gift.takenBackMinor > 0 || value == gift.exchangeMinor
        if gift.places.count > 1, !isWhole { found.append(.partsDiffer) }
        return found
    }

    private func donorObstacles(_ person: DonorDetails?) -> [ReceiptObstacle] {
        guard let person else { return [.noName] }
        var found: [ReceiptObstacle] = []
        if person.displayName.allSatisfy(\.isWhitespace), person.addressee.isEmpty { found.append(.noName) }
        let hasAddress = !person.address1.isEmpty && !person.city.isEmpty
        if !hasAddress, person.email.isEmpty { found.append(.noAddress) }
        return found
    }
}

/// What a gift needs of us.
public struct ReceiptVerdict: Sendable, Equatable {
    /// Why it is excepted; nil for a gift that is ours to receipt.
    public var exception: ReceiptException?
    /// Everything that holds it up; empty for a gift that can be receipted.
    public var obstacles: [ReceiptObstacle] = []
    /// $250 and over: no deduction without our paper.
    public var needsAcknowledgment = false
    /// Over $75 with something in return.
    public var needsDisclosure = false
    /// What was given in return is worth, in base-currency minor units; 0 for nothing that counts.
    public var fairValueMinor: Int64 = 0
    /// What the donor may deduct; nil for property and for gifts from an IRA, of which nothing is said.
    public var deductibleMinor: Int64?

    public init(exception: ReceiptException? = nil) { self.exception = exception }

    /// Whether it may be on an annual statement.
    public var isReceiptable: Bool { exception == nil && obstacles.isEmpty }
    /// Whether it may get a receipt of its own: one without a tax year is allowed too.
    public var allowsSingle: Bool {
        (exception == nil || exception == .needsEvidence) && obstacles.isEmpty
    }
}

extension PlanIndex {
    /// Whether no one knows what was given in return for a payment.
    ///
    /// A blank benefit means none, except where a ticket may have bought something (`rules.md §4.2`).
    func leavesOpen(_ benefit: Benefit?, at places: [Designation]) -> Bool {
        let mayHaveBought = places.contains { place in
            guard let appeal = appeal(place.appeal) else { return false }
            return appeal.benefits.map { $0 == .ask } ?? (appeal.channel == .event)
        }
        guard let benefit else { return mayHaveBought }
        if benefit.isUnknown { return true }
        return !benefit.isNone && benefit.valueMinor == nil && mayHaveBought
    }
}
