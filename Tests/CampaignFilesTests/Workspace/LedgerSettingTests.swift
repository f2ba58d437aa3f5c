import CampaignKit
import Testing

@testable import CampaignFiles

@Suite("organization.yml: where the ledger is")
struct LedgerSettingTests {
    private func setting(_ text: String) -> LedgerSetting { LedgerSetting(Array(text.utf8)) }

    @Test(arguments: [
        ("name: F\nledger: postgresql://db/fund\n", "postgresql://db/fund"),
        ("ledger:   'postgresql://db/fund'   # ours\r\nname: F\r\n", "postgresql://db/fund"),
        ("ledger: \"postgresql://db/fund?host=/tmp/a#b\"", "postgresql://db/fund?host=/tmp/a#b"),
        ("ledger: postgresql://db/fund # the office's", "postgresql://db/fund"),
        ("name: F\nledger:\n", nil), ("ledger: # none yet\n", nil), ("name: 'ledger: x'\n", nil),
        ("  ledger: postgresql://db/fund\n", nil), ("ledgers: postgresql://db/fund\n", nil), ("", nil),
    ])
    func isRead(text: String, address: String?) {
        #expect(setting(text).ledger == address)
        #expect(setting(text).replica == nil)
    }

    @Test func whatTwoPeoplePost() {
        #expect(setting("approve: transfer, erase\n").approved == [.transfer, .erase])
        #expect(setting("approve: [reopen]   # by the board\n").approved == [.reopen])
        let wrong = setting("approve: erase, mony\n")
        #expect(wrong.approved == [.erase] && wrong.unknownApproved == ["mony"])
        #expect(setting("name: F\n").approved.isEmpty)
        // A move of the ledger leaves it.
        let moved = LedgerSetting.replacing(
            "postgresql://db/new", in: Array("ledger: a\napprove: erase\n".utf8))
        #expect(String(decoding: moved, as: UTF8.self) == "ledger: postgresql://db/new\napprove: erase\n")
    }

    @Test func aCopyThatAnswersQuestions() {
        let both = setting("ledger: postgresql://a/f\nledger_read: postgresql://b/f\n")
        #expect(both.ledger == "postgresql://a/f" && both.replica == "postgresql://b/f")
    }

    @Test(arguments: [
        // There is none yet: at the end, on a line of its own.
        ("name: F\n", "postgresql://db/new", "name: F\nledger: postgresql://db/new\n"),
        ("name: F", "postgresql://db/new", "name: F\nledger: postgresql://db/new\n"),
        // In the place of the one that is there; what is twice is there once.
        (
            "ledger: postgresql://db/old\nname: F\n", "postgresql://db/new",
            "ledger: postgresql://db/new\nname: F\n"
        ),
        ("ledger: a\nname: F\nledger: b\n", "postgresql://db/new", "ledger: postgresql://db/new\nname: F\n"),
        // Back in the workspace, without the copy of what it was; nothing else changes.
        ("name: F\r\nledger: a\r\nledger_read: b\r\nzone: Z\r\n", nil, "name: F\r\nzone: Z\r\n"),
        ("ledger_read: b\nledger: a\n", "postgresql://db/new", "ledger: postgresql://db/new\n"),
        ("name: F\n", nil, "name: F\n"),
    ])
    func isReplaced(text: String, address: String?, expected: String) {
        let bytes = LedgerSetting.replacing(address, in: Array(text.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(setting(expected).ledger == address)
    }

    /// Moving the ledger changes no plan: what batches record of it, and its digest, stay.
    @Test func itIsNoPartOfThePlan() throws {
        let plain = WorkspaceSource([(WorkspaceSource.organizationPath, "name: F\ncurrency: USD\n")])
        let moved = WorkspaceSource([
            (
                WorkspaceSource.organizationPath,
                "name: F\nledger: postgresql://db/fund\ncurrency: USD\nledger_read: postgresql://copy/fund\n"
            )
        ])
        #expect(moved.bundle == plain.bundle)
        #expect(PlanLoader.load(moved).findings == [])
        #expect(try WorkspaceSource(bundle: moved.bundle).bundle == plain.bundle)
    }

    /// A line that may hold a password is shown nowhere.
    @Test func whatMayBeAPasswordIsNotShown() {
        let text = "name: F\nledger: ana:S3cret@db/fund\n"
        let findings = PlanLoader.load(WorkspaceSource([(WorkspaceSource.organizationPath, text)])).findings
        #expect(findings.map(\.code) == ["bad-ledger"])
        #expect(findings.allSatisfy { !"\($0.message) \($0.excerpt ?? "")".contains("S3cret") })
    }
}
