import Foundation
import System
import Testing

/// What must not outlive the process, and files that are read.
@Suite("Temporary things")
struct TemporaryTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "campaign-system-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func aFolderGoesWithAllThatIsInIt() throws {
        do {
            let temporary = try Temporary(folderIn: folder, prefix: "x")
            try FileManager.default.createDirectory(
                atPath: temporary.path + "/deep/er", withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: temporary.path + "/deep/er/file"))
            try FileManager.default.createSymbolicLink(
                atPath: temporary.path + "/link", withDestinationPath: "/etc")
            #expect(names.count == 1)
            withExtendedLifetime(temporary) {}
        }
        #expect(names == [] && FileManager.default.fileExists(atPath: "/etc/passwd"))
    }

    @Test func onlyTheFoldersOfTheDeadAreSwept() throws {
        let alive = try Temporary(folderIn: folder, prefix: "x")
        for (name, mode) in [("x-dead", 0o700), ("other", 0o700), ("x-open", 0o755)] {
            try FileManager.default.createDirectory(
                atPath: folder + "/" + name, withIntermediateDirectories: true,
                attributes: [.posixPermissions: mode])
        }
        Temporary.sweep(folder, prefix: "x")
        #expect(names == ["other", "x-open", (alive.path as NSString).lastPathComponent].sorted())
    }

    @Test func aPipeThatNobodyWritesToIsRefused() throws {
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        let error = #expect(throws: FileError.self) { try InputFile.open(folder + "/pipe") }
        #expect(error?.code == .cannotRead && error?.reason.contains("nothing writes") == true)
    }

    @Test func aPipeThatSomebodyWritesToIsRead() throws {
        let path = folder + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        // For reading and writing it opens at once, and counts as a writer.
        let writer = open(path, O_RDWR)
        defer { close(writer) }
        #expect(write(writer, "hello", 5) == 5)
        #expect(try InputFile.bytes(path, limit: 5) == Array("hello".utf8))
    }

    @Test func whatCannotBeRead() {
        for path in [folder, folder + "/none"] {
            #expect(throws: FileError.self) { try InputFile.bytes(path, limit: 10) }
        }
    }
}
