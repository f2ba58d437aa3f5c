import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt void`: a receipt that must not be used.
struct ReceiptVoidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Void a receipt or statement, with the reason.",
        discussion: """
            The number stays in the register with the reason, and the kept page stays as it is. Statements \
            that name the receipt are voided with it. What is still owed is listed by 'campaign receipt due' \
            as a replacement. A refund, chargeback, void, adjustment or move of a gift voids its receipts by \
            itself.

            EXAMPLES
              campaign receipt void R-2027-0012 --reason "wrong spelling of the name"
              campaign receipt void R-2027-0012 --reason "gala seat added" --dry-run
            """)

    @Argument(help: ArgumentHelp("The number: R-2027-0012.", valueName: "number")) var number: String
    @Option(help: ArgumentHelp("Why, for the register; no names.", valueName: "reason")) var reason: String
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try StoredText.check(reason, "--reason")
        guard !reason.allSatisfy(\.isWhitespace), reason.count <= 200 else {
            throw CommandError.usage(
                "bad-value", "--reason must say why, in at most 200 characters",
                hint: "--reason 'benefit recorded too late'")
        }
        let desk = try ReceiptDesk(session)
        let record = try desk.record(number)
        let statements = record.stands ? try desk.statements(naming: record) : []
        let outcome = try desk.void(record, reason: TerminalText.safe(reason), session, dryRun: dryRun)
        let after = dryRun ? record : try desk.record(number)
        let rows = ReceiptRow.rows(of: after, try desk.labels())
        let fields = ReceiptRow.fields(desk.plan.organization.currency)
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        let said = words(record, outcome.voided, statements)
        try session.writer.write(
            Document(
                title: record.label, data: fields.data(rows),
                json: provenance.document(
                    "campaign.receipts/1",
                    [
                        "rows": fields.json(rows), "year": .number(Int64(record.giftYear)),
                        "voided": .number(Int64(outcome.voided)),
                        "statements": .array(statements.map { .string($0) }), "dry_run": .bool(dryRun),
                        "batch": .optional(outcome.batch.map { "B-\($0)" }),
                    ]), screen: { _ in said + "\n" }))
    }

    private func words(_ record: ReceiptRecord, _ voided: Int, _ statements: [String]) -> String {
        guard voided > 0 else {
            return "\(record.label) is void already: \(record.void?.reason ?? "")"
        }
        let others = statements.isEmpty ? "" : " and \(Words.together(statements)), which named it"
        return (dryRun ? "would void " : "voided ") + record.label + others
    }
}
