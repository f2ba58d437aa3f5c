/// A picture file taken apart: what kind it is, how large it is, and only the parts that draw it.
///
/// Photographs carry the place and the time they were taken, and files from elsewhere can carry anything
/// behind the picture; neither goes into a letter. Nothing is decoded here: browsers do that.
struct PictureFile: Equatable {
    enum Kind: String { case png, jpeg }

    /// Why a file is refused.
    enum Problem: Error, Equatable { case notAPicture, damaged, tooLarge }

    /// The most pixels on one side: more is a photograph of a page, or an attempt to fill the memory.
    static let longestSide = 4000

    let kind: Kind
    let width: Int
    let height: Int
    let bytes: [UInt8]

    /// Reads a PNG or a JPEG; throws `Problem` for anything else.
    init(_ file: [UInt8]) throws(Problem) {
        if file.starts(with: Self.pngMark) {
            self = try Self.png(file)
        } else if file.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = try Self.jpeg(file)
        } else {
            throw .notAPicture
        }
        guard width > 0, height > 0 else { throw .damaged }
        guard max(width, height) <= Self.longestSide else { throw .tooLarge }
    }

    private init(kind: Kind, width: Int, height: Int, bytes: [UInt8]) {
        (self.kind, self.width, self.height, self.bytes) = (kind, width, height, bytes)
    }

    // MARK: PNG

    private static let pngMark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// The chunks that draw: no texts, no animation, no place where it was taken.
    private static let drawing: Set<String> = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"]

    private static func png(_ file: [UInt8]) throws(Problem) -> PictureFile {
        var (kept, index) = (pngMark, pngMark.count)
        var size: (width: Int, height: Int)?
        var hasData = false
        while index + 12 <= file.count {
            let length = number(file, index, 4)
            let end = index + 12 + length
            guard end <= file.count else { throw .damaged }
            let name = String(decoding: file[(index + 4)..<(index + 8)], as: UTF8.self)
            guard (name == "IHDR") == (size == nil) else { throw .damaged }
            if name == "IHDR" {
                guard length == 13 else { throw .damaged }
                size = (number(file, index + 8, 4), number(file, index + 12, 4))
            }
            if drawing.contains(name) { kept += file[index..<end] }
            hasData = hasData || name == "IDAT" && length > 0
            index = end
            guard name != "IEND" else {
                guard let size, hasData else { throw .damaged }
                return PictureFile(kind: .png, width: size.width, height: size.height, bytes: kept)
            }
        }
        throw .damaged
    }

    // MARK: JPEG

    private static func jpeg(_ file: [UInt8]) throws(Problem) -> PictureFile {
        var (kept, index): ([UInt8], Int) = ([0xFF, 0xD8], 2)
        var size: (width: Int, height: Int)?
        var hasData = false
        while index + 1 < file.count, file[index] == 0xFF {
            let marker = file[index + 1]
            // A marker may have several of these before it.
            guard marker != 0xFF else {
                index += 1
                continue
            }
            guard marker != 0xD9 else {
                guard let size, hasData else { throw .damaged }
                return PictureFile(
                    kind: .jpeg, width: size.width, height: size.height, bytes: kept + [0xFF, 0xD9])
            }
            guard index + 4 <= file.count else { throw .damaged }
            var end = index + 2 + number(file, index + 2, 2)
            guard end >= index + 4, end <= file.count else { throw .damaged }
            if isFrame(marker) {
                guard end >= index + 9 else { throw .damaged }
                size = (number(file, index + 7, 2), number(file, index + 5, 2))
            }
            if marker == 0xDA {
                end = scanEnd(file, from: end)
                hasData = true
            }
            if isDrawing(marker) { kept += file[index..<end] }
            index = end
        }
        throw .damaged
    }

    /// The beginning of a frame, which has the size: C0 to CF without tables and extensions.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    /// Whether a segment draws: comments and what applications add do not, but for the two that say how
    /// colors are meant (APP0 and APP14).
    private static func isDrawing(_ marker: UInt8) -> Bool {
        marker != 0xFE && (!(0xE0...0xEF).contains(marker) || marker == 0xE0 || marker == 0xEE)
    }

    /// Where the next marker after the data of a scan is.
    private static func scanEnd(_ file: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 1 < file.count {
            let isMarker =
                file[index] == 0xFF && file[index + 1] != 0 && !(0xD0...0xD7).contains(file[index + 1])
            if isMarker { return index }
            index += 1
        }
        return file.count
    }

    /// A number with its highest byte first.
    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
    }
}
