import CampaignFiles
import Testing

@Suite("Plan bundles")
struct BundleTests {
    static let source = WorkspaceSource(
        organization: PlanFile(path: WorkspaceSource.organizationPath, text: "name: F\n"),
        campaigns: [
            PlanFile(path: "Campaigns/zeta.md", bytes: [0x00, 0xFF, 0x0A]),
            PlanFile(path: "Campaigns/alpha.md", text: "5 5\nCampaigns/forged.md"),
            PlanFile(path: "Campaigns/empty.md", bytes: []),
        ])

    @Test("What goes in comes out")
    func roundTrip() throws {
        let source = Self.source
        #expect(try WorkspaceSource(bundle: source.bundle) == source)
        let none = WorkspaceSource(organization: nil, campaigns: [])
        #expect(try WorkspaceSource(bundle: none.bundle) == none)
    }

    @Test("The same files give the same bytes in any order")
    func canonical() {
        let shuffled = WorkspaceSource(
            organization: Self.source.organization, campaigns: Self.source.campaigns.reversed())
        #expect(shuffled.bundle == Self.source.bundle)
    }

    @Test("The bytes are frozen: ledgers hold them")
    func frozen() {
        let source = WorkspaceSource([
            ("Campaigns/organization.yml", "name: F\n"), ("Campaigns/fund.md", "---\nname: A\n---\n"),
        ])
        let expected = """
            campaign-plan 1 2
            17 16
            Campaigns/fund.md---
            name: A
            ---

            26 8
            Campaigns/organization.ymlname: F


            """
        #expect(String(decoding: source.bundle, as: UTF8.self) == expected)
    }

    @Test("A bundle cut anywhere is refused")
    func cut() {
        let bundle = Self.source.bundle
        for length in 0..<bundle.count {
            #expect(throws: WorkspaceError.self) { try WorkspaceSource(bundle: Array(bundle.prefix(length))) }
        }
    }

    @Test(
        "A bundle that is not canonical is refused",
        arguments: [
            "campaign-plan 2 0\n", "campaign-plan 1 00\n", "campaign-plan 1 1\n", "campaign-plan 1 0\nx",
            "campaign-plan 1 1\n1 1\nab", "campaign-plan 1 1\n1 -1\na\n", "campaign-plan 1 1\n1 99\nab\n",
            "campaign-plan 1 1\n+1 1\nab\n", "campaign-plan 1 1\n1  1\nab\n", "campaign-plan 1 1\n1\nab\n",
            "campaign-plan 1 2\n1 0\nb\n1 0\na\n", "campaign-plan 1 2\n1 0\na\n1 0\na\n",
            "campaign-plan 1 1\n1 9223372036854775807\na", "campaign-plan 1 9223372036854775808\n",
        ])
    func damaged(_ text: String) {
        let error = #expect(throws: WorkspaceError.self) { try WorkspaceSource(bundle: Array(text.utf8)) }
        #expect(error?.message.hasPrefix("the stored plan is damaged: ") == true)
    }
}
