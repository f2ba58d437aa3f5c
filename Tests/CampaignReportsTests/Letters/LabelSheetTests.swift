import CampaignKit
import Testing

@testable import CampaignReports

/// Thirty addresses on a page, and none on its neighbor's label.
@Suite("Labels")
struct LabelSheetTests {
    private func sheets(_ rows: [MailMergeRow], skipping: Int = 0) -> String {
        var bytes: [UInt8] = []
        LabelSheet.write(rows, title: "Labels", skipping: skipping) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func thirtyOnAPage() {
        let rows = (1...61).map { LetterSample.row(Int64($0)) }
        let page = sheets(rows)
        #expect(page.ranges(of: "<div class=\"sheet\">").count == 3)
        #expect(page.ranges(of: "<p class=\"label").count == 61)
        #expect(page == sheets(rows))
        #expect(sheets([]).ranges(of: "<div").isEmpty)
    }

    /// 3 × 2.625 and 2 × 0.125 inches between two margins of 0.1875 are the 8.5 of the sheet.
    @Test func columnsNeedNoGrid() {
        let css = sheets([])
        #expect(!css.contains("grid") && css.contains("float: left; margin: 0 .125in 0 0;"))
        #expect(css.contains(".label:nth-child(3n) { margin-right: 0; }"))
        #expect(css.contains("width: 8.5in; height: 11in; padding: .5in .1875in 0;"))
    }

    @Test func aSheetThatWasBegun() {
        let page = sheets([LetterSample.row(), LetterSample.row(2)], skipping: 29)
        #expect(page.ranges(of: "<p class=\"label\"></p>").count == 29)
        #expect(page.ranges(of: "<div class=\"sheet\">").count == 2)
        #expect(page.ranges(of: "</div>").count == 2)
    }

    @Test func longNamesShrinkAndWrap() {
        #expect(LabelSheet.size(["Ana Ruiz", "12 Elm Street", "Brooklyn, NY 02138"]) == 10)
        let long = String(repeating: "Embercroft-Fallowgate ", count: 4)
        #expect(LabelSheet.size([long, long, "Apt 2", "Brooklyn, NY 02138", "ISRAEL"]) < 9)
        #expect(LabelSheet.size([String(repeating: "W", count: 2000)]) == 6)
        let sizes = (1...200).map { LabelSheet.size([String(repeating: "n", count: $0 * 3), "b", "c"]) }
        #expect(sizes == sizes.sorted(by: >))
        // Whatever does not fit is cut off at the label's own edge.
        #expect(
            sheets([]).contains("box-sizing: border-box; width: 2.625in; height: 1in;"))
        #expect(sheets([]).contains("overflow: hidden"))
    }

    @Test func hostileNamesStayText() {
        let row = LetterSample.row { $0.addressee = "<b>x</b>\u{202E}{{ ask1 }}" }
        let page = sheets([row])
        #expect(page.contains("<bdi>&lt;b&gt;x&lt;/b&gt;{{ ask1 }}</bdi>"))
        #expect(!page.contains("\u{202E}"))
    }
}
