import Foundation
import TestSupport
import Testing

/// Every file in `Transcripts/` is replayed in process; `UPDATE_GOLDEN=1` rewrites them.
struct TranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".transcript") }.sorted()
    }()

    @Test(arguments: files)
    func replays(file: String) throws {
        let url = Self.folder.appendingPathComponent(file)
        let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let actual = try Transcript(expected).replay()
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(actual.utf8).write(to: url)
            return
        }
        let difference = LineDiff.unified(old: expected, new: actual)
        #expect(difference == nil, "\(file):\n\(difference ?? "")")
    }

    @Test func thereAreTranscripts() { #expect(Self.files.count >= 10) }
}
