import CampaignCLI
import Foundation
import TestSupport
import Testing

/// `export calendar` read by a well-kept calendar library.
struct CalendarReadTests {
    @Test("Events last one day, keep their identity when they move, and are the same bytes each time")
    func events() throws {
        let run = try TestRun(.basic)
        func said(_ words: String...) -> TestRun.Result { run.run(words) }
        let added = said(
            "grant", "add", "--funder", "Elm, Fund", "--new-funder", "--title", "Shelves", "--for",
            "reading-room", "--ask", "100", "--due", "proposal=2026-12-31", "--due", "loi=2026-12-01")
        #expect(added.status == 0, "\(added.errors)")
        let first = said("export", "calendar").output
        #expect(first == said("export", "calendar").output)
        #expect(first.contains("\r\n"))
        #expect(said("grant", "due", "move", "DL-1", "2027-01-15", "--reason", "By telephone").status == 0)
        let second = said("export", "calendar").output
        guard let before = try PythonReader.events(first), let after = try PythonReader.events(second) else {
            return
        }
        func parts(_ events: [String], _ id: String) -> [String] {
            events.first { $0.hasPrefix(id + ".") }?.split(separator: "|").map(String.init) ?? []
        }
        let (old, new) = (parts(before, "DL-1"), parts(after, "DL-1"))
        #expect(before.count == 2 && after.count == 2)
        #expect(old.first == new.first && old.first?.hasSuffix("@campaign") == true)
        #expect(
            Array(old.dropFirst())
                == ["2026-12-31", "2027-01-01", "0", "Proposal due, Elm, Fund (GR-1)"])
        #expect(
            Array(new.dropFirst())
                == ["2027-01-15", "2027-01-16", "1", "Proposal due, Elm, Fund (GR-1)"])
        #expect(parts(before, "DL-2") == parts(after, "DL-2"))
    }
}
