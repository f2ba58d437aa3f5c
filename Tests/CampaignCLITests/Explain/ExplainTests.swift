import CampaignKit
import CampaignServices
import Terminal
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// Figures by name, and explanations that must not be shown.
struct ExplainTests {
    @Test(arguments: [
        ("year-end-2026.raised", "year-end-2026", false, "raised"),
        ("programs.own.gifts", "programs", true, "gifts"),
        ("shelving/chair.raised", "shelving/chair", false, "raised"),
        ("reading-room.shelving.raised", "shelving", false, "raised"),
    ])
    func namesAreTakenApart(text: String, row: String, isOwn: Bool, figure: String) throws {
        let name = try FigureName(text)
        #expect(name.row == row && name.isOwn == isOwn && name.figure == figure)
    }

    @Test(arguments: ["", ".", "raised", "a.", ".raised", "a.b.c.raised", "a.own.own.raised", "a..raised"])
    func whatIsNoFigureIsRefused(text: String) {
        #expect(throws: FigureNameError.syntax(text)) { try FigureName(text) }
    }

    @Test func everyFigureHasAName() throws {
        for figure in FigureCatalogue.all {
            let known = try FigureName("total.\(figure.name)").known()
            #expect(known.name == figure.name && known.tally == TallyFigure(rawValue: figure.name))
        }
    }

    /// Figures and rules keep the names that the JSON contract gave them.
    @Test func figuresAreThoseOfStatus() throws {
        let columns = FigureFields(.table, .usd).fields.map(\.column.key)
        #expect(
            columns == [
                "starts", "ends", "goal", "to_go", "ended_short", "over_goal", "percent_raised",
                "pace_difference",
            ] + TallyFigure.allCases.map(\.rawValue) + ["pipeline_weighted"])
    }

    @Test func everyRuleHasAReason() {
        for rule in ExclusionReason.allCases {
            for figure in TallyFigure.allCases { #expect(!rule.reason(figure).isEmpty) }
        }
        #expect(ExclusionReason.allCases.sorted() == ExclusionReason.allCases)
        #expect(ExclusionReason.settled.reason(.outstanding) != ExclusionReason.settled.reason(.raised))
    }

    /// The words for rows that do not make the figure, and for changes that do not lead to it.
    @Test func figuresThatDisagree() {
        let explained = CommandError(ServiceError.figuresDisagree(.explained(.raised, of: "total")))
        #expect(explained.code == "figures-disagree" && explained.status == .failed)
        #expect(
            explained.message == "the rows behind raised of total do not add up to the figure of status")
        let changes = CommandError(ServiceError.figuresDisagree(.changes(.received, in: "unassigned")))
        #expect(
            changes.message == "the changes of received in unassigned do not lead from then to now"
                && changes.hint == explained.hint)
    }

    /// A file is written in one walk, the standard output in two: both have the same bytes.
    @Test(arguments: ["raised", "received", "outstanding", "gifts", "in_kind", "donors"])
    func aFileHasTheSameRows(_ figure: String) throws {
        let run = try RichHistory.run()
        for row in ["total", "unassigned"] {
            for format in ["csv", "tsv"] {
                let words = ["explain", "\(row).\(figure)", "--format", format]
                let shown = run.run(words)
                let written = run.run(words + ["-o", "rows.\(format)", "--force"])
                #expect(shown.status == 0 && written.status == 0, "\(shown.errors)\(written.errors)")
                #expect(run.file("rows.\(format)") == shown.output)
            }
        }
    }

    /// Rows that do not make the figure leave no file.
    @Test func aFileOfAWrongSumIsNotThere() throws {
        let run = try RichHistory.run()
        try run.damageLedger(
            "UPDATE node_now SET raised = raised + 1, outstanding = outstanding + 1 WHERE node = 'total'")
        let result = run.run("explain", "total.raised", "-o", "rows.csv")
        #expect(result.status != 0 && result.errors.contains("do not add up"), "\(result.errors)")
        #expect(run.file("rows.csv") == nil)
    }

    /// Every figure of every row, through the command, ties with what `status --json` says.
    @Test func everyFigureTiesOnTheCommandLine() throws {
        let run = try TestRun()
        try run.write(
            """
            gift_id,type,date,amount,donor_id,donor_kind,campaign,project,pledge_id,reverses
            1,gift,2026-10-05,250.50,A-1,person,year-end-2026,,,
            2,pledge,2026-10-08,6000,A-4,foundation,reading-room,shelving,PL-1,
            3,gift,2026-11-08,1500,A-4,foundation,,,PL-1,
            4,in_kind,2026-10-07,700,A-3,company,year-end-2026,,,
            5,gift,2026-11-09,500,A-5,government,book-boxes,,,
            6,refund,2026-11-12,50,,,,,,1

            """, to: "gifts.csv")
        #expect(run.run("import", "gifts.csv").status == 0)
        let rows = ["year-end-2026", "programs", "programs.own", "reading-room", "book-boxes", "shelving"]
        for row in rows + ["total", "unassigned", "gala-2026"] {
            // Each form comes with every figure and with every row, not all with all.
            for (number, figure) in TallyFigure.allCases.enumerated() {
                let format = ["table", "csv", "json"][(number + row.utf8.count) % 3]
                let result = run.run("explain", "\(row).\(figure.rawValue)", "--format", format)
                #expect(result.status == 0, "\(row).\(figure.rawValue): \(result.errors)")
            }
        }
    }
}
