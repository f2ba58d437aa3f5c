import CampaignFiles

/// Small pictures, byte by byte.
enum PictureSample {
    static let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        number(data.count, 4) + Array(name.utf8) + data + [1, 2, 3, 4]
    }

    static func header(_ width: Int, _ height: Int) -> [UInt8] {
        chunk("IHDR", number(width, 4) + number(height, 4) + [8, 0, 0, 0, 0])
    }

    /// A PNG with more chunks between its head and its dots, and bytes behind its end.
    static func png(
        _ width: Int = 600, _ height: Int = 200, more: [UInt8] = [], behind: [UInt8] = []
    ) -> [UInt8] {
        mark + header(width, height) + more + chunk("IDAT", [9, 9, 9]) + chunk("IEND", []) + behind
    }

    static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, marker] + number(data.count + 2, 2) + data
    }

    /// A JPEG with more segments before its frame.
    static func jpeg(_ width: Int = 600, _ height: Int = 200, more: [UInt8] = []) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF".utf8)) + more
            + segment(0xC0, [8] + number(height, 2) + number(width, 2) + [1, 1, 0x11, 0])
            + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [7, 0xFF, 0, 7, 0xFF, 0xD0, 7] + [0xFF, 0xD9]
    }

    static func file(_ bytes: [UInt8]) -> PlanFile { PlanFile(path: "Campaigns/signature.png", bytes: bytes) }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
