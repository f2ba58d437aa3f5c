import Foundation
import Testing

@testable import CampaignCLI

/// What the appeal commands refuse, and what is there afterwards: nothing.
struct AppealOptionTests {
    private func workspace(donors: Int = 3) throws -> TestRun {
        let run = try TestRun(.basic)
        try run.write("---\ntitle: First\n---\n\n{{ salutation }}\n", to: "Reports/letters/first.md")
        var rows =
            "gift_id,date,amount,donor_id,donor_kind,first_name,last_name,address1,city,state,campaign\n"
        for number in 0..<donors {
            rows +=
                "\(number),2025-10-05,250.00,A-\(number),person,Ana,Ruiz,1 Elm,Brooklyn,NY,year-end-2026\n"
        }
        try run.write(rows, to: "gifts.csv")
        let imported = run.run("import", "gifts.csv", "-q")
        #expect(imported.status == 0, "\(imported.errors)")
        return run
    }

    private func exists(_ run: TestRun, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: run.folder.appendingPathComponent(path).path)
    }

    @Test("A folder with letters of another run is refused before the first letter")
    func otherLetters() throws {
        let run = try workspace()
        let arguments = ["appeal", "letters", "first-letter", "--each", "out"]
        #expect(run.run(arguments).status == 0)
        #expect(run.run(arguments).status == 0, "the same letters again")
        let first = "out/first-letter-00001.html"
        let before = try run.bytes(first)
        try run.write("# mine", to: "out/notes.txt")
        let proof = run.run(arguments + ["--limit", "2"])
        #expect(proof.status == 2)
        #expect(
            proof.said.contains("already contains 1 page from another run, such as first-letter-00003.html")
        )
        #expect(try run.bytes(first) == before && exists(run, "out/first-letter-00003.html"))
        try FileManager.default.removeItem(
            at: run.folder.appendingPathComponent("out/first-letter-00003.html"))
        #expect(run.run(arguments + ["--limit", "2"]).status == 0)
        #expect(run.file("out/notes.txt") == "# mine")
    }

    @Test("When the list of those left out cannot be written, neither is there")
    func neitherFile() throws {
        let run = try workspace()
        let result = run.run(
            "appeal", "export", "first-letter", "-o", "letters.csv", "--suppressed", "nowhere/out.csv")
        #expect(result.status == 2 && result.errors.contains("nowhere/out.csv"))
        #expect(!exists(run, "letters.csv"))
        let other = run.run(
            "appeal", "export", "first-letter", "-o", "nowhere/letters.xlsx", "--suppressed", "out.xlsx")
        #expect(other.status == 2 && !exists(run, "out.xlsx"))
        let names = try FileManager.default.contentsOfDirectory(atPath: run.folder.path)
        #expect(!names.contains { $0.hasSuffix(".tmp") })
        let both = run.run("appeal", "export", "first-letter", "-o", "a.csv", "--suppressed", "b.xlsx")
        #expect(both.status == 0 && exists(run, "a.csv") && exists(run, "b.xlsx"))
    }

    @Test(
        "An ending that no address book reads is refused",
        arguments: ["x.csv", "x.vcf.gz", "build/X.XLSX", ".csv"])
    func wrongEnding(file: String) throws {
        let run = try workspace()
        let result = run.run("export", "vcard", "-o", file)
        #expect(result.status == 64 && result.said.contains("end it in .vcf"), "\(result.errors)")
        #expect(!exists(run, file))
    }

    @Test(
        "Other names of a file of contacts are taken", arguments: ["x.vcf", "X.VCF", "contacts", "a.vcard"])
    func rightEnding(file: String) throws {
        let run = try workspace()
        #expect(run.run("export", "vcard", "-o", file).status == 0)
        #expect(exists(run, file))
    }

    @Test(
        "What says something of a list goes with --pick",
        arguments: [["--classic"], ["--limit", "3"], ["--rfm", "--classic", "--limit", "3"]])
    func withoutPick(options: [String]) throws {
        let run = try workspace()
        let alone = run.run(["segment"] + options)
        #expect(alone.status == 64 && alone.said.contains("with --pick"), "\(alone.errors)")
        #expect(run.run(["segment", "--pick", "all"] + options).status == 0)
        #expect(run.run("segment", "--rfm").status == 0, "the fifths are there without a list")
    }

    @Test("A word that no donor has is said, with the one that is like it")
    func unknownWord() throws {
        let run = try workspace()
        let wrong = run.run("segment", "--pick", "state = NYY or state = NY")
        #expect(wrong.status == 0 && wrong.said.contains("no donor has state nyy; did you mean NY?"))
        #expect(!run.run("segment", "--pick", "state = ny").said.contains("no donor has"))
    }

    @Test("Letters that went out stay on a list, unless only the others are asked for")
    func unsent() throws {
        let run = try workspace()
        let keycode = run.run("appeal", "export", "first-letter", "--format", "csv").output
            .split(separator: ",").first { $0.hasPrefix("FL-") }
        try run.write("donor,keycode\nD-2,\(try #require(keycode))\n", to: "list.csv")
        let sent = run.run("appeal", "sent", "first-letter", "--from", "list.csv")
        #expect(sent.status == 0, "\(sent.errors)")
        let all = run.run("appeal", "export", "first-letter")
        #expect(
            all.output.contains("D-2") && all.said.contains("3 letters + 0 suppressed + 0 in no segment"))
        let rest = run.run("appeal", "export", "first-letter", "--unsent")
        #expect(!rest.output.contains("D-2"))
        #expect(
            rest.said.contains("2 letters + 0 suppressed + 1 sent before + 0 in no segment = 3 donors"),
            "\(rest.errors)")
        let labels = run.run("appeal", "labels", "first-letter", "--unsent")
        #expect(labels.output.contains("2 labels"))
        let letters = run.run("appeal", "letters", "first-letter", "--unsent")
        #expect(letters.output.contains("2 letters") && letters.said.contains("1 sent before"))
        #expect(run.run("thank", "letters", "--unsent").status == 64)
    }
}
