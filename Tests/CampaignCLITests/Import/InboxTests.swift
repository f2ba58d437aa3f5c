import CampaignKit
import Foundation
import System
import Testing

/// A folder of files, imported by a nightly job.
@Suite("Inbox") struct InboxTests {
    static let good = "gift_id,date,amount,donor_id,donor_name\ng1,2026-11-01,10,a,Ana Ruiz\n"
    static let bad = "gift_id,date,amount\nx1,soon,10\n"

    private func mode(_ path: String, _ office: TestRun) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: office.folder.appendingPathComponent(path).path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func eachFileIsImportedOrSetAsideWithItsReport() throws {
        let office = try TestRun()
        try office.write(Self.good, to: "inbox/a.csv")
        try office.write(Self.bad, to: "inbox/b.csv")
        try office.write("no table", to: "inbox/c.csv")
        try office.write(Self.good, to: "inbox/.hidden.csv")
        try office.write(Self.good, to: "inbox/d.csv.part")
        let result = office.run("import", "--inbox", "inbox")
        #expect(result.status == 1, "\(result.output) \(result.errors)")
        #expect(result.output.contains("done/a.csv") && result.output.contains("failed/b.csv"))
        #expect(office.file("inbox/done/a.csv") == Self.good && office.file("inbox/a.csv") == nil)
        #expect(office.file("inbox/failed/b.csv") == Self.bad && office.file("inbox/failed/c.csv") != nil)
        #expect(office.file("inbox/.hidden.csv") != nil && office.file("inbox/d.csv.part") != nil)
        #expect(
            office.file("inbox/done/a.csv.report.txt")?.contains("Imported a.csv   (1 row), batch B-1")
                == true)
        let report = try #require(office.file("inbox/failed/b.csv.report.txt"))
        #expect(report.contains("Did not import b.csv") && report.contains("soon"))
        #expect(office.file("inbox/failed/c.csv.report.txt")?.contains("error: ") == true)
        for path in ["done/a.csv", "done/a.csv.report.txt", "failed/b.csv", "failed/b.csv.report.txt"] {
            #expect(try mode("inbox/" + path, office) == 0o600, "\(path)")
        }
        #expect(try mode("inbox/done", office) == 0o700)
        #expect(office.file("inbox/.gitignore")?.contains("\n*\n") == true)
        // What is set aside is not taken again.
        let again = office.run("import", "--inbox", "inbox")
        #expect(again.status == 0 && again.output == "Nothing to import\n")
    }

    /// Killed after the posting and before the move, the file is still in its place.
    @Test("What was posted before is not posted twice", arguments: [true, false])
    func killed(hasIDs: Bool) throws {
        let office = try TestRun()
        let rows = "date,amount,donor_name\n2026-11-01,10,Ana Ruiz\n2026-11-01,10,Ana Ruiz\n"
        let text = hasIDs ? Self.good : rows
        try office.write(text, to: "inbox/a.csv")
        #expect(office.run("import", "inbox/a.csv").status == 0)
        let before = office.run("status", "--json").output
        let result = office.run("import", "--inbox", "inbox")
        #expect(
            result.status == 0 && result.output.contains("nothing new"), "\(result.output) \(result.errors)")
        #expect(office.file("inbox/done/a.csv") == text)
        #expect(office.run("status", "--json").output == before)
        // The same file once more gets another name.
        try office.write(text, to: "inbox/a.csv")
        #expect(office.run("import", "--inbox", "inbox").status == 0)
        #expect(office.file("inbox/done/a-2.csv") == text && office.file("inbox/done/a.csv") == text)
        #expect(office.file("inbox/done/a-2.csv.report.txt")?.contains("Nothing new in a.csv") == true)
    }

    @Test func possibleDuplicatesAreForPeople() throws {
        let office = try TestRun()
        let row = "date,amount,donor_name,donor_id\n2026-11-01,10,Ana Ruiz,a\n"
        try office.write(row, to: "one.csv")
        #expect(office.run("import", "one.csv").status == 0)
        try office.write(row + "2026-11-02,20,Ana Ruiz,a\n", to: "inbox/two.csv")
        let result = office.run("import", "--inbox", "inbox")
        #expect(result.status == 1 && office.file("inbox/failed/two.csv") != nil, "\(result.output)")
        #expect(office.file("inbox/failed/two.csv.report.txt")?.contains("possible duplicate") == true)
        #expect(office.run("log", "--json").output.contains("B-2") == false)
    }

    @Test func onlyOneRunAtATime() throws {
        let office = try TestRun()
        try office.write(Self.good, to: "inbox/a.csv")
        let held = try #require(try Inbox(office.folder.appendingPathComponent("inbox").path))
        let result = office.run("import", "--inbox", "inbox")
        #expect(result.status == 2 && result.errors.contains("another import is working in inbox"))
        #expect(office.file("inbox/a.csv") != nil && held.names() == ["a.csv"])
    }

    @Test func linksAndFoldersAreLeftAlone() throws {
        let office = try TestRun()
        try office.write(Self.good, to: "elsewhere.csv")
        try office.write("x", to: "inbox/sub/x.csv")
        try FileManager.default.createSymbolicLink(
            atPath: office.folder.appendingPathComponent("inbox/link.csv").path,
            withDestinationPath: office.folder.appendingPathComponent("elsewhere.csv").path)
        let result = office.run("import", "--inbox", "inbox")
        #expect(result.status == 0 && result.output == "Nothing to import\n")
        #expect(office.file("elsewhere.csv") == Self.good)
    }

    @Test func aDryRunMovesNothing() throws {
        let office = try TestRun()
        try office.write(Self.good, to: "inbox/a.csv")
        let result = office.run("import", "--inbox", "inbox", "--dry-run", "--json")
        #expect(result.status == 0 && result.output.contains("\"campaign.import_inbox/1\""))
        #expect(office.file("inbox/a.csv") == Self.good && office.file("inbox/done/a.csv") == nil)
        #expect(office.file("campaign.sqlite") == nil)
    }

    @Test(
        "What decides over one file is not for a folder",
        arguments: ["--skip-possible", "--post-possible", "--partial"])
    func conflicts(option: String) throws {
        let office = try TestRun()
        let result = office.run("import", "--inbox", "inbox", option)
        #expect(result.status == 64 && result.errors.contains("--inbox and \(option) cannot be combined"))
    }

    @Test func aFileOrAFolder() throws {
        let office = try TestRun()
        #expect(office.run("import").status == 64)
        #expect(office.run("import", "a.csv", "--inbox", "inbox").status == 64)
        let missing = office.run("import", "--inbox", "nowhere")
        #expect(missing.status == 2 && missing.errors.contains("no folder"))
    }
}
