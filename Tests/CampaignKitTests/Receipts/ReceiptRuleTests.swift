import CampaignKit
import Testing

/// Which gift needs which paper, and what stands in the way: `rules.md §4`.
@Suite("Receipt rule")
struct ReceiptRuleTests {
    @Test(arguments: [(24_999, false), (25_000, true), (25_001, true)])
    func acknowledgmentFrom250OnTheWholePayment(cents: Int64, needed: Bool) {
        let split = Papers.gift(1, cents) {
            $0.places = [Designation(campaign: "fund"), Designation(campaign: "fund", project: "floor")]
        }
        #expect(Papers.verdict(split).needsAcknowledgment == needed)
    }

    @Test func aRefundThatLeavesLessNeedsNone() {
        let gift = Papers.gift(1, 30_000) { $0.takenBackMinor = 10_000 }
        let verdict = Papers.verdict(gift)
        #expect(!verdict.needsAcknowledgment && verdict.deductibleMinor == 20_000)
    }

    @Test(arguments: [(7500, false), (7501, true)])
    func disclosureOver75(cents: Int64, needed: Bool) {
        let verdict = Papers.verdict(Papers.bought(cents, worth: 4000))
        #expect(verdict.needsDisclosure == needed)
        #expect(verdict.fairValueMinor == 4000 && verdict.deductibleMinor == cents - 4000)
    }

    @Test func smallBenefitsOf2026() {
        #expect(Papers.verdict(Papers.bought(695_000, worth: 13_900)).fairValueMinor == 0)
        #expect(Papers.verdict(Papers.bought(695_000, worth: 13_901)).needsDisclosure)
        let mug = Papers.bought(6950, worth: 2000, cost: 1390, isToken: true)
        #expect(Papers.verdict(mug).fairValueMinor == 0)
        let dear = Papers.bought(6950, worth: 2000, cost: 1391, isToken: true)
        #expect(Papers.verdict(dear).fairValueMinor == 2000)
    }

    /// Revenue Procedure 90-12: what a token cost the charity decides, from the smallest payment on.
    @Test func aTokenWhoseCostNoOneRecordedIsHeldWhereItDecides() {
        func obstacles(_ cents: Int64, _ benefit: Benefit, on day: String = "2026-11-18") -> [ReceiptObstacle]
        {
            Papers.verdict(Papers.gift(1, cents, on: day) { $0.benefit = benefit }).obstacles
        }
        let mug = Benefit(valueMinor: 2000, isToken: true, description: "a mug")
        #expect(obstacles(6950, mug) == [.noTokenCost] && obstacles(10_000, mug) == [.noTokenCost])
        // Below the smallest payment its value counts, and two percent are disregarded without its cost.
        #expect(obstacles(6949, mug).isEmpty && obstacles(100_000, mug).isEmpty)
        #expect(obstacles(10_000, mug, on: "2027-02-01") == [.noTokenCost])
        let cheap = Benefit(valueMinor: 2000, costMinor: 1390, isToken: true)
        #expect(obstacles(10_000, cheap).isEmpty)
        #expect(obstacles(10_000, cheap, on: "2027-02-01") == [.noLimits(year: 2027)])
    }

    /// "No goods or services" is never said of what was given without a value.
    @Test func whatWasGivenWithoutAValueIsUnknown() {
        func verdict(_ cents: Int64, _ benefit: Benefit) -> ReceiptVerdict {
            Papers.verdict(Papers.gift(1, cents) { $0.benefit = benefit })
        }
        for benefit in [
            Benefit(description: "a mug"), Benefit(costMinor: 900), Benefit(costMinor: 1391, isToken: true),
        ] { #expect(verdict(10_000, benefit).obstacles == [.unknownBenefit]) }
        #expect(verdict(6949, Benefit(isToken: true)).obstacles == [.unknownBenefit])
        #expect(verdict(10_000, Benefit(isToken: true)).obstacles == [.noTokenCost])
        // By its cost it does not count, whatever it is worth.
        let token = verdict(10_000, Benefit(costMinor: 1390, isToken: true))
        #expect(token.obstacles.isEmpty && token.fairValueMinor == 0 && token.deductibleMinor == 10_000)
        #expect(verdict(10_000, Benefit(isNone: true, description: "none")).obstacles.isEmpty)
        #expect(verdict(10_000, Benefit(description: " ")).obstacles.isEmpty)
    }

    @Test func noReceiptDependsOnLimitsThatNoOneRead() {
        let bare = ReceiptRule(Plan(organization: Organization(name: "Friends"), campaigns: []))
        func obstacles(_ day: String) -> [ReceiptObstacle] {
            bare.verdict(Papers.bought(695_000, worth: 10_000, on: day), Papers.ana).obstacles
        }
        #expect(obstacles("2025-11-18").isEmpty)
        #expect(obstacles("2026-11-18") == [.noLimits(year: 2026)])
    }

    @Test func aMissingYearWithholdsOnlyWhatItDecides() {
        let small = Papers.bought(695_000, worth: 10_000, on: "2027-02-01")
        #expect(Papers.verdict(small).obstacles == [.noLimits(year: 2027)])
        let dinner = Papers.bought(10_000, worth: 4000, on: "2027-02-01")
        #expect(Papers.verdict(dinner).obstacles.isEmpty && Papers.verdict(dinner).needsDisclosure)
        #expect(Papers.verdict(Papers.gift(on: "2027-02-01")).isReceiptable)
    }

    @Test(arguments: [
        (EntryType.daf, DonorKind.person, ReceiptException.daf), (.gift, .dafSponsor, .daf),
        (.platform, .company, .platform), (.matching, .platform, .platform),
        (.gift, .foundation, .foundation), (.gift, .government, .government),
    ])
    func whoeverTakesNoDeductionGetsThanksOnly(type: EntryType, kind: DonorKind, reason: ReceiptException) {
        let verdict = Papers.verdict(Papers.gift(1, 1_000_000, type: type) { $0.donorKind = kind })
        #expect(verdict.exception == reason && reason.isThanksOnly && !verdict.allowsSingle)
    }

    @Test func exceptionsOfTheGift() {
        #expect(Papers.verdict(Papers.gift { $0.takenBackMinor = 10_000 }).exception == .reversed)
        #expect(Papers.verdict(Papers.gift(donor: nil)).exception == .noDonor)
        #expect(Papers.verdict(Papers.gift { $0.receiptedBy = .platform }).exception == .receiptedElsewhere)
        #expect(Papers.verdict(Papers.gift { $0.receiptedBy = .none }).exception == .receiptedElsewhere)
        let space = Papers.gift(type: .inKind) { $0.receiptedBy = .none }
        #expect(Papers.verdict(space).exception == .services)
        #expect(Papers.verdict(Papers.bought(4000, worth: 4000)).exception == .purchase)
    }

    @Test func recordedKinds() {
        func verdict(_ kind: ReceiptKind, _ cents: Int64 = 60_000, _ type: EntryType = .inKind)
            -> ReceiptVerdict
        {
            Papers.verdict(
                Papers.gift(1, cents, type: type) {
                    $0.kind = kind
                    $0.property = "ten hours of driving"
                })
        }
        #expect(verdict(.services).exception == .services)
        #expect(verdict(.raffle, 5000, .gift).exception == .purchase)
        #expect(verdict(.vehicle).exception == .receiptedElsewhere)
        #expect(verdict(.vehicle, 50_000).isReceiptable)
        // What someone recorded needs no guess from the description.
        #expect(verdict(.volunteer).isReceiptable && verdict(.volunteer).deductibleMinor == nil)
        #expect(verdict(.crypto, 60_000, .gift).deductibleMinor == nil)
        #expect(verdict(.payroll, 25_000, .gift).needsAcknowledgment)
    }

    @Test func benefitsThatAreDisregardedByKind() {
        func verdict(_ kind: ReceiptKind, _ cents: Int64) -> ReceiptVerdict {
            var gift = Papers.bought(cents, worth: 4000)
            gift.kind = kind
            gift.places = [Designation(campaign: "fund", appeal: "dinner")]
            return Papers.verdict(gift)
        }
        #expect(verdict(.membership, 7500).fairValueMinor == 0)
        #expect(verdict(.membership, 7501).needsDisclosure)
        #expect(verdict(.religious, 30_000).fairValueMinor == 0 && verdict(.religious, 30_000).isReceiptable)
        #expect(verdict(.auction, 30_000).deductibleMinor == 26_000)
    }

    @Test func formsByKind() {
        func gift(_ kind: ReceiptKind?, _ cents: Int64, _ type: EntryType = .inKind) -> ReceiptableGift {
            Papers.gift(1, cents, type: type) { $0.kind = kind }
        }
        #expect(Papers.rule.needsForm1098C(gift(.vehicle, 50_001)))
        #expect(!Papers.rule.needsForm1098C(gift(.vehicle, 50_000)))
        #expect(Papers.rule.needsForm8283(gift(.privateStock, 500_001, .stock)))
        #expect(Papers.rule.needsForm8283(gift(.crypto, 500_001, .gift)))
        #expect(!Papers.rule.needsForm8283(gift(.volunteer, 500_001)))
        #expect(!Papers.rule.needsForm8283(gift(nil, 500_001, .stock)))
    }

    @Test(arguments: [
        ("2026-11-18", true), ("2029-11-18", true), ("2029-11-19", false), ("2026-11-17", false),
    ])
    func form8282WithinThreeYearsOfPropertyOver5000(day: String, needed: Bool) {
        let boards = Papers.gift(1, 500_001, type: .inKind) { $0.property = "oak boards" }
        #expect(Papers.rule.needsForm8282(boards, disposed: Papers.day(day)) == needed)
        var small = boards
        small.grossMinor = 500_000
        let stock = Papers.gift(1, 900_000, type: .stock)
        var gone = boards
        gone.takenBackMinor = gone.grossMinor
        for other in [small, stock, gone] {
            #expect(!Papers.rule.needsForm8282(other, disposed: Papers.day(day)))
        }
    }

    @Test func aCompanysMatchIsReceipted() {
        let verdict = Papers.verdict(Papers.gift(type: .matching) { $0.donorKind = .company })
        #expect(verdict.isReceiptable)
    }

    @Test func propertyIsNeverValued() {
        let stock = Papers.gift(1, 900_000, type: .stock) { $0.property = "100 shares of ACME" }
        #expect(Papers.verdict(stock).deductibleMinor == nil && Papers.verdict(stock).needsAcknowledgment)
        #expect(!Papers.rule.needsForm8283(stock))
        let boards = Papers.gift(1, 500_100, type: .inKind) { $0.property = "oak boards" }
        #expect(Papers.rule.needsForm8283(boards))
        #expect(!Papers.rule.needsForm8283(Papers.gift(1, 500_000, type: .inKind)))
    }

    @Test(arguments: [
        "private shares, worth $12,000", "a gift card, 500 USD", "a ring valued at its price",
        "€ 40 of paint",
        "a painting, fair market value on file", "a violin (9,000 dollars)", "a rug, 300₪",
    ])
    func aDescriptionThatGivesAValueHoldsTheReceipt(words: String) {
        for type in [EntryType.inKind, .stock] {
            let gift = Papers.gift(type: type) { $0.property = words }
            #expect(Papers.verdict(gift).obstacles == [.propertyValued], "\(words)")
        }
    }

    @Test(arguments: [
        "100 shares of ACME", "a 1999 Ford", "a painting of Fort Worth, 1870", "US dollar coins of 1878",
        "12 oak boards, 300 pounds in weight as 2 x 150", "$ signs for the fair",
    ])
    func aDescriptionWithoutAValueDoesNot(words: String) {
        let gift = Papers.gift(type: .stock) { $0.property = words }
        #expect(Papers.verdict(gift).obstacles.isEmpty, "\(words)")
    }

    @Test func everythingInTheWayAtOnce() {
        var nobody = DonorDetails()
        nobody.kind = .person
        let gift = Papers.gift(1, 10_000, type: .inKind) {
            $0.places = [Designation(campaign: "fund", appeal: "dinner")]
        }
        #expect(
            Papers.rule.verdict(gift, nobody).obstacles == [
                .propertyNotDescribed, .unknownBenefit, .noName, .noAddress,
            ])
    }

    @Test func obstaclesOfTheGift() {
        func obstacles(_ gift: ReceiptableGift) -> [ReceiptObstacle] { Papers.verdict(gift).obstacles }
        let ticket = Papers.gift { $0.places = [Designation(campaign: "fund", appeal: "dinner")] }
        #expect(obstacles(ticket) == [.unknownBenefit])
        var none = ticket
        none.benefit = Benefit(isNone: true)
        #expect(obstacles(none).isEmpty)
        let mug = Papers.gift(1, 10_000, type: .qcd) { $0.benefit = Benefit(valueMinor: 100, costMinor: 100) }
        #expect(obstacles(mug) == [.benefitFromIRA])
        let lesson = Papers.gift(type: .inKind) { $0.property = "ten hours of tutoring" }
        #expect(obstacles(lesson) == [.maybeService])
        var dinner = Papers.bought(20_000, worth: 4000)
        dinner.takenBackMinor = 5000
        #expect(obstacles(dinner) == [.reducedBenefit])
        var parts = Papers.bought(20_000, worth: 4000)
        parts.places = [.unassigned, Designation(campaign: "fund")]
        parts.exchangeMinor = 3000
        #expect(obstacles(parts) == [.partsDiffer])
        let shares = Papers.gift(type: .stock) {
            $0.property = "shares"
            $0.benefit = Benefit(valueMinor: 5000)
            $0.exchangeMinor = 5000
        }
        #expect(obstacles(shares) == [.propertyForBenefit])
    }

    @Test(arguments: [(24_999, false), (25_000, true)])
    func whatWasGivenInReturnIsDescribedFrom250(cents: Int64, isNeeded: Bool) {
        var dinner = Papers.bought(cents, worth: 4000)
        dinner.benefit?.description = " "
        #expect(Papers.verdict(dinner).obstacles == (isNeeded ? [.benefitNotDescribed] : []))
        #expect(Papers.verdict(Papers.bought(cents, worth: 4000)).obstacles.isEmpty)
        // What the limits of the year disregard is not on the receipt.
        var mug = Papers.bought(695_000, worth: 13_900)
        mug.benefit?.description = ""
        #expect(Papers.verdict(mug).obstacles.isEmpty)
    }

    @Test func theReceiptOfWhoWasErasedIsForNoOne() throws {
        var gone = DonorDetails()
        gone.suppressions = .erased
        #expect(Papers.rule.verdict(Papers.gift(), gone).exception == .noDonor)
        let book = try Papers.book(
            [Papers.gift(1, 5000), Papers.gift(2, 7000)],
            [Papers.record(1, holding: [1]), Papers.record(2, holding: [2], void: "a typo")],
            people: [7: gone])
        #expect(book.equation.receiptedMinor == 5000 && book.equation.reasons == [.noDonor: 7000])
        #expect(try book.due().isEmpty)
    }

    @Test(arguments: [(PaymentMethod.stock, EntryType.stock, false), (.crypto, .inKind, true)])
    func propertyByTheWayItCame(method: PaymentMethod, shown: EntryType, form: Bool) {
        let gift = Papers.gift(1, 600_000) {
            $0.method = method
            $0.property = "2 BTC"
        }
        #expect(gift.propertyType == shown && Papers.verdict(gift).deductibleMinor == nil)
        #expect(Papers.rule.needsForm8283(gift) == form && Papers.verdict(gift).obstacles.isEmpty)
        var bare = gift
        bare.property = ""
        #expect(Papers.verdict(bare).obstacles == [.propertyNotDescribed])
        // A fund or a platform sold it first.
        #expect(!Papers.gift(type: .daf) { $0.method = method }.isProperty)
        #expect(!Papers.gift { $0.method = .check }.isProperty)
    }

    @Test func anEMailIsEnough() {
        var person = Papers.ana
        (person.address1, person.email) = ("", "ana@example.org")
        #expect(Papers.rule.verdict(Papers.gift(), person).isReceiptable)
        person.email = ""
        #expect(Papers.rule.verdict(Papers.gift(), person).obstacles == [.noAddress])
    }

    @Test func everyObstacleSaysWhatToDo() {
        let all: [ReceiptObstacle] = [
            .unknownBenefit, .noLimits(year: 2027), .reducedBenefit, .reducedProperty, .propertyNotDescribed,
            .propertyValued, .propertyForBenefit, .benefitFromIRA, .partsDiffer, .maybeService, .noName,
            .noAddress, .benefitNotDescribed,
        ]
        #expect(Set(all.map(\.code)).count == all.count)
        for obstacle in all {
            #expect(!obstacle.message.isEmpty && !obstacle.hint.isEmpty && !obstacle.message.hasSuffix("."))
        }
        #expect(
            ReceiptException.allCases.map(\.rawValue) == [
                "reversed", "daf", "platform", "foundation", "government", "receipted_elsewhere",
                "needs_evidence", "services", "purchase", "no_donor",
            ])
    }
}
