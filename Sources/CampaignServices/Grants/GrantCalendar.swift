public import CampaignExchange
import CampaignKit
import CampaignLedger

/// The deadlines and installments of grants as events of a calendar.
public struct GrantCalendar {
    /// Which of them, and how much they say.
    public struct Choice: Sendable {
        /// Only what is overdue or due within so many days.
        public var within: Int?
        /// Only these kinds; `installment` is one.
        public var kinds: Set<String>?
        /// Calendars get shared, so amounts are only there when asked for.
        public var amounts = false
        /// What is done stays as a canceled event, so that a subscribed calendar drops it.
        public var cancelsDone = false

        public init() {}
    }

    /// For how many days after its own an event that was canceled is still written.
    private static let keptDays = 400

    public let events: [ICalendar.Event]

    public init(_ reading: GrantReading, _ choice: Choice) throws {
        let batches = try reading.ledger?.batches() ?? []
        let times = Dictionary(batches.map { ($0.id, $0.postedAtUTC) }) { first, _ in first }
        // The first posting is the last in the list: what is posted later changes no identity.
        let mark = String((batches.last?.hash ?? "").prefix(8))
        let currency = reading.currency
        events = try reading.lines().flatMap { line in
            line.due.filter { Self.holds($0, choice, reading.asOf) }.map { due in
                var event = Self.event(due, line, mark, times)
                if choice.amounts, let stake = due.stake { event.description = currency.text(stake) }
                return event
            }
        }
    }

    private static func holds(_ due: GrantDue, _ choice: Choice, _ day: CalendarDate) -> Bool {
        let isWanted: Bool =
            switch due.status {
            case .done: choice.cancelsDone && due.due.days(until: day) <= keptDays
            case .waived: due.due.days(until: day) <= keptDays
            case .overdue, .open: true
            }
        return isWanted && (choice.kinds?.contains(due.kind) ?? true)
            && (choice.within.map { day.days(until: due.due) <= $0 } ?? true)
    }

    private static func event(
        _ due: GrantDue, _ line: GrantLine, _ mark: String, _ times: [Int64: String]
    ) -> ICalendar.Event {
        let name = due.funderName.isEmpty ? due.funder.map { "D-\($0)" } ?? "" : due.funderName
        let who = name.isEmpty ? "" : ", " + name
        guard let deadline = due.deadline else {
            let pledge = line.pledges.first { $0.number == due.pledge }
            return ICalendar.Event(
                uid: "P-\(due.pledge ?? 0)-\(due.ord ?? 0).\(mark)@campaign", day: due.due,
                summary: "Installment expected\(who) (GR-\(due.grant))", categories: ["GRANT", "PAYMENT"],
                changedAt: pledge.flatMap { times[$0.line.batch] } ?? "")
        }
        let known = deadline.deadline.changes.filter {
            deadline.deadline.inForce.holds($0.batch, knownOn: line.knownOn)
        }
        let last = ([deadline.deadline.batch] + known.map(\.batch)).max() ?? 0
        let time = [deadline.time, deadline.zone].filter { !$0.isEmpty }.joined(separator: " ")
        return ICalendar.Event(
            uid: "DL-\(deadline.number).\(mark)@campaign", day: due.due,
            summary: deadline.deadline.kind.title + who + " (GR-\(due.grant))"
                + (time.isEmpty ? "" : " (by \(time))"),
            categories: ["GRANT", due.isReport ? "REPORT" : "DEADLINE"], sequence: known.count,
            changedAt: times[last] ?? "", isCancelled: !due.status.isOpen)
    }
}
