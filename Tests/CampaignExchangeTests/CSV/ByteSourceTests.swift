import CampaignExchange
import Foundation
import Testing

@Suite("Byte sources")
struct ByteSourceTests {
    private func failure(_ path: String) -> ByteSourceError? {
        do throws(ByteSourceError) {
            _ = try FileByteSource(path: path)
            return nil
        } catch { return error }
    }

    private func drain(_ source: some ByteSource) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            if count == 0 { return bytes }
            bytes += Array(buffer[..<count])
        }
    }

    @Test func files() throws {
        let folder = try ScratchFolder()
        let content = Array(String(repeating: "a,b\n1,2\n", count: 100_000).utf8)
        let path = try folder.write(content, to: "x.csv")
        let source = try FileByteSource(path: path)
        #expect(source.size == Int64(content.count))
        #expect(try drain(source) == content)
        #expect(try drain(source).isEmpty)
        try source.rewind()
        #expect(try drain(source) == content)
        #expect(try readAll(FileByteSource(path: path)).records.count == 200_000)
    }

    @Test func missingFolderAndForbidden() throws {
        let folder = try ScratchFolder()
        let missing = folder.path + "/none.csv"
        #expect(failure(missing) == .noSuchFile(path: missing))
        #expect(failure(folder.path) == .isDirectory(path: folder.path))
        let path = try folder.write([0x61], to: "x.csv")
        #expect(failure(path + "/below") == .noSuchFile(path: path + "/below"))
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        // Root may read anything.
        if getuid() != 0 {
            #expect(failure(path) == .notReadable(path: path, reason: "Permission denied"))
        }
        #expect(ByteSourceError.isDirectory(path: "x").description == "x: is a folder, not a file")
        let text = ByteSourceError.notReadable(path: "x", reason: "why").description
        #expect(text == "x: cannot be read (why)")
    }

    @Test func pipesAreSpooledAndLeaveNothing() throws {
        let folder = try ScratchFolder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let content = Array(String(repeating: "a,b\n1,2\n", count: 50_000).utf8)
        let writer = Thread {
            FileHandle(forWritingAtPath: pipe)?.write(Data(content))
        }
        writer.start()
        let source = try FileByteSource(path: pipe, spoolDirectory: folder.path)
        #expect(source.size == Int64(content.count))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pipe"])
        #expect(try readAll(source).records.count == 100_000)
    }

    @Test func spoolingIntoNowhereIsAnError() throws {
        let folder = try ScratchFolder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let handle = FileHandle(forUpdatingAtPath: pipe)
        defer { try? handle?.close() }
        let nowhere = folder.path + "/none"
        #expect(throws: ByteSourceError.inputOutput(path: nowhere, reason: "no such file or directory")) {
            try FileByteSource(path: pipe, spoolDirectory: nowhere)
        }
    }

    @Test func whatIsNoTableIsNotSpooledToItsEnd() throws {
        let zeros = try FileByteSource(path: "/dev/zero")
        #expect(zeros.size == Int64(FileByteSource.chunkSize))
        #expect(throws: CSVError.self) { try readAll(zeros) }
        var chunks = 0
        let archive = try FileByteSource(spooling: "-", in: nil) {
            chunks += 1
            return [0x1F, 0x8B, 0x08]
        }
        #expect(chunks == 1 && archive.size == 3)
    }

    @Test func endlessTextIsAnError() {
        #expect(throws: ByteSourceError.tooLong(path: "-", limit: 1000)) {
            try FileByteSource(spooling: "-", in: nil, limit: 1000) { Array("date,amount\n".utf8) }
        }
        let text = ByteSourceError.tooLong(path: "-", limit: FileByteSource.spoolLimit).description
        #expect(text == "-: more than 8 GiB came from this pipe; a longer input must be a file")
    }

    @Test func memory() throws {
        let source = MemoryByteSource("abcdef", chunk: 4)
        #expect(source.size == 6)
        #expect(try drain(source) == Array("abcdef".utf8))
        try source.rewind()
        #expect(try drain(source) == Array("abcdef".utf8))
        #expect(try drain(MemoryByteSource([], chunk: 0)).isEmpty)
    }

    @Test func emptyFile() throws {
        let folder = try ScratchFolder()
        let path = try folder.write([], to: "empty.csv")
        #expect(try readAll(FileByteSource(path: path)).places == ["emptyFile@1:1"])
    }
}
