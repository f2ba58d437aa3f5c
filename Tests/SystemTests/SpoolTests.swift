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

    /// Read in steps, each up to a place, whether in memory, in a file, or in both.
    @Test(arguments: [1, 300, 100_000, 1 << 20]) func itIsReadInSteps(_ most: Int) throws {
        let spool = Spool(most: most)
        let expected = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
        for start in stride(from: 0, to: expected.count, by: 1111) {
            try spool.append { $0 += expected[start..<min(start + 1111, expected.count)] }
        }
        let reader = spool.reader()
        var bytes: [UInt8] = []
        for end in [0, 1, 1, 299, 70_000, 140_001, 199_999, .max] {
            try reader.read(upTo: end) { bytes += $0 }
            #expect(bytes.count == min(end, expected.count))
        }
        #expect(bytes == expected)
        let empty = Spool(most: most).reader()
        try empty.read(upTo: .max) { bytes += $0 }
        #expect(bytes == expected)
    }
}
