/// Takes characters out of names that only serve to make text look like other text.
public enum TextGuard {
    /// Whether anything would be removed, at the cost of one table look-up per byte.
    public static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if suspects[Int(bytes[index])], removable(bytes, index) > 0 { return true }
            index += 1
        }
        return false
    }

    /// The text without bidirectional controls (U+061C, U+200E–200F, U+202A–202E, U+2066–2069), C0 controls
    /// and DEL; tabs and line ends stay.
    public static func removingBidiControls(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard hasControls(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let length = suspects[Int(bytes[index])] ? removable(bytes, index) : 0
            if length == 0 { kept.append(bytes[index]) }
            index += max(1, length)
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The same on a string.
    public static func removingBidiControls(_ text: String) -> String {
        var text = text
        return text.withUTF8 { removingBidiControls($0) }
    }

    /// Bytes that can begin something removable.
    private static let suspects: [Bool] = (0..<256).map { byte in
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || [0x7F, 0xD8, 0xE2].contains(byte)
    }

    /// How many bytes to remove here.
    private static func removable(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch bytes[index] {
        case 0xD8: return index + 1 < bytes.count && bytes[index + 1] == 0x9C ? 2 : 0
        case 0xE2:
            guard index + 2 < bytes.count else { return 0 }
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return 3
            default: return 0
            }
        default: return 1
        }
    }
}
