import Foundation
import Testing

@testable import CampaignCLI

/// A gift that names a keycode and no appeal, from a file to `appeal show`.
struct KeycodeImportTests {
    private static let header =
        "gift_id,type,date,amount,donor_id,donor_name,campaign,appeal,keycode,pledge_id\n"
    private static let rows = """
        1,gift,2026-11-05,70,A-1,Ana Ruiz,,,YE26L,
        2,gift,2026-11-06,80,A-2,Lee Wong,,,ye26lb,
        3,gift,2026-11-07,90,A-3,Kim Oh,programs,,YE26L,
        4,gift,2026-11-08,60,A-4,Bo Yi,year-end-2026,,YE26LA,
        5,gift,2026-11-09,50,A-5,Dee Foss,,,NOBODYS,

        """

    private func workspace(hasSegments: Bool = true) throws -> TestRun {
        let run = try TestRun(.basic)
        try plan(run, hasSegments: hasSegments)
        return run
    }

    private func plan(_ run: TestRun, hasSegments: Bool) throws {
        let segments = "    segments: [{id: lybunt, pick: lybunt, keycode: YE26L, split: [a, b]}]\n"
        try run.write(
            """
            ---
            name: Year-End Appeal 2026
            starts: 2026-10-01
            ends: 2026-12-31
            appeals:
              - id: letter-2026
                name: Letter of 2026
                channel: mail
                starts: 2026-11-02
            \(hasSegments ? segments : "")---

            """, to: "Campaigns/year-end-2026.md")
    }

    /// The gifts as they were posted, of a file of these rows.
    private func posted(_ rows: String, _ run: TestRun) throws -> [String] {
        try run.write(Self.header + rows, to: "gifts.csv")
        let imported = run.run("import", "gifts.csv", "-q")
        #expect(imported.status == 0, "\(imported.errors)")
        return run.run("gift", "list", "--format", "csv").output.split(whereSeparator: \.isNewline)
            .map(String.init).sorted()
    }

    @Test("Posted as it is read or through staging, a gift gets the same place")
    func bothWays() throws {
        let quick = try posted(Self.rows, try workspace())
        // A promise sends the whole file through staging.
        let pledge = "9,pledge,2026-11-09,500,A-9,Pat Roe,programs,,,PL-9\n"
        let staged = try posted(Self.rows + pledge, try workspace())
        #expect(quick.count == 6 && staged.count == 7)
        #expect(staged.filter { !$0.contains(",P-1,csv,9,") } == quick)
        #expect(quick.filter { $0.contains("letter-2026") }.count == 3, "\(quick)")
    }

    @Test("The appeal raises them, and the others are where their rows say")
    func attributed() throws {
        let run = try workspace()
        _ = try posted(Self.rows, run)
        let shown = run.run("appeal", "show", "letter-2026", "--format", "csv").output
        #expect(shown.contains("keycode,letter-2026,2026-11-20,lybunt,YE26L,0,,,1,70.00"), "\(shown)")
        #expect(shown.contains("keycode,letter-2026,2026-11-20,lybunt,YE26LB,0,,,1,80.00"), "\(shown)")
        #expect(shown.contains("total,letter-2026,2026-11-20,,,0,,,3,210.00"), "\(shown)")
        let status = run.run("status", "--by", "appeal", "--format", "csv").output
        #expect(status.contains("year-end-2026,letter-2026,Letter of 2026,,210.00"), "\(status)")
    }

    @Test("A code that becomes known later does not make an imported gift another one")
    func againLater() throws {
        let run = try workspace(hasSegments: false)
        let before = try posted(Self.rows, run)
        #expect(!before.joined().contains("letter-2026"))
        try plan(run, hasSegments: true)
        let again = run.run("import", "gifts.csv", "-q")
        #expect(again.status == 0 && !again.output.contains("changed"), "\(again.output)\(again.errors)")
        try run.write(
            Self.header + Self.rows + "6,gift,2026-11-10,10,A-6,Eve Day,,,YE26L,\n", to: "gifts.csv")
        let more = run.run("import", "gifts.csv", "-q")
        #expect(more.status == 0 && !more.output.contains("changed"), "\(more.output)\(more.errors)")
        let gifts = run.run("gift", "list", "--format", "csv").output
        #expect(gifts.contains(",csv,6,") && gifts.split(whereSeparator: \.isNewline).count == 7, "\(gifts)")
    }

    @Test("A code that was recorded as sent is known when the plan has it no more")
    func recorded() throws {
        let run = try workspace()
        _ = try posted("7,gift,2025-11-05,70,A-7,Old Friend,year-end-2026,,,\n", run)
        try run.write("donor,keycode\nD-1,YE26LA\n", to: "list.csv")
        let sent = run.run("appeal", "sent", "letter-2026", "--from", "list.csv", "--on", "2026-11-02")
        #expect(sent.status == 0, "\(sent.errors)")
        try plan(run, hasSegments: false)
        let added = run.run("gift", "add", "--amount", "25", "--donor", "D-1", "--keycode", "ye26la")
        #expect(added.status == 0 && added.output.contains("year-end-2026 / letter-2026"), "\(added.output)")
        let shown = run.run("appeal", "show", "letter-2026", "--format", "csv").output
        #expect(shown.contains("lybunt,YE26LA,1,1,100.0,1,25.00"), "\(shown)")
        #expect(run.run("appeal", "sent", "letter-2026", "--void", "B-2").status == 0)
        let other = run.run("gift", "add", "--amount", "26", "--donor", "D-1", "--keycode", "YE26LA")
        #expect(!other.output.contains("letter-2026") && other.said.contains("no appeal has the keycode"))
    }
}
