import Foundation
import Testing

@testable import TestSupport

@Suite("What tests are made with")
struct TestSupportTests {
    @Test("the published numbers of SplitMix64")
    func splitMix() {
        var random = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in random.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("fixed seeds stay, and one is this run's own")
    func seeds() {
        #expect(Seeds.forRun(count: 2).prefix(2) == [1_000_003, 2_000_006])
        #expect(Seeds.forRun(count: 2).last == Seeds.fresh)
        #expect(Seeds.forRun(count: 0) == [Seeds.fresh])
        #expect(Seeds.forRun(count: -1) == [Seeds.fresh])
    }

    @Test("equal texts have no difference")
    func equal() {
        #expect(LineDiff.unified(old: "a\nb\n", new: "a\nb\n") == nil)
        #expect(LineDiff.unified(old: "", new: "") == nil)
    }

    @Test("a changed line, with its neighbors")
    func change() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"
        let diff = "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8"
        #expect(LineDiff.unified(old: old, new: new) == diff)
    }

    @Test("changes far apart stand in hunks of their own")
    func hunks() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = "0\n" + (1...19).map { "\($0)\n" }.joined()
        let diff = "@@ -1,1 +1,2 @@\n+0\n 1\n@@ -19,2 +20,1 @@\n 19\n-20"
        #expect(LineDiff.unified(old: old, new: new, context: 1) == diff)
    }

    @Test("line breaks at the end and carriage returns are seen")
    func lineBreaks() {
        #expect(LineDiff.unified(old: "a\n", new: "a") == "@@ -1,1 +1,1 @@\n-a\n+a (no line break)")
        #expect(LineDiff.unified(old: "a\n", new: "a\r\n") == "@@ -1,1 +1,1 @@\n-a\n+a␍")
    }

    @Test("composed and decomposed letters are two texts")
    func normalization() {
        #expect(LineDiff.unified(old: "\u{E9}\n", new: "e\u{301}\n") != nil)
    }

    @Test("a golden file is written on demand, compared, and shown where it differs")
    func golden() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("deep/a.txt")
        #expect(Golden.compare("a\n", with: file, updating: false)?.contains("UPDATE_GOLDEN=1") == true)
        #expect(Golden.compare("a\n", with: file, updating: true) == nil)
        #expect(Golden.compare("a\n", with: file, updating: false) == nil)
        let failure = try #require(Golden.compare("b\n", with: file, updating: false))
        #expect(failure.hasSuffix("+++ actual\n@@ -1,1 +1,1 @@\n-a\n+b"))
        #expect(Golden.expect("a", at: "x", filePath: "/nowhere/x.swift")?.contains("Tests") == true)
    }

    @Test("the shared data is a folder, or its absence is noted")
    func sharedData() {
        if let folder = SharedData.folder {
            #expect(FileManager.default.fileExists(atPath: folder.path))
            #expect(SharedData.url("no-such-file") == nil)
        } else {
            #expect(SharedData.url("README.md") == nil)
        }
    }
}
