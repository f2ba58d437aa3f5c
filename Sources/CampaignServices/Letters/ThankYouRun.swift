public import CampaignKit
public import CampaignLedger

/// The thank-you letters that are due, and the gifts that no one gets one for.
public struct ThankYouRun {
    /// Gifts from this many days before today on, where no one says since when.
    public static let usualDays = 90
    /// The template, below `Reports/`.
    public static let path = "letters/thank-you.md"

    public let list: ThankYouList
    /// Those that are written: all, or the first so many.
    public let entries: [ThankYouList.Entry]
    public let since: CalendarDate
    public let today: CalendarDate
    /// Gifts hidden from staff: counted, never named.
    public let hidden: Int
    /// Gifts before `since` without an acknowledgment.
    public let older: Int

    public init(
        _ ledger: Ledger, _ books: LedgerView, since: CalendarDate?, today: CalendarDate, limit: Int?
    ) throws {
        let first = since ?? CalendarDate(dayNumber: today.dayNumber - Self.usualDays)
        var rule = ThankYouRule(books.loaded.plan)
        rule.monthly = try ledger.monthlyGifts(since: first, asOf: today, knownOn: books.batch)
        let due = try ledger.giftsToThank(since: first, asOf: today, knownOn: books.batch)
        let donors = Set(
            due.gifts.flatMap { rule.reasonForPerson($0) == nil ? rule.recipients($0) : [$0.donor] })
        let (people, households) = try Self.people(donors, ledger, today, books.batch)
        list = ThankYouList(due.gifts, rule: rule, people: people, households: households)
        entries = Array(list.entries.prefix(limit ?? Int.max))
        self.since = first
        self.today = today
        hidden = due.hidden
        older = try ledger.countToThank(until: CalendarDate(dayNumber: first.dayNumber - 1))
    }

    /// Donors by number, those without an address with their household's; and the others of the households.
    private static func people(
        _ donors: Set<Int64>, _ ledger: Ledger, _ day: CalendarDate, _ knownOn: Int64?
    ) throws -> (people: [Int64: AppealPerson], households: [Int64: [AppealPerson]]) {
        let units = try ledger.households(knownOn: knownOn)
        let wanted = Set(donors.compactMap { units[$0] })
        let members = Dictionary(
            grouping: units.keys.sorted().filter { units[$0].map(wanted.contains) ?? false }
        ) {
            units[$0] ?? $0
        }
        let known = try ledger.appealPeople(
            donors.union(members.values.joined()), asOf: day, knownOn: knownOn)
        var people = known
        var households: [Int64: [AppealPerson]] = [:]
        for donor in donors {
            guard let unit = units[donor], let numbers = members[unit] else { continue }
            let all = numbers.compactMap { known[$0] }
            households[donor] = all.filter { $0.donor != donor }
            people[donor] = HouseholdAddress.shared(all).first { $0.donor == donor }
        }
        return (people, households)
    }

    public var letters: [Letter] { entries.map(\.letter) }

    /// The gifts that the letters are for, each once.
    public var gifts: [Int64] { Array(Set(entries.flatMap { $0.gifts.map(\.entry) })).sorted() }

    /// Records that the letters went out today; returns how many gifts were not recorded before.
    public func record(
        _ context: some ServiceContext, directory: String, command: String, dryRun: Bool
    ) throws -> Int {
        try context.recordThanks(
            for: gifts, on: today, in: directory, under: context.planWithText(in: directory),
            command: command, dryRun: dryRun
        ).recorded
    }
}
