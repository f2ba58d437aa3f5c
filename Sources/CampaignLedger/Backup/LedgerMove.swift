/// A ledger that has gone to another place.
public struct LedgerMove: Sendable, Equatable {
    /// The newest batch, which both places have.
    public let newest: BatchMark
    /// Where the file is kept that was there before; nil where there was none.
    public let kept: String?
    /// Whether everything was there already, by a move that was cut short.
    public let wasThere: Bool
}

extension Ledger {
    /// Copies everything to another place, proves the copy, and closes this ledger with a pointer to it.
    ///
    /// No one posts here meanwhile. The copy is complete and kept before this ledger is closed: cut short in
    /// between, the same move closes it later.
    ///
    /// - Parameter ending: what the name of a file gets that was there before, closed by a move from there.
    public func move(to target: LedgerLocation, keepingAs ending: String) throws(LedgerError) -> LedgerMove {
        // What the other place has to say must not be taken for a failure of this one.
        var failure: LedgerError?
        do {
            return try posting { source in
                // First: who may not close this ledger must not make a second one.
                try source.run("INSERT INTO moved_to(place) VALUES ($1)", [.text(target.place)])
                let move: LedgerMove
                let receiver = LedgerReceiver(target: target, ending: ending, subject: .ledger)
                do { move = try receiver.take(source) } catch {
                    failure = Self.translate(error)
                    throw error
                }
                return .keep(move)
            }
        } catch { throw failure ?? Self.translate(error) }
    }

    /// Finds out whether this person may close the ledger, and whether the place can take it.
    ///
    /// What is in the way is said in the words of a move; nothing is kept.
    public func tryMove(to target: LedgerLocation) throws(LedgerError) {
        var failure: LedgerError?
        do {
            try posting { source -> PostingEnd<Void> in
                try source.run("INSERT INTO moved_to(place) VALUES ($1)", [.text(target.place)])
                let receiver = LedgerReceiver(target: target, ending: "", subject: .ledger)
                do { try receiver.tryTaking(source) } catch {
                    failure = Self.translate(error)
                    throw error
                }
                return .undo(())
            }
        } catch { throw failure ?? Self.translate(error) }
    }

    /// Copies everything into an empty place and proves the copy; this ledger stays as it is.
    public func restore(to target: LedgerLocation) throws(LedgerError) -> LedgerMove {
        var failure: LedgerError?
        do {
            return try engine.read { source in
                let receiver = LedgerReceiver(target: target, ending: "", subject: .backup)
                do { return try receiver.take(source) } catch {
                    failure = Self.translate(error)
                    throw error
                }
            }
        } catch { throw failure ?? Self.translate(error) }
    }

    /// The place that this ledger was moved to; nil while it is in use.
    public func movedTo() throws(LedgerError) -> String? { try reading(Self.successor) }

    /// Throws where a ledger was moved: what is posted to it, no one would find.
    static func requireInUse(_ connection: any LedgerConnection) throws {
        guard let place = try successor(connection) else { return }
        let server = try? LedgerPlace.serverName(of: place)
        throw LedgerError(
            .moved, "this ledger was moved to \(server ?? place); nothing was posted",
            hint: "post there: " + way(isServer: server != nil))
    }

    /// How a workspace comes to use the place that a ledger was moved to.
    public static func way(isServer: Bool) -> String {
        isServer
            ? "have ledger: in Campaigns/organization.yml, or CAMPAIGN_LEDGER, name it"
            : "if it is the workspace's own file, take ledger: out of Campaigns/organization.yml; "
                + "else have CAMPAIGN_LEDGER name it"
    }

    private static func successor(_ connection: any LedgerConnection) throws -> String? {
        try connection.first("SELECT place FROM moved_to") { $0.text(0) }
    }
}

/// A place that takes a whole ledger from another.
struct LedgerReceiver {
    let target: LedgerLocation
    let ending: String
    /// What is taken, in the words of an error.
    let subject: CopiedLedger

    /// What is at the place.
    private enum Present {
        case nothing
        /// The same batches to the last.
        case theSame
        /// One that was moved away from there, all of whose batches the source has.
        case closed
    }

    func take(_ source: any LedgerConnection) throws -> LedgerMove {
        let newest = try newest(of: source)
        guard try !isThere(source, newest) else {
            return LedgerMove(newest: newest, kept: nil, wasThere: true)
        }
        let kept = try target.file.map { try intoFile($0, source, newest) } ?? intoDatabase(source)
        return LedgerMove(newest: newest, kept: kept, wasThere: false)
    }

    /// Throws what `take` would throw before it copies; nothing is written.
    func tryTaking(_ source: any LedgerConnection) throws {
        guard try !isThere(source, try newest(of: source)) else { return }
        // A file that a move closed is put aside, and not posted to.
        guard try Ledger.open(target, access: .read) == nil else { return }
        try Ledger.open(target, access: .write)?.tryPosting()
    }

    private func newest(of source: any LedgerConnection) throws -> BatchMark {
        guard let newest = try SightingReader(connection: source).newest() else {
            throw LedgerError(.missing, "nothing has been posted yet", hint: "campaign import FILE")
        }
        return newest
    }

    /// Whether all of it is at the place already; throws where the place cannot take it.
    private func isThere(_ source: any LedgerConnection, _ newest: BatchMark) throws -> Bool {
        switch try present(source, newest) {
        case .nothing: return false
        case .closed where target.isServer:
            throw LedgerError(
                .otherLedger,
                "\(target.name) still has what was moved away from it, all of which is in the ledger",
                hint: "name another empty database, or recreate this one: dropdb NAME, createdb NAME")
        case .closed: return false
        case .theSame:
            // Another way to name the same place would close the only ledger; that one is locked just now.
            try Ledger.open(target, access: .write, busySeconds: 1)?.tryPosting()
            return true
        }
    }

    private func present(_ source: any LedgerConnection, _ newest: BatchMark) throws -> Present {
        guard let there = try Ledger.open(target, access: .read) else { return .nothing }
        let mark = try there.sighting(of: nil).newest
        if try there.movedTo() != nil {
            guard let mark, try SightingReader(connection: source).holds(mark) else { throw taken }
            return .closed
        }
        guard mark?.hash == newest.hash else { throw taken }
        return .theSame
    }

    private var taken: LedgerError {
        LedgerError(
            .otherLedger, "\(target.name) has a ledger already",
            hint: target.isServer
                ? "give this one an empty database: createdb NAME"
                : "name another file, or move that one away")
    }

    private func intoDatabase(_ source: any LedgerConnection) throws -> String? {
        guard let engine = try Ledger.open(target, access: .write)?.engine else { throw taken }
        do { try fill(engine, from: source) } catch {
            throw subject.explained(Ledger.translate(error), making: target.place, in: target.name)
        }
        return nil
    }

    /// Makes the file in a folder of its own, and gives it its place when it is whole.
    private func intoFile(
        _ path: String, _ source: any LedgerConnection, _ newest: BatchMark
    ) throws -> String? {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let (file, folder) = try LedgerPlace.emptyFile(in: parent.isEmpty ? "/" : parent)
        do { try fill(try LedgerPlace.emptyLedger(at: file), from: source) } catch {
            throw subject.explained(Ledger.translate(error), making: file, in: target.name)
        }
        return try LedgerCopy(file: file, newest: newest, folder: folder)
            .replaceLedger(at: path, keepingAs: ending)
    }

    /// One transaction, which is kept when the copy is proven.
    ///
    /// What is wrong is thrown behind it: the engine would name the file that is being made.
    private func fill(_ engine: any LedgerEngine, from source: any LedgerConnection) throws {
        let problem = try engine.posting { connection -> PostingEnd<String?> in
            try engine.dropIndexes(connection)
            try LedgerTransfer(source: source, target: connection).run()
            try engine.rebuildIndexes(connection)
            let problem = try CopyProof.problem(connection, engine)
            return problem == nil ? .keep(nil) : .undo(problem)
        }
        if let problem { throw subject.damaged(problem) }
    }
}
