import CampaignLedger
import CampaignServices
import Foundation
import Testing

/// Which servers this computer has used: a workspace from elsewhere names no other.
struct HostMemoryTests {
    private let state = NSTemporaryDirectory() + "campaign-hosts-" + UUID().uuidString
    private var memory: HostMemory { HostMemory(environment: ["XDG_STATE_HOME": state]) }

    private func choice(_ organization: String, _ environment: [String: String] = [:]) throws -> LedgerChoice
    {
        let office = try ScratchOffice(files: ["Campaigns/organization.yml": "name: F\n" + organization])
        return try LedgerChoice(in: office.folder.path, from: "/", environment: environment)
    }

    @Test func aServerIsNamedFirst() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        let choice = try choice("ledger: postgresql://ana@DB.example.org:5433/fund\n")
        let error = #expect(throws: LedgerError.self) { try memory.requireKnown(choice) }
        #expect(
            error?.code == .unknownServer && error?.message.contains("the server DB.example.org,") == true)
        #expect(error?.hint?.hasSuffix("campaign ledger trust DB.example.org") == true)
        try memory.trust("db.example.org")
        try memory.requireKnown(choice)
        // Another one is not known by it, and the first stays known.
        try memory.trust("copy.example.org")
        #expect(
            memory.knows("db.example.org") && memory.knows("COPY.example.org") && !memory.knows("example.org")
        )
        let mode = try FileManager.default.attributesOfItem(atPath: state + "/campaign/hosts")[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func aCopyIsAServerToo() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try memory.trust("db")
        let choice = try choice("ledger: postgresql://db/fund\nledger_read: postgresql://elsewhere/fund\n")
        let error = #expect(throws: LedgerError.self) { try memory.requireKnown(choice) }
        #expect(error?.message.contains("the server elsewhere,") == true)
    }

    /// No password goes over a network to this computer's own server, and the environment is one's own word.
    @Test(arguments: [
        "", "ledger: postgresql://localhost/fund\n", "ledger: postgresql://[::1]/fund\n",
        "ledger: postgresql:///fund?host=/var/run/postgresql\n", "ledger: postgresql:///fund\n",
    ])
    func whatNeedsNoTrust(organization: String) throws {
        try memory.requireKnown(try choice(organization))
        let named = ["CAMPAIGN_LEDGER": "postgresql://db.example.org/fund"]
        try memory.requireKnown(try choice(organization, named))
        #expect(!memory.knows("localhost"))
    }

    /// What a workspace says is not repeated in a line that someone pastes into a shell.
    @Test(arguments: ["db;reboot", "db%20x", "$(reboot)", "-rf", "d\u{202E}b"])
    func whatIsNotTheNameOfAServer(host: String) throws {
        let choice = try choice("ledger: postgresql://\(host)/fund\n")
        let error = #expect(throws: LedgerError.self) { try memory.requireKnown(choice) }
        #expect(error?.code == .unknownServer && error?.hint?.contains("ledger trust") == false)
        #expect(error?.message.contains(host) == false)
    }

    @Test func whereNothingCanBeKept() throws {
        let none = HostMemory(environment: [:])
        #expect(!none.knows("db"))
        let error = #expect(throws: LedgerError.self) { try none.trust("db") }
        #expect(error?.hint?.contains("CAMPAIGN_LEDGER") == true)
    }
}
