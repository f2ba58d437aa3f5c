import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import Testing

/// What is wrong with a workspace, as values.
@Suite("Checks as a service") struct WorkspaceCheckTests {
    @Test func aSoundWorkspaceHasNoErrors() throws {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        let check = try WorkspaceCheck(office, isDeep: true)
        #expect(check.findings.filter { $0.severity == .error } == [])
        #expect(check.campaigns == 2 && check.subject.checkup?.batches == 1)
        #expect(check.provenance.ledgerHead == (try office.view().head?.hash))
    }

    @Test func everyRuleIsAsked() throws {
        let office = try ScratchOffice(files: [
            "Campaigns/broken.md": "---\nname: B\ngoal: 60.000\n---\n",
            "Dropbox/readme.txt": "",
        ])
        let check = try WorkspaceCheck(office, head: "0123456789ab")
        let codes = check.findings.map(\.code)
        #expect(codes.contains("goal-amount") && codes.contains("missing-head"))
        #expect(check.subject.checkup == nil && check.subject.loaded.plan == nil)
    }

    @Test func aLetterThatNoOneWroteIsMissedWithOrWithoutOthers() throws {
        func findings(_ letter: String?) throws -> [Finding] {
            let named = letter.map { "    letter: letters/\($0).md\n" } ?? ""
            let appeal = "appeals:\n  - id: mail\n    name: Mail\n    channel: mail\n"
            let office = try ScratchOffice(files: [
                "Campaigns/extra.md":
                    "---\nname: Extra\ngoal: 500\nstarts: 2026-01-01\n\(appeal)\(named)---\n"
            ])
            if letter == "alone" {
                let folder = office.folder.appendingPathComponent("Reports/letters")
                try FileManager.default.removeItem(at: folder)
            }
            return try WorkspaceCheck(office).findings.filter { $0.message.contains("'mail'") }
        }
        #expect(try findings(nil) == [])
        #expect(try findings("leter").map(\.code) == ["missing-letter"])
        #expect(try findings("leter").first?.hint == "did you mean Reports/letters/letter.md?")
        #expect(try findings("alone").map(\.code) == ["missing-letter"])
    }

    @Test func whatThisComputerHasSeenAndIsGone() throws {
        let office = try ScratchOffice()
        let mark = BatchMark(
            ledger: "l", batch: 9, hash: "h", postedAtUTC: "2026-11-01T10:00:00Z", zone: "UTC",
            actor: "ana", rows: 1, controlMinor: 5_00)
        let state = office.folder.appendingPathComponent("state").path
        let memory = HeadMemory(of: office.folder.path, environment: ["XDG_STATE_HOME": state])
        memory.write(HeadMemory.Content(mark: mark))
        #expect(memory.read()?.mark == mark && memory.obstacle == nil)
        let (watch, path) = (LedgerWatch(), LedgerLocation(fileIn: office.folder.path))
        #expect(try watch.state(of: nil, at: path, memory, seen: memory.read()) == .gone(mark))
        // What was said once is not asked again.
        #expect(try watch.state(of: nil, at: path, memory, seen: nil) == .gone(mark))
        try Data().write(to: URL(fileURLWithPath: path.place))
        let inspected = LedgerWatch()
        #expect(try inspected.state(of: nil, at: path, memory, seen: memory.read()) == .emptied(mark))
        let check = try WorkspaceCheck(office, watch: inspected)
        #expect(check.findings.contains { $0.code == "lost-postings" && $0.message.contains("B-9 (ana") })
    }

    @Test func theExplanationsAreAllThere() {
        let guides = CheckRules.guides
        #expect(guides.count == Set(guides.map(\.code)).count && guides.allSatisfy { !$0.title.isEmpty })
    }
}
