import Foundation
import Testing

@testable import System

/// What a watch sees, and what shows a page.
@Suite("Watching files") struct FileStampsTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "stamps-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
        try Data("a".utf8).write(to: folder.appendingPathComponent("in/a.md"))
        return folder
    }

    @Test func filesThatComeGoOrChangeAreSeen() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = [folder.path, folder.path + "/none"]
        let first = FileStamps(of: paths)
        #expect(first == FileStamps(of: paths) && first != FileStamps(of: []))
        try Data("longer".utf8).write(to: folder.appendingPathComponent("in/a.md"))
        let second = FileStamps(of: paths)
        #expect(second != first)
        try Data("b".utf8).write(to: folder.appendingPathComponent("in/b.md"))
        #expect(FileStamps(of: paths) != second)
        try FileManager.default.removeItem(at: folder.appendingPathComponent("in/b.md"))
        #expect(FileStamps(of: paths) == second)
        // An editor's own files are not the text.
        try Data("x".utf8).write(to: folder.appendingPathComponent("in/.a.md.swp"))
        #expect(FileStamps(of: paths) == second)
    }

    @Test func aFolderThatLeadsToItselfEnds() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/in/loop", withDestinationPath: folder.path)
        #expect(FileStamps(of: [folder.path]) == FileStamps(of: [folder.path]))
    }

    @Test func theViewerIsFoundAndStarted() throws {
        let bin = try folder()
        defer { try? FileManager.default.removeItem(at: bin) }
        #expect(PageViewer.find(environment: ["PATH": bin.path]) == nil)
        let program = bin.appendingPathComponent("xdg-open")
        try Data("#!/bin/sh\nexit 0\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let viewer = try #require(PageViewer.find(environment: ["PATH": "/nowhere:\(bin.path)"]))
        #expect(viewer.path == program.path && viewer.show("/page.html", environment: [:]))
        #expect(PageViewer.find(environment: ["PATH": bin.path, "BROWSER": "/none"])?.path == program.path)
        #expect(!PageViewer(path: bin.path + "/gone").show("/page.html", environment: [:]))
    }
}
