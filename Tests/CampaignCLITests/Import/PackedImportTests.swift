import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// Workbooks and archives are imported as what they hold; where that cannot be, one message says what to do.
@Suite("Import of workbooks and archives")
struct PackedImportTests {
    private func run(_ scripts: [String: String], file: String) throws -> TestRun {
        let run = try TestRun()
        for (name, text) in scripts {
            try run.write("#!/bin/sh\n\(text)\n", to: "bin/\(name)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: run.folder.appendingPathComponent("bin/\(name)").path)
        }
        run.environment["PATH"] = run.folder.appendingPathComponent("bin").path
        try Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x41]).write(
            to: run.folder.appendingPathComponent(file))
        return run
    }

    private static let table = "gift_id,date,amount,donor_name\\n1,2026-03-01,12.500000,Ana Ruiz\\n,,,\\n"
    static let sheets = """
        case "$1" in -Z1) printf '[Content_Types].xml\\nxl/worksheets/sheet1.xml\\nxl/worksheets/sheet2.xml\\n';; esac
        """

    @Test func aWorkbookIsReadAndItsOtherSheetsAreNamed() throws {
        let run = try run(
            ["unzip": Self.sheets, "xlsx2csv": "printf '\(Self.table)'"], file: "gifts.xlsx")
        let result = run.run("import", "gifts.xlsx")
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains("Imported gifts.xlsx   (1 row)") && result.output.contains("$12.50"))
        #expect(result.said.contains("the first of 2 sheets was read; --sheet NAME reads another"))
        let again = run.run("import", "gifts.xlsx", "--sheet", "Other")
        #expect(!again.said.contains("sheets was read"))
    }

    @Test func anArchiveOfOneFileIsRead() throws {
        let unzip = "case \"$1\" in -Z1) echo november.csv;; *) printf '\(Self.table)';; esac"
        let run = try run(["unzip": unzip], file: "november.zip")
        let result = run.run("import", "november.zip")
        #expect(result.status == 0 && result.output.contains("Imported november.zip   (1 row)"), "\(result)")
    }

    @Test(arguments: [
        ("a.xlsx", [:], "xlsx2csv is not installed", "sudo apt install xlsx2csv"),
        ("a.zip", [:], "unzip is not installed", "sudo apt install unzip"),
        ("a.zip", ["unzip": "printf 'a.csv\\nb.csv\\n'"], "holds several files: a.csv, b.csv", "unpack it"),
        ("a.zip", ["unzip": "printf 'sub/\\n'"], "is an empty archive", "again"),
        ("a.docx", ["unzip": "printf '[Content_Types].xml\\n'"], "is a document, not a table", "as CSV"),
        (
            "a.xlsx", ["unzip": PackedImportTests.sheets, "xlsx2csv": "exit 1"], "cannot be unpacked",
            "save as CSV"
        ),
        ("a.zip", ["unzip": "exit 9"], "cannot be unpacked: it is damaged", "import the CSV"),
    ])
    func whatCannotBeIsSaid(file: String, scripts: [String: String], message: String, hint: String) throws {
        let run = try run(scripts, file: file)
        let result = run.run("import", file)
        #expect(result.status == 2, "\(result)")
        #expect(result.said.contains(message) && result.said.contains(hint), "\(result.errors)")
    }

    /// A workbook as a spreadsheet saves it, through the program that reads it in an office.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xlsx2csv")))
    func aRealWorkbookIsRead() throws {
        let run = try TestRun()
        run.environment["PATH"] = "/usr/bin:/bin"
        let table =
            "Gift ID,Date,Amount,Donor name\n7,2026-11-03,\"1,234.50\",Ana Ruiz\n8,2026-11-04,20,Bo Li\n"
        guard let book = try WorkbookProgram.workbook(of: table, in: run.folder) else { return }
        let result = run.run("import", book.lastPathComponent, "--source", "sheet")
        #expect(result.status == 0 && result.output.contains("2 gifts  $1,254.50"), "\(result)")
        let again = run.run("import", book.lastPathComponent, "--source", "sheet")
        #expect(again.output.contains("Nothing new in made.xlsx"), "\(again)")
    }

    @Test func aSheetIsOnlyOfAWorkbook() throws {
        let run = try run([:], file: "a.xlsx")
        try run.write("date,amount\n2026-01-02,5\n", to: "plain.csv")
        let result = run.run("import", "plain.csv", "--sheet", "Nov")
        #expect(result.status == 2 && result.said.contains("plain.csv is not a workbook"))
    }
}
