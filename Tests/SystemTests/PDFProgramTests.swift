import Foundation
import Testing

@testable import System

/// Finding and running the program that makes PDFs.
@Suite("PDF programs")
struct PDFProgramTests {
    private func folder(_ scripts: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in scripts {
            let file = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        return folder
    }

    @Test func theFirstAlongThePathIsTaken() throws {
        #expect(PDFProgram.find(environment: [:]) == nil)
        #expect(PDFProgram.find(environment: ["PATH": "relative::/nowhere"]) == nil)
        let bin = try folder(["chromium": "#!/bin/sh\n", "weasyprint": "#!/bin/sh\n"])
        defer { try? FileManager.default.removeItem(at: bin) }
        let found = PDFProgram.find(environment: ["PATH": "/nowhere:\(bin.path)"])
        #expect(found?.path == bin.path + "/weasyprint")
        #expect(found?.kind == .weasyPrint)
    }

    @Test func itsSilenceAndItsFailureAreSeen() throws {
        let bin = try folder([
            "weasyprint": "#!/bin/sh\necho noise; echo noise >&2\n/bin/cp \"$2\" \"$3\"\n",
            "chromium": "#!/bin/sh\nexit 3\n",
        ])
        defer { try? FileManager.default.removeItem(at: bin) }
        let page = bin.appendingPathComponent("page.html")
        try Data("<p>".utf8).write(to: page)
        let pdf = bin.path + "/page.pdf"
        let good = PDFProgram(kind: .weasyPrint, path: bin.path + "/weasyprint")
        #expect(good.makePDF(page: page.path, to: pdf, scratch: bin.path, environment: [:]))
        #expect(FileManager.default.fileExists(atPath: pdf))
        try FileManager.default.removeItem(atPath: pdf)
        let bad = PDFProgram(kind: .chromium, path: bin.path + "/chromium")
        #expect(!bad.makePDF(page: page.path, to: pdf, scratch: bin.path, environment: [:]))
        let none = PDFProgram(kind: .chromium, path: bin.path + "/none")
        #expect(!none.makePDF(page: page.path, to: pdf, scratch: bin.path, environment: [:]))
    }
}
