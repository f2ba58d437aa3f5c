import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor duplicates`: who may be on file twice.
struct DonorDuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List donors who may be one person, with the reason.",
        discussion: """
            Compared are name, e-mail, telephone and address, whatever the spelling: nicknames, slips of the \
            pen, names written in other letters, first and last name swapped. Two first names at one address \
            are a family and are not listed, nor are two that were merged and taken apart again. The score is \
            at most 100. Nothing is changed: look at both, then 'campaign donor merge'.

            EXAMPLES
              campaign donor duplicates
              campaign donor duplicates --score 80 --limit 20
              campaign donor duplicates -o duplicates.csv
            """)

    @Option(help: ArgumentHelp("Only pairs with at least this score.", valueName: "points"))
    var score = DonorResemblance.least
    @Option(help: ArgumentHelp("Maximum number of rows.", valueName: "count")) var limit: Int?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let limit, limit < 1 { throw CommandError.usage("bad-value", "--limit must be at least 1") }
        guard (DonorResemblance.least...100).contains(score) else {
            throw CommandError.usage(
                "bad-value", "--score must be from \(DonorResemblance.least) to 100",
                hint: "pairs of fewer points are not listed")
        }
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: nil)
        let all = try books.ledger?.duplicateDonors().filter { $0.pair.resemblance.score >= score } ?? []
        let shown = all.prefix(limit ?? all.count)
        let list = StreamedList(
            session: session, schema: "campaign.duplicates/1", provenance: books.provenance(asOf: books.today)
        )
        try list.write(Self.fields) { body in
            for duplicate in shown { try body(duplicate) }
        } remarks: {
            [Self.summary(shown.count, of: all, hasLedger: books.ledger != nil)]
        }
    }

    private static func summary(_ shown: Int, of all: [Ledger.DonorDuplicate], hasLedger: Bool) -> String {
        guard hasLedger else { return "no ledger yet: campaign import FILE" }
        guard let first = all.first else { return "no donor looks like another" }
        let count =
            shown < all.count
            ? "\(Words.grouped(shown)) of \(Words.count(all.count, "pair"))" : Words.count(all.count, "pair")
        return "\(count); the first: \(command(first)) --dry-run"
    }

    private static func command(_ duplicate: Ledger.DonorDuplicate) -> String {
        "campaign donor merge D-\(duplicate.pair.donor) D-\(duplicate.pair.other)"
    }

    private static var fields: FieldList<Ledger.DonorDuplicate> {
        FieldList([
            Field(.figure("Score", "score")) { .count($0.pair.resemblance.score) },
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.pair.donor) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Other", key: "other")) { .id("D", $0.pair.other) },
            Field(TableColumn("Name", key: "other_name", shrinks: true)) { .text($0.otherName) },
            Field(TableColumn("Why", key: "reason", shrinks: true)) {
                .text($0.pair.resemblance.reasons.joined(separator: ", "))
            },
            Field("merge") { .text(command($0)) },
        ])
    }
}
