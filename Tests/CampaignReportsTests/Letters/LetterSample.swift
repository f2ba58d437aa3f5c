import CampaignFiles
import CampaignKit

@testable import CampaignReports

/// A small appeal, its donors and its letters.
enum LetterSample {
    static let organization = Organization(
        name: "Friends of the Reading Room", ein: "12-3456789",
        address: ["P.O. Box 7", "Riverbend, NY 10583"],
        signatory: "Lee Marsh, Treasurer")
    static let appeal = Appeal(
        id: "year-end-letter-2026", name: "Year-end letter", channel: .mail, ends: Sample.day("2027-01-15"))

    static func plan(disclosures: [String: String] = [:]) -> Plan {
        var organization = organization
        organization.disclosures = disclosures
        return Plan(organization: organization, campaigns: Sample.plan().campaigns)
    }

    static func file(_ body: String, kind: String = "appeal", more: String = "", name: String = "test")
        -> PlanFile
    {
        PlanFile(
            path: "Reports/letters/\(name).md", text: "---\ntitle: Test\nkind: \(kind)\(more)\n---\n" + body)
    }

    static func read(_ body: String, kind: String = "appeal", more: String = "", plan: Plan = plan())
        -> (template: LetterTemplate?, findings: [Finding])
    {
        LetterTemplate.read(file(body, kind: kind, more: more), plan: plan)
    }

    static let facts = LetterFacts(
        plan: plan(), appeal: appeal, today: Sample.day("2026-11-21"))

    static func row(_ donor: Int64 = 77, _ change: (inout MailMergeRow) -> Void = { _ in }) -> MailMergeRow {
        var row = MailMergeRow(donor: donor)
        row.letterID = "year-end-letter-2026-\(donor)"
        row.keycode = "YE26-LYB-A"
        row.addressee = "Ana Ruiz"
        row.salutation = "Dear Ana,"
        row.address1 = "12 Elm Street"
        (row.city, row.state, row.postalCode) = ("Brooklyn", "NY", "02138")
        row.lastGiftMinor = 50_000
        row.lastGiftDay = Sample.day("2025-12-04")
        row.largestGiftMinor = 75_000
        row.asks = [50_000, 62_500, 75_000]
        row.designation = Purpose([Purpose.Part("Third floor", isProject: true)])
        change(&row)
        return row
    }

    /// What is between the letterhead and the slip.
    static func text(_ body: String, _ row: MailMergeRow = row(), gifts: [LetterGift]? = nil) throws -> String
    {
        let read = read(body, kind: gifts == nil ? "appeal" : "thank-you")
        guard let template = read.template else { throw Unreadable(findings: read.findings) }
        let run = LetterRun(
            facts: facts,
            items: [LetterRun.Item(letter: Letter(row: row, gifts: gifts ?? []), template: template)])
        let page = String(decoding: run.page(of: run.items[0]), as: UTF8.self)
        let inside = page.split(separator: "</header>\n", maxSplits: 1)[1]
        return String(inside[..<(inside.firstRange(of: "<section")?.lowerBound ?? inside.endIndex)])
            .replacing("</article>\n</main>\n</body>\n</html>\n", with: "")
    }

    struct Unreadable: Error { let findings: [Finding] }
}
