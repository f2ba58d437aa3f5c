import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor erase`: a name and an address go, and the gifts stay.
struct DonorEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase what is known of a person; gifts and figures stay.",
        discussion: """
            Name, address, e-mail, telephone, household, notes, and the words on gifts are removed from the \
            ledger's file. Amounts, dates, ids of other systems and receipt numbers stay, and so does every \
            figure. A later file that names the person again is posted to the erased number without words. \
            It cannot be undone: try --dry-run first. Pages of receipts stay until their retention time is \
            over; run the command again then. Before the end of retention_years in organization.yml (7 years \
            after the last payment) --reason is required.

            Tributes and notes on other people's gifts may have the name, too, and so may notes about other \
            donors; the command lists these gifts and donors. --words-of G-12 removes all words of such a \
            gift: the tribute, the notes, the reference and kept columns. --words-of D-4 removes all notes \
            about that donor, and --words-of all those with the name.

            EXAMPLES
              campaign donor erase D-7 --reason 'Asked for it in a letter' --dry-run
              campaign donor erase D-7 --reason 'Asked for it in a letter'
              campaign donor erase D-7 --reason 'Asked for it in a letter' --words-of all
              campaign donor erase D-7 --words-of G-12 --reason 'Asked for it in a letter'
            """)

    @Argument(help: ArgumentHelp("D-7, SOURCE:ID, or a source's id.", valueName: "donor")) var donor: String
    @Option(help: ArgumentHelp("The basis, kept with the erasure; no names.", valueName: "text"))
    var reason: String?
    @Option(
        name: .customLong("words-of"),
        help: ArgumentHelp(
            "Also remove the words of another's gift, or notes, with the name: G-12, D-4, all; may be repeated.",
            valueName: "gift or donor"))
    var wordsOf: [String] = []
    @Flag(name: .customLong("dry-run"), help: "Check everything, erase nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let reason {
            try DonorWords.check(reason, "--reason", hint: "--reason 'Asked for it in a letter'")
        }
        let posting = try DonorPosting(options, command: "donor erase")
        let line = try posting.ledger.donor(donor, asOf: posting.today).line
        try refuseNames(of: line.details)
        let erasure = Ledger.DonorErasure(
            reason: reason.map(StoredText.line), retentionYears: posting.retentionYears, others: try others())
        let erased = try posting.ledger.eraseDonor(
            line.id, erasure, on: posting.today, posting.context, dryRun: dryRun)
        try posting.write(erased.batch) {
            DonorEraseDocument(erased: erased, isDryRun: dryRun).document($0)
        }
        if erased.batch != nil, !erased.isSwept {
            posting.session.say(
                "the ledger's file could not be written again, and old words may be left in unused parts of it: "
                    + "make room, then run the same command again")
        }
    }

    private func others() throws(CommandError) -> Ledger.WordsOfOthers {
        guard !wordsOf.isEmpty else { return .none }
        if wordsOf == ["all"] { return .all }
        var (gifts, donors): (Set<Int64>, Set<Int64>) = ([], [])
        for word in wordsOf {
            guard let number = Int64(word.dropFirst(2)), number > 0,
                word.hasPrefix("G-") || word.hasPrefix("D-")
            else {
                throw .usage(
                    "bad-value", "--words-of '\(TerminalText.safe(word))' names neither a gift nor a donor",
                    hint: "--words-of G-12, --words-of D-4, or --words-of all")
            }
            if word.hasPrefix("G-") { gifts.insert(number) } else { donors.insert(number) }
        }
        return .named(gifts: gifts, donors: donors)
    }

    /// The reason stays for good: it must not say who it was.
    private func refuseNames(of details: DonorDetails) throws(CommandError) {
        guard let reason, !details.isErased else { return }
        func words(_ text: String) -> Set<Substring> {
            Set((NameFolding.fold(text) ?? "").split(separator: " ").filter { $0.count > 2 })
        }
        let names = [details.name, details.firstName, details.lastName, details.organization]
        let isNamed = !words(reason).isDisjoint(with: names.reduce(into: []) { $0.formUnion(words($1)) })
        let hasEmail = !details.email.isEmpty && reason.lowercased().contains(details.email.lowercased())
        guard isNamed || hasEmail else { return }
        throw .usage(
            "bad-value", "--reason holds a word of the donor's name, or the e-mail, and it is kept",
            hint: "say it without a name: --reason 'Asked for it in a letter'")
    }
}

/// Words about a donor as they are typed: at most 500 characters, kept on one line.
enum DonorWords {
    static func check(_ text: String, _ name: String, hint: String) throws {
        try StoredText.check(text, name)
        guard !StoredText.line(text).isEmpty, text.count <= 500 else {
            throw CommandError.usage(
                "bad-value", "\(name) must say something, in at most 500 characters", hint: hint)
        }
    }
}

/// What an erasure removed and what it left.
struct DonorEraseDocument {
    let erased: Ledger.DonorErased
    let isDryRun: Bool

    private var id: String { "D-\(erased.donor)" }

    private var headline: String {
        ActHeadline.text(done: "Erased \(id)", undone: "Would erase \(id)", batch: erased.batch)
    }

    private var facts: [(label: String, value: String)] {
        let kept = erased.receiptsKept.map { "\($0.label) until \($0.until.longText)" }
        let isFirst = !erased.wasErased
        return [
            (
                "Removed",
                isFirst ? "name, address, e-mail, telephone, household, and what sources said of them" : ""
            ),
            ("", isFirst ? "\(Words.count(erased.notes, "note")) and the words on \(rows)" : ""),
            ("Also", erased.aliases.map { "D-\($0)" }.joined(separator: ", ")),
            ("All words of", Self.list(erased.wordsRemovedFrom)),
            ("Receipt pages", erased.receiptsRemoved.joined(separator: ", ")),
            ("Kept", "amounts, dates, ids of other systems, receipt numbers"),
            ("Kept pages", kept.joined(separator: ", ")),
            ("Notes about", erased.notesRemovedOf.map { "D-\($0)" }.joined(separator: ", ")),
            ("Still named in", named),
            (erased.namedIn.isEmpty ? "Still named in" : "", noted),
        ].filter { !$0.1.isEmpty }
    }

    /// Words on other people's gifts, which go only when that is asked for.
    private var named: String {
        guard !erased.namedIn.isEmpty else { return "" }
        let way = isDryRun ? "--words-of all" : "donor erase \(id) --words-of G-\(erased.namedIn[0])"
        return Self.list(erased.namedIn)
            + ", other people's gifts: their tributes and notes stay; \(way) removes them"
    }

    /// Notes about other people.
    private var noted: String {
        guard !erased.notedOf.isEmpty else { return "" }
        let way = isDryRun ? "--words-of all" : "donor erase \(id) --words-of D-\(erased.notedOf[0])"
        return "the notes about " + Self.list(erased.notedOf, "D-") + "; \(way) removes them"
    }

    private static func list(_ ids: [Int64], _ prefix: String = "G-") -> String {
        let more = ids.count - listed
        return ids.prefix(listed).map { "\(prefix)\($0)" }.joined(separator: ", ")
            + (more > 0 ? " and \(Words.grouped(more)) more" : "")
    }

    private static let listed = 20

    private var rows: String { Words.count(erased.rows, "row") }

    /// What no command can reach.
    static let elsewhere =
        "Backups, exports, letters, imported files and other systems still have the name: delete it there. "
        + "Older backups bring it back when they are restored: erase it again then."

    func document(_ provenance: Provenance) -> Document {
        let json = provenance.document(
            "campaign.donor_erase/1",
            [
                "donor": .string(id), "aliases": .array(erased.aliases.map { .string("D-\($0)") }),
                "dry_run": .bool(isDryRun), "rows": .number(Int64(erased.rows)),
                "notes": .number(Int64(erased.notes)),
                "named_in": .array(erased.namedIn.map { .string("G-\($0)") }),
                "noted_of": .array(erased.notedOf.map { .string("D-\($0)") }),
                "notes_removed_of": .array(erased.notesRemovedOf.map { .string("D-\($0)") }),
                "words_removed_from": .array(erased.wordsRemovedFrom.map { .string("G-\($0)") }),
                "receipts_removed": .array(erased.receiptsRemoved.map(JSONValue.string)),
                "receipts_kept": .array(
                    erased.receiptsKept.map {
                        .object(["receipt": .string($0.label), "until": .date($0.until)])
                    }),
                "batch": .optional(erased.batch.map { "B-\($0)" }),
            ])
        let (headline, facts) = (headline, facts)
        let fields = FieldList<(label: String, value: String)>([
            Field(TableColumn("Part", key: "part")) { .text($0.label) },
            Field(TableColumn("What", key: "what", shrinks: true)) { .text($0.value) },
        ])
        return Document(title: headline, data: fields.data(facts), json: json) { look in
            look.headline(headline) + "\n" + FactSheet.lines(facts, look) + "\n" + Self.elsewhere + "\n"
        }
    }
}
