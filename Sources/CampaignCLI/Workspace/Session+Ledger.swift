import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

extension Session {
    /// Which ledger the workspace has, and who said so.
    func choice(in directory: String) throws -> LedgerChoice {
        let environment = context.environment
        let choice = try LedgerChoice(in: directory, from: context.directory, environment: environment)
        try HostMemory(environment: environment).requireKnown(choice)
        return choice
    }

    /// Remembers a server that someone has just named.
    func trust(_ location: LedgerLocation) {
        guard let host = location.remoteHost else { return }
        try? HostMemory(environment: context.environment).trust(host)
    }

    func location(in directory: String) throws -> LedgerLocation { try choice(in: directory).location }

    /// A location as people see it: a database by its name, a file from where they are.
    func shown(_ location: LedgerLocation) -> String {
        location.isServer ? TerminalText.safe(location.name) : shown(location.place)
    }

    /// The workspace's ledger, nil when there is none yet; says when it has lost a batch that was seen here.
    func ledger(in directory: String) throws -> Ledger? {
        let choice = try choice(in: directory)
        let location = choice.location
        // Memory first: a batch that is posted in between is then in the ledger.
        let memory = HeadMemory(of: directory, context)
        let seen = memory.read()
        let words = { (mark: BatchMark) in self.words(mark, in: directory) }
        let copy = replica(choice, seen)
        // One answer comes from one of them.
        if copy == nil { watch.refusesCopies = true }
        let ledger = try copy ?? open(location) { seen.map { words($0.mark) } }
        detail(ledger == nil ? "ledger: none yet at \(location.name)" : "ledger: \(location.name)")
        let isNew = watch.states[location.place] == nil
        if let ledger { try FiguresOnly.requireNames(of: ledger, at: location, for: context.arguments) }
        let state = try watch.state(of: ledger, at: location, memory, seen: seen)
        if isNew {
            tell(state, at: location, words)
            if let place = try ledger?.movedTo() { tellMoved(to: place) }
        }
        if case .emptied(let mark) = state, options.acceptFork == nil, !watch.isInspected {
            throw CommandError.failed(
                "ledger-lost",
                "\(shown(location)) is empty, and this computer has seen \(words(mark)) in it",
                hint: "campaign restore FILE restores a backup; to start a new ledger instead, "
                    + (location.isServer
                        ? "add --accept-fork REASON to the command that posts"
                        : "remove the empty file" + left(at: location))
            )
        }
        return ledger
    }

    /// The copy that answers questions, where the office has one that is not behind what was seen here.
    ///
    /// Where nothing was seen yet the ledger itself answers: only so is it known which ledger a copy is of.
    private func replica(_ choice: LedgerChoice, _ seen: HeadMemory.Content?) -> Ledger? {
        guard !watch.refusesCopies, let location = choice.replica, let seen, !seen.isBegun,
            let ledger = try? Ledger.open(location, access: .read),
            let now = try? ledger.sighting(of: seen.mark), now.holdsSeen, let newest = now.newest
        else { return nil }
        if watch.states[choice.location.place] == nil {
            let moment = BatchWords.moment(newest.postedAtUTC, zone: newest.zone)
            say("from the copy \(location.name): up to B-\(newest.batch), posted \(moment)")
        }
        return ledger
    }

    /// The ledger for posting, where something was posted before: opened for that, there would be one always.
    func postedLedger(in directory: String) throws -> Ledger {
        guard try ledger(in: directory) != nil else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        return try ledgerForPosting(in: directory)
    }

    /// Opens the ledger; the error of a file that is not one says what was `lastSeen` in it.
    private func open(_ location: LedgerLocation, lastSeen: () -> String?) throws -> Ledger? {
        do {
            return try Ledger.open(location, access: .read)
        } catch {
            guard [.notALedger, .damaged].contains(error.code), let seen = lastSeen() else { throw error }
            throw LedgerError(
                error.code, error.message,
                hint: "this computer last saw \(seen) in it: campaign restore FILE restores a backup")
        }
    }

    /// A warning that nothing silences: money may be missing from whatever is shown.
    private func tell(
        _ state: LedgerWatch.State, at location: LedgerLocation, _ words: (BatchMark) -> String
    ) {
        guard !watch.isInspected else { return }
        switch state {
        case .whole, .emptied: return
        case .gone(let mark):
            say(
                "note: the ledger is missing; the last one had \(words(mark)). The next posting starts a new one"
                    + left(at: location))
        case .lost(let mark):
            warn(
                "this ledger does not contain \(words(mark)) that this computer has seen",
                hint: """
                    another copy may have it: campaign ledger compare OTHER.sqlite; until it is found nothing is posted here
                    """)
        }
    }

    /// Figures of a ledger that was moved end where it was closed.
    private func tellMoved(to place: String) {
        guard !watch.isInspected, let location = try? LedgerLocation(place, from: "/") else { return }
        warn(
            "this ledger was moved to \(TerminalText.safe(location.name)): what was posted since is not here",
            hint: Ledger.way(isServer: location.isServer),
            code: "ledger-moved")
    }

    /// What is said where a log is left of the ledger that is gone: no one else would look for it.
    private func left(at location: LedgerLocation) -> String {
        guard let file = location.file else { return "" }
        let log = file + "-wal"
        guard let size = FileStatus(log)?.size, size > 0 else { return "" }
        return "; \(shown(log)) may contain entries of the old ledger: find the file it belongs to first"
    }

    /// In the form of errors: two lines, or one JSON object.
    private func warn(_ message: String, hint: String, code: String = "lost-postings") {
        guard writer.format == .json else {
            try? context.errors.write("warning: \(message)\nhint: \(hint)\n")
            return
        }
        let members: [String: JSONValue] = [
            "code": .string(code), "message": .string(message), "hint": .string(hint),
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
        guard let file = try? location(in: directory).file, FileStatus(file) == nil,
            let seen = memory.read(), !seen.isBegun
        else { return }
        memory.write(HeadMemory.Content(mark: seen.mark, isBegun: true))
    }

    /// Takes the ledger that is there now for the right one, whatever was seen before: it was restored.
    func acceptLedger(in directory: String) {
        guard let location = try? location(in: directory),
            let ledger = try? Ledger.open(location, access: .read),
            let newest = try? ledger.sighting(of: nil).newest
        else { return }
        HeadMemory(of: directory, context).write(HeadMemory.Content(mark: newest))
    }
}

extension HeadMemory {
    /// A ledger that the environment names has a memory of its own: the workspace may have another.
    init(of workspace: String, _ context: CommandContext) {
        let environment = context.environment
        let named = environment[LedgerChoice.variable].flatMap { text in
            text.isEmpty ? nil : try? LedgerLocation(text, from: context.directory)
        }
        self.init(of: named?.place ?? workspace, environment: environment)
    }
}
