import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Signatures in reports")
struct SignatureBlockTests {
    private func elements(
        _ audience: Audience = .board, caption: String? = nil, language: LetterLanguage = .en,
        _ change: (inout Organization) -> Void
    ) throws -> [ReportElement] {
        var figures = try MadeUpFigures.figures(audience)
        var organization = figures.plan.organization
        organization.signatory = nil
        change(&organization)
        figures.plan = Plan(organization: organization, campaigns: figures.plan.campaigns)
        figures.language = language
        let read = SignaturePictures.read(organization) { path in
            PlanFile(path: path, bytes: PictureSample.png())
        }
        figures.answers[.signatures] = .signatures(read.pictures)
        let block = try MadeUpFigures.block(
            "signature", caption == nil ? [:] : ["caption": caption ?? ""])
        return try figures.elements(of: block)
    }

    private func html(_ elements: [ReportElement], _ language: LetterLanguage = .en) -> String {
        HTMLElementRenderer(idPrefix: "block-1", language: language) { $0 }.render(elements)
    }

    @Test func aPictureStandsAboveTheName() throws {
        let found = try elements(caption: "Respectfully submitted,") {
            ($0.signatory, $0.signature) = ("Ana <Ruiz>", "s.png")
        }
        let page = html(found)
        #expect(page.contains("Respectfully submitted,"))
        #expect(
            page.contains(
                "alt=\"Signature of Ana &lt;Ruiz&gt;\" height=\"60\"><br><bdi>Ana &lt;Ruiz&gt;</bdi>"))
        #expect(page.contains("<img src=\"data:image/png;base64,"))
        let markdown = MarkdownElementRenderer { $0 }.render(found)
        #expect(markdown.contains("Ruiz") && !markdown.contains("base64"))
    }

    @Test func withoutAPictureThereIsALineToSignOn() throws {
        let page = html(try elements { $0.signatory = "Ana Ruiz" })
        #expect(page.contains("<path d=\"M0 69H280\"") && page.contains("<br><bdi>Ana Ruiz</bdi>"))
        #expect(!page.contains("<img"))
    }

    @Test func whereNoOneSignsThatIsSaid() throws {
        #expect(try elements { _ in } == [.paragraph("No signatory is set.")])
        #expect(
            try elements(language: .es) { _ in } == [.paragraph("No se ha indicado quién firma.")])
    }

    @Test func eachLanguageHasItsOwnSignatory() throws {
        let found = try elements(language: .he) {
            $0.signatories = [.en: "Ana Ruiz", .he: "דנה לוי"]
            $0.signatures = [.he: "he.png"]
        }
        #expect(html(found, .he).contains("alt=\"חתימה של דנה לוי\""))
    }

    @Test func thePublicSeesNoSignature() throws {
        let found = try elements(.public) { ($0.signatory, $0.signature) = ("Ana Ruiz", "s.png") }
        #expect(found.count == 1 && !html(found).contains("Ana Ruiz") && !html(found).contains("<img"))
    }
}
