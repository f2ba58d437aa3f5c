import CampaignKit

/// The day written `YYYY-MM-DD`; a test that misspells one stops.
func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(text) else { preconditionFailure("no day: \(text)") }
    return day
}

/// One commitment told row by row, as the ledger would load it: entries are numbered in the order of telling.
struct Story {
    var commitment: Commitment
    private(set) var lastEntry: Int64 = 0

    /// A gift, split over so many shares; entry 1 is its payment.
    static func gift(
        _ shares: [Int64], on day: CalendarDate, exchange: Int64 = 0, base: CountClass = .ordinary
    ) -> Story {
        var story = Story(
            commitment: Commitment(kind: .outright, baseClass: base, origin: day, shares: shares, events: []))
        story.pay(shares.reduce(0, +), on: day, exchange: exchange)
        return story
    }

    static func gift(_ amount: Int64, on text: String, exchange: Int64 = 0) -> Story {
        gift([amount], on: day(text), exchange: exchange)
    }

    /// A promise of any kind; entry 1 is the promise itself.
    static func promise(
        _ kind: Commitment.Kind, _ shares: [Int64], on day: CalendarDate, due: [Installment] = [],
        base: CountClass = .ordinary
    ) -> Story {
        var story = Story(
            commitment: Commitment(
                kind: kind, baseClass: base, origin: day, shares: shares, installments: due, events: []))
        story.add(.committed, shares.reduce(0, +), on: day)
        return story
    }

    static func pledge(_ amount: Int64, on text: String, due: [(String, Int64)] = []) -> Story {
        promise(
            .pledge, [amount], on: day(text),
            due: due.map { Installment(due: day($0.0), minorUnits: $0.1) })
    }

    @discardableResult
    mutating func add(
        _ measure: EffectKind, _ effect: Int64, on day: CalendarDate, payment: Int64 = 0, exchange: Int64 = 0,
        corrects: Int64 = 0, surplus: Surplus? = nil
    ) -> Int64 {
        lastEntry += 1
        commitment.events.append(
            Commitment.Event(
                entry: lastEntry, payment: payment, day: day, measure: measure, effect: effect,
                exchange: exchange, corrects: corrects, surplus: surplus))
        return lastEntry
    }

    @discardableResult
    mutating func pay(_ amount: Int64, on day: CalendarDate, exchange: Int64 = 0) -> Int64 {
        add(.paid, amount, on: day, payment: lastEntry + 1, exchange: exchange)
    }

    @discardableResult
    mutating func pay(_ amount: Int64, on text: String, exchange: Int64 = 0) -> Int64 {
        pay(amount, on: day(text), exchange: exchange)
    }

    /// Money of a payment given back.
    @discardableResult
    mutating func refund(_ amount: Int64, of payment: Int64 = 1, on text: String) -> Int64 {
        add(.paid, -amount, on: day(text), payment: payment, corrects: payment)
    }

    /// A refund or chargeback that is reversed itself: a bounced check that clears.
    @discardableResult
    mutating func restore(_ amount: Int64, of payment: Int64 = 1, naming reversal: Int64, on text: String)
        -> Int64
    {
        add(.paid, amount, on: day(text), payment: payment, corrects: reversal)
    }

    @discardableResult
    mutating func writeOff(_ amount: Int64, on text: String) -> Int64 {
        add(.writtenOff, amount, on: day(text))
    }

    @discardableResult
    mutating func change(_ amount: Int64, on text: String, _ surplus: Surplus? = nil) -> Int64 {
        add(.committed, amount, on: day(text), surplus: surplus)
    }

    @discardableResult
    mutating func meet(_ amount: Int64, on text: String) -> Int64 {
        add(.met, amount, on: day(text))
    }

    /// The figures at the end of a day: of one split, or of all.
    func figures(_ text: String, _ countClass: CountClass = .ordinary, split: Int? = nil) throws
        -> CommitmentFigures
    {
        try commitment.steps().figures(on: day(text), countClass, split: split)
    }

    /// Raised, received, outstanding at the end of a day.
    func money(_ text: String, _ countClass: CountClass = .ordinary, split: Int? = nil) throws -> [Int64] {
        try figures(text, countClass, split: split).money
    }

    /// What one class holds at the end of a day, that is not in raised.
    func line(_ countClass: CountClass, _ text: String) throws -> Int64 {
        try figures(text, countClass).raised
    }

    /// Gifts and commitments at the end of a day.
    func counts(_ text: String) throws -> [Int64] {
        let figures = try figures(text, commitment.baseClass)
        return [figures.gifts, figures.commitments]
    }

    func violations(from first: Int64 = 1) -> [CommitmentLimits.Violation] {
        CommitmentLimits.violations(in: commitment, from: first)
    }
}

extension CommitmentFigures {
    var money: [Int64] { [raised, received, outstanding] }
}

extension Commitment.Steps {
    /// The sum of the changes up to a day: what a reader of the ledger sees.
    func figures(on day: CalendarDate, _ countClass: CountClass, split: Int? = nil) -> CommitmentFigures {
        reduce(CommitmentFigures()) { sum, step in
            let (key, change) = step
            let isAsked = key.countClass == countClass && (split == nil || key.ordinal == split)
            return isAsked && key.day <= day ? sum.adding(change) : sum
        }
    }

    /// Every figure by split and class at the end of a day; zeros are left out.
    func standing(on day: CalendarDate) -> [Line: CommitmentFigures] {
        var result: [Line: CommitmentFigures] = [:]
        for (key, change) in self where key.day <= day {
            let line = Line(ordinal: key.ordinal, countClass: key.countClass)
            result[line] = (result[line] ?? CommitmentFigures()).adding(change)
        }
        return result.filter { !$0.value.isZero }
    }

    /// Days on which something changes, and their neighbors.
    var interestingDays: [CalendarDate] {
        let days = Set(keys.map(\.day))
        return Set(days.flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }).sorted()
    }
}

/// A split and a class.
struct Line: Hashable {
    var ordinal: Int
    var countClass: CountClass
}
