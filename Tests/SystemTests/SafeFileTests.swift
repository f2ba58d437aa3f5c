import Foundation
import System
import Testing

/// The one writer of files.
@Suite("Safe files")
struct SafeFileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "campaign-system-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: folder + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func aFileIsThereWholeOrNotAtAll() throws {
        do {
            let file = try SafeFile(folder + "/a", replacing: false)
            try file.write(Array("half".utf8))
            #expect(text("a") == nil)
        }
        #expect(names == [])
        let file = try SafeFile(folder + "/a", replacing: false)
        try file.write(Array("who".utf8))
        try file.write(Array("le".utf8))
        try file.commit()
        try file.commit()
        #expect(text("a") == "whole" && names == ["a"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/a")[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func aFileThatIsThereStays() throws {
        try SafeFile.write(Array("old".utf8), to: SafeFile(folder + "/a", replacing: false))
        #expect(throws: FileError.self) { try SafeFile(folder + "/a", replacing: false) }
        let replacing = try SafeFile(folder + "/a", replacing: true)
        #expect(text("a") == "old")
        try SafeFile.write(Array("new".utf8), to: replacing)
        #expect(text("a") == "new" && names == ["a"])
    }

    @Test func aFileThatAppearsMeanwhileStays() throws {
        let file = try SafeFile(folder + "/a", replacing: false)
        try file.write(Array("ours".utf8))
        try Data("theirs".utf8).write(to: URL(fileURLWithPath: folder + "/a"))
        let error = #expect(throws: FileError.self) { try file.commit() }
        #expect(error?.code == .exists && text("a") == "theirs")
    }

    @Test func whatCannotBeWritten() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/nowhere", withDestinationPath: folder + "/none/file")
        for path in [folder, folder + "/none/a", folder + "/nowhere"] {
            let error = #expect(throws: FileError.self) { try SafeFile(path, replacing: true) }
            #expect(error?.code == .cannotWrite && error?.path == path)
        }
    }

    @Test func aLinkLeadsToItsFile() throws {
        try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/real"))
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/link", withDestinationPath: folder + "/real")
        try SafeFile.write(Array("new".utf8), to: SafeFile(folder + "/link", replacing: true))
        #expect(text("real") == "new" && names == ["link", "real"])
    }

    @Test func aPipeThatNobodyReadsIsRefused() {
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        let error = #expect(throws: FileError.self) { try SafeFile(folder + "/pipe", replacing: false) }
        #expect(error?.reason.contains("pipe") == true)
    }

    @Test func onlyAFileGoesForAnother() throws {
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder + "/dir", withIntermediateDirectories: true)
        try Data("new".utf8).write(to: URL(fileURLWithPath: folder + "/new"))
        for (name, what) in [("pipe", "a pipe"), ("dir", "a folder")] {
            let place = folder + "/" + name
            // Before any work is done, and by whatever way a file is moved there.
            let early = #expect(throws: FileError.self) {
                try SafeFile(place, replacing: true, isMoved: true)
            }
            let late = #expect(throws: FileError.self) { try SafeFile.place(folder + "/new", at: place) }
            let kept = #expect(throws: FileError.self) { try SafeFile.keep(place, as: folder + "/kept") }
            for error in [early, late, kept] {
                #expect(error?.reason == "it is \(what), not a file")
                #expect(error?.hint == "give the name of a file")
            }
        }
        #expect(FileIdentity(folder + "/pipe").kind == .pipe && names == ["dir", "new", "pipe"])
    }

    @Test func aSocketIsNoFile() throws {
        // Bound by its bare name: a socket's path is short.
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        let name = "/tmp/campaign-\(UInt32.random(in: 0 ... .max)).socket"
        defer { unlink(name) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        let error = #expect(throws: FileError.self) { try SafeFile(name, replacing: true) }
        #expect(error?.reason == "it is a socket, not a file")
    }

    @Test func aFullDeviceIsSaid() throws {
        let file = try SafeFile("/dev/full", replacing: false)
        #expect(throws: FileError.self) { try file.write(Array("more than nothing".utf8)) }
    }

    @Test func whoCallsMayRefuse() {
        struct No: Error {}
        #expect(throws: No.self) { try SafeFile(folder + "/a", replacing: true) { _ in throw No() } }
        #expect(names == [])
    }

    @Test func oneFileByManyNames() throws {
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/a"))
        try FileManager.default.linkItem(atPath: folder + "/a", toPath: folder + "/hard")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/soft", withDestinationPath: folder + "/a")
        let file = FileIdentity(folder + "/a")
        for name in ["a", "./a", "hard", "soft", "../\((folder as NSString).lastPathComponent)/a"] {
            #expect(FileIdentity(folder + "/" + name).isSame(as: file), "\(name)")
        }
        #expect(!FileIdentity(folder + "/b").isSame(as: file))
        #expect(FileIdentity(folder + "/b").isSame(as: FileIdentity(folder + "/./b")))
    }
}
