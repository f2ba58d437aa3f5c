import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign ledger roles`: who may do what with a ledger on a server.
struct LedgerRolesCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "Print the SQL for the roles of an office, and check them.",
        discussion: """
            Officers post gifts, pledges, grants, and appeals. Bookkeepers also issue and void receipts and \
            pay grantees. Admins set up, move, and upgrade the ledger. The board and the public see figures \
            and no names. No one but an admin can change or remove what was posted, and even then a trigger \
            refuses it. The SQL is for whoever looks after the database, who then gives each person a role: \
            GRANT campaign_officer TO ana. Running it again changes nothing. The exit status is 1 while \
            something is missing. A ledger in a file has no roles: whoever has the file may do everything.

            EXAMPLES
              campaign ledger roles
              campaign ledger roles -o roles.sql --format table
              campaign ledger roles --json
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        session.watch.refusesCopies = true
        let directory = try session.directory()
        let location = try session.location(in: directory)
        guard location.isServer else {
            throw CommandError.failed(
                "no-roles", "the ledger is a file: whoever has the file may do everything with it",
                hint: "move it to a server first: campaign ledger move postgresql://HOST/DATABASE")
        }
        guard let ledger = try session.ledger(in: directory), let roles = try ledger.roles() else {
            throw CommandError.failed(
                "ledger-missing", "\(TerminalText.safe(location.name)) has no ledger yet",
                hint: "an admin posts the first batch, which makes the tables; then run this again")
        }
        try session.writer.write(document(roles, session.shown(location)))
        if !roles.missing.isEmpty { throw AnswerIsNo() }
    }

    private func document(_ roles: LedgerRoles, _ name: String) -> Document {
        var table = Table(caption: "Roles", columns: [TableColumn("Missing", key: "missing")])
        for line in roles.missing { table.append(TableRow([Cell(line)])) }
        return Document(
            title: "Roles", data: table,
            json: .object([
                "schema": .string("campaign.ledger_roles/1"), "database": .string(name),
                "missing": .array(roles.missing.map { .string($0) }), "sql": .string(roles.sql),
            ]),
            screen: { _ in Self.text(roles) })
    }

    /// One script: what is missing is a remark in it.
    private static func text(_ roles: LedgerRoles) -> String {
        guard !roles.missing.isEmpty else { return "-- Nothing is missing.\n" + roles.sql }
        let lines = roles.missing.prefix(listed).map { "--   \(TerminalText.safe($0))\n" }.joined()
        let more = roles.missing.count - listed
        return "-- Missing:\n" + lines + (more > 0 ? "--   and \(Words.grouped(more)) more\n" : "")
            + roles.sql
    }

    private static let listed = 20
}
