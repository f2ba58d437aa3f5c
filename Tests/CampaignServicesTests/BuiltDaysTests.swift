import CampaignFiles
import CampaignKit
import CampaignServices
import Foundation
import Testing

/// Pages without `since:` tell what changed since the last page of their template.
struct BuiltDaysTests {
    private static let template = "---\ntitle: Packet\ncampaign: now\n---\n```{changes}\n```\n"
    private let office: ScratchOffice

    init() throws {
        office = try ScratchOffice(files: [
            "Reports/packet.md": Self.template,
            "Reports/fixed.md": Self.template.replacing("campaign", with: "since: 2026-11-16\ncampaign"),
            "Reports/plain.md": "---\ntitle: Plain\n---\n{{ raised }}\n",
        ])
        try office.post(ScratchOffice.gifts)
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// Builds as of a day, and remembers it as the command does.
    private func build(_ id: String, _ asOf: String, campaign: String? = nil) throws -> String {
        let directory = office.directory()
        let files = try ReportFiles(directory: directory).named([id])
        let run = ReportRun(books: try office.view(), campaign: campaign, asOf: try day(asOf), form: .html)
        let report = try #require(try run.build(files, office).reports.first)
        try BuiltDays.add([report.built].compactMap { $0 }, in: directory)
        return report.text
    }

    @Test func theFirstPageLooksThreeMonthsBackAndTheNextToTheFirst() throws {
        #expect(try build("packet", "2026-11-14").contains("ince 14 Aug 2026"))
        let second = try build("packet", "2026-11-16")
        #expect(second.contains("Since 14 Nov 2026"))
        #expect(try build("packet", "2026-11-20").contains("Since 16 Nov 2026"))
        // Built again on its day, it is the same, whatever came after it.
        #expect(try build("packet", "2026-11-16") == second)
        #expect(
            BuiltDays(in: office.directory()).entries.map { "\($0.day) \($0.page)" } == [
                "2026-11-14 Reports/packet.md", "2026-11-16 Reports/packet.md",
                "2026-11-20 Reports/packet.md",
            ])
    }

    @Test func anotherPageHasItsOwnDaysAndATemplateItsOwnWord() throws {
        _ = try build("packet", "2026-11-14")
        #expect(
            try build("packet", "2026-11-20", campaign: "then").contains("Nothing has changed since 20 Aug"))
        #expect(try build("fixed", "2026-11-20").contains("Since 16 Nov 2026"))
        let name = BuiltDays.Entry(page: "Reports/packet.md", day: try day("2026-11-14"))
        #expect(BuiltDays(in: office.directory()).entries.first == name)
        // A page that tells no change is not one to tell changes from.
        _ = try build("plain", "2026-11-20")
        #expect(!BuiltDays(in: office.directory()).entries.contains { $0.page.contains("plain") })
    }

    @Test func whatIsToComeAndWhatWasKnownAreNoMeetings() throws {
        let files = try ReportFiles(directory: office.directory()).named(["packet"])
        let projected = ReportRun(books: try office.view(), asOf: try day("2026-12-01"), form: .html)
        #expect(try projected.build(files, office).reports.first?.built == nil)
        let known = ReportRun(books: try office.view(knownOn: .batch(1)), form: .html)
        #expect(try known.build(files, office).reports.first?.built == nil)
        let now = ReportRun(books: try office.view(), form: .html)
        #expect(try now.build(files, office).reports.first?.built?.day == office.day)
    }

    @Test func aDamagedFileIsNoMemory() throws {
        let directory = office.directory()
        let folder = office.folder.appendingPathComponent("build")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(".built")
        try Data("\u{0}\n2026-13-40 x\n2026-11-14\n2026-11-15 a b\n".utf8).write(to: file)
        #expect(BuiltDays(in: directory).entries == [.init(page: "a b", day: try day("2026-11-15"))])
        try BuiltDays.add([.init(page: "x\ny", day: try day("2026-11-16"))], in: directory)
        #expect(try String(contentsOf: file, encoding: .utf8) == "2026-11-15 a b\n2026-11-16 xy\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
}
