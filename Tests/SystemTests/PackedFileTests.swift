import Foundation
import Testing

@testable import System

/// What is in workbooks and archives, and the programs that take it out.
@Suite("Packed files") struct PackedFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("packed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var environment: [String: String] { ["PATH": folder.path] }

    private func script(_ name: String, _ text: String) throws {
        let file = folder.appendingPathComponent(name)
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    private func packed(_ name: String, environment: [String: String]? = nil) throws -> PackedFile? {
        let file = folder.appendingPathComponent(name)
        try Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]).write(to: file)
        return PackedFile(file.path, environment: environment ?? self.environment)
    }

    private func text(_ output: ProgramOutput?) throws -> String {
        let output = try #require(output)
        return String(decoding: output.all(limit: 1 << 20), as: UTF8.self)
    }

    @Test func onlyWhatBeginsAsAnArchiveIsPacked() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appendingPathComponent("gifts.csv")
        try Data("date,amount\n".utf8).write(to: plain)
        #expect(PackedFile(plain.path, environment: environment) == nil)
        #expect(PackedFile(folder.path, environment: environment) == nil)
        #expect(PackedFile(folder.path + "/nothing", environment: environment) == nil)
        #expect(try packed("gifts.zip") != nil)
    }

    @Test func theListingTellsWhatItIs() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try packed("a.zip")?.content == nil, "no program, and no workbook's name")
        #expect(try packed("a.XLSX")?.content == .workbook(sheets: nil))
        try script("unzip", "printf 'gifts.csv\\n__MACOSX/._gifts.csv\\nsub/\\n'")
        #expect(try packed("a.zip")?.content == .archive(["gifts.csv"]))
        try script(
            "unzip", "printf '[Content_Types].xml\\nxl/worksheets/sheet1.xml\\nxl/worksheets/sheet2.xml\\n'")
        #expect(try packed("a.zip")?.content == .workbook(sheets: 2), "whatever it is called")
        try script("unzip", "printf '[Content_Types].xml\\nword/document.xml\\n'")
        #expect(try packed("a.zip")?.content == .document)
        try script("unzip", "exit 9")
        #expect(try packed("a.zip")?.content == nil)
    }

    @Test func programsAreToldWhatIsMeant() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try packed("a.xlsx")?.sheet(nil) == nil && packed("a.zip")?.file() == nil)
        try script("xlsx2csv", "echo \"$@\"; echo noise >&2")
        try script("unzip", "echo \"$@\"")
        let path = folder.path + "/a.xlsx"
        let forms = "-f %Y-%m-%d -t %H:%M:%S --floatformat %.6f"
        #expect(try text(packed("a.xlsx")?.sheet(nil)) == "\(forms) -s 1 \(path)\n")
        #expect(try text(packed("a.xlsx")?.sheet("Nov 2026")) == "\(forms) -n Nov 2026 \(path)\n")
        #expect(try text(packed("a.xlsx")?.file()) == "-p -P  \(path) -x __MACOSX/* *.DS_Store\n")
    }

    @Test func whoeverWritesOnIsEnded() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try script("unzip", "while :; do echo 'date,amount'; done")
        let output = try #require(try packed("a.zip")?.file())
        #expect(output.all(limit: 5) == Array("date,".utf8))
        #expect(output.end() != 0)
        try script("unzip", "echo x; exit 3")
        let failed = try #require(try packed("a.zip")?.file())
        #expect(failed.all(limit: 9) == Array("x\n".utf8) && failed.end() == 3 && failed.end() == 3)
    }
}
