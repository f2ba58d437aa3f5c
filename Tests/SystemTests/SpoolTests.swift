import Glibc
import System
import Testing

/// Bytes that wait: all of them come back in their order, from memory or from a file.
@Suite("Spool") struct SpoolTests {
    private func read(_ spool: Spool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try spool.read { bytes += $0 }
        return bytes
    }

    @Test(arguments: [1, 7, 1 << 20]) func allComesBackInItsOrder(_ most: Int) throws {
        let spool = Spool(most: most)
        var expected: [UInt8] = []
        for number in 0..<1000 {
            let words = Array("row \(number)\n".utf8)
            try spool.append { $0 += words }
            expected += words
        }
        #expect(try read(spool) == expected)
        // It may be read again, and go on.
        try spool.append { $0 += [33] }
        #expect(try read(spool) == expected + [33])
    }

    @Test func anEmptyOneHasNothing() throws {
        #expect(try read(Spool()).isEmpty)
    }

    /// Where no file can be made, the bytes wait in memory.
    @Test func withoutAFolderItIsStillWhole() throws {
        let spool = Spool(most: 1, in: "/nowhere/at/all")
        for byte in UInt8(0)...200 { try spool.append { $0.append(byte) } }
        #expect(try read(spool) == Array(0...200))
    }
}
