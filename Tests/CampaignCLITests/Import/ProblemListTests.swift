import CampaignKit
import Terminal
import Testing

@testable import CampaignCLI

/// What is wrong with rows: a table where it fits, blocks where it does not.
@Suite struct ProblemListTests {
    private static let problems = [
        RowProblem(
            code: "not-an-amount", line: 2, column: "Amount", message: "not an amount", value: "12x",
            hint: "write 12.00"),
        RowProblem(
            code: "late-mail", severity: .warning, line: 7, column: "date",
            message: "a machine postmark of 2026-01-02 on a gift of December 2025", value: "2025-12-30",
            hint: "import a manual, certified or registered postmark, or a certificate of mailing"),
        RowProblem(
            code: "late-mail", severity: .warning, line: 9, column: "date",
            message: "a machine postmark of 2026-01-03 on a gift of December 2025", value: "2025-12-31",
            hint: "import a manual, certified or registered postmark, or a certificate of mailing"),
    ]

    private func screen(_ problems: [RowProblem], _ width: Int?, isSingle: Bool = false) -> String {
        ProblemList(problems: problems, isSingle: isSingle).screen(
            ScreenLook(style: .none, ascii: false, width: width))
    }

    @Test func aTableWhereItFits() {
        let lines = screen(Self.problems, nil).split(separator: "\n")
        #expect(lines.count == 4 && lines[0].hasPrefix("LINE  COLUMN  PROBLEM"))
        #expect(lines[1].hasPrefix("   2  Amount  not an amount") && lines[1].hasSuffix("write 12.00"))
        #expect(lines[2].contains("warning: a machine postmark of 2026-01-02"))
        #expect(screen([Self.problems[0]], 80).hasPrefix("LINE  COLUMN"))
    }

    /// What several have in common is said once, below the last of them.
    @Test func blocksWhereItDoesNot() {
        #expect(
            screen(Self.problems, 60) == """
                line 2, Amount: 12x
                  not an amount
                  write 12.00
                line 7, date: 2025-12-30
                  warning: a machine postmark of 2026-01-02 on a gift of
                  December 2025
                line 9, date: 2025-12-31
                  warning: a machine postmark of 2026-01-03 on a gift of
                  December 2025
                  import a manual, certified or registered postmark, or a
                  certificate of mailing

                """)
    }

    @Test func oneTypedRowHasNoLine() {
        #expect(
            screen(Array(Self.problems.suffix(1)), 60, isSingle: true).hasPrefix(
                "date: 2025-12-31\n  warning: "))
        let whole = RowProblem(code: "c", line: 0, message: String(repeating: "no good ", count: 12))
        #expect(screen([whole], 60).hasPrefix("  no good "))
    }

    @Test func programsGetEachProblem() {
        let json = ProblemList(problems: Self.problems, isSingle: false).json.compact
        #expect(json.contains(#""code":"not-an-amount","column":"Amount","hint":"write 12.00","line":2"#))
        let bare = RowProblem(code: "c", line: 3, message: "m")
        #expect(
            ProblemList(problems: [bare], isSingle: true).json.compact
                == #"[{"code":"c","column":null,"hint":null,"line":3,"message":"m","severity":"error","value":null}]"#
        )
    }
}
