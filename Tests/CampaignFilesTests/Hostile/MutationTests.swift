import CampaignFiles
import CampaignKit
import Foundation
import TestSupport
import Testing

/// However a valid file is damaged, loading ends, does not crash, and points into the file.
@Suite("Mutations")
struct MutationTests {
    static let organization = """
        name: Friends
        ein: 13-1234567
        address: [P.O. Box 1, "Scarsdale, NY"]
        disclosures: {NY: "A copy"}
        receipts: {prefix: R, benefit_limits: {2027: {l: 14.10, p: 70.50, c: 141}}}

        """

    @Test("Five hundred damaged plans")
    func mutations() {
        var generator = SeededGenerator(seed: Seeds.fresh)
        let campaign = Array(ExampleTests.innovation.utf8)
        let organization = Array(Self.organization.utf8)
        for round in 0..<500 {
            let changesCampaign = round % 4 != 0
            let source = WorkspaceSource(
                organization: PlanFile(
                    path: WorkspaceSource.organizationPath,
                    bytes: changesCampaign ? organization : mutated(organization, &generator)),
                campaigns: [
                    PlanFile(
                        path: "Campaigns/innovation.md",
                        bytes: changesCampaign ? mutated(campaign, &generator) : campaign)
                ])
            let result = PlanLoader.load(source)
            #expect((result.plan == nil) == result.findings.contains { $0.severity == .error })
            for finding in result.findings { check(finding, in: source, round: round) }
            #expect((try? WorkspaceSource(bundle: source.bundle)) == source)
        }
    }

    private func check(_ finding: Finding, in source: WorkspaceSource, round: Int) {
        let comment: Comment = "seed \(Seeds.fresh), round \(round): \(finding)"
        #expect(PlanFindingCode(rawValue: finding.code) != nil, comment)
        guard let location = finding.location else { return }
        let file = ([source.organization].compactMap { $0 } + source.campaigns).first {
            $0.path == location.file
        }
        let text = String(decoding: file?.bytes ?? [], as: UTF8.self)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        #expect((1...max(1, lines.count)).contains(location.line), comment)
        guard lines.indices.contains(location.line - 1) else { return }
        let line = String(String.UnicodeScalarView(lines[location.line - 1]))
        #expect((1...(line.count + 1)).contains(location.column), comment)
        #expect(location.column - 1 + location.length <= line.count + 1, comment)
    }

    private static let fragments = [
        "[", "]", "{", "}", ":", ": ", ",", "\"", "'", "#", " #", "&a ", "*a", "!!x ", "|", ">", "- ", "? ",
        "\n", "\t",
        "\r", "---\n", "\u{0}", "é", "👩‍👩‍👧", "\u{202E}", "\u{E003}", "%", "@", "\\", "  ",
        "$1,000", "~", "<<: ",
        "\u{2028}",
    ]

    /// The bytes with one to five slips: a fragment put in, a stretch removed, doubled, moved or a byte
    /// changed.
    private func mutated(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...5, using: &generator) where !bytes.isEmpty {
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 1...40, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0:
                let fragment = Self.fragments.randomElement(using: &generator) ?? ""
                bytes.insert(contentsOf: Array(fragment.utf8), at: start)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: Array(bytes[start..<end]), at: end)
            case 3:
                let piece = Array(bytes[start..<end])
                bytes.removeSubrange(start..<end)
                bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &generator))
            default: bytes[start] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }
}
