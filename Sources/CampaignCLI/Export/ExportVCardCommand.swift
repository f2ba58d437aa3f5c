import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign export vcard`: donors for an address book.
struct ExportVCardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vcard", abstract: "Write donors as contacts for an address book or a phone.",
        discussion: """
            One file in vCard 4.0, with a contact for each donor who has a name; deceased donors are left \
            out. An address or e-mail that a donor does not want used is left out too. With --appeal exactly \
            those who get a letter, at the address it goes to, with their segment as category.

            EXAMPLES
              campaign export vcard -o donors.vcf
              campaign export vcard --appeal year-end-letter-2026 --segment majors \\
                  -o majors.vcf
            """)

    @Option(help: ArgumentHelp("Only donors who get this appeal.", valueName: "id")) var appeal: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("With --appeal: only donors in these segments.", valueName: "id"))
    var segment: [String] = []
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @OptionGroup(title: "Global options") var options: ExportOptions

    func run() throws {
        try checkEnding()
        let session = try Session(options.global())
        guard appeal != nil || segment.isEmpty else {
            throw CommandError.usage(
                "option-conflict", "--segment goes with --appeal", hint: "name the appeal: --appeal ID")
        }
        let directory = try session.directory()
        let plan = try session.plan(in: directory)
        var counts = (written: 0, left: 0)
        func write(to write: ([UInt8]) throws -> Void) throws {
            var buffer: [UInt8] = []
            try cards(session, directory, try session.today(plan.plan)) { card in
                let isGone = card.details.isErased || card.details.suppressions.contains(.deceased)
                guard card.isNamed, !isGone else {
                    counts.left += 1
                    return
                }
                counts.written += 1
                buffer += card.text.utf8
                guard buffer.count >= 1 << 16 else { return }
                try write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            try write(buffer)
        }
        try session.writer.stream { try write(to: $0) }
        guard let file = options.file else { return }
        let left =
            counts.left > 0 ? "; \(Words.grouped(counts.left)) left out (no name, deceased, or erased)" : ""
        session.say("\(TerminalText.safe(file)): \(Words.count(counts.written, "contact"))\(left)")
    }

    /// Another ending would be opened by a program that cannot read contacts.
    private func checkEnding() throws(CommandError) {
        guard let name = options.file?.split(separator: "/").last, name.contains(".") else { return }
        guard ![".vcf", ".vcard"].contains(where: name.lowercased().hasSuffix) else { return }
        throw .usage(
            "unknown-ending", "contacts cannot be written as '\(TerminalText.safe(String(name)))'",
            hint: "end it in .vcf; campaign donor list -o FILE.csv writes a list")
    }

    private func cards(
        _ session: Session, _ directory: String, _ today: CalendarDate, _ body: (VCard) throws -> Void
    ) throws {
        guard let ledger = try session.ledger(in: directory) else { return }
        guard let appeal else {
            return try ledger.donors(matching: "", asOf: today) { line in
                try body(VCard(donor: line.id, details: line.details))
            }
        }
        let rows = try AppealRows(session, appeal: appeal, segments: segment, mailsPossible: mailPossible)
        for row in rows.rows { try body(Self.card(row, isPosted: rows.appeal.isPosted)) }
    }

    /// The contact that a letter goes to: one person, or those of a household together.
    private static func card(_ row: MailMergeRow, isPosted: Bool) -> VCard {
        let persons = row.writtenTo.filter { $0.details.kind != .household }
        var donor = row.donor
        var details = DonorDetails()
        if persons.count == 1, let person = persons.first {
            (donor, details) = (person.donor, person.details)
        } else {
            details.kind = .household
            details.name = row.addressee
            details.language = row.language
        }
        (details.address1, details.address2, details.city) = (row.address1, row.address2, row.city)
        (details.state, details.postalCode, details.country) = (row.state, row.printedPostalCode, row.country)
        details.email = row.email
        // Whoever must not be written to at this address gets no letter by post either.
        if isPosted { details.suppressions.subtract([.doNotMail, .returnedMail]) }
        return VCard(donor: donor, details: details, category: row.segment)
    }
}
