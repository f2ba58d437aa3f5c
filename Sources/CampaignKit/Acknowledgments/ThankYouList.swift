/// Who is thanked for which gifts: one letter for each donor and day, oldest first, and everyone else with
/// the reason why there is none.
public struct ThankYouList: Sendable {
    /// One letter to write.
    public struct Entry: Sendable, Equatable {
        public var letter: Letter
        /// What it is for, as posted.
        public var gifts: [ThankableGift]
        public var day: CalendarDate { gifts[0].day }

        public func daysWaiting(on today: CalendarDate) -> Int { gifts[0].daysWaiting(on: today) }
        public func isLate(on today: CalendarDate) -> Bool { gifts[0].isLate(on: today) }
    }

    /// A gift that no one gets a letter for.
    public struct Unwritten: Sendable, Equatable {
        public var gift: ThankableGift
        /// Who it would have gone to; nil where no one is known.
        public var donor: Int64?
        /// Empty where no one is known.
        public var name: String
        /// In words: `returned mail`.
        public var reason: String
        /// What someone has to do before this gift can be thanked for; nil where no letter can help.
        public var hint: String?

        /// A gift that waits for a person is late like one that waits for the post.
        public func isLate(on today: CalendarDate) -> Bool { hint != nil && gift.isLate(on: today) }
    }

    public private(set) var entries: [Entry] = []
    /// Donors whose letters go to one address though they share no household, in the order of the list.
    public private(set) var neighbors: [[Int64]] = []
    public private(set) var unwritten: [Unwritten] = []

    /// Gifts whose letter only a person can write, oldest first.
    public var forPersons: [Unwritten] { unwritten.filter { $0.hint != nil } }

    /// - Parameters:
    ///   - people: everyone who may be thanked or has to be asked, by number.
    ///   - households: the others of their households, whose death or returned mail bears on the letter.
    public init(
        _ gifts: [ThankableGift], rule: ThankYouRule, people: [Int64: AppealPerson],
        households: [Int64: [AppealPerson]] = [:]
    ) {
        var places: [Key: Int] = [:]
        for gift in gifts {
            if let reason = rule.reasonForPerson(gift) {
                unwritten.append(
                    Unwritten(
                        gift: gift, donor: gift.donor, name: people[gift.donor]?.details.displayName ?? "",
                        reason: reason.message, hint: reason.hint))
                continue
            }
            guard !rule.isThankedYearly(gift) else {
                unwritten.append(
                    Unwritten(
                        gift: gift, donor: gift.donor, name: people[gift.donor]?.details.displayName ?? "",
                        reason: "gives every month, and is thanked once a year"))
                continue
            }
            let recipients = rule.recipients(gift)
            if recipients.isEmpty {
                unwritten.append(
                    Unwritten(gift: gift, donor: nil, name: "", reason: rule.reasonForNobody(gift)))
            }
            for donor in recipients {
                let person = people[donor] ?? AppealPerson(donor: donor, details: DonorDetails())
                add(gift, to: person, households[donor] ?? [], rule, &places)
            }
        }
        neighbors = MailNeighbors.groups(entries.map(\.letter.row)) { one, other in
            (households[one] ?? []).contains { $0.donor == other }
        }
    }

    private mutating func add(
        _ gift: ThankableGift, to person: AppealPerson, _ others: [AppealPerson], _ rule: ThankYouRule,
        _ places: inout [Key: Int]
    ) {
        let row = Self.row(person, others, gift, rule)
        let obstacle = Self.obstacle(person, others)
        if let reason = obstacle ?? (row.addressee.isEmpty ? "no name to write to" : nil) {
            unwritten.append(
                Unwritten(
                    gift: gift, donor: person.donor, name: person.details.displayName, reason: reason,
                    hint: obstacle == nil ? "add the name with campaign donor edit once it is known" : nil))
            return
        }
        let key = Key(donor: person.donor, day: gift.day)
        if let index = places[key] {
            entries[index].gifts.append(gift)
            entries[index].letter.gifts.append(rule.letterGift(gift))
        } else {
            places[key] = entries.count
            entries.append(Entry(letter: Letter(row: row, gifts: [rule.letterGift(gift)]), gifts: [gift]))
        }
    }

    private struct Key: Hashable {
        let donor: Int64
        let day: CalendarDate
    }

    /// Why nothing can be mailed to someone; nil where it can.
    private static func obstacle(_ recipient: AppealPerson, _ others: [AppealPerson]) -> String? {
        let person = recipient.details
        let not = person.suppressions
        if person.isErased { return "erased" }
        if not.contains(.deceased) { return "deceased" }
        if not.contains(.doNotMail) { return "do not mail" }
        // What came back from one of them comes back from that address for all.
        let returned = others.filter { $0.details.suppressions.contains(.returnedMail) }
        let isReturned = returned.map(HouseholdAddress.address).contains(HouseholdAddress.address(recipient))
        if not.contains(.returnedMail) || isReturned { return "returned mail" }
        guard person.address1.isEmpty || person.city.isEmpty else { return nil }
        return person.email.isEmpty ? "no address" : "no address; thank by e-mail"
    }

    private static func row(
        _ recipient: AppealPerson, _ others: [AppealPerson], _ gift: ThankableGift, _ rule: ThankYouRule
    ) -> MailMergeRow {
        let person = recipient.details
        var row = MailMergeRow(donor: recipient.donor)
        row.letterID = "thanks-\(gift.day)-\(recipient.donor)"
        row.externalID = recipient.externalID
        let isLeftOut = { (other: AppealPerson) in
            AppealMedium.keepsNameOff(AppealMedium.post.obstacle(other))
        }
        // A household that gave is all who live in it.
        row.writtenTo = [recipient] + (person.kind == .household ? others.filter { !isLeftOut($0) } : [])
        row.leftOut = others.filter(isLeftOut)
        let names = LetterNames(
            writingTo: row.writtenTo, leftOut: row.leftOut, language: LetterLanguage(person.language))
        (row.addressee, row.salutation) = (names.addressee, names.salutation)
        (row.address1, row.address2, row.city) = (person.address1, person.address2, person.city)
        (row.state, row.postalCode, row.country) = (person.state, person.postalCode, person.country)
        (row.email, row.language) = (person.email, person.language)
        row.designation = rule.designation(gift)
        row.disclosure = rule.organization.disclosure(for: person)
        return row
    }
}
