import CampaignKit
import Foundation

/// What a row says it is.
struct StatedType: Sendable {
    /// The promise that a type's name demands, besides what every type of its family needs.
    enum Promise: Sendable { case pledge, grant }

    var type: EntryType
    /// Set for `pledge_payment` and `grant_payment`, which are gifts on a promise.
    var payment: Promise?

    /// Reads a type's name in lower case.
    init?(word: String) {
        guard let type = EntryType(name: word) else { return nil }
        self.type = type
        if word == "pledge_payment" { payment = .pledge }
        if word == "grant_payment" { payment = .grant }
    }

    init(_ type: EntryType) { self.type = type }
}

/// The column `type`; blank is a gift.
struct TypeCell: Sendable {
    private var word: WordCell<StatedType>

    init(_ header: GiftHeader) {
        word = WordCell(
            header.cell(.type), code: .unknownType, what: "a type of row", names: EntryType.acceptedNames
        ) { StatedType(word: $0) }
    }

    /// Nil when the type is refused.
    mutating func read(_ context: RowContext) -> StatedType? {
        context.bytes(word.cell).isEmpty ? StatedType(.gift) : word.read(context)
    }
}

/// Which civil day of the charity a moment is (`rules.md §1.6`): 2027-01-01 at 03:00 UTC is 31 December in
/// New York.
struct CivilClock: Sendable {
    private let charity: TimeZone
    /// The zone of times that say none; nil refuses them.
    private let source: TimeZone?

    init(charity: String, source: String?) {
        self.charity = TimeZone(identifier: charity) ?? .gmt
        self.source = source.flatMap { TimeZone(identifier: $0) }
    }

    /// The charity's day at a time of a day; nil when nothing says in which zone that is.
    ///
    /// - Parameters:
    ///   - second: seconds after midnight.
    ///   - offset: seconds ahead of UTC, as the text says them.
    func day(_ day: CalendarDate, second: Int, offset: Int?) -> CalendarDate? {
        let local = day.dayNumber * 86_400 + second
        let ahead: Int
        if let offset {
            ahead = offset
        } else if let source {
            ahead = Self.offset(of: source, local: local)
        } else {
            return nil
        }
        return civilDay(local - ahead)
    }

    /// The same at a time in a zone by its IANA name; nil for a name that is no zone's.
    func day(_ day: CalendarDate, second: Int, zoneName: String) -> CalendarDate? {
        guard let zone = TimeZone(identifier: zoneName) else { return nil }
        let local = day.dayNumber * 86_400 + second
        return civilDay(local - Self.offset(of: zone, local: local))
    }

    private func civilDay(_ moment: Int) -> CalendarDate {
        let there = moment + Self.offset(of: charity, at: moment)
        return CalendarDate(dayNumber: there >= 0 ? there / 86_400 : (there - 86_399) / 86_400)
    }

    /// Right but for the hour in which clocks are set back, which no midnight is near.
    private static func offset(of zone: TimeZone, local: Int) -> Int {
        offset(of: zone, at: local - offset(of: zone, at: local))
    }

    private static func offset(of zone: TimeZone, at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
