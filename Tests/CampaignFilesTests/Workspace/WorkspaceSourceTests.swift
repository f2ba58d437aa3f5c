import CampaignFiles
import CampaignKit
import Foundation
import Glibc
import Testing

@Suite("Reading a workspace from disk")
struct WorkspaceSourceTests {
    @Test("Regular .md files, sorted, and organization.yml; nothing else")
    func files() throws {
        let folder = try TemporaryFolder()
        try folder.write("Campaigns/organization.yml", "name: F\n")
        try folder.write("Campaigns/zeta.md", "z")
        try folder.write("Campaigns/alpha.md", "a")
        try folder.write("Campaigns/.hidden.md", "h")
        try folder.write("Campaigns/notes.txt", "t")
        try folder.write("Campaigns/deep/inner.md", "i")
        try folder.makeFolder("Campaigns/folder.md")
        #expect(mkfifo(folder.path + "/Campaigns/pipe.md", 0o600) == 0)
        let source = try WorkspaceSource.read(directory: folder.path)
        #expect(source.campaigns.map(\.path) == ["Campaigns/alpha.md", "Campaigns/zeta.md"])
        #expect(source.campaigns.map(\.bytes) == [Array("a".utf8), Array("z".utf8)])
        #expect(source.organization == PlanFile(path: "Campaigns/organization.yml", text: "name: F\n"))
        #expect(source.unread == ["Campaigns/deep", "Campaigns/folder.md"])
    }

    @Test("What looks like a part of the plan and is not read is named, and is a finding")
    func unread() throws {
        let folder = try TemporaryFolder()
        try folder.write("Campaigns/organization.yml", "name: F\n")
        try folder.write("Campaigns/spring.MD", "---\nname: Spring\n---\n")
        try folder.write("Campaigns/fall.markdown", "f")
        try folder.write("Campaigns/organization.yaml", "name: G\n")
        let source = try WorkspaceSource.read(directory: folder.path)
        #expect(source.campaigns.isEmpty)
        let names = ["Campaigns/fall.markdown", "Campaigns/organization.yaml", "Campaigns/spring.MD"]
        #expect(source.unread == names)
        let findings = PlanLoader.load(source).findings.filter { $0.code == "file-unread" }
        #expect(findings.map(\.severity) == [.warning, .warning, .warning])
        // What is not read is not part of what a batch records.
        #expect(!String(decoding: source.bundle, as: UTF8.self).contains("Spring"))
    }

    @Test("A picture is a file of the workspace, or none")
    func pictures() throws {
        let folder = try TemporaryFolder()
        try folder.write("Campaigns/s.png", "dots")
        try folder.makeFolder("Campaigns/folder.png")
        try folder.link("Campaigns/out.png", to: "/etc/passwd")
        func read(_ path: String) throws -> PlanFile? {
            try WorkspaceSource.readPicture(path, directory: folder.path)
        }
        #expect(try read("Campaigns/s.png")?.bytes == Array("dots".utf8))
        #expect(try read("Campaigns/none.png") == nil)
        #expect(try read("Campaigns/folder.png") == nil)
        for path in ["Campaigns/out.png", "../s.png", "/etc/passwd", "Campaigns//s.png", "~/s.png", ""] {
            #expect(throws: WorkspaceError.self, "\(path)") { try read(path) }
        }
    }

    @Test("A workspace without organization.yml")
    func noOrganization() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("Campaigns")
        let source = try WorkspaceSource.read(directory: folder.path)
        #expect(source.organization == nil)
        #expect(source.campaigns.isEmpty)
    }

    @Test("A link inside is followed, one that leads out is refused")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("Archive/old.md", "old")
        try folder.makeFolder("Campaigns")
        try folder.link("Campaigns/old.md", to: "../Archive/old.md")
        let source = try WorkspaceSource.read(directory: folder.path)
        #expect(source.campaigns.map(\.bytes) == [Array("old".utf8)])
        try folder.link("Campaigns/evil.md", to: "/etc/passwd")
        #expect(throws: WorkspaceError.outside(path: "Campaigns/evil.md")) {
            try WorkspaceSource.read(directory: folder.path)
        }
    }

    @Test("A folder beside it whose name begins the same is outside")
    func sibling() throws {
        let folder = try TemporaryFolder()
        try folder.write("work-secret/a.md", "secret")
        try folder.makeFolder("work/Campaigns")
        try folder.link("work/Campaigns/a.md", to: "../../work-secret/a.md")
        #expect(throws: WorkspaceError.outside(path: "Campaigns/a.md")) {
            try WorkspaceSource.read(directory: folder.path + "/work")
        }
    }

    @Test("A link to nothing is an error that names the file")
    func danglingLink() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("Campaigns")
        try folder.link("Campaigns/gone.md", to: "nowhere.md")
        let error = #expect(throws: WorkspaceError.self) { try WorkspaceSource.read(directory: folder.path) }
        #expect(error?.message == "cannot read Campaigns/gone.md: no such file or directory")
        #expect(error?.hint == "check that the file exists and that you may read it")
    }

    @Test("No folder at all")
    func nowhere() throws {
        let error = #expect(throws: WorkspaceError.self) {
            try WorkspaceSource.read(directory: "/nowhere/at/all")
        }
        #expect(error?.message == "cannot read /nowhere/at/all: no such file or directory")
    }

    @Test("A huge file is read one byte beyond the limit, then reported")
    func hugeFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("Campaigns/organization.yml", "name: F\n")
        try folder.write("Campaigns/exact.md", whole(WorkspaceSource.largestFile))
        try folder.write("Campaigns/huge.md", whole(WorkspaceSource.largestFile + 70_000))
        let source = try WorkspaceSource.read(directory: folder.path)
        #expect(source.campaigns.map(\.bytes.count) == [1 << 20, (1 << 20) + 1])
        let result = PlanLoader.load(source)
        #expect(result.findings.map(\.subject) == ["Campaigns/huge.md"])
        #expect(result.codes == ["file-too-large"])
    }

    private func whole(_ size: Int) -> String {
        let head = "---\nname: Fund\n---\n"
        return head + String(repeating: "x", count: size - head.utf8.count)
    }

    @Test("Too many bytes together")
    func tooLarge() throws {
        let folder = try TemporaryFolder()
        try folder.write("big.bin", String(repeating: "x", count: WorkspaceSource.largestFile))
        try folder.makeFolder("Campaigns")
        for number in 0..<65 { try folder.link("Campaigns/c\(number).md", to: "../big.bin") }
        #expect(throws: WorkspaceError.tooLarge(limitMebibytes: 64)) {
            try WorkspaceSource.read(directory: folder.path)
        }
    }

    @Test("Too many files")
    func tooMany() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("Campaigns")
        for number in 0...WorkspaceSource.mostFiles {
            let descriptor = open(folder.path + "/Campaigns/c\(number).md", O_CREAT | O_WRONLY, 0o600)
            try #require(descriptor >= 0)
            close(descriptor)
        }
        #expect(throws: WorkspaceError.tooManyFiles(limit: 10_000)) {
            try WorkspaceSource.read(directory: folder.path)
        }
    }
}
