import CampaignKit
import Testing

@Suite("Findings")
struct FindingTests {
    @Test("errors come before warnings, warnings before notes")
    func severity() {
        let sorted: [Finding.Severity] = [.note, .error, .warning, .error].sorted()
        #expect(sorted == [.error, .error, .warning, .note])
    }

    @Test("places are ordered by file, line and column")
    func places() {
        let places = [
            SourceLocation(file: "b.md", line: 1), SourceLocation(file: "a.md", line: 10),
            SourceLocation(file: "a.md", line: 2, column: 7),
            SourceLocation(file: "a.md", line: 2, column: 3),
        ]
        let expected = ["a.md:2:3", "a.md:2:7", "a.md:10:0", "b.md:1:0"]
        #expect(places.sorted().map { "\($0.file):\($0.line):\($0.column)" } == expected)
    }

    @Test("a caret underlines at least one character", arguments: [-4, 0, 1])
    func caret(length: Int) {
        #expect(SourceLocation(file: "a.md", line: 1, column: 1, length: length).length == 1)
    }

    @Test("only what is said is there")
    func defaults() {
        let finding = Finding(code: "goal-amount", severity: .error, message: "not an amount")
        #expect(finding.location == nil && finding.excerpt == nil)
        #expect(finding.subject == nil && finding.hint == nil)
        let problem = RowProblem(code: "not-an-amount", line: 3, message: "not an amount")
        #expect(problem.severity == .error)
        #expect(problem.column.isEmpty && problem.value == nil && problem.hint == nil)
        #expect(Set([finding, finding]).count == 1)
    }
}
