import CampaignKit
public import CampaignLedger
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

    public init() {}

    /// Of the only ledger that was looked at.
    public var standing: State { states.values.first ?? .whole }

    /// Compares the ledger with what was read from memory before it was opened, and remembers a newer one.
    public func state(
        of ledger: (any LedgerReading)?, at path: String, _ memory: HeadMemory,
        seen: HeadMemory.Content?
    ) throws -> State {
        if let known = states[path] { return known }
        let state: State
        if let ledger {
            let now = try ledger.sighting(of: seen?.mark, isBegun: seen?.isBegun ?? false)
            state = now.holdsSeen ? .whole : seen.map { .lost($0.mark) } ?? .whole
            if now.holdsSeen, let newest = now.newest, newest != seen?.mark || seen?.isBegun == true {
                memory.write(HeadMemory.Content(mark: newest))
            }
        } else if let seen {
            let isThere = FileStatus(path) != nil && !seen.isBegun
            state = isThere ? .emptied(seen.mark) : .gone(seen.mark)
        } else {
            state = .whole
        }
        states[path] = state
        return state
    }
}
