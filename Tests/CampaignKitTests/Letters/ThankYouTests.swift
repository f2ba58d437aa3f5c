import CampaignKit
import Testing

/// Who is thanked, for what, and what the letter may say of tax: `rules.md §4.2–4.5`.
@Suite("Thanks")
struct ThankYouTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    private let rule = ThankYouRule(
        Plan(
            organization: Organization(name: "Friends", disclosures: ["NY": "Ask us."]),
            campaigns: [
                Campaign(
                    id: "fund", name: "The fund", projects: [FundedProject(id: "floor", name: "Third floor")],
                    appeals: [
                        Appeal(id: "dinner", name: "Dinner", channel: .event),
                        Appeal(id: "letter", name: "Letter", channel: .mail),
                        Appeal(id: "raffle", name: "Raffle", channel: .mail, benefits: .ask),
                        Appeal(
                            id: "free", name: "Free evening", channel: .event, benefits: Appeal.Benefits.none),
                    ])
            ]))

    private func gift(
        _ entry: Int64 = 1, type: EntryType = .gift, amount: Int64 = 10_000, donor: Int64 = 7,
        on day: String = "2026-11-18", _ change: (inout ThankableGift) -> Void = { _ in }
    ) -> ThankableGift {
        var gift = ThankableGift(
            entry: entry, day: Self.day(day), type: type, amountMinor: amount, donor: donor)
        change(&gift)
        return gift
    }

    @Test func theDonorIsThanked() {
        #expect(rule.recipients(gift()) == [7])
        #expect(rule.words(gift()) == .nothingInReturn)
        #expect(rule.recipients(gift(type: .matching) { $0.donorKind = .company }) == [7])
    }

    @Test func anEstateIsForAPerson() {
        let bequest = gift(type: .revocableRealized, amount: 5_000_000)
        #expect(rule.recipients(bequest).isEmpty)
        #expect(rule.reasonForPerson(bequest)?.message == "from an estate")
    }

    @Test func aTicketOfWhichPartWasTakenBackWaitsForAPerson() {
        let seats = gift { $0.benefit = Benefit(valueMinor: 6000, description: "2 seats") }
        #expect(rule.recipients(seats) == [7])
        var reduced = seats
        reduced.isReduced = true
        #expect(rule.recipients(reduced).isEmpty)
        #expect(rule.reasonForNobody(reduced).hasPrefix("part was refunded"))
        #expect(rule.reasonForPerson(reduced)?.hint == "write this letter by hand")
        for type in [EntryType.stock, .inKind, .qcd] {
            let odd = gift(type: type) { $0.benefit = Benefit(valueMinor: 20_000, description: "dinner") }
            #expect(rule.recipients(odd).isEmpty)
            #expect(rule.reasonForNobody(odd).hasSuffix("given in return"))
        }
        let plain = gift { $0.isReduced = true }
        #expect(rule.recipients(plain) == [7])
        #expect(rule.reasonForPerson(plain) == nil)
    }

    /// IRS Publication 526: no one may deduct the value of services or of the use of space.
    @Test(arguments: [
        ("Forty hours of legal work", true), ("Catering services", true), ("Pro bono audit", true),
        ("The use of the ballroom for an evening", true), ("Servicios de imprenta", true),
        ("40 שעות ייעוץ", true), ("خدمات الترجمة", true), ("A microscope", false), ("Forty books", false),
        ("Wine for the use-by date of May", false), ("House of cards", false), ("مجهر", false),
    ])
    func servicesGetNoTaxWords(description: String, isService: Bool) {
        let given = gift(type: .inKind) { $0.property = description }
        #expect(rule.recipients(given) == [7])
        #expect(rule.words(given) == (isService ? .thanksOnly : .nothingInReturn), "\(description)")
        // Stock is property whatever it is called.
        #expect(rule.words(gift(type: .stock) { $0.property = description }) == .nothingInReturn)
        // Where the words do not tell, receipted_by: none does.
        let said = gift(type: .inKind) { ($0.property, $0.receiptedBy) = (description, .none) }
        #expect(rule.words(said) == .thanksOnly && rule.recipients(said) == [7])
    }

    @Test func whatNobodyDescribedWaitsForAPerson() {
        for blank in ["", "  "] {
            let given = gift(type: .inKind) { $0.property = blank }
            #expect(rule.recipients(given).isEmpty)
            #expect(rule.reasonForNobody(given) == "what was given is not described")
        }
        // Someone who says that no receipt is due may leave it blank.
        #expect(rule.reasonForPerson(gift(type: .inKind) { $0.receiptedBy = .none }) == nil)
    }

    @Test func aFundsAdvisorIsThankedWithoutTaxWords() {
        let fund = gift(type: .daf) {
            $0.donorKind = .dafSponsor
            $0.credits = [.init(donor: 9, kind: .dafAdvisor), .init(donor: 4, kind: .solicitor)]
        }
        #expect(rule.recipients(fund) == [9])
        #expect(rule.words(fund) == .grant(from: ""))
        var named = fund
        named.donorName = "Meridian Gift Fund"
        #expect(rule.letterGift(named).words == .grant(from: "Meridian Gift Fund"))
        let silent = gift(type: .gift) { $0.donorKind = .dafSponsor }
        #expect(rule.recipients(silent).isEmpty)
        #expect(rule.reasonForNobody(silent) == "the fund's advisor is not known")
    }

    @Test func thePeopleBehindAPlatformAreThankedWithoutTaxWords() {
        let platform = gift(type: .platform) {
            $0.donorKind = .platform
            $0.receiptedBy = .platform
            $0.credits = [
                .init(donor: 9, kind: .recognition), .init(donor: 10, kind: .matchedEmployee),
                .init(donor: 9, kind: .household), .init(donor: 5, kind: .influencer),
            ]
        }
        #expect(rule.recipients(platform) == [9, 10])
        #expect(rule.words(platform) == .thanksOnly)
        #expect(rule.recipients(gift(type: .platform)).isEmpty)
        #expect(rule.words(gift { $0.receiptedBy = .none }) == .thanksOnly)
        #expect(rule.recipients(gift { $0.donorKind = .government }).isEmpty)
    }

    @Test func aCheckFromAnIRAIsNeverDeductible() {
        #expect(rule.words(gift(type: .qcd)) == .fromIRA)
    }

    @Test(arguments: [
        ("dinner", LetterGift.Words.unknownBenefit), ("raffle", .unknownBenefit), ("free", .nothingInReturn),
        ("letter", .nothingInReturn), ("", .nothingInReturn),
    ])
    func aBlankBenefitIsUnknownWhereATicketMayHaveBought(appeal: String, words: LetterGift.Words) {
        #expect(rule.words(gift { $0.places = [Designation(campaign: "fund", appeal: appeal)] }) == words)
    }

    @Test func benefitsAreComputed() {
        func words(_ amount: Int64, _ benefit: Benefit, on day: String = "2026-11-18") -> LetterGift.Words {
            rule.words(
                gift(amount: amount, on: day) {
                    ($0.benefit, $0.places) = (benefit, [Designation(campaign: "fund", appeal: "dinner")])
                })
        }
        let dinner = Benefit(valueMinor: 4000, description: "Dinner")
        #expect(words(10_000, dinner) == .benefit("Dinner", fairValueMinor: 4000))
        // Worth more than was paid: the estimate is told as it is (`rules.md §4.2`).
        #expect(words(3000, dinner) == .benefit("Dinner", fairValueMinor: 4000))
        #expect(words(695_000, Benefit(valueMinor: 13_900)) == .nothingInReturn)
        #expect(words(695_000, Benefit(valueMinor: 13_901)) == .benefit("", fairValueMinor: 13_901))
        #expect(words(10_000, Benefit(isNone: true)) == .nothingInReturn)
        #expect(words(10_000, Benefit(isUnknown: true)) == .unknownBenefit)
        // What was given without a value, or is a token without a cost, is never called nothing.
        #expect(words(10_000, Benefit(description: "a mug")) == .unknownBenefit)
        #expect(words(10_000, Benefit(isToken: true)) == .unknownBenefit)
        // The limits of 2027 are not published: what depends on them is refused.
        #expect(words(695_000, Benefit(valueMinor: 13_900), on: "2027-01-05") == .unknownBenefit)
    }

    @Test func propertyHasNoAmount() {
        let stock = rule.letterGift(gift(type: .stock) { $0.property = "100 shares" })
        #expect(!stock.showsAmount)
        #expect(stock.property == "100 shares")
        #expect(!rule.letterGift(gift(type: .inKind)).showsAmount)
        let floor = rule.letterGift(gift { $0.places = [Designation(campaign: "fund", project: "floor")] })
        #expect(floor.designation.text == "Third floor")
        let fund = Designation(campaign: "fund")
        #expect(rule.designation(gift { $0.places = [fund] }).text == "The fund")
        #expect(rule.designation(gift { $0.places = [Designation(campaign: "gone")] }).text == "")
        let parts = gift { $0.places = [fund, Designation(campaign: "fund", project: "floor"), fund] }
        #expect(rule.designation(parts).text == "The fund, Third floor")
    }

    /// With a split gift only the first part's benefit is kept: the other parts are asked about.
    @Test func theOtherPartsOfASplitGift() {
        let (fund, dinner) = (Designation(campaign: "fund"), Designation(campaign: "fund", appeal: "dinner"))
        #expect(rule.reasonForPerson(gift { $0.places = [fund, fund] }) == nil)
        let ticket = gift { $0.places = [fund, dinner] }
        #expect(rule.reasonForPerson(ticket)?.message == "what was given in return is not recorded")
        let bought = gift { ($0.places, $0.exchangeMinor) = ([fund, fund], 3000) }
        #expect(rule.reasonForPerson(bought)?.message.hasPrefix("its parts differ in") == true)
        let agreed = gift {
            ($0.places, $0.exchangeMinor) = ([fund, dinner], 3000)
            $0.benefit = Benefit(valueMinor: 3000, description: "Dinner")
        }
        #expect(rule.reasonForPerson(agreed) == nil)
        let goods = gift(type: .inKind) { ($0.places, $0.property) = ([fund, fund], "A laptop") }
        #expect(rule.recipients(goods).isEmpty)
    }

    @Test func limitsThatAreNotPublishedAreNamed() {
        let early = gift(amount: 695_000, on: "2027-01-05") { $0.benefit = Benefit(valueMinor: 13_900) }
        #expect(rule.reasonForNobody(early) == "the limits for small benefits of 2027 are not known")
        #expect(rule.reasonForPerson(early)?.hint.contains("benefit_limits") == true)
    }

    // MARK: The list

    @Test func aGiftThatNeedsAPersonStopsNobodyElsesLetter() {
        let ticket = gift(2, donor: 8, on: "2026-11-16") {
            $0.places = [Designation(campaign: "fund", appeal: "dinner")]
        }
        let own = gift(3, donor: 8, on: "2026-11-16")
        let list = list([gift(1, on: "2026-11-15"), ticket, own], [person(7), person(8)])
        #expect(list.entries.map { $0.gifts.map(\.entry) } == [[1], [3]])
        #expect(list.entries.allSatisfy { $0.letter.gifts.allSatisfy { $0.words == .nothingInReturn } })
        #expect(list.unwritten == list.forPersons)
        let left = list.forPersons[0]
        #expect(left.gift.entry == 2 && left.donor == 8 && left.name == "Ana Ruiz")
        #expect(left.reason == "what was given in return is not recorded")
        #expect(left.hint?.contains("benefit_value") == true)
        #expect(!left.isLate(on: Self.day("2026-11-18")) && left.isLate(on: Self.day("2026-11-19")))
    }

    /// What others give for a donor, or what no letter of our own may say tax of, waits for no one.
    @Test func anUnknownBenefitOfAFundOrAPlatformIsNoReasonToWait() {
        let dinner = Designation(campaign: "fund", appeal: "dinner")
        for type in [EntryType.daf, .platform] {
            let given = gift(type: type) {
                $0.places = [dinner]
                $0.credits = [.init(donor: 7, kind: type == .daf ? .dafAdvisor : .recognition)]
            }
            #expect(rule.reasonForPerson(given) == nil)
            #expect(rule.recipients(given) == [7])
        }
        let state = gift { ($0.donorKind, $0.places) = (.government, [dinner]) }
        #expect(rule.reasonForNobody(state) == "governments are not thanked by letter")
    }

    private func person(_ donor: Int64, _ change: (inout DonorDetails) -> Void = { _ in }) -> AppealPerson {
        var details = DonorDetails()
        (details.kind, details.firstName, details.lastName) = (.person, "Ana", "Ruiz")
        (details.address1, details.city, details.state) = ("12 Elm Street", "Brooklyn", "NY")
        change(&details)
        return AppealPerson(donor: donor, details: details)
    }

    private func list(_ gifts: [ThankableGift], _ people: [AppealPerson]) -> ThankYouList {
        ThankYouList(
            gifts, rule: rule, people: Dictionary(people.map { ($0.donor, $0) }) { first, _ in first })
    }

    /// A spouse who has died is not written to, by whatever name the file has for both.
    @Test func theDeadOfAHousehold() {
        let ana = person(7) { $0.addressee = "Mr. and Mrs. Jorge Ruiz" }
        let jorge = person(9) { ($0.firstName, $0.suppressions) = ("Jorge", .deceased) }
        func row(_ others: [AppealPerson]) -> MailMergeRow? {
            ThankYouList([gift()], rule: rule, people: [7: ana], households: [7: others])
                .entries.first?.letter.row
        }
        #expect(row([])?.addressee == "Mr. and Mrs. Jorge Ruiz")
        #expect(row([jorge])?.addressee == "Ana Ruiz")
        #expect(row([jorge])?.salutation == "Dear Ana,")
        // Mail that came back from one of them comes back for the other.
        #expect(row([person(9) { $0.suppressions = .returnedMail }]) == nil)
        let moved = person(9) { ($0.suppressions, $0.address1) = (.returnedMail, "9 Old Road") }
        #expect(row([moved])?.addressee == "Mr. and Mrs. Jorge Ruiz")
    }

    /// Those of the months before were thanked for; the first of a year and $250 have their own letter.
    @Test func aMonthlyDonorIsThankedOnceAYear() {
        var rule = rule
        rule.monthly = [
            1: Self.day("2026-10-18"), 2: Self.day("2026-10-18"), 3: Self.day("2025-12-18"),
            5: Self.day("2026-10-18"),
        ]
        let gifts = [
            gift(1), gift(2, amount: 25_000), gift(3, on: "2026-01-18"), gift(4), gift(5, amount: 24_999),
        ]
        func list() -> ThankYouList { ThankYouList(gifts, rule: rule, people: [7: person(7)]) }
        #expect(list().entries.flatMap { $0.gifts.map(\.entry) }.sorted() == [2, 3, 4])
        #expect(list().unwritten.map(\.gift.entry) == [1, 5])
        #expect(list().unwritten.allSatisfy { $0.reason == "gives every month, and is thanked once a year" })
        #expect(list().forPersons.isEmpty)
        rule.organization.monthlyThanks = .each
        #expect(list().unwritten.isEmpty)
    }

    @Test func oneLetterForADonorAndDay() {
        let list = list(
            [gift(1), gift(2), gift(3, donor: 8), gift(4, on: "2026-11-20")], [person(7), person(8)])
        #expect(list.entries.map { $0.gifts.map(\.entry) } == [[1, 2], [3], [4]])
        #expect(list.entries[0].letter.gifts.count == 2)
        #expect(
            list.entries.map(\.letter.row.letterID) == [
                "thanks-2026-11-18-7", "thanks-2026-11-18-8", "thanks-2026-11-20-7",
            ])
        #expect(list.entries[0].letter.row.salutation == "Dear Ana,")
        #expect(list.entries[0].letter.row.addressee == "Ana Ruiz")
        #expect(list.entries[0].letter.row.disclosure == "Ask us.")
        #expect(list.unwritten.isEmpty)
    }

    @Test func lettersToOneAddressWithoutAHouseholdAreNoted() {
        let gifts = (1...6).map { gift(Int64($0), donor: Int64($0)) } + [gift(7, donor: 1, on: "2026-11-19")]
        let people = (1...6).map { number in
            person(Int64(number)) { details in
                let apartment = number == 4 ? 4 : 3
                details.address1 = number == 2 ? "12 Main St. #3" : "12 Main Street Apt \(apartment)"
                if number == 5 { details.city = "Elsewhere" }
            }
        }
        // 2 writes the same street otherwise; 4 has another apartment, 5 another city; 3 lives with 1.
        let list = ThankYouList(
            gifts, rule: rule, people: Dictionary(uniqueKeysWithValues: people.map { ($0.donor, $0) }),
            households: [1: [people[2]], 3: [people[0]]])
        #expect(list.entries.count == 7)
        #expect(list.neighbors == [[1, 2, 6]])
    }

    @Test func nobodyDisappears() {
        let gifts = (1...6).map { gift(Int64($0), donor: Int64($0)) } + [gift(7, type: .daf)]
        let people = [
            person(1) { $0.suppressions = .deceased }, person(2) { $0.suppressions = .doNotMail },
            person(3) { $0.suppressions = .returnedMail }, person(4) { $0.address1 = "" },
            person(5) { ($0.address1, $0.email) = ("", "a@example.org") }, person(6),
        ]
        let list = list(gifts, people)
        #expect(list.entries.map(\.letter.row.donor) == [6])
        #expect(
            list.unwritten.map(\.reason) == [
                "deceased", "do not mail", "returned mail", "no address", "no address; thank by e-mail",
                "the fund's advisor is not known",
            ])
    }

    @Test func lateAfterFortyEightHours() {
        let today = Self.day("2026-11-20")
        let list = list([gift(1, on: "2026-11-17"), gift(2, on: "2026-11-18")], [person(7)])
        #expect(list.entries.map { $0.daysWaiting(on: today) } == [3, 2])
        #expect(list.entries.map { $0.isLate(on: today) } == [true, false])
    }
}
