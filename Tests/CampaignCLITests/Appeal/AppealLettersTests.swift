import Foundation
import Testing

@testable import CampaignCLI

/// What `appeal letters` and its like leave behind: whole pages or nothing, private, the same every time.
struct AppealLettersTests {
    private static let letter =
        "---\ntitle: First\n---\n\n{{ salutation }}\n\n{{#if ask1}}{{ ask1 }}{{/if}}\n"

    private func workspace(_ letter: String = letter, donors: Int = 3) throws -> TestRun {
        let run = try TestRun(.basic)
        try run.write(letter, to: "Reports/letters/first.md")
        var rows = "gift_id,date,amount,donor_id,donor_kind,first_name,last_name,address1,city,campaign\n"
        for number in 0..<donors {
            rows += "\(number),2025-10-05,250.00,A-\(number),person,Ana,Ruiz,1 Elm,Brooklyn,year-end-2026\n"
        }
        try run.write(rows, to: "gifts.csv")
        let imported = run.run("import", "gifts.csv", "-q")
        #expect(imported.status == 0, "\(imported.errors)")
        return run
    }

    private func mode(_ run: TestRun, _ path: String) throws -> Int {
        let file = run.folder.appendingPathComponent(path).path
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func aRunIsPrivateAndTheSameEveryTime() throws {
        let run = try workspace()
        #expect(run.run("appeal", "letters", "first-letter").status == 0)
        let page = "build/first-letter.html"
        let first = try run.bytes(page)
        #expect(run.run("appeal", "letters", "first-letter").status == 0)
        #expect(try run.bytes(page) == first)
        #expect(try mode(run, page) == 0o600)
        #expect(try mode(run, "build") == 0o700)
        #expect(run.run("appeal", "labels", "first-letter").status == 0)
        #expect(try mode(run, "build/first-letter-labels.html") == 0o600)
    }

    @Test func oneFileForEachLetter() throws {
        let run = try workspace()
        #expect(run.run("appeal", "letters", "first-letter", "--each", "build/each").status == 0)
        let names = try FileManager.default.contentsOfDirectory(
            atPath: run.folder.appendingPathComponent("build/each").path
        ).sorted()
        #expect(names == (1...3).map { "first-letter-0000\($0).html" })
        #expect(try mode(run, "build/each/first-letter-00001.html") == 0o600)
    }

    @Test func whatCannotBeWrittenLeavesTheOldLetters() throws {
        let run = try workspace()
        #expect(run.run("appeal", "letters", "first-letter").status == 0)
        let page = "build/first-letter.html"
        let old = try run.bytes(page)
        try run.write(Self.letter + "{{ last_gft_date }}\n", to: "Reports/letters/first.md")
        let result = run.run("appeal", "letters", "first-letter")
        #expect(result.status == 2)
        #expect(result.errors.contains("Reports/letters/first.md:8:4"))
        #expect(result.said.contains("did you mean last_gift_date?"))
        #expect(try run.bytes(page) == old)
    }

    @Test func aPreviewWritesNothing() throws {
        let run = try workspace()
        let before = try run.bytes("campaign.sqlite")
        #expect(run.run("appeal", "letters", "first-letter", "--dry-run").status == 0)
        #expect(run.file("build/first-letter.html") == nil)
        #expect(run.run("appeal", "letters", "first-letter").status == 0)
        #expect(try run.bytes("campaign.sqlite") == before)
    }

    @Test func aPDFComesFromTheProgramThatIsThere() throws {
        let run = try workspace()
        try run.write("#!/bin/sh\n{ echo '%PDF-1.7'; /bin/cat \"$2\"; } > \"$3\"\n", to: "bin/weasyprint")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: run.folder.appendingPathComponent("bin/weasyprint").path
        )
        run.environment["PATH"] = run.folder.appendingPathComponent("bin").path
        run.environment["TMPDIR"] = run.folder.path
        let result = run.run("appeal", "letters", "first-letter", "--pdf")
        #expect(result.status == 0, "\(result.errors)")
        let pdf = try #require(run.file("build/first-letter.pdf"))
        #expect(pdf.hasPrefix("%PDF-1.7\n<!DOCTYPE html>"))
        #expect(try mode(run, "build/first-letter.pdf") == 0o600)
        #expect(run.run("appeal", "letters", "first-letter", "-o", "there.pdf").status == 0)
        #expect(run.file("there.pdf") != nil)
        // Nothing that names donors stays behind.
        let left = try FileManager.default.contentsOfDirectory(atPath: run.folder.path)
        #expect(!left.contains { $0.hasPrefix("campaign-") })
    }

    @Test func aPDFProgramThatFailsIsNamed() throws {
        let run = try workspace()
        try run.write("#!/bin/sh\nexit 1\n", to: "bin/chromium")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: run.folder.appendingPathComponent("bin/chromium").path)
        run.environment["PATH"] = run.folder.appendingPathComponent("bin").path
        run.environment["TMPDIR"] = run.folder.path
        let result = run.run("appeal", "letters", "first-letter", "--pdf")
        #expect(result.status == 2)
        #expect(result.said.contains("did not write a PDF"))
        #expect(run.file("build/first-letter.pdf") == nil)
    }

    @Test func theSamplesLettersAreSound() throws {
        let run = try TestRun(.none)
        #expect(run.run("init", "--sample", "there").status == 0)
        let imported = run.run(
            "-C", "there", "import", "there/\(SampleFiles.gifts)", "--source", "sample", "-q")
        #expect(imported.status == 0, "\(imported.errors)")
        let letters = run.run("-C", "there", "appeal", "letters", "year-end-letter-2026", "--format", "csv")
        #expect(letters.status == 0, "\(letters.errors)")
        let page = try #require(run.file("there/build/year-end-letter-2026.html"))
        let count = letters.output.split(separator: "\r\n").count - 1
        #expect(count > 100)
        #expect(page.ranges(of: "<article ").count == count)
        for language in ["en", "es", "he", "ar"] { #expect(page.contains("lang=\"\(language)\" dir=")) }
        #expect(!page.contains("{{"))
        #expect(run.run("-C", "there", "report", "check").status == 0)
        let thanks = run.run("-C", "there", "thank", "letters", "--since", "2026-09-01", "-q")
        #expect(thanks.status == 0, "\(thanks.errors)")
    }
}
