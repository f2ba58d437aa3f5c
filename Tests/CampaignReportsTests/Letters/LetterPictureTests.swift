import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

/// Signatures, room for them, and the way to give online.
@Suite("Pictures of letters")
struct LetterPictureTests {
    private static let picture = PictureSample.png()

    private func page(
        _ body: String, language: String = "en", copies: Int = 1, kind: String = "appeal",
        change: (inout Organization) -> Void = { _ in }
    ) throws -> String {
        var organization = LetterSample.organization
        change(&organization)
        let plan = Plan(organization: organization, campaigns: Sample.plan().campaigns)
        let read = LetterSample.read(body, kind: kind, more: "\nlang: \(language)", plan: plan)
        let template = try #require(read.template, "\(read.findings)")
        let pictures = SignaturePictures.read(plan.organization) { path in
            PlanFile(path: path, bytes: Self.picture)
        }
        #expect(pictures.findings.isEmpty)
        let appeal = kind == "appeal" ? LetterSample.appeal : nil
        let facts = LetterFacts(
            plan: plan, appeal: appeal, today: Sample.day("2026-11-21"), signatures: pictures.pictures)
        let items = (1...copies).map { number in
            LetterRun.Item(letter: Letter(row: LetterSample.row(Int64(number))), template: template)
        }
        let run = LetterRun(facts: facts, items: items)
        #expect(run.findings().isEmpty, "\(run.findings())")
        var bytes: [UInt8] = []
        run.write(title: "Letters") { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aSignatureIsInThePageOnceHoweverManyLettersShowIt() throws {
        let page = try page("{{ signature }}\n\n{{ signatory }}\n", copies: 5) { $0.signature = "s.png" }
        let shown =
            "<p><span class=\"signature en\" role=\"img\" "
            + "aria-label=\"Signature of Lee Marsh, Treasurer\"></span></p>"
        #expect(page.ranges(of: shown).count == 5)
        #expect(page.ranges(of: "data:image/png;base64,").count == 1)
        #expect(page.contains("print-color-adjust: exact"))
    }

    @Test func withoutAPictureThereIsRoomToSign() throws {
        let page = try page("{{ signature }}\n\n{{#if signature}}picture{{else}}by hand{{/if}}\n")
        #expect(page.contains("<p><span class=\"room\"></span></p>"))
        #expect(page.contains(".room { display: block; height: .65in; }") && page.contains("by hand"))
        #expect(!page.contains("data:image"))
    }

    @Test func aLetterWithoutAPlaceForItHasNoPicture() throws {
        let page = try page("Dear friend\n") { $0.signature = "s.png" }
        #expect(!page.contains("base64,i") && !page.contains(".room"))
    }

    @Test(arguments: [
        ("es", "Firma de"), ("he", "חתימה של"), ("ar", "توقيع"),
    ])
    func itsWordsAreTheLanguages(language: String, words: String) throws {
        let page = try page("{{ signature }}\n", language: language) {
            $0.signature = "s.png"
            $0.signatory = "A \"quoted\" <name>"
        }
        #expect(page.contains("aria-label=\"\(words) A &quot;quoted&quot; &lt;name&gt;\""))
    }

    @Test func noNameStandsBelowTheSignatureOfAnother() throws {
        func sign(_ organization: inout Organization) {
            organization.signatories = [.en: "Lee Marsh", .he: "דנה לוי"]
            organization.signatures = [.en: "lee.png"]
        }
        #expect(try page("{{ signature }}\n", language: "he", change: sign).contains("class=\"room\""))
        // A Spanish letter is signed by the English name, so by that person's hand.
        let spanish = try page("{{ signature }} {{ signatory }}\n", language: "es") {
            sign(&$0)
            $0.signatory = "Lee Marsh"
        }
        #expect(spanish.contains("class=\"signature es\"") && spanish.contains("Lee Marsh</bdi>"))
    }

    @Test func aPictureThatIsMissingOrNoneIsSaid() {
        var organization = Organization(name: "F")
        organization.signatures = [.en: "a.png", .es: "b.png", .he: "c.png"]
        let read = SignaturePictures.read(organization) { path in
            switch path {
            case "a.png": nil
            case "b.png": PlanFile(path: path, text: "<svg/>")
            default:
                PlanFile(path: path, bytes: PictureSample.png(behind: [UInt8](repeating: 0, count: 65_536)))
            }
        }
        #expect(read.pictures == .none)
        #expect(
            read.findings.map(\.message) == [
                "the picture of the signature does not exist",
                "the file of the signature is not a PNG or JPEG picture",
                "the picture of the signature has more than 64 KiB",
            ])
        #expect(read.findings.map(\.subject) == ["a.png", "b.png", "c.png"])
        #expect(read.findings.allSatisfy { $0.code == "signature-picture" && $0.severity == .error })
    }

    @Test func aSlipShowsWhereToGiveOnline() throws {
        let page = try page("{{ giving_page }}\n", copies: 3) {
            $0.givingPage = "https://give.example.org/?a=1&b=2"
        }
        #expect(page.contains("<p><bdi>https://give.example.org/?a=1&amp;b=2</bdi></p>"))
        let link =
            "<p>Or give online:<br><a href=\"https://give.example.org/?a=1&amp;b=2\" dir=\"ltr\">"
            + "https://give.example.org/?a=1&amp;b=2</a></p>\n"
            + "<span class=\"qr\" role=\"img\" aria-label=\"QR code of the address\"></span>\n</div>\n"
        #expect(page.ranges(of: link).count == 3)
        #expect(page.ranges(of: "data:image/svg+xml;base64,").count == 1)
    }

    /// WeasyPrint loses the code in a flex box, breaks a slip that is in one, and knows neither `gap` nor
    /// logical margins.
    @Test func aSlipIsLaidOutForBothPrinters() throws {
        let page = try page("Dear friend\n") { $0.givingPage = "https://give.example.org" }
        let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
        for line in style.split(separator: "\n") where !line.hasPrefix("@supports") {
            #expect(!line.contains("flex") && !line.contains("gap:") && !line.contains("-inline"), "\(line)")
        }
        #expect(style.contains("@supports (display: flex) { .letter { display: flex;"))
        #expect(style.contains(".two { display: table;") && style.contains(".qr { display: table-cell;"))
        // Boxes to tick keep their distance from the right in Hebrew.
        #expect(style.contains("[dir=rtl] .choice { margin-right: 0; margin-left: 1.4em; }"))
    }

    @Test func theAppealsOwnPageGoesBeforeTheCharitys() throws {
        var organization = LetterSample.organization
        organization.givingPage = "https://give.example.org"
        let plan = Plan(organization: organization, campaigns: [])
        var appeal = LetterSample.appeal
        appeal.givingPage = "https://give.example.org/winter"
        let day = Sample.day("2026-11-21")
        let online = LetterFacts(plan: plan, appeal: appeal, today: day).online
        #expect(online?.address == "https://give.example.org/winter" && online?.code != nil)
        #expect(
            LetterFacts(plan: plan, appeal: nil, today: day).online?.address == "https://give.example.org")
        #expect(LetterFacts(plan: LetterSample.plan(), appeal: nil, today: day).online == nil)
    }

    @Test func aLetterThatNamesAPageNeedsOne() throws {
        let template = try #require(LetterSample.read("{{ giving_page }}\n").template)
        let items = [LetterRun.Item(letter: Letter(row: LetterSample.row()), template: template)]
        let findings = LetterRun(facts: LetterSample.facts, items: items).findings()
        #expect(
            findings.map(\.message) == ["giving_page is missing for 1 donor: no page to give on is set"])
        #expect(findings[0].hint?.contains("Campaigns/organization.yml") == true)
    }
}
