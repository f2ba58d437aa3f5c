import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

/// The address of a letter where the window of the charity's envelopes is.
@Suite("Windows of envelopes")
struct LetterWindowTests {
    private func page(_ window: String) throws -> String {
        let more = window.isEmpty ? "" : "\nwindow: \(window)"
        let template = try #require(LetterSample.read("{{ salutation }}", more: more).template)
        let item = LetterRun.Item(letter: Letter(row: LetterSample.row()), template: template)
        let run = LetterRun(facts: LetterSample.facts, items: [item])
        return String(decoding: run.page(of: item), as: UTF8.self)
    }

    @Test func theAddressIsWhereTheWindowIs() throws {
        let page = try page("{left: 20mm, top: 45mm}")
        #expect(page.contains("class=\"letter window-2000-4500\""))
        #expect(page.contains(".window-2000-4500 .to { left: -2.86mm; top: 32.30mm; }"))
        #expect(page.contains(".window-2000-4500 .to { left: 20.00mm; top: 45.00mm; }"))
        #expect(page.contains(".window-2000-4500 header { height: 82.55mm; }"))
    }

    @Test func theTextBeginsBelowALowWindow() throws {
        let page = try page("{left: 3.9in, top: 80mm}")
        #expect(page.contains(".window-9906-8000 .to { left: 76.20mm; top: 67.30mm; }"))
        #expect(page.contains(".window-9906-8000 header { height: 100.32mm; }"))
    }

    @Test func theUsualWindowNeedsNoWord() throws {
        let page = try page("")
        #expect(!page.contains("window-") && page.contains("class=\"letter\""))
        #expect(page.contains(".to { position: absolute; top: 1.95in; left: 0;"))
    }

    @Test(arguments: [
        "{left: 20, top: 45mm}", "{left: 20mm, top: 39mm}", "{left: 101mm, top: 45mm}",
        "{left: 2.005in, top: 45mm}", "{left: -1mm, top: 45mm}", "{left: 20mm}", "left",
        "{left: 20mm, top: 45mm, right: 1mm}", "{left: ١in, top: 45mm}",
    ])
    func whatIsNoPositionIsSaidWithItsLine(_ window: String) {
        let read = LetterSample.read("{{ salutation }}", more: "\nwindow: \(window)")
        #expect(read.template == nil)
        #expect(read.findings.count == 1 && read.findings.first?.location?.line == 4)
    }
}
