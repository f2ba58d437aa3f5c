import Foundation
import Testing

@testable import CampaignCLI

/// The program carries the sample workspace: what it writes is what the repository has.
struct SampleFilesTests {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: SampleFiles.all.map(\.path))
    func everyFileIsTheRepositorys(path: String) throws {
        let file = try #require(SampleFiles.all.first { $0.path == path })
        let committed = try Data(contentsOf: Self.repository.appendingPathComponent(path))
        #expect(Data(file.bytes) == committed, "\(path) is not what the program holds: build again")
    }

    @Test(arguments: ["Campaigns", "Reports"])
    func noFileIsForgotten(folder: String) throws {
        let there = try FileManager.default.subpathsOfDirectory(
            atPath: Self.repository.appendingPathComponent(folder).path
        ).filter { $0.hasSuffix(".md") || $0.hasSuffix(".yml") || $0.hasSuffix(".css") }
            .map { "\(folder)/\($0)" }
        let carried = SampleFiles.all.map(\.path).filter { $0.hasPrefix(folder + "/") }
        #expect(carried.sorted() == there.sorted(), "add it to Sources/CSample/sample.c")
    }

    @Test func theGiftsAreThere() {
        #expect(SampleFiles.all.contains { $0.path == SampleFiles.gifts })
    }

    @Test func initWritesThemAndTheWorkspaceWorks() throws {
        let run = try TestRun(.none)
        let made = run.run("init", "--sample", "there")
        #expect(made.status == 0, "\(made.errors)")
        for (path, bytes) in SampleFiles.all {
            #expect(try run.bytes("there/" + path) == Data(bytes))
            #expect(made.output.contains("  \(path)\n"))
        }
        #expect(run.file("there/.gitignore")?.contains("*.sqlite*") == true)
        let check = run.run("-C", "there", "check")
        #expect(check.status == 0, "\(check.output)")
        #expect(made.said.contains("campaign import \(SampleFiles.gifts)"))
    }

    @Test func itsGiftsAreImported() throws {
        let run = try TestRun(.none)
        _ = run.run("init", "--sample", "there")
        let dry = run.run(
            "-C", "there", "import", "there/\(SampleFiles.gifts)", "--source", "sample", "--dry-run")
        #expect(dry.status == 0, "\(dry.errors)")
    }

    @Test func nothingIsOverwritten() throws {
        let run = try TestRun(.none)
        try run.write("mine", to: "there/docs/sample/gifts.csv")
        let result = run.run("init", "--sample", "there")
        #expect(result.status == 2)
        #expect(run.file("there/docs/sample/gifts.csv") == "mine")
        #expect(run.file("there/Campaigns/organization.yml") == nil)
    }

    @Test func aNameIsRefused() throws {
        let run = try TestRun(.none)
        let result = run.run("init", "--sample", "--name", "Ours", "there")
        #expect(result.status == 64)
        #expect(result.said.contains("leave out --name or --sample"))
    }
}
