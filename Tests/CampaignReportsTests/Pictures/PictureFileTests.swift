import TestSupport
import Testing

@testable import CampaignReports

/// Files from elsewhere: what draws is kept, everything else is left out or refused.
@Suite("Picture files")
struct PictureFileTests {
    private func read(_ bytes: [UInt8]) -> Result<PictureFile, PictureFile.Problem> {
        Result { () throws(PictureFile.Problem) in try PictureFile(bytes) }
    }

    @Test func aPictureIsReadWithItsSize() throws {
        let png = try PictureFile(PictureSample.png(640, 210))
        #expect(png.kind == .png && png.width == 640 && png.height == 210)
        #expect(png.bytes == PictureSample.png(640, 210))
        let jpeg = try PictureFile(PictureSample.jpeg(640, 210))
        #expect(jpeg.kind == .jpeg && jpeg.width == 640 && jpeg.height == 210)
        #expect(jpeg.bytes == PictureSample.jpeg(640, 210))
    }

    @Test func whatACameraAddsIsLeftOut() throws {
        let place =
            PictureSample.chunk("eXIf", Array("31.26,34.80".utf8))
            + PictureSample.chunk("tEXt", Array("Author".utf8))
        let png = try PictureFile(PictureSample.png(more: place, behind: Array("<script>".utf8)))
        #expect(png.bytes == PictureSample.png())
        let segments =
            PictureSample.segment(0xE1, Array("Exif 31.26,34.80".utf8))
            + PictureSample.segment(0xFE, Array("comment".utf8))
        #expect(try PictureFile(PictureSample.jpeg(more: segments)).bytes == PictureSample.jpeg())
        // What is behind the end of a JPEG as well.
        #expect(try PictureFile(PictureSample.jpeg() + [1, 2, 3]).bytes == PictureSample.jpeg())
    }

    @Test func otherFilesAreRefused() {
        let files = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "GIF89a", "", "%PDF-1.4",
            "SQLite format 3\u{0}", "root:x:0:0:",
        ]
        for file in files { #expect(read(Array(file.utf8)) == .failure(.notAPicture), "\(file)") }
    }

    @Test func whatIsNotWholeIsRefused() {
        for whole in [PictureSample.png(), PictureSample.jpeg()] {
            for length in 8..<whole.count {
                #expect(read(Array(whole.prefix(length))) == .failure(.damaged), "\(length)")
            }
        }
        let twice = PictureSample.png(more: PictureSample.header(5, 5))
        #expect(read(twice) == .failure(.damaged))
        #expect(read(PictureSample.png(0, 5)) == .failure(.damaged))
        let withoutDots = PictureSample.mark + PictureSample.header(5, 5) + PictureSample.chunk("IEND", [])
        #expect(read(withoutDots) == .failure(.damaged))
    }

    @Test func aSideHasAtMost4000Pixels() throws {
        #expect(try PictureFile(PictureSample.png(4000, 1)).width == 4000)
        #expect(read(PictureSample.png(4001, 1)) == .failure(.tooLarge))
        #expect(read(PictureSample.jpeg(1, 65_535)) == .failure(.tooLarge))
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func noBytesStopTheProgram(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            var bytes = Bool.random(using: &random) ? PictureSample.png() : PictureSample.jpeg()
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 3..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            if case .success(let picture) = read(bytes) {
                #expect(picture.width <= 4000 && picture.height <= 4000)
                #expect(picture.bytes.count <= bytes.count)
            }
        }
    }
}
