public import Foundation

/// Other programs that read a workbook back: what they see is the proof.
public enum WorkbookProgram {
    /// The cells of the first sheet as openpyxl has them: each as type, value and number format.
    ///
    /// Nil, with a note, where Python or openpyxl is not installed.
    public static func openpyxl(_ file: URL) throws -> [[[String]]]? {
        let script = """
            import json, sys
            import openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1]).active
            print(json.dumps({
                "cells": [[[c.data_type, "" if c.value is None else str(c.value), c.number_format]
                           for c in row] for row in sheet.iter_rows()],
                "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref, "bold": sheet["A1"].font.b}))
            """
        guard let output = try run(["python3", "-c", script, file.path], missing: "openpyxl") else {
            return nil
        }
        let found = try JSONSerialization.jsonObject(with: output) as? [String: Any]
        return found?["cells"] as? [[[String]]]
    }

    /// The first sheet as LibreOffice shows it, as CSV; nil, with a note, where it is not installed.
    public static func libreOffice(_ file: URL) throws -> String? {
        let folder = file.deletingLastPathComponent()
        let words = [
            "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", folder.path, file.path,
        ]
        guard try run(words, missing: "LibreOffice") != nil else { return nil }
        let csv = file.deletingPathExtension().appendingPathExtension("csv")
        return String(decoding: try Data(contentsOf: csv), as: UTF8.self)
    }

    /// A workbook that LibreOffice makes of a table; nil, with a note, where it is not installed.
    public static func workbook(of table: String, in folder: URL) throws -> URL? {
        let file = folder.appendingPathComponent("made.csv")
        try Data(table.utf8).write(to: file)
        let words = [
            "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
            "xlsx", "--infilter=CSV:44,34,76,1", "--outdir", folder.path, file.path,
        ]
        guard try run(words, missing: "LibreOffice") != nil else { return nil }
        return file.deletingPathExtension().appendingPathExtension("xlsx")
    }

    /// Runs a program; nil, with a note, where it or its library is missing.
    private static func run(_ arguments: [String], missing name: String) throws -> Data? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("out-" + UUID().uuidString)
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            TestLog.note("skipped: \(name) is not installed, so nobody else read the workbook")
            return nil
        }
        return try Data(contentsOf: file)
    }
}
