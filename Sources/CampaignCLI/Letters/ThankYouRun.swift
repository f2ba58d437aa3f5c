import CampaignKit
import CampaignLedger
import Terminal

/// The thank-you letters that are due, and the gifts that no one gets one for.
struct ThankYouRun {
    /// Gifts from this many days before today on, where no one says since when.
    static let usualDays = 90
    /// The template, below `Reports/`.
    static let path = "letters/thank-you.md"

    let list: ThankYouList
    /// Those that are written: all, or the first so many.
    let entries: [ThankYouList.Entry]
    let since: CalendarDate
    let today: CalendarDate
    /// Gifts hidden from staff: counted, never named.
    let hidden: Int
    /// Gifts before `since` without an acknowledgment.
    let older: Int

    init(
        _ ledger: Ledger, _ books: Books, since: CalendarDate?, today: CalendarDate, limit: Int?
    ) throws {
        let first = since ?? CalendarDate(dayNumber: today.dayNumber - Self.usualDays)
        let rule = ThankYouRule(books.loaded.plan)
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

    var letters: [Letter] { entries.map(\.letter) }

    /// The gifts that the letters are for, each once.
    var gifts: [Int64] { Array(Set(entries.flatMap { $0.gifts.map(\.entry) })).sorted() }

    /// Records that the letters went out today; returns how many gifts were not recorded before.
    func record(_ session: Session, directory: String, dryRun: Bool) throws -> Int {
        try session.recordThanks(
            for: gifts, on: today, in: directory, under: session.planWithText(in: directory),
            command: ThankLettersCommand.record, dryRun: dryRun
        ).recorded
    }

    /// Gifts that no one is thanked for before someone has looked at them.
    private var persons: [String] {
        let left = list.forPersons
        guard !left.isEmpty else { return [] }
        var reasons: [String] = []
        for gift in left where !reasons.contains(gift.reason) { reasons.append(gift.reason) }
        return ["\(Words.count(left.count, "gift")) without a letter, for a person to handle:"]
            + reasons.flatMap { reason -> [String] in
                let gifts = left.filter { $0.reason == reason }
                let numbers = gifts.map { "G-\($0.gift.entry)" }.joined(separator: ", ")
                return ["  \(numbers): \(reason)"]
                    + [gifts.first?.hint].compactMap { $0.map { "      " + $0 } }
            }
            + ["  after thanking one: campaign thank record G-\(left[0].gift.entry)"]
    }

    /// What is said besides the list, for people.
    var notes: [String] {
        var notes = persons
        if hidden > 0 {
            let list = hidden == 1 ? "is" : "are"
            notes.append("\(Words.count(hidden, "gift")) that staff may not see \(list) not listed")
        }
        notes += ZIPRemarks(letters.map(\.row)).lines
        if older > 0 {
            let list = older == 1 ? "is" : "are"
            notes.append(
                "\(Words.count(older, "gift")) before \(since) without an acknowledgment \(list) not listed: --since DATE"
            )
        }
        return notes
    }
}
