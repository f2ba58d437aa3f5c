import Testing

@testable import CampaignKit

/// Every trap of `rules.md §3` about asking the wrong people.
@Suite("Mail merge: whom an appeal asks")
struct MailMergeTests {
    static let day = CalendarDate(year: 2026, month: 11, day: 20) ?? CalendarDate(dayNumber: 0)

    static func appeal(
        _ channel: Appeal.Channel = .mail,
        _ segments: [Segment] = [
            Segment(id: "majors", pick: "largest >= $5,000", ask: "last*1.1"),
            Segment(id: "retained", pick: "retained", ask: "last*1.15", again: true),
            Segment(id: "lybunt", pick: "lybunt", ask: "last*1.25", split: ["a", "b"]),
            Segment(id: "sybunt", pick: "sybunt", ask: "last"),
        ]
    ) -> Appeal {
        Appeal(
            id: "letter-2026", name: "Letter", channel: channel, starts: CalendarDate("2026-11-02"),
            ends: CalendarDate("2027-01-15"), segments: segments)
    }

    static func plan(_ appeal: Appeal) -> Plan {
        Plan(
            organization: Organization(name: "Test", disclosures: ["NY": "A copy may be had."]),
            campaigns: [
                Campaign(
                    id: "year-end", name: "Year end",
                    projects: [FundedProject(id: "lab", name: "Laboratory")],
                    appeals: [appeal])
            ])
    }

    /// A household that gave in 2025 and not since.
    static func lybunt(_ donor: Int64 = 7, members: [Int64]? = nil) -> DonorFacts {
        var facts = DonorFacts(donor: donor, members: members, kind: .person)
        facts.lastYearMinor = 50_000
        facts.totalMinor = 80_000
        facts.gaveEarlier = true
        facts.largestMinor = 50_000
        facts.gifts = 2
        let place = Designation(campaign: "year-end", project: "lab")
        if let day = CalendarDate("2025-12-30") {
            facts.last = DonorFacts.Gift(day: day, minorUnits: 50_000, place: place)
        }
        return facts
    }

    static func person(
        _ donor: Int64 = 7, _ first: String = "Ana", _ suppressions: DonorDetails.Suppressions = [],
        _ change: (inout DonorDetails) -> Void = { _ in }
    ) -> AppealPerson {
        var details = DonorDetails()
        details.kind = .person
        details.firstName = first
        details.lastName = "Ruiz"
        details.address1 = "1 Main Street"
        details.city = "Boston"
        details.state = "MA"
        details.postalCode = "02138"
        details.email = "\(first.lowercased())@example.org"
        details.suppressions = suppressions
        change(&details)
        return AppealPerson(donor: donor, details: details, externalID: "csv:\(donor)")
    }

    private func outcome(
        _ facts: DonorFacts = lybunt(), _ people: [AppealPerson] = [person()],
        _ history: AppealHistory = AppealHistory(), appeal: Appeal = appeal(), whole: DonorFacts? = nil
    ) throws -> MailMerge.Outcome {
        try MailMerge(appeal, plan: Self.plan(appeal), on: Self.day)
            .outcome(of: facts, people: people, history: history, whole: whole)
    }

    private func reasons(
        _ facts: DonorFacts = lybunt(), _ people: [AppealPerson] = [person()],
        _ history: AppealHistory = AppealHistory(), appeal: Appeal = appeal()
    ) throws -> [SuppressionReason] {
        guard case .suppressed(let donor) = try outcome(facts, people, history, appeal: appeal) else {
            return []
        }
        return donor.reasons
    }

    private func row(
        _ facts: DonorFacts = lybunt(), _ people: [AppealPerson] = [person()],
        _ history: AppealHistory = AppealHistory(), appeal: Appeal = appeal()
    ) throws -> MailMergeRow {
        guard case .letter(let row, _) = try outcome(facts, people, history, appeal: appeal) else {
            throw NoLetter()
        }
        return row
    }

    private struct NoLetter: Error {}

    private func history(_ change: (inout AppealHistory) -> Void) -> AppealHistory {
        var history = AppealHistory()
        change(&history)
        return history
    }

    @Test("A letter has all that a merge needs, and the same every time")
    func letter() throws {
        let row = try row()
        #expect(row.letterID == "letter-2026-00007")
        #expect(row.donor == 7 && row.externalID == "csv:7" && row.segment == "lybunt")
        #expect(row.why == "gave $500.00 in 2025, nothing yet in 2026")
        #expect(row.addressee == "Ana Ruiz" && row.salutation == "Dear Ana,")
        #expect(row.postalCode == "02138" && row.disclosure.isEmpty && row.designation.text == "Laboratory")
        #expect(row.lastGiftMinor == 50_000 && row.largestGiftMinor == 50_000 && row.yearToDateMinor == 0)
        #expect(row.asks == [65_000, 95_000, 130_000])
        #expect(row.keycode.hasPrefix("L26-LYB-"))
        #expect(try self.row() == row)
    }

    @Test("The last gift is also there in the currency that it came in; asks are in ours")
    func lastGiftOriginal() throws {
        var facts = Self.lybunt()
        let currency = try #require(Currency(code: "ILS"))
        facts.last?.original = Money(minorUnits: 185_000, currency: currency)
        let shekels = try row(facts)
        #expect(shekels.lastGiftOriginal?.text == "₪1,850.00" && shekels.lastGiftMinor == 50_000)
        #expect(try shekels.asks == row().asks && row().lastGiftOriginal == nil)
    }

    @Test("Each donor is in the first segment that fits")
    func firstSegment() throws {
        var facts = Self.lybunt()
        facts.largestMinor = 600_000
        let row = try row(facts)
        #expect(row.segment == "majors")
        #expect(row.why == "gave $500.00 in 2025, nothing yet in 2026; largest gift $6,000.00")
    }

    @Test("Somebody in no segment is outside")
    func outside() throws {
        var facts = DonorFacts(donor: 9)
        #expect(try outcome(facts, [Self.person(9)]) == .outside)
        facts.thisYearMinor = 100
        #expect(try outcome(facts, [Self.person(9)]) == .outside)
    }

    @Test("A state's text is for those who live there")
    func disclosure() throws {
        let people = { (state: String, country: String) in
            [Self.person(7, "Ana", []) { ($0.state, $0.country) = (state, country) }]
        }
        #expect(try row(Self.lybunt(), people("ny", "US")).disclosure == "A copy may be had.")
        #expect(try row(Self.lybunt(), people("NY", "")).disclosure == "A copy may be had.")
        #expect(try row(Self.lybunt(), people("NY", "AU")).disclosure.isEmpty)
        #expect(try row(Self.lybunt(), people("NJ", "US")).disclosure.isEmpty)
    }

    @Test("Everybody who must not be asked, with the reason")
    func suppressions() throws {
        #expect(try reasons(Self.lybunt(), [Self.person(7, "Ana", .deceased)]) == [.deceased])
        #expect(try reasons(Self.lybunt(), [Self.person(7, "Ana", .doNotMail)]) == [.doNotMail])
        #expect(try reasons(Self.lybunt(), [Self.person(7, "Ana", .returnedMail)]) == [.badAddress])
        #expect(try reasons(Self.lybunt(), [Self.person { $0.address1 = "" }]) == [.badAddress])
        #expect(try reasons(Self.lybunt(), [Self.person { $0.city = "" }]) == [.badAddress])
        #expect(try reasons(Self.lybunt(), []) == [.badAddress])
        for kind in [DonorKind.dafSponsor, .platform, .government] {
            #expect(try reasons(Self.lybunt(), [Self.person { $0.kind = kind }]) == [.notAskable])
        }
        #expect(try reasons(history: { $0.gaveToAppeal = [7] }) == [.gaveToAppeal])
        #expect(try reasons(history: { $0.gaveSinceStart = [7] }) == [.gaveSinceStart])
        #expect(try reasons(history: { $0.creditedThisYear = [7] }) == [.creditedThisYear])
        #expect(try reasons(history: { $0.openPledges = [7] }) == [.openPledge])
        #expect(try reasons(history: { $0.openPledges = [8] }) == [])
        #expect(try reasons(history: { $0.heldChecks = [7] }) == [.heldCheck])
        #expect(
            try reasons(
                Self.lybunt(), [Self.person(7, "Ana", .doNotMail)],
                history {
                    $0.openPledges = [7]
                    $0.gaveToAppeal = [7]
                }) == [.doNotMail, .gaveToAppeal, .openPledge])
    }

    private func reasons(history change: (inout AppealHistory) -> Void) throws -> [SuppressionReason] {
        try reasons(Self.lybunt(), [Self.person()], history(change))
    }

    @Test("A widow without an address of her own is written to at the household's, or at her husband's")
    func householdAddress() throws {
        let widow = Self.person(7, "Ana") {
            ($0.address1, $0.city, $0.state, $0.postalCode) = ("", "", "", "")
        }
        let husband = Self.person(8, "Bob", .deceased) { $0.address2 = "Apt 4" }
        let facts = Self.lybunt(7, members: [7, 8, 9])
        guard case .letter(let row, _) = try outcome(facts, [widow, husband]) else {
            Issue.record("she is not written to")
            return
        }
        #expect(PostalAddress.lines(row) == ["Ana Ruiz", "1 Main Street", "Apt 4", "Boston, MA 02138"])
        let house = Self.person(9, "") {
            ($0.kind, $0.name, $0.address1, $0.city) = (.household, "The Ruiz Family", "5 Oak Lane", "Salem")
        }
        guard case .letter(let shared, _) = try outcome(facts, [widow, husband, house]) else {
            Issue.record("the household is not written to")
            return
        }
        #expect(shared.address1 == "5 Oak Lane")
        // Mail came back from there, or hers did: nothing is lent.
        let returned = Self.person(8, "Bob", [.deceased, .returnedMail])
        #expect(try reasons(facts, [widow, returned]) == [.badAddress])
        let moved = Self.person(7, "Ana", .returnedMail) { ($0.address1, $0.city) = ("", "") }
        #expect(try reasons(facts, [moved, husband]) == [.badAddress])
    }

    @Test("Mail that came back from one of a household comes back for the others at that address")
    func returnedFromTheHome() throws {
        let returned = Self.person(7, "Ana", .returnedMail)
        let home = Self.person(8, "Ben") { $0.address1 = "1 MAIN STREET" }
        #expect(try reasons(Self.lybunt(), [returned, home]) == [.badAddress])
        let away = Self.person(8, "Ben") { $0.address1 = "9 Elm Street" }
        #expect(try row(Self.lybunt(), [returned, away]).address1 == "9 Elm Street")
    }

    @Test("Wishes about publication or another channel keep nobody from a letter")
    func otherWishes() throws {
        #expect(try row(Self.lybunt(), [Self.person(7, "Ana", [.doNotPublish, .doNotEmail])]).email.isEmpty)
    }

    @Test("Who gave this year is asked again only where the segment says so, never since the appeal began")
    func again() throws {
        var facts = Self.lybunt()
        facts.thisYearMinor = 20_000
        #expect(try row(facts).segment == "retained")
        #expect(try row(facts, [Self.person()], history { $0.creditedThisYear = [7] }).segment == "retained")
        #expect(
            try reasons(facts, [Self.person()], history { $0.gaveSinceStart = [7] }) == [.gaveSinceStart])
        facts.largestMinor = 500_000
        #expect(try reasons(facts) == [.gaveThisYear])
    }

    @Test("A household gets one letter, without those who have died or want none")
    func household() throws {
        let facts = Self.lybunt(7, members: [7, 8])
        let (ana, lee) = (Self.person(7, "Ana"), Self.person(8, "Lee"))
        let both = try row(facts, [ana, lee])
        #expect(both.addressee == "Ana and Lee Ruiz" && both.salutation == "Dear Ana and Lee,")
        let widow = try row(facts, [Self.person(7, "Ana", .deceased), lee])
        #expect(widow.addressee == "Lee Ruiz" && widow.salutation == "Dear Lee,")
        #expect(widow.letterID == "letter-2026-00007" && widow.donor == 7)
        #expect(try row(facts, [Self.person(7, "Ana", .doNotMail), lee]).addressee == "Lee Ruiz")
        #expect(
            try reasons(facts, [Self.person(7, "Ana", .deceased), Self.person(8, "Lee", .deceased)])
                == [.deceased])
        #expect(
            try reasons(facts, [Self.person(7, "Ana", .deceased), Self.person(8, "Lee", .doNotMail)])
                == [.doNotMail])
        // What one of them did counts for both.
        #expect(try reasons(facts, [ana, lee], history { $0.gaveSinceStart = [8] }) == [.gaveSinceStart])
        #expect(try reasons(facts, [ana, lee], history { $0.openPledges = [8] }) == [.openPledge])
        // Mail that came back from one reaches the other, at the other's address.
        let moved = Self.person(7, "Ana", .returnedMail)
        let there = Self.person(8, "Lee") { $0.address1 = "2 Side Street" }
        #expect(try row(facts, [moved, there]).address1 == "2 Side Street")
    }

    @Test("A household that wants no mail gets none for its members either")
    func householdRefuses() throws {
        let home = Self.person(7, "", .doNotMail) {
            $0.kind = .household
            $0.name = "Ana and Lee Ruiz"
        }
        let facts = Self.lybunt(7, members: [7, 8])
        #expect(try reasons(facts, [home, Self.person(8, "Lee")]) == [.doNotMail])
    }

    @Test("E-mail, telephone and visits ask for other things")
    func channels() throws {
        let email = Self.appeal(.email)
        #expect(try reasons(Self.lybunt(), [Self.person { $0.email = "" }], appeal: email) == [.noEmail])
        #expect(
            try reasons(Self.lybunt(), [Self.person(7, "Ana", .doNotEmail)], appeal: email) == [.doNotEmail])
        #expect(
            try row(Self.lybunt(), [Self.person(7, "Ana", .doNotMail)], appeal: email).email
                == "ana@example.org")
        #expect(try reasons(Self.lybunt(), [Self.person()], appeal: Self.appeal(.phone)) == [.noPhone])
        #expect(
            try row(Self.lybunt(), [Self.person { $0.address1 = "" }], appeal: Self.appeal(.faceToFace))
                .addressee == "Ana Ruiz")
    }

    @Test("A piece that went out before is noted, not suppressed")
    func sentBefore() throws {
        let day = try #require(CalendarDate("2026-11-02"))
        guard
            case .letter(_, let sent) = try outcome(
                Self.lybunt(7, members: [7, 8]), [Self.person(), Self.person(8, "Lee")],
                history { $0.sent = [8: day] })
        else { throw NoLetter() }
        #expect(sent == day)
    }

    @Test("Why somebody with a gift that is hidden from staff is not asked does not tell of it")
    func hidden() throws {
        let gave = history { $0.gaveSinceStart = [7] }
        guard case .suppressed(let seen) = try outcome(Self.lybunt(), [Self.person()], gave),
            case .suppressed(let hidden) = try outcome(
                Self.lybunt(), [Self.person()], gave, whole: Self.lybunt())
        else { throw NoLetter() }
        #expect(seen.reasons == [.gaveSinceStart] && hidden.reasons == [.heldBack])
        #expect(hidden.why == seen.why, "what staff may see is said of everybody alike")
        guard case .letter(let row, _) = try outcome(whole: Self.lybunt()) else { throw NoLetter() }
        #expect(row.addressee == "Ana Ruiz")
    }

    @Test("Whom a gift of this year is hidden of is asked no more than others, nor is who may be them")
    func hiddenThisYear() throws {
        var whole = Self.lybunt()
        whole.thisYearMinor = 900_000
        guard case .suppressed(let held) = try outcome(whole: whole) else { throw NoLetter() }
        #expect(held.reasons == [.heldBack])
        let merge = try MailMerge(Self.appeal(), plan: Self.plan(Self.appeal()), on: Self.day)
        let double = MailMerge.Namesake(
            facts: Self.lybunt(9), people: [Self.person(9)], name: "Ana Ruiz", whole: whole)
        let letter = try outcome(Self.lybunt())
        guard
            case .suppressed(let perhaps) = merge.held(
                letter, of: Self.lybunt(), perhaps: [double], history: AppealHistory())
        else { throw NoLetter() }
        #expect(perhaps.perhaps == "perhaps D-9", "that they gave is not said")
    }

    @Test("Nobody is written to without a name")
    func nameless() throws {
        let nobody = Self.person(7, "") { $0.lastName = "" }
        #expect(try reasons(Self.lybunt(), [nobody]) == [.noName])
    }

    @Test("Segments are those of the year that the appeal's start lies in")
    func year() throws {
        var organization = Organization(name: "Test")
        organization.fiscalYearStart = try #require(MonthDay("07-01"))
        let appeal = Self.appeal()
        let plan = Plan(organization: organization, campaigns: [])
        #expect(try MailMerge(appeal, plan: plan, on: Self.day).year.year == 2027)
        let later = try #require(CalendarDate("2027-08-01"))
        #expect(try MailMerge(appeal, plan: plan, on: later).year.year == 2027)
        let open = Appeal(id: "open", name: "Open", segments: appeal.segments)
        #expect(try MailMerge(open, plan: plan, on: later).year.year == 2028)
    }

    @Test("A segment that cannot be read is named")
    func problems() {
        let wrong = [
            Segment(id: "typo", pick: "lybnt"), Segment(id: "money", pick: "lybunt", ask: "lst*2"),
        ]
        for segment in wrong {
            let problem = #expect(throws: MailMerge.Problem.self) {
                try MailMerge(Self.appeal(.mail, [segment]), plan: Self.plan(Self.appeal()), on: Self.day)
            }
            #expect(problem?.segment == segment.id)
            #expect(problem?.hint?.contains("did you mean") == true)
        }
    }

    @Test("Letters, suppressed and outside are all donors")
    func list() throws {
        var list = MailMergeList()
        list.add(try outcome(Self.lybunt(9), [Self.person(9)]))
        list.add(try outcome(Self.lybunt(3), [Self.person(3, "Ana", .deceased)]))
        list.add(try outcome(Self.lybunt(2), [Self.person(2)]))
        list.add(.outside)
        list.sort()
        #expect(list.donors == 4 && list.outside == 1)
        #expect(list.rows.map(\.donor) == [2, 9] && list.suppressed.map(\.donor) == [3])
        #expect(list.suppressedByReason.map(\.reason) == [.deceased])
        #expect(list.letters(of: Self.appeal()).map(\.count) == [0, 0, 2, 0])
    }
}
