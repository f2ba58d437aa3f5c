import CampaignFiles
import CampaignKit
import Testing

/// Every code has a fixture, and every fixture gives exactly its finding at exactly its place.
@Suite("Error catalogue")
struct CatalogueTests {
    static let all = FileFixtures.all + ValueFixtures.all + PlanFixtures.all

    @Test("A fixture gives its finding", arguments: all)
    func fixture(_ fixture: Fixture) throws {
        let marked = fixture.files.map { (path: $0.path, text: MarkedText($0.text)) }
        let result = PlanLoader.load(WorkspaceSource(marked.map { ($0.path, $0.text.text) }))
        let found = result.findings.filter { $0.code == fixture.code.rawValue }
        try #require(found.count == 1, "\(result.findings)")
        let finding = found[0]
        #expect(finding.message == fixture.message)
        #expect(finding.hint == fixture.hint)
        #expect(finding.severity == fixture.code.severity)
        if fixture.code != .tooManyFindings {
            #expect(result.findings.count == 1, "\(result.findings)")
        }
        #expect((result.plan == nil) == (fixture.code.severity == .error))
        guard let (path, text) = marked.first(where: { $0.text.isMarked }) else {
            #expect(finding.location == nil)
            #expect(finding.subject?.hasPrefix("Campaigns/") == true)
            return
        }
        let expected = SourceLocation(file: path, line: text.line, column: text.column, length: text.length)
        #expect(finding.location == expected)
        let isHidden = fixture.code == .forbiddenCharacter
        #expect(isHidden ? finding.excerpt?.contains("\u{FFFD}") == true : finding.excerpt == text.excerpt)
    }

    @Test("Every code has a fixture, invalid-utf8 in bytes")
    func coverage() {
        let covered = Set(Self.all.map(\.code) + MappingFixture.all.map(\.code)).union([.invalidUTF8])
        #expect(PlanFindingCode.allCases.filter { !covered.contains($0) }.isEmpty)
    }

    @Test("Codes are kebab-case and explained", arguments: PlanFindingCode.allCases)
    func guide(_ code: PlanFindingCode) {
        #expect(CampaignID.isValid(code.rawValue))
        #expect(code.title != code.rawValue)
        #expect(code.title.count <= 60)
        #expect(!code.title.hasSuffix("."))
        let sentences = code.explanation.split(separator: ".").count
        #expect(sentences >= 2 || code.explanation.count > 80)
        #expect(code.explanation.hasSuffix("."))
        #expect(!code.explanation.contains("\n"))
    }

    @Test("Messages begin in lower case and have no full stop", arguments: all)
    func style(_ fixture: Fixture) {
        #expect(fixture.message.first?.isUppercase == false)
        #expect(!fixture.message.hasSuffix("."))
        #expect(fixture.hint?.hasSuffix(".") != true)
    }
}
