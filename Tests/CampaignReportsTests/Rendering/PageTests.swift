import CampaignKit
import Digests
import Foundation
import TestSupport
import Testing

@testable import CampaignReports

@Suite("The page around a report")
struct PageTests {
    @Test("Pages to look at, when a folder is named")
    func lookAtThem() throws {
        guard let folder = ProcessInfo.processInfo.environment["REPORT_PAGES"] else { return }
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, page) in [
            ("board", try MadeUpPage.html()), ("public", try MadeUpPage.html(.public, knownOn: "1 Nov 2026")),
            ("hebrew", try MadeUpPage.html(language: "he", paper: .a4)),
        ] {
            try Data(page.utf8).write(to: url.appendingPathComponent(name + ".html"))
        }
    }
}
