import Foundation
import Testing

/// Words that people read are plain American English: messages, help, comments, documents, answers.
@Suite("Plain English")
struct PlainEnglishTests {
    /// British words of other systems' files, which the importer has to know.
    private static let allowed = ["Organisation", "honour", "cancelled"]

    @Test("Text literals and comments", arguments: SourceTree.sources)
    func sources(_ file: SourceTree.File) {
        guard PlainEnglish.isSuspected(file.text) else { return }
        for line in SwiftProse(file.text).lines where !Self.allowed.contains(line.text) {
            // Statements have words of their own.
            if !line.isComment, line.text.contains("SELECT") || line.text.contains("WHERE") { continue }
            for complaint in PlainEnglish.complaints(line.text, isComment: line.isComment) {
                Issue.record("\(file.path):\(line.number): \(complaint)")
            }
        }
    }

    @Test(
        "Documents",
        arguments: SourceTree.texts(under: ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs"], ["md"]))
    func documents(_ file: SourceTree.File) {
        guard PlainEnglish.isSuspected(file.text) else { return }
        for (index, line) in file.lines.enumerated() {
            // Names of tests and commands are quoted as code.
            for complaint in PlainEnglish.complaints(String(line.replacing(/`[^`]*`/, with: "…"))) {
                Issue.record("\(file.path):\(index + 1): \(complaint)")
            }
        }
    }

    @Test(
        "Help, blocks and what commands print",
        arguments: SourceTree.texts(
            under: ["Tests/CampaignCLITests/Golden/help", "Tests/CampaignReportsTests/Golden/blocks"],
            ["txt", "md", "html"])
            + SourceTree.texts(under: ["Tests/CampaignCLITests/Transcripts"], ["transcript"]))
    func answers(_ file: SourceTree.File) {
        guard PlainEnglish.isSuspected(file.text) else { return }
        var inFile = false
        for (index, line) in file.lines.enumerated() {
            // What a transcript writes into a file or types is the user's, not the program's.
            if line.hasPrefix("# file:") { inFile = true }
            if line.hasPrefix("# end") { inFile = false }
            if inFile || line.hasPrefix("#") || line.hasPrefix("$ ") { continue }
            for complaint in PlainEnglish.complaints(String(line)) {
                Issue.record("\(file.path):\(index + 1): \(complaint)")
            }
        }
    }

    @Test("Every rule finds its example, and no replacement breaks a rule")
    func rulesBite() {
        for rule in PlainEnglish.rules {
            #expect(!PlainEnglish.complaints(rule.example).isEmpty, "\(rule.banned)")
            #expect(PlainEnglish.complaints(rule.instead).isEmpty, "\(rule.instead)")
            #expect(PlainEnglish.complaints(rule.example, isComment: true).isEmpty != rule.inComments)
        }
        #expect(PlainEnglish.complaints("there is no ledger here; it is no longer needed").isEmpty)
        #expect(PlainEnglish.complaints("'x' is not a figure").isEmpty)
    }

    @Test("Literals inside of interpolations and comments are read")
    func prose() {
        let code = "let a = \"one \\(b ? \"two three\" : \"four five\") six\" // seven\n\"\"\"\neight\n\"\"\""
        let lines = SwiftProse(code).lines
        #expect(lines.map(\.text) == ["one ", "two three", "four five", " six", "// seven", "eight"])
        #expect(lines.map(\.number) == [1, 1, 1, 1, 1, 3])
        #expect(lines.map(\.isComment) == [false, false, false, false, true, false])
    }
}
