import CampaignKit

/// Erases a donor, within a posting.
struct DonorEraser {
    private let posting: NonMonetaryPosting
    private let erasure: Ledger.DonorErasure
    private let day: CalendarDate
    private let writer: DonorWriter
    private let aliases: DonorAliases
    private let tombstones: Tombstones

    private var connection: any LedgerConnection { posting.connection }

    init(
        _ posting: NonMonetaryPosting, _ context: PostingContext, _ erasure: Ledger.DonorErasure,
        on day: CalendarDate
    ) throws {
        (self.posting, self.erasure, self.day) = (posting, erasure, day)
        writer = try DonorWriter(posting.connection, batch: posting.batch, context: context)
        aliases = try DonorAliases(posting.connection)
        tombstones = try Tombstones(posting.connection)
    }

    func erase(_ number: Int64) throws -> Ledger.DonorErased {
        let donor = aliases.of(number)
        let all = aliases.all(of: donor)
        guard let details = try words(of: donor, in: "donor_personal").first else {
            throw LedgerError.unknown(donor: number)
        }
        var erased = Ledger.DonorErased(donor: donor, aliases: Array(all.dropFirst()))
        erased.wasErased = details.isErased
        erased.lastPayment = try lastPayment(all)
        try refuseWithoutReason(erased)
        try removeReceipts(of: all, &erased)
        guard !details.isErased else {
            try removeWordsOfOthers(than: all, &erased)
            try removeNotesOfOthers([], &erased)
            guard
                !erased.receiptsRemoved.isEmpty || !erased.wordsRemovedFrom.isEmpty
                    || !erased.notesRemovedOf.isEmpty
            else {
                throw Tombstones.error(donor)
            }
            try DonorFact.post(
                DonorFact.erasure, of: donor, on: day, words: erasure.reason ?? "", posting)
            return erased
        }
        try keepTombstones(of: all, details)
        let past = try all.flatMap { try words(of: $0, in: "donor_past") }
        try removeWords(of: all, &erased)
        let naming = Self.naming([details] + past)
        erased.namedIn = try rowsNaming(naming)
        let notes = try notesNaming(naming)
        erased.notedOf = Set(notes.map(\.donor)).sorted()
        try removeWordsOfOthers(than: all, &erased)
        try removeNotesOfOthers(notes, &erased)
        for one in all {
            let rest = DatedDetails(details.erased(), on: day)
            try writer.erase(one, leaving: one == donor ? rest : nil, on: day)
        }
        try DonorWriter.postChanges(connection, batch: posting.batch)
        try DonorFact.post(DonorFact.erasure, of: donor, on: day, words: erasure.reason ?? "", posting)
        return erased
    }

    /// Inside the retention time a basis has to be stated (`rules.md §5`).
    private func refuseWithoutReason(_ erased: Ledger.DonorErased) throws {
        guard erasure.reason == nil, let last = erased.lastPayment else { return }
        let until = Self.end(of: last, erasure.retentionYears)
        guard day <= until else { return }
        throw LedgerError(
            .retainedDonor,
            "D-\(erased.donor) last gave on \(last), and gifts have to be explained until \(until)",
            hint: "--reason TEXT states the basis on which the name goes before")
    }

    private static func end(of day: CalendarDate, _ years: Int) -> CalendarDate {
        day.adding(months: 12 * years)
    }

    private func lastPayment(_ all: [Int64]) throws -> CalendarDate? {
        try connection.first(
            """
            SELECT max(e.day) FROM entry e WHERE e.donor IN (\(Self.list(all))) AND e.payment = e.id \
            AND e.measure = $1
            """, [.int(EffectKind.paid.rawValue)]
        ) { $0.optionalInt(0).map { CalendarDate(dayNumber: Int($0)) } } ?? nil
    }

    private func words(of donor: Int64, in table: String) throws -> [DonorDetails] {
        var found: [DonorDetails] = []
        try connection.rows(
            "SELECT \(DonorColumns.columns("p")) FROM \(table) p WHERE p.donor = $1", [.int(donor)]
        ) { found.append(DonorColumns.details($0, from: 0)) }
        return found
    }

    /// Of all that the donor is and was known by, under each number.
    private func keepTombstones(of all: [Int64], _ details: DonorDetails) throws {
        var keys: [TombstoneKey] = []
        var seen: Set<TombstoneKey> = []
        let past = try all.flatMap { try words(of: $0, in: "donor_past") }
        for known in [details] + past {
            keys += DonorTraits(known).tombstones.filter { seen.insert($0).inserted }
        }
        try tombstones.write(keys, of: all, batch: posting.batch, to: connection)
    }

    /// The words of rows, of naming places and of notes.
    private func removeWords(of all: [Int64], _ erased: inout Ledger.DonorErased) throws {
        let numbers = Self.list(all)
        try connection.run(
            "DELETE FROM entry_personal WHERE entry IN (SELECT e.id FROM entry e WHERE e.donor IN (\(numbers)))"
        )
        erased.rows = connection.changes
        try removeReasons(of: "SELECT f.grant_award FROM grant_funder f WHERE f.donor IN (\(numbers))")
        try connection.run(
            """
            DELETE FROM grant_personal WHERE object = 'unit_event' AND id IN \
            (SELECT u.id FROM unit_event u WHERE u.donor IN (\(numbers)))
            """)
        try connection.run(
            """
            DELETE FROM grant_personal WHERE object = 'change' AND id IN (SELECT c.id FROM change c \
            WHERE c.object = '\(DonorFact.object)' AND c.kind = \(DonorFact.note) AND c.object_id IN (\(numbers)))
            """)
        erased.notes = connection.changes
    }

    /// Rows of others whose words have the name or the e-mail: a tribute, a note.
    ///
    /// They are not the donor's, and stay unless their removal is asked for. To be read once the donor's own
    /// words are gone.
    private func rowsNaming(_ isNaming: (String) -> Bool) throws -> [Int64] {
        var found: [Int64] = []
        try connection.rows(
            """
            SELECT p.entry, p.reference, p.note, p.description, p.benefit, p.tribute, p.extra \
            FROM entry_personal p ORDER BY p.entry
            """
        ) { row in
            let texts = (1...6).flatMap { EntryText.unpack(row.text($0)) }
            if texts.contains(where: isNaming) { found.append(row.int(0)) }
        }
        return found
    }

    /// Whether a text has one of the names, or of the e-mails.
    private static func naming(_ known: [DonorDetails]) -> (String) -> Bool {
        let names = Set(
            known.flatMap { [$0.name, "\($0.firstName) \($0.lastName)", $0.organization] }
                .compactMap { NameFolding.fold($0) }.filter { $0.contains(" ") }
        ).map { " \($0) " }
        let emails = Set(known.map { $0.email.lowercased() }).subtracting([""])
        return { text in
            guard !text.isEmpty else { return false }
            let (folded, lowercased) = (" \(NameFolding.fold(text) ?? "") ", text.lowercased())
            return names.contains { folded.contains($0) } || emails.contains { lowercased.contains($0) }
        }
    }

    private typealias Note = (id: Int64, donor: Int64)

    /// Notes about others that have the name; to be read once the donor's own are gone.
    private func notesNaming(_ isNaming: (String) -> Bool) throws -> [Note] {
        try notes().filter { isNaming($0.words) }.map { ($0.id, $0.donor) }
    }

    private func notes() throws -> [(id: Int64, donor: Int64, words: String)] {
        var found: [(id: Int64, donor: Int64, words: String)] = []
        try connection.rows(
            """
            SELECT c.id, c.object_id, p.words FROM \(DonorFact.withWords) \
            WHERE c.object = $1 AND c.kind = $2 AND p.id IS NOT NULL ORDER BY c.id
            """, [.text(DonorFact.object), .int(DonorFact.note)]
        ) { found.append(($0.int(0), aliases.of($0.int(1)), $0.text(2))) }
        return found
    }

    /// Notes about someone else go when that is asked for: those with the name, or all about a donor.
    private func removeNotesOfOthers(_ naming: [Note], _ erased: inout Ledger.DonorErased) throws {
        var gone: [Note] = []
        switch erasure.others {
        case .none: return
        case .all: gone = naming
        case .named(_, let named):
            let donors = Set(named.map { aliases.of($0) })
            gone = try notes().filter { donors.contains($0.donor) }.map { ($0.id, $0.donor) }
            if let donor = donors.sorted().first(where: { donor in !gone.contains { $0.donor == donor } }) {
                throw LedgerError(
                    .unknownDonor, "D-\(donor) has no notes to remove",
                    hint: "campaign donor show D-\(donor)")
            }
        }
        for note in gone { try RemovedWords.remove(note: note.id, on: day, posting) }
        erased.notesRemovedOf = Set(gone.map(\.donor)).sorted()
        erased.notedOf.removeAll { erased.notesRemovedOf.contains($0) }
    }

    /// Someone else's tribute or note may go with the name in it, when that is asked for.
    private func removeWordsOfOthers(than all: [Int64], _ erased: inout Ledger.DonorErased) throws {
        var gifts: [Int64] = []
        switch erasure.others {
        case .none: return
        case .all: gifts = erased.namedIn
        case .named(let named, _): gifts = named.sorted()
        }
        for gift in gifts {
            let isThere = try connection.holds("SELECT 1 FROM entry_personal WHERE entry = $1", [.int(gift)])
            guard isThere else {
                throw LedgerError(
                    .unknownGift, "G-\(gift) has no words to remove", hint: "campaign gift show G-\(gift)")
            }
            try RemovedWords.remove(gift, on: day, posting)
        }
        erased.wordsRemovedFrom = gifts
        erased.namedIn.removeAll { gifts.contains($0) }
    }

    /// The reasons and conditions of grants; what they are called stays, and who was paid by them.
    private func removeReasons(of grants: String) throws {
        for table in GrantTable.ofReasons {
            let rows =
                switch table.name {
                case GrantTable.claim.name: "SELECT c.id FROM claim c WHERE c.grant_award IN (\(grants))"
                case GrantTable.dueChange.name: "SELECT d.id FROM due d WHERE d.grant_award IN (\(grants))"
                default: grants
                }
            try connection.run(
                "DELETE FROM grant_personal WHERE object = '\(table.name)' AND id IN (\(rows))")
        }
    }

    /// A receipt's page stays as long as it has to be kept; the register says forever which there were.
    private func removeReceipts(of all: [Int64], _ erased: inout Ledger.DonorErased) throws {
        var gone: [Int64] = []
        try connection.rows(
            """
            SELECT r.id, r.label, r.day FROM receipt r JOIN receipt_copy c ON c.receipt = r.id \
            WHERE r.donor IN (\(Self.list(all))) ORDER BY r.id
            """
        ) { row in
            let until = Self.end(of: CalendarDate(dayNumber: Int(row.int(2))), erasure.retentionYears)
            if day > until {
                gone.append(row.int(0))
                erased.receiptsRemoved.append(row.text(1))
            } else {
                erased.receiptsKept.append((row.text(1), until))
            }
        }
        for receipt in gone {
            for table in ["receipt_copy", "receipt_void_words"] {
                try connection.run("DELETE FROM \(table) WHERE receipt = $1", [.int(receipt)])
            }
        }
    }

    private static func list(_ donors: [Int64]) -> String {
        donors.map(String.init).joined(separator: ", ")
    }
}
