public import CampaignKit
public import CampaignLedger
import Foundation
import System

/// Notices when the ledger of a workspace is not the one that this computer saw there last.
///
/// One for a run of a command: what is wrong is said once.
public final class LedgerWatch {
    /// How the ledger stands to what was seen, with the newest batch that was.
    public enum State: Equatable, Sendable {
        case whole
        /// There is no file any more: what is posted next begins a new ledger.
        case gone(BatchMark)
        /// The file is there and holds nothing.
        case emptied(BatchMark)
        /// An older or a forked copy is in its place.
        case lost(BatchMark)
    }

    public private(set) var states: [String: State] = [:]
    /// Whether the command reports what is wrong itself: nothing is said besides its answer.
    public var isInspected = false

    /// Whether only the ledger itself may answer, not a copy of it on another server.
    public var refusesCopies = false

    public init() {}

    /// Of the only ledger that was looked at.
    public var standing: State { states.values.first ?? .whole }

    /// Compares the ledger with what was read from memory before it was opened, and remembers a newer one.
    public func state(
        of ledger: Ledger?, at location: LedgerLocation, _ memory: HeadMemory,
        seen: HeadMemory.Content?
    ) throws -> State {
        let path = location.place
        if let known = states[path] { return known }
        let state: State
        if let ledger {
            let now = try ledger.sighting(of: seen?.mark, isBegun: seen?.isBegun ?? false)
            state = now.holdsSeen ? .whole : seen.map { .lost($0.mark) } ?? .whole
            if now.holdsSeen, let newest = now.newest, newest != seen?.mark || seen?.isBegun == true {
                memory.write(HeadMemory.Content(mark: newest))
            }
        } else if let seen {
            // No one takes a database away to begin another: an empty one is not the right one.
            let isThere = (location.isServer || FileStatus(path) != nil) && !seen.isBegun
            state = isThere ? .emptied(seen.mark) : .gone(seen.mark)
        } else {
            state = .whole
        }
        states[path] = state
        return state
    }
}

/// A batch in words, for people who have to know which one is meant.
public struct BatchWords {
    public let currency: Currency

    public init(currency: Currency) { self.currency = currency }

    /// `batch B-41 (Ana, 29 Nov 2026 14:02, 1 row, $1,000.00)`; no sum where no money was posted.
    public func text(_ mark: BatchMark) -> String {
        var parts = [TerminalText.safe(mark.actor), Self.moment(mark.postedAtUTC, zone: mark.zone)]
        parts += [Words.count(mark.rows, "row")]
        if mark.controlMinor != 0 {
            parts.append(Money(minorUnits: mark.controlMinor, currency: currency).text)
        }
        return "batch B-\(mark.batch) (\(parts.filter { !$0.isEmpty }.joined(separator: ", ")))"
    }

    /// A stored instant by the clock of a zone: `29 Nov 2026 14:02`; as it is stored where it is not one.
    public static func moment(_ utc: String, zone: String) -> String {
        guard let instant = UTCInstant(utc) else { return TerminalText.safe(utc) }
        let date = Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970))
        let ahead = TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0
        let local = UTCInstant(secondsSince1970: instant.secondsSince1970 + ahead)
        return "\(instant.day(secondsAhead: ahead).longText) \(local.description.dropFirst(11).prefix(5))"
    }
}
