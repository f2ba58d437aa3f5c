import CampaignFiles
import CampaignKit
import Foundation
import Testing

/// The real workspaces of `shared/data`, where that folder is present.
@Suite("Shared data")
struct SharedDataTests {
    static let root: String? = {
        if let named = ProcessInfo.processInfo.environment["SHARED_DIR"] {
            return FileManager.default.fileExists(atPath: named + "/data") ? named + "/data" : nil
        }
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("../shared/data").standardized.path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        return nil
    }()

    @Test(
        "A real workspace loads without errors",
        .enabled(
            if: root != nil, "SKIPPED: shared/data is absent; set SHARED_DIR to the folder that holds data/"),
        arguments: [("washington", 283), ("relief", 6)])
    func workspace(_ name: String, _ count: Int) throws {
        let source = try WorkspaceSource.read(directory: try #require(Self.root) + "/" + name)
        #expect(source.campaigns.count == count)
        let result = PlanLoader.load(source)
        #expect(result.findings.isEmpty, "\(result.findings.prefix(3))")
        #expect(result.plan?.campaigns.count == count)
        #expect(try WorkspaceSource(bundle: source.bundle) == source)
    }

    @Test("Relief's values", .enabled(if: root != nil, "SKIPPED: shared/data is absent"))
    func relief() throws {
        let source = try WorkspaceSource.read(directory: try #require(Self.root) + "/relief")
        let plan = try #require(PlanLoader.load(source).plan)
        #expect(plan.organization.name == "Relief Fund")
        #expect(plan.organization.ein == "83-0000000")
        #expect(plan.organization.timeZone == "America/Los_Angeles")
        #expect(plan.campaign("general")?.goal?.text == "$1,500,000.00")
        #expect(plan.campaign("memorial")?.goal == nil)
        #expect(plan.campaign("recovery")?.starts == CalendarDate("2023-04-01"))
    }
}
