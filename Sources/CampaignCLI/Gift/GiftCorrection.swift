import CampaignKit
import CampaignLedger
import CampaignServices

/// One act on a posted gift: finds it, posts the row, says what it did.
struct GiftCorrection {
    let row: TypedEntry<Session>
    let options: CorrectionOptions
    let target: EntryDetail
    let standing: EntryStatus

    init(_ session: Session, gift: String, command: String, _ options: CorrectionOptions) throws {
        _ = try options.posting()
        row = try TypedEntry<Session>(session, command: command)
        let ledger = try row.ledger()
        target = try ledger.gift(gift)
        standing = try ledger.standing(of: target.line.id)
        self.options = options
    }

    var id: String { GiftWords.id(target.line.id) }

    func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: row.currency) }

    /// An amount above zero.
    func amount(_ text: String) throws -> Int64 {
        let minor = try AmountArgument.minorUnits(text, row.currency)
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        return minor
    }

    /// Takes the gift back and posts it again under another donor, both on its own day.
    func give(to donor: String) throws {
        let number = try row.donorNumber(donor)
        // Of a gift that is hidden from staff it would tell who gave.
        let isHidden = target.line.anonymity.hides(from: .staff)
        guard isHidden || target.line.donor.map({ "D-\($0)" }) != number else {
            throw CommandError.failed(
                "nothing-to-do", "\(id) is already \(number)'s", hint: "campaign gift show \(id)")
        }
        let copy = GiftCopy(record: target, currency: row.currency)
        if let obstacle = copy.obstacle(standing: try corrections()) { throw obstacle }
        var void: TypedEntry<Session>.Cells = [
            ("type", EntryType.void.name), ("reverses", id), ("date", row.today.description),
        ]
        void.append(("note", options.note ?? "of another donor: \(number)"))
        let rows = [void] + copy.rows(donor: try row.postingNumber(donor), of: number)
        var posting = try options.posting()
        // The gift is posted again on purpose: it may look like another of the new donor's.
        posting.possibleDuplicates = .post
        posting.moves = true
        let outcome = try row.post(rows, posting)
        let from = isHidden ? nil : target.line.donor.map { "D-\($0)" }
        let text = "\(id) from \(from ?? "no donor") to \(number)"
        try write(
            PostedAct(
                action: "donor_move", done: "Moved \(text)", undone: "a move of \(text)", subject: id,
                amountMinor: target.amountMinor, outcome: outcome, isDryRun: options.dryRun,
                currency: row.currency, provenance: try row.session.provenance(row.loaded, in: row.directory),
                next: "campaign donor show \(number)", entryCount: 2))
    }

    /// Takes the gift back and posts it again with other cells, both on its own day.
    func correct(_ cells: TypedEntry<Session>.Cells) throws {
        let copy = GiftCopy(record: target, currency: row.currency)
        let obstacle = copy.obstacle(
            standing: try corrections(), "'gift correct' changes",
            hint: "void it and post it again as it should be")
        if let obstacle { throw obstacle }
        let names = cells.map(\.column).joined(separator: ", ")
        var void: TypedEntry<Session>.Cells = [
            ("type", EntryType.void.name), ("reverses", id), ("date", row.today.description),
        ]
        void.append(("note", options.note ?? "corrected: \(names)"))
        // As it was posted: taking a merge apart gives it back with the gift that it stands for.
        let donor = target.postedDonor.map { "D-\($0)" } ?? ""
        let rows = [void] + copy.rows(donor: donor, changed: cells)
        var posting = try options.posting()
        // It looks like the gift that it stands for.
        posting.possibleDuplicates = .post
        posting.moves = true
        let outcome = try row.post(rows, posting)
        try write(
            PostedAct(
                action: "correction", done: "Corrected \(names) of \(id)",
                undone: "a correction of \(names) of \(id)", subject: id, amountMinor: target.amountMinor,
                outcome: outcome, isDryRun: options.dryRun, currency: row.currency,
                provenance: try row.session.provenance(row.loaded, in: row.directory),
                next: "campaign gift show \(id)", entryCount: 2))
    }

    /// The corrections of it that were not voided; nil where nothing is left of it.
    private func corrections() throws -> Set<Int64>? {
        guard standing.leftMinor > 0 else { return nil }
        return Set(try row.ledger().standingCorrections(on: target.line.id).map(\.entry))
    }

    /// Its adjustments that were not voided, the newest last; throws where money went back.
    func adjustments() throws -> [Int64] {
        let acts = try row.ledger().standingCorrections(on: target.line.id)
        if let act = acts.first(where: { $0.type != .adjustment }) {
            let number = GiftWords.id(act.entry)
            throw CommandError.failed(
                "acted-on", "\(id) has a \(act.type.name) acting on it: \(number)",
                hint: "if that was a mistake too, campaign gift void \(number) first")
        }
        return acts.map(\.entry)
    }

    /// Voids some rows that act on it and then the row itself, together.
    func void(with others: [Int64], done: String, undone: String) throws {
        let rows = (others + [target.line.id]).map { number in
            var cells: TypedEntry<Session>.Cells = [
                ("type", EntryType.void.name), ("reverses", GiftWords.id(number)),
                ("date", row.today.description), ("amount", ""),
            ]
            if let note = options.note { cells.append(("note", note)) }
            return cells
        }
        let outcome = try row.post(rows, try options.posting())
        try write(
            PostedAct(
                action: EntryType.void.name, done: done, undone: undone, subject: id, amountMinor: nil,
                outcome: outcome, isDryRun: options.dryRun, currency: row.currency,
                provenance: try row.session.provenance(row.loaded, in: row.directory),
                next: "campaign gift show \(id)", entryCount: Int64(rows.count)))
    }

    private func write(_ act: PostedAct) throws {
        try row.session.writer.write(act.document)
        if !act.outcome.isAccepted { throw AnswerIsNo() }
    }

    /// Posts a row of a type that names the gift, and writes what came of it.
    func post(
        _ type: EntryType, amount: Int64?, date: CalendarDate?, cells: TypedEntry<Session>.Cells = [],
        done: String,
        undone: String
    ) throws {
        var cells = cells
        cells += [("type", type.name), ("reverses", id), ("date", (date ?? row.today).description)]
        if !cells.contains(where: { $0.column == "amount" }) {
            // An adjustment says by its sign that it is a difference.
            let plus = type == .adjustment && (amount ?? 0) > 0 ? "+" : ""
            cells.append(("amount", amount.map { plus + money($0).plainText } ?? ""))
        }
        if let note = options.note { cells.append(("note", note)) }
        let outcome = try row.post(cells, try options.posting())
        try write(
            PostedAct(
                action: type.name, done: done, undone: undone, subject: id,
                amountMinor: amount.map { Int64(clamping: $0.magnitude) }, outcome: outcome,
                isDryRun: options.dryRun, currency: row.currency,
                provenance: try row.session.provenance(row.loaded, in: row.directory),
                next: "campaign gift show \(id)"))
    }
}
