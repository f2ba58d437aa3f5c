import CampaignKit
import CampaignLedger
import CampaignServices

/// Notices when the ledger of a workspace is not the one that this computer saw there last.
///
/// One for a run of a command: what is wrong is said once.
final class LedgerWatch {
    /// How the ledger stands to what was seen; the words name the newest batch that was.
    enum State: Equatable {
        case whole
        /// There is no file any more: what is posted next begins a new ledger.
        case gone(String)
        /// The file is there and holds nothing.
        case emptied(String)
        /// An older or a forked copy is in its place.
        case lost(String)
    }

    private(set) var states: [String: State] = [:]
    /// Whether the command reports what is wrong itself: nothing is said besides its answer.
    var isInspected = false

    /// Of the only ledger that was looked at.
    var standing: State { states.values.first ?? .whole }

    /// Compares the ledger with what was read from memory before it was opened, and remembers a newer one.
    ///
    /// `words` is asked for only when something is wrong.
    func state(
        of ledger: (any LedgerReading)?, at path: String, _ memory: HeadMemory,
        seen: HeadMemory.Content?, words: (BatchMark) -> String
    ) throws -> State {
        if let known = states[path] { return known }
        let state: State
        if let ledger {
            let now = try ledger.sighting(of: seen?.mark, isBegun: seen?.isBegun ?? false)
            state = now.holdsSeen ? .whole : .lost(seen.map { words($0.mark) } ?? "")
            if now.holdsSeen, let newest = now.newest, newest != seen?.mark || seen?.isBegun == true {
                memory.write(HeadMemory.Content(mark: newest))
            }
        } else if let seen {
            let isThere = FileStatus(path) != nil && !seen.isBegun
            state = isThere ? .emptied(words(seen.mark)) : .gone(words(seen.mark))
        } else {
            state = .whole
        }
        states[path] = state
        return state
    }
}
