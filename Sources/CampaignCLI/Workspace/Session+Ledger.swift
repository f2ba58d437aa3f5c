import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

extension Session {
    /// The workspace's ledger, nil when there is none yet; says when it has lost a batch that was seen here.
    func ledger(in directory: String) throws -> Ledger? {
        let path = directory + "/" + Ledger.fileName
        // Memory first: a batch that is posted in between is then in the ledger.
        let memory = HeadMemory(of: directory, context)
        let seen = memory.read()
        let words = { (mark: BatchMark) in self.words(mark, in: directory) }
        let ledger = try open(path) { seen.map { words($0.mark) } }
        detail(ledger == nil ? "ledger: none yet at \(path)" : "ledger: \(path)")
        let isNew = watch.states[path] == nil
        let state = try watch.state(of: ledger, at: path, memory, seen: seen)
        if isNew { tell(state, at: path, words) }
        if case .emptied(let mark) = state, options.acceptFork == nil, !watch.isInspected {
            throw CommandError.failed(
                "ledger-lost", "\(shown(path)) is empty, and this computer has seen \(words(mark)) in it",
                hint:
                    "campaign restore FILE restores a backup; to start a new ledger instead, remove the empty file"
                    + left(at: path)
            )
        }
        return ledger
    }

    /// Opens the file; the error of one that is not a ledger says what was `lastSeen` in it.
    private func open(_ path: String, lastSeen: () -> String?) throws -> Ledger? {
        do {
            return try Ledger.open(path: path, access: .read)
        } catch {
            guard [.notALedger, .damaged].contains(error.code), let seen = lastSeen() else { throw error }
            throw LedgerError(
                error.code, error.message,
                hint: "this computer last saw \(seen) in it: campaign restore FILE restores a backup")
        }
    }

    /// A warning that nothing silences: money may be missing from whatever is shown.
    private func tell(
        _ state: LedgerWatch.State, at path: String, _ words: (BatchMark) -> String
    ) {
        guard !watch.isInspected else { return }
        switch state {
        case .whole, .emptied: return
        case .gone(let mark):
            say(
                "note: the ledger is missing; the last one had \(words(mark)). The next posting starts a new one"
                    + left(at: path))
        case .lost(let mark):
            warn(
                "this ledger does not contain \(words(mark)) that this computer has seen",
                hint: """
                    another copy may have it: campaign ledger compare OTHER.sqlite; until it is found nothing is posted here
                    """)
        }
    }

    /// What is said where a log is left of the ledger that is gone: no one else would look for it.
    private func left(at path: String) -> String {
        let log = path + "-wal"
        guard let size = FileStatus(log)?.size, size > 0 else { return "" }
        return "; \(shown(log)) may contain entries of the old ledger: find the file it belongs to first"
    }

    /// In the form of errors: two lines, or one JSON object.
    private func warn(_ message: String, hint: String) {
        guard writer.format == .json else {
            try? context.errors.write("warning: \(message)\nhint: \(hint)\n")
            return
        }
        let members: [String: JSONValue] = [
            "code": .string("lost-postings"), "message": .string(message), "hint": .string(hint),
        ]
        try? context.errors.write(JSONValue.object(["warning": .object(members)]).compact + "\n")
    }

    /// A batch in words, with its sum in the workspace's currency.
    func words(_ mark: BatchMark, in directory: String) -> String {
        let plan = try? self.plan(in: directory).plan
        return BatchWords(currency: plan?.organization.currency ?? .usd).text(mark)
    }

    /// What this computer has seen of the ledger, for who posts to it.
    func memory(_ currency: Currency) throws -> LedgerMemory {
        try StoredText.check(options.acceptFork, "--accept-fork")
        if let reason = options.acceptFork, reason.allSatisfy(\.isWhitespace) {
            throw CommandError.usage(
                "bad-value", "--accept-fork needs a reason",
                hint: "--accept-fork 'Restored from the backup of 1 November by hand'")
        }
        let home = context.environment["CAMPAIGN_HOME"]
        let directory = try WorkspaceLocator.find(
            from: context.directory, environmentHome: home, explicit: options.directory)
        let memory = HeadMemory(of: directory, context)
        let content = memory.read()
        return LedgerMemory(
            seen: content?.mark, isBegun: content?.isBegun ?? false,
            words: content.map { BatchWords(currency: currency).text($0.mark) } ?? "",
            acceptFork: options.acceptFork
        ) { memory.write(HeadMemory.Content(mark: $0)) }
    }

    /// Notes that a new ledger is begun where the last one is gone: killed half-made it is not a lost one.
    func beginLedger(in directory: String) {
        let memory = HeadMemory(of: directory, context)
        guard FileStatus(directory + "/" + Ledger.fileName) == nil, let seen = memory.read(), !seen.isBegun
        else { return }
        memory.write(HeadMemory.Content(mark: seen.mark, isBegun: true))
    }

    /// Takes the ledger that is there now for the right one, whatever was seen before: it was restored.
    func acceptLedger(in directory: String) {
        guard let ledger = try? Ledger.open(path: directory + "/" + Ledger.fileName, access: .read),
            let newest = try? ledger.sighting(of: nil).newest
        else { return }
        HeadMemory(of: directory, context).write(HeadMemory.Content(mark: newest))
    }
}

extension HeadMemory {
    init(of workspace: String, _ context: CommandContext) {
        self.init(of: workspace, environment: context.environment)
    }
}
