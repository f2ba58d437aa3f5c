/// The code page most spreadsheets outside UTF-8 write.
enum Windows1252 {
    /// Characters of the bytes 0x80 to 0x9F; 0 where the code page has none.
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// Writes one byte as UTF-8 and returns the number of bytes written, 0 when the byte is undefined.
    static func encode(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
        if byte < 0x80 {
            target[0] = byte
            return 1
        }
        let scalar = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt16(byte)
        if scalar == 0 { return 0 }
        if scalar < 0x800 {
            target[0] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
            target[1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 2
        }
        target[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
        target[1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
        target[2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
        return 3
    }
}
