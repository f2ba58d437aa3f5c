import Foundation
import TestSupport
import Testing

/// Every file in `Situations/`: what offices met in life, and what must be true of it (reported in the
/// issue trackers of other programs).
struct SituationTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Situations")

    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".situation") }.sorted()
    }()

    @Test(arguments: files)
    func holds(file: String) throws {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent(file))
        let situation = Situation(String(decoding: data, as: UTF8.self))
        for problem in try situation.problems() { Issue.record("\(situation.title)\n\(problem)") }
    }

    @Test func thereAreSituations() { #expect(Self.files.count >= 30) }
}
