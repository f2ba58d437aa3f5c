import CampaignKit
import Foundation
import Terminal
import Testing

@testable import CampaignCLI

struct DoctorTests {
    @Test func aHealthyWorkspace() throws {
        let result = try TestRun().run("doctor")
        #expect(result.status == 0)
        for subject in ["program", "locale", "workspace", "plan", "time zone", "folder", "disk", "ledger"] {
            #expect(result.output.contains(subject), "\(subject)")
        }
        #expect(result.output.contains("CAMPAIGN_TODAY sets today to 2026-11-20"))
    }

    @Test func noWorkspaceFails() throws {
        let result = try TestRun(.none).run("doctor")
        #expect(result.status == 1)
        #expect(result.output.contains("fail  workspace"))
    }

    @Test func aBrokenPlanFails() throws {
        let result = try TestRun(.broken).run("doctor")
        #expect(result.status == 1)
        #expect(result.output.contains("fail  plan       3 errors"))
    }

    @Test func aLedgerThatOthersMayReadIsAWarning() throws {
        let run = try TestRun.posted()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: run.folder.path + "/campaign.sqlite")
        let open = run.run("doctor")
        #expect(open.output.contains("others may read the ledger (mode 644)"))
        #expect(open.output.contains("chmod 600"))
        #expect(open.output.contains("B-2, posted 2026-11-19"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: run.folder.path + "/campaign.sqlite")
        #expect(run.run("doctor").output.contains("only its owner reads the ledger"))
    }

    @Test func aNarrowTerminalAndAForeignLocaleAreWarnings() throws {
        let run = try TestRun()
        run.screen = ScreenSize(columns: 40, rows: 20)
        run.environment["LANG"] = "POSIX"
        let result = run.run("doctor", "--color", "never", "--no-pager")
        #expect(result.output.contains("warn  locale"))
        #expect(result.output.contains("warn  terminal   40 columns"))
    }

    @Test func theDisksRoomIsNotNothing() throws {
        #expect(!(try TestRun().run("doctor").output.contains("disk       0 MiB")))
    }

    @Test func json() throws {
        let text = try TestRun().run("doctor", "--json").output
        #expect(text.contains("\"schema\": \"campaign.doctor/1\""))
    }
}
