import CampaignLedger
import CampaignServices
import Foundation
import Testing

/// Which ledger a workspace has: the environment's, else `organization.yml`'s, else its own file.
struct LedgerChoiceTests {
    private func office(_ more: String = "") throws -> ScratchOffice {
        try ScratchOffice(files: ["Campaigns/organization.yml": "name: Riverbend\n" + more])
    }

    private func choice(_ office: ScratchOffice, _ named: String? = nil) throws -> LedgerChoice {
        try LedgerChoice(
            in: office.folder.path, from: "/home/ana",
            environment: named.map { [LedgerChoice.variable: $0] } ?? [:])
    }

    @Test func itsOwnFile() throws {
        let office = try office()
        for named in [nil, ""] {
            let choice = try choice(office, named)
            #expect(choice.origin == .workspace && choice.replica == nil)
            #expect(choice.location == LedgerLocation(fileIn: office.folder.path))
            #expect(choice.location.file == office.folder.path + "/campaign.sqlite")
        }
    }

    @Test func whatTheOrganizationSays() throws {
        let office = try office(
            "ledger: postgresql://db.example.org/fund\nledger_read: postgresql://copy/fund\n")
        let choice = try choice(office)
        #expect(choice.origin == .organization && choice.location.isServer)
        #expect(choice.location.name == "the database fund on db.example.org")
        #expect(choice.location.file == nil && choice.location.files == [])
        #expect(choice.replica?.place == "postgresql://copy/fund")
    }

    @Test(arguments: [
        ("/srv/other.sqlite", "/srv/other.sqlite"), ("other.sqlite", "/home/ana/other.sqlite"),
        ("postgresql://db/test", "the database test on db"),
    ])
    func theEnvironmentComesFirst(named: String, name: String) throws {
        let choice = try choice(try office("ledger: postgresql://db.example.org/fund\n"), named)
        #expect(choice.origin == .environment && choice.location.name == name && choice.replica == nil)
    }

    @Test func allFilesOfALedgerWithANameOfItsOwn() throws {
        let files = try LedgerLocation("money.db", from: "/srv").files
        #expect(files == ["", "-wal", "-shm", "-journal"].map { "/srv/money.db" + $0 })
    }

    /// Wherever it is said, it is refused and not repeated.
    @Test func passwords() throws {
        let address = "postgresql://ana:S3cret@db/fund"
        for refused in [
            { try choice(try office(), address) }, { try choice(try office("ledger: \(address)\n")) },
            { try choice(try office("ledger: postgresql://db/fund\nledger_read: \(address)\n")) },
        ] {
            let error = #expect(throws: LedgerError.self) { _ = try refused() }
            #expect(error?.message.contains("holds a password") == true)
            #expect(!String(describing: error).contains("S3cret"))
        }
    }

    @Test func aCopyOfNoLedger() throws {
        let office = try office("ledger_read: postgresql://copy/fund\n")
        let error = #expect(throws: LedgerError.self) { try choice(office) }
        #expect(error?.message.contains("ledger_read:") == true && error?.hint?.contains("ledger:") == true)
        // Another ledger has no copies.
        #expect(try choice(office, "/srv/other.sqlite").replica == nil)
    }

    @Test func aFileIsNotForEveryone() throws {
        let error = #expect(throws: LedgerError.self) { try choice(try office("ledger: ../other.sqlite\n")) }
        #expect(error?.message == "ledger: in Campaigns/organization.yml is not the address of a server")
        #expect(error?.hint?.contains("CAMPAIGN_LEDGER") == true)
    }
}
