import CampaignKit

/// Writes what one command says of one grant: rows of its tables, and the changes of the weighted pipeline.
final class GrantWriter {
    let posting: NonMonetaryPosting
    let grant: Int64
    let day: CalendarDate
    private var salts = SaltPool()
    private(set) var rows = 0

    var connection: any LedgerConnection { posting.connection }

    init(_ posting: NonMonetaryPosting, grant: Int64, day: CalendarDate) {
        self.posting = posting
        self.grant = grant
        self.day = day
    }

    func insert(_ table: GrantTable, _ values: [LedgerValue]) throws {
        let places = (1...values.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.run(
            "INSERT INTO \(table.name)(\(table.names.joined(separator: ", "))) VALUES (\(places))", values)
        rows += 1
    }

    /// The next position within the grant.
    func next(_ table: GrantTable) throws -> Int64 {
        try connection.integer("SELECT max(seq) FROM \(table.name) WHERE grant_award = $1", [.int(grant)]) + 1
    }

    /// What all dated rows begin with.
    func dated(_ seq: Int64) -> [LedgerValue] {
        [.int(grant), .int(seq), .int(posting.batch), .day(day)]
    }

    /// Keeps words that can be erased, and returns the digest that is hashed; NULL for none.
    func keep(_ texts: [String], _ table: GrantTable, _ id: Int64, seq: Int64 = 0) throws
        -> LedgerValue
    {
        guard texts.contains(where: { !$0.isEmpty }) else { return .null }
        let salt = salts.next()
        let words = texts.joined(separator: "\n")
        try connection.run(
            "INSERT INTO grant_personal(object, id, seq, salt, words) VALUES ($1, $2, $3, $4, $5)",
            [.text(table.name), .int(id), .int(seq), .bytes(salt), .text(words)])
        return .bytes(EntryText.digest([words], salt))
    }
}

extension GrantWriter {
    /// `name` is what a file calls it.
    func open(_ name: GrantName?, renews: Int64?, resubmits: Int64?) throws {
        let source = try posting.registry.source(name?.source ?? "")
        let key = name.map { RowDigests().key(source: $0.source, id: $0.id) }
        try insert(
            .grant,
            [
                .int(grant), .int(posting.batch), .int(source), name.map { .text($0.id) } ?? .null,
                .reference(key), .reference(renews), .reference(resubmits),
            ])
    }

    func write(_ words: GrantWords) throws {
        let seq = try next(.detail)
        // A line each: a break within a word would shift those after it.
        let texts = words.texts.map { text in
            text.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        try insert(.detail, dated(seq) + [try keep(texts, .detail, grant, seq: seq)])
    }

    func write(funder: Int64, isGovernment: Bool) throws {
        try insert(.funder, dated(try next(.funder)) + [.int(funder), .int(isGovernment ? 1 : 0)])
    }

    func write(_ figures: GrantChange.Figures) throws {
        var values = dated(try next(.figure))
        values += [.reference(figures.requested), .reference(figures.expected)]
        if let foreign = figures.foreign {
            let rate: LedgerValue = foreign.rate.isEmpty ? .null : .text(foreign.rate)
            values += [.text(foreign.original.currency.code), .int(foreign.original.minorUnits), rate]
        } else {
            values += [.null, .null, .null]
        }
        try insert(.figure, values + [.day(figures.decision)])
    }

    func write(_ shares: [GrantChange.Share]) throws {
        let seq = try next(.share)
        for (ord, share) in shares.enumerated() {
            let place = try posting.registry.place(share.place)
            try insert(.share, dated(seq) + [.int(ord), .int(place), .int(share.weight)])
        }
    }

    func write(_ move: GrantChange.Move) throws {
        let seq = try next(.stage)
        try insert(
            .stage,
            dated(seq) + [
                .int(move.stage.rawValue), .int(move.likelihood), .null,
                try keep([move.reason], .stage, grant, seq: seq),
            ])
    }

    /// A void is dated as the move that it voids, on whose day it acts.
    func void(_ move: GrantHistory.Row, reason: String) throws {
        let seq = try next(.stage)
        try insert(
            .stage,
            [
                .int(grant), .int(seq), .int(posting.batch), .day(move.day), .int(move.stage.rawValue),
                .int(move.likelihood), .int(move.seq), try keep([reason], .stage, grant, seq: seq),
            ])
    }

    func write(_ term: GrantTerm) throws {
        let seq = try next(.term)
        try insert(
            .term,
            dated(seq) + [
                .int(term.kind.rawValue), .day(term.period?.lowerBound), .day(term.period?.upperBound),
                try keep([term.words], .term, grant, seq: seq),
            ])
    }

    func write(_ challenge: Challenge) throws {
        try insert(
            .challenge,
            dated(try next(.challenge)) + [
                .int(try posting.registry.place(challenge.place)), .int(challenge.given),
                .int(challenge.released), .day(challenge.window.lowerBound),
                .day(challenge.window.upperBound), .reference(challenge.threshold),
                .int(challenge.isShared ? 1 : 0),
            ])
    }

    func write(promise entry: Int64) throws {
        try insert(.promise, dated(try next(.promise)) + [.int(entry)])
    }

    /// Returns the number of the deadline; `gates` is the entry whose installment waits for it.
    func write(_ deadline: NewDeadline, gates entry: Int64?) throws -> Int64 {
        let number = try connection.integer("SELECT max(id) FROM due") + 1
        func text(_ text: String) -> LedgerValue { text.isEmpty ? .null : .text(text) }
        try insert(
            .due,
            [
                .int(number), .int(posting.batch), .int(grant), .int(deadline.kind.rawValue),
                .day(deadline.due), text(deadline.rule), text(deadline.time), text(deadline.zone),
                .reference(entry), .reference(deadline.gates.map(Int64.init)),
                try keep([deadline.owner], .due, number),
            ])
        return number
    }

    func write(_ step: DeadlineStep) throws {
        let seq =
            try connection.integer("SELECT max(seq) FROM due_change WHERE due = $1", [.int(step.deadline)])
            + 1
        try insert(
            .dueChange,
            [
                .int(step.deadline), .int(seq), .int(posting.batch), .day(day), .int(step.kind.rawValue),
                .day(step.to), try keep([step.words], .dueChange, step.deadline, seq: seq),
            ])
    }

    /// What the batch changed of the weighted pipeline, which the day's sums take in.
    func writeDeltas() throws {
        let changes = try GrantReader(connection: connection).pipeline(grant).changes(ofBatch: posting.batch)
        for (key, figures) in changes {
            let place =
                key.places.count == 1 ? key.places[0] : try posting.registry.placeSet(key.places)
            try connection.run(
                """
                INSERT INTO grant_delta(grant_award, place, day, batch, class, raised, commitments) \
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .int(grant), .int(place), .day(key.day), .int(posting.batch),
                    .int(key.countClass.rawValue), .int(figures.raised), .int(figures.commitments),
                ])
        }
    }
}
