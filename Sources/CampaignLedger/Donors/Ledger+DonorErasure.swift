public import CampaignKit

extension Ledger {
    /// What erasing a donor removed and what it left; the batch is nil where nothing was kept.
    public struct DonorErased: Sendable {
        public var donor: Int64
        /// Numbers that stood for the donor: they are erased with it.
        public var aliases: [Int64] = []
        /// Gifts, pledges and corrections whose notes, references and other words are gone.
        public var rows = 0
        /// Notes about the donor that are gone.
        public var notes = 0
        /// Rows of other people whose words still have the name or the e-mail.
        public var namedIn: [Int64] = []
        /// Rows of other people whose words were removed, too.
        public var wordsRemovedFrom: [Int64] = []
        /// Other donors whose notes still have the name or the e-mail.
        public var notedOf: [Int64] = []
        /// Other donors whose notes were removed, too.
        public var notesRemovedOf: [Int64] = []
        /// The last payment; nil for someone who never gave.
        public var lastPayment: CalendarDate?
        /// Receipts whose page was removed: the time for which it has to be kept is over.
        public var receiptsRemoved: [String] = []
        /// Receipts whose page stays, with the last day on which it has to be kept.
        public var receiptsKept: [(label: String, until: CalendarDate)] = []
        /// Whether the donor had been erased before: only receipts are left to remove.
        public var wasErased = false
        public var batch: Int64?
        /// Whether nothing is left of the words in the ledger's file either.
        public var isSwept = false
    }

    /// Which words of other people go with an erasure: those of gifts, and notes.
    ///
    /// All words of a gift go: they are sealed together.
    public enum WordsOfOthers: Sendable, Equatable {
        case none
        /// Of every gift whose words have the name or the e-mail, and every such note.
        case all
        /// All words of these gifts, and all notes about these donors.
        case named(gifts: Set<Int64>, donors: Set<Int64>)
    }

    /// What an erasure is told.
    public struct DonorErasure: Sendable {
        /// The basis, one line; nil where none was stated.
        public var reason: String?
        /// How long after a payment, and after a receipt, words have to be kept.
        public var retentionYears: Int
        public var others: WordsOfOthers

        public init(reason: String?, retentionYears: Int, others: WordsOfOthers = .none) {
            self.reason = reason
            self.retentionYears = retentionYears
            self.others = others
        }
    }

    /// Removes what is known of a donor but gifts, dates and receipt numbers: one batch, no money.
    ///
    /// `rules.md §5`. Salted digests stay, by which a later row is this donor's. Throws `unknownDonor`,
    /// `retainedDonor` before the retention time is over where no reason is stated, and `erasedDonor` where
    /// nothing is left to remove.
    public func eraseDonor(
        _ donor: Int64, _ erasure: DonorErasure, on day: CalendarDate, _ context: PostingContext,
        dryRun: Bool
    ) throws(LedgerError) -> DonorErased {
        let outcome: NonMonetaryPosting.Outcome<DonorErased>
        do {
            outcome = try postFacts(context, dryRun: dryRun) { posting in
                let eraser = try DonorEraser(posting, context, erasure, on: day)
                return NonMonetaryPosting.Result(rows: 1, value: try eraser.erase(donor))
            }
        } catch {
            // The same command again writes the file again, where there was no room the first time.
            if error.code == .erasedDonor, !dryRun { _ = try? engine.sweep() }
            throw error
        }
        var erased = outcome.value
        erased.batch = outcome.batch
        // The erasure is posted even when the disk is too full to write the file again.
        if outcome.batch != nil { erased.isSwept = (try? engine.sweep()) != nil }
        return erased
    }
}

/// Gifts whose words were removed because they had the name of someone else, who was erased.
///
/// Kept in `change`, as `check` misses no words of them then.
enum RemovedWords {
    static let object = "words"
    static let kind: Int64 = 1
    /// Of a note about someone else: `object_id` is the note's own number.
    static let note: Int64 = 2

    /// The numbers of those gifts: read once, the table has no index on them.
    static let entries = "SELECT w.object_id FROM change w WHERE w.object = '\(object)' AND w.kind = \(kind)"

    static let notes = "SELECT w.object_id FROM change w WHERE w.object = '\(object)' AND w.kind = \(note)"

    static func remove(_ entry: Int64, on day: CalendarDate, _ posting: NonMonetaryPosting) throws {
        try posting.connection.run("DELETE FROM entry_personal WHERE entry = $1", [.int(entry)])
        try record(kind, entry, on: day, posting)
    }

    static func remove(note number: Int64, on day: CalendarDate, _ posting: NonMonetaryPosting) throws {
        try posting.connection.run(
            "DELETE FROM grant_personal WHERE object = 'change' AND id = $1", [.int(number)])
        try record(note, number, on: day, posting)
    }

    private static func record(
        _ kind: Int64, _ of: Int64, on day: CalendarDate, _ posting: NonMonetaryPosting
    ) throws {
        let connection = posting.connection
        let number = try connection.integer("SELECT max(id) FROM change") + 1
        try connection.run(
            "INSERT INTO change(id, batch, object, object_id, kind, day) VALUES ($1, $2, $3, $4, $5, $6)",
            [.int(number), .int(posting.batch), .text(object), .int(of), .int(kind), .day(day)])
    }
}

/// What the ledger says of donors in words of its own: notes, and why someone was erased.
///
/// Raw values are stored.
enum DonorFact {
    static let object = "donor"
    static let note: Int64 = 1
    static let erasure: Int64 = 2

    /// Posts a fact about a donor, with its words where they can be erased; returns its number.
    @discardableResult
    static func post(
        _ kind: Int64, of donor: Int64, on day: CalendarDate, words: String, _ posting: NonMonetaryPosting
    ) throws -> Int64 {
        let connection = posting.connection
        let number = try connection.integer("SELECT max(id) FROM change") + 1
        var salts = SaltPool()
        let salt = salts.next()
        try connection.run(
            """
            INSERT INTO change(id, batch, object, object_id, kind, day, personal_digest) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .int(number), .int(posting.batch), .text(object), .int(donor), .int(kind), .day(day),
                .bytes(EntryText.digest([words], salt)),
            ])
        try connection.run(
            "INSERT INTO grant_personal(object, id, seq, salt, words) VALUES ('change', $1, 0, $2, $3)",
            [.int(number), .bytes(salt), .text(words)])
        return number
    }

    /// Facts about donors that words are kept of, in a FROM: `c` is the fact, `p` its words.
    static let withWords = """
        change c LEFT JOIN grant_personal p ON p.object = 'change' AND p.id = c.id AND p.seq = 0
        """

    /// The donors of whom words are gone that were not erased, or are not those that were posted.
    static func changed(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: Set<Int64> = []
        let isErased = Tombstones.isErased("c.object_id", after: "c.batch")
        let mayBeGone = "c.kind = \(note) AND (\(isErased) OR c.id IN (\(RemovedWords.notes)))"
        try connection.rows(
            """
            SELECT c.object_id, c.personal_digest, p.salt, p.words, \(Portable.truth(mayBeGone)) \
            FROM \(withWords) WHERE c.object = $1 OR p.id IS NOT NULL
            """, [.text(object)]
        ) { row in
            let digest = row.isNull(2) ? nil : EntryText.digest([row.text(3)], row.bytes(2))
            let isSame = digest == (row.isNull(1) ? nil : row.bytes(1))
            if !isSame, digest != nil || row.int(4) == 0 { changed.insert(row.int(0)) }
        }
        try connection.rows(
            """
            SELECT p.id FROM grant_personal p WHERE p.object = 'change' AND (p.seq <> 0 OR NOT EXISTS \
            (SELECT 1 FROM change c WHERE c.id = p.id))
            """
        ) { changed.insert($0.int(0)) }
        return changed.sorted()
    }
}
