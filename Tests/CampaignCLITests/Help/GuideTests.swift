import CampaignKit
import CampaignReports
import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// `campaign help csv` is `docs/csv.md`, and its lists are those of the code.
struct GuideTests {
    private static let docs = SampleFilesTests.repository.appendingPathComponent("docs")

    private static func file(_ name: String) throws -> String {
        try String(contentsOf: docs.appendingPathComponent(name + ".md"), encoding: .utf8)
    }

    @Test("The program carries the guide as it is in docs", arguments: HelpTopic.names)
    func carried(name: String) throws {
        #expect(HelpTopic.named(name)?.markdown == (try Self.file(name)), "build again")
    }

    @Test("Its lists are those of the code; UPDATE_GOLDEN=1 writes them", arguments: HelpTopic.names)
    func lists(name: String) throws {
        let filled = try GuideLists.fill(Self.file(name), of: name)
        #expect(Golden.expect(filled, inRepository: "docs/\(name).md") == nil)
    }

    @Test("Everything in it but code fits a screen of 80 columns", arguments: HelpTopic.all.map(\.name))
    func width(name: String) throws {
        let text = try #require(HelpTopic.named(name)).text
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\u{A0}"))
        for line in text.split(separator: "\n") where !line.hasPrefix("    ") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("A link from a guide leads to a file")
    func links() throws {
        for name in HelpTopic.names {
            for link in try Self.file(name).matches(of: /\]\(([^)#:]+)\)/) {
                let file = Self.docs.appendingPathComponent(String(link.1)).path
                #expect(FileManager.default.fileExists(atPath: file), "docs/\(name).md: \(link.1)")
            }
        }
    }

    @Test("csv.md explains every type")
    func types() throws {
        let section = try #require(try Self.file("csv").components(separatedBy: "\n## Types\n").last)
        let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter {
            $0.hasPrefix("| ")
        }
        let names = rows.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        #expect(names.dropFirst().sorted() == EntryType.allCases.map(\.name).sorted())
    }

    @Test("reports.md names every format", arguments: ReportReference.filters)
    func formats(name: String) throws {
        #expect(try Self.file("reports").split { !$0.isLetter }.contains { $0 == name })
    }

    @Test("Markdown becomes text")
    func text() {
        let markdown = """
            # A guide

            <!-- list -->
            | Word | Meaning |
            |---|---|
            | `a \\| b` | the *first* one, with a meaning that goes on beyond the end |
            | a name that is far too long for it | the second |
            <!-- end -->

            ## Next

            Say `campaign status`, then `status`; see [CSV](csv.md) and [others](rules.md)
            for **more**.

            1. one of them, which is long
               and goes on
            - two

            ```sh
            campaign status   # all of it

            campaign list
            ```
            """
        #expect(
            GuideText.of(markdown, columns: 48) == """
                A GUIDE

                  a | b  the first one, with a meaning that goes
                         on beyond the end
                  a name that is far too long for it
                         the second

                NEXT

                  Say 'campaign status', then 'status'; see CSV
                  (campaign help csv) and others for more.

                  1. one of them, which is long and goes on
                  - two

                    campaign status   # all of it

                    campaign list

                """)
    }
}
