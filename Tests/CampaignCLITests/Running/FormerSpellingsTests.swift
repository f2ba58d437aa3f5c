import Foundation
import Testing

@testable import CampaignCLI

/// Commands and options that were called otherwise once do the same under both names, and no help names them.
struct FormerSpellingsTests {
    @Test(arguments: [
        ("gift thank G-1", "thank record G-1"), ("gift thank", "thank record"),
        ("gift show G-1", "gift show G-1"),
        ("appeal letters --thank", "thank letters"),
        ("appeal letters -q --thank --since 2026-11-01", "thank letters -q --since 2026-11-01"),
        ("appeal letters year-end", "appeal letters year-end"),
        ("appeal letters -- --thank", "appeal letters -- --thank"),
        ("segment --unit person --soft", "segment --count-by person --soft"),
        ("segment --unit=person", "segment --count-by=person"),
        ("segment --united", "segment --united"), ("gift move G-1 --unit a", "gift move G-1 --unit a"),
        ("", ""),
    ])
    func words(former: String, now: String) {
        func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
        #expect(FormerSpellings.replaced(in: split(former)) == split(now))
    }

    private static let pairs: [(former: [String], now: [String])] = [
        (["appeal", "letters", "--thank", "--dry-run"], ["thank", "letters", "--dry-run"]),
        (["appeal", "letters", "--thank", "--json"], ["thank", "letters", "--json"]),
        (["appeal", "letters", "--thank", "-o", "-"], ["thank", "letters", "-o", "-"]),
        (["appeal", "letters", "--thank", "--unsent"], ["thank", "letters", "--unsent"]),
        (["gift", "thank", "G-1", "--dry-run"], ["thank", "record", "G-1", "--dry-run"]),
        (["gift", "thank", "G-9"], ["thank", "record", "G-9"]),
        (["gift", "thank"], ["thank", "record"]),
        (["-q", "gift", "thank", "--help"], ["-q", "thank", "record", "--help"]),
        (["help", "gift", "thank"], ["help", "thank", "record"]),
        (["segment", "--unit", "person"], ["segment", "--count-by", "person"]),
        (["segment", "--pick", "all", "--unit=person"], ["segment", "--pick", "all", "--count-by=person"]),
        (["segment", "--unit", "persons"], ["segment", "--count-by", "persons"]),
    ]

    @Test(arguments: pairs.indices)
    func bothDoTheSame(index: Int) throws {
        let run = try TestRun(.basic)
        try run.write(
            """
            ---
            title: Thank you
            kind: thank-you
            ---

            {{#each gifts}}
            - {{ gift }}. {{ goods_or_services }}
            {{/each}}

            """, to: "Reports/letters/thank-you.md")
        try run.write(
            """
            gift_id,date,amount,donor_id,donor_kind,first_name,last_name,address1,city,campaign
            1,2026-11-05,250.00,A-1,person,Ana,Ruiz,1 Elm,Brooklyn,year-end-2026

            """, to: "gifts.csv")
        #expect(run.run("import", "gifts.csv", "-q").status == 0)
        let (former, now) = Self.pairs[index]
        let (old, new) = (run.run(former), run.run(now))
        #expect(old.output == new.output)
        #expect(old.errors == new.errors)
        #expect(old.status == new.status)
        #expect(!old.output.isEmpty || old.status != 0, "\(old.errors)")
    }

    @Test func whatWasRecordedByEitherIsByHand() throws {
        for command in [["gift", "thank", "G-1"], ["thank", "record", "G-1"]] {
            let run = try TestRun(.basic)
            try run.write(
                "gift_id,date,amount,donor_name,campaign\n1,2026-11-05,250.00,Ana Ruiz,year-end-2026\n",
                to: "gifts.csv")
            #expect(run.run("import", "gifts.csv", "-q").status == 0)
            #expect(run.run(command).status == 0)
            #expect(run.run("gift", "show", "G-1").output.contains("by hand: B-2, thank record"))
        }
    }

    private static let former = ["--thank", "gift thank", "--unit person", "--unit <unit>"]

    @Test func noHelpNamesThem() throws {
        for (name, help) in try GoldenHelpTests.texts() {
            for former in Self.former { #expect(!help.contains(former), "\(name)") }
        }
    }

    @Test func noDocumentNamesThem() throws {
        let root = SampleFilesTests.repository
        let guides = try FileManager.default.contentsOfDirectory(
            at: root.appendingPathComponent("docs"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "md" }
        for file in [root.appendingPathComponent("README.md")] + guides {
            let text = try String(contentsOf: file, encoding: .utf8)
            for former in Self.former {
                #expect(!text.contains(former), "\(file.lastPathComponent): \(former)")
            }
        }
    }
}
