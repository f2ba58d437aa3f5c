import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

/// Whether a page shows what it showed when it was built.
@Suite("Edited pages") struct PageEditTests {
    private static let template = """
        We have {{ raised | short }}, which is 55% of what is needed, since 5 May. [Our site](https://example.org)

        ```{progress}
        ```

        ```{status}
        ```
        """

    private func page(_ audience: Audience = .board, donors: Int64 = 1377) throws -> String {
        let plan = Sample.plan()
        let file = Sample.file(Self.template + "\n", front: "title: One\naudience: \(audience)")
        let report = try #require(ParsedReport.read(file, plan: plan, as: .html).report)
        var figures = Sample.figures(plan, audience: audience, donors: donors)
        figures.origin = PageOrigin(
            template: "Reports/test.md", campaign: nil, audience: audience, grant: 7,
            since: CalendarDate("2026-06-30"), plan: "0a1b",
            ledger: "0123456789abcdef")
        return try #require(ReportBuilder(report, figures: figures).page().text)
    }

    private func integrity(_ html: String) throws -> PageIntegrity { try #require(BuiltPage(html)).integrity }

    @Test func aPageSaysWhatItWasMadeFrom() throws {
        let built = try #require(BuiltPage(try page()))
        #expect(
            built.origin
                == PageOrigin(
                    template: "Reports/test.md", campaign: nil, audience: .board, grant: 7,
                    since: CalendarDate("2026-06-30"), plan: "0a1b",
                    ledger: "0123456789ab"))
        #expect(built.integrity == .whole)
        #expect(try integrity(try page(.public)) == .whole)
    }

    @Test(
        "Every edit of words is found, figures or not, on pages for anyone",
        arguments: [
            ("55% of what", "75% of what"), ("since 5 May", "since 5 March"), ("is needed", "is in hand"),
            ("Skip to the report", "Skip the report"), ("<title>One", "<title>Two"),
            ("Every figure is as of", "No figure is as of"),
        ])
    func words(_ before: String, _ after: String) throws {
        for audience in [Audience.board, .public] {
            let html = try page(audience)
            #expect(html.contains(before))
            let edited = html.replacing(before, with: after, maxReplacements: 1)
            #expect(try integrity(edited) == .wordsChanged, "\(before)")
            let comparison = BuiltPage.compare(edited, with: html)
            #expect(comparison.isOriginal && !comparison.isSame && comparison.edits.count == 1)
            #expect(comparison.edits.first?.built.isEmpty == false)
        }
    }

    @Test func anotherChartLinkOrStyleIsFoundToo() throws {
        let html = try page()
        let bar = try #require(html.firstRange(of: "width=\""))
        var longer = html
        longer.insert("9", at: bar.upperBound)
        let others = [
            longer, html.replacing("https://example.org", with: "https://example.com"),
            html.replacing("<style>", with: "<style>p{display:none}", maxReplacements: 1),
            html.replacing("<p>We have", with: "<p hidden>We have"),
        ]
        for other in others {
            #expect(other != html)
            #expect(try integrity(other) == .looksChanged)
            #expect(BuiltPage.compare(other, with: html).edits == [])
        }
    }

    @Test func aPageThatABrowserSavedIsStillWhole() throws {
        let html = try page()
        let saved = html.replacing("&#39;", with: "'").replacing("\n", with: "\r\n")
            .replacing("<body>", with: "<!-- saved -->\n<body>").replacing("/>", with: ">")
            .replacing("<meta charset=\"utf-8\">", with: "<meta http-equiv=\"Content-Type\" content=\"x\">")
        #expect(saved != html)
        #expect(try integrity(saved) == .whole)
    }

    @Test func anotherDayAndAnotherDigestAreNoWayOut() throws {
        let html = try page()
        let moved = html.replacing("\"2026-11-20\"", with: "\"2026-11-21\"")
        #expect(try integrity(moved) == .looksChanged)
        // Someone who writes a new digest is found by the page built once more.
        let edited = html.replacing("55% of what", with: "75% of what")
        let content = PageContent(edited)
        let original = PageContent(html)
        let forged = edited.replacing(original.textDigest, with: content.textDigest)
            .replacing(original.digest, with: content.digest)
        #expect(try integrity(forged) == .whole)
        let comparison = BuiltPage.compare(forged, with: html)
        #expect(!comparison.isSame && !comparison.isOriginal && comparison.edits.count == 1)
        let without = html.replacing("-sha256\"", with: "-sha\"")
        #expect(try integrity(without) == .unknown)
    }

    @Test func linesThatCameAndWentAreNamed() throws {
        func page(_ words: [String]) -> String { words.map { "<p>\($0)</p>" }.joined() }
        let built = ["a", "b", "c", "d", "e"]
        let cases: [([String], [BuiltPage.Edit])] = [
            (built, []), (["a", "b", "x", "d", "e"], [.init(built: "c", page: "x")]),
            (["a", "b", "d", "e"], [.init(built: "c", page: "")]),
            (["a", "b", "c", "d", "e", "f"], [.init(built: "", page: "f")]),
            (["x", "a", "b", "c", "e"], [.init(built: "", page: "x"), .init(built: "d", page: "")]),
            ([], built.map { .init(built: $0, page: "") }),
        ]
        for (words, edits) in cases {
            #expect(BuiltPage.compare(page(words), with: page(built)).edits == edits, "\(words)")
        }
        let long = (0..<5000).map { "line \($0)" }
        let edits = BuiltPage.compare(page(long.reversed()), with: page(long)).edits
        #expect(edits.count == 5000)
    }

    /// Whatever letter or digit of what people read is changed.
    @Test func anyCharacterOfTheTextCounts() throws {
        var random = SeededGenerator(seed: 4)
        let html = try page()
        let body = try #require(html.firstRange(of: "<main"))
        var places: [String.Index] = []
        var isText = false
        for index in html[body.lowerBound...].indices {
            if html[index] == "<" { isText = false }
            if isText, html[index].isLetter || html[index].isNumber { places.append(index) }
            if html[index] == ">" { isText = true }
        }
        for _ in 0..<40 {
            let place = try #require(places.randomElement(using: &random))
            let other = html[place] == "7" ? "8" : "7"
            let edited = html.replacingCharacters(at: place, with: other)
            #expect(try integrity(edited) == .wordsChanged, "\(html[place])")
        }
    }
}

extension String {
    fileprivate func replacingCharacters(at place: Index, with text: String) -> String {
        String(self[..<place]) + text + String(self[index(after: place)...])
    }
}
