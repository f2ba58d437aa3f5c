import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign ledger trust`: this computer may log in to a server that a workspace names.
struct LedgerTrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Allow workspaces on this computer to use a server.",
        discussion: """
            A workspace that someone sent you can name any server as the place of its ledger, and a login sends \
            your password there. So the first time, name the server yourself, once on each computer. Servers \
            that you name in 'ledger move' or 'init --ledger' are known already, and so are those on this \
            computer.

            EXAMPLES
              campaign ledger trust db.example.org
            """)

    @Argument(help: ArgumentHelp("The server's name, as in the ledger's address.", valueName: "host"))
    var host: String

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        guard HostMemory.isName(host) else {
            throw CommandError.usage(
                // What is there may be a login with its password: it is not repeated.
                "bad-value", "this is not the name of a server",
                hint: "write only the name: campaign ledger trust db.example.org")
        }
        try HostMemory(environment: session.context.environment).trust(host)
        let headline = "Workspaces on this computer may use the server \(host)"
        var table = Table(caption: headline, columns: [TableColumn("Host", key: "host")])
        table.append(TableRow([Cell(host)]))
        try session.writer.write(
            Document(
                title: headline, data: table,
                json: .object(["schema": .string("campaign.ledger_trust/1"), "host": .string(host)]),
                screen: { look in look.headline(headline) + "\nNext: campaign doctor\n" }))
    }
}
